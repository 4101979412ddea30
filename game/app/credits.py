"""Who made what: the game, its typefaces, map, sounds, and the programs it stands on, with all their licences."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from game.app.help import Entry
from game.app.newgame import made_by
from game.locale import marked, tr
from game.resources import resources

DEPENDENCIES: Final = (
    ("pygame-ce", "LGPL 2.1", marked("the window, with SDL 2 (zlib)")),
    ("pydantic", "MIT", marked("checks of scenarios and saves")),
    ("PyYAML", "MIT", marked("reads scenarios")),
    ("platformdirs", "MIT", marked("finds the folder for saves")),
    ("numpy", "BSD 3-Clause", marked("many games at once, and sounds")),
    ("segno", "BSD 3-Clause", marked("codes as pictures")),
    ("jinja2", "BSD 3-Clause", marked("pages to print")),
)
"""Programs the game stands on: name, licence, what for."""

_LINE = re.compile(r"^- \*\*(?P<name>.+?):\*\*\s*(?P<text>.*)$")
_PLAIN = re.compile(r"[`*]")


def credit_pages() -> tuple[Entry, ...]:
    """Return the pages of the credits in order; the `source` of an entry is `licence` where it is a licence's text."""
    assets = resources("assets")
    return (
        Entry(tr("Knot of War"), _the_game(), ""),
        Entry(tr("Typefaces, map, pictures"), "\n\n".join(_licences(assets / "LICENSES.md")), ""),
        Entry(tr("Made with"), _made_with(), ""),
        Entry(tr("Sources and thanks"), _thanks(), ""),
        *_texts(assets),
    )


def _the_game() -> str:
    about = tr(
        "A game about the Cuban missile crisis of October 1962, from both sides. "
        "Rules, words, pictures, sounds and code by the maintainers of Knot of War."
    )
    licence = tr("Its code is under the MIT licence; its pictures and sounds are given to all (CC0).")
    still = tr("It works without a network. It sends nothing anywhere, and nobody needs an account.")
    return "\n\n".join([about, tr("Version {version}.", version=made_by()), licence, still])


def _made_with() -> str:
    lines = [tr("Python, by the Python Software Foundation (PSF licence).")]
    for name, licence, what in DEPENDENCIES:
        lines.append(
            tr(
                "{name} {version}: {what}. {licence}.",
                name=name,
                version=_version(name),
                what=tr(what),
                licence=licence,
            )
        )
    return "\n\n".join(lines)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _thanks() -> str:
    where = tr("Every factual line names where it comes from. The whole list is under Sources, on each desk.")
    thanks = tr(
        "Thanks to those who wrote down what they saw, on both sides and in Cuba, and to those who kept the papers."
    )
    return f"{where}\n\n{thanks}"


def _licences(path: Path) -> list[str]:
    """Return the entries of the list of licences, one text each; a list that is missing says so."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return [tr("The list of licences is missing from this copy of the game.")]
    found: list[str] = []
    for line in lines:
        entry = _LINE.match(line)
        if entry:
            found.append(f"{entry['name']}. {entry['text']}")
        elif line.startswith("  ") and found:
            found[-1] = f"{found[-1]} {line.strip()}"
        elif line.startswith("- "):
            found.append(line[2:])
    return [_PLAIN.sub("", text) for text in found]


def _texts(assets: Path) -> list[Entry]:
    """Return every licence file as it stands, by the name in its file name."""
    files = sorted(assets.glob("*/LICENSE-*.txt"), key=lambda file: file.name)
    own = [assets.parent / "LICENSE"]
    found = []
    for file in (*own, *files):
        try:
            text = file.read_text(encoding="utf-8")
        except OSError:
            continue
        stem = file.stem.removeprefix("LICENSE-").replace("-", " ").title().replace("Ibm", "IBM")
        name = stem if file not in own else "Knot of War"
        head = tr("Licence: {name}", name=name)
        found.append(Entry(head, _unwrapped(text), "licence"))
    return found


def _unwrapped(text: str) -> str:
    """Return paragraphs as one line each, so that they fill whatever width there is."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(part.split()) for part in paragraphs)
