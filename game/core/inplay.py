"""A watch while it is being resolved: the draft of the next truth, and the few moves that every rule makes on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.core.crisis import Crisis
from game.core.definitions import Ask, Effects, Model, Option, Shock
from game.core.emit import GRID_SHIFT
from game.core.facts import Fact, FactKind
from game.core.luck import draw, name_key
from game.core.plans import Question
from game.core.sides import BOTH, US, Side, only
from game.core.slots import bounds_of, own_slots

Answerer = Callable[[Crisis, Question], str]
"""Answers an incident's question with an option's id, or raises `Unanswered`."""


class Unanswered(Exception):
    """An incident waits for somebody's decision; carries what is known of the watch up to it."""

    def __init__(self, question: Question) -> None:
        """Remember the open question."""
        super().__init__(question.key)
        self.question = question


class InPlay:
    """One watch being resolved. Rules are functions of this; `game.core.watch` calls them in order.

    Args:
        crisis: the draft, owned by this object.
        answer: how questions are answered.
        facts: where facts are told, or None when nobody listens (playouts in bulk).
    """

    __slots__ = ("_asked", "answer", "at", "bounds", "crisis", "facts", "hazard", "model", "own", "v")

    def __init__(self, model: Model, crisis: Crisis, answer: Answerer, facts: list[Fact] | None) -> None:
        """Take over a draft."""
        self.model = model
        self.at = model.at
        self.crisis = crisis
        self.v = crisis.v
        self.answer = answer
        self.facts = facts
        self.hazard = crisis.setup.hazard
        self.own, self.bounds = own_slots(model), bounds_of(model)
        self._asked: dict[str, int] = {}

    # -- telling ---------------------------------------------------------------------------------------------------

    def tell(self, kind: FactKind, fact_id: str, side: Side | None, readers: frozenset[Side], **data: Any) -> None:
        """Note one thing that came true."""
        if self.facts is not None:
            self.facts.append(Fact(self.v[self.at.t], kind, fact_id, side, readers, tuple(data.items())))

    # -- luck ------------------------------------------------------------------------------------------------------

    def u(self, name: str) -> float:
        """Return this watch's draw in [0, 1) for a name."""
        return draw(self.v[0], name_key(name))

    # -- changing --------------------------------------------------------------------------------------------------

    def put(self, slot: int, x: float) -> None:
        """Set one value, kept within its range and on the grid."""
        lo, hi = self.bounds[slot]
        self.v[slot] = ((lo if x < lo else min(x, hi)) + GRID_SHIFT) - GRID_SHIFT

    def add(self, slot: int, x: float) -> None:
        """Add to one value, kept within its range and on the grid."""
        self.put(slot, self.v[slot] + x)

    def jolt(self, k: float) -> None:
        """Tighten the knot at once by an event's own number, less the tighter it is already."""
        if k:
            knot = self.at.knot
            now = self.v[knot]
            self.put(knot, now + k * (1 - now / 125))

    def pull(self, side: Side, x: float) -> None:
        """Add to what a side has pulled on the rope in this watch; slack is negative."""
        self.v[self.at.a if side == US else self.at.b] += x

    def shock(self, side: Side, values: tuple[float, float, float, float], *, threat: bool) -> None:
        """Move a side's beliefs and dread by (resolve, control, dread, faith), in that order.

        A rise in the other's resolve counts the less the more resolved he is thought already. A rise of dread is scaled
        by the leader's caution and fades as dread grows; from a *threat* (a letter or signal, not an event) it comes
        to nothing at 66.
        """
        v = self.v
        own = self.own[side]
        res, ctl, dread, faith = values
        if res:
            now = v[own.res]
            self.put(own.res, now + (res * 2 * (1 - now / 100) if res > 0 else res))
        if ctl:
            self.put(own.ctl, v[own.ctl] + ctl)
        if dread:
            now = v[own.dread]
            if dread > 0:
                dread *= v[own.caution] * (1 - now / 120)
                if threat:
                    dread *= min(max((66 - now) / 30, 0.0), 1.0)
            self.put(own.dread, now + dread)
        if faith:
            self.put(own.faith, v[own.faith] + faith)

    def signal(self, by: Side, shock: Shock | None) -> None:
        """Queue what an act tells the other side; it is felt at the opening of the next watch."""
        if shock is None:
            return
        felt = shock(self.v)
        to = 1 if by == US else 0
        queued = list(self.crisis.signals)
        old = queued[to]
        queued[to] = (old[0] + felt[0], old[1] + felt[1], old[2] + felt[2], old[3] + felt[3])
        self.crisis.signals = (queued[0], queued[1])

    def apply(self, do: Effects, cause: str) -> None:
        """Apply effects and note what they opened: exposure, a rung of the ladder, blows."""
        v, at = self.v, self.at
        rung, clash = v[at.rung], v[at.clash]
        do(v)
        if v[at.exposed] and v[at.t_exposed] >= 9999:
            v[at.t_exposed] = v[at.t]
        if v[at.rung] > rung:
            self.tell(FactKind.RUNG, str(int(v[at.rung])), None, BOTH, cause=cause)
        if v[at.clash] and not clash:
            v[at.clash_ever] = 1.0
            self.crisis.cause = cause

    # -- questions -------------------------------------------------------------------------------------------------

    def ask(self, ask: Ask) -> None:
        """Open a question and carry out its answer, unless blows have begun or it does not arise."""
        v, at, model = self.v, self.at, self.model
        choice = model.choices[ask.choice]
        if v[at.clash] or not choice.when(v):
            return
        open_options = [o for o in choice.options if o.when(v)]
        if not open_options:
            return
        count = self._asked.get(choice.id, 0) + 1
        self._asked[choice.id] = count
        key = choice.id if count == 1 else f"{choice.id}/{count}"
        question = Question(key=key, choice=choice.id, side=choice.side, options=tuple([o.id for o in open_options]))
        self.tell(FactKind.ASKED, choice.id, choice.side, only(choice.side))
        picked_id = self.answer(self.crisis, question)
        picked = next(o for o in open_options if o.id == picked_id)
        self.tell(FactKind.ANSWERED, choice.id, choice.side, only(choice.side), option=picked.id)
        if choice.fate is not None and picked.id != choice.fate.option:
            fated = next((o for o in open_options if o.id == choice.fate.option), None)
            if fated is not None and self.u(f"fate:{choice.id}") < choice.fate.chance(v):
                self.tell(FactKind.FATE, choice.id, choice.side, only(choice.side), option=fated.id)
                picked = fated
        self.carry_out(choice.side, choice.id, picked)

    def carry_out(self, side: Side, choice: str, option: Option) -> None:
        """Carry out one option: effects, pull, signal, and what it asks in turn."""
        self.apply(option.do, f"{choice}:{option.id}")
        self.pull(side, option.pull)
        self.signal(side, option.signal)
        for ask in option.asks:
            self.ask(ask)
