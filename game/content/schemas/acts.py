"""Schemas of what sides do and what befalls them: orders, events, choices, the ladder, promises."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.content.schemas.common import Ask, Effect, Expression, Flag, Hours, Id, Shock, Side, Sides, Strict

Chance = Annotated[float, Field(ge=0, le=1)]
Attr = dict[str, float]


class Order(Strict):
    """Something a side can have done."""

    family: Id
    cost: Annotated[int, Field(ge=0, le=20)]
    when: Expression = "true_"
    cool: Hours = 0
    limit: Annotated[int, Field(ge=0, le=999)] = 0
    lag: Hours = 0
    pull: float = 0
    do: list[Effect] = []
    seen: Chance = 1
    sig: Shock | None = None
    ask: Ask = {}
    makes_good: Flag = False
    organisation: Id | None = None
    overdone: list[Effect] | None = None
    underdone: list[Effect] | None = None
    attr: Attr = {}
    urge: Expression = 0
    note: str = ""


class FollowOn(Strict):
    """What may come of an event."""

    id: Id
    chance: Expression
    knot: float = 0
    do: list[Effect] = []
    to_us: Shock | None = None
    to_ussr: Shock | None = None


class Authority(Strict):
    """Who was behind an event: 0 unauthorised, 1 allowed, 2 ordered."""

    truth: Expression
    us: Expression
    ussr: Expression


class Event(Strict):
    """Something that falls."""

    family: Id
    when: Expression = "true_"
    at: float | None = None
    hist: float | None = None
    rate: Expression | None = None
    once: Flag = False
    knot: float = 0
    do: list[Effect] = []
    to_us: Shock | None = None
    to_ussr: Shock | None = None
    then: list[FollowOn] = []
    ask: Ask = {}
    authority: Authority | None = None
    readers: Sides = "both"
    mortal: Flag = False
    dossier: list[str] = []
    note: str = ""


class Option(Strict):
    """One answer to a question."""

    when: Expression = "true_"
    base: Expression
    attr: Attr = {}
    pull: float = 0
    do: list[Effect] = []
    sig: Shock | None = None
    ask: Ask = {}
    note: str = ""


class Fate(Strict):
    """A choice taken out of the leader's hands."""

    option: Id
    chance: Expression


class Choice(Strict):
    """A decision under pressure."""

    side: Side
    when: Expression = "true_"
    options: Annotated[dict[Id, Option], Field(min_length=1)]
    fate: Fate | None = None
    note: str = ""


class Hazard(Strict):
    """A chance on the ladder."""

    id: Id
    when: Expression
    rate: Expression
    knot: float = 0
    do: list[Effect] = []
    to_us: Shock | None = None
    to_ussr: Shock | None = None
    ask: Ask = {}


class Promise(Strict):
    """A promise the rules remember."""

    by: Side
    made: Expression
    kept: Expression
    broken: Expression
    on_kept: list[Effect] = []
    on_broken: list[Effect] = []
    readers: Sides = "both"
    note: str = ""


class StartClause(Strict):
    """One line of a letter written before the game begins."""

    term: str
    level: int
    kind: str | None = None
    secret: Flag = False


class StartLetter(Strict):
    """A letter that stands or is under way when a game begins."""

    by: Side
    channel: Id
    sent: float
    arrives: float
    read: float | None = None
    tone: Annotated[float, Field(ge=-2, le=2)] = 0
    urgent: Flag = False
    deadline: Annotated[int, Field(ge=0, le=999)] = 0
    terms: dict[Id, int] = {}
    secret: list[Id] = []
    answers: str | None = None
    leaked: Flag = False
    clauses: list[StartClause] = []


class Start(Strict):
    """A documented moment at which a game may begin."""

    t: Annotated[float, Field(ge=0, le=5000)]
    title: str
    stage: Id
    set: dict[str, float] = {}
    letters: list[StartLetter] = []
    used: dict[Side, list[Id]] = {}
    fired: list[Id] = []
    last_no_bargain: Hours
    last_bargain: Hours
    note: str = ""
