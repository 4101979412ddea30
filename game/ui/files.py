"""Where the pictures, typefaces and tables of the window lie."""

from functools import cache
from pathlib import Path


@cache
def assets_dir() -> Path:
    """The folder of shipped assets: inside an installed wheel, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data" / "assets"
    return packed if packed.is_dir() else package.parent / "assets"


def asset(path: str) -> Path:
    """The file of one asset, named by its path below the assets folder, such as `icons/ui-map.svg`."""
    return assets_dir() / path
