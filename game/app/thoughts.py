"""What a strategist thought before it decided, in sentences: what it expected and what it believed."""

from __future__ import annotations

from collections.abc import Iterable

from game.ai.policy import Reason
from game.app.lexicon import lexicon_of
from game.core.definitions import Model

_BELIEF = "belief:"


def thoughts(reasons: Iterable[Reason], model: Model) -> tuple[tuple[str, str], ...]:
    """Return what a search says of itself as (heading, sentences); nothing for a leader who does not search."""
    told: dict[str, dict[str, float]] = {}
    for reason in reasons:
        if reason.about == "search" or reason.about.startswith(_BELIEF):
            told.setdefault(reason.about, {})[reason.label] = reason.value
    found = []
    search = told.pop("search", None)
    if search is not None:
        found.append(("What it expected", _expected(search)))
    if told:
        found.append(("What it believed", _believed(told, model)))
    return tuple(found)


def _expected(search: dict[str, float]) -> str:
    chosen = (
        f"By this model, what it chose came to about {search['score']:.0f} points of score, a settlement in "
        f"{search['settled']:.0f} games of 100 and war in {search['war']:.0f}, as {search['worlds']:,.0f} games told."
    )
    parts = [f"It played on {search['games']:,.0f} times in thought.", chosen]
    if "next-score" in search:
        parts.append(
            f"The next best: {search['next-score']:.0f} points, a settlement in {search['next-settled']:.0f}, war in "
            f"{search['next-war']:.0f}."
        )
    if search.get("doubt", 0.0) > 0:
        parts.append("It could not tell for certain which was better.")
    return " ".join(parts)


def _believed(told: dict[str, dict[str, float]], model: Model) -> str:
    words = lexicon_of(model)
    rows = [
        f"{words.initial(words.label('tracks', about.removeprefix(_BELIEF)))} about {x['middle']:.0f} "
        f"({x['low']:.0f} to {x['high']:.0f})"
        for about, x in told.items()
    ]
    return f"Of the other side, with the range that nine in ten of its guesses fell in: {'; '.join(rows)}."
