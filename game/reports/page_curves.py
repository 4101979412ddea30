"""Curves over the days of the crisis as SVG, with a title and a description for those who do not see them.

Whatever a colour says is said a second time: by line, by shape, by hatching, or in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape

from game.locale import tr
from game.reports.debrief_parts import EventMark, NodeOdds, Points, Shape, TrackTold
from game.reports.debrief_words import WAR_KINDS, capital, figure, percent
from game.reports.hours import Hours

INK: Final = "#1a1d23"
SOFT: Final = "#4b4a45"
PAPER: Final = "#f3ead6"
OWN: Final = "#1f4e7e"
PEACE: Final = "#1b635f"
WAR: Final = "#8a2a1c"
_BANDS: Final = ("#f3ead6", "#ecdfc3", "#e6d2a8", "#e0c092", "#d9ab8b")
_LABELS: Final = "Oswald, 'Franklin Gothic Medium', 'Arial Narrow', sans-serif"
_WIDE, _LEFT, _RIGHT, _INSIDE = 760.0, 74.0, 42.0, 14.0
_DAY: Final = 62.0
"""The least between the names of two days."""
_APART: Final = 12.0
"""The least between the lines of two days: where little was decided, not every midnight is drawn."""
_LIFTS: Final = (-28.0, 30.0, -54.0, 56.0, 82.0, 108.0, -80.0, 134.0)
"""How far from its place on the curve a mark's number may stand, the best first."""
_LEAST_Y: Final = 46.0
_SCALES: Final = (10.0, 20.0, 50.0, 100.0)
"""Upper ends of the scales of odds, in percent."""

Manner = Literal["own", "other"]


@dataclass(frozen=True, slots=True)
class Road:
    """A named curve: `own` is drawn thick and solid, `other` thin and dotted."""

    name: str
    points: Points
    manner: Manner


@dataclass(frozen=True, slots=True)
class Frame:
    """The ground of a chart: hours from left to right, 0 to `most` upwards."""

    hours: Hours
    top: float
    height: float
    most: float = 100.0

    def x(self, t: float) -> float:
        """Return where an hour stands."""
        return _LEFT + _INSIDE + self.hours.share(t) * (_WIDE - _LEFT - _RIGHT - 2 * _INSIDE)

    def y(self, value: float) -> float:
        """Return where a value stands."""
        return self.top + self.height * (1 - min(max(value, 0.0), self.most) / self.most)


def opening(name: str, title: str, about: str, width: float, height: float) -> Iterator[str]:
    """Yield the opening tag of a chart with its title and description; `name` is unique on the page."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{escape(_LABELS)}" font-size="15" fill="{INK}">'
    )
    yield f'<title id="{name}-title">{escape(title)}</title>'
    yield f'<desc id="{name}-desc">{escape(about)}</desc>'


def tension_chart(
    name: str,
    title: str,
    about: str,
    roads: Sequence[Road],
    hours: Hours,
    bands: Sequence[tuple[float, str]],
    days: Sequence[tuple[float, str]],
    marks: Sequence[EventMark] = (),
    fork: tuple[float, str] | None = None,
) -> str:
    """Return the tension of one or more roads over the days, with its bands and numbered marks."""
    frame = Frame(hours, 76.0, 280.0)
    parts = [*opening(name, title, about, _WIDE, 388.0), *_legend(roads)]
    below = 0.0
    for i, (upper, label) in enumerate(bands):
        y, under = frame.y(upper), frame.y(below)
        parts.append(
            f'<rect x="{_LEFT:g}" y="{y:.1f}" width="{_WIDE - _LEFT - _RIGHT:g}" height="{under - y:.1f}" '
            f'fill="{_BANDS[min(i, len(_BANDS) - 1)]}"/>'
        )
        parts.append(f'<text x="{_LEFT - 8:g}" y="{(y + under) / 2 + 5:.1f}" text-anchor="end">{escape(label)}</text>')
        parts.append(f'<text x="{_WIDE - _RIGHT + 8:g}" y="{y + 5:.1f}">{figure(upper)}</text>')
        below = upper
    parts.append(f'<text x="{_WIDE - _RIGHT + 8:g}" y="{frame.y(0) + 5:.1f}">0</text>')
    parts += _days(frame, days)
    if fork is not None:
        x = frame.x(fork[0])
        parts.append(
            f'<path d="M {x:.1f} {frame.top:g} V {frame.top + frame.height:g}" stroke="{INK}" stroke-width="2" '
            f'stroke-dasharray="9 5"/><text x="{min(x + 6, _WIDE - 130):.1f}" y="{frame.top + 17:g}">'
            f"{escape(fork[1])}</text>"
        )
    parts += [_line(frame, r.points, r.manner, OWN if r.manner == "own" else INK) for r in reversed(roads)]
    parts += _marks(frame, marks)
    parts.append("</svg>")
    return "\n".join(parts)


def odds_chart(
    name: str,
    title: str,
    about: str,
    own: Sequence[NodeOdds],
    other: Sequence[NodeOdds],
    hours: Hours,
    days: Sequence[tuple[float, str]],
    names: tuple[str, str],
) -> str:
    """Return the odds along one or two roads: a strip for each kind of ending, with a band for the 95 % interval.

    Each strip has the least of a few scales that it fits on: what is rare would else lie flat on the ground. At least
    one of the two roads has to have nodes; nodes before the first of the hours are left out.
    """
    labels: dict[str, str] = {}
    for node in (*own, *other):
        for c in node.chances:
            labels.setdefault(c.kind, c.label)
    strip, gap = 78.0, 34.0
    height = 40 + len(labels) * (strip + gap) + 16
    roads = [Road(names[0], (), "own")] * bool(own) + [Road(names[1], (), "other")] * bool(other)
    parts = [*opening(name, title, about, _WIDE, height), *_legend(roads), *_hatch(name)]
    for i, (kind, label) in enumerate(labels.items()):
        most = max(100 * c.high for n in (*own, *other) for c in n.chances if c.kind == kind and n.t >= hours.first)
        scale = next(x for x in _SCALES if most <= x)
        frame = Frame(hours, 62 + i * (strip + gap), strip, scale)
        colour = PEACE if kind == "settlement" else WAR if kind in WAR_KINDS else SOFT
        fill = f"url(#{name}-hatch)" if kind in WAR_KINDS else colour
        here = [c.share for n in own for c in n.chances if c.kind == kind]
        ends = ""
        if here:
            ends = tr(": {first} at first, {last} at last", first=percent(here[0]), last=percent(here[-1]))
        parts.append(
            f'<text x="{_LEFT:g}" y="{frame.top - 7:g}"><tspan font-weight="bold">{escape(capital(label))}</tspan>'
            f"{escape(ends)}</text>"
        )
        parts += _grid(frame)
        parts += _days(frame, days if i == len(labels) - 1 else [(t, "") for t, _ in days])
        for line, manner in ((other, "other"), (own, "own")):
            found = [(n.t, c) for n in line for c in n.chances if c.kind == kind and n.t >= hours.first]
            if not found:
                continue
            if manner == "own":
                there = [(frame.x(t), frame.y(100 * c.high)) for t, c in found]
                back = [(frame.x(t), frame.y(100 * c.low)) for t, c in reversed(found)]
                corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*there, *back))
                parts.append(f'<polygon points="{corners}" fill="{fill}" fill-opacity="0.35"/>')
            points = tuple((t, 100 * c.share) for t, c in found)
            parts.append(_line(frame, points, "own" if manner == "own" else "other", colour))
    parts.append("</svg>")
    return "\n".join(parts)


def track_chart(name: str, track: TrackTold, hours: Hours, names: tuple[str, str]) -> str:
    """Return one quantity over the days, small; all charts of a page share the hours but each has its own scale."""
    roads = [Road(names[0], track.points, "own")]
    if track.history:
        roads.append(Road(names[1], track.history, "other"))
    span = max(track.hi - track.lo, 1.0)
    where = f"{track.city}: {track.label}" if track.city else track.label
    said = [
        tr(
            "{name}: from {first} to {last}, between {least} and {most}.",
            name=r.name,
            first=figure(r.points[0][1]),
            last=figure(r.points[-1][1]),
            least=figure(min(v for _, v in r.points)),
            most=figure(max(v for _, v in r.points)),
        )
        for r in roads
    ]
    scale = tr("The scale runs from {low} to {high}.", low=figure(track.lo), high=figure(track.hi))
    about = " ".join([*said, scale])
    width, height, top, left, right = 300.0, 92.0, 8.0, 34.0, 36.0
    parts = [*opening(name, where, about, width, height)]

    def place(t: float, v: float) -> tuple[float, float]:
        return left + hours.share(t) * (width - left - right), top + (height - 2 * top) * (1 - (v - track.lo) / span)

    parts.append(
        f'<path d="M {left:g} {top:g} V {height - top:g} H {width - right:g}" fill="none" stroke="{SOFT}"/>'
        f'<text x="{left - 5:g}" y="{top + 10:g}" text-anchor="end" font-size="13" fill="{SOFT}">{figure(track.hi)}'
        f'</text><text x="{left - 5:g}" y="{height - top:g}" text-anchor="end" font-size="13" fill="{SOFT}">'
        f"{figure(track.lo)}</text>"
    )
    for r in reversed(roads):
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(t, v) for t, v in r.points))
        parts.append(f'<polyline points="{corners}" {_manner(r.manner, OWN if r.manner == "own" else INK, 0.7)}/>')
    x, y = place(*track.points[-1])
    parts.append(f'<text x="{x + 5:.1f}" y="{min(max(y + 5, 14), height - 4):.1f}" font-size="14">')
    parts.append(f"{figure(track.points[-1][1])}</text></svg>")
    return "\n".join(parts)


# -- pieces --------------------------------------------------------------------------------------------------------


def _manner(manner: Manner, colour: str, thick: float = 1.0) -> str:
    common = f'fill="none" stroke="{colour}" stroke-linejoin="round" stroke-linecap="round"'
    if manner == "own":
        return f'{common} stroke-width="{4 * thick:g}"'
    return f'{common} stroke-width="{2.6 * thick:g}" stroke-dasharray="1 {6 * thick:g}"'


def _line(frame: Frame, points: Points, manner: Manner, colour: str) -> str:
    corners = " ".join(f"{frame.x(t):.1f},{frame.y(v):.1f}" for t, v in points)
    return f'<polyline points="{corners}" {_manner(manner, colour)}/>'


def _legend(roads: Sequence[Road]) -> Iterator[str]:
    x = _LEFT
    for r in roads:
        yield f'<path d="M {x:g} 20 h 44" {_manner(r.manner, OWN if r.manner == "own" else INK)}/>'
        yield f'<text x="{x + 54:g}" y="25">{escape(r.name)}</text>'
        x += 54 + 9.5 * len(r.name) + 36


def _days(frame: Frame, days: Sequence[tuple[float, str]]) -> Iterator[str]:
    inside = [d for d in days if frame.hours.first <= d[0] <= frame.hours.last]
    free, clear, bottom = 0.0, 0.0, frame.top + frame.height
    yield f'<path d="M {_LEFT:g} {bottom:g} H {_WIDE - _RIGHT:g}" stroke="{INK}" stroke-width="2"/>'
    for t, label in inside:
        x = frame.x(t)
        if x < clear:
            continue
        clear = x + _APART
        yield f'<path d="M {x:.1f} {frame.top:g} V {bottom:g}" stroke="{SOFT}" stroke-opacity="0.35"/>'
        if label and free < x < _WIDE - 34:
            free = x + _DAY
            yield f'<text x="{x:.1f}" y="{bottom + 21:g}" text-anchor="middle">{escape(label)}</text>'


def _grid(frame: Frame) -> Iterator[str]:
    for value in (0, frame.most / 2, frame.most):
        y = frame.y(value)
        yield f'<path d="M {_LEFT:g} {y:.1f} H {_WIDE - _RIGHT:g}" stroke="{SOFT}" stroke-opacity="0.5"/>'
        yield f'<text x="{_LEFT - 8:g}" y="{y + 5:.1f}" text-anchor="end">{value:g} %</text>'


def _hatch(name: str) -> Iterator[str]:
    yield (
        f'<defs><pattern id="{name}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="3.5" height="7" fill="{WAR}"/></pattern></defs>'
    )


def _marks(frame: Frame, marks: Sequence[EventMark]) -> Iterator[str]:
    taken: list[tuple[float, float]] = []
    for mark in marks:
        x, y = frame.x(mark.t), frame.y(mark.value)
        lift = next(
            (d for d in _LIFTS if _free(x, y + d, taken) and _LEAST_Y < y + d < frame.top + frame.height - 12),
            _LIFTS[0],
        )
        taken.append((x, y + lift))
        yield f'<path d="M {x:.1f} {y:.1f} V {y + lift:.1f}" stroke="{INK}" stroke-width="1.5"/>'
        yield shape(mark.shape, x, y)
        yield f'<circle cx="{x:.1f}" cy="{y + lift:.1f}" r="12" fill="{INK}"/>'
        yield (
            f'<text x="{x:.1f}" y="{y + lift + 5:.1f}" text-anchor="middle" fill="{PAPER}" font-weight="bold">'
            f"{mark.number}</text>"
        )


def _free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> bool:
    return all(abs(x - u) > 26 or abs(y - v) > 24 for u, v in taken)


def shape(kind: Shape, x: float, y: float) -> str:
    """Return the shape that stands for a kind of thing, at a place."""
    style = f'fill="{PAPER}" stroke="{INK}" stroke-width="2.2"'
    if kind == "disc":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" {style}/>'
    corners = {
        "square": ((-6, -6), (6, -6), (6, 6), (-6, 6)),
        "triangle": ((0, -8), (8, 6), (-8, 6)),
        "diamond": ((0, -8), (8, 0), (0, 8), (-8, 0)),
    }[kind]
    return f'<polygon points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}" {style}/>'
