"""A tally told: as one JSON object for programs, as a page of text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.core.crisis import EndingKind
from game.core.definitions import Model
from game.core.sides import SIDES
from game.odds.wilson import share_of
from game.reports.pairing import Pairing
from game.reports.tally import Tally, track_names


def summary(pairing: Pairing, model: Model, tally: Tally, seconds: float) -> dict[str, Any]:
    """Return what a simulation came to, as values that JSON can hold; docs/cli.md explains each."""
    n = tally.games
    return {
        "scenario": model.id,
        "start": pairing.start,
        "us": pairing.us,
        "ussr": pairing.ussr,
        "games": n,
        "seed": pairing.seed,
        "seconds": round(seconds, 3),
        "hazard": pairing.hazard,
        "luck": "historical" if pairing.historical_luck else "free",
        "kinds": {str(kind): share_of(tally.kinds[kind], n).as_json() for kind in EndingKind},
        "endings": {e.id: share_of(tally.endings[e.id], n).as_json() for e in model.endings},
        "war_by_day": _shares(tally.wars, n),
        "settlement": {"dates": _shares(tally.bargains, n), "terms": _terms(model, tally)},
        "tracks": _tracks(model, tally),
        "orders": {side: _orders(model, tally, side) for side in SIDES},
        "letters": {side: _letters(tally, side) for side in SIDES},
        "offers": {side: _offers(model, tally, side) for side in SIDES},
        "events": _shares(Counter({e.id: tally.events[e.id] for e in model.events}), n, by_key=False),
        "scores": {side: round(tally.scores[side] / n, 2) if n else None for side in SIDES},
    }


def as_text(told: Mapping[str, Any]) -> str:
    """Return the most telling parts of a summary as a page of text."""
    return "\n".join(_page(told))


def _page(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"{told['us']} (us) and {told['ussr']} (ussr), {told['scenario']} from {told['start']}"
    per_second = told["games"] / told["seconds"] if told["seconds"] else 0
    yield f"{told['games']} games from seed {told['seed']}, {told['luck']} luck, hazard {told['hazard']:g}"
    yield f"{told['seconds']:.1f} s, {per_second:.0f} games a second; shares in per cent, with 95 % intervals"
    yield ""
    yield from _rows("kind of ending", told["kinds"].items())
    yield from _rows("ending", ((k, s) for k, s in told["endings"].items() if s["count"]))
    yield from _rows("war, by the day it ended", told["war_by_day"].items())
    yield from _rows("bargain struck on", told["settlement"]["dates"].items())
    if told["settlement"]["terms"]:
        yield "terms of settlements: share of each level in per cent"
        for term, levels in told["settlement"]["terms"].items():
            yield f"  {term:<14} " + "  ".join(f"{level} {100 * share:.0f}" for level, share in levels.items())
        yield ""
    yield "mean score (0 to 100): " + ", ".join(f"{side} {value}" for side, value in told["scores"].items())
    for side in SIDES:
        given = sorted(told["orders"][side].items(), key=lambda row: -row[1]["per_game"])
        often = [f"{order} {row['per_game']:.2f}" for order, row in given if row["per_game"] > 0][:8]
        yield f"orders most often given by {side}, per game: " + (", ".join(often) or "none")


def _rows(title: str, rows: Iterable[tuple[str, Mapping[str, float]]]) -> Iterator[str]:
    found = list(rows)
    if not found:
        return
    yield title
    for name, s in found:
        yield f"  {name:<22} {100 * s['share']:5.1f}  ({100 * s['low']:.1f} to {100 * s['high']:.1f})  {s['count']}"
    yield ""


def _shares(counts: Counter[str], n: int, *, by_key: bool = True) -> dict[str, Any]:
    keys = sorted(counts) if by_key else list(counts)
    return {key: share_of(counts[key], n).as_json() for key in keys}


def _terms(model: Model, tally: Tally) -> dict[str, dict[str, float]]:
    settled = tally.kinds[EndingKind.SETTLEMENT]
    told: dict[str, dict[str, float]] = {}
    for term in model.terms:
        counts = {level: tally.terms[(term.id, level)] for level in range(len(term.levels))}
        told[term.id] = {str(level): round(count / settled, 4) for level, count in counts.items() if count}
    return told if settled else {}


def _tracks(model: Model, tally: Tally) -> dict[str, dict[str, float]]:
    names = track_names(model)
    told: dict[str, dict[str, float]] = {}
    for date in sorted(tally.tracks):
        watches, *sums = tally.tracks[date]
        means = {name: round(x / watches, 3) for name, x in zip(names, sums, strict=True)}
        told[date] = {"watches": watches, **means}
    return told


def _orders(model: Model, tally: Tally, side: str) -> dict[str, dict[str, float]]:
    n = max(tally.games, 1)
    return {
        o.id: {"per_game": round(tally.orders[o.id] / n, 4), "games": round(tally.order_games[o.id] / n, 4)}
        for o in model.orders.values()
        if o.side == side
    }


def _letters(tally: Tally, side: str) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = {}
    for (by, date, sort), count in sorted(tally.letters.items()):
        if by == side:
            told.setdefault(date, {})[sort] = count
    return told


def _offers(model: Model, tally: Tally, side: str) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for (by, date), (count, *levels) in sorted(tally.offers.items()):
        if by == side:
            means = {t.id: round(x / count, 3) for t, x in zip(model.terms, levels, strict=True)}
            told[date] = {"count": count, "mean_levels": means}
    return told
