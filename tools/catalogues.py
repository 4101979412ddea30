"""Gather, renew, compile and check the catalogues of translations. docs/translating.md tells the whole way.

`python tools/catalogues.py STEP`, with one of these steps:

- gather: texts marked in the code and words of scenarios into .pot files
- renew: take the .pot files over into every language's .po file
- compile: .po files into the .mo files that the game reads
- missing: print how many texts each language lacks
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.content.words import read_words
from game.locale import LANGUAGES

ROOT = Path(__file__).parents[1]
SCENARIOS = ("october-1962", "black-saturday", "first-watch")
_KEYWORDS: Mapping[str, object] = {"tr": None, "marked": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
_WIDTH = 110
_TO_TRANSLATORS = "For translators"
"""How a comment begins that translators are to read."""


def _homes() -> dict[Path, str]:
    """Return the folders that hold catalogues, each with the name of its catalogue."""
    return {ROOT / "assets" / "locale": "knot-of-war"} | {
        ROOT / "scenarios" / name / "locale": "scenario" for name in SCENARIOS
    }


def interface() -> Catalog:
    """Return every text that is marked in the code."""
    found = Catalog(project="Knot of War", charset="utf-8")
    texts = extract_from_dir(
        ROOT / "game", [("**.py", "python")], keywords=_KEYWORDS, comment_tags=[_TO_TRANSLATORS]
    )
    for path, line, text, comments, context in sorted(texts, key=lambda m: (m[0], m[1])):
        found.add(text, locations=[(f"game/{path}", line)], auto_comments=comments, context=context)
    return found


def scenario(name: str) -> Catalog:
    """Return every text that a scenario itself brings: words that people read, without phrases of letters."""
    found = Catalog(project=f"Knot of War: {name}", charset="utf-8")
    own = read_words([ROOT / "scenarios" / name])
    for family in sorted(own):
        if family in ("phrases", "lines", "sources"):
            continue
        for path, text in _texts(own[family], family):
            found.add(text, auto_comments=[path])
    return found


_NOT_TOLD = frozenset({"icon", "source", "confidence", "group", "screen", "focus", "wait", "portrait", "id"})
"""Fields that hold ids, not words."""


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield path, " ".join(value.split())
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NOT_TOLD:
                yield from _texts(part, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{path}.{number}")


def gather() -> None:
    """Write the .pot files anew."""
    for home, domain in _homes().items():
        found = interface() if domain == "knot-of-war" else scenario(home.parent.name)
        home.mkdir(parents=True, exist_ok=True)
        with (home / f"{domain}.pot").open("wb") as file:
            write_po(file, found, width=_WIDTH, omit_header=True, include_lineno=False)
        print(f"{home.relative_to(ROOT)}: {len(found)} texts")


def renew() -> None:
    """Take new texts over into every language; what is no longer used goes."""
    for home, domain in _homes().items():
        with (home / f"{domain}.pot").open("rb") as file:
            wanted = read_po(file)
        for language in _languages():
            path = home / language / "LC_MESSAGES" / f"{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                with path.open("rb") as file:
                    kept = read_po(file, locale=language)
            else:
                kept = Catalog(locale=language, charset="utf-8")
            kept.update(wanted, no_fuzzy_matching=True)
            kept.obsolete.clear()
            with path.open("wb") as file:
                write_po(file, kept, width=_WIDTH, include_lineno=False, ignore_obsolete=True)


def compiled(path: Path, language: str) -> Catalog:
    """Return one .po file as read."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compile_all() -> None:
    """Write the .mo files."""
    for path, language in _files():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, compiled(path, language))


def missing() -> None:
    """Print how many texts are translated."""
    for path, language in _files():
        texts = [m for m in compiled(path, language) if m.id]
        done = sum(1 for m in texts if (all(m.string) if isinstance(m.string, tuple | list) else m.string))
        print(f"{path.relative_to(ROOT)}: {done} of {len(texts)}")


def _languages() -> list[str]:
    return [language for language in LANGUAGES if language != "en"]


def _files() -> Iterator[tuple[Path, str]]:
    for home, domain in _homes().items():
        for language in _languages():
            path = home / language / "LC_MESSAGES" / f"{domain}.po"
            if path.exists():
                yield path, language


if __name__ == "__main__":
    steps = {"gather": gather, "renew": renew, "compile": compile_all, "missing": missing}
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        sys.exit(__doc__)
    steps[sys.argv[1]]()
