"""Geometry of the reef knot: two bights, six crossings, planar. Pure arithmetic, no drawing.

Washington's rope comes from the left edge and Moscow's from the right; the recipe is the design's reference figure.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A knot ready to be stroked: left, right, then the `cuts` (first and last index) of left again.

    d: rope width; pitch: spacing of lay lines; w: half height of a bight; cx, cy: middle of the knot.
    hairs: broken fibres, three points each.
    """

    left: list[Point]
    right: list[Point]
    hairs: list[list[Point]]
    cuts: list[tuple[int, int]]
    d: float
    cx: float
    cy: float
    w: float
    pitch: float


def _lerp(a: float, b: float, k: float) -> float:
    return a + (b - a) * k


def _smooth(k: float) -> float:
    k = max(0.0, min(1.0, k))
    return k * k * (3 - 2 * k)


def noise(seed: int) -> Iterator[float]:
    """A small repeatable generator, so that the same state draws the same hairs."""
    s = (seed * 2654435761 + 1013904223) & 0xFFFFFFFF
    while True:
        s = (1664525 * s + 1013904223) & 0xFFFFFFFF
        yield s / 4294967296.0


def curve_through(points: list[Point], steps: int = 22) -> list[Point]:
    """Centripetal Catmull-Rom through points: no overshoot, no cusps."""
    first = (2 * points[0][0] - points[1][0], 2 * points[0][1] - points[1][1])
    last = (2 * points[-1][0] - points[-2][0], 2 * points[-1][1] - points[-2][1])
    all_points = [first, *points, last]
    out: list[Point] = []
    for i in range(len(all_points) - 3):
        q = all_points[i : i + 4]
        t = [0.0]
        for a, b in pairwise(q):
            t.append(t[-1] + max(1e-6, math.dist(a, b)) ** 0.5)
        out.extend(_between(q, t, t[1] + (t[2] - t[1]) * j / steps) for j in range(steps))
    return [*out, points[-1]]


def _between(q: list[Point], t: list[float], u: float) -> Point:
    def mix(a: Point, b: Point, ta: float, tb: float) -> Point:
        k = (u - ta) / (tb - ta)
        return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k)

    a1, a2, a3 = (mix(q[i], q[i + 1], t[i], t[i + 1]) for i in range(3))
    return mix(mix(a1, a2, t[0], t[2]), mix(a2, a3, t[1], t[3]), t[1], t[2])


def _crosses(p: Point, q: Point, r: Point, s: Point) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return (side(p, q, r) > 0) != (side(p, q, s) > 0) and (side(r, s, p) > 0) != (side(r, s, q) > 0)


def figure_of(
    tension: float, pull_w: float, pull_m: float, width: float, height: float, d0: float | None = None
) -> Figure:
    """The knot for a tension of 0 to 100 and pulls of 0 to 10, in a field of width by height. d0: width when slack."""
    tight = _smooth(tension / 100.0)
    d0 = d0 or height * 0.155
    d = d0 * _lerp(1.0, 0.86, tight)
    a = d0 * _lerp(3.7, 1.52, tight)
    w = d0 * _lerp(2.20, 1.38, tight)
    n = d0 * _lerp(0.92, 0.47, tight)
    cx = width / 2.0 + (pull_m - pull_w) / 10.0 * 0.28 * (width / 2.0 - a)
    cy = height / 2.0

    def rope(pull: float, edge: float) -> list[Point]:
        """Points with x counted from the knot towards the rope's own side."""
        share = max(0.0, min(10.0, pull)) / 10.0
        tail = edge - a
        sag = _lerp(height * 0.30, 0.0, share**0.6) * min(1.0, tail / max(1.0, height * 1.6))
        points: list[Point] = []
        for k in (1.0, 0.8, 0.6, 0.4, 0.22):
            x = a + d0 * 1.2 + (tail - d0 * 1.2) * k
            u = (x - a) / max(1.0, tail)
            points.append((x, -n * (1 - min(1.0, u * 1.5)) + sag * 3.0 * u * (1 - u)))
        loop = [
            (a + 0.85 * d0, -n * 1.02),
            (a * 0.92, -n),
            (a * 0.42, -_lerp(n, w, 0.16)),
            (0.0, -_lerp(n, w, 0.60)),
            (-a * 0.38, -w * 0.98),
            (-a * 0.74, -w * 0.86),
            (-a * 0.975, -w * 0.40),
        ]
        points += loop + [(x, -y) for x, y in reversed(loop)]
        end, drop = _lerp(2.3, 2.1, tight) * d0, _lerp(1.0, 0.60, tight) * d0
        points += [(a + 0.85 * d0 + end * 0.45, n + drop * 0.35), (a + 0.85 * d0 + end * 0.85, n + drop)]
        return curve_through(points)

    left = [(cx - x, cy + y) for x, y in rope(pull_w, cx)]
    right = [(cx + x, cy + y) for x, y in rope(pull_m, width - cx)]
    hairs = _broken_fibres(tension, left, right, cx, cy, a, d, d0) if tension > 60 else []
    return Figure(
        left=left,
        right=right,
        hairs=hairs,
        cuts=_cuts(left, right, cx, a, d),
        d=d,
        cx=cx,
        cy=cy,
        w=w,
        pitch=d * _lerp(0.62, 0.90, tight),
    )


def _cuts(left: list[Point], right: list[Point], cx: float, a: float, d: float) -> list[tuple[int, int]]:
    """Pieces of the left rope to stroke once more so that it goes over, under, over, over, under, over."""
    near = [j for j in range(len(right) - 1) if abs(right[j][0] - cx) < a * 1.6]
    crossings = _crossings(left, right, near, cx, a)
    if len(crossings) != 6:
        return []
    body = [right[j] for j in near][::4]

    def clear(low: int, high: int) -> int:
        """Where, between two crossings, the ropes stand furthest apart."""
        return max(
            range(low, high + 1), key=lambda i: min((left[i][0] - x) ** 2 + (left[i][1] - y) ** 2 for x, y in body)
        )

    def walk(i: int, step: int) -> int:
        """About one diameter outwards, where nothing else lies."""
        j = i
        while 0 < j < len(left) - 1 and math.dist(left[i], left[j]) < d * 1.05:
            j += step
        return j

    m = [clear(p, q) for p, q in pairwise(crossings)]
    return [(walk(crossings[0], -1), m[0]), (m[1], m[3]), (m[4], walk(crossings[5], 1))]


def _crossings(left: list[Point], right: list[Point], near: list[int], cx: float, a: float) -> list[int]:
    """Segments of the left rope that the right one crosses, by index. Far pairs are ruled out by x and y first."""
    boxes = [
        (
            min(right[j][0], right[j + 1][0]),
            max(right[j][0], right[j + 1][0]),
            min(right[j][1], right[j + 1][1]),
            max(right[j][1], right[j + 1][1]),
            j,
        )
        for j in near
    ]
    out: list[int] = []
    for i in range(len(left) - 1):
        (x0, y0), (x1, y1) = left[i], left[i + 1]
        if abs(x0 - cx) >= a * 1.6:
            continue
        low_x, high_x, low_y, high_y = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        close = [
            j
            for west, east, top, foot, j in boxes
            if west <= high_x and east >= low_x and top <= high_y and foot >= low_y
        ]
        out.extend(i for j in close if _crosses(left[i], left[i + 1], right[j], right[j + 1]))
    return out


def _broken_fibres(
    tension: float, left: list[Point], right: list[Point], cx: float, cy: float, a: float, d: float, d0: float
) -> list[list[Point]]:
    luck, out = noise(7), []
    for i in range(int((tension - 60) * 0.7)):
        near = [point for point in (left, right)[i % 2] if abs(point[0] - cx) < a * 1.25]
        k = int(next(luck) * (len(near) - 2)) + 1
        x, y = near[k]
        tx, ty = near[k + 1][0] - near[k - 1][0], near[k + 1][1] - near[k - 1][1]
        length = math.hypot(tx, ty) or 1.0
        down = 1 if y > cy else -1
        lean = 0.35 * (next(luck) - 0.5)
        reach, s = d0 * _lerp(0.35, 0.95, next(luck)) * (0.6 + (tension - 60) / 80.0), d / 2
        out.append(
            [
                (x + lean * s, y + down * s * 0.9),
                (x + lean * (s + reach * 0.5) + tx / length * reach * 0.25, y + down * (s + reach * 0.5)),
                (x + lean * (s + reach * 0.7) + tx / length * reach * 0.7, y + down * (s + reach * 0.75)),
            ]
        )
    return out


def lay_lines(line: list[Point], d: float, pitch: float, phase: float = 0.0) -> list[list[Point]]:
    """Lay lines: short S-shaped cuts across a rope, five points each, `pitch` apart along it."""
    out, walked, following = [], 0.0, phase
    r, lean = d * 0.46, d * 0.42
    control = [(-lean, -r), (-lean * 0.15, -r * 0.45), (lean * 0.15, r * 0.45), (lean, r)]
    for (x0, y0), (x1, y1) in pairwise(line):
        length = math.hypot(x1 - x0, y1 - y0)
        while length and following <= walked + length:
            k = (following - walked) / length
            x, y, tx, ty = x0 + (x1 - x0) * k, y0 + (y1 - y0) * k, (x1 - x0) / length, (y1 - y0) / length
            p = [(x + tx * u - ty * v, y + ty * u + tx * v) for u, v in control]
            out.append([_bezier(p, t / 4) for t in range(5)])
            following += pitch
        walked += length
    return out


def _bezier(p: list[Point], t: float) -> Point:
    s = 1 - t
    a, b, c, e = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    return (
        p[0][0] * a + p[1][0] * b + p[2][0] * c + p[3][0] * e,
        p[0][1] * a + p[1][1] * b + p[2][1] * c + p[3][1] * e,
    )
