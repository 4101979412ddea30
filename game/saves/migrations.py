"""Older save formats climb to the present one, one step at a time.

A migration takes the lines of a save in its format, the header first, without their chain, and returns them in the
next format. Each has a fixture: a save of that format which the tests open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Lines = list[dict[str, Any]]
Migration = Callable[[Lines], Lines]


def _from_1(lines: Lines) -> Lines:
    """Format 1 held the commands of one road. They are steps of a tree as they stand."""
    head, *steps = lines
    return [{**head, "format": 2}, *steps]


MIGRATIONS: Mapping[int, Migration] = MappingProxyType({1: _from_1})
"""By the format that a migration starts from."""


def climb(lines: Lines, found: int, migrations: Mapping[int, Migration] = MIGRATIONS) -> Lines:
    """Return the lines in the present format, having been written in format `found`."""
    while found in migrations:
        lines = migrations[found](lines)
        found += 1
    return lines
