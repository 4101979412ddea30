"""One search: plans are played on in imagined worlds, the same for all, and the better half again in more of them.

Before that it may choose a hand to go on with. A search asks for games and is fed with what they came to, so that many
searches can share one crowd.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Ask
from game.core.plans import Plan, Question
from game.core.sides import SIDES
from game.core.views import View
from game.lockstep.crowd import Crowd
from game.lockstep.playouts import CHUNK, FirstWatch, Outcomes, finish
from game.lockstep.watch import end_watch
from game.lockstep.worlds import joined
from game.strategist.beliefs import Imagination
from game.strategist.hand import HABIT, Hand
from game.strategist.judgement import Judged, acts_of, judge
from game.strategist.strength import Round
from game.strategist.taking_up import desk_of, take_up

_NEW: Final = 3
"""One plan in so many of a later round is put together anew."""
_HOPE: Final = 0.5
"""Standard deviations of doubt that speak for trying a plan that was never played."""
_DECIDED: Final = 0.1
"""A search ends early when no plan can be expected to gain more points of score than this on the leading one."""

Further = Callable[[list[Plan]], list[Plan]]
"""Puts plans together from the parts of good ones."""
Drawn = Callable[[View], list[Plan]]
"""Draws plans of a leader whose temper a view shows."""


@dataclass(frozen=True, slots=True)
class Request:
    """Games a search wants played to their ends.

    Args:
        crowd: at moments of decision or at their ends; `group` is the plan.
        first: what is settled of the first watch, by group; nothing where a question is answered.
    """

    crowd: Crowd
    first: Sequence[FirstWatch]


@dataclass(slots=True)
class Tried:
    """What the games of one option came to: how many, the sum of scores above the others' in the same worlds, ends."""

    games: int = 0
    score: float = 0.0
    total: float = 0.0
    ends: dict[str, int] = field(default_factory=dict)


class Search:
    """A search among options: plans to seal, or answers to a question.

    Attributes:
        options: what is tried; later rounds add to it.
        tried: what came of each.
        judged: what each is thought worth; None before any was played.
        worlds: the imagined worlds of the first round of plans.
        hand: the temper in which its own desk goes on.
        mind, side, question: what it was asked with.
    """

    def __init__(
        self,
        mind: Imagination,
        view: View,
        seed: int,
        options: Sequence[Plan | str],
        rounds: Sequence[Round],
        *,
        hands: Sequence[Hand] = (HABIT,),
        hand_worlds: int = 0,
        drawn: Drawn | None = None,
        further: Further | None = None,
        question: Question | None = None,
    ) -> None:
        """Prepare a search.

        Args:
            seed: of the imagined worlds.
            hands: tempers to go on in; where there are several, a first round of games chooses among them.
            hand_worlds: worlds in which each of them is tried.
            drawn: how plans of the hand chosen are drawn; None draws none.
            further: how new plans are made; None tries only those given.
            question: what is to be answered; the options are its options then.
        """
        self.options = list(options)
        self.tried = [Tried() for _ in options]
        self.judged: Judged | None = None
        self.worlds: Crowd | None = None
        self.mind, self._view, self._seed = mind, view, seed
        self.side = view.side
        self._rounds = list(rounds) if len(options) > 1 else []
        self._further, self.question = further, question
        self._alive = list(range(len(options)))[: rounds[0].plans]
        self._variance = 0.0
        self.hand = hands[0]
        self._hands = list(hands) if len(hands) > 1 else []
        self._hand_worlds, self._drawn, self._hand_games = hand_worlds, drawn, 0

    @property
    def best(self) -> int:
        """Return which option leads; the first before any was played."""
        if self.judged is None:
            return 0
        return max(self._alive, key=lambda i: float(self.judged.mean[i]))  # type: ignore[union-attr]

    @property
    def games(self) -> int:
        """Return how many games have been played."""
        return self._hand_games + sum(x.games for x in self.tried)

    @property
    def over(self) -> bool:
        """Return whether nothing is left to be played."""
        return not self._rounds

    def adds(self, plan: Plan) -> float:
        """Return what the acts of a plan are thought to add to the score, each taken by itself, in points."""
        known = {} if self.judged is None else self.judged.parts
        return sum(size * known.get(name, 0.0) for name, size in acts_of(self.mind.model, self.side, plan).items())

    def imagined(self) -> Crowd:
        """Return the worlds of the next round."""
        return self.mind.worlds(self._view, self._seed + len(self._rounds), self._rounds[0].worlds)

    def request(self) -> Request:
        """Return the games of the next round."""
        if self._hands:
            return self._request_hands()
        worlds = self.imagined()
        if self.worlds is None:
            self.worlds = worlds
        crowd = _repeated(take_up(worlds, self.side, self.hand), len(self._alive))
        if self.question is None:
            return Request(crowd, [FirstWatch(plans={self.side: self._plan(i)}, answers={}) for i in self._alive])
        options = [o.id for o in self.mind.model.choices[self.question.choice].options]
        places = np.array([options.index(str(self.options[i])) for i in self._alive], np.int8)
        self._end_watch(crowd, places[crowd.group])
        return Request(crowd, [FirstWatch(plans={}, answers={}) for _ in self._alive])

    def _request_hands(self) -> Request:
        """Return games in which each hand has its way from now on."""
        worlds = self.mind.worlds(self._view, self._seed + len(self._rounds) + 1, self._hand_worlds)
        crowd = joined([take_up(_repeated(worlds, 1), self.side, hand) for hand in self._hands])
        crowd.group = np.repeat(np.arange(len(self._hands)), self._hand_worlds).astype(np.int16)
        if self.question is not None:
            self._end_watch(crowd, np.full(crowd.n, -1, np.int8))
        return Request(crowd, [FirstWatch(plans={}, answers={}) for _ in self._hands])

    def _end_watch(self, crowd: Crowd, places: NDArray[np.int8]) -> None:
        """Close the watch in which the question fell; -1 leaves the answer to the chair."""
        assert self.question is not None
        choice = self.mind.model.choices[self.question.choice]
        with np.errstate(all="ignore"):
            end_watch(crowd, self.mind.chairs, Ask(side=choice.side, choice=choice.id), {choice.id: places})

    def feed(self, outcomes: Outcomes) -> None:
        """Take in what the games of a request came to, and make ready for the next round."""
        if self._hands:
            self._choose_hand(outcomes)
            return
        number = self._rounds.pop(0).worlds
        shape = (len(self._alive), number)
        score = outcomes.total[SIDES.index(self.side)].reshape(shape)
        base = 0.0 if self.judged is None else float(self.judged.mean[self._alive].mean())
        above = score - score.mean(axis=0) + base
        spread = above - above.mean(axis=1, keepdims=True)
        self._variance = float((spread * spread).sum() / max((len(self._alive) - 1) * (number - 1), 1))
        self._note(outcomes, above, score)
        self._judge()
        self._narrow()

    def _choose_hand(self, outcomes: Outcomes) -> None:
        """Take the hand that came out best, and put what it would do among the plans, in place of the least likely."""
        score = outcomes.total[SIDES.index(self.side)].reshape(len(self._hands), -1).mean(axis=1)
        self.hand = self._hands[int(score.argmax())]
        self._hands, self._hand_games = [], outcomes.n
        if self._drawn is None or self.hand is HABIT:
            return
        world = take_up(self.mind.worlds(self._view, self._seed, 1), self.side, self.hand)
        known = set(self.options)
        new = [plan for plan in self._drawn(desk_of(self._view, world, self.hand)) if plan not in known]
        self.options += new
        self.tried += [Tried() for _ in new]
        kept = self._alive[: max(self._rounds[0].plans - len(new), 1)]
        self._alive = kept + list(range(len(self.options) - len(new), len(self.options)))

    def _note(self, outcomes: Outcomes, above: NDArray[np.float64], score: NDArray[np.float64]) -> None:
        kinds = [x.kind for x in self.mind.model.endings]
        endings = outcomes.ending.reshape(above.shape)
        for place, option in enumerate(self._alive):
            tried = self.tried[option]
            tried.games += above.shape[1]
            tried.score += float(above[place].sum())
            tried.total += float(score[place].sum())
            for ending, count in zip(*np.unique(endings[place], return_counts=True), strict=True):
                kind = kinds[int(ending)]
                tried.ends[kind] = tried.ends.get(kind, 0) + int(count)

    def _judge(self) -> None:
        if self.question is None:
            parts = [acts_of(self.mind.model, self.side, self._plan(i)) for i in range(len(self.options))]
        else:
            parts = [{str(option): 1.0} for option in self.options]
        played = np.array([i for i, x in enumerate(self.tried) if x.games], np.intp)
        score = np.array([self.tried[i].score / self.tried[i].games for i in played])
        noise = np.array([self._variance / self.tried[i].games for i in played])
        self.judged = judge(parts, played, score, noise + 1e-6)

    def _narrow(self) -> None:
        """Choose who plays in the next round, or end the search when it could not gain much."""
        if not self._rounds or self.judged is None:
            return
        wanted = self._rounds[0].plans
        played = sorted(self._alive, key=lambda i: -self.judged.mean[i])  # type: ignore[union-attr]
        kept = played[: max(wanted - wanted // _NEW, 1)] if self._further is not None else played[:wanted]
        if self._further is not None:
            self._extend([self._plan(i) for i in kept[:8]])
            fresh = [i for i, x in enumerate(self.tried) if not x.games]
            fresh.sort(key=lambda i: -(self.judged.mean[i] + _HOPE * self.judged.spread[i]))  # type: ignore[union-attr]
            self._alive = kept + fresh[: wanted - len(kept)]
        else:
            self._alive = kept
        if self._decided():
            self._rounds = []

    def _extend(self, best: list[Plan]) -> None:
        assert self._further is not None
        known = set(self.options)
        new = [plan for plan in self._further(best) if plan not in known]
        self.options += new
        self.tried += [Tried() for _ in new]
        self._judge()

    def _decided(self) -> bool:
        assert self.judged is not None
        leader = max(self._alive, key=lambda i: float(self.judged.mean[i]))  # type: ignore[union-attr]
        return all(
            self.judged.mean[i] + 2 * self.judged.spread[i] - self.judged.mean[leader] < _DECIDED
            for i in self._alive
            if i != leader
        )

    def _plan(self, option: int) -> Plan:
        plan = self.options[option]
        assert isinstance(plan, Plan)
        return plan


def _repeated(worlds: Crowd, times: int) -> Crowd:
    """Return the worlds so many times over, each time as a group of its own."""
    crowd = worlds.take(np.tile(np.arange(worlds.n), times))
    crowd.group = np.repeat(np.arange(times), worlds.n).astype(np.int16)
    return crowd


def run(searches: Sequence[Search]) -> None:
    """Bring searches of one imagination's model to their ends; their games share crowds."""
    while pending := [x for x in searches if not x.over]:
        batch: list[tuple[Search, Request]] = []
        games = 0
        for search in pending:
            asked = search.request()
            if batch and games + asked.crowd.n > CHUNK:
                _play(batch)
                batch, games = [], 0
            batch.append((search, asked))
            games += asked.crowd.n
        _play(batch)


def _play(batch: Sequence[tuple[Search, Request]]) -> None:
    first: list[FirstWatch] = []
    for _, asked in batch:
        asked.crowd.group += np.int16(len(first))
        first += asked.first
    search = batch[0][0]
    outcomes = finish(joined([asked.crowd for _, asked in batch]), search.mind.chairs, first)
    low = 0
    for search, asked in batch:
        high = low + asked.crowd.n
        search.feed(_between(outcomes, low, high))
        low = high


def _between(outcomes: Outcomes, low: int, high: int) -> Outcomes:
    return Outcomes(**{name: getattr(outcomes, name)[..., low:high] for name in Outcomes.__slots__})
