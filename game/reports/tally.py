"""What is counted while many games are played. Tallies of parts add up to the tally of the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from game.core.crisis import Crisis, EndingKind
from game.core.definitions import Model
from game.core.letters import ClauseKind, Letter
from game.core.scores import score
from game.core.sides import SIDES

N = TypeVar("N", int, float)
Days = dict[str, list[float]]
"""By date: how many were added up, then the sums."""


@dataclass(slots=True)
class Tally:
    """Counts over games; the keys are ids, ISO dates, or both.

    Args:
        tracks: by date, the number of watches and the sum of each track (`track_names` gives the order).
        offers: by (side, date), the number of letters with terms and the sum of each term's level.
    """

    games: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    wars: Counter[str] = field(default_factory=Counter)
    bargains: Counter[str] = field(default_factory=Counter)
    terms: Counter[tuple[str, int]] = field(default_factory=Counter)
    orders: Counter[str] = field(default_factory=Counter)
    order_games: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    letters: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    offers: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    tracks: Days = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SIDES, 0.0))

    def add(self, other: Tally) -> None:
        """Add the tally of further games."""
        self.games += other.games
        for name in ("kinds", "endings", "wars", "bargains", "terms", "orders", "order_games", "events", "letters"):
            getattr(self, name).update(getattr(other, name))
        for side, total in other.scores.items():
            self.scores[side] += total
        for key, row in other.offers.items():
            self.offers[key] = _sum(self.offers.get(key), row)
        for date, sums in other.tracks.items():
            self.tracks[date] = _sum(self.tracks.get(date), sums)


class Counting:
    """Counts games of one scenario into a tally."""

    def __init__(self, model: Model, tally: Tally) -> None:
        """Prepare to count."""
        self._model = model
        self._tally = tally
        self._zero = datetime.fromisoformat(model.zero)
        self._dates: dict[float, str] = {}
        self._slots = [model.index[name] for name in track_names(model)]
        self._orders = tuple(model.orders)

    def watch(self, crisis: Crisis) -> None:
        """Count the tracks as they stand at a moment of decision."""
        v = crisis.v
        date = self._date(v[self._model.at.t])
        row = [1.0, *(v[i] for i in self._slots)]
        sums = self._tally.tracks.get(date)
        self._tally.tracks[date] = _sum(sums, row)

    def game(self, first: Crisis, last: Crisis) -> None:
        """Count a game that is over, given its first and its last truth."""
        tally, model, ending = self._tally, self._model, last.ending
        assert ending is not None
        tally.games += 1
        tally.kinds[str(ending.kind)] += 1
        tally.endings[ending.id] += 1
        if ending.kind is EndingKind.WAR:
            tally.wars[self._date(ending.t)] += 1
        if ending.kind is EndingKind.SETTLEMENT:
            tally.bargains[self._date(last.v[model.at.struck_t])] += 1
            for term in model.terms:
                tally.terms[(term.id, int(last.v[model.index[f"deal_{term.id}"]]))] += 1
        for order, before, after in zip(self._orders, first.given_count, last.given_count, strict=True):
            if after > before:
                tally.orders[order] += after - before
                tally.order_games[order] += 1
        for event, had, has in zip(model.events, first.fired, last.fired, strict=True):
            if has > had:
                tally.events[event.id] += 1
        for letter in last.archive[len(first.archive) :]:
            self._letter(letter)
        for side in SIDES:
            tally.scores[side] += score(model, last, side)["total"]

    def _letter(self, letter: Letter) -> None:
        date = self._date(letter.sent)
        self._tally.letters[(letter.by, date, sort_of(letter))] += 1
        if letter.offer and letter.accepts is None:
            key = (letter.by, date)
            self._tally.offers[key] = _sum(self._tally.offers.get(key), [1, *letter.levels])

    def _date(self, t: float) -> str:
        if t not in self._dates:
            self._dates[t] = (self._zero + timedelta(hours=t)).date().isoformat()
        return self._dates[t]


def track_names(model: Model) -> tuple[str, ...]:
    """Return the names of the tracks, in table order."""
    return tuple(q.name for q in model.quantities if q.kind == "track")


def sort_of(letter: Letter) -> str:
    """Return what kind of letter it is: acceptance, ultimatum, threat, counter-offer, offer, demand or words."""
    if letter.accepts is not None:
        return "acceptance"
    threat = any(c.kind is ClauseKind.THREAT for c in letter.clauses)
    if letter.deadline and threat:
        return "ultimatum"
    if letter.offer:
        return "counter-offer" if letter.answers else "offer"
    if threat:
        return "threat"
    return "demand" if any(c.kind is ClauseKind.DEMAND for c in letter.clauses) else "words"


def _sum(sums: list[N] | None, row: list[N]) -> list[N]:
    return row if sums is None else [a + b for a, b in zip(sums, row, strict=True)]
