"""YAML files read with care: plain data, the place of every key and value, and no surprises.

Of YAML 1.1's automatic conversions only true, false, null, whole numbers and decimals are left; `no`, `12:30`, `010`
and dates stay text. Aliases, tags and doubled keys are refused; size and depth are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from game.content.problems import ContentError, Problem

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 24

_WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL: Final = re.compile(r"[-+]?(?:[0-9]{1,17}\.[0-9]*|\.[0-9]+|[0-9]{1,17}(?=[eE]))(?:[eE][-+]?[0-9]{1,3})?\Z")
_WORDS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS: Final[dict[type, str]] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
}
_PLAIN_TAGS: Final = frozenset(_TAGS.values())

Path_ = tuple[str | int, ...]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader that resolves nothing by itself."""

    def resolve(self, kind: type, _value: Any, _implicit: Any) -> str:
        """Return the plain tag of a kind of node."""
        return _TAGS[kind]

    depth = 0

    def descend_resolver(self, parent: Any, _index: Any) -> None:
        """Count the depth; the parser written in C would crash on a file nested without end."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeepError(None, None, None, parent.start_mark)

    def ascend_resolver(self) -> None:
        """Count back."""
        self.depth -= 1


class _TooDeepError(yaml.MarkedYAMLError):
    """Lists and mappings within each other beyond all use."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, and whether it was found exactly."""

    line: int
    column: int
    width: int
    quoted: str
    file: str
    inside: int
    depth: int


class Document:
    """One file: its data, and the node tree from which places are looked up when they are needed."""

    def __init__(self, path: Path, shown: str) -> None:
        """Read a file.

        Args:
            path: the file.
            shown: its name in messages.

        Raises:
            ContentError: it cannot be read, is too large, or is no plain YAML.
        """
        self.shown = shown
        self.text = _read(path, shown)
        self.problems: list[Problem] = []
        self.root = self._compose()
        self.data: Any = self._build(self.root, set()) if self.root is not None else {}
        if self.problems:
            raise ContentError(self.problems)

    def locate(self, path: Path_, *, key: bool = False) -> Place:
        """Return where the value at a path stands (or its key); of a path that leads nowhere, as far as it leads."""
        node, mark_node, depth = self.root, self.root, 0
        for part in path:
            found = _step(node, part)
            if found is None:
                break
            key_node, node = found
            depth += 1
            at_end = depth == len(path)
            mark_node = key_node if key and at_end and key_node is not None else node
        return self._place(mark_node, depth)

    def problem(self, place: Place, code: str, message: str, **more: str) -> Problem:
        """Return a problem at a place of this file."""
        return Problem(
            place.file, place.line, place.column, code, message, quoted=place.quoted, width=place.width, **more
        )

    def _place(self, node: Any, depth: int) -> Place:
        lines = self.text.split("\n")
        if node is None:
            return Place(1, 1, 1, lines[0] if lines else "", self.shown, 0, depth)
        start, end = node.start_mark, node.end_mark
        one_line = start.line == end.line
        width = end.column - start.column if one_line and isinstance(node, yaml.ScalarNode) else 1
        quoted = lines[start.line] if start.line < len(lines) else ""
        inside = -1 if not one_line else 1 if getattr(node, "style", None) in ("'", '"') else 0
        return Place(start.line + 1, start.column + 1, max(width, 1), quoted, self.shown, inside, depth)

    def _place_of(self, mark: Any) -> Place:
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        lines = self.text.split("\n")
        quoted = lines[line] if line < len(lines) else ""
        return Place(line + 1, column + 1, 1, quoted, self.shown, 0, 0)

    def _compose(self) -> Any:
        try:
            return yaml.compose(self.text, Loader=_Loader)
        except _TooDeepError as error:
            place = self._place_of(error.problem_mark)
            message = f"the file is nested deeper than {MAX_DEPTH} levels"
            raise ContentError([self.problem(place, "too-deep", message)]) from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = self._place_of(mark)
            message = error.problem or error.context or "this is not YAML"
            mend = "look at the indentation, the brackets and the quotation marks here and in the line above"
            raise ContentError([self.problem(place, "bad-yaml", message, mend=mend)]) from None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            message = str(error).splitlines()[0] if str(error) else "this is not YAML"
            raise ContentError([Problem(self.shown, 1, 1, "bad-yaml", message)]) from None

    def _build(self, node: Any, seen: set[int]) -> Any:
        if id(node) in seen:
            self._refuse(node, "alias", "an alias (*name) stands here", mend="write the part out again")
            return None
        if node.tag not in _PLAIN_TAGS:
            self._refuse(node, "bad-yaml", f"the tag {node.tag!r} is not allowed", mend="leave the tag out")
            return None
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else plain(node.value)
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._build(child, seen) for child in node.value]
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in result:
                self._refuse(
                    key_node, "doubled-key", f"the key '{key}' stands here a second time", mend="keep one of the two"
                )
                continue
            result[key] = self._build(value_node, seen)
        return result

    def _key(self, node: Any) -> str | int:
        if not isinstance(node, yaml.ScalarNode):
            self._refuse(node, "bad-yaml", "a list or mapping cannot be a key", mend="did you forget quotation marks?")
            return ""
        value = plain(node.value) if not node.style else node.value
        return value if isinstance(value, int) and not isinstance(value, bool) else node.value

    def _refuse(self, node: Any, code: str, message: str, mend: str = "") -> None:
        self.problems.append(self.problem(self._place(node, 0), code, message, mend=mend))


def plain(text: str) -> Any:
    """Return what an unquoted scalar stands for."""
    if _WHOLE.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    return _WORDS.get(text, text)


def _step(node: Any, part: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.value == str(part):
                return (key_node, value_node)
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
        return (None, node.value[part])
    return None


def _read(path: Path, shown: str) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file holds {size} bytes; at most {MAX_BYTES} are read"
            raise ContentError([Problem(shown, 0, 0, "too-large", message, mend="split it into several files")])
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise ContentError([Problem(shown, 0, 0, "unreadable", message)]) from None
    except UnicodeDecodeError as error:
        message = f"the file is not text in UTF-8 (byte {error.start})"
        raise ContentError([Problem(shown, 0, 0, "bad-encoding", message, mend="save it as UTF-8")]) from None
