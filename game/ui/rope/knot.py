"""The rope across every desk: a reef knot whose tightness, sag and place show tension and both pulls."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pygame
from pygame import Color, Rect, Surface

from game.locale import marked, tr
from game.ui.paint.kit import Kit
from game.ui.paint.workshop import workshop
from game.ui.rope.figure import Figure, Point, figure_of, lay_lines, noise

STATES = (
    (25, marked("Slack")),
    (50, marked("Taut")),
    (70, marked("Strained")),
    (85, marked("Biting")),
    (101, marked("Parting")),
)
_SHRINK = 3


def state_word(tension: float) -> str:
    """Name of the band a tension of 0 to 100 lies in: Slack, Taut, Strained, Biting, Parting."""
    return tr(next((name for limit, name in STATES if tension < limit), STATES[-1][1]))


def knot_in_words(tension: float, pulls: tuple[float, float], change: float = 0) -> str:
    """The rope as a voice tells it. pulls: Washington's and Moscow's, 0 to 10. change: since the last watch."""
    by = f"{abs(change):.0f}"
    if round(change) == 0:
        moved = tr("It has not moved this watch.")
    else:
        moved = tr("Up {points} this watch.", points=by) if change > 0 else tr("Down {points} this watch.", points=by)
    if round(pulls[0]) == round(pulls[1]):
        stronger = tr("Both pull alike.")
    else:
        stronger = tr("Washington pulls harder.") if pulls[0] > pulls[1] else tr("Moscow pulls harder.")
    state = tr("The rope: tension {tension} of 100, {state}.", tension=f"{tension:.0f}", state=state_word(tension))
    both = tr("Washington pulls {us} of 10, Moscow {ussr} of 10.", us=f"{pulls[0]:.0f}", ussr=f"{pulls[1]:.0f}")
    return f"{state} {moved} {both} {stronger}"


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of a rope picture."""

    left: Color
    right: Color
    ink: Color
    left_lay: Color
    right_lay: Color
    halftone: Color | None

    @property
    def key(self) -> tuple[tuple[int, ...] | None, ...]:
        """What tells these inks from others."""
        inks = (self.left, self.right, self.ink, self.left_lay, self.right_lay, self.halftone)
        return tuple(None if ink is None else tuple(ink) for ink in inks)


def inks_of(kit: Kit) -> Inks:
    """The palette's rope colours; high contrast and the war page have no halftone."""
    flat = kit.theme.high_contrast or kit.theme.palette == "war_page"
    return Inks(
        kit.colour("rope_w"),
        kit.colour("rope_m"),
        kit.colour("rope_ink"),
        kit.colour("rope_w_lay"),
        kit.colour("rope_m_lay"),
        None if flat else kit.colour("halftone"),
    )


def knot_picture(
    size: tuple[int, int],
    tension: float,
    pulls: tuple[float, float],
    inks: Inks,
    *,
    d0: float | None = None,
    part: Rect | None = None,
) -> Surface | None:
    """The knotted rope on a transparent ground; None while the workshop paints it.

    d0: rope width when slack, in pixels. part: the rectangle of the window that waits for it.
    """
    whole = (round(tension), round(pulls[0] * 2), round(pulls[1] * 2))
    return workshop.picture(
        ("knot", size, *whole, d0, inks.key), lambda: _drawn_knot(size, *whole, inks, d0), part=part
    )


def _drawn_knot(
    size: tuple[int, int], tension: int, twice_w: int, twice_m: int, inks: Inks, d0: float | None
) -> Surface:
    over = _SHRINK if size[0] * size[1] < 300_000 else 2
    big = Surface((size[0] * over, size[1] * over), pygame.SRCALPHA)
    figure = figure_of(tension, twice_w / 2, twice_m / 2, size[0] * over, size[1] * over, d0 * over if d0 else None)
    if inks.halftone is not None:
        _halftone(big, figure, tension, inks.halftone, 6 * over * max(1.0, size[1] / 120))
    for hair in figure.hairs:
        pygame.draw.lines(big, inks.left, False, hair, max(1, round(figure.d * 0.08)))
    _rope(big, figure, figure.left, inks.left, inks.left_lay, inks.ink)
    _rope(big, figure, figure.right, inks.right, inks.right_lay, inks.ink)
    for start, stop in figure.cuts:
        gone = sum(math.dist(p, q) for p, q in pairwise(figure.left[: start + 1]))
        _rope(
            big,
            figure,
            figure.left[start : stop + 1],
            inks.left,
            inks.left_lay,
            inks.ink,
            -gone % figure.pitch,
            figure.left[max(0, start - 1) : stop + 2],
        )
    for line, fill in ((figure.left, inks.left), (figure.right, inks.right)):
        _whipping(big, line[-4], line[-1], figure.d, fill, inks.ink)
    return pygame.transform.smoothscale(big, size)


def _halftone(big: Surface, figure: Figure, tension: float, colour: Color, pitch: float) -> None:
    """Dots behind the knot that grow with tension: a cue without colour."""
    reach = figure.w * 3.2
    rows = int(reach / (pitch * 0.866))
    for j in range(-rows, rows + 1):
        y = j * pitch * 0.866
        shift = pitch / 2 if j % 2 else 0.0
        columns = int(reach * 1.6 / pitch)
        for i in range(-columns, columns + 1):
            x = i * pitch + shift
            r = math.hypot(x / (reach * 1.6), y / reach)
            if r < 1:
                radius = 0.5 * pitch * (0.25 + 0.75 * tension / 100) * (1 - r) ** 0.7
                if radius > 0.9:
                    pygame.draw.circle(big, colour, (figure.cx + x, figure.cy + y), radius)


def _stroke(big: Surface, line: list[Point], width: float, colour: Color) -> None:
    """Quads on averaged normals: flat ends, no blobs."""
    half, edges = width / 2, []
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = -(y1 - y0) / length * half, (x1 - x0) / length * half
        edges.append(((x + nx, y + ny), (x - nx, y - ny)))
    for (p, q), (u, v) in pairwise(edges):
        pygame.draw.polygon(big, colour, [p, u, v, q])


def _rope(
    big: Surface,
    figure: Figure,
    line: list[Point],
    fill: Color,
    lay: Color,
    ink: Color,
    phase: float = 0.0,
    fill_line: list[Point] | None = None,
) -> None:
    """One piece: ink a little lower and wider, then fill, then lay lines. The fill may reach a point past its ink."""
    d = figure.d
    outline = max(2.0, d * 0.11)
    _stroke(big, [(x, y + outline * 0.45) for x, y in line], d + 2 * outline, ink)
    _stroke(big, fill_line or line, d, fill)
    for curve in lay_lines(line, d, figure.pitch, phase):
        pygame.draw.lines(big, lay, False, curve, max(1, round(d * 0.105)))


def _whipping(big: Surface, before: Point, end: Point, d: float, fill: Color, ink: Color) -> None:
    """The bound end of a rope with its loose strands."""
    length = math.dist(before, end) or 1.0
    tx, ty = (end[0] - before[0]) / length * d, (end[1] - before[1]) / length * d
    for k in range(5):
        lean = (k - 2) * 0.22
        start = (end[0] + tx * 0.4 - ty * lean, end[1] + ty * 0.4 + tx * lean)
        tip = (end[0] + tx * 1.25 - ty * lean * 1.9, end[1] + ty * 1.25 + tx * lean * 1.9)
        pygame.draw.line(big, fill, start, tip, max(1, round(d * 0.1)))
    _stroke(big, [(end[0] - tx * 0.15, end[1] - ty * 0.15), (end[0] + tx * 0.5, end[1] + ty * 0.5)], d * 1.22, ink)


def _waves(width: int, middle: float, swing: float, start: float, stop: float, phase: float) -> list[Point]:
    steps = 80
    return [
        (
            start + (stop - start) * i / steps,
            middle + swing * math.sin(phase + (start + (stop - start) * i / steps) / width * 9),
        )
        for i in range(steps + 1)
    ]


def settled_picture(size: tuple[int, int], inks: Inks, part: Rect | None = None) -> Surface | None:
    """Two ropes side by side: the knot is gone. None while the workshop paints it; part: as in knot_picture."""

    def paint() -> Surface:
        over = 2
        w, h = size[0] * over, size[1] * over
        big = Surface((w, h), pygame.SRCALPHA)
        figure = _bare_figure(w, h, h * 0.2)
        for line, fill, lay in (
            (_waves(w, h * 0.34, h * 0.11, 0, w * 0.83, 0.4), inks.left, inks.left_lay),
            (_waves(w, h * 0.70, h * 0.09, w, w * 0.16, 0.9), inks.right, inks.right_lay),
        ):
            _rope(big, figure, line, fill, lay, inks.ink)
            _whipping(big, line[-4], line[-1], figure.d, fill, inks.ink)
        return pygame.transform.smoothscale(big, size)

    return workshop.picture(("settled", size, inks.key), paint, part=part)


def parted_picture(size: tuple[int, int], inks: Inks, part: Rect | None = None) -> Surface | None:
    """One gap and frayed ends. None while the workshop paints it; part: as in knot_picture."""

    def paint() -> Surface:
        over = 2
        w, h = size[0] * over, size[1] * over
        big = Surface((w, h), pygame.SRCALPHA)
        figure = _bare_figure(w, h, h * 0.24)
        luck = noise(11)
        for start, stop, fill, lay in (
            (0.0, w * 0.42, inks.left, inks.left_lay),
            (float(w), w * 0.585, inks.right, inks.right_lay),
        ):
            line = _fallen(h, start, stop)
            _strands(big, line[-2], line[-1], figure.d, fill, luck)
            _rope(big, figure, line, fill, lay, inks.ink)
        return pygame.transform.smoothscale(big, size)

    return workshop.picture(("parted", size, inks.key), paint, part=part)


def strip_picture(size: tuple[int, int], d: float, inks: Inks, *, moscow: bool, part: Rect | None) -> Surface | None:
    """A straight piece of one side's rope, `d` pixels wide, for windows wider than a desk. None while it is painted."""
    fill, lay = (inks.right, inks.right_lay) if moscow else (inks.left, inks.left_lay)

    def paint() -> Surface:
        w, h = size[0] * _SHRINK, size[1] * _SHRINK
        big = Surface((w, h), pygame.SRCALPHA)
        line = [(w * i / 12, h / 2) for i in range(13)]
        _rope(big, _bare_figure(w, h, d * _SHRINK), line, fill, lay, inks.ink)
        return pygame.transform.smoothscale(big, size)

    return workshop.picture(("strip", size, d, moscow, inks.key), paint, part=part)


def _fallen(height: int, start: float, stop: float) -> list[Point]:
    """A rope that comes in level and drops towards its broken end."""
    steps = 60
    return [
        (
            start + (stop - start) * i / steps,
            height * (0.28 + 0.03 * math.sin(i / 7) + 0.34 * max(0.0, i / steps - 0.45) ** 1.7),
        )
        for i in range(steps + 1)
    ]


def _strands(big: Surface, before: Point, end: Point, d: float, fill: Color, luck: Iterator[float]) -> None:
    length = math.dist(before, end) or 1.0
    tx, ty = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    for k in range(22):
        side = (k / 21 - 0.5) * d * 0.9
        reach, bend = d * (0.7 + 1.7 * next(luck)), d * (next(luck) - 0.3) * 0.9
        start = (end[0] - ty * side - tx * d * 0.2, end[1] + tx * side - ty * d * 0.2)
        middle = (start[0] + tx * reach * 0.55, start[1] + ty * reach * 0.55 + bend * 0.3)
        tip = (start[0] + tx * reach, start[1] + ty * reach + bend + side * 0.8)
        pygame.draw.lines(big, fill, False, [start, middle, tip], max(2, round(d * 0.07)))


def _bare_figure(width: int, height: int, d: float) -> Figure:
    return Figure(left=[], right=[], hairs=[], cuts=[], d=d, cx=width / 2, cy=height / 2, w=0.0, pitch=d * 0.8)
