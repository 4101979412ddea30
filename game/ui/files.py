"""Where the pictures, typefaces and tables of the window lie."""

import sys
from functools import cache
from pathlib import Path


@cache
def assets_dir() -> Path:
    """Return the folder of shipped assets: of a frozen application, of an installed wheel, or of the checkout.

    Found here and not through `game.content`, which would load the whole scenario reader before the first frame.
    """
    package = Path(__file__).resolve().parents[1]
    frozen = getattr(sys, "_MEIPASS", None)
    places = [*([Path(frozen) / "assets"] if frozen else []), package / "_data" / "assets"]
    return next((place for place in places if place.is_dir()), package.parent / "assets")


def asset(path: str) -> Path:
    """Return the file of one asset, named by its path below the assets folder, such as `icons/ui-map.svg`."""
    return assets_dir() / path
