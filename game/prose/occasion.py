"""The occasion of a letter: everything a writer's manner may depend on, told by one frozen value and a set of flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.core.letters import Clause, ClauseKind
from game.core.sides import US, Side
from game.prose.almanac import local

_VOTES_COUNTED: Final = 528.0
"""Hour by which both capitals know how America has voted: 7 November, morning."""

GIVING: Final = frozenset({ClauseKind.OFFER, ClauseKind.ASSURANCE})
ASKING: Final = frozenset({ClauseKind.DEMAND, ClauseKind.CONDITION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a reader sees of the letter he answers.

    Args:
        tone: -2 threatening to +2 warm.
        sent: hours since the scenario's zero hour.
        dearer: whether it asked more than the letter before it.
    """

    channel: str
    tone: float
    sent: float
    offer: bool = False
    threat: bool = False
    urgent: bool = False
    deadline: int = 0
    dearer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One letter to be written, and all the writer knows that could colour it.

    Args:
        seed: the game's seed; with `letter` it fixes every choice of words.
        letter: the letter's id, or the id it will have when it is sent.
        t: hour of writing, in hours since the scenario's zero hour.
        stage: id of the crisis's stage.
        clauses: what it says. For an acceptance, the terms accepted: one's own as OFFER, the reader's as DEMAND.
        answers: the letter it answers, if any.
        accepts: whether it accepts a standing offer.
        older: it takes up words older than the reader's newest.
        dearer, softer: it asks more, or less, than the writer's own standing offer.
        counter: it is the reader's own draft sent back marked up; `changed` are the indexes of the clauses that differ.
        earlier: letters this writer has sent before.
        knot, dread, weary, blood: the rope (0-100) and the writer's own fear (0-100), weariness (0-100) and dead (0-3).
        settled: whether a bargain has been struck.
        incidents: ids of events of the last day or so that the writer has learnt of.
    """

    seed: int
    letter: str
    by: Side
    channel: str
    tone: float
    t: float
    stage: str = ""
    clauses: tuple[Clause, ...] = ()
    urgent: bool = False
    deadline: int = 0
    answers: Answered | None = None
    accepts: bool = False
    older: bool = False
    dearer: bool = False
    softer: bool = False
    counter: bool = False
    changed: frozenset[int] = field(default_factory=frozenset)
    earlier: int = 0
    knot: float = 30.0
    dread: float = 25.0
    weary: float = 10.0
    blood: float = 0.0
    settled: bool = False
    incidents: frozenset[str] = field(default_factory=frozenset)


FLAGS: Final[dict[str, str]] = {
    "threatening": "tone -1.5 or below",
    "cold": "tone -0.5 or below",
    "level": "tone between cold and warm",
    "warm": "tone +0.5 or above",
    "hearty": "tone +1.5 or above",
    "public": "all the world can read it",
    "bare": "the letter has no clause but threats",
    "gives": "it gives something",
    "asks": "it asks something",
    "trades": "it gives and asks",
    "refuses": "it refuses something",
    "threatens": "it threatens something",
    "conditions": "it sets a condition",
    "many": "four clauses or more that give or ask",
    "secret": "a clause is to be kept secret",
    "urgent": "it asks for haste",
    "deadline": "it sets a time for an answer",
    "answering": "it answers a letter",
    "answering-warm": "the letter answered was warm",
    "answering-cold": "the letter answered was cold",
    "answering-offer": "the letter answered held terms",
    "answering-threat": "the letter answered threatened",
    "answering-hurry": "the letter answered asked for haste or set a time",
    "answering-dearer": "the letter answered had raised its price",
    "answering-public": "the letter answered was broadcast or printed",
    "accepts": "it accepts a standing offer",
    "older": "it takes up words older than the reader's newest",
    "dearer": "it asks more than the writer asked before",
    "softer": "it asks less than the writer asked before",
    "counter": "it is the reader's draft, marked up",
    "settled": "a bargain has been struck",
    "calm": "the writer's dread is below 20",
    "uneasy": "the writer's dread is 32 or above",
    "afraid": "the writer's dread is 45 or above",
    "weary": "the writer's weariness is 45 or above",
    "taut": "the knot is at 50 or above",
    "brink": "the knot is at 68 or above",
    "blood": "the writer's side has lost men",
    "opening-letter": "the writer's first letter",
    "often": "the writer has sent six letters or more",
    "november": "it is November",
    "elections-over": "the American elections of 6 November are past",
    "morning": "written before noon, in the writer's city",
    "night": "written after nine at night or before six",
    "lead": "clauses: the first of its kind",
    "later": "clauses: a further one of its kind",
    "last": "clauses: the last of several of its kind",
    "asked": "clauses: what is asked has been named before",
    "differs": "clauses: changed in a counter-draft",
    "hushed": "clauses: this clause is secret",
    "small": "clauses: at level 1",
}
"""Every plain flag a phrase may be bound to, and what it means.

Besides these there are the ids of channels and voices, `answering-<voice>`, `in-<stage>` and `after-<event>`.
"""

EXCLUSIVE: Final[tuple[frozenset[str], ...]] = (
    frozenset({"cold", "level", "warm"}),
    frozenset({"threatening", "warm"}),
    frozenset({"calm", "uneasy"}),
    frozenset({"calm", "afraid"}),
    frozenset({"lead", "later"}),
    frozenset({"bare", "gives"}),
    frozenset({"bare", "asks"}),
    frozenset({"dearer", "softer"}),
)
"""Flags that can never hold together: a phrase bound to two of them could never be written."""


def listed(occasion: Occasion) -> int:
    """Return how many clauses give or ask: those that a numbered list would hold."""
    return sum(c.kind in GIVING or c.kind in ASKING for c in occasion.clauses)


def place_of(occasion: Occasion, voices: Mapping[str, str]) -> Side:
    """Return the side in whose capital the words are written or spoken: go-betweens meet in Washington."""
    return US if voices.get(occasion.channel) in ("aide", "note", "talk") else occasion.by


def flags_of(occasion: Occasion, voices: Mapping[str, str], *, public: bool) -> frozenset[str]:
    """Return the flags that hold for a letter.

    Args:
        voices: voice of each channel.
        public: whether all the world can read its channel.
    """
    o = occasion
    voice = voices.get(o.channel, "direct")
    month, _, hour, _ = local(o.t, place_of(o, voices))
    kinds = {c.kind for c in o.clauses}
    gives = any(c.kind in GIVING and c.level > 0 for c in o.clauses)
    asks = any(c.kind in ASKING and c.level > 0 for c in o.clauses)
    sheet = sum(c.kind is not ClauseKind.THREAT for c in o.clauses)
    pairs = [
        ("threatening", o.tone <= -1.5),
        ("cold", o.tone <= -0.5),
        ("level", -0.5 < o.tone < 0.5),
        ("warm", o.tone >= 0.5),
        ("hearty", o.tone >= 1.5),
        ("public", public),
        ("bare", sheet == 0),
        ("gives", gives),
        ("asks", asks),
        ("trades", gives and asks),
        ("refuses", ClauseKind.REFUSAL in kinds),
        ("threatens", ClauseKind.THREAT in kinds),
        ("conditions", ClauseKind.CONDITION in kinds),
        ("many", listed(o) >= 4),
        ("secret", any(c.secret for c in o.clauses)),
        ("urgent", o.urgent),
        ("deadline", o.deadline > 0),
        ("accepts", o.accepts),
        ("older", o.older),
        ("dearer", o.dearer),
        ("softer", o.softer),
        ("counter", o.counter),
        ("settled", o.settled),
        ("calm", o.dread < 20),
        ("uneasy", o.dread >= 32),
        ("afraid", o.dread >= 45),
        ("weary", o.weary >= 45),
        ("taut", o.knot >= 50),
        ("brink", o.knot >= 68),
        ("blood", o.blood > 0.25),
        ("opening-letter", o.earlier == 0),
        ("often", o.earlier >= 6),
        ("november", month == 11),
        ("elections-over", o.t >= _VOTES_COUNTED),
        ("morning", 6 <= hour < 12),
        ("night", hour >= 21 or hour < 6),
    ]
    flags = {name for name, holds in pairs if holds} | {o.channel, voice, f"in-{o.stage}"}
    flags |= {f"after-{event}" for event in o.incidents}
    if o.answers is not None:
        flags |= _answering(o.answers, voices)
    return frozenset(flags)


def _answering(a: Answered, voices: Mapping[str, str]) -> set[str]:
    voice = voices.get(a.channel, "direct")
    pairs = [
        ("answering", True),
        (f"answering-{voice}", True),
        ("answering-warm", a.tone >= 0.5),
        ("answering-cold", a.tone <= -0.5),
        ("answering-offer", a.offer),
        ("answering-threat", a.threat),
        ("answering-hurry", a.urgent or a.deadline > 0),
        ("answering-dearer", a.dearer),
        ("answering-public", a.channel in ("radio", "press")),
    ]
    return {name for name, holds in pairs if holds}
