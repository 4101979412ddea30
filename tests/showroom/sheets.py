"""Contact sheets that are kept: one for each room and dress, small enough to commit and large enough to read."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray
from pygame import Rect, Surface

from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress

FOLDER = Path(__file__).parent / "pictures"
ACROSS = 4
TILE = 400
_BLOCK = 20
"""Pixels of a tile's side that are judged together."""
MOST_OF_A_BLOCK = 12.0
"""Difference of a block's mean from that of the picture kept, 0 to 255: a word moved or changed is more than that, and
what is lost by keeping pictures small is under 4.
"""

DRESSES = tuple(
    Dress(size, text, contrast)
    for size in ((1280, 720), (1920, 1080), (1024, 768))
    for text in (100, 200)
    for contrast in (False, True)
)
ROOMS: Mapping[str, tuple[str, ...]] = {
    "front": (
        *("title", "new-game", "load", "settings", "content", "credits", "menu", "tutorial", "key", "first"),
        *("save", "games", "mishap"),
    ),
    "washington": ("us-",),
    "moscow": ("ussr-",),
    "papers": ("codex", "sources", "debrief", "log"),
    "archive": ("tree", "watching", "take", "share", "import", "odds", "compare"),
}
"""Beginnings of the names of exhibits, by the sheet on which they stand."""


def names_of(room: str) -> list[str]:
    """Return the exhibits that stand on the sheets of a room."""
    return [name for name in exhibits() if name.startswith(ROOMS[room])]


def tile(picture: Surface) -> Surface:
    """Return a picture as small as it stands on a sheet."""
    high = round(TILE * picture.get_height() / picture.get_width())
    return pygame.transform.smoothscale(picture, (TILE, high))


def laid_out(tiles: Sequence[Surface]) -> Surface:
    """Lay tiles of one size out in rows of four."""
    high = tiles[0].get_height()
    sheet = Surface((ACROSS * TILE, -(-len(tiles) // ACROSS) * high))
    for number, picture in enumerate(tiles):
        sheet.blit(picture, (number % ACROSS * TILE, number // ACROSS * high))
    return sheet


def cut_out(sheet: Surface, number: int, high: int) -> Surface | None:
    """Return one tile of a sheet, or None where the sheet ends before it."""
    place = Rect(number % ACROSS * TILE, number // ACROSS * high, TILE, high)
    return sheet.subsurface(place) if sheet.get_rect().contains(place) else None


def write(sheet: Surface, path: Path) -> None:
    """Keep a sheet, as WebP."""
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    image = Image.frombytes("RGB", sheet.get_size(), pygame.image.tobytes(sheet, "RGB"))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=60, method=4)
    path.write_bytes(buffer.getvalue())


def difference(now: Surface, kept: Surface) -> float:
    """Return how much two tiles differ in the block that differs most, 0 to 255."""
    high, wide = (side - side % _BLOCK for side in (now.get_height(), now.get_width()))
    one, other = (_blocks(_grey(surface)[:high, :wide]) for surface in (now, kept))
    return float(np.abs(one - other).max())


def _grey(surface: Surface) -> NDArray[np.float64]:
    pixels = np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8).astype(float)
    grey: NDArray[np.float64] = pixels.reshape(surface.get_height(), surface.get_width(), 3).mean(axis=2)
    return grey


def _blocks(grey: NDArray[np.float64]) -> NDArray[np.float64]:
    high, wide = grey.shape
    means: NDArray[np.float64] = grey.reshape(high // _BLOCK, _BLOCK, wide // _BLOCK, _BLOCK).mean(axis=(1, 3))
    return means
