"""Debrief, odds and comparison: laid out beside the window, filled in while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.locale import tr
from game.ui.flow.director import Answers, Director
from game.ui.intents import Intent
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask
from game.ui.scenes.archive import odds_intents

if TYPE_CHECKING:
    from game.app.archive.archive import Archive
    from game.app.archive.roads import Road
    from game.app.ending import EndingPages
    from game.history.compare import Comparison
    from game.reports.debrief_roads import TwoRoads
    from game.ui.scenes.ends.debrief import DebriefScene
    from game.ui.scenes.ends.debrief_papers import DebriefPapers

FOLDER = "debriefs"
"""Beside the saves: where pages to print are written."""


def _debrief(director: Director, _intent: Intent) -> TreeScene:
    match, pages = director.match, director.pages
    assert pages is not None

    def work() -> DebriefPapers:
        import game.ui.scenes.ends.debrief  # noqa: F401 - loaded here, so that the window does not wait for it
        from game.ui.scenes.ends.debrief_papers import papers_of

        return papers_of(match.session)

    def show(papers: DebriefPapers) -> TreeScene:
        from game.ui.scenes.ends.debrief import DebriefScene

        first = pages.kind == "war" and director.window.wishes.short_endings
        scene = DebriefScene(match, pages, papers, director.odds_desk, first=first)
        return director.only(scene) if first else director.over(scene)

    return director.waiting(tr("Opening the files of both desks."), work, show)


def _tell_again(director: Director, _intent: Intent) -> TreeScene | None:
    from game.ui.scenes.ends.debrief import DebriefScene

    scene = director.stack[-1]
    if not isinstance(scene, DebriefScene):
        return None
    debrief: DebriefScene = scene

    def work() -> tuple[EndingPages | None, DebriefPapers]:
        from game.app.ending import ending
        from game.ui.scenes.ends.debrief_papers import papers_of

        return ending(debrief.match.session), papers_of(debrief.match.session)

    def then(found: tuple[EndingPages | None, DebriefPapers]) -> TreeScene:
        pages, papers = found
        if pages is not None:
            director.pages = pages
            debrief.take(pages, papers)
        return debrief

    return director.waiting(tr("Opening the files of both desks."), work, then)


def _save_page(director: Director, intent: odds_intents.SaveDebriefPage) -> TreeScene | None:
    from game.ui.scenes.ends.debrief import DebriefScene

    scene = director.stack[-1]
    if not isinstance(scene, DebriefScene):
        return None
    debrief: DebriefScene = scene

    def work() -> str:
        from game.ui.scenes.ends.debrief_page import write_page

        return write_page(debrief.match.session, debrief.papers, intent.odds, director.store.folder / FOLDER)

    def then(words: str) -> TreeScene:
        debrief.notice = words
        return debrief

    return director.waiting(tr("Writing the page."), work, then)


def _archive(director: Director) -> Archive:
    """The archive of the scenario in play, or of the one a new game would begin with; heavy, so beside the window."""
    from game.app.archive.archive import open_archive
    from game.app.choices import NewGame
    from game.app.newgame import model_of
    from game.core.phases import Phase
    from game.history.fold import Fold

    session = None if director.table is None else director.table.session
    if session is None:
        return open_archive(model_of((director.choices or NewGame()).scenario))
    playing = session.phase is not Phase.ENDED and bool(session.people)
    reader = director.match.side if playing else None
    # A fold of its own: the match may be played on while this is still being looked up.
    return open_archive(session.match.model, session.tree, Fold(session.match.model), reader)


def _roads(director: Director, *wanted: Road | str) -> list[Road]:
    """The roads themselves; those that are named by a key are looked up. KeyError: there is none of that name."""
    archive = _archive(director) if any(isinstance(road, str) for road in wanted) else None
    found = []
    for road in wanted:
        if isinstance(road, str):
            assert archive is not None
            found.append(archive.road(road))
        else:
            found.append(road)
    for road in found:
        _ = road.branch  # played here, beside the window
    return found


def _odds(director: Director, intent: odds_intents.OpenOdds) -> TreeScene:
    session = None if director.table is None else director.table.session

    def show(roads: list[Road]) -> TreeScene:
        from game.ui.scenes.archive.odds import OddsScene

        return director.over(OddsScene(roads[0], intent.number, director.odds_desk, session))

    def work() -> list[Road]:
        import game.ui.scenes.archive.odds  # noqa: F401 - loaded here, so that the window does not wait for it
        from game.app.archive.odds_words import modesty_of
        from game.odds.seats import seats_of

        roads = _roads(director, intent.road)
        branch = roads[0].branch
        modesty_of(branch.model, 0, seats_of(branch.setup))  # its words are read from the disk the first time
        return roads

    return director.waiting(tr("Looking up the place."), work, show)


def _compare(director: Director, intent: odds_intents.OpenCompare) -> TreeScene:
    session = None if director.table is None else director.table.session

    def work() -> tuple[list[Road], list[Road], Comparison, TwoRoads]:
        import game.ui.scenes.archive.compare  # noqa: F401 - loaded here, so that the window does not wait for it
        from game.app.comparing import two_roads
        from game.history.compare import compare

        a, b = _roads(director, intent.a, intent.b)
        found = compare(a.branch, b.branch)
        told = two_roads(a.branch, b.branch, comparison=found, names=(a.title, b.title))
        return [a, b], list(_archive(director).roads), found, told

    def show(found: tuple[list[Road], list[Road], Comparison, TwoRoads]) -> TreeScene:
        from game.ui.scenes.archive.compare import CompareScene

        (a, b), others, comparison, told = found
        if isinstance(director.stack[-1], CompareScene):
            director.stack.pop()
        return director.over(CompareScene(a, b, others, director.odds_desk, session, comparison, told))

    return director.waiting(tr("Laying the roads side by side."), work, show)


ANSWERS: Answers = {
    ask.OpenDebrief: _debrief,
    odds_intents.OpenCompare: _compare,
    odds_intents.OpenOdds: _odds,
    odds_intents.SaveDebriefPage: _save_page,
    odds_intents.TellDebriefAgain: _tell_again,
}
