"""Papers of the desk: each opens over what is shown, and Esc puts it back."""

from __future__ import annotations

from game.locale import tr
from game.ui.flow.director import Answers, Director
from game.ui.intents import Back, Intent, LookUp
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask


def _back(director: Director, _intent: Intent) -> TreeScene | None:
    return director.back()


def _to_desk(director: Director, _intent: Intent) -> TreeScene:
    del director.stack[1:]
    return director.stack[0]


def _notify(director: Director, intent: ask.Notify) -> TreeScene | None:
    below = director.back()
    if director.table is not None:
        director.table.notice = intent.words
    return below


def _letters(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.letters.letters import LettersScene

    return director.paper(LettersScene(director.match))


def _read(director: Director, intent: ask.ReadLetter) -> TreeScene:
    from game.ui.scenes.letters.reading import ReadingScene

    director.match.mark_seen(intent.letter)
    return director.paper(ReadingScene(director.match, intent.letter))


def _write(director: Director, intent: ask.OpenLetterDesk) -> TreeScene:
    from game.ui.scenes.letters.letter_desk import LetterDeskScene

    desk = LetterDeskScene(director.match, draft=intent.draft, answers=intent.answers, counter=intent.counter)
    return director.paper(desk)


def _accept(director: Director, intent: ask.OpenAccept) -> TreeScene:
    from game.ui.scenes.letters.accept import AcceptScene

    return director.paper(AcceptScene(director.match, intent.letter))


def _council(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.desk.council import CouncilScene

    return director.paper(CouncilScene(director.match))


def _codex(director: Director, intent: ask.OpenCodex) -> TreeScene:
    from game.ui.scenes.codex.codex import CodexScene

    return director.paper(CodexScene(director.table, term=intent.term))


def _look_up(director: Director, intent: LookUp) -> TreeScene | None:
    from game.ui.scenes.codex.codex import CodexScene
    from game.ui.scenes.wait import WaitScene

    # While the screen is covered between two players nobody's words may be looked up; the codex is open already.
    if director.covered or isinstance(director.stack[-1], CodexScene | WaitScene):
        return None
    return director.paper(CodexScene(director.table, here=intent.words))


def _sources(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.codex.codex import SourcesScene

    return director.paper(SourcesScene(director.match))


def _orders(director: Director, intent: ask.OpenOrders) -> TreeScene:
    from game.ui.scenes.desk.orders import OrdersScene

    if isinstance(director.stack[-1], OrdersScene):
        director.stack.pop()
    return director.paper(OrdersScene(director.match, intent.family))


def _map(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.desk.map_large import MapScene

    return director.paper(MapScene(director.match))


def _record(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.desk.record import RecordScene

    return director.paper(RecordScene(director.match))


def _save_record(director: Director, _intent: Intent) -> TreeScene:
    match, below = director.match, director.stack[-1]

    def work() -> str:
        from game.app.transcript import write_transcript

        return write_transcript(match.session, match.side, director.store.folder / "records")

    def then(words: str) -> TreeScene:
        match.notice = words
        return below

    return director.waiting(tr("Writing the record."), work, then)


def _standing(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.desk.standing import StandingScene

    return director.paper(StandingScene(director.match))


def _report(director: Director, intent: ask.ReadReport) -> TreeScene:
    from game.ui.scenes.desk.report import ReportScene

    return director.paper(ReportScene(director.match, intent.key))


def _save_as(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.front.save_as import SaveAsScene

    return director.paper(SaveAsScene(director.match))


ANSWERS: Answers = {
    Back: _back,
    LookUp: _look_up,
    ask.Notify: _notify,
    ask.OpenAccept: _accept,
    ask.OpenCodex: _codex,
    ask.OpenCouncil: _council,
    ask.OpenDesk: _to_desk,
    ask.OpenLetterDesk: _write,
    ask.OpenLetters: _letters,
    ask.OpenLog: _record,
    ask.OpenMap: _map,
    ask.OpenOrders: _orders,
    ask.OpenSaveAs: _save_as,
    ask.OpenSources: _sources,
    ask.OpenStanding: _standing,
    ask.SaveRecord: _save_record,
    ask.ReadLetter: _read,
    ask.ReadReport: _report,
}
