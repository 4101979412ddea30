"""The archive: the tree, watching a road, taking over, sharing. What has to be played is played beside the window."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.core.phases import Phase
from game.locale import tr
from game.ui.flow.ahead import made_ready
from game.ui.flow.director import Answers, Director
from game.ui.intents import Intent
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask
from game.ui.scenes.archive import tree_intents as want

if TYPE_CHECKING:
    from game.app.archive.archive import Archive
    from game.app.archive.finding import FoundRoad
    from game.app.archive.roads import Road
    from game.app.session import Session
    from game.ui.scenes.archive.tree import BranchesScene, Sheets

_MOST_SEED = 1_000_000


def _open(director: Director, _intent: Intent) -> TreeScene:
    def work() -> tuple[Archive, Sheets]:
        import game.ui.scenes.archive.tree  # noqa: F401 - loaded here, so that the window does not wait for it
        from game.history.annals import annals_of

        found = _archive(director)
        annals_of(found[0].model)  # its words are read from the disk the first time
        return found

    return director.waiting(tr("Laying out the branches."), work, lambda found: _show(director, *found))


def _archive(director: Director) -> tuple[Archive, Sheets]:
    """The archive of the match in play, or of the scenario a new game begins with."""
    from game.app.archive.archive import open_archive
    from game.app.choices import NewGame
    from game.app.newgame import model_of
    from game.history.fold import Fold

    table = director.table
    if table is None:
        archive = open_archive(model_of((director.choices or NewGame()).scenario))
    else:
        session = table.session
        model = session.match.model
        reader = None if session.phase is Phase.ENDED else table.side
        # A fold of its own: the match may be played on while the tree is still being laid out.
        archive = open_archive(model, session.tree, Fold(model), reader)
    return archive, _sheets(archive)


def _sheets(archive: Archive) -> Sheets:
    from game.ui.scenes.archive.tree import Sheets

    return Sheets(archive.picture(), archive.picture(only_history=True))


def _show(director: Director, archive: Archive, sheets: Sheets, at: tuple[str, int] | None = None) -> TreeScene:
    from game.ui.scenes.archive.tree import BranchesScene
    from game.ui.scenes.archive.tree_odds import TreeOdds

    if not any(strand.stops for strand in sheets.whole.strands):
        return director.over(director.trouble(tr("This scenario has no history to look at yet; play a watch first.")))
    table = director.table
    session = None if table is None else table.session
    odds = TreeOdds(director.odds_desk, session)
    odds.recall(archive.roads)
    scene = BranchesScene(
        archive,
        sheets,
        session=session,
        side="us" if table is None else table.side,
        odds_desk=odds,
        at=at,
        seen=director.roads_seen,
    )
    return director.paper(scene)


def _map_then(director: Director, intent: want.OpenMapThen) -> TreeScene:
    from game.ui.scenes.desk.map_then import MapThenScene

    return director.over(MapThenScene(intent.maker, intent.number, intent.side))


def _watch(director: Director, intent: want.OpenWatching) -> TreeScene:
    from game.ui.scenes.archive.watching_pages import WatchMaker

    maker = WatchMaker(intent.road)

    def then(_made: Any) -> TreeScene:
        from game.ui.scenes.archive.watching import WatchingScene

        return director.over(WatchingScene(intent.road, intent.number, knew=intent.knew, maker=maker))

    def work() -> None:
        import game.ui.scenes.archive.watching  # noqa: F401 - loaded here, so that the window does not wait for it

        maker.make(intent.number)

    return director.waiting(tr("Looking up the papers of this watch."), work, then)


def _read_paper(director: Director, intent: want.ReadPaper) -> TreeScene:
    from game.ui.scenes.archive.watching import PaperScene

    return director.over(PaperScene(intent.paper))


# -- playing on ----------------------------------------------------------------------------------------------------


def _ask_how(director: Director, intent: want.OpenTakeOver) -> TreeScene:
    from game.app.choices import NewGame
    from game.app.refusal_words import in_words
    from game.ui.scenes.archive.take_over import GoBackScene, TakeOverScene

    table = director.table
    if table is not None and _own(table.session, intent.road):
        refusal = table.session.refuse_rewind()
        refused = "" if refusal is None else in_words(table.session, table.side, refusal)
        unsealed = table.session.phase in (Phase.DELIBERATE, Phase.SEAL) and not table.draft.empty
        return director.over(GoBackScene(intent.road, intent.number, unsealed=unsealed, refused=refused))
    choices = director.choices or NewGame()
    return director.over(TakeOverScene(intent.road, intent.number, choices, leaves=table is not None))


def _own(session: Session, road: Road) -> bool:
    return road.kind == "yours" and session.tree is not None and road.places[-1].node in session.tree.nodes


def _take_over(director: Director, intent: want.TakeOver) -> TreeScene:
    from game.app.take_over import take_over
    from game.saves.steps import Luck

    road = intent.road
    # A new luck is thrown freely, even where the old one was that of 1962.
    luck = Luck(seed=secrets.randbelow(_MOST_SEED), historical=False) if intent.new_luck else None
    director.choices = replace(intent.choices, seed=None)
    node = road.places[intent.number].node

    def work() -> Session:
        return made_ready(take_over(road.branch, node, intent.choices, luck, director.store))

    return director.waiting(tr("Taking the desk."), work, director.enter)


def _go_back(director: Director, intent: want.GoBack) -> TreeScene:
    from game.app.branching import new_luck
    from game.app.refusal_words import in_words
    from game.saves import SaveError

    match = director.match
    session = match.session
    try:
        refusal = session.rewind(intent.node, new_luck(session) if intent.new_luck else None)
    except SaveError as error:
        return director.over(director.trouble(str(error)))
    if refusal is not None:
        return director.over(director.trouble(in_words(session, match.side, refusal)))
    session.go_on()
    return director.enter(session)


# -- writing on the tree -------------------------------------------------------------------------------------------


def _ask_mark(director: Director, intent: want.OpenMark) -> TreeScene:
    from game.ui.scenes.archive.tree_mark import MarkScene

    return director.over(MarkScene(intent.node, intent.what, intent.text))


def _write(director: Director, intent: want.WriteMark) -> TreeScene | None:
    from game.app.refusal_words import in_words

    match = director.match
    refusal = match.session.write(intent.mark)
    if intent.back:
        director.back()
    tree = _tree_below(director)
    if tree is None:
        return None
    if refusal is not None:
        tree.notice = in_words(match.session, match.side, refusal)
        tree.refresh()
        return tree
    grown = match.session.tree
    if grown is None:
        return None
    archive = tree.archive.written_on(grown)
    tree.take(archive, _sheets(archive))
    return tree


def _tell_again(director: Director, _intent: want.TellAgain) -> TreeScene | None:
    """Lay the tree out anew in the words that its reader now wishes for."""
    tree = _tree_below(director)
    if tree is None:
        return None

    def then(found: tuple[Archive, Sheets]) -> TreeScene:
        tree.take(*found)
        return tree

    return director.waiting(tr("Laying out the branches."), lambda: _archive(director), then)


def _tree_below(director: Director) -> BranchesScene | None:
    from game.ui.scenes.archive.tree import BranchesScene

    top = director.stack[-1]
    return top if isinstance(top, BranchesScene) else None


# -- sharing -------------------------------------------------------------------------------------------------------


def _share(director: Director, intent: want.OpenShare) -> TreeScene:
    road, number = intent.road, intent.number
    table = director.table
    secret = road.reader is not None

    def work() -> tuple[str, tuple[tuple[bool, ...], ...], bytes]:
        from game.app.newgame import made_by, scenario_title
        from game.app.shared import export_tree
        from game.history.code import code_of_branch
        from game.history.planted import tree_of
        from game.history.qr import qr_matrix
        from game.history.tree_file import TreeFile, write_tree
        from game.saves import SaveError, Seats

        branch = replace(road.branch, watches=road.branch.watches[:number])
        code = code_of_branch(branch, made_by())
        try:
            matrix = qr_matrix(code)
        except SaveError:
            matrix = ()
        if table is not None and _own(table.session, road):
            return code, matrix, export_tree(table.session)
        us, ussr = road.branch.setup.personas
        seats = Seats(us=us, ussr=ussr, about=())
        model = branch.model
        file = TreeFile(tree=tree_of(road.branch), seats=seats, made_by=made_by(), title=scenario_title(model))
        return code, matrix, write_tree(file)

    def then(found: tuple[str, tuple[tuple[bool, ...], ...], bytes]) -> TreeScene:
        from game.ui.scenes.archive.share import ShareScene

        code, matrix, tree = found
        about = tr("{road}, up to stop {number}", road=road.title, number=number + 1)
        if secret:
            about = f"{about}. {tr('It holds both sides’ plans; the game does not read them to you')}"
        node = road.places[number].node
        return director.over(
            ShareScene(about, code, matrix, lambda: tree, director.store.folder / "shared", f"road-{node[:8]}")
        )

    return director.waiting(tr("Writing the code."), work, then)


def _ask_import(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.archive.share import ImportScene

    return director.over(ImportScene())


def _import(director: Director, intent: want.ImportRoad) -> TreeScene:
    from game.ui.scenes.archive.share import ImportScene

    text = intent.text.strip()

    def work() -> tuple[Archive, Sheets, str, str] | str:
        from game.app.choices import ChoiceError, NewGame
        from game.saves import SaveError

        try:
            found = _found(text, (director.choices or NewGame()).scenario, director)
            archive, key = _with_found(found)
        except (SaveError, ChoiceError) as error:
            return str(error)
        return archive, _sheets(archive), key, " ".join(found.remarks)

    def then(found: tuple[Archive, Sheets, str, str] | str) -> TreeScene:
        if isinstance(found, str):
            asked = director.stack[-1]
            if isinstance(asked, ImportScene):
                asked.problem = found
                asked.refresh()
                return asked
            return director.over(director.trouble(found))
        if isinstance(director.stack[-1], ImportScene):
            director.stack.pop()
        archive, sheets, key, remarks = found
        at, shared = _place_of(archive, sheets, key)
        scene = _show(director, archive, sheets, at)
        tree = _tree_below(director)
        if tree is not None:
            tree.notice = f"{remarks} {shared}".strip()
        return scene

    return director.waiting(tr("Playing the road."), work, then)


def _place_of(archive: Archive, sheets: Sheets, key: str) -> tuple[tuple[str, int] | None, str]:
    """Where a road that was opened ends on the sheet, and what to say if all of it lies on another."""
    node = archive.road(key).places[-1].node
    for strand in sheets.whole.strands:
        for stop in strand.stops:
            if stop.node == node:
                words = (
                    ""
                    if strand.key == key
                    else tr("What was opened lies on {title}, up to the chosen stop.", title=strand.title)
                )
                return (strand.key, stop.number), words
    return None, ""


def _found(text: str, scenario: str, director: Director) -> FoundRoad:
    from game.app.archive.finding import find_road

    code = "".join(text.split())
    return find_road(code if code.upper().startswith("KOW") else text, scenario, director.store)


def _with_found(found: FoundRoad) -> tuple[Archive, str]:
    """The archive of a road's scenario with that road in it, dashed like others that were not played here."""
    from game.app.archive.archive import open_archive
    from game.app.archive.roads import road_of_branch, roads_of_tree
    from game.app.lexicon import lexicon_of
    from game.history.fold import Fold

    model = found.branch.model
    archive = open_archive(model)
    words = lexicon_of(model)
    key = "opened"
    roads = [road_of_branch(key, "curated", found.title, found.branch, about=found.about, question=found.question)]
    for road in roads_of_tree(found.tree, Fold(model), lambda ending: words.label("endings", ending), own=False):
        if road.places[-1].node != roads[0].places[-1].node:
            roads.append(replace(road, kind="curated", title=f"{found.title}: {road.title}"))
    archive.roads = (*archive.roads, *roads)
    return archive, key


ANSWERS: Answers = {
    ask.OpenBranches: _open,
    want.GoBack: _go_back,
    want.ImportRoad: _import,
    want.OpenImport: _ask_import,
    want.OpenMark: _ask_mark,
    want.OpenShare: _share,
    want.OpenTakeOver: _ask_how,
    want.OpenMapThen: _map_then,
    want.OpenWatching: _watch,
    want.ReadPaper: _read_paper,
    want.TakeOver: _take_over,
    want.TellAgain: _tell_again,
    want.WriteMark: _write,
}
