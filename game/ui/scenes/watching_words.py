"""One watch as text: the real hours with their sources, and what was done and fell on this road."""

from __future__ import annotations

from collections.abc import Iterable

from game.app.archive.roads import Road
from game.app.archive.watching import WatchPage
from game.app.fact_words import InboxItem
from game.ui.typesetting import Run

_REAL = {
    "happened": "What happened",
    "washington": "Washington",
    "moscow": "Moscow",
    "differs": "Where accounts differ",
}

_HEADS = {
    "happened": "What happened",
    "washington": "What Washington knew",
    "moscow": "What Moscow knew",
    "differs": "Where accounts differ",
}
_NOT_SO = "In 1962 this did not happen. People on both sides stopped short of it."
_EMPTY = {
    "happened": "The record tells nothing of these hours.",
    "washington": "Nothing is told of what Washington knew in these hours.",
    "moscow": "Nothing is told of what Moscow knew in these hours.",
    "differs": "The accounts agree on these hours, or tell too little to differ.",
}


def sections_of(road: Road) -> tuple[tuple[str, str], ...]:
    """Return ids and names of what is told of a watch, in the order in which it is read.

    Of 1962 what happened comes first; of any other road what was done on it, and the real week after it.
    """
    own = ("road", "On this road" if road.reader is None else "On your desk")
    real = tuple(_REAL.items())
    return (*real, own) if road.kind == "history" else (own, *real)


def step_words(moved: float | None) -> str:
    """Return how far the knot moved in a watch, to be added to a sentence; empty at the end of a road."""
    if moved is None:
        return ""
    if not round(moved):
        return "; it did not move in this watch"
    return f"; {abs(moved):.0f} {'up' if moved > 0 else 'down'} in this watch"


def section_runs(road: Road, page: WatchPage, section: str) -> tuple[Run, ...]:
    """Return one section of a watch; headings in bold, sources softer."""
    if section == "road":
        return tuple(_road_runs(road, page))
    parts: list[Run] = []
    if road.kind != "history":
        parts.append(Run("In the real week:", italic=True, colour="ink_soft"))
    found = False
    for hour in page.told:
        telling = next((t for t in hour.tellings if t.head == _HEADS[section]), None)
        if telling is None:
            continue
        found = True
        parts += [_gap(parts), Run(f"{hour.when}. {hour.title}", bold=True), Run(f"\n{telling.text}")]
        parts.append(Run(f"\n{_capital(telling.source)}", colour="ink_soft"))
    if not found:
        parts += [_gap(parts), Run(_EMPTY[section])]
    return tuple(part for part in parts if part.text)


def has_section(road: Road, page: WatchPage, section: str) -> bool:
    """Whether anything is told under a section; of a road other than 1962 even that a watch was quiet."""
    if section == "road":
        return road.kind != "history" or bool(page.deeds or page.ending)
    return any(t.head == _HEADS[section] for hour in page.told for t in hour.tellings)


def _road_runs(road: Road, page: WatchPage) -> Iterable[Run]:
    if page.ending:
        yield Run("The end", bold=True)
        ended = road.places[-1].landmark.ending
        yield Run(f"\n{page.ending}.\n\n")
        if any(rule.id == ended and str(rule.kind) == "war" for rule in road.branch.model.endings):
            yield Run(f"{_NOT_SO}\n\n")
    if road.kind == "curated" and page.number == 0:
        yield Run(f"{road.about}\n\n")
    if road.reader is not None:
        yield from _learned(page.known[road.reader])
        return
    if not page.deeds and not page.ending:
        yield Run("A quiet watch: nothing of weight was done, and nothing fell.")
    told = [deed for deed in page.deeds if deed.title != page.ending]
    for i, deed in enumerate(told):
        yield Run(("\n\n" if i else "") + (f"{deed.who}: " if deed.who else ""), bold=True)
        yield Run(deed.title, bold=True)
        if deed.note:
            yield Run(f"\n{deed.note}")
        if deed.source:
            yield Run(f"\n{_capital(deed.source)}", colour="ink_soft")


def _learned(items: tuple[InboxItem, ...]) -> Iterable[Run]:
    """Of a game in play: what came to the desk of the one who plays it."""
    if not items:
        yield Run("Nothing of weight came to your desk.")
    for i, item in enumerate(items):
        yield Run(("\n\n" if i else "") + item.title, bold=True)
        if item.text:
            yield Run(f"\n{item.text}")


def _gap(parts: list[Run]) -> Run:
    return Run("\n\n" if parts else "")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
