"""What plans are worth, judged together: plans that share acts speak for each other.

The score of a plan is taken as a Gaussian process over plans: a sum of what its acts are worth, and something of its
own. So a few playouts of each plan say much about all of them, and about plans that were never played.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.letters import ClauseKind
from game.core.plans import Plan
from game.core.sides import Side
from game.core.worth import can_end_it, levels_of
from game.strategist.packages import worth_between

_SCALE: Final = 25.0
"""Units of worth that count as one step between two bargains."""
_ACTS: Final = (0.2, 0.6, 1.2, 2.5, 5.0)
_OWN: Final = (0.1, 0.5, 1.5)
"""Standard deviations that are considered, in points of score: of one act's worth, and of a plan's own part."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What plans are thought worth.

    Attributes:
        mean: expected score of each, in points above the average of those played.
        spread: standard deviation of that guess.
        parts: what one unit of each part is thought to add.
    """

    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    parts: dict[str, float]


def acts_of(model: Model, side: Side, plan: Plan) -> dict[str, float]:
    """Return the parts of a plan by which plans are alike, with their sizes."""
    found: dict[str, float] = {f"order:{order}": 1.0 for order in plan.orders}
    if plan.blow is not None:
        found[f"blow:{plan.blow}"] = 1.0
    if plan.accept is not None:
        found |= {"accept": 1.5, f"accept:{plan.accept.letter}": 1.0, f"accept-by:{plan.accept.channel}": 0.4}
    for draft in plan.letters:
        parts = {f"by:{draft.channel}": 0.7, "letter": 0.7, "tone": draft.tone / 2, "urgent": 0.5 * draft.urgent}
        parts["deadline"] = 0.7 * (draft.deadline > 0)
        levels, _ = levels_of(model, side, draft.clauses)
        if can_end_it(model, levels):
            ours, theirs = (x / _SCALE for x in worth_between(model, side, levels))
            parts |= {"offer": 1.5, "ours": ours, "theirs": theirs, "generous": 0.7 * theirs * abs(theirs)}
        parts |= {f"threat:{c.term}": 0.5 * c.level for c in draft.clauses if c.kind is ClauseKind.THREAT}
        for name, size in parts.items():
            found[name] = found.get(name, 0.0) + size
    return found


def judge(
    parts: Sequence[dict[str, float]],
    played: NDArray[np.intp],
    score: NDArray[np.float64],
    noise: NDArray[np.float64],
) -> Judged:
    """Return what every plan is thought worth, after some of them were played.

    Args:
        parts: of each plan; see `acts_of`.
        played: places of those played.
        score: mean score of each of these, with what their worlds had in common taken out.
        noise: variance of that mean.
    """
    names = {name: i for i, name in enumerate(sorted({name for x in parts for name in x}))}
    table = np.zeros((len(parts), len(names)))
    for row, x in zip(table, parts, strict=True):
        for name, size in x.items():
            row[names[name]] = size
    weight = 1.0 / (noise + 1.0)
    level = float((weight * score).sum() / weight.sum())
    y = score - level
    alike = table @ table.T
    seen = alike[np.ix_(played, played)]
    best: tuple[float, float, float, NDArray[Any]] | None = None
    for acts, own in product(_ACTS, _OWN):
        matrix = acts**2 * seen + np.diag(noise + own**2)
        root = np.linalg.cholesky(matrix)
        half = np.linalg.solve(root, y)
        fit = -0.5 * float(half @ half) - float(np.log(np.diag(root)).sum())
        if best is None or fit > best[0]:
            best = (fit, acts, own, root)
    assert best is not None
    _, acts, own, root = best
    cross = acts**2 * alike[:, played]
    cross[played, np.arange(len(played))] += own**2
    half = np.linalg.solve(root, cross.T)
    solved = np.linalg.solve(root, y)
    mean = half.T @ solved
    adds = acts**2 * table[played].T @ np.linalg.solve(root.T, solved)
    spread = np.sqrt(np.maximum(acts**2 * np.diag(alike) + own**2 - (half * half).sum(axis=0), 1e-9))
    return Judged(mean + level, spread, {name: float(adds[i]) for name, i in names.items()})
