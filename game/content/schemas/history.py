"""What a scenario tells beside its rules: the record of the days, roads not taken, and guesses at the danger."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from game.content.schemas.common import Flag, Id, Strict

Text = Annotated[str, Field(min_length=1, max_length=1200)]
Sources = list[str] | str
Confidence = Literal["high", "medium", "low"]
RiskKind = Literal["choice", "contact", "alert", "misreading"]
Told = Literal["happened", "washington", "moscow"]


class Sourced(Strict):
    """One passage with its sources."""

    text: Text
    source: Sources
    confidence: Confidence


class Commentary(Strict):
    """What is known of one hour.

    `inference` names the passages that no document says so plainly and that are our own reading. `short` says what
    happened in two plain sentences, for the short reading level.
    """

    at: str
    title: Annotated[str, Field(min_length=1, max_length=60)]
    happened: Text
    washington: Text
    moscow: Text
    short: Annotated[str, Field(max_length=300)] = ""
    differs: Sourced | None = None
    source: Sources
    confidence: Confidence
    inference: list[Told] = []


class CommentaryFile(Strict):
    """One file of commentary."""

    entries: list[Commentary]


class BranchLuck(Strict):
    """New luck, taken at the fork."""

    seed: Annotated[int, Field(ge=0, lt=2**63)]
    historical: Flag = False


class BranchBlow(Strict):
    """A move made in the step of blows into which its hour falls, if it is open then."""

    at: str
    blow: Id


class BranchDesk(Strict):
    """What one desk does from the fork on.

    `then` sits there in the watches that `watches` does not name: `history`, or a persona. `watches` and `answers` are
    those of a line file; `blows` are moves while blows are exchanged, where otherwise a persona fights.
    """

    then: Id = "history"
    watches: list[dict[str, Any]] = []
    answers: dict[str, str] = {}
    blows: list[BranchBlow] = []


class BranchFile(Strict):
    """A road not taken: where it leaves the course of 1962, what is different, and what it may teach."""

    id: Id
    title: Annotated[str, Field(min_length=1, max_length=60)]
    changed: Text
    record: Sourced
    invented: Text
    question: Text
    departs: str
    start: Id | None = None
    luck: BranchLuck | None = None
    us: BranchDesk = BranchDesk()
    ussr: BranchDesk = BranchDesk()
    told: Text


class TrunkFile(Strict):
    """The course of 1962 as a game: both lines of history, a start, and the luck under which they run as they ran."""

    start: Id
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    nature: Flag = False


class Estimate(Strict):
    """A published guess at the danger: a chance of what, from `low` to `high`; no numbers where none were named."""

    who: Annotated[str, Field(min_length=1)]
    when: Annotated[str, Field(min_length=1)]
    of: Text
    low: Annotated[float, Field(ge=0, le=1)] | None = None
    high: Annotated[float, Field(ge=0, le=1)] | None = None
    per: Literal["crisis", "year"]
    text: Text
    source: Sources
    confidence: Confidence


class EstimatesFile(Strict):
    """What was guessed at, what the model leaves out, and which kind of danger each opening of blows belongs to."""

    published: dict[Id, Estimate] = {}
    leaves_out: list[Text] = []
    risk_kinds: dict[RiskKind, list[str]] = {}
