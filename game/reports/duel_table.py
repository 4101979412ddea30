"""The table of a duel: mean scores, and by how much each policy did better than the others in the very same games."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any, Final

from game.core.crisis import EndingKind
from game.reports.duel import Duel, Results

_Z: Final = 1.959964
"""Half-width of a 95 % interval in standard errors."""


def table(plan: Duel, results: Results, seconds: float) -> dict[str, Any]:
    """Return the figures of a duel, ready for JSON; intervals are 95 %, by the normal approximation."""
    scores = {name: [x.score for x in games] for name, games in results.items()}
    rows = []
    for name, games in results.items():
        mean, half = estimate(scores[name])
        kinds = Counter(x.kind for x in games)
        shares = {str(kind): kinds.get(str(kind), 0) / len(games) for kind in EndingKind}
        rows.append({"policy": name, "mean": mean, "half_width": half, "endings": shares})
    pairs = []
    for one, two in combinations(results, 2):
        mean, half = estimate([b - a for a, b in zip(scores[one], scores[two], strict=True)])
        pairs.append({"policy": two, "over": one, "mean": mean, "half_width": half, "sure": abs(mean) > half})
    return {
        "scenario": plan.scenario,
        "start": plan.start,
        "side": plan.side,
        "against": plan.against,
        "games": plan.games,
        "seed": plan.seed,
        "hazard": plan.hazard,
        "seconds": seconds,
        "policies": rows,
        "differences": pairs,
    }


def as_text(told: dict[str, Any]) -> str:
    """Return a table of figures as plain text."""
    last = told["seed"] + told["games"] - 1
    lines = [
        f"{told['scenario']} from {told['start']}, desk {told['side']}, against {told['against']}{_risk(told)}:",
        f"{told['games']} games each, seeds {told['seed']} to {last}, {told['seconds']:.0f} s",
        "",
        f"{'policy':<20}{'score':>7}{'95 %':>8}   " + "".join(f"{kind!s:>12}" for kind in EndingKind),
    ]
    for row in told["policies"]:
        shares = "".join(f"{100 * row['endings'][str(kind)]:>11.0f}%" for kind in EndingKind)
        lines.append(f"{_short(row['policy']):<20}{row['mean']:>7.1f}{_range(row['half_width']):>8}   {shares}")
    if told["differences"]:
        lines += ["", "In the same games, points of score more:"]
        for pair in told["differences"]:
            sure = "" if pair["sure"] else "   (within chance)"
            names = f"{_short(pair['policy'])} over {_short(pair['over'])}"
            lines.append(f"  {names:<42}{pair['mean']:>+7.1f}{_range(pair['half_width']):>8}{sure}")
    return "\n".join(lines)


def estimate(values: Sequence[float]) -> tuple[float, float]:
    """Return the mean of some numbers and the half-width of its 95 % interval (infinite for fewer than two)."""
    n = len(values)
    mean = sum(values) / n
    if n < 2:
        return mean, math.inf
    variance = sum((x - mean) ** 2 for x in values) / (n - 1)
    return mean, _Z * math.sqrt(variance / n)


def _risk(told: dict[str, Any]) -> str:
    return "" if told["hazard"] == 1 else f", accidents {told['hazard']:g} times as likely"


def _range(half: float) -> str:
    return "± ?" if math.isinf(half) else f"±{half:.1f}"


def _short(name: str) -> str:
    return name.rpartition("/")[2]
