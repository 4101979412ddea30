"""From a save back to the tree and the match: its steps are taken again, and what falls is held against what fell."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.definitions import Model
from game.core.match import Match
from game.core.plans import Refusal
from game.history.fold import Fold
from game.history.tree import Tree
from game.history.walk import Walk, set_out, take
from game.saves.problems import SaveError, SaveProblem
from game.saves.schema import Fell, SavedMatch, fell_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A match brought back from a save, and what a player should know about it.

    Args:
        fold: remembers the truths that were played on the way.
    """

    walk: Walk
    fold: Fold
    remarks: tuple[str, ...]

    @property
    def tree(self) -> Tree:
        """Every road that was taken."""
        return self.walk.tree

    @property
    def match(self) -> Match:
        """The match as it stands."""
        return self.walk.match


def reopen(model: Model, saved: SavedMatch) -> Reopened:
    """Return the tree that a save holds and the match as it stands in it, under the rules of `model`.

    A scenario that was edited since may still open: if every step falls as it fell, the edit does not concern this
    match, and a remark says so.

    Raises:
        SaveError: the scenario does not know the match's start or personas, or a step falls differently.
    """
    edited = saved.header.scenario_digest != model.digest
    unknown = _unknown_name(model, saved)
    if unknown:
        raise SaveError(_differs(saved, edited, f"the scenario has no {unknown}", 0))
    walk = set_out(model, saved.header.setup, digest=saved.header.scenario_digest)
    fold = Fold(model)
    for number, (step, fell) in enumerate(zip(saved.steps, saved.fell, strict=True), start=1):
        try:
            after = take(walk, step, fold)
        except SaveError as why:
            raise SaveError(_differs(saved, edited, why.problem.because, number)) from None
        if isinstance(after, Refusal):
            raise SaveError(_differs(saved, edited, f"step {number} is refused now: {after.because}", number))
        now = fell_of(after.match)
        if now != fell:
            raise SaveError(_differs(saved, edited, _first_difference(fell, now), number))
        walk = after
    remarks = saved.remarks
    if edited:
        remarks += ("The scenario was edited since this match was saved; the match is not concerned and goes on.",)
    return Reopened(walk=walk, fold=fold, remarks=remarks)


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
