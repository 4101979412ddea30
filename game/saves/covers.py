"""The picture of a save: a small PNG beside it, with the tension of the moment written into the same file.

A cover is a help for the eye and nothing more: a save without one, or with a spoilt one, is as good as any other.
"""

from __future__ import annotations

import contextlib
import math
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.saves.atomic import write_whole

ENDING = ".png"
"""Ending of a cover's file name; the rest is the name of its save."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TENSION = b"Tension"
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Cover:
    """What a save looks like in a list. picture: a whole PNG. tension: 0 to 100, None where it is not known."""

    picture: bytes
    tension: float | None = None


def cover_path(save: Path) -> Path:
    """Return where the cover of a save lies."""
    return save.with_suffix(ENDING)


def put_cover(save: Path, cover: Cover | None) -> None:
    """Lay a cover beside a save, or take away the one that is there. A disk that refuses costs the picture only."""
    path = cover_path(save)
    with contextlib.suppress(OSError):
        if cover is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, with_tension(cover))


def cover_of(save: Path) -> Cover | None:
    """Return the cover of a save; None where there is none, or where it is no whole PNG."""
    path = cover_path(save)
    try:
        if path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    try:
        chunks = list(_chunks(data))
    except ValueError:
        return None
    texts = [body for kind, body in chunks if kind == b"tEXt"]
    return Cover(data, next((found for text in texts if (found := _tension(text)) is not None), None))


def with_tension(cover: Cover) -> bytes:
    """Return the picture with its tension written into it as a text chunk before the end."""
    if cover.tension is None:
        return cover.picture
    body = _TENSION + b"\0" + f"{cover.tension:.1f}".encode("ascii")
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
    head = 8 + 25  # the signature and the header chunk, which comes first in every PNG
    return cover.picture[:head] + chunk + cover.picture[head:]


def _tension(text: bytes) -> float | None:
    key, _, value = text.partition(b"\0")
    if key != _TENSION:
        return None
    try:
        found = float(value)
    except ValueError:
        return None
    return min(100.0, max(0.0, found)) if math.isfinite(found) else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and body of each chunk.

    Raises:
        ValueError: it is no PNG, or was cut off or changed.
    """
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at = len(_SIGNATURE)
    while True:
        head = data[at : at + 8]
        if len(head) < 8:
            raise ValueError("cut off")
        size, kind = struct.unpack(">I4s", head)
        body, check = data[at + 8 : at + 8 + size], data[at + 8 + size : at + 12 + size]
        if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(kind + body):
            raise ValueError("cut off or changed")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + size
