"""Motives, personas and advisers."""

from __future__ import annotations

from game.content.formulas import Scope
from game.content.parts.draft import Draft
from game.content.problems import did_you_mean
from game.content.reading import Path_
from game.content.schemas.scenario import Adviser as AdviserSpec
from game.core.definitions import Adviser, Effects, Persona
from game.core.sides import SIDES, Side

PARAMS = frozenset(
    {"caution", "nerve", "hope", "more", "clash", "inertia", "focal", "pride", "give", "ask", "write", "bluff", "temp"}
)
"""What the rules and every persona's judgement need; each motive adds a constant of its own name."""


def motives(draft: Draft) -> dict[Side, Effects]:
    """Return for each side what works its motives out, each from what that side sees."""
    draft.both_sides(("motives",), draft.scenario.motives)
    result: dict[Side, Effects] = {}
    for side in SIDES:
        rows = [
            (("motives", side, name), f"{side}_{name}", text, Scope(side=side))
            for name, text in draft.scenario.motives.get(side, {}).items()
        ]
        result[side] = draft.formulas.values(rows)
    return result


def motive_names(draft: Draft) -> tuple[str, ...]:
    """Return the motives, which both sides share."""
    ours, theirs = (tuple(draft.scenario.motives.get(side, {})) for side in SIDES)
    for name in sorted(set(ours) ^ set(theirs)):
        draft.sheet.refuse(
            "missing-key", ("motives",), f"only one side has the motive '{name}'", key=True, mend="give it to both"
        )
    return ours


def personas(draft: Draft) -> dict[str, Persona]:
    """Return the temperaments of both sides."""
    wanted = PARAMS | draft.names.motives
    result: dict[str, Persona] = {}
    for side in SIDES:
        group = draft.scenario.personas.get(side, {})
        if not group:
            draft.sheet.refuse(
                "missing-key", ("personas",), f"{side} has no persona", key=True, mend=f"add one under {side}:"
            )
        for persona_id, params in group.items():
            path: Path_ = ("personas", side, persona_id)
            if persona_id in result:
                message = f"the persona '{persona_id}' stands on both sides"
                draft.sheet.refuse("doubled-key", path, message, key=True, mend="give one another id")
            strange = sorted(set(params) - wanted)
            for name in strange:
                mend = did_you_mean(name, wanted)
                draft.sheet.refuse(
                    "unknown-key", (*path, name), f"'{persona_id}' has the parameter '{name}'", key=True, mend=mend
                )
            for name in sorted(wanted - set(params)):
                if not any(did_you_mean(found, [name]) for found in strange):
                    message = f"the persona '{persona_id}' lacks '{name}'"
                    draft.sheet.refuse("missing-key", path, message, key=True, mend=f"add {name}: 0")
            if params.get("nerve", 1.0) <= 0:
                draft.sheet.refuse("bad-range", (*path, "nerve"), "nerve is a time in hours and must be above 0")
            result[persona_id] = Persona(id=persona_id, side=side, params={k: float(x) for k, x in params.items()})
    return result


def nature(draft: Draft) -> dict[str, dict[str, float]]:
    """Return the hidden draws of character: what each adds by parameter, and by `points` to its own track."""
    result: dict[str, dict[str, float]] = {}
    for name, spec in draft.scenario.nature.items():
        if not name.startswith(("us_", "ussr_")):
            message = f"'{name}' says of neither side whose character it is"
            draft.sheet.refuse("bad-id", ("nature", name), message, key=True, mend="begin it with us_ or ussr_")
        for param in spec.params:
            draft.refers(
                ("nature", name, "params", param), "parameter of a persona", param, draft.names.params, key=True
            )
        pushes = {k: float(x) for k, x in spec.params.items()}
        if spec.points is not None:
            pushes["points"] = float(spec.points)
        result[name] = pushes
    return result


def advisers(draft: Draft) -> dict[Side, tuple[Adviser, ...]]:
    """Return the council of each side."""
    draft.both_sides(("advisers",), draft.scenario.advisers)
    result: dict[Side, tuple[Adviser, ...]] = {}
    for side in SIDES:
        council = draft.scenario.advisers.get(side, {})
        if side in draft.scenario.advisers and not council:
            draft.sheet.refuse(
                "missing-key", ("advisers", side), f"{side} has nobody at the table", key=True, mend="add an adviser"
            )
        result[side] = tuple(_adviser(draft, side, adviser_id, spec) for adviser_id, spec in council.items())
    return result


def _adviser(draft: Draft, side: Side, adviser_id: str, spec: AdviserSpec) -> Adviser:
    path: Path_ = ("advisers", side, adviser_id)
    scope = Scope(side=side)
    for i, motive in enumerate(spec.cares):
        draft.refers((*path, "cares", i), "motive", motive, draft.names.motives)
    # Each name is checked where it stands; only what passed goes into the stance.
    leans = [track for track in spec.push if draft.formulas.reads((*path, "push", track), track, scope)]
    for track in spec.centre:
        draft.refers((*path, "centre", track), "push", track, spec.push, key=True)
    parts = "".join(f" + ({spec.push[track]})*({track} - ({spec.centre.get(track, 0)}))/10" for track in leans)
    stance = draft.formulas.number(path, f"clip({spec.base}{parts}, 0, 10)", scope)
    return Adviser(id=adviser_id, side=side, stance=stance, cares=tuple(spec.cares))
