"""Where the pictures, typefaces, sounds and tables of the window lie."""

from pathlib import Path

from game.resources import resources


def asset(path: str) -> Path:
    """Return the file of one asset, named by its path below the assets folder, such as `icons/ui-map.svg`."""
    return resources("assets") / path
