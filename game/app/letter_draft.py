"""The letter desk: a letter in the making, with what it would say and what it would do if it were believed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.app.calendar import span
from game.app.changes import Changes
from game.app.clause_words import KIND_WORDS, level_label, term_label, tone_label
from game.app.correspondence import preview
from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.pulls import pull_of_letter
from game.app.session import Session
from game.app.term_sheet import GIVING, channels
from game.core.definitions import Term
from game.core.drafts import written
from game.core.legality import refuse_letter
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Plan, Refusal
from game.core.sides import Side, other
from game.core.worth import can_end_it, flat_worth, levels_of
from game.locale import listed, marked, tr


class LetterDesk:
    """A letter in the making. Every change is checked as it is made; what cannot be is refused and nothing changes."""

    def __init__(
        self, session: Session, side: Side, draft: LetterDraft | None = None, plan: Plan | None = None
    ) -> None:
        """Begin a new letter, or take up a draft again.

        Args:
            plan: the rest of the plan, so that the preview follows the letters before it.
        """
        self.session = session
        self.side = side
        self._plan = plan
        self.changes = Changes(draft or LetterDraft(channel=self._first_channel(), tone=0.0))

    @property
    def _draft(self) -> LetterDraft:
        return self.changes.now

    def _first_channel(self) -> str:
        lines = channels(self.session, self.side)
        return next((c.id for c in lines if c.open), lines[0].id)

    def draft(self) -> LetterDraft:
        """Return the letter as it stands."""
        return self._draft

    def preview(self) -> LetterPaper:
        """Return the letter word for word."""
        return preview(self.session, self.side, self._draft, plan=self._plan)

    def problem(self) -> Refusal | None:
        """Return what keeps the letter from being sent, its cost and the rest of the plan apart."""
        closed = next(
            (c.reason for c in channels(self.session, self.side) if c.id == self._draft.channel and not c.open), ""
        )
        if closed:
            because = tr("this channel cannot be used: {why}", why=closed)
            return Refusal(code="channel-closed", because=because, mend=tr("choose another"))
        return self._refuse(self._draft)

    def _refuse(self, draft: LetterDraft) -> Refusal | None:
        return refuse_letter(self.session.match.model, self.session.match.crisis_view(self.side), draft)

    # -- changing it -----------------------------------------------------------------------------------------------

    def set_channel(self, channel: str) -> Refusal | None:
        """Send it another way; clauses the new way cannot carry keep the change from being made."""
        return self._try(replace(self._draft, channel=channel))

    def set_tone(self, tone: float) -> Refusal | None:
        """Set the tone, -2 threatening to 2 warm, halves allowed."""
        return self._try(replace(self._draft, tone=tone))

    def set_clause(self, term: str, kind: ClauseKind, level: int, *, secret: bool = False) -> Refusal | None:
        """Say something of a term; what was said of it before is replaced."""
        clause = Clause(term=term, level=0 if kind is ClauseKind.REFUSAL else level, kind=kind, secret=secret)
        clauses = list(self._draft.clauses)
        place = next((i for i, c in enumerate(clauses) if c.term == term), None)
        if place is None:
            clauses.append(clause)
        else:
            clauses[place] = clause
        return self._try(replace(self._draft, clauses=tuple(clauses)))

    def drop_clause(self, term: str) -> Refusal | None:
        """Say nothing of a term."""
        return self._try(replace(self._draft, clauses=tuple(c for c in self._draft.clauses if c.term != term)))

    def set_deadline(self, hours: int) -> Refusal | None:
        """Set a time for an answer in hours after reading; 0 sets none."""
        return self._try(replace(self._draft, deadline=hours))

    def set_urgent(self, urgent: bool) -> Refusal | None:
        """Ask for haste, or do not."""
        return self._try(replace(self._draft, urgent=urgent))

    def set_answers(self, letter_id: str | None) -> Refusal | None:
        """Answer a letter that has been read, or none."""
        return self._try(replace(self._draft, answers=letter_id))

    def counter_to(self, letter_id: str) -> Refusal | None:
        """Take their letter as the draft of an answer: their terms, as this desk would have to write them."""
        model, view = self.session.match.model, self.session.match.crisis_view(self.side)
        theirs = next((x for x in view.read if x.id == letter_id), None)
        if theirs is None:
            because, mend = tr("you have read no such letter"), tr("choose one you have read")
            return Refusal(code="answers-unread", because=because, mend=mend)
        terms = {t.id: t for t in model.terms}
        spoken = [c for c in theirs.clauses if c.term in terms and c.level != terms[c.term].neutral]
        clauses = tuple(self._turned(c, terms[c.term]) for c in spoken)
        return self._try(replace(self._draft, clauses=clauses, answers=letter_id))

    def _turned(self, clause: Clause, term: Term) -> Clause:
        """Return their clause as this desk would write it, as far as the channel can carry it."""
        own = term.giver == self.side
        channel = self.session.match.model.channels[self._draft.channel]
        level = min(clause.level, term.channel_max.get(channel.id, clause.level))
        while channel.public and level in term.secret:
            level -= 1
        secret = clause.secret and not channel.public
        if own and level == 0:
            return replace(clause, kind=ClauseKind.REFUSAL, level=0, secret=False)
        return replace(clause, kind=ClauseKind.OFFER if own else ClauseKind.DEMAND, level=level, secret=secret)

    def clear(self) -> None:
        """Begin again with the same channel."""
        self.changes.to(LetterDraft(channel=self._draft.channel, tone=0.0))

    def undo(self) -> str:
        """Take the last change back; return it in words, empty if there is none."""
        return self.changes.take_back(self._change)

    def redo(self) -> str:
        """Make the change again that was taken back last; return it in words, empty if there is none."""
        return self.changes.do_again(self._change)

    def _change(self, before: LetterDraft, after: LetterDraft) -> str:
        """Return in words what leads from one draft to another."""
        model = self.session.match.model
        said = [
            tr(
                "{term}: {kind}, {level}",
                term=term_label(model, c.term),
                kind=tr(KIND_WORDS[c.kind]),
                level=level_label(model, c.term, c.level, self.side),
            )
            for c in after.clauses
            if c not in before.clauses
        ]
        kept = {c.term for c in after.clauses}
        said += [tr("{term} left out", term=term_label(model, c.term)) for c in before.clauses if c.term not in kept]
        if after.channel != before.channel:
            said.append(lexicon_of(model).label("channels", after.channel, self.side))
        if after.tone != before.tone:
            said.append(tr("a tone that is {tone}", tone=tone_label(after.tone)))
        if after.deadline != before.deadline:
            hours = after.deadline
            said.append(tr("an answer within {time}", time=span(hours)) if hours else tr("no deadline"))
        if after.urgent != before.urgent:
            said.append(tr("haste asked for") if after.urgent else tr("no haste"))
        if after.answers != before.answers:
            said.append(tr("the letter it answers"))
        return listed(said)

    def _try(self, draft: LetterDraft) -> Refusal | None:
        refusal = self._refuse(draft)
        if refusal is None:
            self.changes.to(draft)
        return refusal

    # -- what it would do ------------------------------------------------------------------------------------------

    def believed(self) -> tuple[str, ...]:
        """Return what the letter would do if it were read and believed, in plain lines."""
        return if_believed(self.session, self.side, self._draft)


def if_believed(session: Session, side: Side, draft: LetterDraft) -> tuple[str, ...]:
    """Return what a draft would do: to the rope, as an offer, as a promise, as a warning."""
    model = session.match.model
    words = lexicon_of(model)
    channel = model.channels[draft.channel]
    letter = written(model, side, draft, ident="draft", sent=0.0, arrives=0.0)
    offer, levels = letter.offer, letter.levels
    lines = [_rope(pull_of_letter(model, letter))]
    if offer and channel.weight < 1:
        lines.append(tr("What goes this way is talk: it never stands as an offer, and can be disowned."))
    elif offer and session.view(side)["struck"]:
        lines.append(tr("A bargain is struck already, and no second one can be made while it stands."))
    elif offer and not can_end_it(model, levels):
        lines.append(tr("They could not end the crisis by accepting this: it does not go far enough on the missiles."))
    elif offer:
        lines.append(tr("They could accept it and end the crisis. It stands until it lapses or you take it back."))
    if gives_too_much(session, side, draft):
        lines.append(tr(GIVES_TOO_MUCH))
    idle = {(t.id, t.neutral) for t in model.terms} | {(t.id, 0) for t in model.terms}
    gifts = [c for c in draft.clauses if c.kind in GIVING and c.kind is not ClauseKind.REFUSAL]
    given = [c for c in gifts if (c.term, c.level) not in idle]
    if given and channel.weight >= 1:
        terms = listed([words.initial(term_label(model, c.term)) for c in given])
        lines.append(tr("It binds you on {terms}.", terms=terms))
    assured = [c for c in draft.clauses if c.kind is ClauseKind.ASSURANCE and c.level > 0]
    if assured:
        lines.append(tr("What you give in any case, they need not buy."))
    if any(c.secret for c in draft.clauses) and channel.leak > 0:
        lines.append(tr("It holds something secret, and this channel can leak."))
    if draft.deadline or draft.urgent or any(c.kind is ClauseKind.THREAT for c in draft.clauses):
        lines += _pressing(session, side, draft)
    return tuple(lines)


def _rope(pull: float) -> str:
    if pull >= 6:
        return tr("Writing it pulls hard on the rope.")
    if pull > 0.5:
        return tr("Writing it pulls on the rope a little.")
    if pull < -5:
        return tr("Writing it gives the rope much slack.")
    return (
        tr("Writing it gives the rope a little slack.") if pull < -0.5 else tr("Writing it leaves the rope as it is.")
    )


GIVES_TOO_MUCH: Final = marked(
    "It gives them more than their mildest standing offer asks. You could accept that one instead."
)


def gives_too_much(session: Session, side: Side, draft: LetterDraft) -> bool:
    """Tell whether a draft gives away more than the other side's mildest standing offer asks."""
    model, view = session.match.model, session.match.crisis_view(side)
    across = other(side)
    levels, secrets = levels_of(model, side, draft.clauses)
    acceptable = [o for o in view.their_offers if can_end_it(model, o.levels)]
    if not acceptable or not can_end_it(model, levels):
        return False
    asked = min(flat_worth(model, across, o.levels, o.secrets) for o in acceptable)
    return flat_worth(model, across, levels, secrets) > asked + model.letter_rules.binds_within


def _pressing(session: Session, side: Side, draft: LetterDraft) -> list[str]:
    model, view = session.match.model, session.match.crisis_view(side)
    lines = []
    cries = view[f"{side}_cries"]
    if cries >= 1:
        lines.append(tr("You have warned before and not acted. This warning will weigh less."))
    if draft.deadline:
        words = lexicon_of(model)
        deeds = [o for o in model.orders.values() if o.side == side and o.makes_good and o.id in view.eligible]
        named = listed([words.initial(words.label("orders", o.id)) for o in deeds[:4]], "or")
        lines.append(
            tr("If the time runs out without a yes and you have done nothing, it was a bluff, and everybody knows.")
        )
        if named:
            lines.append(tr("Deeds that would make it good: {deeds}.", deeds=named))
    return lines
