"""Tips of a scenario that teaches: step by step, watch by watch, each beside the screen it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.app.lexicon import lexicon_of, said
from game.app.session import Session
from game.core.facts import FactKind
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """One step.

    Args:
        screen: where it stands: desk, inbox, map, orders, letters, council, seal, incident, log or ending.
        focus: what on that screen it points at.
        typed: both in one, for somebody who plays by typing.
        do: what the player is asked to do; empty if it is only to be read.
        wait: what ends it: `next`, `card-opened`, `screen-opened`, `order-chosen`, `clause-set`, `channel-chosen`,
            `letter-planned`, `adviser-heard`, `answered` or `sealed`.
    """

    screen: str
    focus: str
    text: str
    typed: str
    do: str
    wait: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The tips of one watch, of the first incident or of the ending."""

    title: str
    about: str
    tips: tuple[Tip, ...]


def lesson(session: Session, side: Side) -> Lesson | None:
    """Return the tips for the watch in play, or None where the scenario has none."""
    number = session.match.crisis.watch - session.chronicle.pages[0].watch + 1
    return _lesson(session, side, f"watch-{number}")


def incident_lesson(session: Session, side: Side) -> Lesson | None:
    """Return the tips for the first incident that a side decides; None later on, and where the scenario has none."""
    decided = any(f.kind is FactKind.ANSWERED and f.side == side for f in session.facts(side))
    return None if decided else _lesson(session, side, "incident")


def ending_lesson(session: Session, side: Side) -> Lesson | None:
    """Return the tips for the last pages, or None where the scenario has none."""
    return _lesson(session, side, "ending")


def _lesson(session: Session, side: Side, key: str) -> Lesson | None:
    entry = lexicon_of(session.match.model).entry("tutorial", key)
    steps = entry.get("steps")
    if not isinstance(steps, list | tuple):
        return None
    tips = tuple(
        Tip(
            screen=said(step.get("screen")),
            focus=said(step.get("focus")),
            text=said(step.get("says"), side),
            typed=_typed(step, side),
            do=said(step.get("do"), side),
            wait=said(step.get("wait")) or "next",
        )
        for step in steps
        if isinstance(step, dict)
    )
    return Lesson(title=said(entry.get("title")), about=said(entry.get("about")), tips=tips)


def _typed(step: Mapping[str, Any], side: Side) -> str:
    """Return a step for somebody who types: in its own words, or what is said and to be done."""
    own = said(step.get("typed"), side)
    return own or f"{said(step.get('says'), side)} {said(step.get('do'), side)}".strip()
