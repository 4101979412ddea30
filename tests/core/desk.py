"""A match driven by commands, and small changes to the scenario that make one rule visible at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from game.content import load_model
from game.core.crisis import Ending, Setup
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.match import Match, decide, open_match
from game.core.phases import Phase
from game.core.plans import Acceptance, Answer, CloseWatch, Command, OpenWatch, Plan, Question, Refusal, Seal
from game.core.sides import SIDES, Side

OCTOBER = load_model("october-1962")
NOTHING = Plan()


def always(_v: list[Any]) -> bool:
    """Hold."""
    return True


def never(_v: list[Any]) -> bool:
    """Do not hold."""
    return False


def number(x: float) -> Callable[[list[Any]], float]:
    """Return a formula that is a plain number."""
    return lambda _v: x


def services(model: Model, late: float = 0, lost: float = 0, overdone: float = 0, underdone: float = 0) -> Model:
    """Return the scenario with services that fail with these chances."""
    chances = {"late": late, "lost": lost, "overdone": overdone, "underdone": underdone}
    formulas: dict[str, Any] = {name: number(chance) for name, chance in chances.items()}
    return replace(model, organisations={k: replace(o, **formulas) for k, o in model.organisations.items()})


def only_events(model: Model, *wanted: str) -> Model:
    """Return the scenario in which these events fall in every watch that opens their family, and no other does."""
    events = tuple(
        replace(e, when=always, at=None, rate=number(1e6), most=1e6) if e.id in wanted else replace(e, when=never)
        for e in model.events
    )
    return replace(model, events=events)


def scene(model: Model, start: str, **values: float) -> Model:
    """Return the scenario with other values at one of its starts."""
    old = model.starts[start]
    return replace(model, starts={**model.starts, start: replace(old, values={**old.values, **values})})


def quiet(model: Model = OCTOBER) -> Model:
    """Return the scenario without events, hazards of the ladder, failing services and overruling."""
    still = services(only_events(model))
    return replace(still, rung4=(), clash_hazards=(), overruled_rate={"us": number(0), "ussr": number(0)})


QUIET = quiet()


def setup(start: str, seed: int = 1, model: Model = OCTOBER, **more: Any) -> Setup:
    """Return a setup of the two historical leaders without hidden draws of character."""
    plain: dict[str, Any] = {"nature": False, "personas": ("kennedy", "khrushchev")}
    return Setup(scenario=model.id, start=start, seed=seed, **{**plain, **more})


def letter(by: Side, channel: str, tone: float = 0, **said: Any) -> LetterDraft:
    """Return a draft: one's own terms offered, the other's made conditions.

    Args:
        said: levels by term, and of a letter's other parts `urgent`, `deadline`, `answers` and `threat`, a threat's id
            with its level.
    """
    giver = {t.id: t.giver for t in OCTOBER.terms}
    clauses = [
        Clause(
            term=term,
            level=level,
            kind=ClauseKind.OFFER if giver[term] == by else ClauseKind.CONDITION,
        )
        for term, level in said.items()
        if term in giver
    ]
    if "threat" in said:
        threat, level = said["threat"]
        clauses.append(Clause(term=threat, level=level, kind=ClauseKind.THREAT))
    parts = {name: said[name] for name in ("urgent", "deadline", "answers") if name in said}
    return LetterDraft(channel=channel, tone=tone, clauses=tuple(clauses), **parts)


def orders(*ids: str) -> Plan:
    """Return a plan of orders."""
    return Plan(orders=ids)


def write(*drafts: LetterDraft, withdraw: tuple[str, ...] = ()) -> Plan:
    """Return a plan of letters."""
    return Plan(letters=drafts, withdraw=withdraw)


def accept(letter_id: str, channel: str) -> Plan:
    """Return a plan that takes up an offer."""
    return Plan(accept=Acceptance(letter=letter_id, channel=channel))


def blow(option: str) -> Plan:
    """Return a move while blows are exchanged."""
    return Plan(blow=option)


def least_bold(question: Question, model: Model, values: list[Any]) -> str:
    """Return the option of greatest base: what happens on a time-out."""
    options = {o.id: o for o in model.choices[question.choice].options}
    return max(question.options, key=lambda o: float(options[o].base(values)))


class Desk:
    """A match, stepped through by commands; every command must be accepted unless a refusal is asked for."""

    def __init__(self, model: Model = QUIET, start: str = "oct24", seed: int = 1, **more: Any) -> None:
        self.model = model
        self.match: Match = open_match(model, setup(start, seed, model, **more))
        self.facts: list[Fact] = []
        self._news: tuple[Fact, ...] = ()

    def do(self, command: Command) -> None:
        """Carry out one command."""
        done = decide(self.match, command)
        assert not isinstance(done, Refusal), done
        self.match = done

    def refusal(self, by: Side, plan: Plan) -> str:
        """Return the code with which a plan is refused, having opened the watch."""
        if self.match.phase is Phase.BRIEF:
            self.do(OpenWatch())
        before = self.match
        refused = decide(self.match, Seal(by=by, plan=plan))
        assert isinstance(refused, Refusal), "the plan was accepted"
        assert self.match is before
        return refused.code

    def seal(self, us: Plan = NOTHING, ussr: Plan = NOTHING) -> None:
        """Open the watch and seal both plans; leaves the match at its first question or at the assessment."""
        if self.match.phase is Phase.BRIEF:
            self.do(OpenWatch())
        for side, plan in zip(SIDES, (us, ussr), strict=True):
            self.do(Seal(by=side, plan=plan))

    def finish(self, answers: Mapping[str, str] | None = None) -> tuple[Fact, ...]:
        """Answer what is asked, close the watch, and return what came true in it."""
        while self.match.question is not None:
            question = self.match.question
            option = (answers or {}).get(question.choice)
            if option is None:
                option = least_bold(question, self.model, self.match.now.v)
            self.do(Answer(by=question.side, question=question.key, option=option))
        self._news = self.match.news
        self.facts += self._news
        self.do(CloseWatch())
        return self._news

    def watch(
        self, us: Plan = NOTHING, ussr: Plan = NOTHING, answers: Mapping[str, str] | None = None
    ) -> tuple[Fact, ...]:
        """Play one whole watch and return what came true in it."""
        self.seal(us, ussr)
        return self.finish(answers)

    def wait(self, until: Callable[[Desk], bool], most: int = 60) -> None:
        """Let watches pass in which nothing is done."""
        for _ in range(most):
            if until(self) or self.ended:
                return
            self.watch(blow("cease-us") if self.blows else NOTHING, blow("cease-ussr") if self.blows else NOTHING)

    def alone(self, side: Side, plan: Plan) -> tuple[Fact, ...]:
        """Play one whole watch in which only one side does something."""
        return self.watch(us=plan) if side == "us" else self.watch(ussr=plan)

    @property
    def ending(self) -> Ending:
        """How the match ended."""
        ending = self.match.now.ending
        assert ending is not None, "the match goes on"
        return ending

    @property
    def question(self) -> Question:
        """The question that stands open."""
        assert self.match.question is not None, "nothing is asked"
        return self.match.question

    @property
    def blows(self) -> bool:
        """Whether blows are exchanged now."""
        return self.model.stages[self.stage].blows

    @property
    def ended(self) -> bool:
        """Whether the match is over."""
        return self.match.phase is Phase.ENDED

    @property
    def stage(self) -> str:
        """The stage of the crisis."""
        return self.match.now.stage

    def __getitem__(self, name: str) -> float:
        """Return a value of the truth by its name."""
        return float(self.match.now.v[self.model.index[name]])

    def standing(self, side: Side) -> list[str]:
        """Return the ids of a side's standing offers."""
        return [o.id for o in self.match.view(side).own_offers]


def kinds(facts: tuple[Fact, ...] | list[Fact]) -> list[FactKind]:
    """Return the kinds of facts, in order."""
    return [f.kind for f in facts]


def told(facts: tuple[Fact, ...] | list[Fact], kind: FactKind) -> list[str]:
    """Return the ids of the facts of one kind."""
    return [f.id for f in facts if f.kind is kind]
