"""A desk that follows a line file, and a persona where the file is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.ai.acceptance import COST
from game.ai.line_file import Entry, Line, Which, with_answer
from game.ai.persona import Persona
from game.ai.policy import Choice, Decision, Reasons
from game.core.definitions import Model
from game.core.legality import refuse_letter, ways_to_accept
from game.core.letters import Letter, LetterDraft
from game.core.luck import Dice
from game.core.plans import Acceptance, Plan, Question
from game.core.views import View
from game.core.worth import best_offer, can_end_it, softest_offer


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something the file names that could not be done at its hour; against another opponent history takes its own way.

    Args:
        at: hour of the entry.
        act: `order:ID`, `letter:CHANNEL`, `accept:WHICH`, `withdraw:WHICH` or `answer:CHOICE`.
        why: one clause that says what stood in the way.
    """

    at: float
    act: str
    why: str


@dataclass(slots=True)
class _Draft:
    """A plan in the making."""

    points: int
    orders: list[str] = field(default_factory=list)
    postures: set[str] = field(default_factory=set)
    letters: list[LetterDraft] = field(default_factory=list)
    accept: Acceptance | None = None
    withdraw: list[str] = field(default_factory=list)


class LinePolicy:
    """Follows a line.

    Args:
        line: what to do, held against the same model.

    Attributes:
        skipped: how often each thing named could not be done.
    """

    def __init__(self, model: Model, line: Line, *, explain: bool = False) -> None:
        """Prepare to follow a line."""
        self._model = model
        self._line = line
        self._rest = Persona(model, line.side, line.rest, explain=explain)
        self.skipped: Counter[Skipped] = Counter()

    @property
    def persona(self) -> str:
        """Return the persona that acts where the file is silent."""
        return self._line.rest

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return what the file names for this watch, as far as it is possible; elsewhere what the persona does."""
        entries = [entry for entry in self._line.entries if view.t <= entry.at < view.t + view.h]
        if not entries or view.clash_options:
            return self._rest.plan(view, dice)
        draft = _Draft(points=view.attention)
        for entry in entries:
            self._accept(view, entry, draft)
        for entry in entries:
            for letter in entry.letters:
                why = self._write(view, with_answer(letter, answered(self._model, view, letter.answers)), draft)
                self._note(why, entry, f"letter:{letter.channel}")
        for entry in entries:
            self._withdraw(view, entry, draft)
        for entry in entries:
            for order in entry.orders:
                self._note(self._order(view, order, draft), entry, f"order:{order}")
        reasons: Reasons = ()
        if not self._line.exclusive:
            reasons = self._add_to(view, dice, draft)
        plan = Plan(
            orders=tuple(draft.orders),
            letters=tuple(draft.letters),
            accept=draft.accept,
            withdraw=tuple(draft.withdraw),
        )
        return plan, reasons

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return the file's answer if it has one that is open; else the persona's."""
        named = self._line.answers.get(question.choice)
        if named in question.options:
            return named, ()
        if named is not None:
            self.skipped[Skipped(view.t, f"answer:{question.choice}", f"{named} was not open")] += 1
        return self._rest.answer(view, question, dice)

    def _note(self, why: str | None, entry: Entry, act: str) -> None:
        if why is not None:
            self.skipped[Skipped(entry.at, act, why)] += 1

    def _accept(self, view: View, entry: Entry, draft: _Draft) -> None:
        if entry.accept is None:
            return
        which, channel = entry.accept
        offer = their_offer(self._model, view, which)
        why = None
        if offer is None:
            why = "no such offer stands"
        elif draft.accept is not None:
            why = "another offer is accepted already"
        elif view["struck"]:
            why = "a bargain is struck"
        elif view.yes_under_way:
            why = "a yes is under way"
        elif channel not in ways_to_accept(self._model, view):
            why = "the channel is closed to a yes in this stage"
        elif channel in view.busy:
            why = "the channel is busy"
        else:
            draft.accept = Acceptance(letter=offer.id, channel=channel)
            draft.points -= COST
        self._note(why, entry, f"accept:{which}")

    def _write(self, view: View, letter: LetterDraft, draft: _Draft) -> str | None:
        """Add a letter to the plan, or return why it cannot be added."""
        if draft.accept is not None:
            return "a yes is said alone"
        if letter.channel not in self._model.stages[view.stage].channels[view.side]:
            return "the channel is closed in this stage"
        if any(x.channel == letter.channel for x in draft.letters):
            return "another letter goes by that channel"
        refusal = refuse_letter(self._model, view, letter)
        if refusal is not None:
            return refusal.because
        cost = self._model.channels[letter.channel].cost
        if cost > draft.points:
            return "no attention is left for it"
        draft.points -= cost
        draft.letters.append(letter)
        return None

    def _withdraw(self, view: View, entry: Entry, draft: _Draft) -> None:
        for which in entry.withdraw:
            found = [o for o in own_offers(self._model, view, which) if o.id not in draft.withdraw]
            if not found:
                self._note("no such offer stands", entry, f"withdraw:{which}")
            elif not draft.letters:
                self._note("no letter goes that could say so", entry, f"withdraw:{which}")
            else:
                draft.withdraw += [o.id for o in found]

    def _order(self, view: View, order: str, draft: _Draft) -> str | None:
        """Add an order to the plan, or return why it cannot be added."""
        known = self._model.orders[order]
        if order in draft.orders:
            return "it is given already"
        if order not in view.eligible:
            return "it cannot be given now"
        if not draft.postures.isdisjoint(known.sets):
            return "it contradicts another order"
        if known.cost > draft.points:
            return "no attention is left for it"
        draft.points -= known.cost
        draft.orders.append(order)
        draft.postures |= known.sets
        return None

    def _add_to(self, view: View, dice: Dice, draft: _Draft) -> Reasons:
        """Let the persona add what fits beside what the file names; return his reasons for what he added."""
        more, reasons = self._rest.plan(view, dice)
        added: set[str] = set()
        if more.accept is not None and draft.accept is None and not draft.letters and draft.points >= COST:
            draft.accept = more.accept
            draft.points -= COST
            added.add(f"accept:{more.accept.letter}")
        for letter in more.letters:
            if self._write(view, letter, draft) is None:
                added.add("letter")
        for order in more.orders:
            if self._order(view, order, draft) is None:
                added.add(f"order:{order}")
        return tuple(r for r in reasons if r.about in added or r.about.split(":")[0] in added)


def their_offer(model: Model, view: View, which: Which) -> Letter | None:
    """Return the standing offer of the other side that a line means by a word, or None."""
    offers = [o for o in view.their_offers if can_end_it(model, o.levels)]
    if which == "softest":
        best = best_offer(model, view.values, view.side, offers)
        return None if best is None else best[0]
    return _newest(model, offers, which)


def own_offers(model: Model, view: View, which: str) -> list[Letter]:
    """Return the side's own standing offers that a line means by a word or by a letter's id."""
    if which == "all":
        return list(view.own_offers)
    if which == "softest":
        softest = softest_offer(model, view.values, view.side, view.own_offers)
        return [] if softest is None else [softest[0]]
    if which in ("newest", "private", "public"):
        newest = _newest(model, view.own_offers, which)
        return [] if newest is None else [newest]
    return [o for o in view.own_offers if o.id == which]


def _newest(model: Model, letters: Sequence[Letter], which: str) -> Letter | None:
    """Return the last of the letters sent: of all (`newest`), or of the private or public ones."""
    fitting = [x for x in letters if which == "newest" or model.channels[x.channel].public == (which == "public")]
    return max(fitting, key=lambda x: x.sent, default=None)


def answered(model: Model, view: View, answers: str | None) -> str | None:
    """Return the id of the letter that a line means by its answer, if there is one."""
    if answers is None:
        return None
    if answers.startswith("newest"):
        letter = _newest(model, view.read, answers.removeprefix("newest-"))
        return None if letter is None else letter.id
    return answers if any(x.id == answers for x in view.read) else None
