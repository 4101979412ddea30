"""Charts as SVG pictures that read well on paper and to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from game.reports.charts import Chart
from game.reports.layout import CHAR, LINE, MARGIN, Box, Layout, Path, Point, layout

_PAPER, _INK, _RED, _FAINT = "#f4ecd9", "#2a2622", "#9b2d20", "#8b8172"
_FONT = "Georgia, 'PT Serif', serif"


def svg(chart: Chart) -> str:
    """Return a chart as the text of an SVG file."""
    placed = layout(chart)
    numbers = _numbers(chart)
    legend = [f"{n}.  {_ends(chart, i)}: {chart.arrows[i].label}" for i, n in numbers.items()]
    about = _wrap(chart.about, 110)
    width = max([placed.width, *(len(line) * CHAR + 2 * MARGIN for line in (*legend, *about))])
    top = MARGIN + 30 + LINE * len(about)
    height = top + placed.height + LINE * len(legend) + (MARGIN if legend else 0)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}"',
            f' width="{width:.0f}" height="{height:.0f}" font-family="{_FONT}" font-size="13" fill="{_INK}">',
            f"<title>{escape(chart.title)}</title>",
            f"<desc>{escape(chart.about)}</desc>",
            f'<rect width="{width:.0f}" height="{height:.0f}" fill="{_PAPER}"/>',
            f'<text x="{MARGIN:g}" y="{MARGIN + 12:g}" font-size="20">{escape(chart.title)}</text>',
            *_lines(about, MARGIN, MARGIN + 36, _FAINT),
            f'<g transform="translate({(width - placed.width) / 2:.1f} {top:.1f})">',
            *_pictures(placed, numbers),
            "</g>",
            *_lines(legend, MARGIN, top + placed.height + LINE, _INK),
            "</svg>\n",
        ]
    )


def _numbers(chart: Chart) -> dict[int, int]:
    """Return a number for each arrow that has something to say; the words stand below the picture."""
    labelled = [i for i, arrow in enumerate(chart.arrows) if arrow.label]
    return {i: n for n, i in enumerate(labelled, start=1)}


def _ends(chart: Chart, number: int) -> str:
    labels = {n.id: n.label for n in chart.nodes}
    return f"{labels[chart.arrows[number].a]} to {labels[chart.arrows[number].b]}"


def _pictures(placed: Layout, numbers: dict[int, int]) -> Iterator[str]:
    for path in placed.paths:
        yield from _curve(path)
    for box in placed.boxes:
        yield from _box(box)
    for i, path in enumerate(placed.paths):
        if i in numbers:
            yield from _number(path, numbers[i])


def _box(box: Box) -> Iterator[str]:
    x, y = box.x - box.width / 2, box.y - box.height / 2
    dash = ' stroke-dasharray="4 3"' if box.node.kind == "passing" else ""
    heavy = 2.4 if box.node.kind == "end" else 1.3
    yield (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="6" fill="#fffaf0" '
        f'stroke="{_INK}" stroke-width="{heavy}"{dash}/>'
    )
    line = y + LINE + 2
    label = escape(box.node.label)
    yield f'<text x="{box.x:.1f}" y="{line:.1f}" text-anchor="middle" font-weight="bold">{label}</text>'
    for text in box.node.lines:
        line += LINE
        yield f'<text x="{box.x:.1f}" y="{line:.1f}" text-anchor="middle" font-size="12">{escape(text)}</text>'


def _curve(path: Path) -> Iterator[str]:
    colour, dash = (_FAINT, ' stroke-dasharray="2 4"') if path.arrow.faint else (_INK, "")
    (x0, y0), *rest = path.points
    steps = [f"M {x0:.1f} {y0:.1f}"]
    for x, y in rest:
        middle = (y0 + y) / 2
        steps.append(f"C {x0:.1f} {middle:.1f} {x:.1f} {middle:.1f} {x:.1f} {y:.1f}")
        x0, y0 = x, y
    yield f'<path d="{" ".join(steps)}" fill="none" stroke="{colour}" stroke-width="1.2"{dash}/>'
    back = -9.0 if y0 > path.points[-2][1] else 9.0
    yield f'<path d="M {x0:.1f} {y0:.1f} l -4 {back:g} h 8 z" fill="{colour}"/>'


def _number(path: Path, number: int) -> Iterator[str]:
    x, y = _on_curve(path.points[0], path.points[1], 0.28)
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{_PAPER}" stroke="{_RED}"/>'
    yield f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="11" fill="{_RED}">{number}</text>'


def _on_curve(start: Point, end: Point, share: float) -> Point:
    """Return the point at a share of the way along one piece of the curve that `_curve` draws."""
    (x0, y0), (x1, y1) = start, end
    s, t = 1 - share, share
    x = x0 * (s**3 + 3 * s * s * t) + x1 * (3 * s * t * t + t**3)
    y = s**3 * y0 + (3 * s * s * t + 3 * s * t * t) * (y0 + y1) / 2 + t**3 * y1
    return x, y


def _lines(texts: list[str], x: float, y: float, colour: str) -> Iterator[str]:
    for i, text in enumerate(texts):
        yield f'<text x="{x:g}" y="{y + i * LINE:.1f}" font-size="12.5" fill="{colour}">{escape(text)}</text>'


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
