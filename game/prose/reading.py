"""Reading plain mappings of phrases into the parts of a grammar, with every mistake noted where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from game.core.luck import name_key
from game.core.sides import SIDES, Side
from game.prose.grammar import ALWAYS, Alternative, Condition, Move, Piece, Plan
from game.prose.problems import PhraseProblem

Path = tuple[str | int, ...]
"""Keys and positions that lead to a place in the phrases."""

_TOKEN: Final = re.compile(r"<([a-z0-9.-]+)>|\{([a-z-]+)\}")
_FLAG: Final = re.compile(r"!?[a-z0-9-]+(/!?[a-z0-9-]+)*\Z")
_MOVE: Final = re.compile(r"(\*?)([a-z0-9.-]+)(!|\?\?|\?)?\Z")

MOST_ALTERNATIVES: Final = 400
MOST_CHARACTERS: Final = 2000


@dataclass(slots=True)
class Reader:
    """Reads plain mappings into the parts of a grammar and gathers what is wrong with them."""

    problems: list[PhraseProblem] = field(default_factory=list)
    tell: Callable[[str], str] = str
    """Puts a text into the reader's language; as it stands, if nothing else is asked for."""

    def wrong(self, path: Path, found: str, mend: str) -> None:
        """Note a problem."""
        self.problems.append(PhraseProblem(path, found, mend))

    def condition(self, raw: Any, path: Path) -> Condition:
        """Read `cold !radio warm/level`."""
        if raw is None:
            return ALWAYS
        parts = []
        for word in str(raw).split():
            if not _FLAG.match(word):
                self.wrong(path, f"condition {word!r}", "write flags like `cold`, `!public` or `warm/level`")
                continue
            flags = word.split("/")
            up = frozenset(f for f in flags if not f.startswith("!"))
            parts.append((up, frozenset(f[1:] for f in flags if f.startswith("!"))))
        return tuple(parts)

    def pieces(self, raw: Any, path: Path) -> tuple[Piece, ...]:
        """Read a text with `<symbols>` and `{slots}`."""
        if not isinstance(raw, str) or not raw.strip():
            self.wrong(path, f"{type(raw).__name__} {str(raw)[:40]!r}", "write a text in quotation marks")
            return ()
        if len(raw) > MOST_CHARACTERS:
            self.wrong(path, f"a text of {len(raw)} characters", f"keep it below {MOST_CHARACTERS}")
            return ()
        text = self.tell(on_one_line(raw))
        found, at = [], 0
        for m in _TOKEN.finditer(text):
            if m.start() > at:
                found.append(Piece(text=text[at : m.start()]))
            found.append(Piece(symbol=m[1]) if m[1] else Piece(slot=m[2]))
            at = m.end()
        if at < len(text):
            found.append(Piece(text=text[at:]))
        if any(mark in piece.text for piece in found for mark in "<>{}"):
            self.wrong(path, f"a stray bracket in {text[:50]!r}", "write <symbol> or {slot} in small letters")
        return tuple(found)

    def alternatives(self, owner: str, symbol: str, raw: Any, path: Path) -> tuple[Alternative, ...]:
        """Read the alternatives of a symbol: texts, or mappings of `if`, `weight` and `say`."""
        if not isinstance(raw, list) or not raw:
            self.wrong(path, f"{type(raw).__name__} under {symbol!r}", "write a list of texts")
            return ()
        found: list[Alternative] = []
        for where, condition, weight, text in self._entries(raw, path):
            number = len(found)
            name = f"{owner}:{symbol}:{number}"
            pieces = self.pieces(text, where)
            found.append(
                Alternative(id=name, key=name_key(name), condition=condition, weight=weight, pieces=pieces, path=where)
            )
        if len(found) > MOST_ALTERNATIVES:
            self.wrong(path, f"{len(found)} alternatives", f"keep at most {MOST_ALTERNATIVES}")
        return tuple(found[:MOST_ALTERNATIVES])

    def _entries(self, raw: list[Any], path: Path) -> Iterator[tuple[Path, Condition, float, Any]]:
        for i, entry in enumerate(raw):
            where = (*path, i)
            if not isinstance(entry, Mapping):
                yield where, ALWAYS, 1.0, entry
                continue
            for key in entry:
                if key not in ("if", "weight", "say"):
                    self.wrong((*where, str(key)), f"key {key!r}", "use `if`, `weight` and `say`")
            condition = self.condition(entry.get("if"), (*where, "if"))
            weight = self.number(entry.get("weight", 1.0), (*where, "weight"), 0.01, 100.0)
            say = entry.get("say")
            texts = say if isinstance(say, list) else [say]
            for j, text in enumerate(texts):
                yield ((*where, "say", j) if isinstance(say, list) else (*where, "say")), condition, weight, text

    def number(self, raw: Any, path: Path, lo: float, hi: float) -> float:
        """Read a number within its range."""
        if isinstance(raw, bool) or not isinstance(raw, int | float) or not lo <= raw <= hi:
            self.wrong(path, f"{raw!r}", f"write a number from {lo:g} to {hi:g}")
            return lo
        return float(raw)

    def plan(self, owner: str, number: int, raw: Any, path: Path) -> Plan | None:
        """Read one plan."""
        if not isinstance(raw, Mapping) or not isinstance(raw.get("paragraphs"), list):
            self.wrong(path, "a plan without paragraphs", "write `paragraphs` as a list of texts")
            return None
        name = f"{owner}:plan:{number}"
        paragraphs = []
        for i, row in enumerate(raw["paragraphs"]):
            moves = [self._move(m, (*path, "paragraphs", i)) for m in str(row).split()]
            paragraphs.append(tuple(m for m in moves if m is not None))
        return Plan(
            id=name,
            key=name_key(name),
            condition=self.condition(raw.get("if"), (*path, "if")),
            weight=self.number(raw.get("weight", 1.0), (*path, "weight"), 0.01, 100.0),
            salutation=str(raw.get("salutation", "salutation")),
            signature=str(raw.get("signature", "signature")),
            paragraphs=tuple(paragraphs),
            least=int(self.number(raw.get("least", 0), (*path, "least"), 0, 2000)),
            most=int(self.number(raw.get("most", 2000), (*path, "most"), 1, 2000)),
            path=path,
        )

    def _move(self, raw: Any, path: Path) -> Move | None:
        m = _MOVE.match(raw) if isinstance(raw, str) else None
        if m is None:
            self.wrong(path, f"move {raw!r}", "write a symbol and `!`, `?` or `??` after it, or `*` and a group")
            return None
        return Move(m[2], m[3] or "", bool(m[1]))


def on_one_line(text: str) -> str:
    """Return a text of the phrases as it is translated: runs of white space are one space."""
    return re.sub(r"\s+", " ", text)


def writers_of(raw: Any) -> tuple[Side, ...]:
    """Return the sides a family belongs to: its `writer`, or both for `any`."""
    return SIDES if raw in (None, "any") else tuple(s for s in SIDES if s == raw)
