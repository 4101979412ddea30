"""Axes of score as pairs of bars, with their numbers printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from game.locale import tr
from game.reports.debrief_words import figure
from game.reports.page_curves import INK, OWN, PAPER, SOFT, opening

_WIDE, _ROW, _TOP = 380.0, 64.0, 34.0
_FULL = 300.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One axis, 0 to 100; a value of None has no bar."""

    label: str
    a: float
    b: float | None


def bars_chart(name: str, title: str, pairs: Sequence[Pair], names: tuple[str, str]) -> str:
    """Return pairs of bars: the first filled, the second outlined."""
    about = "; ".join(
        f"{p.label}: {figure(p.a)}" + ("" if p.b is None else f", {names[1]} {figure(p.b)}") for p in pairs
    )
    title_words = tr("{a} beside {b}, 0 to 100. {figures}.", a=names[0], b=names[1], figures=about)
    height = _TOP + _ROW * len(pairs)
    parts = [*opening(name, title, title_words, _WIDE, height)]
    parts.append(
        f'<rect x="0" y="6" width="22" height="12" fill="{OWN}"/><text x="30" y="18">{escape(names[0])}</text>'
        f'<rect x="{60 + 9.5 * len(names[0]):g}" y="7" width="22" height="10" fill="{PAPER}" stroke="{INK}" '
        f'stroke-width="1.6"/><text x="{90 + 9.5 * len(names[0]):g}" y="18">{escape(names[1])}</text>'
    )
    for i, p in enumerate(pairs):
        y = _TOP + i * _ROW
        parts.append(f'<text x="0" y="{y + 16:g}">{escape(p.label)}</text>')
        parts.append(f'<path d="M {_FULL:g} {y + 22:g} v 34" stroke="{SOFT}" stroke-dasharray="2 3"/>')
        parts.append(
            f'<rect x="0" y="{y + 22:g}" width="{max(p.a, 0.5) / 100 * _FULL:.1f}" height="16" fill="{OWN}"/>'
            f'<text x="{_FULL + 12:g}" y="{y + 36:g}" font-weight="bold">{figure(p.a)}</text>'
        )
        if p.b is not None:
            parts.append(
                f'<rect x="0.8" y="{y + 42:g}" width="{max(p.b, 1) / 100 * _FULL - 0.8:.1f}" height="11" '
                f'fill="{PAPER}" stroke="{INK}" stroke-width="1.6"/>'
                f'<text x="{_FULL + 12:g}" y="{y + 54:g}">{figure(p.b)}</text>'
            )
    parts.append("</svg>")
    return "\n".join(parts)
