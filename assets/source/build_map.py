"""Convert world-atlas (Natural Earth, public domain) into the two small charts of assets/map.

Usage: python build_map.py WORLD_ATLAS OUT      (WORLD_ATLAS: the unpacked npm package, version 2.0.2)

Writes caribbean.json and europe.json: rings and lines as flat lists of whole hundredths of a degree, east and north
positive. Coasts are simplified below what the largest view can show. Borders are those of 1962: lines inside the Soviet
Union, Yugoslavia and Czechoslovakia are left out and the line between the two German states is drawn by hand.
"""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]

CARIBBEAN: Box = (-125.0, -5.0, -25.0, 58.0)
EUROPE: Box = (-25.0, 22.0, 75.0, 70.0)
NEAR_CUBA: Box = (-86.0, 16.0, -68.0, 28.5)
FINE, COARSE, INSET = 0.4 / 60, 1.2 / 60, 4.0 / 60  # degrees of latitude
SMALLEST = {"caribbean": 0.0012, "europe": 0.02}  # square degrees; smaller islets are left out
CUBA, TURKEY = "192", "792"
ONE_STATE = (
    {"643", "804", "112", "498", "233", "428", "440", "268", "051", "031", "398", "795", "860", "762", "417"},
    {"191", "705", "070", "688", "499", "807", "Kosovo"},
    {"203", "703"},
)
INNER_GERMAN: Ring = [
    (10.87, 53.96),
    (10.80, 53.70),
    (10.60, 53.37),
    (11.00, 53.20),
    (11.57, 53.04),
    (11.20, 52.90),
    (10.80, 52.80),
    (10.85, 52.50),
    (11.07, 52.20),
    (10.95, 52.02),
    (10.62, 51.85),
    (10.62, 51.60),
    (10.25, 51.50),
    (9.95, 51.38),
    (10.20, 51.15),
    (10.00, 50.85),
    (10.05, 50.58),
    (10.35, 50.45),
    (10.75, 50.30),
    (11.35, 50.50),
    (12.10, 50.32),
]


def arcs_of(atlas: dict[str, Any]) -> list[Ring]:
    """Decode the quantised, delta-coded arcs into degrees."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    out = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        out.append(line)
    return out


def ring_of(arcs: list[Ring], indices: list[int]) -> Ring:
    ring: Ring = []
    for index in indices:
        piece = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(piece if not ring else piece[1:])
    return ring


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def inside(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def clipped(ring: Ring, box: Box) -> Ring:
    """Cut a ring to a box (Sutherland and Hodgman)."""
    for axis, limit, keep in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        out: Ring = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            in_a, in_b = (a[axis] - limit) * keep >= 0, (b[axis] - limit) * keep >= 0
            if in_a:
                out.append(a)
            if in_a != in_b:
                k = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k))
        ring = out
        if not ring:
            return []
    return ring


def simplified(line: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker, with longitudes shortened by the latitude."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        shrink = math.cos(math.radians(line[first][1]))
        ax, ay = line[first][0] * shrink, line[first][1]
        bx, by = line[last][0] * shrink - ax, line[last][1] - ay
        length = math.hypot(bx, by)
        best, where = 0.0, first
        for i in range(first + 1, last):
            x, y = line[i][0] * shrink - ax, line[i][1] - ay
            off = abs(x * by - y * bx) / length if length > 1e-9 else math.hypot(x, y)
            if off > best:
                best, where = off, i
        if best > tolerance:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return [line[i] for i in sorted(keep)]


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def flat(line: Ring) -> list[int]:
    out: list[int] = []
    for x, y in line:
        pair = [round(x * 100), round(y * 100)]
        if out[-2:] != pair:
            out += pair
    return out


def land(
    geometry: dict[str, Any], arcs: list[Ring], box: Box, tolerance: float, smallest: float, holes: bool = False
) -> list[list[int]]:
    """Outer rings of a geometry inside a box, or its inland seas, simplified, finer near Cuba."""
    out = []
    for indices in [i for polygon in polygons(geometry) for i in (polygon[1:] if holes else polygon[:1])]:
        ring = clipped(ring_of(arcs, indices), box)
        if len(ring) < 4 or area(ring) < smallest:
            continue
        near = all(inside(NEAR_CUBA, point) for point in ring)
        half = len(ring) // 2
        fine = FINE if near else tolerance
        line = simplified(ring[: half + 1], fine)[:-1] + simplified(ring[half:], fine)
        if len(line) >= 3:
            out.append(flat(line))
    return out


def borders(atlas: dict[str, Any], arcs: list[Ring], box: Box, tolerance: float) -> list[list[int]]:
    """Lines between two states that were two in 1962."""
    owners: dict[int, set[str]] = defaultdict(set)
    for geometry in atlas["objects"]["countries"]["geometries"]:
        if "arcs" not in geometry:
            continue
        name = geometry.get("id") or geometry["properties"]["name"]
        for polygon in polygons(geometry):
            for indices in polygon:
                for index in indices:
                    owners[index if index >= 0 else ~index].add(name)
    out = []
    for index, names in owners.items():
        if len(names) == 2 and not any(names <= state for state in ONE_STATE):
            line = [point for point in arcs[index] if inside(box, point)]
            if len(line) > 1:
                out.append(flat(simplified(line, tolerance)))
    return out


def country(atlas: dict[str, Any], code: str) -> dict[str, Any]:
    return next(g for g in atlas["objects"]["countries"]["geometries"] if g.get("id") == code)


def main(atlas_folder: Path, out: Path) -> None:
    ten = json.loads((atlas_folder / "countries-10m.json").read_text(encoding="utf-8"))
    shores = json.loads((atlas_folder / "land-10m.json").read_text(encoding="utf-8"))
    fifty = json.loads((atlas_folder / "countries-50m.json").read_text(encoding="utf-8"))
    inset_shores = json.loads((atlas_folder / "land-50m.json").read_text(encoding="utf-8"))
    arcs10, arcs50 = arcs_of(ten), arcs_of(fifty)
    shore, inset_shore = (file["objects"]["land"]["geometries"][0] for file in (shores, inset_shores))
    shore_arcs, inset_arcs = arcs_of(shores), arcs_of(inset_shores)
    caribbean = {
        "land": land(shore, shore_arcs, CARIBBEAN, COARSE, SMALLEST["caribbean"]),
        "water": land(shore, shore_arcs, CARIBBEAN, COARSE, SMALLEST["caribbean"], holes=True),
        "marked": land(country(ten, CUBA), arcs10, CARIBBEAN, FINE, 0.0002),
        "borders": borders(ten, arcs10, CARIBBEAN, COARSE),
    }
    europe = {
        "land": land(inset_shore, inset_arcs, EUROPE, INSET, SMALLEST["europe"]),
        "water": land(inset_shore, inset_arcs, EUROPE, INSET, SMALLEST["europe"], holes=True),
        "marked": land(country(fifty, TURKEY), arcs50, EUROPE, INSET, SMALLEST["europe"]),
        "borders": [*borders(fifty, arcs50, EUROPE, INSET), flat(INNER_GERMAN)],
    }
    for name, chart in (("caribbean", caribbean), ("europe", europe)):
        text = json.dumps(chart, separators=(",", ":"))
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
