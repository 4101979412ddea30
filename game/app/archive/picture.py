"""The tree as a front end draws it: strands with their stops, hours to the right, rows above and below history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.app.archive.heading import heading
from game.app.archive.layout import Lie, lay_out
from game.app.archive.roads import HISTORY, Place, Road, RoadKind
from game.app.calendar import clock, stamp
from game.app.lexicon import lexicon_of
from game.core.definitions import Model
from game.core.sides import US
from game.locale import tr, trn

_DAY: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of a strand.

    Args:
        number: its place on the road, from 0.
        t: hour.
        when: date and hour in Washington.
        label: what had just happened; empty for a quiet watch. weight: how much it deserves room.
        knot: tension, 0 to 100.
        ending: kind of the ending (`settlement`, `stalemate`, `overruled`, `war`) and its words, if the game is over.
        here: whether the player stands here.
        name, note, star: what the player has written on it.
    """

    number: int
    node: str
    t: float
    when: str
    label: str
    weight: float
    knot: float
    ending: str
    ending_words: str
    here: bool
    name: str = ""
    note: str = ""
    star: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The part of a road that no earlier one has.

    Args:
        key: of the road.
        row: 0 the middle; negative above it, positive below.
        fork: (key of the road it leaves, place there); None where it begins by itself.
        stops: its own places, oldest first; empty if another road has them all.
    """

    key: str
    kind: RoadKind
    title: str
    row: int
    fork: tuple[str, int] | None
    stops: tuple[Stop, ...]

    def stop(self, number: int) -> Stop | None:
        """Return its own stop of that place, if it has it."""
        return next((s for s in self.stops if s.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePicture:
    """Everything that lies on the sheet.

    Args:
        days: (hour of midnight in Washington, `27 Oct`).
        first, last: hours of the span.
        history, yours: tension by hour, of the historical line and of the player's road.
    """

    strands: tuple[Strand, ...]
    days: tuple[tuple[float, str], ...]
    first: float
    last: float
    history: tuple[tuple[float, float], ...]
    yours: tuple[tuple[float, float], ...]

    def strand(self, key: str) -> Strand:
        """Return the strand of a road.

        Raises:
            KeyError: there is no such road.
        """
        for strand in self.strands:
            if strand.key == key:
                return strand
        raise KeyError(key)

    def in_words(self) -> tuple[str, ...]:
        """Return the sheet as lines to be read aloud."""
        lines = []
        for strand in self.strands:
            if not strand.stops:
                continue
            stops = trn("{count} place of its own", "{count} places of its own", len(strand.stops))
            parts = [f"{strand.title}: {stops}"]
            if strand.fork is not None:
                road, when = self.strand(strand.fork[0]).title, strand.stops[0].when
                parts.append(tr("leaves {road} before {when}", road=road, when=when))
            if strand.stops[-1].ending_words:
                last = strand.stops[-1]
                parts.append(tr("ends {when}: {ending}", when=last.when, ending=last.ending_words))
            lines.append("; ".join(parts) + ".")
        return tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a player has written on a place, for those who draw it."""

    name: str = ""
    note: str = ""
    star: bool = False


_BLANK = Written()


def picture_of(
    model: Model, roads: Sequence[Road], *, here: str | None = None, written: dict[str, Written] | None = None
) -> TreePicture:
    """Return the sheet of some roads; the first lies in the middle.

    Args:
        here: node at which the player stands.
        written: what the player has written, by node.
    """
    own = next((road.key for road in roads if road.kind == "yours"), None)
    lies = lay_out([road.course for road in roads], above=own)
    strands = tuple(_strand(model, road, lie, here, written or {}) for road, lie in zip(roads, lies, strict=True))
    hours = [place.landmark.t for road in roads for place in road.places]
    first, last = (min(hours), max(hours)) if hours else (0.0, 0.0)
    return TreePicture(
        strands=strands,
        days=_days(model, first, last),
        first=first,
        last=last,
        history=next((_knots(road) for road in roads if road.key == HISTORY), ()),
        yours=next((_knots(road) for road in roads if road.kind == "yours"), ()),
    )


def _strand(model: Model, road: Road, lie: Lie, here: str | None, written: dict[str, Written]) -> Strand:
    stops = tuple(_stop(model, road, place, here, written.get(place.node, _BLANK)) for place in road.places[lie.own :])
    return Strand(key=road.key, kind=road.kind, title=road.title, row=lie.row, fork=lie.fork, stops=stops)


def _stop(model: Model, road: Road, place: Place, here: str | None, written: Written) -> Stop:
    mark = place.landmark
    label, weight = (tr("The file opens"), 20.0)
    if place.number:
        label, weight = heading(model, road.facts_at(place.number - 1), road.letters)
    ending = next((e for e in model.endings if e.id == mark.ending), None)
    return Stop(
        number=place.number,
        node=place.node,
        t=mark.t,
        when=stamp(model, mark.t, US),
        label=written.name or label,
        weight=1000.0 if written.name else weight,
        knot=mark.knot,
        ending="" if ending is None else str(ending.kind),
        ending_words="" if ending is None else lexicon_of(model).label("endings", ending.id),
        here=place.node == here,
        name=written.name,
        note=written.note,
        star=written.star,
    )


def _knots(road: Road) -> tuple[tuple[float, float], ...]:
    return tuple((place.landmark.t, place.landmark.knot) for place in road.places)


def _days(model: Model, first: float, last: float) -> tuple[tuple[float, str], ...]:
    found = []
    t = first - first % 1
    now = clock(model, t, "washington")
    t += (_DAY - now.hour - now.minute / 60) % _DAY
    while t <= last:
        at = clock(model, t + 1, "washington")  # an hour on: the clocks go back at the end of October
        found.append((t, at.short_day))
        t += _DAY
    return tuple(found)
