"""What the council argues about: the topics of the stage that are still open, called as they stand by now."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.occasions import occasions
from game.app.session import Session
from game.app.table_talk import texts
from game.core.sides import Side


def agenda_of(session: Session, side: Side) -> tuple[str, ...]:
    """Return the questions of the day, in words."""
    words = lexicon_of(session.match.model)
    known = occasions(session, side)
    return tuple(topic_label(words, topic, known) for topic in topics_at(session, side, -1, known))


def topics_at(session: Session, side: Side, number: int, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the ids of the topics that are open in a watch.

    Args:
        number: the place of the watch among those of the match so far.
        known: what `occasions` returns for it.
    """
    words = lexicon_of(session.match.model)
    agenda = session.match.model.stages[session.chronicle.pages[number].stage].agenda[side]
    return tuple(topic for topic in agenda if _is_open(words.entry("topics", topic), known)) or tuple(agenda[:1])


def topic_label(words: Lexicon, topic: str, known: AbstractSet[str]) -> str:
    """Return what a topic is called by now: the last of its later names that has come about."""
    label = words.label("topics", topic)
    for later in words.entry("topics", topic).get("later", ()):
        if set(texts(later.get("needs"))) & known:
            label = said(later.get("label")) or label
    return label


def _is_open(entry: Mapping[str, Any], known: AbstractSet[str]) -> bool:
    """Tell whether a topic is still argued about, by what has happened."""
    if set(texts(entry.get("over"))) & known:
        return False
    wanted = set(texts(entry.get("bargained")))
    return not wanted or "bargain" not in known or bool(wanted & known)
