"""What a strategist thought before it decided, in sentences: what it expected and what it believed."""

from __future__ import annotations

from collections.abc import Iterable

from game.ai.policy import Reason
from game.app.lexicon import lexicon_of
from game.core.definitions import Model
from game.locale import tr

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
        found.append((tr("What it expected"), _expected(search)))
    if told:
        found.append((tr("What it believed"), _believed(told, model)))
    return tuple(found)


def _expected(search: dict[str, float]) -> str:
    chosen = tr(
        "By this model, what it chose came to about {score:.0f} points of score, a settlement in {settled:.0f} games "
        "of 100 and war in {war:.0f}, as {worlds:,.0f} games told.",
        score=search["score"],
        settled=search["settled"],
        war=search["war"],
        worlds=search["worlds"],
    )
    parts = [tr("It played on {games:,.0f} times in thought.", games=search["games"]), chosen]
    if "next-score" in search:
        parts.append(
            tr(
                "The next best: {score:.0f} points, a settlement in {settled:.0f}, war in {war:.0f}.",
                score=search["next-score"],
                settled=search["next-settled"],
                war=search["next-war"],
            )
        )
    if search.get("doubt", 0.0) > 0:
        parts.append(tr("It could not tell for certain which was better."))
    return " ".join(parts)


def _believed(told: dict[str, dict[str, float]], model: Model) -> str:
    words = lexicon_of(model)
    rows = [
        tr(
            "{track} about {middle:.0f} ({low:.0f} to {high:.0f})",
            track=words.initial(words.label("tracks", about.removeprefix(_BELIEF))),
            middle=x["middle"],
            low=x["low"],
            high=x["high"],
        )
        for about, x in told.items()
    ]
    rows_told = "; ".join(rows)
    return tr("Of the other side, with the range that nine in ten of its guesses fell in: {told}.", told=rows_told)
