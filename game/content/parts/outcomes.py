"""Endings, scores, what came after, starts, and how hard a game is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from game.content.names import WRITABLE
from game.content.parts.draft import Draft
from game.content.problems import did_you_mean, one_of
from game.content.reading import Path_
from game.content.schemas.acts import Start as StartSpec
from game.content.schemas.acts import StartLetter
from game.content.schemas.world import Ending
from game.core.definitions import EndingRule, Formula, Preset, Score, Start
from game.core.emit import on_grid
from game.core.letters import ClauseKind
from game.core.sides import SIDES, Side

KINDS = frozenset(get_args(Ending))


def overruled_rate(draft: Draft) -> dict[Side, Formula]:
    """Return for each side the hazard per hour that its leader is overruled."""
    spec = draft.scenario.overruled_rate
    draft.both_sides(("overruled_rate",), spec)
    return {side: draft.formulas.number(("overruled_rate", side), spec.get(side, 0)) for side in SIDES}


def endings(draft: Draft) -> tuple[EndingRule, ...]:
    """Return the graded endings; the last of each kind must always hold, so that every end has a name."""
    last: dict[str, tuple[str, str | float]] = {}
    result = []
    for ending_id, spec in draft.scenario.endings.items():
        path: Path_ = ("endings", ending_id, "when")
        result.append(EndingRule(id=ending_id, kind=spec.kind, when=draft.formulas.guard(path, spec.when)))
        last[spec.kind] = (ending_id, spec.when)
    for kind, (ending_id, when) in last.items():
        draft.last_holds(("endings", ending_id, "when"), when, f"ending of the kind {kind}")
    for kind in sorted(KINDS - set(last)):
        draft.sheet.refuse("missing-key", ("endings",), f"no ending is of the kind '{kind}'", key=True, mend="add one")
    return tuple(result)


def scores(draft: Draft) -> dict[Side, tuple[Score, ...]]:
    """Return the axes of both scores; weights add up to 1."""
    result: dict[Side, tuple[Score, ...]] = {}
    for side in SIDES:
        axes = dict(getattr(draft.scenario.score, side))
        path: Path_ = ("score", side)
        weights = axes.pop("weights", None)
        if not isinstance(weights, dict):
            draft.sheet.refuse(
                "missing-key", path, f"the score of {side} lacks its weights", key=True, mend="add weights: {...}"
            )
            weights = {}
        for axis in weights:
            draft.refers((*path, "weights", axis), "axis", axis, axes, key=True)
        if weights and abs(sum(weights.values()) - 1) > 1e-6:
            message = f"the weights of {side} add up to {sum(weights.values()):g}, not to 1"
            draft.sheet.refuse("bad-value", (*path, "weights"), message)
        made = []
        for axis, text in axes.items():
            if isinstance(text, dict) or axis not in weights:
                draft.sheet.refuse(
                    "missing-key", (*path, axis), f"the axis '{axis}' has no weight", key=True, mend="add it to weights"
                )
                continue
            value = draft.formulas.number((*path, axis), text)
            made.append(Score(axis=axis, value=value, weight=float(weights[axis])))
        result[side] = tuple(made)
    return result


def history_scores(draft: Draft) -> dict[Side, dict[str, float]]:
    """Return how the course of 1962 fares on the axes of the score."""
    result: dict[Side, dict[str, float]] = {}
    for side in SIDES:
        row = draft.scenario.history.get(side, {})
        numbers = row if isinstance(row, dict) else {}
        result[side] = {k: float(x) for k, x in numbers.items() if isinstance(x, int | float)}
    return result


def epilogue(draft: Draft) -> dict[str, Formula]:
    """Return the chances told after the score."""
    return {name: draft.formulas.number(("epilogue", name), text) for name, text in draft.scenario.epilogue.items()}


def starts(draft: Draft) -> dict[str, Start]:
    """Return the documented moments at which a game may begin."""
    draft.refers(("default_start",), "start", draft.scenario.default_start, draft.scenario.starts)
    return {start_id: _start(draft, start_id, spec) for start_id, spec in draft.scenario.starts.items()}


def _start(draft: Draft, start_id: str, spec: StartSpec) -> Start:
    path: Path_ = ("starts", start_id)
    draft.refers((*path, "stage"), "stage", spec.stage, draft.scenario.stages)
    for name, value in spec.set.items():
        _check_setting(draft, (*path, "set", name), name, value)
    for side, used in spec.used.items():
        for i, order in enumerate(used):
            draft.refers((*path, "used", side, i), f"order of {side}", order, draft.scenario.orders.get(side, {}))
    for i, event in enumerate(spec.fired):
        draft.refers((*path, "fired", i), "event", event, draft.scenario.events)
    for i, letter in enumerate(spec.letters):
        _check_letter(draft, (*path, "letters", i), letter)
    return Start(
        id=start_id,
        t=float(spec.t),
        stage=spec.stage,
        values={name: on_grid(float(value)) for name, value in spec.set.items()},
        letters=tuple(_letter(letter) for letter in spec.letters),
        used={side: tuple(spec.used.get(side, ())) for side in SIDES},
        fired=tuple(spec.fired),
        last_no_bargain=float(spec.last_no_bargain),
        last_bargain=float(spec.last_bargain),
    )


def _check_setting(draft: Draft, path: Path_, name: str, value: float) -> None:
    settable = {q.name for q in draft.names.quantities if q.kind in WRITABLE or q.kind == "ledger"}
    if not draft.refers(path, "track, posture or ledger entry", name, settable, key=True):
        return
    quantity = draft.names[name]
    if not quantity.lo <= value <= quantity.hi:
        message = f"'{name}' is set to {value:g}; it lies between {quantity.lo:g} and {quantity.hi:g}"
        draft.sheet.refuse("bad-range", path, message)


def _check_letter(draft: Draft, path: Path_, spec: StartLetter) -> None:
    draft.refers((*path, "channel"), "channel", spec.channel, draft.scenario.channels)
    for term, level in spec.terms.items():
        _check_level(draft, (*path, "terms", term), term, level)
    for i, clause in enumerate(spec.clauses):
        where: Path_ = (*path, "clauses", i)
        if clause.kind is not None and clause.kind not in set(ClauseKind):
            kinds = [str(kind) for kind in ClauseKind]
            mend = did_you_mean(clause.kind, kinds)
            draft.sheet.refuse(
                "bad-value",
                (*where, "kind"),
                f"there is no clause of the kind '{clause.kind}'",
                expected=one_of(kinds),
                mend=mend,
            )
        if clause.kind == ClauseKind.THREAT:
            draft.refers((*where, "term"), "threat", clause.term, draft.scenario.threats)
        else:
            _check_level(draft, (*where, "term"), clause.term, clause.level)


def _check_level(draft: Draft, path: Path_, term: str, level: int) -> None:
    if not draft.refers(path, "term", term, draft.scenario.terms, key=path[-1] == term):
        return
    count = len(draft.scenario.terms[term].levels)
    if not 0 <= level < count:
        message = f"'{term}' has no level {level}; its levels run from 0 to {count - 1}"
        draft.sheet.refuse("bad-value", path, message)


def _letter(spec: StartLetter) -> Mapping[str, Any]:
    """Return a letter as plain data: `from`, and only the keys that were written."""
    data = spec.model_dump(exclude_unset=True)
    data["from"] = data.pop("by")
    return data


def presets(draft: Draft) -> tuple[dict[str, Preset], dict[str, Preset], dict[str, Preset]]:
    """Return the presets of temperament, information and risk."""
    scenario = draft.scenario
    temperament = {k: Preset(id=k, values=dict(x)) for k, x in scenario.temperament.items()}
    information = {k: Preset(id=k, values=dict(x)) for k, x in scenario.information.items()}
    risk = {k: Preset(id=k, values=x.model_dump(exclude_unset=True)) for k, x in scenario.risk.items()}
    return (temperament, information, risk)


def fog(draft: Draft) -> dict[str, Formula]:
    """Return the half-width of the band in which each unseen track is shown."""
    widths = draft.scenario.fog.estimate_half_width
    return {name: draft.formulas.number(("fog", "estimate_half_width", name), text) for name, text in widths.items()}
