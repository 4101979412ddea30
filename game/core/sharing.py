"""Source written by the workshop, with what it would read or work out again and again kept in local names.

Formulas are pure, and all that they work out is safe to work out at any time (their bounds are checked at load), so
what comes up several times may be done once, at the top. Numbers stay the same to the last bit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_READ: Final = re.compile(r"\bv\[(\d+)\]")
_WRITTEN: Final = re.compile(r"^ *v\[(\d+)\] = ", re.MULTILINE)
_OWN_NAME: Final = re.compile(r"\b(?:x|lanes|score|need\w*)\b|\bv\[0\]")
_PASSING: Final = re.compile(r"\b(x\d+)\b( :=)?")
_BRACKET: Final = re.compile(r"(?:[a-z][\w.]*)?\(|\)")
_READS: Final = 3
"""Reads of a slot from which it is worth keeping; a write costs as much as a read saves, and one more."""
_WORTH_NAMING: Final = 12
"""Length from which a part that comes up again is named; shorter ones are a slot between brackets."""


def shared(body: str) -> str:
    """Return the body of a function of the values `v` with repeated parts and reads moved to its top.

    Args:
        body: statements, each indented by at least one space.
    """
    written = set(_WRITTEN.findall(body))
    top: list[str] = []
    for part in _repeated(body, written):
        # A part that was worth naming may by now have gone into a greater one.
        named, count = re.subn(rf"(?<!\w){re.escape(part)}", f"s{len(top)}", body)
        if count > 1:
            body = named
            top.append(f" s{len(top)} = {part}\n")
    body = "".join(top) + body
    counted = Counter(_READ.findall(body))
    for slot, count in counted.items():
        if count >= _READS + 2 * (slot in written) and slot != "0":
            body = _kept(body, slot)
    return body


def _kept(body: str, slot: str) -> str:
    kept = re.sub(rf"\bv\[{slot}\]", f"v{slot}", body)
    kept = re.sub(rf"^( *)v{slot} = ", rf"\1v[{slot}] = v{slot} = ", kept, flags=re.MULTILINE)
    return f" v{slot} = v[{slot}]\n{kept}"


def _repeated(body: str, written: set[str]) -> list[str]:
    """Return the parts between brackets, and calls, that come up more than once and may be named; the longest first."""
    counted = Counter(_parts(body))
    found = [part for part, count in counted.items() if count > 1 and len(part) >= _WORTH_NAMING]
    return sorted((part for part in found if _may_be_named(part, written)), key=len, reverse=True)


def _may_be_named(part: str, written: set[str]) -> bool:
    """Return whether a part means the same anywhere: it reads nothing written here, and no name but those it gives."""
    passing = _PASSING.findall(part)
    given = {name for name, sign in passing if sign}
    whole = not _OWN_NAME.search(part) and all(name in given for name, _ in passing)
    return whole and written.isdisjoint(_READ.findall(part))


def _parts(body: str) -> Iterator[str]:
    """Yield every part between brackets."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(body):
        if bracket[0] == ")":
            yield body[opened.pop() : bracket.end()]
        else:
            opened.append(bracket.start())
