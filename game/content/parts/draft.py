"""What the builders of all subjects share: the scenario being built, its formulas, and how references are checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from game.content.formulas import EVERYWHERE, Formulas, Scope, read_guard
from game.content.names import Names
from game.content.problems import did_you_mean, one_of
from game.content.reading import Path_
from game.content.schemas import Scenario
from game.content.schemas.common import Shock as ShockSpec
from game.content.sheet import Sheet
from game.core.definitions import Ask, Shock
from game.core.intervals import must_hold
from game.core.sides import SIDES, Side


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario on its way to a model.

    Args:
        broken: ids of malformed entries, which were left out and about which nothing more is said.
    """

    sheet: Sheet
    scenario: Scenario
    names: Names
    formulas: Formulas
    broken: frozenset[str]

    def refers(self, path: Path_, what: str, found: str, known: Collection[str], *, key: bool = False) -> bool:
        """Return whether a reference leads somewhere, noting it if not."""
        if found in known:
            return True
        if found not in self.broken:
            message = f"there is no {what} '{found}'"
            mend = did_you_mean(found, known)
            self.sheet.refuse("unknown-reference", path, message, key=key, expected=one_of(known), mend=mend)
        return False

    def asks(self, path: Path_, asked: Mapping[Side, str]) -> tuple[Ask, ...]:
        """Return the questions that something opens, each put to the side whose choice it is."""
        result: list[Ask] = []
        choices = self.scenario.choices
        for side, choice in asked.items():
            if not self.refers((*path, "ask", side), "choice", choice, choices):
                continue
            if choices[choice].side != side:
                message = f"the choice '{choice}' is made by {choices[choice].side}, not by {side}"
                self.sheet.refuse(
                    "unknown-reference", (*path, "ask", side), message, mend="ask the side whose choice it is"
                )
                continue
            result.append(Ask(side=side, choice=choice))
        return tuple(result)

    def shock(self, path: Path_, spec: ShockSpec | None, scope: Scope = EVERYWHERE) -> Shock:
        """Return what reaches a side's beliefs; nothing if nothing is said."""
        given = {} if spec is None else {b: [((*path, b), getattr(spec, b))] for b in spec.model_fields_set}
        return self.formulas.shock(path, given, scope)

    def shocks(self, path: Path_, us: ShockSpec | None, ussr: ShockSpec | None) -> dict[Side, Shock]:
        """Return what an event does to the beliefs of both sides."""
        return {"us": self.shock((*path, "to_us"), us), "ussr": self.shock((*path, "to_ussr"), ussr)}

    def both_sides(self, path: Path_, given: Mapping[Side, object]) -> None:
        """Note a family that leaves out a side."""
        for side in SIDES:
            if side not in given and side not in self.broken:
                self.sheet.refuse(
                    "missing-key", path, f"'{path[-1]}' lacks the side '{side}'", key=True, mend=f"add {side}: ..."
                )

    def last_holds(self, path: Path_, text: str | float, what: str) -> None:
        """Note a list of rules, the first that holds being taken, whose last does not always hold."""
        checked = self.formulas.check(path, partial(read_guard, text), EVERYWHERE)
        if checked is not None and not must_hold(checked.tree, checked.ranges):
            message = f"the last {what} does not always hold, so there may be none"
            self.sheet.refuse("no-default", path, message, mend="leave out its `when`, or write when: true_")

    def always_open(self, path: Path_, guards: Collection[str | float], rung: int) -> bool:
        """Return whether one of some guards surely holds on a rung of the ladder while blows are exchanged."""
        return any(self.surely(path, guard, rung=rung, clash=1) for guard in guards)

    def surely(self, path: Path_, guard: str | float, **fixed: int) -> bool:
        """Return whether a guard holds whatever else is, where some names have given values; a broken one does."""
        checked = self.formulas.check(path, partial(read_guard, guard), EVERYWHERE)
        if checked is None:
            return True
        known = {name: (float(x), float(x)) for name, x in fixed.items() if name in checked.ranges}
        return must_hold(checked.tree, checked.ranges | known)
