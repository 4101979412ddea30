"""What a map shows: plain data in degrees, north and east positive. It holds only what its side knows."""

from dataclasses import dataclass
from typing import Literal

from game.locale import tr, trn

Camp = Literal["us", "ussr", "other"]
SiteState = Literal["ready", "building", "leaving", "unknown"]


@dataclass(frozen=True, slots=True)
class Site:
    """A missile site. ready: filled triangle; building, leaving: outlined; unknown: a question mark."""

    name: str
    lat: float
    lon: float
    state: SiteState


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship or a group of them. note: a line below the name; towards: where it heads; sure: False adds a `?`."""

    name: str
    lat: float
    lon: float
    camp: Camp
    note: str = ""
    towards: tuple[float, float] | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Submarine:
    """A submarine; a lens with `?` when only suspected."""

    lat: float
    lon: float
    sure: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight along its path. end: overdue `?`, noticed `!`, lost a cross, or done (nothing)."""

    path: tuple[tuple[float, float], ...]
    end: Literal["overdue", "noticed", "lost", "done"] = "done"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The line at sea, 500 nautical miles from Cape Maisi unless told otherwise. label: in the side's own word."""

    label: str
    radius: float = 500.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How far missiles of a place reach, in nautical miles."""

    radius: float = 1020.0
    lat: float = 22.7
    lon: float = -83.3


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: dot for a town, square for a capital."""

    name: str
    lat: float
    lon: float
    camp: Camp = "other"
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Words on the map. fog: with the sign for what is not known. what: that, by its bare name, for a voice."""

    text: str
    lat: float
    lon: float
    camp: Camp = "other"
    fog: bool = False
    what: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an incident: a crossed disc in a dashed ring."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MapPicture:
    """Everything on one map.

    cyrillic: land names carry Moscow's second label. europe: what the inset marks. pointed: a place that is ringed.
    """

    sites: tuple[Site, ...] = ()
    ships: tuple[Ship, ...] = ()
    submarines: tuple[Submarine, ...] = ()
    flights: tuple[Flight, ...] = ()
    line: Line | None = None
    reach: Reach | None = None
    notes: tuple[Note, ...] = ()
    spot: Spot | None = None
    europe: tuple[Place, ...] = ()
    jupiters: bool = True
    cyrillic: bool = False
    pointed: tuple[float, float] | None = None

    def in_words(self) -> str:
        """The map as a voice tells it."""
        return " ".join((tr("Map."), *self.told())) if self.told() else tr("Map. Nothing is marked on it.")

    def told(self) -> tuple[str, ...]:
        """What is on the map, a sentence each."""
        states = [site.state for site in self.sites]
        ready, building, leaving, doubt = (states.count(state) for state in ("ready", "building", "leaving", "unknown"))
        sure = sum(1 for boat in self.submarines if boat.sure)
        parts = [
            trn("{count} site ready.", "{count} sites ready.", ready) if ready else "",
            trn("{count} site being built.", "{count} sites being built.", building) if building else "",
            trn("{count} site being taken down.", "{count} sites being taken down.", leaving) if leaving else "",
            trn("{count} site in doubt.", "{count} sites in doubt.", doubt) if doubt else "",
        ]
        parts += [_sentence(_joined(ship.name, ship.note)) for ship in self.ships if ship.name or ship.note]
        parts.append(trn("{count} submarine.", "{count} submarines.", sure) if sure else "")
        if len(self.submarines) > sure:
            parts.append(tr("Submarines suspected; how many is not known."))
        parts += [_sentence(_joined(flight.label, _end(flight.end))) for flight in self.flights if flight.label]
        parts += [_sentence(self.line.label) if self.line else "", _sentence(self.spot.name) if self.spot else ""]
        parts += [
            tr("Not known: {what}.", what=note.what or note.text) if note.fog else _sentence(note.text)
            for note in self.notes
        ]
        return tuple(part for part in parts if part)


def _joined(name: str, note: str) -> str:
    return tr("{name}: {note}", name=name, note=note) if name and note else name or note


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _end(end: str) -> str:
    told = {"overdue": tr("overdue"), "noticed": tr("noticed"), "lost": tr("lost")}
    return told.get(end, "")
