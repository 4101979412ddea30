"""The inbox: everything that has come to a desk, and the log of a whole match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.app.calendar import desk_date
from game.app.codex_search import folded
from game.app.correspondence import letter
from game.app.fact_words import InboxItem, item_of
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.facts import Fact, FactKind
from game.core.sides import BOTH, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """One watch of the log."""

    watch: int
    date: str
    stage: str
    items: tuple[InboxItem, ...]


_ON_OPENING = frozenset(
    {
        FactKind.LETTER_READ,
        FactKind.LETTER_LEAKED,
        FactKind.PRICE_RAISED,
        FactKind.OFFER_LAPSED,
        FactKind.OFFER_WITHDRAWN,
        FactKind.OLDER_WORDS_TAKEN,
        FactKind.BARGAIN_STRUCK,
    }
)
"""What a watch opens with: the mail. Everything else comes true in its course."""


def inbox(session: Session, side: Side, watch: int | None = None) -> tuple[InboxItem, ...]:
    """Return what lies on a desk, newest first: what came true in the watch before, and the mail of this one.

    Args:
        watch: number of a watch so far; by default the one in play.
    """
    asked = present_watch(session) if watch is None else watch
    found: list[InboxItem] = []
    for number, fact, item in _items(session, side):
        mail = fact.kind in _ON_OPENING
        if (number == asked and mail) or (number == asked - 1 and not mail):
            found.append(item)
    if asked == session.chronicle.pages[0].watch:
        found = [*_at_hand(session, side), *found]
    return tuple(reversed(found))


def watch_items(session: Session, side: Side, watch: int) -> tuple[InboxItem, ...]:
    """Return what came true in the course of a watch as far as a desk learned it, oldest first."""
    return tuple(x for n, fact, x in _items(session, side) if n == watch and fact.kind not in _ON_OPENING)


def _at_hand(session: Session, side: Side) -> list[InboxItem]:
    """Return the letters that lay on the desk before the match began, oldest first."""
    begun = session.chronicle.pages[0].archive
    theirs = sorted((x for x in begun if x.by != side and x.read is not None), key=lambda x: x.arrives)
    facts = [Fact(x.arrives, FactKind.LETTER_READ, x.id, x.by, BOTH) for x in theirs]
    known = {f.id for f in session.facts(side) if f.kind is FactKind.LETTER_READ}
    items = [item_of(session, side, f, -n) for n, f in enumerate(facts, start=1) if f.id not in known]
    return [x for x in items if x is not None]


def log(session: Session, side: Side) -> tuple[LogPage, ...]:
    """Return all that a desk has learned, watch by watch, oldest first; each begins with its mail."""
    model = session.match.model
    words = lexicon_of(model)
    items = _items(session, side)
    pages = []
    for opened in (f for f in session.facts(side) if f.kind is FactKind.WATCH_OPENED):
        number = int(opened.get("watch"))
        own = [(fact, item) for n, fact, item in items if n == number]
        own.sort(key=lambda x: x[0].kind not in _ON_OPENING)
        first = _at_hand(session, side) if number == session.chronicle.pages[0].watch else []
        pages.append(
            LogPage(
                watch=number,
                date=desk_date(model, opened.t, side),
                stage=words.label("stages", opened.id),
                items=(*first, *(item for _, item in own)),
            )
        )
    return tuple(pages)


def present_watch(session: Session) -> int:
    """Return the number of the watch in play: that of its moment of decision."""
    return session.match.crisis.watch


def _items(session: Session, side: Side) -> list[tuple[int, Fact, InboxItem]]:
    """Return (watch, fact, report) of all that a side has learned; mail belongs to the watch that opened with it."""
    facts = session.facts(side)
    opened = {f.t: int(f.get("watch")) for f in facts if f.kind is FactKind.WATCH_OPENED}
    found = []
    now = session.chronicle.pages[0].watch
    for count, fact in enumerate(facts, start=1):
        if fact.kind is FactKind.WATCH_OPENED:
            now = int(fact.get("watch"))
        item = item_of(session, side, fact, count)
        if item is not None:
            found.append((opened.get(fact.t, now) if fact.kind in _ON_OPENING else now, fact, item))
    return found


def sought(session: Session, side: Side, pages: Sequence[LogPage], wanted: str) -> tuple[InboxItem, ...]:
    """Return the papers, newest first, in which every one of the wanted words stands: as sender, title or text.

    A letter is searched through to its last line, and so is the source of a report.
    """
    words = folded(wanted).split()
    items = [item for page in reversed(pages) for item in reversed(page.items)]
    return tuple(item for item in items if all(word in _all_of(session, side, item) for word in words))


def _all_of(session: Session, side: Side, item: InboxItem) -> str:
    paper = None if item.letter is None else letter(session, side, item.letter)
    parts = (item.sender, item.when, item.title, item.text, item.source, paper.text if paper is not None else "")
    return folded(" ".join(parts))
