"""What a side asks of the rules: the plan it seals for a watch, and its answers to incidents."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.letters import LetterDraft
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Accept a standing offer of the other side, by one of the channels that can carry a yes."""

    letter: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything one side seals for one watch.

    Args:
        orders: ids of orders.
        letters: drafts; none beside an acceptance.
        accept: the offer taken up, if any.
        withdraw: ids of one's own standing offers that the first letter of this plan takes back.
        blow: id of a clash option; only while blows are exchanged, and then nothing else.
    """

    orders: tuple[str, ...] = ()
    letters: tuple[LetterDraft, ...] = ()
    accept: Acceptance | None = None
    withdraw: tuple[str, ...] = ()
    blow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A decision that an incident demands at once.

    Args:
        key: unique within the watch (`choice id` or `choice id/2` if asked again).
        options: ids of the options open now, in table order.
    """

    key: str
    choice: str
    side: Side
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWatch:
    """The brief has been read: begin to deliberate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Hand in one side's plan for this watch. Refused with the code of the first thing that cannot be."""

    by: Side
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Answer an incident's question."""

    by: Side
    question: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseWatch:
    """The assessment has been read: go on to the next brief, or to the end."""


Command = OpenWatch | Seal | Answer | CloseWatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A well-formed command that the rules do not allow: a value, never an exception.

    Args:
        code: permanent kebab-case id, listed in docs/errors.md.
        because: one sentence in the game's words.
        mend: what would be allowed instead.
    """

    code: str
    because: str
    mend: str
