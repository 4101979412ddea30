"""The work on a letter: the draft, what it says and does, what keeps it out of the plan, and every change to it."""

from __future__ import annotations

from dataclasses import replace

from game.app.correspondence import inbox_letters
from game.app.letter_draft import LetterDesk
from game.app.refusal_words import in_words
from game.app.status import status
from game.app.term_sheet import TermLine, channels, term_sheet
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Plan, Refusal
from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.desk.taking_back import TakingBack
from game.ui.scenes.intents import Notify
from game.ui.scenes.letters.clause_rows import LevelBox
from game.ui.scenes.match_state import MatchState
from game.ui.sound import sound

MEMORY = "letter-in-hand"
"""Where the desk keeps a letter that is not yet in the plan."""
_CHANGES = "letter-changes"
"""Where it keeps what was changed of each letter, by its place in the plan, so that it can be taken back later."""


class LetterWork(TakingBack):
    """What a letter desk holds and does; how it looks is left to the scene.

    place: place of the letter among those of the plan, or None for a new one. touched: the term changed or looked at
    last. changes: how often something was changed. refused: why the last change was refused, or empty.
    """

    def __init__(
        self, match: MatchState, draft: int | None = None, answers: str | None = None, *, counter: bool = False
    ) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.place = draft
        self._sheet_of = ""
        self.tab = "terms"
        self.touched = ""
        self.changes = 0
        self.refused = ""
        self.choosing = False
        self.desk = LetterDesk(match.session, match.side, self._in_hand(answers), self._others())
        kept = match.memory.setdefault(_CHANGES, {})
        if self.place in kept and kept[self.place].now == self.desk.draft():
            self.desk.changes = kept[self.place]
        kept[self.place] = self.desk.changes
        if answers is not None:
            self._note(self.desk.counter_to(answers) if counter else self.desk.set_answers(answers))
        self._update()

    def dress(self, kit: Kit) -> None:
        self._sheet_of = ""
        self._update()
        super().dress(kit)

    def _in_hand(self, answers: str | None) -> LetterDraft | None:
        """The draft to begin with: that of the plan, or what was left on the desk."""
        if self.place is not None:
            return self.match.draft.plan().letters[self.place]
        left: LetterDraft | None = self.match.memory.get(MEMORY)
        return left if answers is None or (left is not None and left.answers == answers) else None

    def _others(self) -> Plan:
        """The rest of the plan, which this letter follows."""
        plan = self.match.draft.plan()
        letters = plan.letters if self.place is None else plan.letters[: self.place]
        return replace(plan, letters=letters)

    def _update(self) -> None:
        """Work out again what the changed draft says and does."""
        match, draft = self.match, self.desk.draft()
        if self._sheet_of != draft.channel:
            self._sheet_of = draft.channel
            self.status = status(match.session, match.side)
            self.received = inbox_letters(match.session, match.side)
            self.channels = channels(match.session, match.side)
            self.terms = term_sheet(match.session, match.side, draft.channel)
        self.paper = self.desk.preview()
        self.believed = self.desk.believed()
        self.problem = self._problem(draft)
        if self.place is None:
            match.memory[MEMORY] = draft

    def _problem(self, draft: LetterDraft) -> Refusal | None:
        plan = self.match.draft.plan()
        letters = list(plan.letters)
        if self.place is None:
            letters.append(draft)
        else:
            letters[self.place] = draft
        own = self.desk.problem()
        return own or self.match.session.refuse(self.match.side, replace(plan, letters=tuple(letters)))

    def _note(self, refusal: Refusal | None) -> Intent | None:
        """Remember why a change was refused, if it was, and work everything out again."""
        self.refused = "" if refusal is None else in_words(self.match.session, self.match.side, refusal)
        if hasattr(self, "paper"):
            self.changes += 1
            self._update()
        if refusal is None:
            sound("key")
        else:
            sound("refused", because=self.refused)
        return None

    # -- what the person does --------------------------------------------------------------------------------------

    def _clause(self, term: str) -> Clause | None:
        return next((c for c in self.desk.draft().clauses if c.term == term), None)

    def _pick(self, line: TermLine, boxes: tuple[LevelBox, ...], index: int) -> Intent | None:
        self.touched, box, now = line.id, boxes[index], self._clause(line.id)
        if box.kind is None:
            return self._note(self.desk.drop_clause(line.id))
        kind, secret = box.kind, False
        if now is not None and kind is not ClauseKind.REFUSAL:
            kind = now.kind if now.kind is not ClauseKind.REFUSAL else kind
            secret = now.secret and line.can_be_secret
        return self._note(self.desk.set_clause(line.id, kind, box.level, secret=secret))

    def _set_kind(self, term: str, kind: ClauseKind) -> Intent | None:
        now = self._clause(term)
        return None if now is None else self._note(self.desk.set_clause(term, kind, now.level, secret=now.secret))

    def _toggle_secret(self, term: str) -> Intent | None:
        now = self._clause(term)
        return (
            None if now is None else self._note(self.desk.set_clause(term, now.kind, now.level, secret=not now.secret))
        )

    def _answer(self, letter: str | None) -> Intent | None:
        self.choosing = False
        return self._note(self.desk.set_answers(letter))

    def _ask_answers(self) -> Intent | None:
        self.choosing = True
        return None

    def _take_over(self) -> Intent | None:
        answered = self.desk.draft().answers
        return None if answered is None else self._note(self.desk.counter_to(answered))

    def _clear(self) -> Intent | None:
        self.desk.clear()
        return self._note(None)

    def undo(self) -> Intent | None:
        self.tell(self.desk.undo() or tr("There is nothing to take back."))
        return self._note(None)

    def redo(self) -> Intent | None:
        self.tell(self.desk.redo() or tr("There is nothing to do again."))
        return self._note(None)

    def _show(self, part: str) -> Intent | None:
        self.tab = part
        return None

    def _into_plan(self) -> Intent | None:
        plan, draft = self.match.draft, self.desk.draft()
        refusal = plan.add_letter(draft) if self.place is None else plan.replace_letter(self.place, draft)
        if refusal is not None:
            return self._note(refusal)
        self.match.memory.pop(MEMORY, None)
        self.match.memory.pop(_CHANGES, None)
        sound("bell")
        return Notify(tr("The letter is in your plan. It goes out when the watch ends."))

    def _out_of_plan(self) -> Intent | None:
        if self.place is not None:
            self.match.draft.remove_letter(self.place)
        self.match.memory.pop(_CHANGES, None)
        return Notify(tr("The letter is out of your plan."))
