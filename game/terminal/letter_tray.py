"""The commands that write: letters, counter-drafts, a yes, and taking an offer back."""

from __future__ import annotations

from game.app.correspondence import inbox_letters, preview, preview_acceptance, sent_letters, standing_offers
from game.app.draft_plan import blows
from game.app.letter_draft import LetterDesk
from game.app.letter_paper import LetterPaper
from game.app.refusal_words import in_words
from game.app.term_sheet import channels, term_sheet
from game.core.plans import Acceptance, Plan, Refusal
from game.locale import tr, trn
from game.terminal import pages
from game.terminal.composer import Composer
from game.terminal.paper import match
from game.terminal.reading_room import ReadingRoom


class LetterTray(ReadingRoom):
    """What one side can write in a watch."""

    def terms(self, rest: str) -> None:
        """Write the term sheet with its levels."""
        lines = channels(self.session, self.side)
        found = match(rest, [(c.id, c.label) for c in lines])
        channel = found[0] if found else next((c.id for c in lines if c.open), lines[0].id)
        self.paper.head(tr("The term sheet"))
        for t in term_sheet(self.session, self.side, channel):
            own = (
                tr("yours to give")
                if t.binds == self.side
                else tr("theirs to give")
                if t.binds
                else tr("a warning of yours")
            )
            self.paper.say(" ".join(x for x in (f"{t.id}: {t.label}, {own}.", t.about, t.gloss) if x), hang=4)
            for x in t.levels:
                worth = f" ({x.worth})" if x.worth else ""
                self.paper.say(f"{x.level}: {x.label}{worth}", indent=6, hang=9)
        self.paper.line()
        self.paper.line(tr("Channels:"))
        for c in lines:
            state = "" if c.open else tr(" Closed: {reason}.", reason=c.reason)
            self.paper.say(f"{c.id}: {c.label}; {c.pace}. {c.about} {points(c.cost)}.{state}", hang=4)

    def letter(self, rest: str) -> None:
        """Write a letter: step by step, in one line, or `letter edit N`."""
        if blows(self.session, self.side):
            self.paper.say(tr("While blows are exchanged nothing else gets through."))
            return
        words = rest.split()
        if words and words[0] == "edit":
            self._edit(words[1] if len(words) > 1 else "1")
            return
        desk = LetterDesk(self.session, self.side, plan=self.draft.plan())
        composer = Composer(self.paper, desk)
        draft = composer.quick(rest) if rest else composer.guide()
        if draft is None:
            self.paper.say(tr("No letter was added."))
            return
        if not self._refused(self.draft.add_letter(draft)):
            if rest:
                pages.show_letter(
                    self.paper,
                    preview(
                        self.session, self.side, draft, plan=self.draft.plan(), index=len(self.draft.plan().letters) - 1
                    ),
                )
                for row in desk.believed():
                    self.paper.say(f"- {row}", indent=2, hang=4)
            self.paper.say(tr("The letter is in the plan. It goes when you seal."))

    def _edit(self, number: str) -> None:
        letters = self.draft.plan().letters
        if not number.isdigit() or not 1 <= int(number) <= len(letters):
            self.paper.say(tr("There is no such letter in the plan."))
            return
        index = int(number) - 1
        before = Plan(letters=letters[:index])
        draft = Composer(self.paper, LetterDesk(self.session, self.side, letters[index], plan=before)).guide()
        if draft is not None and not self._refused(self.draft.replace_letter(index, draft)):
            self.paper.say(tr("The letter is changed."))

    def counter(self, rest: str) -> None:
        """Take their offer as the draft of an answer."""
        offers = [x for x in inbox_letters(self.session, self.side) if x.clauses]
        found = self._which(rest, offers, tr("There is no letter with terms."), "counter")
        if found is None:
            return
        desk = LetterDesk(self.session, self.side, plan=self.draft.plan())
        if self._refused(desk.counter_to(found.id)):
            return
        draft = Composer(self.paper, desk).guide()
        if draft is not None and not self._refused(self.draft.add_letter(draft)):
            self.paper.say(tr("The letter is in the plan. It goes when you seal."))

    def accept(self, rest: str) -> None:
        """Say yes to a standing offer: `accept N [channel]`."""
        which, _, way = rest.partition(" ")
        offers = list(standing_offers(self.session, self.side))
        found = self._which(which, offers, tr("There is no standing offer that would end the crisis."), "accept")
        if found is None:
            return
        if self._refused(self.draft.accept(found.id, way.strip() or None)):
            return
        taken = self.draft.plan().accept
        if isinstance(taken, Acceptance):
            paper = preview_acceptance(self.session, self.side, taken)
            if paper is not None:
                pages.show_letter(self.paper, paper)
        self.paper.say(tr("The yes is in the plan. It goes when you seal."))

    def withdraw(self, rest: str) -> None:
        """Have the letter in the plan take back an offer of one's own."""
        own = [x for x in sent_letters(self.session, self.side) if x.state == "standing"]
        found = self._which(rest, own, tr("There is no standing offer of yours."), "withdraw")
        if found is not None and not self._refused(self.draft.withdraw(found.id)):
            self.paper.say(tr("The first letter of your plan will take it back."))

    def _which(self, rest: str, letters: list[LetterPaper], none: str, command: str) -> LetterPaper | None:
        if not letters:
            self.paper.say(none)
            return None
        if not rest and len(letters) > 1:
            pages.show_letters(self.paper, letters)
            self.paper.say(tr("Type {command} and a number.", command=command))
            return None
        found = match(rest, [(x.id, x.headline) for x in letters]) if rest else [letters[0].id]
        if len(found) != 1:
            self.paper.say(
                tr("Type {command} and a number from 1 to {letters}.", command=command, letters=len(letters))
            )
            pages.show_letters(self.paper, letters)
            return None
        return next(x for x in letters if x.id == found[0])

    def _refused(self, refusal: Refusal | None) -> bool:
        if refusal is None:
            return False
        self.paper.say(in_words(self.session, self.side, refusal))
        return True


def points(cost: int) -> str:
    """Return a cost in words."""
    return trn("{count} point", "{count} points", cost)
