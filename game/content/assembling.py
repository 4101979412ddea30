"""A sheet made into a model: held against the schemas, every formula checked in its place, all of it compiled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.content.flow import check_blows, check_flow, check_luck
from game.content.formulas import Formulas, Scope
from game.content.names import gather, missing
from game.content.parts import acts, letters, outcomes, people, world
from game.content.parts.draft import Draft
from game.content.problems import ContentError, Problem
from game.content.schemas import Scenario
from game.content.sheet import read_sheet
from game.content.validating import validated
from game.content.words import Words, read_words
from game.core.definitions import Effects, Model
from game.core.emit import Dialect
from game.core.sides import SIDES

_TOLD: Final = ("stages", "starts", "terms", "threats", "channels", "endings", "tracks", "postures")
"""Families whose entries each have prose of their own under the same id."""


def assemble(folder: Path, roots: Sequence[Path] | None, dialect: Dialect) -> Model:
    """Return the model of a scenario folder.

    Raises:
        ContentError: with every problem found.
    """
    sheet = read_sheet(folder, roots)
    scenario, broken = validated(sheet)
    problems: list[Problem] = []
    words = Words({})
    try:
        words = read_words(sheet.folders, _ids(scenario) if scenario is not None and not broken else None)
    except ContentError as error:
        problems.extend(error.problems)
    model = None
    if scenario is not None:
        names = gather(sheet, scenario)
        broken |= missing(sheet, names, broken)
        formulas = Formulas(sheet, names, broken, dialect)
        model = _build(Draft(sheet, scenario, names, formulas, broken), words)
        formulas.workshop.finish()
    problems += sheet.problems
    if problems or model is None:
        raise ContentError([*problems, *words.problems])
    return model


def _build(draft: Draft, words: Words) -> Model:
    """Build everything, in an order in which each formula finds the bounds of what it reads."""
    scenario, formulas, names = draft.scenario, draft.formulas, draft.names
    derive = _derived(draft)
    motive_names = people.motive_names(draft)
    motives = people.motives(draft)
    temperament, information, risk = outcomes.presets(draft)
    pulls = Scope(pulls=True)
    orders, events, stages = acts.orders(draft), acts.events(draft), world.stages(draft)
    check_flow(draft)
    check_blows(draft)
    check_luck(draft)
    _check_id(draft)
    return Model(
        id=scenario.id,
        digest=draft.sheet.digest(),
        zero=scenario.zero,
        terms=world.terms(draft),
        threats=world.threats(draft),
        channels=world.channels(draft),
        organisations=world.organisations(draft),
        orders=orders,
        events=events,
        choices=acts.choices(draft),
        rung_names=tuple(scenario.rungs),
        rung4=acts.hazards(draft, "rung4", scenario.rung4),
        clash_options={
            side: acts.options(draft, ("clash_choices", side), scenario.clash_choices.get(side, {}), side)
            for side in SIDES
        },
        clash_hazards=acts.hazards(draft, "clash_hazards", scenario.clash_hazards),
        clash_steps=scenario.clash_steps,
        stages=stages,
        stage_order=tuple(scenario.stages),
        attention=world.attention(draft),
        letter_rules=letters.letter_rules(draft),
        on_struck=letters.on_struck(draft),
        on_stalemate=formulas.effects(("on_stalemate",), scenario.on_stalemate),
        overruled_rate=outcomes.overruled_rate(draft),
        bargain_collapses=formulas.guard(("collapse",), scenario.collapse),
        loose_ends_tied=formulas.guard(("tied",), scenario.tied),
        promises=acts.promises(draft),
        endings=outcomes.endings(draft),
        derive=derive,
        drift=formulas.effects(("drift",), scenario.drift),
        knot_tight=formulas.number(("knot", "tight"), scenario.knot.tight, pulls),
        knot_loose=formulas.number(("knot", "loose"), scenario.knot.loose, pulls),
        knot_ease_hours=formulas.above_zero(("knot", "ease_hours"), scenario.knot.ease_hours, pulls),
        motives=motives,
        motive_names=motive_names,
        compose=letters.compose(draft),
        forms=letters.forms(draft),
        persona_pick={k: float(x) for k, x in scenario.persona_pick.items()},
        personas=people.personas(draft),
        nature=people.nature(draft),
        advisers=people.advisers(draft),
        scores=outcomes.scores(draft),
        score_cap_general_war=float(scenario.score.cap_general_war),
        score_overruled_cap=float(scenario.score.overruled_cap),
        history_scores=outcomes.history_scores(draft),
        epilogue=outcomes.epilogue(draft),
        starts=outcomes.starts(draft),
        default_start=scenario.default_start,
        temperament=temperament,
        difficulty=information,
        risk=risk,
        fog=outcomes.fog(draft),
        words=words,
        quantities=tuple(names.quantities),
        index=dict(names.index),
        at=names.attributes(),
        template=tuple(q.init for q in names.quantities),
        hidden={side: names.hidden(side) for side in SIDES},
    )


def _derived(draft: Draft) -> Effects:
    rows = [(("derived", name), name, text, Scope()) for name, text in draft.scenario.derived.items()]
    return draft.formulas.values(rows)


def _ids(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Return the ids that prose is written for, by family."""
    happenings = {then.id for event in scenario.events.values() for then in event.then}
    happenings |= {hazard.id for hazard in (*scenario.rung4, *scenario.clash_hazards)}
    return {
        "events": frozenset(scenario.events) | happenings,
        "orders": frozenset(order for group in scenario.orders.values() for order in group),
        "choices": frozenset(scenario.choices),
        "advisers": frozenset(adviser for group in scenario.advisers.values() for adviser in group),
        **{family: frozenset(getattr(scenario, family)) for family in _TOLD},
    }


def _check_id(draft: Draft) -> None:
    folder = draft.sheet.folder.resolve().name
    if draft.scenario.id != folder:
        message = f"the scenario calls itself '{draft.scenario.id}' and lies in the folder '{folder}'"
        draft.sheet.refuse("bad-id", ("id",), message, mend="let both be the same")
