"""The course of 1962 as a game, and roads that leave it: whole watched branches that share its places up to there.

`historical_branch` plays both lines of history against each other under the luck that the scenario names. A curated
branch takes the same decisions up to the hour at which it departs; from there each desk does what the branch names,
and elsewhere what the line of history or a persona would.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from game.ai import LinePolicy, line_of
from game.ai.line_file import line_from
from game.content.history_files import START, hour_of, read_history
from game.content.problems import ContentError, Problem
from game.content.schemas.history import BranchDesk, BranchFile
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.sides import SIDES, US, USSR, Side
from game.history.annals import Passage, ids_of, in_language
from game.history.branch import Branch, branch_of_playout, decisions_of
from game.history.swerve import Swerve
from game.locale import reading
from game.saves.steps import Luck


@dataclass(frozen=True, slots=True, kw_only=True)
class Curated:
    """A road not taken.

    Args:
        changed: what is different, in a sentence or two.
        record: what the record says of it.
        invented: what was made for play.
        question: a teacher's.
        departs: hour of the place at which it leaves the course of 1962; None if its very beginning is another.
        luck: new luck taken there, if any.
        told: how far it is told, and that it is one road of many.
    """

    id: str
    title: str
    changed: str
    record: Passage
    invented: str
    question: str
    departs: float | None
    start: str | None
    luck: Luck | None
    told: str
    desks: dict[Side, BranchDesk]


def has_history(model: Model) -> bool:
    """Return whether a scenario ships the course of 1962 from one of its own starts."""
    return _trunk(model) is not None


@lru_cache(maxsize=4)
def historical_branch(model: Model) -> Branch:
    """Return the course of 1962, from its first photograph to its last loose end.

    Raises:
        ContentError: the scenario ships none, or its files are wrong.
    """
    setup = historical_setup(model)
    return branch_of_playout(model, setup, {side: LinePolicy(model, line_of("history", model, side)) for side in SIDES})


def historical_setup(model: Model, start: str | None = None) -> Setup:
    """Return the setup of the course of 1962, or the same from another start.

    Raises:
        ContentError: the scenario ships no course of 1962.
    """
    trunk = _trunk(model)
    if trunk is None:
        message = "the scenario ships no course of 1962 from any of its starts"
        mend = "play october-1962, or add branches/history.yaml"
        raise ContentError([Problem(model.id, 0, 0, "unknown-reference", message, "branches/history.yaml", mend)])
    lines = {side: line_of("history", model, side) for side in SIDES}
    return Setup(
        scenario=model.id,
        start=start or trunk.start,
        seed=trunk.seed,
        personas=(lines[US].rest, lines[USSR].rest),
        historical_luck=True,
        nature=trunk.nature,
    )


def curated(model: Model) -> tuple[Curated, ...]:
    """Return the roads not taken that a scenario ships, by the hour at which they part; none if it ships no history.

    Of inherited roads those are left that leave the very course of events that was inherited with them. They are told
    in the reader's language.

    Raises:
        ContentError: the files are wrong; `knot-of-war check` tells the same.
    """
    return _curated_in(model, reading().language)


@lru_cache(maxsize=6)
def _curated_in(model: Model, language: str) -> tuple[Curated, ...]:
    if not has_history(model):
        return ()
    files = read_history(model)
    assert files.trunk is not None
    homes = {files.trunk[0].folder, model.words.folders[0] / "branches"}
    found = [_curated(model, road, language) for sheet, road in files.branches if sheet.folder in homes]
    return tuple(sorted(found, key=lambda road: (-1.0 if road.departs is None else road.departs, road.id)))


def branch_of(model: Model, road: Curated) -> Branch:
    """Return a road not taken, played to its end; up to where it departs its places are those of history.

    Raises:
        ContentError: it names what the scenario does not have, or departs where history has no place.
    """
    return _branch_of(model, road.id)


@lru_cache(maxsize=64)
def _branch_of(model: Model, road_id: str) -> Branch:
    road = next(road for road in curated(model) if road.id == road_id)
    chairs = {side: _chair(model, road, side) for side in SIDES}
    if road.departs is None:
        return branch_of_playout(model, historical_setup(model, road.start), chairs)
    trunk = historical_branch(model)
    hours = [watch.before.v[model.at.t] for watch in trunk.watches]
    if road.departs not in hours:
        message = f"'{road.id}' departs at hour {road.departs:g}, where the course of 1962 opens no watch"
        expected = ", ".join(f"{hour:g}" for hour in hours)
        where = f"branches/{road.id}.yaml"
        raise ContentError([Problem(where, 0, 0, "bad-value", message, f"one of the hours {expected}")])
    kept = hours.index(road.departs)
    return branch_of_playout(model, trunk.setup, chairs, after=decisions_of(trunk)[:kept], luck=road.luck)


def curated_problems(model: Model) -> list[Problem]:
    """Return what is wrong with the roads that a scenario ships beyond their shape: each is held against the rules."""
    problems: list[Problem] = []
    for road in curated(model):
        for side in SIDES:
            try:
                _chair(model, road, side)
            except ContentError as error:
                problems.extend(error.problems)
        if problems:
            continue
        try:
            branch_of(model, road)
        except ContentError as error:
            problems.extend(error.problems)
    return problems


def _trunk(model: Model) -> _Trunk | None:
    files = read_history(model)
    if files.problems:
        raise ContentError(files.problems)
    if files.trunk is None or files.trunk[1].start not in model.starts:
        return None
    written = files.trunk[1]
    return _Trunk(written.start, written.seed, written.nature)


@dataclass(frozen=True, slots=True)
class _Trunk:
    start: str
    seed: int
    nature: bool


def _curated(model: Model, road: BranchFile, language: str) -> Curated:
    def tell(text: str) -> str:
        told: str = in_language(model, text, language)
        return told

    luck = None if road.luck is None else Luck(seed=road.luck.seed, historical=road.luck.historical)
    record = road.record
    return Curated(
        id=road.id,
        title=tell(road.title),
        changed=tell(road.changed),
        record=Passage(text=tell(record.text), sources=ids_of(record.source), confidence=record.confidence),
        invented=tell(road.invented),
        question=tell(road.question),
        departs=None if road.departs == START else hour_of(road.departs, model.zero),
        start=road.start,
        luck=luck,
        told=tell(road.told),
        desks={US: road.us, USSR: road.ussr},
    )


def _chair(model: Model, road: Curated, side: Side) -> Swerve:
    """Return who sits at a desk from the fork on."""
    desk = road.desks[side]
    history = line_of("history", model, side)
    named = line_from(
        {
            "line": road.id,
            "title": road.title,
            "side": side,
            "rest": history.rest if desk.then == "history" else desk.then,
            "watches": desk.watches,
            "answers": desk.answers,
        },
        f"branches/{road.id}.yaml",
        model,
    )
    if desk.then == "history":
        answers = history.answers | named.answers
        rest = LinePolicy(model, replace(history, answers=answers))
        named = replace(named, answers=answers)
    else:
        rest = LinePolicy(model, replace(named, entries=()))
    blows = [(hour_of(blow.at, model.zero) or 0.0, blow.blow) for blow in desk.blows]
    return Swerve(LinePolicy(model, named), rest, [entry.at for entry in named.entries], blows)
