"""From a save back to the match: its commands are played again, and what falls is held against what fell."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.definitions import Model
from game.core.match import Match, decide, open_match
from game.core.plans import Refusal
from game.saves.problems import SaveError, SaveProblem
from game.saves.schema import Fell, SavedMatch, fell_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A match brought back from a save, and what a player should know about it."""

    match: Match
    remarks: tuple[str, ...]


def reopen(model: Model, saved: SavedMatch) -> Reopened:
    """Return the match that a save holds, under the rules of `model`.

    A scenario that was edited since may still open: if every step falls as it fell, the edit does not concern this
    match, and a remark says so.

    Raises:
        SaveError: the scenario does not know the match's start or personas, or a step falls differently.
    """
    setup = saved.header.setup
    edited = saved.header.scenario_digest != model.digest
    unknown = _unknown_name(model, saved)
    if unknown:
        raise SaveError(_differs(saved, edited, f"the scenario has no {unknown}", 0))
    match = open_match(model, setup)
    for number, (command, fell) in enumerate(zip(saved.commands, saved.fell, strict=True), start=1):
        after = decide(match, command)
        if isinstance(after, Refusal):
            raise SaveError(_differs(saved, edited, f"step {number} is refused now: {after.because}", number))
        now = fell_of(after)
        if now != fell:
            raise SaveError(_differs(saved, edited, _first_difference(fell, now), number))
        match = after
    remarks = saved.remarks
    if edited:
        remarks += ("The scenario was edited since this match was saved; the match is not concerned and goes on.",)
    return Reopened(match=match, remarks=remarks)


def _unknown_name(model: Model, saved: SavedMatch) -> str | None:
    setup = saved.header.setup
    if saved.header.scenario != model.id:
        return f"match of {saved.header.scenario!r} (it is {model.id!r})"
    if setup.start not in model.starts:
        return f"start {setup.start!r}"
    return next((f"persona {p!r}" for p in setup.personas if p not in model.personas), None)


def _first_difference(then: Fell, now: Fell) -> str:
    for was, falls in zip(then.facts, now.facts, strict=False):
        if was != falls:
            return f"in watch {then.watch} {was!r} fell, and now {falls!r} would"
    if len(then.facts) != len(now.facts):
        longer, verb = (then, "fell and would not now") if len(then.facts) > len(now.facts) else (now, "would fall now")
        fact = longer.facts[min(len(then.facts), len(now.facts))]
        return f"in watch {then.watch} {fact!r} {verb}"
    return f"in watch {then.watch} the same things fall, but with other numbers"


def _differs(saved: SavedMatch, edited: bool, what: str, step: int) -> SaveProblem:
    reason = "the scenario was edited since" if edited else "it was saved under other rules"
    return SaveProblem(
        code="replay-differs",
        because=f"{saved.name!r} cannot be resumed, because {reason}: {what}.",
        safe=f"The file is sound and was not touched; its first {max(step - 1, 0)} steps still agree.",
        mend=f"Bring back the scenario as it was, or the game's version {saved.header.made_by}.",
    )
