"""A whole scenario, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.core.definitions.bargaining import Channel, Compose, Form, LetterRules, Promise, Term, Threat
from game.core.definitions.course import EndingRule, Preset, Score, Stage, Start
from game.core.definitions.forces import Order, Organisation
from game.core.definitions.happenings import Choice, Event, Hazard, Option
from game.core.definitions.people import Adviser, Persona
from game.core.definitions.quantities import Effects, Formula, Guard, Quantity
from game.core.sides import Side


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
