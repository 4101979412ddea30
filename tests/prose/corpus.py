"""The shipped phrases, read plainly, and made-up occasions to try them on."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from game.core.letters import Clause, ClauseKind
from game.core.sides import Side
from game.prose.compile import compile_grammar
from game.prose.grammar import Grammar
from game.prose.occasion import Answered, Occasion

FOLDER = Path(__file__).parents[2] / "scenarios" / "october-1962"
EVENTS = ("u2-lost", "u2-strays", "exile-raid", "un-appeal", "sub-forced-up", "ship-at-the-line", "column-on-turkey")


@lru_cache
def phrases() -> dict:
    found: dict = {}
    for path in sorted((FOLDER / "phrases").glob("*.yaml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@lru_cache
def grammar() -> Grammar:
    return compile_grammar(phrases())


@lru_cache
def sheet() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "terms.yaml").read_text(encoding="utf-8")))


def clause(term: str, level: int, kind: ClauseKind, *, secret: bool = False) -> Clause:
    return Clause(term=term, level=level, kind=kind, secret=secret)


def occasion(by: Side = "us", clauses: tuple[Clause, ...] = (), **told: Any) -> Occasion:
    facts: dict[str, Any] = {
        "seed": 1,
        "letter": f"{by}-1",
        "channel": "cable",
        "tone": 0.0,
        "t": 250.0,
        "stage": "quarantine",
    }
    return Occasion(by=by, clauses=clauses, **(facts | told))


def a_game_of(side: Side, seed: int, letters: int = 25) -> list[Occasion]:
    """Return the letters of one varied game: terms, tones, channels, answers and incidents at random."""
    dice = random.Random(seed)
    return [_one(side, dice, seed, n) for n in range(letters)]


def _one(side: Side, dice: random.Random, seed: int, n: int) -> Occasion:
    settled = n > 20
    t = 160.0 + 8 * n
    channel = dice.choice(["cable"] * 5 + ["radio"] * 3 + ["back"] * 3 + ["un", "feeler", "press"])
    answers = None
    if n and dice.random() < 0.6:
        answers = Answered(
            channel=dice.choice(["cable", "cable", "radio", "back", "un"]),
            tone=dice.choice([-2, -1, 0, 1]),
            sent=t - 9,
            offer=dice.random() < 0.5,
            threat=dice.random() < 0.2,
            urgent=dice.random() < 0.3,
            dearer=dice.random() < 0.2,
        )
    return Occasion(
        seed=seed,
        letter=f"{side}-{n + 1}",
        by=side,
        channel=channel,
        tone=dice.choice([-2, -1, -0.5, 0, 0, 0.5, 1]),
        t=t,
        stage="bargain-struck" if settled else dice.choice(["exposed", "quarantine", "brink"]),
        clauses=_clauses(side, dice, channel),
        urgent=not settled and dice.random() < 0.2,
        deadline=0 if settled else dice.choice([0, 0, 0, 12, 24]),
        answers=answers,
        accepts=answers is not None and answers.offer and dice.random() < 0.1,
        dearer=dice.random() < 0.1,
        counter=answers is not None and dice.random() < 0.15,
        changed=frozenset({0, 2}),
        earlier=n,
        knot=dice.choice([30.0, 55.0, 75.0]),
        dread=dice.choice([15.0, 30.0, 40.0, 50.0]),
        weary=dice.choice([10.0, 50.0]),
        blood=dice.choice([0.0, 0.0, 0.6]),
        settled=settled,
        incidents=frozenset(dice.sample(EVENTS, dice.choice([0, 0, 1, 2]))),
    )


def _clauses(side: Side, dice: random.Random, channel: str) -> tuple[Clause, ...]:
    terms = dict(sheet()["terms"])
    picked = sorted(dice.sample(sorted(terms), dice.choice([0, 2, 3, 4, 5, 6, 7])))
    found = []
    for term in picked:
        level = dice.randint(1, len(terms[term]["levels"]) - 1)
        own = terms[term]["giver"] == side
        offers = [ClauseKind.OFFER] * 4 + [ClauseKind.ASSURANCE, ClauseKind.REFUSAL]
        kind = dice.choice(offers if own else [ClauseKind.DEMAND] * 4 + [ClauseKind.CONDITION])
        if kind is ClauseKind.REFUSAL:
            level = 0
        private = term == "jupiters" and level == 2 and channel not in ("radio", "press")
        found.append(clause(term, level, kind, secret=private))
    if dice.random() < 0.25:
        threats = [name for name, threat in sheet()["threats"].items() if threat["by"] == side]
        found.append(clause(dice.choice(threats), dice.choice([1, 2]), ClauseKind.THREAT))
    return tuple(found)
