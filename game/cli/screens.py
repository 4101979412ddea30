"""`knot-of-war screens`: pictures of every screen, for looking at them side by side."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exits import Complaint, Exit
from game.locale import LANGUAGES, Level

if TYPE_CHECKING:
    from game.ui.showroom.hanging import Hung
    from game.ui.showroom.stage import Dress

_LEAST, _MOST = 640, 7680


def screens(given: Namespace) -> int:
    """Draw them; the names of the files are printed."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    from game.ui.showroom.exhibits import exhibits
    from game.ui.showroom.hanging import contact_sheet, hung, write

    names = _names(list(exhibits()), given.only)
    if given.list:
        sys.stdout.write("\n".join(names) + "\n")
        return Exit.FINE
    dresses = _dresses(given)
    _check(given.language)
    folder: Path = given.out
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Hung] = []
    for hanging in hung(names, dresses, given.language, Level(given.level)):
        found.append(hanging)
        if not given.sheets:
            _say(write(hanging.picture, folder / hanging.file))
    found.sort(key=_dress_of)
    for (language, dress), group in groupby(found, key=_dress_of):
        _say(write(contact_sheet(list(group)), folder / f"sheet-{language}-{dress}.png"))
    return Exit.FINE


def _dress_of(hanging: Hung) -> tuple[str, str]:
    return hanging.language, hanging.dress.name


def _say(path: Path) -> None:
    sys.stdout.write(f"{path}\n")
    sys.stdout.flush()


def _names(known: list[str], only: list[str] | None) -> list[str]:
    if not only:
        return known
    for start in only:
        if not any(name.startswith(start) for name in known):
            raise Complaint(f"--only: no screen's name begins with '{start}'; --list prints all names", Exit.USAGE)
    return [name for name in known if any(name.startswith(start) for start in only)]


def _dresses(given: Namespace) -> list[Dress]:
    from game.ui.paint.theme import TEXT_SIZES
    from game.ui.showroom.stage import Dress

    for text in given.text:
        if text not in TEXT_SIZES:
            raise Complaint(f"--text: {text} is not one of {', '.join(map(str, TEXT_SIZES))}", Exit.USAGE)
    sizes = [_size(size) for size in given.size]
    return [Dress(size, text, theme == "contrast") for size in sizes for text in given.text for theme in given.theme]


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if found is None or not all(_LEAST // 2 <= int(side) <= _MOST for side in found.groups()):
        raise Complaint(f"--size: '{text}' is not a size such as 1280x720", Exit.USAGE)
    return int(found[1]), int(found[2])


def _check(languages: list[str]) -> None:
    for language in languages:
        if language not in LANGUAGES:
            raise Complaint(f"--language: '{language}' is not one of {', '.join(LANGUAGES)}", Exit.USAGE)
