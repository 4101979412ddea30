"""A language made for tests: every text in brackets, with accents and 40 % longer. What is not marked stays English.

`with spoken_in_pseudo():` reads the interface and every scenario in it; `unmarked(lines)` names the English words left.
`build(folder)` writes the interface as an .mo file, to be looked at in a window of one's own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game.locale import Level, Reading, catalogue, read_as, reading, use
from tools.catalogues import history, interface, letters, words

LANGUAGE = "qps"
"""The code that is set aside for made-up languages."""
LONGER = 0.4

_TOKEN = re.compile(r"(<[a-z0-9.-]+>|\{[^{}]*\})")
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áčéíñöšüýžÁČÉÍÑÖŠÜÝŽ")
_WORD = re.compile(r"[A-Za-zÀ-ž]+")
_WITH_ACCENTS = frozenset("aceinosuyzACEINOSUYZ")


def pseudo(text: str) -> str:
    """Return a text of the made-up language; its `{names}` and `<symbols>` stay as they are."""
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :] if text.strip() else ""
    parts = _TOKEN.split(text.strip())
    told = "".join(part if n % 2 else part.translate(_ACCENTED) for n, part in enumerate(parts))
    plain = sum(len(part) for part in parts[::2])
    more = " ".join("öxöxö" for _ in range(round(plain * LONGER / 6)))
    return f"{lead}[{told}{' ' if more else ''}{more}]{tail}"


def unmarked(lines: Iterable[str], allowed: Sequence[str] = ()) -> list[str]:
    """Return the lines that hold English words, each with its first such word.

    Args:
        allowed: words that are the same in every language: names of persons, of the game, of sources, of keys.
    """
    known = {word for text in (*allowed, *_SAME_EVERYWHERE) for word in _WORD.findall(text)}
    found = []
    for line in lines:
        for word in _WORD.findall(line):
            if word.isascii() and len(word) > 1 and word not in known and _WITH_ACCENTS & set(word):
                found.append(f"{word}: {line}")
                break
    return found


_SAME_EVERYWHERE = (
    *("DEFCON", "TASS", "NATO", "ExComm", "FRUS", "Esc", "Enter", "Tab", "PgUp", "PgDn"),
    *("II", "III", "VI", "XI"),
)


@contextmanager
def spoken_in_pseudo(level: Level = Level.STANDARD) -> Iterator[None]:
    """Read everything in the made-up language inside this block, in the threads beside it too."""
    before, made_up = reading(), Reading(LANGUAGE, level)
    with (
        patch.object(catalogue, "_interface", lambda _language: _of_interface()),
        patch.object(catalogue, "_scenario", lambda folders, _language: _of_scenario(folders)),
        read_as(made_up),
    ):
        use(made_up)
        try:
            yield
        finally:
            use(before)


def build(folder: Path) -> Path:
    """Write the interface in the made-up language below a folder that stands for `assets/locale`; return the file."""
    path = folder / LANGUAGE / "LC_MESSAGES" / "knot-of-war.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_compiled([interface()]))
    return path


@cache
def _of_interface() -> GNUTranslations:
    return GNUTranslations(BytesIO(_compiled([interface()])))


@cache
def _of_scenario(folders: tuple[Path, ...]) -> GNUTranslations:
    catalogs = [part(folder) for folder in folders for part in (words, letters, history)]
    return GNUTranslations(BytesIO(_compiled(catalogs)))


def _compiled(catalogs: Iterable[Catalog]) -> bytes:
    told = Catalog(locale="en", charset="utf-8")
    for catalog in catalogs:
        for m in catalog:
            if m.id:
                many = isinstance(m.id, list | tuple)
                told.add(m.id, tuple(map(pseudo, m.id)) if many else pseudo(str(m.id)), context=m.context)
    out = BytesIO()
    write_mo(out, told)
    return out.getvalue()


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]))}\n")
