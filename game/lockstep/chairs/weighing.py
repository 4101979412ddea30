"""Whether a persona takes up an offer, in many games at once; `game.ai.acceptance` says why each part is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.acceptance import FOCAL_REACH, HURRY_DREAD, LEAST_FEAR, LOUD_TONE, MOST_FEAR, NO_DUE
from game.core.definitions import Channel, Model
from game.core.luck import name_key
from game.core.sides import SIDES, Side, other
from game.core.slots import channels_in_order
from game.lockstep.chairs.draws import Games, true_at
from game.lockstep.chairs.sight import Sight, ask
from game.lockstep.letters import MOST_STANDING
from game.lockstep.luck import draws, of_moments
from game.lockstep.part import Part, some

_MOOD_HOURS = 72
_MOOD_SHIFT = 24
NO_SLOT = -1


@dataclass(frozen=True, slots=True)
class Weighed:
    """The most attractive offer of each game that has one ripe to be weighed.

    Attributes:
        games: those games, ascending.
        slot: place of the offer among the other side's standing offers.
        chance: probability of a yes.
        slots: int8 (n,), the same places for every game of the crowd, -1 where there is none.
    """

    games: Games
    slot: NDArray[np.intp]
    chance: NDArray[np.float64]
    slots: NDArray[np.int8]


class Weighing:
    """The acceptance rule for one side, prepared."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the rule for `side`."""
        ix = model.index
        channels = channels_in_order(model)
        self._side = side
        self._rules = model.letter_rules
        self._struck, self._t, self._o_worth, self._early = ix["struck"], ix["t"], ix["o_worth"], ix["early"]
        self._own = {name: ix[f"{side}_{name}"] for name in ("dread", "blood", "hold", "more")}
        self._person = {name: ix[f"p_{name}_{side}"] for name in ("focal", "pride", "clash", "inertia")}
        self._their_due = ix[f"{other(side)}_due"]
        self._public = np.array([c.public for c in channels])
        self._audience = np.array([c.audience for c in channels])
        self._mood_key = name_key(f"accept:{side}")
        ways = [_ways(model, side, stage) for stage in model.stage_order]
        self._quick = np.array([NO_SLOT if not w else min(w, key=lambda c: sum(c.hours)).index for w in ways], np.int8)
        self._private = np.array([next((c.index for c in w if not c.public), NO_SLOT) for w in ways], np.int8)

    def weigh(self, sight: Sight) -> Weighed | None:
        """Return the most attractive of the offers that are ripe to be weighed, or None if there is none anywhere."""
        slots, games = np.nonzero(self._ripe(sight))
        if not len(games):
            return None
        margin = self._margin(sight, slots, games)
        with_any = np.zeros(sight.n, np.bool_)
        with_any[games] = True
        found = true_at(with_any)
        column = np.cumsum(with_any)[games] - 1
        table = np.full((MOST_STANDING, len(found)), -np.inf)
        public = np.zeros((MOST_STANDING, len(found)), np.bool_)
        table[slots, column] = margin
        public[slots, column] = self._public[sight.offers.channel[sight.theirs.start + slots, games]]
        best, slot, loud = table[0], np.zeros(len(found), np.intp), public[0]
        for i in range(1, MOST_STANDING):
            better = (table[i] > best) | ((table[i] == best) & loud & ~public[i])
            best, slot, loud = (
                np.where(better, table[i], best),
                np.where(better, i, slot),
                np.where(better, public[i], loud),
            )
        everywhere = np.full(sight.n, NO_SLOT, np.int8)
        everywhere[found] = slot
        chance = 1 / (1 + np.exp(-np.minimum(np.maximum(best / self._rules.tau, -700.0), 700.0)))
        return Weighed(found, slot, chance, everywhere)

    def decide(self, sight: Sight, weighed: Weighed) -> tuple[Games, NDArray[np.intp], NDArray[np.int8]]:
        """Return in which games the offer is taken up, which one, and the channel of the yes."""
        games = weighed.games
        moment = np.floor_divide(sight.crowd.v[self._t][games] + _MOOD_SHIFT, _MOOD_HOURS)
        mood = draws(of_moments(sight.crowd.seed[games], moment), self._mood_key)
        taken = true_at((mood < weighed.chance) & ~sight.yes_under_way(games))
        games, slot = games[taken], weighed.slot[taken]
        p = Part(sight.values, games)
        stage = sight.crowd.stage[games]
        private = self._private[stage]
        hurried = (p[self._own["dread"]] >= HURRY_DREAD) | (p[self._their_due] < NO_DUE) | (private == NO_SLOT)
        way = np.where(hurried, self._quick[stage], private)
        mail = len(self._public) * SIDES.index(self._side)
        free = true_at((way != NO_SLOT) & ~sight.crowd.mail.here[mail + np.maximum(way, 0), games])
        return games[free], slot[free], way[free]

    def _ripe(self, sight: Sight) -> NDArray[np.bool_]:
        """Return (standing offers, n) which of theirs are ripe: not accepted before, and read with care."""
        offers, theirs, v = sight.offers, sight.theirs, sight.values
        ripe: NDArray[np.bool_] = sight.ends_it(theirs) & ~offers.taken[theirs]
        if not some(ripe):
            return ripe
        ripe &= v[self._struck] == 0
        since = np.where(np.isnan(offers.read[theirs]), offers.sent[theirs], offers.read[theirs])
        calm = v[self._own["dread"]] < self._rules.reading_dread
        ripe &= ~(calm & (v[self._t] - since < self._rules.reading_hours))
        return ripe

    def _margin(self, sight: Sight, slots: Games, games: Games) -> NDArray[np.float64]:
        """Return by how much each pair of offer and game speaks for a yes; see `game.ai.acceptance.Weighed`."""
        rules, own, person, offers = self._rules, self._own, self._person, sight.offers
        rows = sight.theirs.start + slots
        p = Part(sight.values, games)
        channel = offers.channel[rows, games]
        public, at_ease = self._public[channel], self._audience[channel]
        w = worth_in(sight, p, rows, games)
        softest, demanded = self._own_words(sight, games)
        focal = p[person["focal"]] * np.minimum(np.maximum(1 - np.maximum(0.0, softest - w) / FOCAL_REACH, 0.0), 1.0)
        focal = np.where(np.isnan(softest), 0.0, focal)
        audience = rules.audience[self._side] * np.maximum(0.0, demanded - w) * at_ease
        audience = np.where(np.isnan(demanded), 0.0, audience)
        p.suppose(self._o_worth, w)
        sting = ask(rules.sting[self._side], p) * at_ease
        deadline = np.where(public, rules.bow_public_deadline, rules.bow_private_deadline)
        bow = np.where(offers.deadline[rows, games] != 0, deadline, 0.0)
        bow += np.where(public & (offers.tone[rows, games] < LOUD_TONE), rules.bow_public_threat, 0.0)
        bow += np.where(offers.urgent[rows, games], rules.bow_urgent, 0.0)
        bow = p[person["pride"]] * bow
        deal = w + focal - audience - bow - sting
        fear = np.minimum(np.maximum(p[own["dread"]] / 100, LEAST_FEAR), MOST_FEAR)
        go_on = (1 - fear) * np.maximum(p[own["hold"]], deal + p[own["more"]]) + fear * p[person["clash"]]
        early = rules.early_weight * p[self._early]
        blood = rules.blood_weight * p[person["pride"]] * p[own["blood"]]
        margin: NDArray[np.float64] = deal - go_on - p[person["inertia"]] - early - blood
        return margin

    def _own_words(self, sight: Sight, games: Games) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the worth of one's own softest offer and of one's latest public one; NaN where there is none."""
        softest, demanded = np.full(sight.n, np.nan), np.full(sight.n, np.nan)
        wanted = np.zeros(sight.n, np.bool_)
        wanted[games] = True
        slots, where = np.nonzero(sight.ends_it(sight.own) & wanted)
        if len(where):
            rows = sight.own.start + slots
            w = worth_in(sight, Part(sight.values, where), rows, where)
            public = self._public[sight.offers.channel[rows, where]]
            for i in range(MOST_STANDING):
                of_slot = slots == i
                softest[where[of_slot]] = np.fmin(softest[where[of_slot]], w[of_slot])
                demanded[where[of_slot & public]] = w[of_slot & public]
        return softest[games], demanded[games]


def worth_in(sight: Sight, p: Part, rows: Games, games: Games) -> NDArray[np.float64]:
    """Return what standing offers are worth to the side; writes the scratch slot `o_inspection` of `p`."""
    model, offers, place = sight.model, sight.offers, 2 * SIDES.index(sight.side)
    inspection = next((term.index for term in model.terms if term.id == "inspection"), None)
    level: Any = np.zeros(len(games)) if inspection is None else offers.levels[rows, inspection, games].astype(float)
    p.suppose(model.index["o_inspection"], level)
    trust = ask(model.letter_rules.trust[sight.side], p)
    worth: NDArray[np.float64] = offers.worth[rows, place, games] + offers.worth[rows, place + 1, games] * trust
    return worth


def _ways(model: Model, side: Side, stage: str) -> list[Channel]:
    """Return the channels by which a yes may go in a stage, in table order."""
    open_channels = model.stages[stage].channels[side]
    return [c for c in model.channels.values() if c.accepts and side in c.open_to and c.id in open_channels]
