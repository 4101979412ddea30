"""The assessment at the end of a watch: what came true, what became of your orders, what moved, and why."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.calendar import desk_date
from game.app.fact_words import InboxItem
from game.app.inbox import watch_items
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.app.status import Knot, Reading, status
from game.app.why import after
from game.core.facts import FactKind
from game.core.sides import Side
from game.locale import tr

MOVED = 1.9
"""Least change of a track that is worth a line."""
MOST = 7
"""Most lines of that kind after one watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A track that moved.

    Args:
        better: whether that is good for this desk; None where it is neither.
    """

    label: str
    before: float
    after: float
    word: str
    better: bool | None

    @property
    def words(self) -> str:
        """The change in one line."""
        told = {"label": self.label, "change": abs(self.after - self.before), "after": self.after, "word": self.word}
        if self.after > self.before:
            return tr("{label}: up {change:.0f} to {after:.0f}, {word}", **told)
        return tr("{label}: down {change:.0f} to {after:.0f}, {word}", **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderResult:
    """What became of an order given in this watch, as far as the desk has heard."""

    label: str
    words: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One watch looked back upon.

    Args:
        knot: the rope now, with its change over the watch.
        events: what came true, as this desk learned it; orders and answers apart.
        moved: its own tracks that moved, the largest first.
        why: who says why.
        ended: whether the match is over with this watch.
    """

    side: Side
    watch: int
    title: str
    date: str
    knot: Knot
    events: tuple[InboxItem, ...]
    orders: tuple[OrderResult, ...]
    moved: tuple[Moved, ...]
    why: tuple[str, ...]
    ended: bool

    def speak(self) -> tuple[str, ...]:
        """Return the assessment as lines to be read aloud."""
        lines = [f"{self.title}. {self.date}.", self.knot.words]
        lines += [f"{e.title}. {e.text}" if e.text else f"{e.title}." for e in self.events]
        lines += [f"{o.label}: {o.words}" for o in self.orders]
        lines += [f"{m.words}." for m in self.moved]
        return (*lines, *self.why)


def assessment(session: Session, side: Side) -> Assessment:
    """Return the assessment of the watch that was just resolved."""
    match = session.match
    model, watch = match.model, match.crisis.watch
    now = status(session, side)
    before = match.crisis.v[model.at.knot]
    items = watch_items(session, side, watch)
    if match.now.v[model.at.clash]:
        items = items[::-1]  # in a war the last news comes first
    knot = Knot(
        tension=now.knot.tension,
        word=now.knot.word,
        change=float(round(now.knot.tension) - round(before)),
        pull_us=now.knot.pull_us,
        pull_ussr=now.knot.pull_ussr,
    )
    return Assessment(
        side=side,
        watch=watch,
        title=tr("After watch {number}", number=watch),
        date=desk_date(model, match.now.v[model.at.t], side),
        knot=knot,
        events=tuple(x for x in items if x.kind not in ("order", "question")),
        orders=_orders(session, side),
        moved=_moved(session, side, now.own + now.shared),
        why=after(session, side),
        ended=match.now.ending is not None,
    )


def _orders(session: Session, side: Side) -> tuple[OrderResult, ...]:
    match = session.match
    plan = match.plans.get(side)
    words = lexicon_of(match.model)
    news = [f for f in match.news if side in f.readers]
    done = {f.id for f in news if f.kind is FactKind.ORDER_CARRIED_OUT}
    lapsed = {f.id for f in news if f.kind is FactKind.ORDER_LAPSED}
    given = plan.orders if plan is not None else ()
    results = []
    for name in dict.fromkeys((*given, *sorted(done - set(given)), *sorted(lapsed - set(given)))):
        label = words.label("orders", name)
        if name in done:
            results.append(OrderResult(label=label, words=tr("reported carried out."), done=True))
        elif name in lapsed:
            results.append(OrderResult(label=label, words=tr("no longer fitted when its hour came."), done=False))
        else:
            results.append(OrderResult(label=label, words=tr("no report yet."), done=False))
    return tuple(results)


def _moved(session: Session, side: Side, readings: tuple[Reading, ...]) -> tuple[Moved, ...]:
    match = session.match
    index = match.model.index
    before = match.crisis_view(side).values
    found = []
    for r in readings:
        if not r.known:
            continue
        was, now = before[index[r.id]], r.low
        if abs(now - was) >= MOVED:
            better = None if r.sense == 0 else (now > was) == (r.sense > 0)
            found.append(Moved(label=r.label, before=was, after=now, word=r.word, better=better))
    return tuple(sorted(found, key=lambda m: -abs(m.after - m.before))[:MOST])
