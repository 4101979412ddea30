"""Icons and portraits: SVG files tinted as text, drawn once a size and kept."""

import io
from functools import cache

import pygame
from pygame import Color, Surface

from game.ui.paint.files import asset
from game.ui.paint.theme import mix, tokens

_INK, _PAPER, _TONE = "#1b1e24", "#f1e7d0", "#a9b4b4"


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"


@cache
def _source(path: str) -> str:
    return asset(path).read_text(encoding="utf-8")


@cache
def icons() -> frozenset[str]:
    """Names of all icons, as `ui-map`: `ch-` channels, `or-` orders, `in-` incidents, `pl-` places, `ui-` interface."""
    return frozenset(file.stem for file in asset("icons").glob("*.svg"))


@cache
def portraits() -> frozenset[str]:
    """Names of the people who have a head in assets/portraits."""
    return frozenset(file.stem for file in asset("portraits").glob("*.svg"))


_kept: dict[tuple[str, tuple[int, int], str, str, str], Surface] = {}


def _drawn(path: str, size: tuple[int, int], ink: Color, paper: Color, tone: str = _TONE) -> Surface:
    key = (path, size, _hex(ink), _hex(paper), tone)
    if key not in _kept:
        text = _source(path).replace(_INK, "@ink").replace(_PAPER, "@paper").replace(_TONE, tone)
        text = text.replace("@ink", _hex(ink)).replace("@paper", _hex(paper))
        _kept[key] = pygame.image.load_sized_svg(io.BytesIO(text.encode()), size)
    return _kept[key]


def icon(name: str, size: int, ink: Color, ground: Color) -> Surface:
    """An icon in `ink` with its cuts in the colour behind it. Raises FileNotFoundError for an unknown name."""
    return _drawn(f"icons/{name}.svg", (size, size), ink, ground)


def portrait(name: str, size: tuple[int, int], camp: str = "other") -> Surface:
    """A linocut head, 4 wide to 5 high. camp: washington, moscow or other, which tints the ground."""
    tone = tokens()["portrait_tones"][camp].lower()
    return _drawn(f"portraits/{name}.svg", size, Color(_INK), Color(_PAPER), tone)


def poster_head(name: str, size: tuple[int, int], ground: str, camp: str) -> Surface:
    """A head without its own ground, for the title: its rays a little lighter than the ground (`#rrggbb`)."""
    key = (f"poster-{name}", size, ground, "", camp)
    if key not in _kept:
        paths = _source(f"portraits/{name}.svg").split("<path")
        lighter = _hex(mix(Color(ground), Color("#FFFFFF"), 0.2))
        head, field, *rest = paths
        last_ray = next(i for i, path in enumerate(rest) if _PAPER not in path)
        rays_cut = [path.replace(_PAPER, lighter) for path in rest[:last_ray]]
        text = "<path".join([head, field.replace(f'fill="{_TONE}"', 'fill="none"'), *rays_cut, *rest[last_ray:]])
        tone = tokens()["portrait_tones"][camp].lower()
        _kept[key] = pygame.image.load_sized_svg(io.BytesIO(text.replace(_TONE, tone).encode()), size)
    return _kept[key]


def rays(size: tuple[int, int], camp: str = "other") -> Surface:
    """The ground of a portrait without a head, for a person who has none: tone and gouged rays."""
    tone = tokens()["portrait_tones"][camp].lower()
    key = ("rays", size, "", "", tone)
    if key not in _kept:
        out = Surface(size)
        out.fill(Color(tone))
        middle = pygame.Vector2(size[0] / 2, size[1] * 0.45)
        for step in range(46):
            way = pygame.Vector2(1, 0).rotate(step * 360 / 46)
            inner = size[0] * (0.42 + 0.07 * (step % 3))
            pygame.draw.line(
                out, Color(_PAPER), middle + way * inner, middle + way * inner * 1.35, max(1, size[0] // 50)
            )
        _kept[key] = out
    return _kept[key]


def emblem(size: int) -> Surface:
    """The reef knot in its ring, for the window's icon and the title."""
    return _drawn("emblem.svg", (size, size), Color(_INK), Color(_PAPER))
