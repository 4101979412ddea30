"""Plans worth trying: what leaders of this side might do, bargains they would not think of, and parts put together."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from game.ai.compose import Composer, letter_to_answer
from game.ai.persona import Persona
from game.core.definitions import Model
from game.core.legality import plan_cost, refuse_letter, ways_to_accept
from game.core.letters import LetterDraft
from game.core.luck import Dice
from game.core.plans import Acceptance, Plan
from game.core.sides import Side
from game.core.views import View
from game.core.worth import can_end_it
from game.strategist.packages import packages

_TEMPERS: Final = (1.0, 2.0, 4.0)
"""Widths of chance under which the personas' plans are drawn, as factors: habit, variety, surprise."""
_TONES: Final = ((1.0, 0), (-1.0, 0), (-1.0, 24))
"""Tone and deadline of the letters made of packages."""


class Candidates:
    """The plans of one side, prepared for a model."""

    def __init__(self, model: Model, side: Side, persona: str) -> None:
        """Prepare them.

        Args:
            model: in the scalar dialect.
        """
        self._model = model
        self._side = side
        self._composer = Composer(model, side)
        self._persona = Persona(model, side, persona)

    def first(self, view: View, seed: int, wanted: int) -> list[Plan]:
        """Return up to so many different legal plans, the likeliest of the persona first."""
        if view.clash_options:
            return [Plan(blow=move) for move in view.clash_options]
        drawn = list(self._drawn(view, seed, wanted))
        others = [self._acceptances(view, drawn), self._with_letters(view, seed, drawn), self._with_orders(view, drawn)]
        plans = [*drawn[: max(wanted * 2 // 5, 1)], Plan()]
        taken = dict.fromkeys(plans)
        for plan in _in_turn(others):
            if len(taken) >= wanted:
                break
            taken[plan] = None
        for plan in drawn:
            if len(taken) >= wanted:
                break
            taken[plan] = None
        return list(taken)

    def habits(self, view: View, seed: int, wanted: int) -> list[Plan]:
        """Return up to so many different plans of the leader whose temper a view shows, the likeliest first."""
        return list(islice(self._drawn(view, seed, wanted), wanted))

    def further(self, view: View, best: list[Plan]) -> list[Plan]:
        """Return plans put together from the parts of good ones, and those with one part more or less."""
        if view.clash_options:
            return []
        found: dict[Plan, None] = {}
        for plan in best:
            for words in best:
                found[Plan(orders=plan.orders, letters=words.letters, accept=words.accept)] = None
            for order in plan.orders:
                rest = tuple(o for o in plan.orders if o != order)
                found[Plan(orders=rest, letters=plan.letters, accept=plan.accept)] = None
            for order in view.eligible:
                found[Plan(orders=(*plan.orders, order), letters=plan.letters, accept=plan.accept)] = None
        for letter in self.letters(view):
            for plan in best[:4]:
                found[Plan(orders=plan.orders, letters=(letter,))] = None
        return [plan for plan in found if self.fits(view, plan)]

    def letters(self, view: View) -> list[LetterDraft]:
        """Return letters that propose a package, by every way that can carry one now."""
        model = self._model
        if view["struck"]:
            return []
        answered = letter_to_answer(view, model.letter_rules.stands_hours, ())
        found = []
        for channel in model.channels.values():
            if channel.weight < 1 or channel.id not in model.stages[view.stage].channels[self._side]:
                continue
            for levels in packages(model, self._side, channel.id):
                for tone, deadline in _TONES:
                    draft = LetterDraft(
                        channel=channel.id,
                        tone=tone,
                        clauses=self._composer.offer(view, levels, tone),
                        deadline=deadline,
                        answers=None if answered is None else answered.id,
                    )
                    if refuse_letter(model, view, draft) is None:
                        found.append(draft)
        return found

    def fits(self, view: View, plan: Plan) -> bool:
        """Tell whether a plan made of legal parts may be sealed as a whole."""
        model = self._model
        if plan_cost(model, plan) > view.attention or (plan.accept is not None and plan.letters):
            return False
        ways = [x.channel for x in plan.letters]
        if len(set(ways)) < len(ways) or len(set(plan.orders)) < len(plan.orders):
            return False
        postures = [x for order in plan.orders for x in model.orders[order].sets]
        return len(set(postures)) == len(postures) and all(order in view.eligible for order in plan.orders)

    def _drawn(self, view: View, seed: int, wanted: int) -> Iterator[Plan]:
        """Yield the different plans of the persona under one luck after another."""
        found: set[Plan] = set()
        desk = copy.copy(view)
        for number in range(2 * wanted):
            desk.temperament = view.temperament * _TEMPERS[number % len(_TEMPERS) if number >= wanted // 4 else 0]
            plan = self._persona.plan(desk, Dice(seed + number, view.t, self._side))[0]
            if plan not in found:
                found.add(plan)
                yield plan

    def _acceptances(self, view: View, drawn: list[Plan]) -> Iterator[Plan]:
        """Yield a yes to each standing offer by each way that is free."""
        if view["struck"] or view.yes_under_way:
            return
        ways = [way for way in ways_to_accept(self._model, view) if way not in view.busy]
        for offer in view.their_offers:
            if can_end_it(self._model, offer.levels):
                for way in ways:
                    accept = Acceptance(letter=offer.id, channel=way)
                    yield self._trimmed(view, Plan(orders=drawn[0].orders, accept=accept))

    def _with_letters(self, view: View, seed: int, drawn: list[Plan]) -> Iterator[Plan]:
        """Yield letters that propose packages beside the orders of drawn plans, each letter once, scattered."""
        letters = self.letters(view)
        step = next((x for x in (31, 37, 41, 43) if len(letters) % x), 1)
        for number in range(len(letters)):
            letter = letters[(seed + number * step) % len(letters)]
            yield self._trimmed(view, Plan(orders=drawn[number % len(drawn)].orders, letters=(letter,)))

    def _with_orders(self, view: View, drawn: list[Plan]) -> Iterator[Plan]:
        """Yield each order that may be given, beside the letters of a drawn plan."""
        for number, order in enumerate(view.eligible):
            beside = drawn[number % len(drawn)]
            plan = Plan(orders=(order,), letters=beside.letters, accept=beside.accept)
            yield plan if self.fits(view, plan) else Plan(orders=(order,))

    def _trimmed(self, view: View, plan: Plan) -> Plan:
        """Return a plan with as many of its orders as attention allows."""
        orders = plan.orders
        while orders and not self.fits(view, plan):
            orders = orders[:-1]
            plan = Plan(orders=orders, letters=plan.letters, accept=plan.accept)
        return plan


def _in_turn(rows: Iterable[Iterable[Plan]]) -> Iterator[Plan]:
    """Yield one of each row in turn until all are used up."""
    left = [iter(row) for row in rows]
    while left:
        for row in left[:]:
            plan = next(row, None)
            if plan is None:
                left.remove(row)
            else:
                yield plan
