"""Where the files that travel with the game are: scenarios and assets."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources(kind: str) -> Path:
    """Return the folder `assets` or `scenarios`: of a frozen application, of the installed package, or of the checkout.

    Raises:
        FileNotFoundError: none of the three is there.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package / "_data" / kind, package.parent / kind]
    if frozen is not None:
        places.insert(0, Path(frozen) / kind)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no folder {kind!r} in any of: {', '.join(map(str, places))}")
