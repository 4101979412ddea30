"""What a map shows: plain data in degrees, north and east positive. It holds only what its side knows."""

from dataclasses import dataclass
from typing import Literal

Camp = Literal["us", "ussr", "other"]
SiteState = Literal["ready", "building", "unknown"]


@dataclass(frozen=True, slots=True)
class Site:
    """A missile site. ready: filled triangle; building: outlined; unknown: a question mark."""

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

    label: str = "Quarantine line"
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
    """Words on the map. fog: with the sign for what is not known."""

    text: str
    lat: float
    lon: float
    camp: Camp = "other"
    fog: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of an incident: a crossed disc in a dashed ring."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MapPicture:
    """Everything on one map. cyrillic: land names carry Moscow's second label. europe: what the inset marks."""

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

    def in_words(self) -> str:
        """The map as a voice tells it."""
        counts = {
            state: sum(1 for site in self.sites if site.state == state) for state in ("ready", "building", "unknown")
        }
        parts = [
            f"{counts['ready']} sites ready" if counts["ready"] else "",
            f"{counts['building']} being built" if counts["building"] else "",
            f"{counts['unknown']} sites in doubt" if counts["unknown"] else "",
        ]
        parts += [
            ", ".join(part for part in (ship.name, ship.note) if part) for ship in self.ships if ship.name or ship.note
        ]
        known = sum(1 for boat in self.submarines if boat.sure)
        doubtful = len(self.submarines) - known
        parts += [f"{known} submarines" if known else "", f"{doubtful} submarines suspected" if doubtful else ""]
        parts += [f"{flight.label} {flight.end}".strip() for flight in self.flights if flight.label]
        parts += [self.line.label if self.line else "", self.spot.name if self.spot else ""]
        parts += [f"not known: {note.text}" if note.fog else note.text for note in self.notes]
        return "Map: " + ("; ".join(part for part in parts if part) or "nothing marked") + "."
