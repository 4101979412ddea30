"""What letters are made of, which way they go, and what they bind to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.definitions.forces import Summand
from game.core.definitions.quantities import Effects, Formula, Guard, Shock
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of the term sheet.

    Args:
        giver: the side that gives this term.
        levels: names of the levels from 0.
        worth: for each side, what each level is worth to it (0 on the scale: the missiles stay, nothing is given).
        neutral: the level a letter has that does not mention the term.
        secret: levels that are private by nature.
        secret_worth: factor on a side's worth when a clause is secret although its level need not be.
        channel_max: highest level a letter by that channel may hold, where there is a limit.
    """

    id: str
    index: int
    giver: Side
    levels: tuple[str, ...]
    worth: Mapping[Side, tuple[float, ...]]
    neutral: int
    secret: frozenset[int]
    secret_worth: Mapping[Side, float]
    channel_max: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """Something a letter can threaten, and the orders that make the threat good."""

    id: str
    by: Side
    levels: tuple[str, ...]
    made_good_by: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way for words to cross.

    Args:
        hours: least and most hours under way.
        cost: points of attention.
        weight: how much what it says moves the reader, 0 to 1. Below 1 nothing it carries ever stands as an offer.
        leak: chance that its text comes out.
        deniable: the writer can disown it: no cries, no face.
        audience: factor on audience costs of terms proposed through it (forum laundering); 1 is none.
        accepts: whether an acceptance may go by it.
        open_to: the sides that can use it.
    """

    id: str
    index: int
    hours: tuple[float, float]
    public: bool
    cost: int
    weight: float
    leak: float
    deniable: bool
    audience: float
    accepts: bool
    open_to: frozenset[Side]
    readers: frozenset[Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose:
    """How a persona's letter reaches the levels of one term: the number compared and its thresholds."""

    term: int
    by: Formula
    at: tuple[float, ...]
    keep: bool
    private_max: int | None
    un_max: int | None
    public_turns: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of letter that personas choose from."""

    id: str
    index: int
    side: Side
    channel: str
    tone: float
    offer: bool
    urgent: bool
    deadline: int
    soft: float
    threat: str | None
    counter: bool
    score: Formula
    reasons: tuple[Summand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise that the rules remember.

    Args:
        made, kept, broken: guards; each is looked at in the assessment, in that order of life.
        on_kept, on_broken: effects.
    """

    id: str
    by: Side
    made: Guard
    kept: Guard
    broken: Guard
    on_kept: Effects
    on_broken: Effects
    readers: frozenset[Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRules:
    """The rules of `letters.yaml`; the formulas read the o_..., own_... and oth_... of one letter.

    Args:
        arrival: per sender, the shock on the reader; its parts are summed before the threat ceiling.
        force: per sender, how far he is thought able and willing.
        on_leak: effects when a private letter that trades something secret comes out, by sender.
        on_column: effects of a column planted in the press, by sender (reads o_jupiters, the level it floats).
        expiry_own, expiry_other: per side whose deadline passed as a bluff.
        trust: per reader, factor on the worth of what is promised to him (reads o_inspection).
        sting: per reader, the cost of humiliation (reads o_worth).
    """

    force: Mapping[Side, Formula]
    arrival: Mapping[Side, Shock]
    on_leak: Mapping[Side, Effects]
    on_column: Mapping[Side, Effects]
    expiry: Mapping[Side, Effects]
    trust: Mapping[Side, Formula]
    sting: Mapping[Side, Formula]
    pull_tone: float
    pull_deadline: float
    pull_offer: float
    pull_raised: float
    pull_public_demand: float
    pull_threat: float
    stands_hours: float
    wears_off_hours: float
    raise_if_worse_by: float
    binds_within: float
    first_offer_baseline: Mapping[Side, float]
    least_arms: int
    key_term: int
    audience: Mapping[Side, float]
    bow_public_deadline: float
    bow_private_deadline: float
    bow_public_threat: float
    bow_urgent: float
    tau: float
    reading_hours: float
    reading_dread: float
    early_weight: float
    blood_weight: float
