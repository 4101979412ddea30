"""What a strategist says of a decision afterwards: what it expected, of what it was unsure, what it took to be the case.

Reasons about an act of the decision have the labels `gain` (points of score expected beyond the average of what was
tried) and `doubt` (how far the runner-up might have been better). Others are about `search` (labels `games`, `worlds`,
`score`, `settled`, `war`, and the same of the runner-up as `next-score`, `next-settled`, `next-war`) and about
`belief:TRACK` (labels `middle`, `low`, `high`).
"""

from __future__ import annotations

from game.ai.policy import Reason
from game.core.plans import Plan
from game.strategist.beliefs import beliefs_of
from game.strategist.search import Search


def account_of(search: Search) -> list[Reason]:
    """Return the reasons of a finished search."""
    return []
