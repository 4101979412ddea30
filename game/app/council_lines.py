"""Which line an adviser says in a watch: he goes through what he has to say before he says anything again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

from game.app.occasions import sayable
from game.app.session import Session

_SHADES: Final[dict[str, tuple[str, ...]]] = {
    "dove": ("dove", "mid", "hawk"),
    "mid": ("mid", "dove", "hawk"),
    "hawk": ("hawk", "mid", "dove"),
}


def line_of(
    session: Session, entry: Mapping[str, Any], agenda: Sequence[str], shade: str, seat: int, known: AbstractSet[str]
) -> tuple[str, str, bool]:
    """Return the topic an adviser speaks of, what he says, and whether he has said it before.

    From watch to watch of a stage he goes through all that he has to say to its agenda, in his own shade first.
    """
    lines = entry.get("lines")
    if not isinstance(lines, Mapping):
        return ("", "", False)
    said_before = _watches_of_stage(session)
    for topics in (agenda, lines):
        pool = _pool(lines, [str(x) for x in topics], shade, known)
        if pool:
            topic, line = pool[(said_before + seat) % len(pool)]
            return (topic, line, said_before >= len(pool))
    return ("", "", False)


def _watches_of_stage(session: Session) -> int:
    """Return how many watches of the present stage lie behind the present one."""
    now = session.match.crisis
    return sum(1 for page in session.chronicle.pages if page.stage == now.stage and page.watch < now.watch)


def _pool(
    lines: Mapping[str, Any], topics: Sequence[str], shade: str, known: AbstractSet[str]
) -> list[tuple[str, str]]:
    """Return (topic, line) of all that an adviser could say of some topics, turn by turn.

    He begins in his own shade. Doves and hawks have moderate things to say besides; what he has no own words for he
    says in the nearest shade.
    """
    own = [(topic, sayable(_of(lines, topic, shade), known)) for topic in topics]
    moderate = [(topic, sayable(_of(lines, topic, "mid"), known)) for topic in topics] if shade != "mid" else []
    found = [*_turns(own), *_turns(moderate)]
    if not found:
        found = _turns([(topic, _nearest(lines, topic, shade, known)) for topic in topics])
    return found


def _of(lines: Mapping[str, Any], topic: str, shade: str) -> Any:
    said_of = lines.get(topic)
    return said_of.get(shade) if isinstance(said_of, Mapping) else None


def _nearest(lines: Mapping[str, Any], topic: str, shade: str, known: AbstractSet[str]) -> list[str]:
    found = (sayable(_of(lines, topic, s), known) for s in _SHADES[shade])
    return next((rows for rows in found if rows), [])


def _turns(by_topic: Sequence[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    """Return one line of each topic, then the next of each, and so on."""
    most = max((len(rows) for _, rows in by_topic), default=0)
    return [(topic, rows[i]) for i in range(most) for topic, rows in by_topic if i < len(rows)]
