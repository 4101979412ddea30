"""Ways through a tree: along a road, and from one road to the next."""

from __future__ import annotations

from typing import TypeAlias

from game.app.archive.picture import Stop, Strand, TreePicture
from game.locale import tr

At: TypeAlias = tuple[str, int]
"""A stop: key of its road and its place there."""


def stop_at(picture: TreePicture, at: At) -> Stop | None:
    """Return the stop, if the sheet has it as that road's own."""
    strand = next((s for s in picture.strands if s.key == at[0]), None)
    return None if strand is None else strand.stop(at[1])


def somewhere(picture: TreePicture, wanted: At | None = None) -> At | None:
    """Return a stop that is there: the wanted one, where the player stands, else the weightiest of the first road."""
    if wanted is not None and stop_at(picture, wanted) is not None:
        return wanted
    drawn = [strand for strand in picture.strands if strand.stops]
    for strand in drawn:
        for stop in strand.stops:
            if stop.here:
                return strand.key, stop.number
    if not drawn:
        return None
    best = max(drawn[0].stops, key=lambda stop: (stop.knot, -stop.number))
    return drawn[0].key, best.number


def along(picture: TreePicture, at: At, step: int) -> At:
    """Return the next stop of a road (step 1) or the one before (-1), which may lie on the road it left."""
    strand = picture.strand(at[0])
    number = at[1] + step
    if strand.stop(number) is not None:
        return at[0], number
    if step < 0 and strand.fork is not None and stop_at(picture, strand.fork) is not None:
        return strand.fork
    return at


def edge(picture: TreePicture, at: At, step: int) -> At:
    """Return the last stop of a road (step 1) or its first (-1); from its first that of the road it left."""
    stops = picture.strand(at[0]).stops
    if step > 0:
        return at[0], stops[-1].number
    if at[1] != stops[0].number:
        return at[0], stops[0].number
    first = next(strand for strand in picture.strands if strand.stops)
    return first.key, first.stops[0].number


def branch(picture: TreePicture, at: At, way: int) -> At:
    """Return where Up (-1) or Down (1) leads: to a road that leaves here on that side, else to the next road there."""
    here = picture.strand(at[0])
    beyond = [s for s in picture.strands if s.stops and (s.row - here.row) * way > 0]
    leaving = [s for s in beyond if s.fork == at]
    if leaving:
        nearest = min(leaving, key=lambda s: abs(s.row - here.row))
        return nearest.key, nearest.stops[0].number
    if here.fork is not None and here.stops[0].number == at[1]:
        parent = picture.strand(here.fork[0])
        if parent in beyond and parent.stop(here.fork[1]) is not None:
            return here.fork
    if not beyond:
        return at
    stop = here.stop(at[1])
    t = stop.t if stop is not None else picture.first
    row = min((s.row for s in beyond), key=lambda r: abs(r - here.row))
    rivals = [s for s in beyond if s.row == row]
    nearest = min(rivals, key=lambda s: min(abs(x.t - t) for x in s.stops))
    return nearest.key, min(nearest.stops, key=lambda x: abs(x.t - t)).number


def leaving(picture: TreePicture, at: At) -> tuple[Strand, ...]:
    """Return the roads that part from a stop, from the top of the sheet down."""
    return tuple(sorted((s for s in picture.strands if s.stops and s.fork == at), key=lambda s: s.row))


def said(picture: TreePicture, at: At) -> str:
    """Return a stop in words: when, what, on which road, where on it, and what leaves it."""
    strand = picture.strand(at[0])
    stop = strand.stop(at[1])
    if stop is None:
        return strand.title
    parts = [stop.when, stop.label or tr("a quiet watch")]
    if stop.ending:
        parts.append(
            tr("the end: {ending}", ending=stop.ending_words) if stop.ending_words != stop.label else tr("the end")
        )
    if stop.here:
        parts.append(tr("you stand here"))
    if stop.star:
        parts.append(tr("starred"))
    parts.append(tr("tension {knot}", knot=f"{stop.knot:.0f}"))
    at_stop = strand.stops.index(stop) + 1
    parts.append(tr("{road}, stop {at} of {all}", road=strand.title, at=at_stop, all=len(strand.stops)))
    roads = leaving(picture, at)
    if roads:
        parts.append(tr("from here: {roads}", roads="; ".join(road.title for road in roads)))
    return ", ".join(parts)
