"""The roads that the debrief is tested with."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from game.ai import policy_for
from game.content import load_model
from game.core.crisis import Setup
from game.history.branch import branch_of_playout
from game.history.curated import historical_branch

GOLDENS = Path(__file__).parent / "goldens"


@cache
def model():
    return load_model("october-1962")


@cache
def road(us, ussr, start="oct26", seed=7, *, historical=False):
    """Return the branch of a whole game between two policies."""
    chairs = {"us": policy_for(us, model(), "us"), "ussr": policy_for(ussr, model(), "ussr")}
    personas = (chairs["us"].persona, chairs["ussr"].persona)
    setup = Setup(scenario=model().id, start=start, seed=seed, personas=personas, historical_luck=historical)
    return branch_of_playout(model(), setup, chairs)


def history():
    return historical_branch(model())


@cache
def war():
    """Return the first game of the hard desks that ends in war."""
    found = (road("chiefs", "malinovsky", "oct27", seed) for seed in range(1, 200))
    return next(b for b in found if b.end.ending.kind == "war")


def golden_debriefs():
    """Yield (name, debrief) of what is kept word for word; only the digest of the rules is left out."""
    from game.app.debriefing import debrief_of

    past = debrief_of(history(), name="The course of 1962")
    hard = debrief_of(war(), history=history(), name="The hard desks", note="From 27 October on.")
    yield "history", replace(past, model=model().id)
    yield "war", replace(hard, model=model().id)


if __name__ == "__main__":
    from game.reports.debrief_markdown import markdown

    GOLDENS.mkdir(exist_ok=True)
    for name, debrief in golden_debriefs():
        (GOLDENS / f"debrief-{name}.md").write_text(markdown(debrief), encoding="utf-8")
