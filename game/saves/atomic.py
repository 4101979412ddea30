"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

TEMPORARY = ".tmp"
"""Ending of files that are being written aside; one left over belongs to a crash and may go."""


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that a crash at any instant leaves the old file or the new one, never a part.

    Raises:
        OSError: disk full, folder read-only, and so on; the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Have the folder itself written to disk, so that a new name survives a power cut (POSIX only)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
