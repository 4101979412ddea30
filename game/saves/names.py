"""Names that people give to saves, made safe for every file system."""

from __future__ import annotations

import unicodedata

ENDING = ".kow"
"""Ending of every save's file name."""

_LONGEST = 60
_ALLOWED = " -_.,()'&+"
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def safe_name(wanted: str) -> str:
    """Return the nearest name that can be a file's on Linux, macOS and Windows alike; never empty.

    Letters and digits of any script stay. A path cannot be smuggled in: separators become dashes and leading dots go.
    """
    text = unicodedata.normalize("NFC", wanted)
    kept = "".join(c if c.isalnum() or c in _ALLOWED else "-" for c in text)
    kept = " ".join(kept.split())[:_LONGEST].strip(" .")
    while len(kept.encode()) > 180:
        kept = kept[:-1].strip(" .")
    if not kept.strip("- ."):
        return "save"
    return f"{kept} save" if kept.split(".")[0].strip().lower() in _RESERVED else kept
