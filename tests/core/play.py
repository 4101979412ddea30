"""Whole matches played by policies through commands, for properties that must hold in every game."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import strategies as st

from game.ai import policy_for
from game.ai.policy import Policy
from game.content import load_model
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.luck import Dice
from game.core.match import Match, decide, open_match
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Refusal, Seal
from game.core.sides import SIDES, Side

MODELS = {name: load_model(name) for name in ("october-1962", "black-saturday", "first-watch")}
MOST_WATCHES = 120

Chairs = dict[Side, Policy]


def chairs_of(model: Model, us: str, ussr: str) -> Chairs:
    """Return the policies of both desks."""
    return {"us": policy_for(us, model, "us"), "ussr": policy_for(ussr, model, "ussr")}


class Game:
    """What is played: a scenario, a setup, and who sits at the desks."""

    def __init__(self, model: Model, setup: Setup, chairs: Chairs) -> None:
        self.model = model
        self.setup = setup
        self.chairs = chairs

    def __repr__(self) -> str:
        return f"Game({self.setup!r})"


@st.composite
def games(draw: st.DrawFn, us: str = "random", ussr: str = "random") -> Game:
    """Draw a scenario, a start, a seed and what else may be chosen before a game."""
    model = MODELS[draw(st.sampled_from(("october-1962",) * 3 + ("black-saturday", "first-watch")))]
    chairs = chairs_of(model, us, ussr)
    setup = Setup(
        scenario=model.id,
        start=draw(st.sampled_from(sorted(model.starts))),
        seed=draw(st.integers(0, 2**63 - 1)),
        personas=(chairs["us"].persona, chairs["ussr"].persona),
        hazard=draw(st.sampled_from((0.0, 0.3, 1.0, 3.2))),
        historical_luck=draw(st.booleans()),
        nature=draw(st.booleans()),
        attention=draw(st.sampled_from(((0, 0), (1, -1)))),
    )
    return Game(model, setup, chairs)


def next_command(match: Match, chairs: Chairs) -> Command:
    """Return the command that comes next when policies sit at both desks."""
    if match.phase is Phase.BRIEF:
        return OpenWatch()
    dice = {side: Dice(match.crisis.setup.seed, match.crisis.v[match.model.at.t], side) for side in SIDES}
    if match.question is not None:
        side = match.question.side
        option = chairs[side].answer(match.view(side), match.question, dice[side])[0]
        return Answer(by=side, question=match.question.key, option=option)
    if match.phase in (Phase.DELIBERATE, Phase.SEAL):
        side = next(s for s in SIDES if s not in match.plans)
        return Seal(by=side, plan=chairs[side].plan(match.crisis_view(side), dice[side])[0])
    return CloseWatch()


def accepted(match: Match, command: Command) -> Match:
    """Return the match after a command that must be accepted."""
    done = decide(match, command)
    assert not isinstance(done, Refusal), (command, done)
    return done


def as_it_is(_match: Match, command: Command) -> Command:
    """Change nothing."""
    return command


def steps(game: Game, change: Callable[[Match, Command], Command] = as_it_is) -> Iterator[tuple[Match, Command]]:
    """Play a match to its end, handing out each state with the command that is about to be given.

    Args:
        change: may replace a command by another one before it is given.
    """
    match = open_match(game.model, game.setup)
    while match.phase is not Phase.ENDED:
        assert match.crisis.watch <= MOST_WATCHES, "the game does not end"
        command = change(match, next_command(match, game.chairs))
        yield match, command
        match = accepted(match, command)
    yield match, CloseWatch()
