"""Which of several lines is said in a watch: drawn by the council's own luck, and the same whenever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from game.app.session import Session
from game.core.luck import moment_of, z
from game.core.sides import Side
from game.locale import reading

T = TypeVar("T")


def texts(value: Any) -> list[str]:
    """Return the lines of an entry, which may be one or several."""
    if isinstance(value, str):
        return [value]
    return [str(x) for x in value] if isinstance(value, list | tuple) else []


def kept(session: Session, name: Hashable, moment: Hashable, work_out: Callable[[], T]) -> T:
    """Return what has been worked out under a name, anew only where the watch, the reading or the moment is another.

    Args:
        moment: what it hangs on besides.
    """
    now = (session.match.crisis.watch, reading(), moment)
    if session.table.get(name, (None,))[0] != now:
        session.table[name] = (now, work_out())
    found: T = session.table[name][1]
    return found


def luck(session: Session, side: Side, name: str) -> float:
    """Return the council's draw in [0, 1) for a name in this watch: which of several lines is said."""
    crisis = session.match.crisis
    return z(crisis.setup.seed, moment_of(crisis.v[session.match.model.at.t]), f"council:{side}:{name}")


def pick(session: Session, side: Side, name: str, lines: Sequence[str]) -> str:
    """Return one of several lines, the same all through a watch."""
    return lines[int(luck(session, side, name) * len(lines))]
