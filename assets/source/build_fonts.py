"""Build assets/fonts from unpacked packages: merge each face's Latin and Cyrillic subsets into one file.

Usage: python build_fonts.py PACKAGES OUT
PACKAGES holds the unpacked npm packages (folders `libre-franklin`, `oswald`, `ibm-plex-mono`, each with `files/` and
`LICENSE`) and Debian's fonts-paratype (folder `paratype`, the TTF files). Needs fontTools and brotli.

A merged file is a modified version, so it takes a name of its own in the name table: "Plex" is a reserved font name and
must not be kept, and the others follow the same rule so that nobody mistakes a subset for the original. The PT
files are copied untouched.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
FACES = (
    # package, weight, slope, file written, family name in the name table
    ("libre-franklin", 500, "normal", "Franklin-500.ttf", "Knot Franklin 500"),
    ("libre-franklin", 500, "italic", "Franklin-500-Italic.ttf", "Knot Franklin 500 Italic"),
    ("libre-franklin", 700, "normal", "Franklin-700.ttf", "Knot Franklin 700"),
    ("libre-franklin", 800, "normal", "Franklin-800.ttf", "Knot Franklin 800"),
    ("libre-franklin", 800, "italic", "Franklin-800-Italic.ttf", "Knot Franklin 800 Italic"),
    ("libre-franklin", 900, "normal", "Franklin-900.ttf", "Knot Franklin 900"),
    ("oswald", 600, "normal", "Oswald-600.ttf", "Knot Narrow 600"),
    ("oswald", 700, "normal", "Oswald-700.ttf", "Knot Narrow 700"),
    ("ibm-plex-mono", 500, "normal", "Typewriter-500.ttf", "Knot Typewriter 500"),
)
UNTOUCHED = ("PTM55F.ttf", "PTF55F.ttf", "PTF56F.ttf", "PTF75F.ttf")
SPACE = {"libre-franklin": 268}  # pygame sets letters on whole pixels, which opens words up; the space follows suit
FIXED_TIME = 3_786_912_000  # 1 January 2024 in the font epoch, so that two builds give the same bytes


def plain(source: Path, folder: Path) -> str:
    """Unpack one web font into a bare TTF whose layout tables the merger can join; return its path."""
    font = TTFont(source)
    font.flavor = None
    for tag in ("DSIG", "STAT", "MVAR", "GDEF", "GSUB"):
        if tag in font:
            del font[tag]
    target = folder / (source.stem + ".ttf")
    font.save(target)
    return str(target)


def rename(font: TTFont, family: str) -> None:
    """Replace the naming records that present the font to people; copyright and licence records stay."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    for name_id, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", "-"))):
        table.setName(text, name_id, 3, 1, 0x409)


def merge(package: Path, stem: str, weight: int, slope: str, target: Path, family: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        parts = [package / "files" / f"{stem}-{subset}-{weight}-{slope}.woff2" for subset in SUBSETS]
        font = Merger().merge([plain(part, Path(scratch)) for part in parts if part.exists()])
    rename(font, family)
    if stem in SPACE:
        font["hmtx"]["space"] = (SPACE[stem], font["hmtx"]["space"][1])
    font["head"].created = font["head"].modified = FIXED_TIME
    font.recalcTimestamp = False
    font.save(target)


def main(packages: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for stem, weight, slope, file, family in FACES:
        merge(packages / stem, stem, weight, slope, out / file, family)
        shutil.copyfile(packages / stem / "LICENSE", out / f"LICENSE-{stem}.txt")
    for file in UNTOUCHED:
        shutil.copyfile(packages / "paratype" / file, out / file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
