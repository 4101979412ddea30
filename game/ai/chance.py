"""A desk where everything is left to chance: any legal plan may come of it, so it finds what rules forget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from game.ai.acceptance import COST
from game.ai.policy import Choice, Decision
from game.core.definitions import Channel, Model, Term
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.luck import Dice, OpponentRow
from game.core.plans import Acceptance, Plan, Question
from game.core.sides import Side
from game.core.views import View
from game.core.worth import can_end_it

_T = TypeVar("_T")

_ACCEPTS = 0.15
_WRITES = (0.45, 0.15)
_SPEAKS_OF_TERM = 0.4
_SECRET = 0.3
_THREATENS = 0.15
_SETS_DEADLINE = 0.15
_DEADLINES = (6, 12, 24, 48, 72, 168)
_HASTENS = 0.25
_ANSWERS = 0.5
_WITHDRAWS = 0.25
_GIFTS = (ClauseKind.OFFER, ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.REFUSAL)
_CLAIMS = (ClauseKind.DEMAND, ClauseKind.CONDITION)


class Chance:
    """The random policy for one side."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare it; its tracks follow the scenario's first persona of that side."""
        self._model = model
        self._side = side
        self._persona = next(p.id for p in model.personas.values() if p.side == side)
        own = [order for order in model.orders.values() if order.side == side]
        self._luck = OpponentRow(f"random:{side}:order:{order.id}" for order in own)
        self._lanes = {order.id: lane for lane, order in enumerate(own)}
        self._threats = [threat for threat in model.threats.values() if threat.by == side and len(threat.levels) > 1]

    @property
    def persona(self) -> str:
        """Return the persona that this side's tracks follow."""
        return self._persona

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return some legal plan."""
        lot = _Lot(dice, self._side)
        if view.clash_options:
            return Plan(blow=lot.one_of("blow", view.clash_options)), ()
        points = view.attention
        accept = self._accept(view, lot)
        letters: list[LetterDraft] = []
        if accept is not None:
            points -= COST
        else:
            for number, chance in enumerate(_WRITES):
                draft = (
                    self._letter(view, lot, number, points, letters) if lot.falls(f"write:{number}", chance) else None
                )
                if draft is not None:
                    letters.append(draft)
                    points -= self._model.channels[draft.channel].cost
        withdraw: tuple[str, ...] = ()
        if letters and view.own_offers and lot.falls("withdraw", _WITHDRAWS):
            withdraw = (lot.one_of("withdrawn", view.own_offers).id,)
        orders = self._orders(view, dice, lot, points)
        return Plan(orders=orders, letters=tuple(letters), accept=accept, withdraw=withdraw), ()

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return any of the options."""
        return _Lot(dice, self._side).one_of(f"answer:{question.key}", question.options), ()

    def _orders(self, view: View, dice: Dice, lot: _Lot, points: int) -> tuple[str, ...]:
        """Return a random number, evenly from none to all that fit, of the orders that may be given together."""
        draws = dice.us(self._luck)
        fitting: list[str] = []
        taken: set[str] = set()
        for order in sorted(view.eligible, key=lambda o: draws[self._lanes[o]]):
            known = self._model.orders[order]
            if known.cost <= points and taken.isdisjoint(known.sets):
                fitting.append(order)
                taken |= known.sets
                points -= known.cost
        return tuple(fitting[: lot.below("orders", len(fitting) + 1)])

    def _accept(self, view: View, lot: _Lot) -> Acceptance | None:
        if not view.their_offers or view["struck"] or view.yes_under_way or not lot.falls("accept", _ACCEPTS):
            return None
        offers = [o for o in view.their_offers if can_end_it(self._model, o.levels)]
        ways = [c.id for c in self._model.channels.values() if self._may_use(view, c) and c.accepts]
        if not offers or not ways:
            return None
        return Acceptance(letter=lot.one_of("accepted", offers).id, channel=lot.one_of("accept-by", ways))

    def _letter(
        self, view: View, lot: _Lot, number: int, points: int, written: list[LetterDraft]
    ) -> LetterDraft | None:
        used = {draft.channel for draft in written}
        ways = [
            c for c in self._model.channels.values() if self._may_use(view, c) and c.id not in used and c.cost <= points
        ]
        if not ways:
            return None
        channel = lot.one_of(f"way:{number}", ways)
        clauses = [
            clause
            for term in self._model.terms
            if lot.falls(f"term:{number}:{term.id}", _SPEAKS_OF_TERM)
            and (clause := self._clause(lot, f"{number}:{term.id}", term, channel)) is not None
        ]
        if self._threats and lot.falls(f"threat:{number}", _THREATENS):
            threat = lot.one_of(f"threat-of:{number}", self._threats)
            level = 1 + lot.below(f"threat-level:{number}", len(threat.levels) - 1)
            clauses.append(Clause(term=threat.id, level=level, kind=ClauseKind.THREAT))
        answers = None
        if view.read and lot.falls(f"answers:{number}", _ANSWERS):
            answers = lot.one_of(f"answered:{number}", view.read).id
        return LetterDraft(
            channel=channel.id,
            tone=lot.below(f"tone:{number}", 9) / 2 - 2,
            clauses=tuple(clauses),
            urgent=lot.falls(f"urgent:{number}", _HASTENS),
            deadline=lot.one_of(f"hours:{number}", _DEADLINES)
            if lot.falls(f"deadline:{number}", _SETS_DEADLINE)
            else 0,
            answers=answers,
        )

    def _clause(self, lot: _Lot, what: str, term: Term, channel: Channel) -> Clause | None:
        kind = lot.one_of(f"kind:{what}", _GIFTS if term.giver == self._side else _CLAIMS)
        highest = min(len(term.levels) - 1, term.channel_max.get(channel.id, len(term.levels)))
        levels = [level for level in range(highest + 1) if not (channel.public and level in term.secret)]
        if kind is ClauseKind.REFUSAL:
            levels = [0] if 0 in levels else []
        if not levels:
            return None
        level = lot.one_of(f"level:{what}", levels)
        secret = not channel.public and lot.falls(f"secret:{what}", _SECRET)
        return Clause(term=term.id, level=level, kind=kind, secret=secret)

    def _may_use(self, view: View, channel: Channel) -> bool:
        return (
            self._side in channel.open_to
            and channel.id in self._model.stages[view.stage].channels[self._side]
            and channel.id not in view.busy
        )


class _Lot:
    """Lots drawn under the names of one desk."""

    __slots__ = ("_dice", "_side")

    def __init__(self, dice: Dice, side: Side) -> None:
        self._dice = dice
        self._side = side

    def _u(self, what: str) -> float:
        return self._dice.u(f"random:{self._side}:{what}")

    def falls(self, what: str, chance: float) -> bool:
        return self._u(what) < chance

    def below(self, what: str, count: int) -> int:
        return int(self._u(what) * count)

    def one_of(self, what: str, things: Sequence[_T]) -> _T:
        return things[self.below(what, len(things))]
