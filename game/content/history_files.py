"""The files that tell of history beside the rules: `commentary/`, `branches/` and `estimates.yaml`.

They are read when somebody asks for them, not when a scenario is loaded: no rule hangs on them. A file of a scenario
that extends another replaces the other's file of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from game.content.problems import ContentError, Problem, did_you_mean, one_of
from game.content.reading import Path_
from game.content.schemas.history import BranchDesk, BranchFile, CommentaryFile, EstimatesFile, TrunkFile
from game.content.sheet import ESTIMATES, Sheet, read_documents, yaml_files
from game.content.validating import report
from game.content.words import check_provenance
from game.core.definitions import Model
from game.core.sides import US, USSR, Side

TRUNK: Final = "history"
"""Name, without its ending, of the file of `branches/` that holds the course of 1962 itself."""
START: Final = "start"
"""What a branch departs from when its very beginning is another."""
_OPENS: Final = "clash"

_File = TypeVar("_File", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class HistoryFiles:
    """What was read, each file with the sheet that knows its places.

    Args:
        problems: what is wrong with the files; those that are malformed are not among the rest.
    """

    commentary: tuple[tuple[Sheet, CommentaryFile], ...]
    branches: tuple[tuple[Sheet, BranchFile], ...]
    trunk: tuple[Sheet, TrunkFile] | None
    estimates: tuple[Sheet, EstimatesFile] | None
    problems: tuple[Problem, ...]


def read_history(model: Model) -> HistoryFiles:
    """Read what a scenario and those it extends tell of history.

    Raises:
        ContentError: a file cannot be read at all.
    """
    words = model.words
    folders: Sequence[Path] = getattr(words, "folders", ())
    sources = words["sources"] if folders else {}
    problems: list[Problem] = []
    commentary = [_shaped(s, CommentaryFile, sources, problems) for s in _sheets(folders, "commentary").values()]
    roads = _sheets(folders, "branches")
    trunk = _shaped(roads.pop(TRUNK), TrunkFile, sources, problems) if TRUNK in roads else None
    branches = [_shaped(s, BranchFile, sources, problems) for s in roads.values()]
    guesses = [folder / ESTIMATES for folder in folders if (folder / ESTIMATES).is_file()][:1]
    found = [_shaped(_sheet(path), EstimatesFile, sources, problems) for path in guesses]
    return HistoryFiles(
        commentary=tuple(x for x in commentary if x is not None),
        branches=tuple(x for x in branches if x is not None),
        trunk=trunk,
        estimates=found[0] if found else None,
        problems=tuple(problems),
    )


def history_problems(model: Model, rules: Mapping[str, Any]) -> list[Problem]:
    """Return every mistake in what a scenario tells of history.

    Args:
        rules: the merged families of its rules as they were read, in which is looked up what can open blows.
    """
    try:
        files = read_history(model)
    except ContentError as error:
        return list(error.problems)
    problems = list(files.problems)
    for sheet, told in files.commentary:
        for i, entry in enumerate(told.entries):
            _check_hour(sheet, ("entries", i, "at"), entry.at, model.zero)
        problems += sheet.problems
    for sheet, road in files.branches:
        if _is_own(sheet, model):
            _check_branch(sheet, road, model)
        problems += sheet.problems
    if files.trunk is not None:
        problems += files.trunk[0].problems
    if files.estimates is not None:
        sheet, guesses = files.estimates
        if _is_own(sheet, model):
            _check_estimates(sheet, guesses, model, rules)
        problems += sheet.problems
    return problems


def hour_of(text: str, zero: str) -> float | None:
    """Return the hour since `zero` of a moment in ISO form, in `zero`'s zone unless it names one; else None."""
    beginning = datetime.fromisoformat(zero)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=beginning.tzinfo)
    return (moment - beginning).total_seconds() / 3600


def openers(rules: Mapping[str, Any]) -> frozenset[str]:
    """Return every cause, as `Crisis.cause` stores it, whose effects can open blows."""
    return frozenset(cause for cause, effects in _effects(rules) if any(_opens(effect) for effect in effects))


def causes(model: Model) -> frozenset[str]:
    """Return every cause that effects can have: an order, an event, a follow-on, a hazard, or `choice:option`."""
    found = {*model.orders, *(event.id for event in model.events), *(hazard.id for hazard in model.rung4)}
    found |= {then.id for event in model.events for then in event.then}
    found |= {f"{choice.id}:{option.id}" for choice in model.choices.values() for option in choice.options}
    return frozenset(found)


def _effects(rules: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield everything that changes the crisis before blows: its cause and its effects."""
    for group in rules.get("orders", {}).values():
        for order, spec in group.items():
            yield order, [*spec.get("do", ()), *spec.get("overdone", ()), *spec.get("underdone", ())]
    for event, spec in rules.get("events", {}).items():
        yield event, list(spec.get("do", ()))
        for then in spec.get("then", ()):
            yield then["id"], list(then.get("do", ()))
    for choice, spec in rules.get("choices", {}).items():
        for option, part in spec.get("options", {}).items():
            yield f"{choice}:{option}", list(part.get("do", ()))
    for hazard in rules.get("rung4", ()):
        yield hazard["id"], list(hazard.get("do", ()))


def _opens(effect: str) -> bool:
    return effect.split(maxsplit=1)[0] == _OPENS


def _is_own(sheet: Sheet, model: Model) -> bool:
    """Tell whether a scenario wrote a file itself: what it inherits may speak of what it has taken out."""
    own: Path = model.words.folders[0]
    return sheet.folder in (own, own / "branches")


def _check_hour(sheet: Sheet, path: Path_, text: str, zero: str) -> None:
    if hour_of(text, zero) is None:
        message = f"'{text}' is no hour"
        sheet.refuse("bad-value", path, message, expected="a moment such as 1962-10-22T19:00 or 1962-11-20T18:00-05:00")


def _check_branch(sheet: Sheet, road: BranchFile, model: Model) -> None:
    if road.departs == START:
        if road.start is None:
            mend = "add start: ID, or name the hour at which it leaves the course of 1962"
            sheet.refuse("missing-key", ("departs",), "a branch that differs from the start names it", mend=mend)
        elif road.start not in model.starts:
            mend = did_you_mean(road.start, model.starts)
            message = f"there is no start '{road.start}'"
            sheet.refuse("unknown-reference", ("start",), message, expected=one_of(model.starts), mend=mend)
    else:
        _check_hour(sheet, ("departs",), road.departs, model.zero)
    desks: dict[Side, BranchDesk] = {US: road.us, USSR: road.ussr}
    for side, desk in desks.items():
        blows = [option.id for option in model.clash_options[side]]
        for i, blow in enumerate(desk.blows):
            path: Path_ = (side, "blows", i)
            _check_hour(sheet, (*path, "at"), blow.at, model.zero)
            if blow.blow not in blows:
                message = f"there is no blow '{blow.blow}' of {side}"
                mend = did_you_mean(blow.blow, blows)
                sheet.refuse("unknown-reference", (*path, "blow"), message, expected=one_of(blows), mend=mend)


def _check_estimates(sheet: Sheet, guesses: EstimatesFile, model: Model, rules: Mapping[str, Any]) -> None:
    for name, guess in guesses.published.items():
        if guess.low is not None and guess.high is not None and guess.low > guess.high:
            message = f"'{name}' reaches from {guess.low:g} down to {guess.high:g}"
            sheet.refuse("bad-range", ("published", name, "low"), message, mend="let the lesser come first")
    known, filed = causes(model), dict[str, str]()
    for kind, ids in guesses.risk_kinds.items():
        for i, cause in enumerate(ids):
            path: Path_ = ("risk_kinds", kind, i)
            if cause not in known:
                mend = did_you_mean(cause, known)
                sheet.refuse("unknown-reference", path, f"nothing is called '{cause}' that could open blows", mend=mend)
            elif cause in filed:
                sheet.refuse("doubled-key", path, f"'{cause}' is filed already, under {filed[cause]}")
            filed.setdefault(cause, kind)
    lacking = sorted(openers(rules) - filed.keys()) if guesses.risk_kinds else []
    for cause in lacking:
        message = f"'{cause}' can open blows and is of no kind"
        mend = f"add {cause} to choice, contact, alert or misreading"
        sheet.refuse("missing-key", ("risk_kinds",), message, key=True, mend=mend)


def _sheets(folders: Sequence[Path], part: str) -> dict[str, Sheet]:
    """Return the files of a part by name, the child's before those it extends."""
    found: dict[str, Sheet] = {}
    for folder in reversed(folders):
        for path in yaml_files(folder / part):
            found[path.stem] = _sheet(path)
    return dict(sorted(found.items()))


def _sheet(path: Path) -> Sheet:
    document = read_documents([path])[0]
    return Sheet(path.parent, document.data, [document], [path.parent])


def _shaped(
    sheet: Sheet, schema: type[_File], sources: Mapping[str, Any], problems: list[Problem]
) -> tuple[Sheet, _File] | None:
    """Return a file as its schema has it; None, with the mistakes noted, if it is malformed."""
    check_provenance(sheet.documents[0], sources, problems)
    try:
        return sheet, schema.model_validate(sheet.data)
    except ValidationError as error:
        report(sheet, schema, sheet.data, error.errors(include_url=False, include_context=True))
        problems += sheet.problems
        sheet.problems.clear()
        return None
