"""Faults of a drawn screen that an eye would see: text cut off, text over text, text too faint to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pygame
from pygame import Rect, Surface

from game.ui.paint.theme import luminance
from tests.showroom.ink import Written

_SLACK = 1
"""Pixels of soft edge that may be cut or touch."""
_LARGE = 32
"""Pixels of a line's height from which it counts as large: 24 px type."""
_EDGE = 4
"""Pixels by which a line may reach beyond its column: less than the room between its letters."""
_AROUND = 10
"""Pixels around a piece of text in which its ground is looked for: a lone letter may fill its own rectangle."""
LARGE_RATIO, RATIO = 3.0, 4.5
"""WCAG 2.2, 1.4.3: least contrast of large and of other text."""


def cut(written: Sequence[Written], window: Rect) -> Iterator[str]:
    """Yield every piece of text whose ink leaves the window or is cut by what holds it.

    What a frame hides altogether can be brought into it by scrolling, and is no fault.
    """
    for piece in written:
        if not piece.text.strip() or (piece.framed and not (piece.seen.h and piece.seen.w)):
            continue
        ink, seen = piece.rect, piece.seen.clip(window)
        beside = max(seen.left - ink.left, ink.right - seen.right)
        above = max(seen.top - ink.top, ink.bottom - seen.bottom)
        if beside > _EDGE or above > _SLACK:
            yield f"{piece.text!r} at {tuple(piece.rect)} is cut to {tuple(piece.seen)}"


def overlapping(written: Sequence[Written]) -> Iterator[str]:
    """Yield every two pieces of text that lie over one another."""
    solid = [p for p in written if p.text.strip() and p.seen.w and p.seen.h]
    for number, one in enumerate(solid):
        ink = one.seen.inflate(-2 * _SLACK, -2 * _SLACK)
        for other in solid[number + 1 :]:
            if one.rect == other.rect and one.text == other.text:
                continue  # a halo, or the same screen drawn anew
            shared = ink.clip(other.seen.inflate(-2 * _SLACK, -2 * _SLACK))
            if shared.w > _SLACK and shared.h > _SLACK:
                yield f"{one.text!r} at {tuple(one.rect)} lies over {other.text!r} at {tuple(other.rect)}"


def faint(written: Sequence[Written], picture: Surface) -> Iterator[str]:
    """Yield every piece of text whose ink stands out too little from its ground, as measured in the picture."""
    for piece in written:
        rect = piece.seen.clip(picture.get_rect())
        if rect.w < 4 or rect.h < 4 or not any(c.isalnum() for c in piece.text):
            continue
        least = LARGE_RATIO if piece.line >= _LARGE else RATIO
        around = rect.inflate(_AROUND, _AROUND).clip(picture.get_rect())
        found = measured(picture, around, piece.colour)
        if found < least - 0.05:
            yield f"{piece.text!r} at {tuple(rect)}: {found:.1f} of {least}"


def measured(picture: Surface, rect: Rect, ink: tuple[int, int, int]) -> float:
    """Return the contrast of text as drawn: of the pixels nearest to its ink against the commonest colour around."""
    pixels = pygame.image.tobytes(picture.subsurface(rect), "RGB")
    counted = Counter(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    near = min(counted, key=lambda c: sum(abs(a - b) for a, b in zip(c, ink, strict=True)))
    ground = next(
        (c for c, _ in counted.most_common() if sum(abs(a - b) for a, b in zip(c, near, strict=True)) > 24), near
    )
    dark, light = sorted((luminance(pygame.Color(*near)), luminance(pygame.Color(*ground))))
    return (light + 0.05) / (dark + 0.05)


_SAME = 24
"""Steps of red, green and blue together by which two colours may differ and still be one."""


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
