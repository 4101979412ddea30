"""The sheet held against its schemas: every mistake a problem with its place, and one mistake one problem."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.content.problems import did_you_mean, one_of
from game.content.reading import Path_
from game.content.schemas import Scenario
from game.content.sheet import Sheet

_ROUNDS = 3


def validated(sheet: Sheet) -> tuple[Scenario | None, frozenset[str]]:
    """Return the sheet as a typed scenario, and the ids of entries that had to be left out because they are malformed.

    Every mistake is noted in the sheet. Without a family that all else needs, there is no scenario to return.
    """
    data, broken = sheet.data, set[str]()
    for _ in range(_ROUNDS):
        try:
            return (Scenario.model_validate(data), frozenset(broken))
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
        if not broken:
            report(sheet, Scenario, sheet.data, details)
        data = copy.deepcopy(data) if data is sheet.data else data
        # First all the entries are found, then they go: a second mistake in one must not take its neighbours along.
        entries = {path for detail in details if (path := _entry(data, detail["loc"]))}
        for path in sorted(entries, key=_last_first):
            broken |= _leave_out(data, path)
    return (None, frozenset(broken))


def report(
    sheet: Sheet,
    schema: type[BaseModel],
    data: Any,
    details: list[ErrorDetails],
    prefix: Path_ = (),
    whole: str = "the scenario",
) -> None:
    """Note pydantic's errors as problems; a misspelt key is one, not a missing and an unexpected one.

    Args:
        whole: what the file as a whole is called in messages.
    """
    extras: dict[Path_, list[str]] = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            extras.setdefault(tuple(detail["loc"][:-1]), []).append(str(detail["loc"][-1]))
    for detail in details:
        loc = tuple(part for part in detail["loc"] if part != "[key]")
        path = prefix + _within(data, loc)
        match detail["type"]:
            case "extra_forbidden":
                _unknown_key(sheet, schema, prefix + loc, loc, whole)
            case "missing":
                missing = str(loc[-1])
                if any(did_you_mean(extra, [missing]) for extra in extras.get(loc[:-1], [])):
                    continue
                owner = f"'{loc[-2]}'" if len(loc) > 1 else whole
                mend = f"add {missing}: ..."
                sheet.refuse(
                    "missing-key", prefix + loc[:-1], f"{owner} lacks the key '{missing}'", key=True, mend=mend
                )
            case _ if detail["loc"][-1:] == ("[key]",):
                _bad_key(sheet, prefix + loc, detail)
            case _:
                _bad_value(sheet, path, detail)


def _unknown_key(sheet: Sheet, schema: type[BaseModel], path: Path_, loc: Path_, whole: str) -> None:
    found = str(loc[-1])
    fields = _fields_at(schema, loc[:-1])
    owner = f"'{loc[-2]}' has" if len(loc) > 1 else f"{whole} has"
    sheet.refuse(
        "unknown-key",
        path,
        f"{owner} the key '{found}'",
        key=True,
        expected=one_of(fields),
        mend=did_you_mean(found, fields),
    )


def _bad_key(sheet: Sheet, path: Path_, detail: ErrorDetails) -> None:
    found = str(path[-1])
    if detail["type"] == "literal_error":
        known = ("us", "ussr")
        sheet.refuse(
            "unknown-key",
            path,
            f"there is no side '{found}'",
            key=True,
            expected=one_of(known),
            mend=did_you_mean(found, known),
        )
        return
    sheet.refuse(
        "bad-id",
        path,
        f"'{found}' cannot be a name here",
        key=True,
        mend="small letters and digits, joined by - (by _ in names that formulas read)",
    )


def _bad_value(sheet: Sheet, path: Path_, detail: ErrorDetails) -> None:
    found = detail["input"]
    shown = "nothing" if found is None else f"'{found}'" if isinstance(found, str) else _brief(found)
    expected = str(detail.get("ctx", {}).get("expected", ""))
    mend = ""
    if detail["type"] == "literal_error" and isinstance(found, str):
        known = [part.strip("' ") for part in expected.replace(" or ", ",").split(",")]
        expected, mend = one_of(known), did_you_mean(found, known)
    message = f"'{path[-1] if path else ''}' is {shown}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"
    sheet.refuse("bad-value", path, message, expected=expected, mend=mend)


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}..."


def _within(data: Any, loc: tuple[Any, ...]) -> Path_:
    """Cut a pydantic location to the parts that exist in the data (it also names types and keys)."""
    path: list[str | int] = []
    for part in loc:
        known = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
        if part not in known:
            continue
        data = data[part]
        path.append(part)
    return tuple(path)


def _fields_at(schema: Any, loc: Path_) -> list[str]:
    """Return the keys that a schema knows at a location."""
    for part in loc:
        schema = _descend(_shape(schema), part)
    model = _shape(schema)
    return list(model.model_fields) if _is_model(model) else []


def _descend(schema: Any, part: str | int) -> Any:
    if _is_model(schema):
        field = schema.model_fields.get(str(part))
        return field.annotation if field else None
    return get_args(schema)[-1] if get_args(schema) else None


def _shape(schema: Any) -> Any:
    """Return the model, dict or list within a union or an annotation."""
    if _is_model(schema) or get_origin(schema) in (dict, list):
        return schema
    return next((shape for part in get_args(schema) if (shape := _shape(part)) is not None), None)


def _is_model(schema: Any) -> bool:
    return isinstance(schema, type) and issubclass(schema, BaseModel)


def _entry(data: dict[str, Any], loc: tuple[Any, ...]) -> Path_:
    """Return the path of the entry that holds a mistake; empty if it is in no entry."""
    path = _within(data, loc)
    depth = 1
    family = data.get(str(path[0])) if path else None
    if isinstance(family, Mapping) and len(path) > 1:
        depth = 3 if path[1] in ("us", "ussr") and len(path) > 2 else 2
    elif isinstance(family, list) and len(path) > 1:
        depth = 2
    return path[:depth]


def _last_first(path: Path_) -> tuple[int, int]:
    """Sort deeper entries first, and in a list the last first, so that the places of the others hold."""
    return (-len(path), -path[-1] if isinstance(path[-1], int) else 0)


def _leave_out(data: dict[str, Any], path: Path_) -> set[str]:
    """Delete an entry; return the ids by which others may speak of it."""
    holder: Any = data
    for part in path[:-1]:
        holder = holder[part]
    entry = holder.pop(path[-1])
    # Others may speak of the entry by its id, or by what it says it belongs to.
    said = [value for value in entry.values() if isinstance(value, str)] if isinstance(entry, Mapping) else []
    return {*(str(part) for part in path), *said}
