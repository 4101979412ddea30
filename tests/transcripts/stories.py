"""Which matches are told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.content import load_model
from game.core.crisis import EndingKind, Setup
from game.core.definitions import Model
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.match import Match, open_match
from game.core.plans import Acceptance, Answer, CloseWatch, Command, OpenWatch, Plan, Seal
from game.core.sides import SIDES, Side
from tests.core.play import Chairs, Game, accepted, chairs_of, steps
from tests.transcripts.telling import ended, told

FOLDER = Path(__file__).parent
_MOST_SEEDS = 400


@dataclass(frozen=True, kw_only=True)
class Story:
    """One match to tell.

    Args:
        us, ussr: policies.
        wants: the kind of ending that the story is about: the first seed that comes to it is told.
        script: both sides' plans watch by watch, for a match in which persons sit at both desks; it is told as far as
            the script goes.
    """

    id: str
    scenario: str = "october-1962"
    start: str
    us: str = "kennedy"
    ussr: str = "khrushchev"
    wants: EndingKind | None = None
    script: tuple[tuple[Plan, Plan], ...] = ()


def _cable(side: Side, channel: str, tone: float, *clauses: tuple[str, str, int]) -> LetterDraft:
    said = tuple(Clause(term=term, level=level, kind=ClauseKind(kind)) for kind, term, level in clauses)
    return LetterDraft(channel=channel, tone=tone, clauses=said)


_TURKEY_TOO = _cable("ussr", "radio", 0, ("offer", "arms", 4), ("condition", "pledge", 3), ("condition", "jupiters", 4))
_OLD_WORDS = (
    (Plan(orders=("send-word-us",)), Plan(letters=(_TURKEY_TOO,))),
    (Plan(accept=Acceptance(letter="ussr-3", channel="radio"), orders=("brief-congress",)), Plan(orders=("air-hold",))),
    (Plan(), Plan(accept=Acceptance(letter="us-4", channel="radio"), orders=("presidium",))),
    (Plan(orders=("no-gloating", "alert-down")), Plan(orders=("alert-lower",))),
)

STORIES = (
    Story(id="a-settlement", start="oct16", wants=EndingKind.SETTLEMENT),
    Story(id="a-war", start="oct24", us="chiefs", ussr="malinovsky", wants=EndingKind.WAR),
    Story(id="two-persons-and-the-older-letter", start="oct26", script=_OLD_WORDS),
    Story(id="black-saturday", scenario="black-saturday", start="oct26"),
    Story(id="first-watch", scenario="first-watch", start="oct24"),
)


def path_of(story: Story) -> Path:
    """Return where a story's transcript stands."""
    return FOLDER / f"{story.id}.txt"


def tell(story: Story) -> str:
    """Return a story's transcript."""
    model = load_model(story.scenario)
    return _scripted(model, story) if story.script else _played(model, story)


def _setup(model: Model, story: Story, chairs: Chairs, seed: int) -> Setup:
    personas = (chairs["us"].persona, chairs["ussr"].persona)
    return Setup(scenario=model.id, start=story.start, seed=seed, personas=personas)


def _heading(story: Story, seed: int) -> str:
    players = "persons at both desks" if story.script else f"{story.us} against {story.ussr}"
    return f"{story.scenario} from {story.start}, seed {seed}: {players}"


def _played(model: Model, story: Story) -> str:
    chairs = chairs_of(model, story.us, story.ussr)
    for seed in range(1, _MOST_SEEDS):
        played = list(steps(Game(model, _setup(model, story, chairs, seed), chairs)))
        end = played[-1][0]
        ending = end.crisis.ending
        assert ending is not None
        if story.wants is None or ending.kind is story.wants:
            lines = [line for match, command in played[:-1] for line in told(match, command)]
            return "\n".join([_heading(story, seed), *lines, *ended(end), ""])
    message = f"no seed below {_MOST_SEEDS} tells the story {story.id}"
    raise AssertionError(message)


def _scripted(model: Model, story: Story) -> str:
    chairs = chairs_of(model, story.us, story.ussr)
    match = open_match(model, _setup(model, story, chairs, 1))
    lines = [_heading(story, 1)]
    for us, ussr in story.script:
        command: Command = OpenWatch()
        while not isinstance(command, CloseWatch):
            lines += told(match, command)
            match = accepted(match, command)
            command = _next(match, {"us": us, "ussr": ussr})
        lines += told(match, command)
        match = accepted(match, command)
    return "\n".join([*lines, *ended(match), ""])


def _next(match: Match, plans: dict[Side, Plan]) -> Command:
    """Return what comes next in a scripted watch; every question is answered with its first option."""
    if match.question is not None:
        return Answer(by=match.question.side, question=match.question.key, option=match.question.options[0])
    side = next((s for s in SIDES if s not in match.plans), None)
    return CloseWatch() if side is None else Seal(by=side, plan=plans[side])
