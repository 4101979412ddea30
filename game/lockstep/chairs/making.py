"""Plans in the making: what a line names for a watch, game by game as far as it is possible."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.acceptance import COST
from game.ai.line_file import Line, Which
from game.core.definitions import Model
from game.core.legality import refuse_letter
from game.core.letters import LetterDraft
from game.core.sides import SIDES, Side
from game.core.slots import channels_in_order
from game.core.views import View
from game.lockstep.chairs.draws import Games, true_at
from game.lockstep.chairs.orderbook import Given, OrderBook
from game.lockstep.chairs.sight import Sight
from game.lockstep.chairs.weighing import NO_SLOT, worth_in
from game.lockstep.letters import MOST_STANDING, of_draft
from game.lockstep.part import Part
from game.lockstep.plans import Plans

Mask = NDArray[np.bool_]
_PACKED = ("levels", "worth", "withdraws")
"""Fields of letters that have a further dimension between slot and game."""


class LineLetter:
    """A letter of a line, ready to be filed.

    Attributes:
        channel: `Channel.index`.
        legal: whether the rules let it be written at all; attention, the stage and other letters apart.
        facts: its fields, see `game.lockstep.letters.of_draft`.
    """

    def __init__(self, model: Model, line: Line, letter: LetterDraft) -> None:
        """Prepare a letter; which letter it answers is of no account in lock step."""
        letter = replace(letter, answers=None)
        self.channel = model.channels[letter.channel].index
        self.legal = refuse_letter(model, _empty_view(model, line.side), letter) is None
        self.facts = of_draft(model, line.side, letter)


class Making:
    """One side's plans of a watch, for the games in which its line names something."""

    def __init__(self, sight: Sight, plans: Plans, orders: OrderBook, games: Mask) -> None:
        """Start from empty plans in `games`; what the persona had planned there waits to be added.

        Args:
            plans: filled in by the persona, or empty.
        """
        model, n = sight.model, sight.n
        place = SIDES.index(sight.side)
        stages = [model.stages[stage] for stage in model.stage_order]
        channels = channels_in_order(model)
        self._sight, self._plans, self._orders, self._games = sight, plans, orders, games
        self._place = place
        self._public = np.array([c.public for c in channels])
        self._cost = np.array([c.cost for c in channels], np.int8)
        self._open = np.array([[c.id in stage.channels[sight.side] for stage in stages] for c in channels])
        self._points = sight.attention()
        self._accepted = np.zeros(n, np.bool_)
        self._count = np.zeros(n, np.intp)
        self._used = np.zeros((len(channels), n), np.bool_)
        self._gone = np.zeros((MOST_STANDING, n), np.bool_)
        self._postures = np.zeros(n, np.uint64)
        where = true_at(games)
        self._first = plans.rounds * place
        drafts = slice(self._first, self._first + plans.rounds)
        self._others = plans.drafts.take(np.arange(n))
        self._other_accept = plans.accept[place].copy(), plans.accept_by[place].copy()
        plans.accept[place, where] = plans.accept_by[place, where] = NO_SLOT
        plans.orders[orders.rows[:, None], where] = False
        plans.drafts.here[drafts, where] = False
        plans.drafts.withdraws[drafts, :, where] = 0

    def accept(self, wish: tuple[Which, str] | None, games: Mask) -> None:
        """Take up an offer of the other side where one stands and a yes can go."""
        if wish is None:
            return
        sight, (which, way) = self._sight, wish
        channel = sight.model.channels[way]
        if not channel.accepts or sight.side not in channel.open_to:
            return
        struck = sight.values[sight.model.index["struck"]] != 0
        may = games & ~self._accepted & ~struck & ~sight.busy(channel.index)
        where = true_at(may & self._open[channel.index, sight.crowd.stage])
        where = where[~sight.yes_under_way(where)]
        slot = self._find(which, sight.theirs, sight.ends_it(sight.theirs), 1)[where]
        stands = slot != NO_SLOT
        self._say_yes(where[stands], slot[stands], np.int8(channel.index))

    def write(self, letter: LineLetter, games: Mask) -> None:
        """Write a letter of the line where its channel is open and can be paid for."""
        if letter.legal:
            where = true_at(games & self._may_write(letter.channel))
            slots = self._post(letter.channel, where)
            for name, value in letter.facts.items():
                field = getattr(self._plans.drafts, name)
                if name in _PACKED:
                    field[slots, :, where] = value
                else:
                    field[slots, where] = value

    def withdraw(self, which: str, games: Mask) -> None:
        """Take back standing offers where a letter goes that can say so."""
        own, drafts = self._sight.own, self._plans.drafts
        named = self._named(which) & games & (self._count > 0) & ~self._gone
        for slot in range(MOST_STANDING):
            where = true_at(named[slot])
            if len(where):
                count = self._gone[:, where].sum(axis=0)
                drafts.withdraws[self._first, count, where] = self._sight.offers.number[own.start + slot, where]
                self._gone[slot, where] = True

    def order(self, place: int, games: Mask) -> None:
        """Give an order where it may be given, contradicts no other and can be paid for."""
        self._give(place, self._orders.eligible(self._sight, place, games & self._can_give(place)))

    def add(self, given: Given) -> None:
        """Let the persona add what fits beside what the line names.

        Args:
            given: the persona's orders, in the turn in which he chose them.
        """
        slot, way = self._other_accept
        alone = self._games & (slot != NO_SLOT) & ~self._accepted & (self._count == 0) & (self._points >= COST)
        where = true_at(alone)
        self._say_yes(where, slot[where], way[where])
        for row in range(self._first, self._first + self._plans.rounds):
            for channel in range(len(self._cost)):
                written = self._others.here[row] & (self._others.channel[row] == channel)
                where = true_at(self._games & written & self._may_write(channel))
                if len(where):
                    self._plans.drafts.copy_from(self._others, row, self._post(channel, where), where)
        for games, places in given:
            for place in np.unique(places):
                chosen = np.zeros(self._sight.n, np.bool_)
                chosen[games[places == place]] = True
                self._give(int(place), true_at(chosen & self._games & self._can_give(int(place))))

    def _say_yes(self, games: Games, slot: NDArray[np.int8], way: NDArray[np.int8] | np.int8) -> None:
        self._plans.accept[self._place, games] = slot
        self._plans.accept_by[self._place, games] = way
        self._accepted[games] = True
        self._points[games] -= COST

    def _may_write(self, channel: int) -> Mask:
        """Return where a letter may still go by a channel; a yes is said alone."""
        may: Mask = ~self._accepted & self._open[channel, self._sight.crowd.stage] & ~self._used[channel]
        may &= ~self._sight.busy(channel) & (self._cost[channel] <= self._points)
        return may

    def _post(self, channel: int, games: Games) -> NDArray[np.intp]:
        """Pay for a letter and return the slots it is filed in."""
        slots: NDArray[np.intp] = self._first + self._count[games]
        self._count[games] += 1
        self._used[channel, games] = True
        self._points[games] -= self._cost[channel]
        return slots

    def _can_give(self, place: int) -> Mask:
        orders = self._orders
        given = self._plans.orders[orders.rows[place]]
        free = self._postures & orders.sets[place] == 0
        can: Mask = ~given & free & (orders.cost[place] <= self._points)
        return can

    def _give(self, place: int, games: Games) -> None:
        self._plans.orders[self._orders.rows[place], games] = True
        self._points[games] -= self._orders.cost[place]
        self._postures[games] |= self._orders.sets[place]

    def _named(self, which: str) -> Mask:
        """Return (standing offers, n) which of one's own offers a line means."""
        sight = self._sight
        here: Mask = sight.offers.here[sight.own]
        if which == "all":
            return here
        if which in ("softest", "newest", "private", "public"):
            fitting = sight.ends_it(sight.own) if which == "softest" else here
            slot: Any = self._find(which, sight.own, fitting, -1)
            meant: Mask = np.arange(MOST_STANDING)[:, None] == slot
            return meant
        side, _, number = which.rpartition("-")
        if side != sight.side or not number.isdecimal():
            return np.zeros_like(here)
        named: Mask = here & (sight.offers.number[sight.own] == int(number))
        return named

    def _find(self, which: str, rows: slice, fitting: Mask, sign: int) -> NDArray[np.int8]:
        """Return the slot of the offer a line means in every game, -1 where none fits.

        Args:
            sign: 1 if the softest is worth most to this side, -1 if it is worth least.
        """
        sight = self._sight
        fitting = fitting.copy()
        if which in ("private", "public"):
            fitting &= self._public[sight.offers.channel[rows]] == (which == "public")
        rank = np.full(fitting.shape, -np.inf)
        slots, games = np.nonzero(fitting)
        if which == "softest":
            rank[slots, games] = sign * worth_in(sight, Part(sight.values, games), rows.start + slots, games)
        else:
            rank[slots, games] = sight.offers.sent[rows][slots, games]
        return np.where(fitting.any(axis=0), rank.argmax(axis=0), NO_SLOT).astype(np.int8)


def _empty_view(model: Model, side: Side) -> View:
    """Return the view of a desk on which nothing lies; enough to hold a letter against the rules."""
    return View(
        model=model,
        side=side,
        stage=model.stage_order[0],
        watch=0,
        t=0.0,
        h=0.0,
        attention=0,
        values=[],
        own_offers=(),
        their_offers=(),
        read=(),
        sent=(),
        busy=frozenset(),
        eligible=(),
        clash_options=(),
        on_the_way=(),
        temperament=1.0,
    )
