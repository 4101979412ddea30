"""A scenario as the rules see it: definitions compiled once, before anything is played.

`game.content` reads the files, checks them and builds a `Model`. Nothing here is a raw string of the expression
language: every formula is a function of the *values*, a list of plain numbers (one game) or of NumPy arrays (many
games) indexed by `Model.index`. Slot 0 of the values holds the luck of the watch (see `game.core.luck.base_of`), so
that a formula can draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.core.sides import Side

Values = list[Any]
"""One number per name of the model, at the name's index; slot 0 is the watch's luck."""

Formula = Callable[[Values], Any]
"""A number worked out from the values."""
Guard = Callable[[Values], Any]
"""A truth worked out from the values."""
Effects = Callable[[Values], None]
"""Changes to the values, in order, each kept within its range and on the grid of 1/64."""
Shock = Callable[[Values], tuple[float, float, float, float]]
"""What reaches a side's beliefs: changes of resolve, control, dread and faith, in that order."""

GRID = 64
"""Every stored quantity is a multiple of 1/64, so one game and the same game among many agree bit for bit."""

QuantityKind = Literal[
    "clock",
    "track",
    "estimate",
    "posture",
    "nature",
    "ledger",
    "derived",
    "letter-fact",
    "motive",
    "persona",
    "scratch",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One named number.

    Args:
        seen: the sides that know it exactly. A derived value is seen by those who see all it is made of.
        labels: for postures with named values, the name of each value from 0.
        of: for estimates, the track that is estimated.
    """

    name: str
    kind: QuantityKind
    lo: float
    hi: float
    init: float
    seen: frozenset[Side]
    labels: tuple[str, ...] = ()
    of: str | None = None


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
class Organisation:
    """A service that carries orders out: late, badly or not at all, in both directions.

    Args:
        late, lost, overdone, underdone: chances (0 to 1) for one order, read when it is given.
        late_hours: further hours of delay when late.
    """

    id: str
    side: Side
    late: Formula
    lost: Formula
    overdone: Formula
    underdone: Formula
    late_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question opened by something that happened."""

    side: Side
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summand:
    """One reason for or against an act: a motive's id (or `urge`, `cost`) and its weight, a function of the values."""

    motive: str
    value: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Something a side can have done.

    Args:
        family: which kind of order it is; stages open and close families.
        cost: points of attention.
        cool: hours before it may be given again; 9999 means once.
        limit: most times in a game; 0 is no limit.
        lag: hours before it takes effect.
        sets: postures it assigns; two orders of one side that assign the same posture cannot go together.
        seen: chance that the other side notices.
        signal: what the other side takes from it, if it notices.
        makes_good: whether it makes good one open warning.
        overdone, underdone: what happens instead of `do` when the organisation does too much or too little.
        score: attractiveness to a persona without cost and chance: urge + attributes times motives.
        reasons: the same, in parts.
    """

    id: str
    index: int
    side: Side
    family: str
    cost: int
    when: Guard
    cool: float
    limit: int
    lag: float
    pull: float
    do: Effects
    sets: frozenset[str]
    seen: float
    signal: Shock | None
    asks: tuple[Ask, ...]
    makes_good: bool
    organisation: str | None
    overdone: Effects | None
    underdone: Effects | None
    score: Formula
    reasons: tuple[Summand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowOn:
    """What may come of an event in the same watch."""

    id: str
    chance: Formula
    knot: float
    do: Effects
    to: Mapping[Side, Shock]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who was behind an event, in truth and in the belief of each capital: 0 unauthorised, 1 allowed, 2 ordered."""

    truth: Formula
    believed: Mapping[Side, Formula]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that falls by the calendar (`at`) or by a hazard rate per hour.

    Args:
        family: stages open and close families of events.
        at: hour at which it falls if `when` holds.
        hist: hour at which it fell in 1962, for games under historical luck.
        rate: hazard per hour under free luck.
        most: the greatest that `rate` can ever be.
        knot: jolt on the rope.
        to: what it does to each side's beliefs, at once.
        readers: sides that learn of it during play.
        mortal: a chance of this kind can end in war; the debrief lists its escapes.
    """

    id: str
    index: int
    family: str
    when: Guard
    at: float | None
    hist: float | None
    rate: Formula | None
    most: float
    once: bool
    knot: float
    do: Effects
    to: Mapping[Side, Shock]
    then: tuple[FollowOn, ...]
    asks: tuple[Ask, ...]
    authority: Authority | None
    readers: frozenset[Side]
    mortal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question, or one move while blows are exchanged.

    Args:
        score: base + attributes times motives, for a persona.
        base: the base alone: what happens on a time-out.
        warns: a guard that is true when this option would start or widen a war by oversight.
    """

    id: str
    when: Guard
    score: Formula
    base: Formula
    reasons: tuple[Summand, ...]
    pull: float
    do: Effects
    signal: Shock | None
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The chance that a choice is taken out of the leader's hands."""

    option: str
    chance: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision under pressure."""

    id: str
    side: Side
    when: Guard
    options: tuple[Option, ...]
    fate: Fate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A way out of a stage, taken in the assessment of a watch if its guard holds; first match wins."""

    to: str
    when: Guard
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A state of the crisis that steers it.

    Args:
        lengths: (guard, hours) pairs; the first that holds gives the length of the watch.
        orders: open order families by side.
        channels: open channels by side; empty means no letters may be written.
        forms: letter forms that personas may choose from in this stage, by side.
        events: open event families.
        agenda: what each side's council argues about (topic ids of the advisers' lines).
        blows: whether orders and letters rest and blows are exchanged instead.
        endings: kinds of ending that can fall in this stage (settlement, stalemate, overruled, war).
    """

    id: str
    index: int
    lengths: tuple[tuple[Guard, float], ...]
    orders: Mapping[Side, frozenset[str]]
    channels: Mapping[Side, frozenset[str]]
    forms: Mapping[Side, frozenset[str]]
    events: frozenset[str]
    agenda: Mapping[Side, tuple[str, ...]]
    blows: bool
    endings: frozenset[str]
    transitions: tuple[Transition, ...]


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
class Persona:
    """A leader's temperament: parameters by name (see docs/model.md)."""

    id: str
    side: Side
    params: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """Somebody at the table: stance 0 (dove) to 10 (hawk), and the motives he argues from."""

    id: str
    side: Side
    stance: Formula
    cares: tuple[str, ...]


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
class Hazard:
    """A chance on the ladder: after a single reprisal, or between blows."""

    id: str
    when: Guard
    rate: Formula
    knot: float
    do: Effects
    to: Mapping[Side, Shock]
    asks: tuple[Ask, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRule:
    """A graded ending: among those of the kind reached, the first whose guard holds names the end."""

    id: str
    kind: str
    when: Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One axis of a side's score, 0 to 100, and its weight."""

    axis: str
    value: Formula
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A documented moment at which a game may begin."""

    id: str
    t: float
    stage: str
    values: Mapping[str, float]
    letters: tuple[Mapping[str, Any], ...]
    used: Mapping[Side, tuple[str, ...]]
    fired: tuple[str, ...]
    last_no_bargain: float
    last_bargain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A difficulty or risk preset: plain numbers by name, documented with their sources in the scenario."""

    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A whole scenario, compiled.

    `index` maps every name to its slot. `at` offers the same as attributes (`model.at.knot`). `temperament`,
    `difficulty` (how much a player is told) and `risk` are presets by id.
    """

    id: str
    digest: str
    zero: str
    quantities: tuple[Quantity, ...]
    index: Mapping[str, int]
    at: Any
    template: tuple[Any, ...]
    hidden: Mapping[Side, tuple[int, ...]]
    terms: tuple[Term, ...]
    threats: Mapping[str, Threat]
    channels: Mapping[str, Channel]
    organisations: Mapping[str, Organisation]
    orders: Mapping[str, Order]
    events: tuple[Event, ...]
    choices: Mapping[str, Choice]
    rung_names: tuple[str, ...]
    rung4: tuple[Hazard, ...]
    clash_options: Mapping[Side, tuple[Option, ...]]
    clash_hazards: tuple[Hazard, ...]
    clash_steps: int
    stages: Mapping[str, Stage]
    stage_order: tuple[str, ...]
    attention: tuple[tuple[Guard, int], ...]
    letter_rules: LetterRules
    on_struck: Mapping[str, Effects]
    on_stalemate: Effects
    overruled_rate: Mapping[Side, Formula]
    bargain_collapses: Guard
    loose_ends_tied: Guard
    promises: tuple[Promise, ...]
    endings: tuple[EndingRule, ...]
    derive: Effects
    drift: Effects
    knot_tight: Formula
    knot_loose: Formula
    knot_ease_hours: Formula
    motives: Mapping[Side, Effects]
    motive_names: tuple[str, ...]
    compose: Mapping[Side, tuple[Compose, ...]]
    forms: Mapping[Side, tuple[Form, ...]]
    persona_pick: Mapping[str, float]
    personas: Mapping[str, Persona]
    nature: Mapping[str, Mapping[str, float]]
    advisers: Mapping[Side, tuple[Adviser, ...]]
    scores: Mapping[Side, tuple[Score, ...]]
    score_cap_general_war: float
    score_overruled_cap: float
    history_scores: Mapping[Side, Mapping[str, float]]
    epilogue: Mapping[str, Formula]
    starts: Mapping[str, Start]
    default_start: str
    temperament: Mapping[str, Preset]
    difficulty: Mapping[str, Preset]
    risk: Mapping[str, Preset]
    fog: Mapping[str, Formula]
    words: Any = field(repr=False, default=None)
