"""One watch after another: brief, desk, seal, incident, assessment, ending; and the cover sheet between two players."""

from __future__ import annotations

from collections.abc import Callable

from game.core.phases import Phase
from game.core.plans import Refusal
from game.core.sides import Side
from game.locale import tr
from game.ui.flow.director import Answers, Director
from game.ui.intents import Intent
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask


def following(director: Director) -> TreeScene:
    """The screen that the match asks for now."""
    match = director.match
    session = match.session
    match.said = match.said or _save_trouble(director)
    if session.phase is Phase.ENDED:
        return _ending(director)
    if session.phase is Phase.INCIDENT:
        return _at(director, session.waiting_for or match.side, _incident)
    order = sorted(session.people, key=lambda side: side != match.side)
    if session.phase is Phase.ASSESS:
        unread = [side for side in order if side not in director.assessed]
        return _at(director, unread[0], _assessment) if unread else _close_watch(director)
    undecided = [side for side in order if side not in session.match.plans]
    if not undecided:
        return director.only(director.trouble(tr("Nobody is left to decide in this watch, so it cannot go on.")))
    return _at(director, undecided[0], _deliberation)


def _at(director: Director, side: Side, screen: Callable[[Director], TreeScene]) -> TreeScene:
    """A screen of one side's desk, behind a cover sheet if the other side sat here last."""
    if side != director.match.side or director.covered:
        from game.ui.scenes.watch.hand_over import HandOverScene

        director.covered = True
        return director.only(HandOverScene(side))
    return director.only(screen(director))


def _deliberation(director: Director) -> TreeScene:
    from game.app.draft_plan import blows
    from game.ui.scenes.desk.desk import DeskScene
    from game.ui.scenes.watch.blows import BlowsScene
    from game.ui.scenes.watch.briefing import BriefingScene

    match = director.match
    if match.side not in director.briefed:
        return BriefingScene(match)
    return BlowsScene(match) if blows(match.session, match.side) else DeskScene(match)


def _incident(director: Director) -> TreeScene:
    from game.ui.scenes.watch.incident import IncidentScene

    return IncidentScene(director.match)


def _assessment(director: Director) -> TreeScene:
    from game.ui.scenes.watch.assessment import AssessmentScene

    return AssessmentScene(director.match)


def _ending(director: Director) -> TreeScene:
    from game.app.ending import ending
    from game.ui.scenes.ends.ending import EndingScene

    director.pages = ending(director.match.session)
    assert director.pages is not None
    page = director.only(EndingScene(director.match, director.pages))
    if director.pages.kind == "war" and director.window.wishes.short_endings:
        # Whoever wishes it reads the causes at once, and is not led back to the page of the war from them.
        director.answers[ask.OpenDebrief](director, ask.OpenDebrief())
        return director.stack[-1]
    return page


def _close_watch(director: Director) -> TreeScene:
    match = director.match
    director.briefed, director.assessed = set(), set()
    _note(director, match.session.close_watch())
    match.sit(match.side)
    return following(director)


def _take_desk(director: Director, intent: ask.TakeDesk) -> TreeScene:
    director.covered = False
    director.match.sit(intent.side)
    return following(director)


def _open_watch(director: Director, _intent: Intent) -> TreeScene:
    match = director.match
    director.briefed.add(match.side)
    if match.session.phase is not Phase.BRIEF:
        return following(director)

    def opened(refusal: Refusal | None) -> TreeScene:
        match.sit(match.side)
        return _went_on(director, refusal)

    return _while_they_think(director, match.session.open_watch, opened)


def _ask_seal(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.desk.seal import SealScene

    return director.over(SealScene(director.match, director.stack[-1]))


def _seal(director: Director, intent: Intent) -> TreeScene:
    """Lay the sealed plan on the desk for a moment, in which it can be taken back; not for who wants no waiting."""
    from game.ui.scenes.desk.seal import SealScene
    from game.ui.scenes.desk.sealed import SealedScene

    wishes = director.window.wishes
    if wishes.instant_text:
        return _send(director, intent)
    below = director.stack[-1]
    if isinstance(below, SealScene):
        director.stack.pop()
        below = below.below
    return director.over(SealedScene(director.match, below, waits=director.window.listened))


def _send(director: Director, _intent: Intent) -> TreeScene:
    match = director.match
    plan = match.draft.plan()
    return _while_they_think(
        director, lambda: match.session.seal(match.side, plan), lambda refusal: _went_on(director, refusal)
    )


def _answer(director: Director, intent: ask.AnswerIncident) -> TreeScene:
    session = director.match.session
    return _while_they_think(
        director, lambda: session.answer(intent.option), lambda refusal: _went_on(director, refusal)
    )


def _assessment_read(director: Director, _intent: Intent) -> TreeScene:
    director.assessed.add(director.match.side)
    return following(director)


def _while_they_think(
    director: Director, act: Callable[[], Refusal | None], then: Callable[[Refusal | None], TreeScene]
) -> TreeScene:
    """Carry out a command after which policies decide: beside the window if one of them takes its time."""
    if director.match.session.slow:
        return director.waiting(tr("The other side deliberates."), act, then, stops=False)
    return then(act())


def _went_on(director: Director, refusal: Refusal | None) -> TreeScene:
    _note(director, refusal)
    return following(director)


def _note(director: Director, refusal: Refusal | None) -> None:
    """What the rules refused is said on the next screen."""
    if refusal is not None:
        because = f"{refusal.because[:1].upper()}{refusal.because[1:]}"
        director.match.notice = tr("{because}; {mend}.", because=because, mend=refusal.mend)


def _save_trouble(director: Director) -> str:
    problem = director.match.session.save_problem
    return tr("The match is not being written down. {problem}", problem=problem) if problem else ""


ANSWERS: Answers = {
    ask.AnswerIncident: _answer,
    ask.AskSeal: _ask_seal,
    ask.CloseWatch: _assessment_read,
    ask.OpenWatch: _open_watch,
    ask.SealPlan: _seal,
    ask.SendPlan: _send,
    ask.TakeDesk: _take_desk,
}
