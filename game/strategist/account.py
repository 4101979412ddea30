"""What a strategist says of a decision afterwards: what it expected, how sure it was, what it took to be the case.

Reasons about an act of the decision have the label `foreseen`: points of score that the act was thought to add. About
`search` stand `games`, `worlds`, `score`, `settled` and `war` of the option taken (points, and shares of 100), the same
of the runner-up as `next-score`, `next-settled`, `next-war`, and `doubt`, how many points he might have been better
by. About `belief:TRACK` stand `middle`, `low` and `high`.
"""

from __future__ import annotations

from typing import Final

from game.ai.policy import Reason
from game.core.plans import Plan
from game.strategist.beliefs import beliefs_of
from game.strategist.search import Search, Tried

_SURE: Final = 2.0
"""Standard deviations by which a runner-up might still be better."""


def account_of(search: Search) -> list[Reason]:
    """Return the reasons of a finished search; none where there was nothing to choose."""
    judged = search.judged
    if judged is None or search.worlds is None:
        return []
    best = search.best
    found = [Reason(about, "foreseen", gain) for about, gain in _acts(search)]
    found += [
        Reason("search", "games", float(search.games)),
        Reason("search", "worlds", float(search.tried[best].games)),
        *_came_to("", search.tried[best]),
    ]
    others = [i for i, x in enumerate(search.tried) if x.games and i != best]
    if others:
        second = max(others, key=lambda i: float(judged.mean[i]))
        found += _came_to("next-", search.tried[second])
        doubt = float(judged.mean[second] + _SURE * judged.spread[second] - judged.mean[best])
        found.append(Reason("search", "doubt", max(doubt, 0.0)))
        if doubt > 0:
            found += [Reason(about, "near", 1.0) for about, _ in _acts(search)]
    return found + beliefs_of(search.mind.model, search.side, search.worlds)


def _acts(search: Search) -> list[tuple[str, float]]:
    """Return the acts of the option taken, each with what it was thought to add to the score."""
    option = search.options[search.best]
    if not isinstance(option, Plan):
        assert search.question is not None
        return [(f"answer:{search.question.choice}:{option}", _gain(search))]
    if option.blow is not None:
        return [(f"blow:{option.blow}", _gain(search))]
    acts = [(f"order:{order}", search.adds(Plan(orders=(order,)))) for order in option.orders]
    acts += [(f"letter:{draft.channel}", search.adds(Plan(letters=(draft,)))) for draft in option.letters]
    if option.accept is not None:
        acts.append((f"accept:{option.accept.letter}", search.adds(Plan(accept=option.accept))))
    return acts


def _gain(search: Search) -> float:
    assert search.judged is not None
    return float(search.judged.mean[search.best])


def _came_to(which: str, tried: Tried) -> list[Reason]:
    if not tried.games:
        return []
    share = {kind: 100 * tried.ends.get(kind, 0) / tried.games for kind in ("settlement", "war")}
    return [
        Reason("search", f"{which}score", tried.total / tried.games),
        Reason("search", f"{which}settled", share["settlement"]),
        Reason("search", f"{which}war", share["war"]),
    ]
