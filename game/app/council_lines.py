"""Which line an adviser says in a watch: he goes through what he has to say before he says anything again.

What was said in earlier watches is worked out anew from the match as it was then, so that it is the same after a save
was opened, at every reading level and in every language. Lines are told apart by their places, not by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from game.app.agenda import topic_label, topics_at
from game.app.lexicon import Lexicon, lexicon_of
from game.app.occasions import numbered, occasions
from game.app.session import Session
from game.app.situation import Situation, situations
from game.core.definitions import Adviser
from game.core.sides import Side

_SHADES: Final[dict[str, tuple[str, ...]]] = {
    "dove": ("dove", "mid", "hawk"),
    "mid": ("mid", "dove", "hawk"),
    "hawk": ("hawk", "mid", "dove"),
}
_OF_THE_DAY: Final = 3
"""Every so many watches an adviser speaks of what is new rather than of the agenda."""

_NAMED: Final = re.compile(r"\{([a-z]+)\}")

Key = tuple[str, str, int]
"""Whose line it is and its topic, or what of the situation it speaks of; its shade; its place in the list."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an adviser says in a watch.

    Args:
        again: whether he has said it before, word for word.
    """

    key: Key
    topic: str
    line: str
    again: bool


_NOTHING: Final = Said(("", "", 0), "", "", again=False)


def lines_of(session: Session, side: Side, shades: Sequence[Mapping[str, str]]) -> dict[str, Said]:
    """Return by adviser what he says in the present watch.

    Args:
        shades: for each watch so far, oldest first, the shade in which each adviser speaks.
    """
    model = session.match.model
    words = lexicon_of(model)
    said_before: dict[str, list[Said]] = {a.id: [] for a in model.advisers[side]}
    now: dict[str, Said] = {}
    heard: set[Key] = set()
    for number, leanings in enumerate(shades):
        page = session.chronicle.pages[number]
        known = occasions(session, side, number)
        agenda = topics_at(session, side, number, known)
        new = situations(session, side, number)
        taken: set[Key] = set()
        for seat, adviser in enumerate(model.advisers[side]):
            own = list(_own(words, adviser, agenda, leanings[adviser.id], known))
            told = list(_of_situation(words, new, leanings[adviser.id], taken))
            of_the_day = number > 0 and (page.watch + seat) % _OF_THE_DAY == 0
            sources = (told, own) if of_the_day else (own, told)
            found = _choose(sources, told, said_before[adviser.id], heard, seat)
            taken.add(found.key)
            heard.add(found.key)
            said_before[adviser.id].append(found)
            now[adviser.id] = found
    return now


def _choose(
    sources: Sequence[Sequence[Said]], told: Sequence[Said], before: Sequence[Said], heard: AbstractSet[Key], seat: int
) -> Said:
    """Return what is said: what nobody has said, then what he has not, or not so; then what he said longest ago.

    Args:
        sources: what he can say of his own and of the situation, `told`, in the order in which he prefers them.
        before: what he has said in the watches so far.
        heard: what anybody has.
    """
    keys, lines = {x.key for x in before}, {x.line for x in before}
    new = [[x for x in source if x.key not in heard] for source in sources]
    new_from_him = [[x for x in source if x.key not in keys] for source in sources]
    reworded = [[x for x in source if x.line not in lines] for source in sources]
    for found in (*new, *new_from_him, *reworded):
        if found:
            return found[seat % len(found)] if found[0] in told else found[0]
    everything = [x for source in sources for x in source]
    if not everything:
        return _NOTHING
    last = {x.key: n for n, x in enumerate(before)}
    oldest = min(everything, key=lambda x: last.get(x.key, -1))
    return Said(oldest.key, oldest.topic, oldest.line, again=True)


def _own(words: Lexicon, adviser: Adviser, agenda: Sequence[str], shade: str, known: frozenset[str]) -> Iterator[Said]:
    """Yield all that an adviser could say of his own, to the agenda first, turn by turn.

    He begins in his own shade. Doves and hawks have moderate things to say besides; what he has no own words for he
    says in the nearest shade.
    """
    lines = words.entry("advisers", adviser.id).get("lines")
    if not isinstance(lines, Mapping):
        return
    for topics in (list(agenda), [str(x) for x in lines if x not in agenda]):
        found = list(_turns(words, adviser.id, lines, topics, [shade], known))
        if shade != "mid":
            found += _turns(words, adviser.id, lines, topics, ["mid"], known)
        yield from found or _turns(words, adviser.id, lines, topics, _SHADES[shade], known)
        if found and topics == list(agenda) and not known & {"blows", "bargain"}:
            return


def _turns(
    words: Lexicon,
    of_whom: str,
    lines: Mapping[str, Any],
    topics: Sequence[str],
    shades: Sequence[str],
    known: frozenset[str],
) -> list[Said]:
    """Return one line of each topic, then the next of each, and so on; of several shades the first that has any."""
    columns: list[list[Said]] = []
    for topic in topics:
        of = lines.get(topic)
        for shade in shades:
            rows = numbered(of.get(shade), known) if isinstance(of, Mapping) and of.get(shade) else []
            if rows:
                label = topic_label(words, topic, known)
                columns.append([Said((f"{of_whom}/{topic}", shade, n), label, line, again=False) for n, line in rows])
                break
    most = max((len(rows) for rows in columns), default=0)
    return [rows[i] for i in range(most) for rows in columns if i < len(rows)]


def _of_situation(words: Lexicon, new: Sequence[Situation], shade: str, taken: set[Key]) -> Iterator[Said]:
    """Yield what can be said to what is new, in a shade; what another at the table has just said is left out."""
    for one in new:
        entry = words.entry("situations", one.kind)
        for nearest in _SHADES[shade][:2] if shade != "mid" else ("mid",):
            rows = entry.get(nearest)
            for number, row in enumerate(rows if isinstance(rows, list | tuple) else ()):
                key = (one.kind, nearest, number)
                if key not in taken:
                    yield Said(key, words.label("situations", one.kind), _filled(str(row), one.fields), again=False)


def _filled(line: str, fields: Mapping[str, str]) -> str:
    """Return a line with what it names in braces filled in; what is not known here stays as it is written."""
    return _NAMED.sub(lambda found: fields.get(found[1], found[0]), line)
