"""One watch as text: the real hours with their sources, and what was done and fell on this road."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.app.archive.roads import Road
from game.app.archive.watching import Telling, WatchPage
from game.app.fact_words import InboxItem
from game.locale import Level, marked, reading, tr
from game.ui.paint.typesetting import Run

_REAL: Final = {
    "happened": marked("What happened"),
    "washington": marked("Washington"),
    "moscow": marked("Moscow"),
    "differs": marked("Where accounts differ"),
}
_NOT_SO: Final = marked("In 1962 this did not happen. People on both sides stopped short of it.")
_EMPTY: Final = {
    "happened": marked("The record tells nothing of these hours."),
    "washington": marked("Nothing is told of what Washington knew in these hours."),
    "moscow": marked("Nothing is told of what Moscow knew in these hours."),
    "differs": marked("The accounts agree on these hours, or tell too little to differ."),
}
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[^a-zа-я])")
_SHORT: Final = 2
"""Sentences in which a watch is told first to those who read little."""


def sections_of(road: Road) -> tuple[tuple[str, str], ...]:
    """Return ids and names of what is told of a watch, in the order in which it is read.

    Of 1962 what happened comes first; of any other road what was done on it, and the real week after it.
    """
    own = ("road", tr("On this road") if road.reader is None else tr("On your desk"))
    real = tuple((section, tr(name)) for section, name in _REAL.items())
    return (*real, own) if road.kind == "history" else (own, *real)


def step_words(page: WatchPage) -> str:
    """Return the stage of a watch, how the knot stands, and how far it moved in it, if it is not the end of a road."""
    told = f"{page.stage}. {page.knot}"
    if page.moved is None:
        return told
    if not round(page.moved):
        return f"{told} {tr('It did not move in this watch.')}"
    text = marked("Up {points} in this watch.") if page.moved > 0 else marked("Down {points} in this watch.")
    return f"{told} {tr(text, points=f'{abs(page.moved):.0f}')}"


def section_runs(road: Road, page: WatchPage, section: str) -> tuple[Run, ...]:
    """Return one section of a watch as its reader wishes to read: short, whole, or with every record named."""
    level = reading().level
    if section == "road":
        runs = tuple(_road_runs(road, page))
        return runs if level is not Level.SHORT else (*_first(_done(page)), *runs)
    parts: list[Run] = []
    if road.kind != "history":
        parts.append(Run(tr("In the real week:"), italic=True, colour="ink_soft"))
    found = False
    for hour in page.told:
        tellings = [t for t in hour.tellings if t.kind == section]
        if not tellings:
            continue
        if level is Level.SHORT and not found:
            parts += [_gap(parts), *_first(_told(page, section))]
        if level is Level.DOCUMENTS and section == "happened":
            tellings += [t for t in hour.tellings if t.kind == "differs"]
        found = True
        parts += [_gap(parts), Run(f"{hour.when}. {hour.title}", bold=True)]
        for telling in tellings if level is not Level.SHORT else ():
            parts += _telling(telling, headed=telling.kind != section, records=level is Level.DOCUMENTS)
    if not found:
        parts += [_gap(parts), Run(tr(_EMPTY[section]))]
    return tuple(part for part in parts if part.text)


def _telling(telling: Telling, *, headed: bool, records: bool) -> Iterable[Run]:
    """One passage of the commentary. headed: it says what it is; records: every source by its full title."""
    if headed:
        yield Run(f"\n{telling.head}: ", italic=True)
    yield Run(telling.text if headed else f"\n{telling.text}")
    yield Run(f"\n{_capital(telling.source)}", colour="ink_soft")
    for record in telling.records if records else ():
        yield Run(f"\n· {record}", colour="ink_soft")


def _first(sentences: list[str]) -> Iterable[Run]:
    """The two sentences that a short reading begins with."""
    if sentences:
        yield Run(" ".join(sentences[:_SHORT]))
        yield Run("\n\n")


def _told(page: WatchPage, section: str) -> list[str]:
    """The first sentence of each hour; of an only hour all of them."""
    texts = [_SENTENCE.split(t.text) for hour in page.told for t in hour.tellings if t.kind == section]
    return texts[0] if len(texts) == 1 else [sentences[0] for sentences in texts]


def _done(page: WatchPage) -> list[str]:
    """What was done and what fell, a sentence each."""
    return [f"{deed.who}: {deed.title}." if deed.who else f"{deed.title}." for deed in page.deeds]


def has_section(road: Road, page: WatchPage, section: str) -> bool:
    """Whether anything is told under a section; of a road other than 1962 even that a watch was quiet."""
    if section == "road":
        return road.kind != "history" or bool(page.deeds or page.ending)
    return any(t.kind == section for hour in page.told for t in hour.tellings)


def _road_runs(road: Road, page: WatchPage) -> Iterable[Run]:
    if page.ending:
        yield Run(tr("The end"), bold=True)
        ended = road.places[-1].landmark.ending
        yield Run(f"\n{page.ending}.\n\n")
        if any(rule.id == ended and str(rule.kind) == "war" for rule in road.branch.model.endings):
            yield Run(f"{tr(_NOT_SO)}\n\n")
    if road.kind == "curated" and page.number == 0:
        yield Run(f"{road.about}\n\n")
    if road.reader is not None:
        yield from _learned(page.known[road.reader])
        return
    if not page.deeds and not page.ending:
        yield Run(tr("A quiet watch: nothing of weight was done, and nothing fell."))
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
        yield Run(tr("Nothing of weight came to your desk."))
    for i, item in enumerate(items):
        yield Run(("\n\n" if i else "") + item.title, bold=True)
        if item.text:
            yield Run(f"\n{item.text}")


def _gap(parts: list[Run]) -> Run:
    return Run("\n\n" if parts else "")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
