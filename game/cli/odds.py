"""`knot-of-war odds`: how likely it was, from any watch of a road, by this model."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from typing import Any, TypeVar

from game.ai import LineError, line_of
from game.app.archive.asking import Ask
from game.app.archive.finding import FoundRoad
from game.app.archive.odds_words import (
    ledger_lines,
    luck_lines,
    modesty_of,
    odds_lines,
    published_words,
    share_words,
    turning_told,
)
from game.app.calendar import stamp
from game.app.lexicon import lexicon_of
from game.cli.exits import Complaint, Exit
from game.cli.roads import place_of, road_of
from game.cli.scenario import refused
from game.core.definitions import Model
from game.core.sides import SIDES, US, Side
from game.odds.asking import Growing, Until, odds_of, odds_of_line
from game.odds.engine import Engine, bulk_engine
from game.odds.estimate import Odds
from game.odds.ledger import ledger_of
from game.odds.luck import luck_of
from game.odds.questions import Question
from game.odds.seats import Seat, Seats, seats_of
from game.odds.turning import turning_points

T = TypeVar("T")

_CITIES = {"us": "Washington", "ussr": "Moscow"}


def odds(given: Namespace) -> int:
    """Answer one question about the odds of a road."""
    found = road_of(given.road, given, given.node)
    model = found.branch.model
    seats = _seats(given, model, found)
    engine = bulk_engine(given.scenario if model.id == given.scenario else model.id)
    asked = _Asked(given, found, engine, seats)
    facts, lines, games = asked.answer()
    if given.json:
        beside = modesty_of(model, games, seats)
        sys.stdout.write(json.dumps({**facts, "beside": beside.as_json()}) + "\n")
    else:
        sys.stdout.write("\n".join([*lines, "", *_modesty(model, games, seats)]) + "\n")
    return Exit.FINE


class _Asked:
    """One question, its answer as plain values and as lines."""

    def __init__(self, given: Namespace, found: FoundRoad, engine: Engine, seats: Seats) -> None:
        self.given, self.found, self.engine, self.seats = given, found, engine, seats
        self.model = found.branch.model
        self.until = Until(half_width=given.half_width / 100, games=given.games)

    def answer(self) -> tuple[dict[str, Any], list[str], int]:
        """Return plain values, lines of text, and the games that were played for them."""
        if self.given.turning:
            return self._turning()
        if self.given.luck is not None:
            return self._luck()
        if self.given.all:
            return self._line()
        return self._node()

    def _node(self) -> tuple[dict[str, Any], list[str], int]:
        number = place_of(self.found, self.given.watch)
        crisis = self.found.branch.truths[number]
        found: Odds = last(odds_of(self.engine, crisis, self.seats, self.until))
        lines = [self._where(number), *odds_lines(found)]
        facts: dict[str, Any] = {"watch": number + 1, "odds": found.as_json()}
        if crisis.ending is None and not crisis.v[self.model.at.clash]:
            ledger = last(ledger_of(self.engine, crisis, self.seats, games=self.given.games))
            lines += ["", *[line for _, line in ledger_lines(self.model, ledger)]]
            facts["risk"] = ledger.as_json()
        return facts, lines, found.games

    def _line(self) -> tuple[dict[str, Any], list[str], int]:
        crises = self.found.branch.truths
        found = last(odds_of_line(self.engine, crises, self.seats, self.until))
        lines = [
            f"{self._where(n)} settlement {share_words(o.settlement)}, war {share_words(o.war)}"
            for n, o in enumerate(found)
        ]
        facts = {"line": [{"watch": n + 1, "odds": o.as_json()} for n, o in enumerate(found)]}
        return facts, lines, max(o.games for o in found)

    def _turning(self) -> tuple[dict[str, Any], list[str], int]:
        found = last(turning_points(self.engine, self.found.branch.watches, self.seats, games=self.given.games))
        lines = []
        for point in found.points:
            told = turning_told(self.model, point)
            war, bargain = point.movement.before.war, point.movement.before.settlement
            after = point.movement.after
            lines += [f"{told.when}  {told.title}", f"    {told.text}"]
            lines.append(f"    before: settlement {share_words(bargain)}, war {share_words(war)};")
            lines.append(f"    after: settlement {share_words(after.settlement)}, war {share_words(after.war)}")
        return found.as_json(), lines or ["Nothing that was decided or fell moved the odds beyond doubt."], found.games

    def _luck(self) -> tuple[dict[str, Any], list[str], int]:
        side = self.given.luck
        watches = self.found.branch.watches
        if not watches:
            raise Complaint("nothing has been decided on that road yet")
        found = last(luck_of(self.engine, watches, side, self.seats, games=self.given.games))
        return found.as_json(), list(luck_lines(found, _CITIES[side])), found.odds.games

    def _where(self, number: int) -> str:
        values = self.found.branch.truths[number].v
        at = self.model.at
        return f"Watch {number + 1}, {stamp(self.model, values[at.t], US)}, knot {values[at.knot]:.0f}:"


def asker(scenario: str) -> Ask:
    """Return what puts questions here and waits for their answers; nothing is dropped but by Ctrl-C."""
    engine = bulk_engine(scenario)

    def ask(_what: str, question: Question) -> Any:
        steps: Iterator[Growing[Any]] = question.steps(engine)
        return last(steps)

    return ask


def last(steps: Iterator[Growing[T]]) -> T:
    """Return the last of some growing answers, telling a person at a terminal how far it is."""
    shown, began = sys.stderr.isatty(), time.monotonic()
    value: T | None = None
    for step in steps:
        value = step.value
        if shown and time.monotonic() - began > 1:
            sys.stderr.write(f"\r{100 * step.done:3.0f} % ")
            sys.stderr.flush()
    if shown and time.monotonic() - began > 1:
        sys.stderr.write("\r      \r")
    assert value is not None
    return value


def _seats(given: Namespace, model: Model, found: FoundRoad) -> Seats:
    seats: dict[Side, Seat] = dict(seats_of(found.branch.setup))
    for side in SIDES:
        name = getattr(given, side)
        if name is None:
            continue
        persona = model.personas.get(name)
        if persona is not None and persona.side == side:
            seats[side] = name
            continue
        try:
            seats[side] = line_of(name, model, side)
        except LineError as error:
            raise refused(error) from None
    return seats


def _modesty(model: Model, games: int, seats: Seats) -> list[str]:
    beside = modesty_of(model, games, seats)
    words = lexicon_of(model)
    lines = [x for x in (beside.by, beside.interval) if x]
    if beside.published:
        lines += ["What others thought:", *[f"- {published_words(words, p)}" for p in beside.published]]
    if beside.leaves_out:
        lines += ["What the model leaves out:", *[f"- {x}" for x in beside.leaves_out]]
    return lines
