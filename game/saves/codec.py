"""Between frozen dataclasses and JSON, in both directions, strictly.

The dataclasses themselves are the schema: a key too many, a key too few or a value of another type is refused with its
place. The same code reads steps, set-ups and the lines of a save, so nothing can be added to one of them and be
forgotten here.
"""

from __future__ import annotations

import dataclasses
import math
import re
import types
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from game.saves.steps import Step

T = TypeVar("T")


class Misshapen(ValueError):
    """A piece of JSON that is not what it should be.

    Args:
        text: what was found and expected.
        place: where, such as `letters[0].tone`; empty if it is the whole.
    """

    def __init__(self, text: str, place: str = "") -> None:
        """Remember what is wrong, and where."""
        super().__init__(f"{place}: {text}" if place else text)
        self.text = text
        self.place = place

    def within(self, outer: str) -> Misshapen:
        """Return the same complaint about a part of something larger."""
        dot = "." if outer and self.place and not self.place.startswith("[") else ""
        return Misshapen(self.text, f"{outer}{dot}{self.place}")


def to_json(value: Any) -> Any:
    """Return a frozen dataclass (or a part of one) as plain JSON values; what has its default is left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: to_json(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.default is dataclasses.MISSING or getattr(value, f.name) != f.default
        }
    if isinstance(value, tuple):
        return [to_json(x) for x in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


def from_json(kind: type[T], data: Any, where: str = "") -> T:
    """Return JSON values as a frozen dataclass.

    Args:
        kind: the dataclass.
        where: the place to name in complaints, such as `setup`.

    Raises:
        Misshapen: the data does not have exactly the shape of `kind`.
    """
    try:
        return cast("T", _reader(cast("Any", kind))(data))
    except Misshapen as why:
        raise why.within(where) from None


def step_to_json(step: Step) -> dict[str, Any]:
    """Return a step as JSON values; `kind` names it (`open-watch`, `seal`, `rewind`, ...)."""
    return {"kind": _kebab(type(step).__name__), **to_json(step)}


def step_from_json(data: Any) -> Step:
    """Return the step that `step_to_json` wrote.

    Raises:
        Misshapen: the data is no step.
    """
    if not isinstance(data, dict):
        raise Misshapen(f"expected a step, found {_found(data)}")
    kind = data.get("kind")
    known = _STEPS.get(kind) if isinstance(kind, str) else None
    if known is None:
        raise Misshapen(f"expected one of {', '.join(_STEPS)}, found {_found(kind)}", "kind")
    rest = {key: value for key, value in data.items() if key != "kind"}
    return cast("Step", from_json(known, rest, str(kind)))


Reader = Callable[[Any], Any]


@cache
def _reader(hint: Any) -> Reader:
    """Return a function that reads JSON values as one type; it is made once, as trees hold many thousand values."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in args if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is Literal:
        return _one_of({word: word for word in args})
    if origin is tuple:
        return _list(_reader(args[0])) if len(args) == 2 and args[1] is Ellipsis else _tuple([_reader(a) for a in args])
    if dataclasses.is_dataclass(hint):
        return _group(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _one_of({member.value: member for member in hint})
    return _number if hint is float else _plain(hint)


def _group(kind: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    required = frozenset(
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    )

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise Misshapen(f"expected a group of named values, found {_found(data)}")
        values = {}
        for name, value in data.items():
            reader = readers.get(name)
            if reader is None:
                raise Misshapen(f"not known here; expected {', '.join(sorted(readers)) or 'nothing'}", str(name))
            try:
                values[name] = reader(value)
            except Misshapen as why:
                raise why.within(name) from None
        if not required <= values.keys():
            raise Misshapen("missing", min(required - values.keys()))
        return kind(**values)

    return read


def _one_of(known: Mapping[str, Any]) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not str or data not in known:
            raise Misshapen(f"expected one of {', '.join(known)}, found {_found(data)}")
        return known[data]

    return read


def _list(item: Reader) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise Misshapen(f"expected a list, found {_found(data)}")
        return tuple([_at(i, item, x) for i, x in enumerate(data)])

    return read


def _tuple(items: Sequence[Reader]) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise Misshapen(f"expected a list, found {_found(data)}")
        if len(data) != len(items):
            raise Misshapen(f"expected {len(items)} values, found {len(data)}")
        return tuple([_at(i, item, x) for i, (item, x) in enumerate(zip(items, data, strict=True))])

    return read


def _at(place: int, reader: Reader, data: Any) -> Any:
    try:
        return reader(data)
    except Misshapen as why:
        raise why.within(f"[{place}]") from None


def _number(data: Any) -> float:
    # bool is an int to Python; to a reader of saves it is not. An int may be greater than any float.
    if type(data) in (int, float) and abs(data) < _GREATEST and math.isfinite(data):
        return float(data)
    raise Misshapen(f"expected a number, found {_found(data)}")


def _plain(hint: Any) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not hint:
            raise Misshapen(f"expected {_PLAIN[hint]}, found {_found(data)}")
        return data

    return read


def _found(data: Any) -> str:
    text = repr(data)
    return text if len(text) <= 40 else text[:37] + "..."


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


_PLAIN = {bool: "true or false", int: "a whole number", str: "a text"}
_GREATEST = 1e308
_STEPS: dict[str, Any] = {_kebab(kind.__name__): kind for kind in get_args(Step)}
