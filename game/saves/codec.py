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
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from game.saves.steps import Step

T = TypeVar("T")


class Misshapen(ValueError):
    """A piece of JSON that is not what it should be; the text says where and what was expected."""


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
    if not isinstance(data, dict):
        raise Misshapen(f"{where or 'the value'}: expected a group of named values, found {_found(data)}")
    hints = _hints(cast("Any", kind))
    unknown = sorted(set(data) - set(hints))
    if unknown:
        raise Misshapen(f"{_at(where, unknown[0])}: not known here; expected {', '.join(sorted(hints)) or 'nothing'}")
    values = {name: _value(hints[name], data[name], _at(where, name)) for name in data}
    missing = sorted(_required(cast("Any", kind)) - set(values))
    if missing:
        raise Misshapen(f"{_at(where, missing[0])}: missing")
    return kind(**values)


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
        raise Misshapen(f"kind: expected one of {', '.join(_STEPS)}, found {_found(kind)}")
    rest = {key: value for key, value in data.items() if key != "kind"}
    return cast("Step", from_json(known, rest, str(kind)))


def _value(hint: Any, data: Any, where: str) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if data is None and type(None) in args:
            return None
        return _value(next(a for a in args if a is not type(None)), data, where)
    if origin is Literal:
        if isinstance(data, str) and data in args:
            return data
        raise Misshapen(f"{where}: expected one of {', '.join(args)}, found {_found(data)}")
    if origin is tuple:
        return _tuple(args, data, where)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, data, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if isinstance(data, str) and data in {m.value for m in hint}:
            return hint(data)
        raise Misshapen(f"{where}: expected one of {', '.join(hint)}, found {_found(data)}")
    return _plain(hint, data, where)


def _tuple(args: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Misshapen(f"{where}: expected a list, found {_found(data)}")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_value(args[0], x, f"{where}[{i}]") for i, x in enumerate(data))
    if len(data) != len(args):
        raise Misshapen(f"{where}: expected {len(args)} values, found {len(data)}")
    return tuple(_value(a, x, f"{where}[{i}]") for i, (a, x) in enumerate(zip(args, data, strict=True)))


def _plain(hint: Any, data: Any, where: str) -> Any:
    # bool is an int to Python; to a reader of saves it is not.
    if hint is float and type(data) in (int, float) and math.isfinite(data):
        return float(data)
    if hint in (bool, int, str) and type(data) is hint:
        return data
    raise Misshapen(f"{where}: expected {_PLAIN.get(hint, 'something else')}, found {_found(data)}")


def _found(data: Any) -> str:
    text = repr(data)
    return text if len(text) <= 40 else text[:37] + "..."


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else str(name)


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _required(kind: Any) -> frozenset[str]:
    return frozenset(
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    )


_PLAIN = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
_STEPS: dict[str, Any] = {_kebab(kind.__name__): kind for kind in get_args(Step)}
