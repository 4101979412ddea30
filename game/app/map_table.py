"""The map table in words and places: only what this side knows; what it does not know is marked, never left blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.session import Session
from game.app.status import Gauge, status
from game.core.facts import FactKind
from game.core.sides import Side
from game.locale import marked, tr

Known = Literal["known", "guessed", "unknown"]

LINE_MILES: Final = 500.0
"""Radius of the quarantine line from Cape Maisi, in nautical miles."""
REACH_MILES: Final = 1020.0
"""Reach of the medium missiles, in nautical miles."""

PLACES: Final[dict[str, tuple[float, float]]] = {
    "washington": (38.9, -77.0),
    "moscow": (55.75, 37.6),
    "havana": (23.1, -82.4),
    "guantanamo": (19.9, -75.1),
    "miami": (25.8, -80.2),
    "san-cristobal": (22.7, -83.3),
    "guanajay": (22.9, -82.7),
    "remedios": (22.5, -79.5),
    "sagua": (22.8, -80.1),
    "banes": (20.97, -75.7),
    "maisi": (20.2, -74.1),
    "line": (23.5, -66.5),
    "ships": (27.0, -58.0),
    "submarines": (25.5, -63.5),
    "berlin": (52.5, 13.4),
    "izmir": (38.4, 27.1),
    "chukotka": (66.0, -175.0),
    "mexico-gulf": (26.0, -88.0),
}
"""Latitude north and longitude east of what the map shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMark:
    """One thing on the map.

    Args:
        kind: `city`, `base`, `site`, `site-building`, `site-leaving`, `line`, `ship`, `submarine`, `flight`, `gun`,
            `missile`, `strike` or `trouble`.
        text: what is known of it, in a few words.
        known: `guessed` and `unknown` are drawn with a question mark or broken bars.
    """

    id: str
    kind: str
    label: str
    text: str
    lat: float
    lon: float
    side: Side | None
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTable:
    """The whole table.

    Args:
        line: the quarantine line in this desk's word, as the map bears it; empty where none is drawn.
        reach: whether the reach of the missiles is drawn.
        legend: (kind, words).
    """

    marks: tuple[MapMark, ...]
    line: str
    reach: bool
    legend: tuple[tuple[str, str], ...]

    def speak(self) -> tuple[str, ...]:
        """Return the map as sentences."""
        lines = [tr("{what}: {told}.", what=m.label, told=m.text) for m in self.marks if m.text]
        return (*([self.line_told()] if self.line else []), *lines)

    def line_told(self) -> str:
        """Return where the line lies, as a sentence."""
        miles = f"{LINE_MILES:.0f}"
        return tr("{line}: {miles} miles from the eastern tip of Cuba.", line=self.line, miles=miles)


class _Map:
    """Gathers the marks for one side."""

    def __init__(self, session: Session, side: Side) -> None:
        self.session = session
        self.side = side
        self.words: Lexicon = lexicon_of(session.match.model)
        now = status(session, side)
        self.gauges: dict[str, Gauge] = {g.id: g for g in (*now.postures, *now.alerts)}
        self.readings = {r.id: r for r in (*now.own, *now.theirs, *now.shared)}
        self.view = session.view(side)
        self.marks: list[MapMark] = []

    def level(self, name: str) -> int | None:
        """Return a setting, or None where this side does not see it."""
        value = self.view[name]
        return None if value != value else int(value)  # noqa: PLR0124 - NaN is what a side cannot see

    def said(self, name: str) -> str:
        """Return a setting in words, also where the status does not list it."""
        if name in self.gauges:
            return self.gauges[name].words
        level = self.level(name)
        values = self.words.entry("postures", name).get("values")
        if level is None or not isinstance(values, list | tuple) or level >= len(values):
            return ""
        return said(values[level], self.side) or str(values[level])

    def put(
        self, mark: str, kind: str, place: str, label: str, text: str, side: Side | None, known: Known = "known"
    ) -> None:
        lat, lon = PLACES[place]
        self.marks.append(MapMark(id=mark, kind=kind, label=label, text=text, lat=lat, lon=lon, side=side, known=known))


def map_table(session: Session, side: Side) -> MapTable:
    """Return what a desk's map shows."""
    m = _Map(session, side)
    _cities(m)
    _sites(m)
    line = _line(m)
    _sea(m)
    _air(m)
    _far(m)
    return MapTable(marks=tuple(m.marks), line=line, reach=True, legend=_legend(m))


_CITIES: Final = {
    "washington": marked("Washington"),
    "moscow": marked("Moscow"),
    "havana": marked("Havana"),
    "miami": marked("Miami"),
}
_SITES: Final = {
    "san-cristobal": (marked("San Cristóbal"), "mrbm", 25),
    "sagua": (marked("Sagua la Grande"), "mrbm", 75),
    "guanajay": (marked("Guanajay"), "irbm", 75),
    "remedios": (marked("Remedios"), "irbm", 90),
}
"""Fields of the medium missiles and of the longer ones: name, which of both, and from how much of 100 it is ready."""


def _cities(m: _Map) -> None:
    for city, name in _CITIES.items():
        m.put(city, "city", city, tr(name), "", None)
    rung = m.level("rung") or 0
    if any(f.kind is FactKind.EVENT and f.id == "guantanamo-shots" for f in m.session.facts(m.side)):
        text = tr("shots at the fence")
    else:
        text = tr("under fire") if rung >= 6 else tr("American base")
    m.put("guantanamo", "base", "guantanamo", tr("Guantánamo"), text, "us")


def _sites(m: _Map) -> None:
    """Show the missile sites as ready as this side takes them to be."""
    reading = m.readings.get("mrbm_us") if m.side == "us" else m.readings.get("mrbm")
    if reading is None:
        return
    known: Known = "guessed" if m.side == "us" else "known"
    longer = m.readings.get("irbm")  # Washington does not see it, and never took one of those fields for ready
    ready = {
        "mrbm": (reading.low + reading.high) / 2,
        "irbm": 0.0 if longer is None else (longer.low + longer.high) / 2,
    }
    out = m.level("out") or 0
    gone = m.level("struck") == 1 and out > 0
    if gone and out >= 99.5:
        return
    for place, (name, missiles, enough) in _SITES.items():
        if gone:
            text = tr("being taken down; {share} per cent shipped out", share=out)
            m.put(place, "site-leaving", place, tr(name), text, "ussr", "known")
            continue
        if ready[missiles] >= enough:
            text = tr("looks ready") if m.side == "us" else tr("ready")
            m.put(place, "site", place, tr(name), text, "ussr", known)
        else:
            m.put(place, "site-building", place, tr(name), tr("being built"), "ussr", known)
    if not gone:
        m.put("missiles", "missile", "havana", reading.label, _share(reading.word, reading.low), "ussr", known)


def _share(word: str, points: float) -> str:
    return tr("{word}, {points} of 100", word=word, points=f"{points:.0f}")


def _line(m: _Map) -> str:
    if not m.level("grip"):
        return ""
    name = tr("Quarantine line") if m.side == "us" else tr("American blockade")
    m.put("line", "line", "line", name, m.said("grip"), "us")
    return name


def _sea(m: _Map) -> None:
    if m.level("exposed") or m.side == "ussr":
        label = tr("Soviet ships") if m.side == "us" else tr("Our ships")
        m.put("ships", "ship", "ships", label, m.said("ships"), "ussr")
    subs = m.said("subs")
    if subs:
        m.put("submarines", "submarine", "submarines", tr("Our submarines"), subs, "ussr")
    elif m.level("exposed"):
        heard = any(f.kind is FactKind.EVENT and f.id.startswith("sub-") for f in m.session.facts(m.side))
        found = tr("one has been found")
        text = found if heard else tr("believed to be near the line; how many is not known")
        known: Known = "known" if heard else "unknown"
        m.put("submarines", "submarine", "submarines", tr("Soviet submarines"), text, "ussr", known)
    if m.side == "us" and m.said("asw") and m.level("exposed"):
        m.put("asw", "ship", "line", tr("Against submarines"), m.said("asw"), "us")


def _air(m: _Map) -> None:
    m.put("flights", "flight", "miami", tr("American flights over Cuba"), m.said("flights"), "us")
    rule = m.said("air_rule")
    text = tr("fire {rule}", rule=rule) if rule else tr("their orders are not known")
    m.put("batteries", "gun", "banes", tr("Soviet batteries"), text, "ussr", "known" if rule else "unknown")
    if m.level("exposed"):
        m.put("cuban-guns", "gun", "havana", tr("Cuban guns"), m.said("cuba_fire"), None)
    planes = m.level("planes") or 0
    if planes:
        m.put("lost", "trouble", "banes", tr("Aircraft lost"), tr("{count} so far", count=planes), "us")
    for name, label in (("strike", tr("American air strike")), ("invade", tr("American landing"))):
        reading = m.readings.get(name) or m.readings.get(f"{name}_ussr")
        if reading is not None:
            known: Known = "known" if m.side == "us" else "guessed"
            m.put(name, "strike", "mexico-gulf", label, _share(reading.word, reading.low), "us", known)


def _far(m: _Map) -> None:
    m.put("berlin", "trouble" if m.level("berlin") else "city", "berlin", tr("Berlin"), m.said("berlin"), None)
    m.put("jupiters", "missile", "izmir", tr("The Jupiters in Turkey"), tr("fifteen American missiles"), "us")
    if any(f.kind is FactKind.EVENT and f.id == "u2-strays" for f in m.session.facts(m.side)):
        told = tr("an American aircraft has strayed here")
        m.put("chukotka", "flight", "chukotka", tr("Chukotka"), told, "us")


def _legend(m: _Map) -> tuple[tuple[str, str], ...]:
    return (
        ("site", tr("ready site")),
        ("site-building", tr("site being built")),
        ("site-leaving", tr("site being taken down")),
        ("submarine", tr("submarine; with a question mark if only suspected")),
        ("line", tr("quarantine") if m.side == "us" else tr("blockade")),
        ("missile", tr("reach of the missiles")),
    )
