"""Words that the Markdown and the page of a debrief share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.locale import marked, tr
from game.reports.debrief_parts import Chance, ClauseTold, Debrief, Deed, NodeOdds, Points, Shape

NO_ODDS: Final = marked("The odds were not asked for. Nothing here says how likely this was.")
WAR_KINDS: Final = ("war", "clash", "theatre-nuclear", "general-war")
NOT_1962: Final = marked(
    "The figures are this model's and describe what it holds likely, not what the past was worth. There is no grade."
)
OTHERWISE: Final = "*"
"""Stands at a clause that 1962's letter had otherwise, or not at all."""
SHAPES: Final[Mapping[Shape, str]] = {
    "disc": marked("words"),
    "triangle": marked("a decision"),
    "diamond": marked("something that fell"),
    "square": marked("blows"),
}
"""What each shape on the curve stands for."""


def figure(value: float) -> str:
    """Return a number from 0 to 100 as it is printed."""
    return f"{value:.0f}"


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """Return a share as whole percent; what is neither nothing nor all never looks like it."""
    if 0 < share < 0.005:
        return tr("under 1 %")
    if 0.995 < share < 1:
        return tr("over 99 %")
    return tr("{share} %", share=figure(100 * share))


def chance_words(chances: Sequence[Chance]) -> str:
    """Return some chances in one line, each with its interval."""
    return "; ".join(f"{c.label} {percent(c.share)} ({interval(c)})" for c in chances)


def interval(chance: Chance) -> str:
    """Return the 95 % interval of a chance, `12 to 18`."""
    return tr("{low} to {high}", low=figure(100 * chance.low), high=figure(100 * chance.high))


def heading(debrief: Debrief) -> str:
    """Return the title of a debrief."""
    return tr("Debrief: {name}", name=debrief.name) if debrief.name else tr("Debrief")


def starred(clause: ClauseTold) -> str:
    """Return the star that stands before a clause which 1962's letter had otherwise, or nothing."""
    return f"{OTHERWISE} " if clause.differs else ""


def deed_words(deed: Deed) -> str:
    """Return one line of the timeline as sentences."""
    who = f"{deed.who}: " if deed.who else ""
    note = f" {deed.note}" if deed.note else ""
    source = f" ({deed.source})" if deed.source else ""
    return f"{who}{deed.title}{stop(deed.title)}{note}{source}"


def stop(title: str) -> str:
    """Return the full stop that a title needs before a text, or nothing if it has a mark of its own."""
    return "" if title.endswith((".", "?", "!")) else "."


def band_of(bands: Sequence[tuple[float, str]], value: float) -> str:
    """Return the name of the band in which a tension lies, in small letters."""
    return next((name for below, name in bands if value < below), bands[-1][1]).lower()


def curve_words(debrief: Debrief) -> str:
    """Return what the tension did in two or three sentences: what a reader of the chart would see."""
    own = _curve(debrief.tension, debrief.bands)
    text = tr(
        "The knot began at {first}, was tightest at {most}, and stood at {last} in the end.",
        first=own[0],
        most=own[1],
        last=own[2],
    )
    if debrief.history:
        past = _curve(debrief.history, debrief.bands)
        told = tr(
            "In 1962, by this model, it was tightest at {most} and stood at {last} in the end.",
            most=past[1],
            last=past[2],
        )
        return f"{text} {told}"
    return text


def _curve(points: Points, bands: Sequence[tuple[float, str]]) -> tuple[str, str, str]:
    values = [v for _, v in points]
    first, most, last = (f"{figure(v)} ({band_of(bands, v)})" for v in (values[0], max(values), values[-1]))
    return first, most, last


def node_rows(line: Sequence[NodeOdds]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the odds along a road as the head and the rows of a table."""
    labels: dict[str, str] = {}
    for node in line:
        for c in node.chances:
            labels.setdefault(c.kind, c.label)
    rows = []
    for node in line:
        by_kind = {c.kind: c for c in node.chances}
        cells = [
            f"{percent(by_kind[k].share)}{'' if _over(node) else f' ({interval(by_kind[k])})'}" if k in by_kind else ""
            for k in labels
        ]
        rows.append((node.when, *cells, tr("over") if _over(node) else f"{node.games:,}"))
    return (tr("When"), *map(capital, labels.values()), tr("Games")), rows


def _over(node: NodeOdds) -> bool:
    """Tell whether a node is the end of a game, where nothing is estimated."""
    return all(c.low == c.high for c in node.chances)
