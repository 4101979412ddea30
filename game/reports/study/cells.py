"""A plan expanded: one cell for each scenario and pairing, checked against the scenario it is played in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.ai import RANDOM as RANDOM_POLICY
from game.ai import LineError, known_policies, line_of
from game.content import ContentError, load_model
from game.content.problems import did_you_mean, one_of
from game.content.reading import Path_
from game.content.sheet import Sheet
from game.core.definitions import Model
from game.core.emit import on_grid
from game.core.sides import SIDES, Side
from game.odds.seats import Seat, seat_key
from game.reports.study.plan import COLUMNS, Column, PlanFile, PlanScenario, read_plan

_SETTABLE = frozenset({"track", "estimate", "posture", "ledger"})
_ID_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All games of a study that differ by their seeds alone.

    Args:
        id: twelve hexadecimal digits that follow from what the plan says of the cell, digests apart: so its seeds
            stay the same when a scenario or a line is rewritten.
        seed: the plan's.
        scenario: what the loader is given. digest: of the rules it must find there.
        variant: values at the start, by name, on the grid.
        names: the policies as the plan names them, us first; seats: what they stand for.
    """

    id: str
    seed: int
    scenario: str
    digest: str
    start: str
    variant: tuple[tuple[str, float], ...]
    hazard: float
    attention: int
    temperament: float
    historical_luck: bool
    nature: bool
    names: tuple[str, str]
    seats: tuple[Seat, Seat]
    written: str

    def told(self) -> dict[str, Any]:
        """Return the cell as plain values, with everything its games follow from."""
        return {
            "id": self.id,
            "scenario": self.written,
            "scenario_digest": self.digest,
            "start": self.start,
            "variant": dict(self.variant),
            "hazard": self.hazard,
            "attention": self.attention,
            "temperament": self.temperament,
            "historical_luck": self.historical_luck,
            "nature": self.nature,
            "us": self.names[0],
            "ussr": self.names[1],
            "seats": [seat_key(seat) for seat in self.seats],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A plan, ready to be played.

    Args:
        games: per cell. block: games handed out at once.
        columns: kept besides those that always are, in the order of `COLUMNS`.
    """

    name: str
    seed: int
    games: int
    block: int
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]


def study_of(path: Path) -> Study:
    """Return the study that a plan file describes.

    Raises:
        ContentError: with every mistake of the plan, and of the scenarios and lines it names, each with its place.
    """
    plan, sheet = read_plan(path)
    expanding = _Expanding(plan, sheet)
    cells = tuple(expanding.cells())
    if sheet.problems or expanding.elsewhere:
        raise ContentError([*sheet.problems, *expanding.elsewhere])
    kept = COLUMNS if plan.columns is None else tuple(c for c in COLUMNS if c in plan.columns)
    return Study(name=plan.name, seed=plan.seed, games=plan.games, block=plan.block, columns=kept, cells=cells)


class _Expanding:
    """Expands one plan and notes what does not fit its scenarios."""

    def __init__(self, plan: PlanFile, sheet: Sheet) -> None:
        self._plan = plan
        self._sheet = sheet
        self.elsewhere: list[Any] = []

    def cells(self) -> Iterator[Cell]:
        seen: set[str] = set()
        for i, spec in enumerate(self._plan.scenarios):
            found = self._scenario(i, spec)
            if found is None:
                continue
            where, model = found
            common = self._common(i, spec, model)
            for j, pairing in enumerate(self._plan.pairings):
                names = (pairing.us, pairing.ussr)
                seats = [self._seat(j, side, name, model) for side, name in zip(SIDES, names, strict=True)]
                us, ussr = seats
                if common is None or us is None or ussr is None:
                    continue
                key = json.dumps([self._plan.seed, spec.scenario, common, names], sort_keys=True)
                cell_id = hashlib.sha256(key.encode()).hexdigest()[:_ID_DIGITS]
                if cell_id in seen:
                    message = "this scenario is played twice in the same way by the same pairing"
                    self._sheet.refuse("bad-value", ("scenarios", i), message, mend="leave one of the two out")
                    continue
                seen.add(cell_id)
                yield Cell(
                    id=cell_id,
                    seed=self._plan.seed,
                    scenario=where,
                    written=spec.scenario,
                    digest=model.digest,
                    names=names,
                    seats=(us, ussr),
                    **common,
                )

    def _scenario(self, i: int, spec: PlanScenario) -> tuple[str, Model] | None:
        beside = self._sheet.folder / spec.scenario
        where = str(beside.resolve()) if "/" in spec.scenario and beside.is_dir() else spec.scenario
        try:
            return where, load_model(where)
        except ContentError as error:
            for p in error.problems:
                if p.code == "unknown-scenario":
                    self._sheet.refuse(
                        p.code, ("scenarios", i, "scenario"), p.message, expected=p.expected, mend=p.mend
                    )
                else:
                    self.elsewhere.append(p)
            return None

    def _common(self, i: int, spec: PlanScenario, model: Model) -> dict[str, Any] | None:
        path = ("scenarios", i)
        start = spec.start or model.default_start
        fits = self._known((*path, "start"), "start", start, list(model.starts))
        for name, value in spec.variant.items():
            fits &= self._settable((*path, "variant", name), name, value, model)
        risk, temperament = spec.risk or "default", spec.temperament or "default"
        if spec.risk is not None:
            fits &= self._known((*path, "risk"), "risk preset", risk, list(model.risk))
        if spec.temperament is not None:
            fits &= self._known((*path, "temperament"), "temperament", temperament, list(model.temperament))
        if not fits:
            return None
        danger = model.risk[risk].values if risk in model.risk else {}
        width = model.temperament[temperament].values if temperament in model.temperament else {}
        return {
            "start": start,
            "variant": tuple((name, on_grid(float(value))) for name, value in sorted(spec.variant.items())),
            "hazard": float(danger.get("hazard", 1.0) if spec.hazard is None else spec.hazard),
            "attention": int(danger.get("attention", 0)),
            "temperament": float(width.get("opponent_temp", 1.0)),
            "historical_luck": spec.historical_luck,
            "nature": spec.nature,
        }

    def _settable(self, path: Path_, name: str, value: float, model: Model) -> bool:
        known = {q.name: q for q in model.quantities if q.kind in _SETTABLE}
        if not self._known(path, "track, estimate, posture or ledger entry", name, list(known), key=True):
            return False
        q = known[name]
        if q.lo <= value <= q.hi:
            return True
        self._sheet.refuse(
            "bad-range", path, f"'{name}' is set to {value:g}; it lies between {q.lo:g} and {q.hi:g}", key=True
        )
        return False

    def _known(self, path: Path_, what: str, found: str, known: list[str], *, key: bool = False) -> bool:
        if found in known:
            return True
        self._sheet.refuse(
            "unknown-reference",
            path,
            f"there is no {what} '{found}'",
            key=key,
            expected=one_of(known),
            mend=did_you_mean(found, known),
        )
        return False

    def _seat(self, j: int, side: Side, name: str, model: Model) -> Seat | None:
        persona = model.personas.get(name)
        if name == RANDOM_POLICY or (persona is not None and persona.side == side):
            return name
        beside = self._sheet.folder / name
        try:
            return line_of(str(beside) if beside.is_file() else name, model, side)
        except LineError as error:
            for p in error.problems:
                if p.code == "unknown-policy":
                    mend = did_you_mean(name, known_policies(model, side))
                    self._sheet.refuse(p.code, ("pairings", j, side), p.message, expected=p.expected, mend=mend)
                else:
                    self.elsewhere.append(p)
            return None
