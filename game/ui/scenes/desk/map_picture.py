"""What a desk's map table draws, from what `game.app.map_table` tells in words and places."""

from __future__ import annotations

from game.app.map_table import LINE_MILES, REACH_MILES, MapMark, MapTable, map_table
from game.app.session import Session
from game.core.sides import Side
from game.locale import tr
from game.ui.map import Flight, Line, MapPicture, Note, Reach, Ship, Site, Submarine
from game.ui.map.picture import SiteState

_OVER_CUBA = ((25.8, -80.2), (23.2, -80.9), (21.6, -78.4), (21.4, -76.6))
"""The way of a photographic flight, south from Miami and along the island."""
_ON_THE_LINE = ((27.9, -73.4), (24.6, -66.3), (18.9, -66.4))
"""Where the map shows American ships on their line: north, middle and south of it."""
_BOATS = ((0.0, 0.0), (-4.5, 1.5), (-1.9, -4.6), (-7.6, 3.4))
"""Where submarines lie, in degrees from the place of their mark: our own are four, of theirs two are drawn."""
_SITES: dict[str, SiteState] = {"site": "ready", "site-building": "building", "site-leaving": "leaving"}


def picture_of(session: Session, side: Side) -> MapPicture:
    """The map table of a desk."""
    return drawn(map_table(session, side), side)


def drawn(table: MapTable, side: Side) -> MapPicture:
    """A map table as a picture of it."""
    marks = {mark.id: mark for mark in table.marks}
    ships = [_ship(mark) for mark in table.marks if mark.kind == "ship" and mark.side == "ussr"]
    if table.line:
        ships += [Ship("", lat, lon, "us", sure=side == "us") for lat, lon in _ON_THE_LINE]
    reach = marks.get("missiles")
    return MapPicture(
        sites=tuple(_site(mark) for mark in table.marks if mark.kind in _SITES),
        ships=tuple(ships),
        submarines=tuple(
            boat for mark in table.marks if mark.kind == "submarine" for boat in _submarines(mark, own=side == "ussr")
        ),
        flights=_flights(marks),
        line=Line(table.line, LINE_MILES) if table.line else None,
        reach=Reach(REACH_MILES) if table.reach and reach is not None else None,
        notes=_fog(marks),
        jupiters="jupiters" in marks,
        cyrillic=side == "ussr",
    )


def map_note(side: Side) -> str:
    """What a desk should keep in mind of its map."""
    if side == "us":
        return tr("Seen by us · in doubt where marked ?")
    return tr("Our own, and what is seen of theirs")


def _site(mark: MapMark) -> Site:
    return Site(mark.label, mark.lat, mark.lon, _SITES[mark.kind])


def _ship(mark: MapMark) -> Ship:
    return Ship(mark.label, mark.lat, mark.lon, "ussr", note=mark.text, sure=mark.known == "known")


def _submarines(mark: MapMark, *, own: bool) -> list[Submarine]:
    """Our own are where they are; of theirs one is sure once it has been found, and that there are more is believed."""
    sure = 4 if own else int(mark.known == "known")
    return [Submarine(mark.lat + d, mark.lon + e, i < sure) for i, (d, e) in enumerate(_BOATS[: 4 if own else 2])]


def _fog(marks: dict[str, MapMark]) -> tuple[Note, ...]:
    """What is there and not known: never an empty place that looks like safety."""
    guns = marks.get("batteries")
    if guns is None or guns.known != "unknown":
        return ()
    return (Note(tr("{what}: not known", what=guns.label), guns.lat, guns.lon, "ussr", fog=True, what=guns.label),)


def _flights(marks: dict[str, MapMark]) -> tuple[Flight, ...]:
    flown = marks.get("flights")
    if flown is None or flown.text in ("", "none"):
        return ()
    lost = marks.get("lost")
    return (Flight(_OVER_CUBA, "lost" if lost else "done", lost.label if lost else ""),)
