"""Every name that a formula can read: what it counts, between which bounds, and who sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Final

from game.content.schemas import Scenario
from game.content.sheet import Sheet
from game.core.definitions import Quantity, QuantityKind
from game.core.emit import on_grid
from game.core.sides import BOTH, NOBODY, SIDES, Side, only

NEVER: Final = 9999.0
_LONGEST: Final = 5000.0
_MOST_WORTH: Final = 2000.0

NEEDED: Final = (
    "knot",
    "rung",
    "world",
    "exposed",
    "ussr_knows",
    "struck",
    "clash",
    "comply",
    "overruled",
    "out",
    "mrbm",
    "strike",
    "invade",
)
"""Tracks and postures that the rules themselves read."""
NEEDED_PER_SIDE: Final = (
    "dread", "res", "ctl", "faith", "ctrl", "weary", "home", "hawks", "face", "ally", "blood", "cries", "due", "cease",
)  # fmt: skip

NEEDED_TERMS: Final = ("inspection", "jupiters")
"""Terms whose levels the rules lay out for the formulas of letters, whether or not the scenario has them."""

WRITABLE: Final[frozenset[QuantityKind]] = frozenset({"track", "estimate", "posture"})
"""The kinds of quantity that an effect may change."""


def readers(seen: str) -> frozenset[Side]:
    """Return the sides that `us`, `ussr`, `both` or `none` stands for."""
    return {"us": only("us"), "ussr": only("ussr"), "both": BOTH, "none": NOBODY}[seen]


class Names:
    """The growing list of quantities of one scenario; slot 0 is the luck of the watch."""

    def __init__(self) -> None:
        """Begin with the luck."""
        self.quantities: list[Quantity] = []
        self.index: dict[str, int] = {}
        self.params: frozenset[str] = frozenset()
        self.motives: frozenset[str] = frozenset()
        self.add("luck", "clock", 0, 0, 0, NOBODY)

    def add(
        self,
        name: str,
        kind: QuantityKind,
        lo: float,
        hi: float,
        init: float,
        seen: frozenset[Side],
        labels: Iterable[str] = (),
        of: str | None = None,
    ) -> bool:
        """Append a quantity; return False if the name is taken."""
        if name in self.index:
            return False
        self.index[name] = len(self.quantities)
        self.quantities.append(
            Quantity(
                name=name,
                kind=kind,
                lo=float(lo),
                hi=float(hi),
                init=on_grid(float(init)),
                seen=seen,
                labels=tuple(labels),
                of=of,
            )
        )
        return True

    def bound(self, name: str, lo: float, hi: float, seen: frozenset[Side]) -> None:
        """Narrow a quantity once its formula is known."""
        slot = self.index[name]
        self.quantities[slot] = replace(self.quantities[slot], lo=lo, hi=hi, seen=seen)

    def __getitem__(self, name: str) -> Quantity:
        """Return a quantity by name."""
        return self.quantities[self.index[name]]

    def hidden(self, side: Side) -> tuple[int, ...]:
        """Return the slots that a side does not see; slot 0 is the engine's own."""
        return tuple(i for i, q in enumerate(self.quantities) if i and side not in q.seen)

    def attributes(self) -> SimpleNamespace:
        """Return the index as attributes."""
        return SimpleNamespace(**self.index)


def gather(sheet: Sheet, scenario: Scenario) -> Names:
    """Return the names of a scenario in the order of their slots: those of its files, then those the rules keep."""
    names = Names()
    _clock(names)
    _declared(sheet, scenario, names)
    _ledger(names, scenario)
    for name in scenario.derived:
        _declare(sheet, names, ("derived", name), "derived", 0, 0, 0, NOBODY)
    _letter_facts(names)
    _people(sheet, names, scenario)
    _scratch(names, scenario)
    return names


def missing(sheet: Sheet, names: Names, broken: frozenset[str]) -> frozenset[str]:
    """Return the names that the rules need and nobody declares, noting those that are not merely malformed."""
    needed = (*NEEDED, *(f"{side}_{x}" for side in SIDES for x in NEEDED_PER_SIDE))
    lacking = frozenset(name for name in needed if name not in names.index)
    for name in sorted(lacking - broken):
        mend = "add it under tracks or postures"
        sheet.refuse("missing-name", ("tracks",), f"the rules need a track or posture '{name}'", key=True, mend=mend)
    return lacking


def _clock(names: Names) -> None:
    names.add("t", "clock", 0, _LONGEST, 0, BOTH)
    names.add("h", "clock", 0, 240, 0, BOTH)


def _declared(sheet: Sheet, scenario: Scenario, names: Names) -> None:
    for name, track in scenario.tracks.items():
        if _scale(sheet, ("tracks", name), track.min, track.max, track.init):
            _declare(sheet, names, ("tracks", name), "track", track.min, track.max, track.init, readers(track.seen))
    for name, guess in scenario.estimates.items():
        if _scale(sheet, ("estimates", name), guess.min, guess.max, guess.init):
            path = ("estimates", name)
            _declare(sheet, names, path, "estimate", guess.min, guess.max, guess.init, readers(guess.seen), of=guess.of)
    for name, posture in scenario.postures.items():
        if _scale(sheet, ("postures", name), posture.min, posture.max, posture.init):
            path, seen = ("postures", name), readers(posture.seen)
            _declare(sheet, names, path, "posture", posture.min, posture.max, posture.init, seen, posture.values)
    for name in scenario.nature:
        _declare(sheet, names, ("nature", name), "nature", -1, 1, 0, NOBODY)


def _scale(sheet: Sheet, path: tuple[str, str], lo: float, hi: float, init: float) -> bool:
    if not lo < hi:
        sheet.refuse(
            "bad-range", (*path, "max"), f"'{path[1]}' runs from {lo:g} to {hi:g}", mend="max must be above min"
        )
    elif not lo <= init <= hi:
        sheet.refuse("bad-range", (*path, "init"), f"'{path[1]}' begins at {init:g}, outside {lo:g} to {hi:g}")
    return lo < hi


def _declare(
    sheet: Sheet,
    names: Names,
    path: tuple[str, str],
    kind: QuantityKind,
    lo: float,
    hi: float,
    init: float,
    seen: frozenset[Side],
    labels: Iterable[str] = (),
    of: str | None = None,
) -> None:
    if not names.add(path[1], kind, lo, hi, init, seen, labels, of):
        message = f"the name '{path[1]}' is taken: it is a {names[path[1]].kind} already"
        sheet.refuse("doubled-key", path, message, key=True, mend="choose another name")


def _ledger(names: Names, scenario: Scenario) -> None:
    for name, init in (("t_exposed", NEVER), ("struck_t", NEVER)):
        names.add(name, "ledger", 0, NEVER, init, BOTH)
    names.add("stall", "ledger", 0, 100, 0, BOTH)
    names.add("clash_ever", "ledger", 0, 1, 0, BOTH)
    names.add("war", "ledger", 0, 1, 0, BOTH)
    names.add("a", "ledger", -1000, 1000, 0, NOBODY)
    names.add("b", "ledger", -1000, 1000, 0, NOBODY)
    for side in SIDES:
        for last in ("last", "last_offer", "last_feeler", "last_public"):
            names.add(f"{side}_{last}", "ledger", -200, _LONGEST, -200, only(side))
        names.add(f"{side}_acted", "ledger", -NEVER, NEVER, -NEVER, BOTH)
        names.add(f"{side}_due_set", "ledger", 0, NEVER, NEVER, BOTH)
    for term, spec in scenario.terms.items():
        names.add(f"deal_{term}", "ledger", 0, len(spec.levels) - 1, 0, BOTH)
    for name in ("deal_w_us", "deal_w_ussr", "deal_key_w"):
        names.add(name, "ledger", -_MOST_WORTH, _MOST_WORTH, 0, BOTH)


def _letter_facts(names: Names) -> None:
    for side in SIDES:
        for fact in ("off_private", "off_public", "off_any", "off_public_jup"):
            names.add(f"{side}_{fact}", "letter-fact", 0, 1, 0, BOTH)
        for fact in ("since", "since_offer", "since_feeler", "since_public"):
            names.add(f"{side}_{fact}", "letter-fact", 0, _LONGEST + 200, 200, only(side))
        for fact in ("own_private", "own_public", "own_public_jup"):
            names.add(f"{side}_{fact}", "letter-fact", 0, 1, 0, only(side))
        names.add(f"{side}_worth_best", "letter-fact", -999, _MOST_WORTH, -999, only(side))
        names.add(f"{side}_can_give", "letter-fact", 0, 12, 0, only(side))


def _people(sheet: Sheet, names: Names, scenario: Scenario) -> None:
    for side in SIDES:
        for motive in scenario.motives.get(side, {}):
            _declare(sheet, names, (f"motives.{side}", f"{side}_{motive}"), "motive", -1000, 1000, 0, only(side))
        for param in _params_of(scenario):
            values = [p[param] for p in scenario.personas.get(side, {}).values() if param in p] or [0.0]
            shift = sum(abs(n.params.get(param, 0.0)) for k, n in scenario.nature.items() if k.startswith(f"{side}_"))
            names.add(f"p_{param}_{side}", "persona", min(values) - shift, max(values) + shift, values[0], only(side))
    names.params = frozenset(_params_of(scenario))
    names.motives = frozenset(m for group in scenario.motives.values() for m in group)


def _params_of(scenario: Scenario) -> list[str]:
    found: dict[str, None] = {}
    for group in scenario.personas.values():
        for params in group.values():
            found.update(dict.fromkeys(params))
    return list(found)


def _scratch(names: Names, scenario: Scenario) -> None:
    bounds = {
        "o_tone": (-2.0, 2.0),
        "o_offer": (0.0, 1.0),
        "o_urgent": (0.0, 1.0),
        "o_deadline_set": (0.0, 1.0),
        "o_gain": (0.0, _MOST_WORTH),
        "o_raised": (0.0, 1.0),
        "o_force": (0.0, 20.0),
        "o_threat": (0.0, 20.0),
        "o_assurance": (0.0, 20.0),
        "o_refusal": (0.0, 20.0),
        "o_worth": (-_MOST_WORTH, _MOST_WORTH),
    }
    bounds |= {f"o_{term}": (0.0, 12.0) for term in NEEDED_TERMS}
    bounds |= {f"o_{term}": (0.0, len(spec.levels) - 1.0) for term, spec in scenario.terms.items()}
    for name, (lo, hi) in bounds.items():
        names.add(name, "scratch", lo, hi, 0, NOBODY)
