"""Where the boxes and arrows of a chart go: a small layered layout, top to bottom.

Nodes are put on layers by the longest way to them, arrows that run upwards are laid as if they ran down, long arrows
get a bend on each layer they cross, and each layer is ordered so that few arrows cross.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.reports.charts import Arrow, Chart, Node

CHAR = 6.9
LINE = 17.0
MARGIN = 24.0
GAP_X, GAP_Y = 34.0, 84.0
_BEND = 14.0
_SWEEPS = 24

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a node is drawn: its middle, width and height in pixels."""

    node: Node
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Where an arrow is drawn: from the edge of one box by its bends to the edge of another."""

    arrow: Arrow
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A chart with places, in a picture of this width and height."""

    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Cell:
    key: str
    width: float
    height: float
    x: float = 0.0


def layout(chart: Chart) -> Layout:
    """Return the places of everything in a chart; the same chart always gives the same picture."""
    place = {node.id: i for i, node in enumerate(chart.nodes)}
    down = [(a, min(a.a, a.b, key=place.__getitem__), max(a.a, a.b, key=place.__getitem__)) for a in chart.arrows]
    depth = _depths(chart.nodes, [(top, low) for _, top, low in down])
    layers: list[list[_Cell]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    cells: dict[str, _Cell] = {}
    for node in chart.nodes:
        width, height = _size(node)
        cells[node.id] = _Cell(node.id, width, height)
        layers[depth[node.id]].append(cells[node.id])
    routes: list[tuple[Arrow, list[str]]] = []
    links: list[tuple[str, str]] = []
    for number, (arrow, top, low) in enumerate(down):
        route = [top]
        for level in range(depth[top] + 1, depth[low]):
            key = f"bend-{number}-{level}"
            cells[key] = _Cell(key, _BEND, 0.0)
            layers[level].append(cells[key])
            route.append(key)
        route.append(low)
        links += list(pairwise(route))
        routes.append((arrow, route))
    _order(layers, links)
    _spread(layers, links)
    return _drawn(chart, layers, cells, routes)


def _size(node: Node) -> tuple[float, float]:
    longest = max(len(text) for text in (node.label, *node.lines))
    return longest * CHAR + 28, (1 + len(node.lines)) * LINE + 16


def _depths(nodes: Sequence[Node], links: Sequence[tuple[str, str]]) -> dict[str, int]:
    depth = {node.id: 0 for node in nodes}
    for node in nodes:  # in order, so that whatever leads here has been settled
        for top, low in links:
            if top == node.id:
                depth[low] = max(depth[low], depth[top] + 1)
    return depth


def _neighbours(links: Sequence[tuple[str, str]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for top, low in links:
        below.setdefault(top, []).append(low)
        above.setdefault(low, []).append(top)
    return above, below


def _order(layers: list[list[_Cell]], links: Sequence[tuple[str, str]]) -> None:
    above, below = _neighbours(links)
    for sweep in range(_SWEEPS):
        near = above if sweep % 2 == 0 else below
        place = {c.key: i / max(len(layer) - 1, 1) for layer in layers for i, c in enumerate(layer)}
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            layer.sort(key=lambda c: _mean([place[k] for k in near.get(c.key, ())], place[c.key]))
            place.update({c.key: i / max(len(layer) - 1, 1) for i, c in enumerate(layer)})


def _spread(layers: list[list[_Cell]], links: Sequence[tuple[str, str]]) -> None:
    above, below = _neighbours(links)
    cells = {c.key: c for layer in layers for c in layer}
    for layer in layers:
        _keep_apart(layer)
    for sweep in range(_SWEEPS):
        near = above if sweep % 2 == 0 else below
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            for c in layer:
                c.x = _mean([cells[k].x for k in near.get(c.key, ())], c.x)
            _keep_apart(layer)


def _keep_apart(layer: list[_Cell]) -> None:
    """Move cells until none overlaps the next, then the whole layer back to where it wanted to be."""
    wished = [c.x for c in layer]
    for left, right in pairwise(layer):
        right.x = max(right.x, left.x + (left.width + right.width) / 2 + GAP_X)
    shift = _mean([c.x - x for c, x in zip(layer, wished, strict=True)], 0.0)
    for c in layer:
        c.x -= shift


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _drawn(
    chart: Chart, layers: list[list[_Cell]], cells: Mapping[str, _Cell], routes: Sequence[tuple[Arrow, list[str]]]
) -> Layout:
    left = min(c.x - c.width / 2 for layer in layers for c in layer) - MARGIN
    right = max(c.x + c.width / 2 for layer in layers for c in layer) + MARGIN
    y: dict[str, float] = {}
    edge = MARGIN
    for layer in layers:
        tall = max(c.height for c in layer)
        y.update({c.key: edge + tall / 2 for c in layer})
        edge += tall + GAP_Y
    places = {key: (c.x - left, y[key]) for key, c in cells.items()}
    boxes = tuple(
        Box(node=n, x=places[n.id][0], y=places[n.id][1], width=cells[n.id].width, height=cells[n.id].height)
        for n in chart.nodes
    )
    leaving = _ports(routes, places, cells)
    paths = []
    for number, (arrow, route) in enumerate(routes):
        points = [places[key] for key in route]
        points[0] = (leaving[(number, route[0])], points[0][1] + cells[route[0]].height / 2)
        points[-1] = (leaving[(number, route[-1])], points[-1][1] - cells[route[-1]].height / 2)
        if arrow.a != route[0]:
            points.reverse()
        paths.append(Path(arrow=arrow, points=tuple(points)))
    return Layout(boxes=boxes, paths=tuple(paths), width=right - left, height=edge - GAP_Y + MARGIN)


def _ports(
    routes: Sequence[tuple[Arrow, list[str]]], places: Mapping[str, Point], cells: Mapping[str, _Cell]
) -> dict[tuple[int, str], float]:
    """Return where along a box's edge each arrow touches it, so that arrows of one box do not lie on each other."""
    ports: dict[tuple[int, str], float] = {}
    for end, neighbour in ((0, 1), (-1, -2)):
        at: dict[str, list[tuple[float, int]]] = {}
        for number, (_, route) in enumerate(routes):
            at.setdefault(route[end], []).append((places[route[neighbour]][0], number))
        for key, arrows in at.items():
            room = cells[key].width * 0.7
            for i, (_, number) in enumerate(sorted(arrows)):
                ports[(number, key)] = places[key][0] + room * ((i + 1) / (len(arrows) + 1) - 0.5)
    return ports
