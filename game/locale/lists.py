"""Lists in the middle of a sentence, joined as the reader's language joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from game.locale.catalogue import tr, trc
from game.locale.reading import reading

Joint = Literal["and", "or"]

_CLASHES: Final = {
    ("es", "and"): re.compile(r"h?[ií](?!e)", re.IGNORECASE),
    ("es", "or"): re.compile(r"h?[oó]", re.IGNORECASE),
}
"""How a last thing begins that sounds like the joint before it, by language: Spanish says `e` for `y`, `u` for `o`."""


def listed(things: Sequence[str], joint: Joint = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(things) <= 1:
        return "".join(things)
    some, last = ", ".join(things[:-1]), things[-1]
    clash = _CLASHES.get((reading().language, joint))
    if clash is not None and clash.match(last):
        if joint == "and":
            return trc("before a word that begins like the joint", "{some} and {last}", some=some, last=last)
        return trc("before a word that begins like the joint", "{some} or {last}", some=some, last=last)
    if joint == "and":
        return tr("{some} and {last}", some=some, last=last)
    return tr("{some} or {last}", some=some, last=last)
