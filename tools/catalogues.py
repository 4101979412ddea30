"""Gather, renew, compile and check the catalogues of translations. docs/translating.md tells the whole way.

`python tools/catalogues.py STEP`, with one of these steps:

- gather: texts marked in the code and words of scenarios into .pot files
- renew: take the .pot files over into every language's .po file
- compile: .po files into the .mo files that the game reads
- missing: print how many texts each language lacks
- check: tell what is wrong with translations, marks and compiled files
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.content.history_files import TRUNK
from game.content.levels import FOLDER as LEVELS
from game.content.sheet import ESTIMATES, read_documents, yaml_files
from game.content.texts import NOT_PROSE, texts
from game.content.words import read_words
from game.locale import LANGUAGES
from game.prose.reading import on_one_line

ROOT = Path(__file__).parents[1]
INTERFACE = "knot-of-war"
_KEYWORDS: Mapping[str, Any] = {"tr": None, "marked": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
_ALWAYS = (INTERFACE, "scenario")
"""Catalogues that every language has; those of letters and of history begin when somebody copies the template."""
_WIDTH = 110
_TO_TRANSLATORS = "For translators"
"""How a comment begins that translators are to read."""
_TOKEN = re.compile(r"<[a-z0-9.-]+>|\{[a-z0-9_-]*(?::[^{}]*)?\}")
_TOLD_OF_ROADS = ("title", "changed", "invented", "question", "told")
_PLAIN_PHRASES = ("gist", "headline")
"""Symbols of the grammar that are read outside letters: in the inbox, and before a letter."""
_CODE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_NO_DATE = datetime(1962, 10, 16, tzinfo=UTC)
"""Files are the same whenever they are written."""
_HEADER = "# Translations of Knot of War. docs/translating.md tells how they are made."


# ------------------------------------------------------------ what there is to translate


def interface(root: Path = ROOT) -> Catalog:
    """Return every text that is marked in the code."""
    found = _catalog("Knot of War")
    for path in sorted((root / "game").rglob("*.py")):
        for line, text, comments, context in _marked_in(path.read_text("utf-8")):
            found.add(
                text, locations=[(path.relative_to(root).as_posix(), line)], auto_comments=comments, context=context
            )
    pages = extract_from_dir(root / "game", [("**.j2", "jinja2")], keywords=_KEYWORDS, comment_tags=[_TO_TRANSLATORS])
    for name, row, said, notes, where in sorted(pages, key=lambda m: (m[0], m[1])):
        found.add(said, locations=[(f"game/{name}", row)], auto_comments=notes, context=where)
    return found


def _marked_in(code: str) -> Iterator[tuple[int, str | tuple[str, str], list[str], str | None]]:
    """Yield the marked texts of a module, those inside f-strings too: line, text or both forms, comments, context."""
    rows, tree = code.split("\n"), ast.parse(code)
    # Statements come before those inside them: the innermost has the last word.
    first = {id(x): stmt.lineno for stmt in ast.walk(tree) if isinstance(stmt, ast.stmt) for x in ast.walk(stmt)}
    calls = [x for x in ast.walk(tree) if isinstance(x, ast.Call) and isinstance(x.func, ast.Name)]
    for call in sorted(calls, key=lambda x: (x.lineno, x.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [x.value for x in call.args if isinstance(x, ast.Constant) and isinstance(x.value, str)]
        notes = _comments(rows, call.lineno) or _comments(rows, first[id(call)])
        if name in ("tr", "marked") and len(texts) == 1 and texts[0]:
            yield call.lineno, texts[0], notes, None
        elif name == "trn" and len(texts) >= 2:
            yield call.lineno, (texts[0], texts[1]), notes, None
        elif name == "trc" and len(texts) >= 2:
            yield call.lineno, texts[1], notes, texts[0]


def _comments(rows: list[str], line: int) -> list[str]:
    """Return what stands in comments for translators right above a line."""
    above: list[str] = []
    for row in reversed(rows[: line - 1]):
        if not row.strip().startswith("#"):
            break
        above.insert(0, row.strip().lstrip("# "))
    return [" ".join(above)] if above and above[0].startswith(_TO_TRANSLATORS) else []


def words(folder: Path) -> Catalog:
    """Return the words that people read of a scenario itself, at all levels, and the gist of its letters.

    What it inherits is translated there.
    """
    found = _catalog(f"Knot of War: {folder.name}, words")
    about = read_documents([folder / "scenario.yaml"])[0].data
    for key in ("title", "summary"):
        _add(found, str(about.get(key) or ""), f"scenario.{key}")
    own = read_words([folder])
    for family in sorted(own):
        if family not in NOT_PROSE:
            _add_all(found, own[family], family)
    for level in sorted(path for path in (folder / LEVELS).glob("*") if path.is_dir()):
        for document in read_documents(yaml_files(level)):
            for family, entries in document.data.items():
                _add_all(found, entries, f"{level.name} level: {family}")
    for text, where in _phrases(folder, _PLAIN_PHRASES, wanted=True):
        found.add(text, auto_comments=[where])
    return found


def letters(folder: Path) -> Catalog:
    """Return the phrases of letters of a scenario itself; `<symbols>` and `{slots}` are to be kept."""
    found = _catalog(f"Knot of War: {folder.name}, letters")
    for text, where in _phrases(folder, _PLAIN_PHRASES, wanted=False):
        found.add(text, auto_comments=[where])
    return found


def _phrases(folder: Path, beginnings: tuple[str, ...], *, wanted: bool) -> Iterator[tuple[str, str]]:
    """Yield phrases with their places: of the symbols that begin so, or of all others."""
    for document in read_documents(yaml_files(folder / "phrases")):
        for family, part in document.data.items():
            if not isinstance(part, Mapping):
                continue
            if wanted:
                for side, name in (part.get("names") or {}).items():
                    yield str(name), f"phrases, {family}: what {side} is called"
            for symbol, entries in (part.get("words") or {}).items():
                if symbol.startswith(beginnings) == wanted:
                    for text in _said(entries):
                        yield on_one_line(text), f"phrases, {family}: {symbol}"


def history(folder: Path) -> Catalog:
    """Return what a scenario itself tells of 1962 beside its rules."""
    found = _catalog(f"Knot of War: {folder.name}, history")
    for document in read_documents(yaml_files(folder / "commentary")):
        for entry in document.data["entries"]:
            for key in ("title", "happened", "short", "washington", "moscow"):
                _add(found, str(entry.get(key) or ""), f"{entry['at']}: {key}")
            _add(found, (entry.get("differs") or {}).get("text", ""), f"{entry['at']}: differs")
    for path in yaml_files(folder / "branches"):
        if path.stem != TRUNK:
            road = read_documents([path])[0].data
            for key in _TOLD_OF_ROADS:
                _add(found, str(road.get(key) or ""), f"{path.stem}: {key}")
            _add(found, road["record"]["text"], f"{path.stem}: record")
    guesses = folder / ESTIMATES
    if guesses.is_file():
        told = read_documents([guesses])[0].data
        for name, guess in (told.get("published") or {}).items():
            for key in ("who", "when", "of", "text"):
                _add(found, str(guess.get(key) or ""), f"{name}: {key}")
        for text in told.get("leaves_out") or ():
            _add(found, text, "what the model leaves out")
    return found


def gathered(root: Path = ROOT) -> dict[Path, Catalog]:
    """Return everything there is to translate, by the .pot file that it belongs into; no empty ones."""
    found = {root / "assets" / "locale" / f"{INTERFACE}.pot": interface(root)} if (root / "game").is_dir() else {}
    for folder in sorted(path.parent for path in (root / "scenarios").glob("*/scenario.yaml")):
        for domain, of in (("scenario", words), ("letters", letters), ("history", history)):
            found[folder / "locale" / f"{domain}.pot"] = of(folder)
    return {path: catalog for path, catalog in found.items() if len(catalog)}


def _catalog(project: str) -> Catalog:
    return Catalog(project=project, charset="utf-8", header_comment=_HEADER)


def _add_all(found: Catalog, value: Any, path: str) -> None:
    for where, text in texts(value, path):
        _add(found, text, where)


def _add(found: Catalog, text: str, where: str) -> None:
    for _, paragraph in texts(text, where):
        found.add(paragraph, auto_comments=[where])


def _said(entries: Any) -> Iterator[str]:
    for entry in entries if isinstance(entries, list) else ():
        say = entry.get("say") if isinstance(entry, Mapping) else entry
        yield from (text for text in (say if isinstance(say, list) else [say]) if isinstance(text, str))


# ------------------------------------------------------------ steps


def gather(root: Path = ROOT) -> None:
    """Write the .pot files anew."""
    wanted = gathered(root)
    for path in (root / "scenarios").glob("*/locale/*.pot"):
        if path not in wanted:
            path.unlink()
    for path, found in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_template(found))
        print(f"{path.relative_to(root)}: {len(found)} texts")


def renew(root: Path = ROOT) -> None:
    """Take new texts over into every language; what is no longer used goes."""
    for template in _templates(root):
        wanted = _read(template)
        for language in _languages():
            path = template.parent / language / "LC_MESSAGES" / f"{template.stem}.po"
            if not path.exists() and template.stem not in _ALWAYS:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = _read(path, language) if path.exists() else Catalog(locale=language, charset="utf-8")
            done = {_key(m): m.string for m in kept if m.id and _translated(m)}
            fresh = Catalog(
                locale=language,
                charset="utf-8",
                header_comment=_HEADER,
                project=f"Knot of War, {template.stem}",
                version="1",
                fuzzy=False,
            )
            fresh.creation_date = fresh.revision_date = _NO_DATE
            for m in wanted:
                if m.id:
                    string = done.get(_key(m))
                    fresh.add(m.id, string, m.locations, m.flags - {"fuzzy"}, m.auto_comments, context=m.context)
            path.write_bytes(_as_po(fresh))


def compile_all(root: Path = ROOT) -> None:
    """Write the .mo files: what is translated, and nothing of what is not."""
    for path, language in _files(root):
        path.with_suffix(".mo").write_bytes(_as_mo(_read(path, language)))


def missing(root: Path = ROOT) -> None:
    """Print how many texts are translated."""
    for path, language in _files(root):
        found = [m for m in _read(path, language) if m.id]
        print(f"{path.relative_to(root)}: {sum(_translated(m) for m in found)} of {len(found)}")


def check(root: Path = ROOT) -> None:
    """Print everything that is wrong, and end with 1 if anything is."""
    found = [*problems(root), *stale(root)]
    print("\n".join(found) or "nothing is wrong.")
    if found:
        sys.exit(1)


# ------------------------------------------------------------ what can be wrong


def problems(root: Path = ROOT) -> list[str]:
    """Return what is wrong with marks in the code, with translations, and with compiled files that are behind them."""
    found = list(_marks(root))
    for path, language in _files(root):
        catalog, where = _read(path, language), str(path.relative_to(root))
        for m in catalog:
            if m.id and _begun(m):
                found += [f"{where}: {_short(m)}: {wrong}" for wrong in _wrong(m, catalog.num_plurals)]
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != _as_mo(catalog):
            found.append(
                f"{compiled.relative_to(root)}: is behind its .po file. Run: python tools/catalogues.py compile"
            )
    return found


def stale(root: Path = ROOT) -> list[str]:
    """Return which catalogues no longer hold what there is to translate."""
    found = []
    for path, wanted in gathered(root).items():
        keys = {_key(m) for m in wanted if m.id}
        translations = (path.parent / x / "LC_MESSAGES" / f"{path.stem}.po" for x in _languages())
        for file in [path, *(x for x in translations if x.exists() or path.stem in _ALWAYS)]:
            there = {_key(m) for m in _read(file) if m.id} if file.exists() else set()
            if there != keys:
                found.append(
                    f"{file.relative_to(root)}: {len(keys - there)} texts are new, {len(there - keys)} are gone. "
                    "Run: python tools/catalogues.py gather, then renew"
                )
    return found


def _wrong(m: Message, forms: int) -> Iterator[str]:
    strings = [str(x or "") for x in (m.string if isinstance(m.string, list | tuple) else [m.string])]
    ids = [str(x) for x in (m.id if isinstance(m.id, list | tuple) else [m.id])]
    if m.fuzzy:
        yield "is marked fuzzy: look at it and take the mark away"
    if len(ids) > 1 and (len(strings) < forms or not all(strings)):
        yield f"{sum(map(bool, strings))} of {forms} plural forms are given"
        return
    known = [Counter(_TOKEN.findall(text)) for text in ids]
    for string in strings:
        tokens = Counter(_TOKEN.findall(string))
        # A form for one thing alone may say `one` where the others count.
        if set(tokens) != set(known[-1]) and set(tokens) != set(known[0]):
            lost, added = set(known[-1]) - set(tokens), set(tokens) - set(known[-1])
            yield " and ".join(
                [f"{', '.join(sorted(lost))} is lost"] * bool(lost)
                + [f"{', '.join(sorted(added))} is added"] * bool(added)
            )
        for end, name in ((0, "begin"), (-1, "end")):
            if ids[0][end].isspace() != string[end].isspace():
                yield f"does not {name} with a space as the English text does, or the other way round"


def _marks(root: Path) -> Iterator[str]:
    """Yield calls that no catalogue can serve: texts put together before translation, and names without values."""
    for path in sorted((root / "game").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        shown = {id(node) for called in ast.walk(tree) if isinstance(called, _CODE) for node in _body(called)}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS):
                continue
            where = f"{path.relative_to(root)}:{node.lineno}"
            if node.func.id != "marked" and id(node) not in shown:
                yield f"{where}: {node.func.id} is called as the module is read, and the language freezes: use marked"
            count = 1 if node.func.id in ("tr", "marked") else 2
            for text in node.args[:count]:
                if isinstance(text, ast.JoinedStr | ast.BinOp):
                    yield f"{where}: a text is put together inside {node.func.id}: give one text with {{names}}"
            constants = [x.value for x in node.args[:count] if isinstance(x, ast.Constant)]
            if node.func.id == "marked" or not constants or any(k.arg is None for k in node.keywords):
                continue
            told = constants[1:] if node.func.id == "trc" else constants
            names = {name for text in told for name in re.findall(r"\{([a-z][a-z0-9_]*)", str(text))}
            given = {str(k.arg) for k in node.keywords} | ({"count"} if node.func.id == "trn" else set())
            if names - given:
                yield f"{where}: no value for {', '.join(sorted(names - given))}"


def _body(code: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Iterator[ast.AST]:
    """Yield what runs when a function is called: its body, and not its defaults."""
    for part in code.body if isinstance(code.body, list) else [code.body]:
        yield from ast.walk(part)


# ------------------------------------------------------------ files


def _template(found: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, found, width=_WIDTH, omit_header=True, include_lineno=False)
    return out.getvalue()


def _as_po(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    moving = (b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Generated-By:', *_NOBODYS)
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(moving))


_NOBODYS = (b'"Report-Msgid-Bugs-To:', b'"Last-Translator:', b'"Language-Team:')
"""Lines of a header that name persons: whoever translates stands in the history of the files."""


def _as_mo(catalog: Catalog) -> bytes:
    done = Catalog(locale=catalog.locale, charset="utf-8")
    done.creation_date = done.revision_date = _NO_DATE
    for m in catalog:
        if m.id and _translated(m):
            done.add(m.id, m.string, context=m.context)
    out = BytesIO()
    write_mo(out, done)
    return out.getvalue()


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _key(m: Message) -> tuple[str, str]:
    one = m.id[0] if isinstance(m.id, list | tuple) else m.id
    return m.context or "", str(one)


def _begun(m: Message) -> bool:
    return any(m.string) if isinstance(m.string, list | tuple) else bool(m.string)


def _translated(m: Message) -> bool:
    return not m.fuzzy and (all(m.string) if isinstance(m.string, list | tuple) else bool(m.string))


def _short(m: Message) -> str:
    text = _key(m)[1]
    return f"“{text[:50]}{'…' if len(text) > 50 else ''}”"


def _languages() -> list[str]:
    return [language for language in LANGUAGES if language != "en"]


def _templates(root: Path) -> list[Path]:
    return sorted([*(root / "assets" / "locale").glob("*.pot"), *(root / "scenarios").glob("*/locale/*.pot")])


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for template in _templates(root):
        for language in _languages():
            path = template.parent / language / "LC_MESSAGES" / f"{template.stem}.po"
            if path.exists():
                yield path, language


if __name__ == "__main__":
    steps = {"gather": gather, "renew": renew, "compile": compile_all, "missing": missing, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        sys.exit(__doc__)
    steps[sys.argv[1]]()
