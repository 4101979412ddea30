"""How personas choose their letters in many games at once; `game.ai.letters` says why."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ai.letters import MOST_MARKED_UP
from game.ai.pick import Pick
from game.core.definitions import Channel, Form, Model, Stage
from game.core.luck import name_key
from game.core.sides import Side
from game.core.slots import channels_in_order
from game.lockstep.chairs.composer import Composer, Written, joined
from game.lockstep.chairs.draws import Games, best_of_each, by_game, gumbel, may_exceed, true_at
from game.lockstep.chairs.sight import Sight
from game.lockstep.chairs.weighing import Weighed
from game.lockstep.fused import fused
from game.lockstep.luck import lanes
from game.lockstep.part import some
from game.lockstep.plans import Plans

_Floats = NDArray[np.float64]
_Points = NDArray[np.int8]


class _Desk:
    """What the rounds of one watch have in common, one element a game."""

    __slots__ = ("count", "letters", "points", "temp", "used", "weighed")

    def __init__(self, n: int, points: _Points, temp: _Floats, weighed: Weighed | None) -> None:
        self.points = points
        self.temp = temp
        self.weighed = weighed
        self.used = np.zeros(n, np.uint16)
        self.count = np.zeros(n, np.intp)
        self.letters: list[tuple[Written, NDArray[np.intp]]] = []


class Writer:
    """One side's forms of letters, prepared."""

    def __init__(self, model: Model, side: Side, pick: Pick) -> None:
        """Prepare the forms of `side`."""
        self._place = 0 if side == "us" else 1
        self._pick = pick
        self._forms = model.forms[side]
        self._counters = np.array([form.counter for form in self._forms], np.bool_)
        self._channels = channels_in_order(model)
        self.composer = Composer(model, side)
        channels = [model.channels[form.channel] for form in self._forms]
        self._way = np.array([c.index for c in channels], np.intp)
        self._cost = np.array([c.cost for c in channels], np.int8)
        self._channel_cost = np.array([c.cost for c in self._channels], np.int8)
        self._scores = fused(tuple(form.score for form in self._forms))
        rounds = range(pick.letter_rounds)
        self._none = [name_key(f"form:{side}:none:{r}") for r in rounds]
        self._keys = [
            np.array([name_key(f"form:{side}:{form.id}:{r}") for form in self._forms], np.uint64) for r in rounds
        ]
        stages = [model.stages[stage] for stage in model.stage_order]
        self._stages = [
            tuple(i for i, stage in enumerate(stages) if _written_in(stage, form, channel, side))
            for form, channel in zip(self._forms, channels, strict=True)
        ]
        self._open = np.array(
            [[c.id in stage.channels[side] and side in c.open_to for stage in stages] for c in self._channels], np.bool_
        )

    def write(
        self,
        sight: Sight,
        plans: Plans,
        points: _Points,
        temp: _Floats,
        weighed: Weighed | None,
        free: NDArray[np.bool_],
    ) -> None:
        """Write the letters of this watch, and take what their channels cost from `points`.

        Args:
            temp: width of chance, in units of score.
            weighed: the other side's most attractive offers.
            free: bool (n,), where no offer is taken up.
        """
        scores, forms, games = self._scored(sight, points, weighed, free)
        if not len(games):
            return
        desk = _Desk(sight.n, points, temp, weighed)
        for number in range(self._pick.letter_rounds):
            if number:
                cost, used = self._cost[forms], desk.used[games] >> self._way[forms].astype(np.uint16)
                left = true_at((cost <= self._pick.later_rounds_cost) & (cost <= points[games]) & (used & 1 == 0))
                if not len(left):
                    break
                scores, forms, games = scores[left], forms[left], games[left]
            chosen = self._chosen(sight, desk, number, scores, forms, games)
            if len(chosen):
                self._take_up(sight, plans, desk, forms[chosen], games[chosen])
        if desk.letters:
            self._file(sight, plans, desk)

    def _scored(
        self, sight: Sight, points: _Points, weighed: Weighed | None, free: NDArray[np.bool_]
    ) -> tuple[_Floats, NDArray[np.intp], Games]:
        """Return (score, form, game) of every form that may be chosen, form by form."""
        able = free & (points >= 1)
        may = np.zeros((len(self._forms), sight.n), np.bool_)
        for i, form in enumerate(self._forms):
            stages = sight.in_stages(self._stages[i])
            if stages is None or (form.counter and weighed is None):
                continue
            np.logical_and(able, stages, out=may[i])
            may[i] &= self._cost[i] <= points
            may[i] &= ~sight.busy(int(self._way[i]))
            if form.counter and weighed is not None:
                may[i] &= weighed.slots >= 0
        counts = np.count_nonzero(may, axis=1)
        scores = np.empty(may.shape)
        self._scores(sight.values, scores, (counts > 0).tolist())
        at = may.ravel().nonzero()[0]
        forms = np.repeat(np.arange(len(counts)), counts)
        return scores.ravel().take(at), forms, at - forms * sight.n

    def _chosen(
        self, sight: Sight, desk: _Desk, number: int, scores: _Floats, forms: NDArray[np.intp], games: Games
    ) -> NDArray[np.intp]:
        """Return the places of the forms that are chosen in a round: those more attractive than writing nothing."""
        nothing = desk.temp * gumbel(lanes(sight.base, self._none[number]))
        temp, rival = desk.temp.take(games), nothing.take(games)
        lane = lanes(sight.base.take(games), self._keys[number].take(forms))
        near = true_at(may_exceed(lane, (rival - scores) / temp))
        totals = scores.take(near) + temp.take(near) * gumbel(lane.take(near))
        better = true_at(totals > rival.take(near))
        if not len(better):
            return better
        near, totals = near[better], totals[better]
        order = by_game(games[near], sight.n)
        near, totals = near[order], totals[order]
        chosen: NDArray[np.intp] = near[best_of_each(games[near], totals)]
        return chosen

    def _take_up(self, sight: Sight, plans: Plans, desk: _Desk, forms: NDArray[np.intp], games: Games) -> None:
        """Take the forms of a round up, one a game; a counter-draft that changes nothing is none."""
        counters = self._counters.take(forms)
        if some(counters):
            self._pay(plans, desk, self._marked_up(sight, desk, forms, games, counters))
            forms, games = forms[~counters], games[~counters]
        self._pay(plans, desk, Written(games, forms, self._way.take(forms), None))

    def _pay(self, plans: Plans, desk: _Desk, written: Written) -> None:
        """Pay for the letters of a round and give them their slots."""
        games = written.games
        if len(games):
            desk.used[games] |= np.left_shift(1, written.channel).astype(np.uint16)
            desk.points[games] -= self._channel_cost.take(written.channel)
            desk.letters.append((written, plans.rounds * self._place + desk.count[games]))
            desk.count[games] += 1

    def _file(self, sight: Sight, plans: Plans, desk: _Desk) -> None:
        """Fill in what has no levels yet, and file all letters of the watch."""
        in_turn = sorted(desk.letters, key=lambda x: x[0].levels is not None)
        plain = joined([written for written, _ in in_turn if written.levels is None])
        filled_in = [written for written, _ in in_turn if written.levels is not None]
        if plain is not None:
            levels = self.composer.levels(sight, plain.games, plain.form, plain.channel)
            filled_in.insert(0, Written(plain.games, plain.form, plain.channel, levels))
        written = joined(filled_in)
        if written is not None:
            self.composer.file(sight, written, plans.drafts, np.concatenate([slots for _, slots in in_turn]))

    def _marked_up(
        self, sight: Sight, desk: _Desk, forms: NDArray[np.intp], games: Games, counters: NDArray[np.bool_]
    ) -> Written:
        """Send the most attractive offers back with at most two terms moved toward one's own."""
        assert desk.weighed is not None
        forms, games = forms[counters], games[counters]
        row = sight.theirs.start + desk.weighed.slots[games].astype(np.intp)
        channel = self._way[forms]
        same = sight.offers.channel[row, games].astype(np.intp)
        mail = len(self._channels) * self._place
        taken = sight.crowd.mail.here[mail + same, games] | (desk.used[games] >> same.astype(np.uint16) & 1 != 0)
        back = self._open[same, sight.crowd.stage[games]] & ~taken
        back &= self._channel_cost[same] <= self._channel_cost[channel]
        channel = np.where(back, same, channel)
        wished = self.composer.levels(sight, games, forms, channel)
        levels = self.composer.fit(sight.offers.levels[row, :, games].T, channel)
        gains = self.composer.gains(wished, levels)
        each = np.arange(len(games))
        worth_it = true_at(gains.max(axis=0) > 0)
        for _ in range(MOST_MARKED_UP):
            best = gains.argmax(axis=0)
            moved = gains[best, each] > 0
            levels[best[moved], each[moved]] = wished[best[moved], each[moved]]
            gains[best, each] = 0.0
        return Written(games[worth_it], forms[worth_it], channel[worth_it], levels[:, worth_it])


def _written_in(stage: Stage, form: Form, channel: Channel, side: Side) -> bool:
    """Return whether a form of letter may be chosen in a stage."""
    open_ = form.channel in stage.channels[side] and side in channel.open_to
    return form.id in stage.forms[side] and open_ and not stage.blows
