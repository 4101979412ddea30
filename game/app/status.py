"""Where things stand for one desk: the knot, the clocks, alerts, its own condition, and bands of the other's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.app.calendar import CITIES, City, clock, desk_date, span
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.pulls import pulls
from game.app.session import Session
from game.core.definitions import Quantity
from game.core.sides import BOTH, SIDES, Side, other
from game.core.views import View
from game.locale import marked, tr, trn

STATES: Final[tuple[tuple[float, str], ...]] = (
    (25, marked("Slack")),
    (50, marked("Taut")),
    (70, marked("Strained")),
    (85, marked("Biting")),
    (101, marked("Parting")),
)
DEGREES: Final = (marked("very low"), marked("low"), marked("middling"), marked("high"), marked("very high"))
_CITIES: Final[dict[City, str]] = {
    "washington": marked("Washington"),
    "moscow": marked("Moscow"),
    "havana": marked("Havana"),
}
_NO_DEADLINE = 9998.0
_GOOD_OR_BAD: Final = {"good": 1, "bad": -1}
_WORTH_A_WORD = 1.5


def state_word(tension: float) -> str:
    """Return the state of the knot in a word: Slack, Taut, Strained, Biting or Parting."""
    return tr(next(word for below, word in STATES if tension < below))


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """The rope across the top of every desk.

    Args:
        tension: 0 to 100.
        change: since the last watch, None in the first.
        pull_us, pull_ussr: how hard each side has been seen to pull, 0 to 10.
    """

    tension: float
    word: str
    change: float | None
    pull_us: float
    pull_ussr: float

    @property
    def words(self) -> str:
        """The knot in one sentence."""
        state, figure = self.word.lower(), f"{self.tension:.0f}"
        if self.change is None or not round(abs(self.change)):
            return tr("The knot is {state}, {figure} of 100.", state=state, figure=figure)
        change = f"{abs(self.change):.0f}"
        if self.change > 0:
            return tr("The knot is {state}, {figure} of 100, up {change}.", state=state, figure=figure, change=change)
        return tr("The knot is {state}, {figure} of 100, down {change}.", state=state, figure=figure, change=change)


@dataclass(frozen=True, slots=True)
class CityClock:
    """A clock on the wall."""

    city: City
    label: str
    time: str
    date: str
    hour: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A setting with named steps: an alert, a rule, a posture.

    Args:
        level, most: the step in force and the highest, from 0.
        words: the step in force, in words.
        steps: what all the steps are called, if they have names.
    """

    id: str
    label: str
    words: str
    level: int
    most: int
    steps: tuple[str, ...]
    side: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Something counted, as this desk knows it.

    Args:
        low, high: the band in which it lies; equal when it is known.
        lo, hi: the ends of the scale.
        word: the middle of the band, in a word.
        change: since the last watch, None where it cannot be told.
        sense: 1 where more is better for this desk, -1 where it is worse, 0 where it is neither.
    """

    id: str
    label: str
    about: str
    low: float
    high: float
    lo: float
    hi: float
    word: str
    change: float | None
    sense: int

    @property
    def known(self) -> bool:
        """Whether it is known exactly."""
        return self.high - self.low < 0.5

    @property
    def words(self) -> str:
        """The reading in one line."""
        low, high = f"{self.low:.0f}", f"{self.high:.0f}"
        if not self.known:
            return tr("{label}: somewhere from {low} to {high}", label=self.label, low=low, high=high)
        if self.change is None or abs(self.change) < _WORTH_A_WORD:
            return tr("{label}: {figure}, {word}", label=self.label, figure=low, word=self.word)
        change = f"{abs(self.change):.0f}"
        if self.change > 0:
            return tr(
                "{label}: {figure}, {word}, up {change}", label=self.label, figure=low, word=self.word, change=change
            )
        return tr(
            "{label}: {figure}, {word}, down {change}", label=self.label, figure=low, word=self.word, change=change
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time for an answer that is running."""

    by: Side
    words: str
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where things stand for one desk."""

    side: Side
    leader: str
    other_leader: str
    desk: str
    stage: str
    stage_about: str
    date: str
    watch: int
    hours: float
    last_day: str
    clocks: tuple[CityClock, ...]
    knot: Knot
    attention: int
    rung: str
    alerts: tuple[Gauge, ...]
    own: tuple[Reading, ...]
    theirs: tuple[Reading, ...]
    shared: tuple[Reading, ...]
    postures: tuple[Gauge, ...]
    deadlines: tuple[Deadline, ...]
    struck: bool
    blows: bool

    def speak(self) -> tuple[str, ...]:
        """Return the whole status as plain sentences."""
        k = self.knot
        lines = [
            tr(
                "{date}. Watch {watch}, {time} long. {stage}.",
                date=self.date,
                watch=self.watch,
                time=span(self.hours),
                stage=self.stage,
            ),
            *([self.stage_about] if self.stage_about else []),
            k.words,
            tr(
                "Washington pulls {us} of 10, Moscow {ussr}, as far as is seen here.",
                us=f"{k.pull_us:.0f}",
                ussr=f"{k.pull_ussr:.0f}",
            ),
            "; ".join(f"{c.label} {c.time}" for c in self.clocks) + ".",
            *[f"{a.label}: {a.words}." for a in self.alerts],
            *[f"{d.words}." for d in self.deadlines],
            *[f"{r.words}." for r in (*self.shared, *self.own, *self.theirs)],
            *[f"{g.label}: {g.words}." for g in self.postures],
            trn(
                "You have {count} point of attention for this watch.",
                "You have {count} points of attention for this watch.",
                self.attention,
            ),
        ]
        return tuple(lines)


def status(session: Session, side: Side) -> Status:
    """Return where things stand for a desk."""
    model, view = session.match.model, session.view(side)
    words = lexicon_of(model)
    at = model.at
    stage = words.label("stages", view.stage)
    seen = pulls(session, side)
    tension = view.values[at.knot]
    before = _before(session, "knot", view)
    return Status(
        side=side,
        leader=words.text("sides", side, "leader", plain(side)),
        other_leader=words.text("sides", other(side), "leader", plain(other(side))),
        desk=words.text("sides", side, "city") or tr(_CITIES["washington" if side == "us" else "moscow"]),
        stage=stage,
        stage_about=words.text("stages", view.stage, side) or words.text("stages", view.stage, "about", side=side),
        date=desk_date(model, view.t, side),
        watch=view.watch,
        hours=view.h,
        last_day=_last_day(session, side),
        clocks=tuple(_city(session, view.t, city) for city in CITIES),
        knot=Knot(
            tension=tension,
            word=state_word(tension),
            change=None if before is None else float(round(tension) - round(before)),  # as the two figures show it
            pull_us=seen["us"],
            pull_ussr=seen["ussr"],
        ),
        attention=view.attention,
        rung=words.text("rungs", str(int(view.values[at.rung])), "label", model.rung_names[int(view.values[at.rung])]),
        alerts=tuple(_gauge(session, view, q, side) for q in _alerts(session, side)),
        own=tuple(_reading(session, side, view, q) for q in _own(session, side)),
        theirs=tuple(_reading(session, side, view, q) for q in _theirs(session, side)),
        shared=tuple(_reading(session, side, view, q) for q in _shared(session)),
        postures=tuple(_gauge(session, view, q, side) for q in _postures(session, side)),
        deadlines=_deadlines(view, side),
        struck=bool(view.values[at.struck]),
        blows=bool(view.values[at.clash]),
    )


def _city(session: Session, t: float, city: City) -> CityClock:
    c = clock(session.match.model, t, city)
    return CityClock(city, tr(_CITIES[city]), c.time, c.date, c.hour, c.minute)


def _last_day(session: Session, side: Side) -> str:
    crisis = session.match.now
    model = session.match.model
    last = crisis.last_bargain if crisis.v[model.at.struck] else crisis.last_no_bargain
    c = clock(model, last, "washington" if side == "us" else "moscow")
    return c.long_day


def _before(session: Session, name: str, view: View) -> float | None:
    """Return a visible value at the moment of decision before the present one, or None in the first watch."""
    pages = session.chronicle.pages
    over = session.match.now.ending is not None
    earlier = [p for p in pages if p.watch < view.watch + over]
    if not earlier:
        return None
    return float(earlier[-1].v[session.match.model.index[name]])


def _quantities(session: Session) -> tuple[Quantity, ...]:
    return session.match.model.quantities


def _own(session: Session, side: Side) -> list[Quantity]:
    """Return the tracks and estimates that this desk alone reads."""
    return [q for q in _quantities(session) if q.kind in ("track", "estimate") and q.seen == frozenset({side})]


def _shared(session: Session) -> list[Quantity]:
    skip = ("knot", "rung")
    return [q for q in _quantities(session) if q.kind == "track" and q.seen == BOTH and q.name not in skip]


def _theirs(session: Session, side: Side) -> list[Quantity]:
    """Return what this desk sees as bands: what the scenario's fog names, where it is not known."""
    across = other(side)
    names = [
        f"{across}_{name.removeprefix('other_')}" if name.startswith("other_") else name
        for name in session.match.model.fog
    ]
    index = session.match.model.index
    found = [_quantities(session)[index[n]] for n in names if n in index]
    estimated = {q.of for q in _own(session, side)}
    return [q for q in found if side not in q.seen and q.name not in estimated]


def _alerts(session: Session, side: Side) -> list[Quantity]:
    return [q for q in _quantities(session) if q.name in {f"{s}_alert" for s in SIDES} and side in q.seen]


def _postures(session: Session, side: Side) -> list[Quantity]:
    """Return the settings this desk sees that can move in this stage, or stand otherwise than at the start."""
    model, view = session.match.model, session.view(side)
    stage = model.stages[view.stage]
    movable = {name for o in model.orders.values() if o.family in stage.orders[o.side] for name in o.sets}
    alerts = {q.name for q in _alerts(session, side)}
    return [
        q
        for q in _quantities(session)
        if q.kind == "posture"
        and len(q.labels) > 1
        and side in q.seen
        and q.name not in alerts
        and (q.name in movable or view.values[model.index[q.name]] != q.init)
        and (bool(view["struck"]) or not q.name.endswith("_row"))
    ]


def _gauge(session: Session, view: View, q: Quantity, side: Side) -> Gauge:
    words = lexicon_of(session.match.model)
    level = int(view.values[session.match.model.index[q.name]])
    steps = posture_words(words, q, side)
    return Gauge(
        id=q.name,
        label=words.label("postures", q.name, side),
        words=steps[level] if level < len(steps) else str(level),
        level=level,
        most=int(q.hi),
        steps=steps,
        side=next((s for s in SIDES if q.name.startswith(f"{s}_")), None),
    )


def posture_words(words: Lexicon, q: Quantity, side: Side) -> tuple[str, ...]:
    """Return what the steps of a setting are called, from 0; empty where they have no names."""
    entry = words.entry("postures", q.name)
    named = entry.get("values") or entry.get("levels")
    return tuple(said(x, side) or str(x) for x in named) if isinstance(named, list | tuple) else q.labels


def _reading(session: Session, side: Side, view: View, q: Quantity) -> Reading:
    words = lexicon_of(session.match.model)
    band = session.band(side, q.name)
    known = side in q.seen
    before = _before(session, q.name, view) if known else None
    middle = (band.low + band.high) / 2
    entry = words.entry("tracks", q.name) or words.entry("estimates", q.name)
    if view["struck"]:
        entry = {**entry, **_settled(entry)}
    steps = entry.get("words") or entry.get("bands")
    names = [str(x) for x in steps] if isinstance(steps, list | tuple) and steps else [tr(x) for x in DEGREES]
    share = (middle - q.lo) / max(q.hi - q.lo, 1.0)
    family = "tracks" if words.entry("tracks", q.name) else "estimates"
    return Reading(
        id=q.name,
        label=_label(session, side, q, family),
        about=said(entry.get("about"), side) or words.about(family, q.name, side),
        low=band.low,
        high=band.high,
        lo=q.lo,
        hi=q.hi,
        word=names[min(int(share * len(names)), len(names) - 1)],
        change=None if before is None else middle - before,
        sense=_sense(entry.get("sense"), side),
    )


def _settled(entry: Mapping[str, object]) -> Mapping[str, object]:
    """Return what of a reading is told otherwise while a bargain stands."""
    found = entry.get("settled")
    return found if isinstance(found, Mapping) else {}


def _label(session: Session, side: Side, q: Quantity, family: str) -> str:
    words = lexicon_of(session.match.model)
    label = words.label(family, q.name, side) if words.entry(family, q.name) else plain(q.name.removeprefix(f"{side}_"))
    if session.view(side)["struck"]:
        label = said(_settled(words.entry(family, q.name)).get("label"), side) or label
    if q.name.startswith(f"{other(side)}_") and side not in q.seen:
        city = words.text("sides", other(side), "city", plain(other(side)))
        return tr("{city}: {label}", city=city, label=words.initial(label))
    return label


def _sense(value: object, side: Side) -> int:
    """Return whether more of a track is better for a desk, as the scenario says."""
    if isinstance(value, str) and value in _GOOD_OR_BAD:
        return _GOOD_OR_BAD[value]
    if isinstance(value, Mapping):
        value = value.get(side)
    return int(value) if isinstance(value, int | float) else 0


def _deadlines(view: View, side: Side) -> tuple[Deadline, ...]:
    found = []
    for by in SIDES:
        due = view[f"{by}_due"]
        if due < _NO_DEADLINE:
            hours = max(due - view.t, 0.0)
            if by == side:
                told = tr("Your deadline runs out in {time}", time=span(hours))
            else:
                told = tr("Their deadline runs out in {time}", time=span(hours))
            found.append(Deadline(by, told, hours))
    return tuple(found)
