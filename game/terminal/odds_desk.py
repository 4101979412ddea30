"""Odds in plain text: asked, waited for with a word on how far it is, dropped by Enter or Ctrl-C, and told."""

from __future__ import annotations

import select
import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from game.app.archive.asking import TURNING, odds_for_debrief, odds_of_road
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
from game.core.definitions import Model
from game.core.sides import US, Side
from game.history.branch import Branch
from game.locale import tr
from game.odds.asking import Until
from game.odds.engine import bulk_engine
from game.odds.luck import Difference
from game.odds.questions import AskDifference, AskLine, AskLuck, AskOdds, AskRisk, AskTurning, Question
from game.odds.seats import seats_of
from game.odds.shipped import shipped_along
from game.reports.debrief_parts import NodeOdds, OddsTold
from game.terminal.archive_page import CITIES
from game.terminal.paper import Paper

_EVERY: Final = 2.0
"""Seconds between two words on how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How many games are played for an answer.

    Args:
        odds: at most, for the odds of one place, and how wide an interval may stay.
        others: for each part of the other questions.
    """

    odds: int = 20_000
    half_width: float = 0.03
    others: int = 1000


class OddsDesk:
    """Asks about the odds of roads and writes what came of it."""

    def __init__(self, paper: Paper, effort: Effort | None = None) -> None:
        """Sit down."""
        self.paper = paper
        self.effort = effort or Effort()

    # -- asking ----------------------------------------------------------------------------------------------------

    def ask(self, model: Model, what: str, question: Question) -> Any | None:
        """Return an answer, or None if it was dropped.

        Args:
            what: what is being done, as a sentence.
        """
        stop = tr("Enter or Ctrl-C drops it.") if self.paper.keyboard else ""
        self.paper.say(f"{what} {stop}".rstrip())
        told = time.monotonic()
        value: Any | None = None
        try:
            for step in question.steps(bulk_engine(model.id)):
                value = step.value
                if step.final:
                    return value
                if self._enter_typed():
                    break
                if self.paper.keyboard and time.monotonic() - told > _EVERY:
                    told = time.monotonic()
                    self.paper.line(tr("{done} of 100 done.", done=f"{100 * step.done:.0f}"))
        except KeyboardInterrupt:
            self.paper.line()
        self.paper.say(tr("Dropped. Nothing else has changed."))
        return None

    def _enter_typed(self) -> bool:
        if not self.paper.keyboard or sys.platform == "win32":  # consoles there cannot be asked; Ctrl-C does it
            return False
        if not select.select([sys.stdin], [], [], 0)[0]:
            return False
        sys.stdin.readline()
        return True

    # -- answers ---------------------------------------------------------------------------------------------------

    def odds(self, branch: Branch, number: int) -> None:
        """Write how it may go on from a place of a road."""
        model, crisis, seats = branch.model, branch.truths[number], seats_of(branch.setup)
        until = Until(half_width=self.effort.half_width, games=self.effort.odds)
        question = AskOdds(crisis=crisis, seats=seats, until=until, known=shipped_along(branch)[number])
        found = self.ask(model, tr("Playing the rest many times from here."), question)
        if found is None:
            return
        self.paper.head(tr("Odds from {when}, by this model", when=_when(branch, number)))
        for line in odds_lines(found):
            self.paper.say(line, hang=2)
        if not found.certain:
            self._modest(branch, found.games)

    def risk(self, branch: Branch, number: int) -> None:
        """Write where the risk of the coming watch lies."""
        model, crisis = branch.model, branch.truths[number]
        if crisis.ending is not None or crisis.v[model.at.clash]:
            self.paper.say(tr("There is no coming watch here whose risk could be split: go to an earlier one."))
            return
        question = AskRisk(crisis=crisis, seats=seats_of(branch.setup))
        found = self.ask(model, tr("Playing the coming watch many times."), question)
        if found is None:
            return
        self.paper.head(tr("Risk from {when}, by this model", when=_when(branch, number)))
        for below, line in ledger_lines(model, found):
            self.paper.say(line, indent=2 if below else 0, hang=4)
        self._modest(branch, found.games)

    def line(self, branch: Branch) -> None:
        """Write the odds of every place of a road."""
        until = Until(half_width=self.effort.half_width, games=self.effort.others)
        known, seats = shipped_along(branch), seats_of(branch.setup)
        question = AskLine(crises=branch.truths, seats=seats, until=until, known=known)
        found = self.ask(branch.model, tr("Playing on from every watch of this road; some seconds."), question)
        if found is None:
            return
        self.paper.head(tr("Odds along this road, by this model"))
        for number, odds in enumerate(found):
            if odds.certain:
                self.paper.say(f"{_when(branch, number)}: {odds_lines(odds)[0]}", hang=4)
                continue
            self.paper.say(
                tr(
                    "{when}: a settlement {settlement}, war {war}.",
                    when=_when(branch, number),
                    settlement=share_words(odds.settlement),
                    war=share_words(odds.war),
                ),
                hang=4,
            )
        self._modest(branch, max(x.games for x in found))

    def turning(self, branch: Branch) -> None:
        """Write what moved the odds most along a road."""
        question = AskTurning(watches=branch.watches, seats=seats_of(branch.setup), games=self.effort.others)
        found = self.ask(branch.model, tr(TURNING), question)
        if found is None:
            return
        self.paper.head(tr("What moved the odds most, by this model"))
        for number, point in enumerate(found.points, start=1):
            told = turning_told(branch.model, point)
            before, after = point.movement.before, point.movement.after
            self.paper.item(number, f"{told.when}. {told.title}. {told.text}")
            self.paper.say(
                tr(
                    "A settlement: {before}, then {after}.",
                    before=share_words(before.settlement),
                    after=share_words(after.settlement),
                ),
                indent=5,
            )
            self.paper.say(
                tr(
                    "War: {before}, then {after}.",
                    before=share_words(before.war),
                    after=share_words(after.war),
                ),
                indent=5,
            )
        if not found.points:
            self.paper.say(tr("Nothing that was decided or fell moved the odds beyond doubt."))
        self._modest(branch, found.games)

    def luck(self, branch: Branch, side: Side) -> None:
        """Write how one side's decisions fare under other luck."""
        if not branch.watches:
            self.paper.say(tr("Nothing has been decided on this road yet."))
            return
        seats = seats_of(branch.setup)
        question = AskLuck(watches=branch.watches, side=side, seats=seats, games=self.effort.others)
        found = self.ask(
            branch.model, tr("Playing {city}'s decisions under other luck.", city=tr(CITIES[side])), question
        )
        if found is None:
            return
        self.paper.head(tr("The decisions and the dice, by this model"))
        for line in luck_lines(found, tr(CITIES[side])):
            self.paper.say(line)
        self._modest(branch, found.odds.games)

    def difference(self, a: Branch, b: Branch) -> Difference | None:
        """Return how much of the difference between two roads was the decision and how much the dice, if it was asked.

        Raises:
            NoFork: one road is a part of the other.
        """
        question = AskDifference(a=a.watches, b=b.watches, seats=seats_of(a.setup), games=self.effort.others)
        found: Difference | None = self.ask(a.model, tr("Playing on from both sides of the fork."), question)
        return found

    def for_debrief(self, branch: Branch, history: Branch | None) -> OddsTold | None:
        """Return everything a debrief tells about odds, or None if it was dropped."""
        until = Until(half_width=self.effort.half_width, games=self.effort.others)
        return odds_for_debrief(partial(self.ask, branch.model), branch, history, until, self.effort.others)

    def along(self, branch: Branch, title: str) -> tuple[NodeOdds, ...] | None:
        """Return the odds of every place of a road, or None if they were dropped."""
        until = Until(half_width=self.effort.half_width, games=self.effort.others)
        return odds_of_road(partial(self.ask, branch.model), branch, title, until)

    def doubts(self, branch: Branch) -> None:
        """Write what others thought of the odds, and what the model leaves out."""
        beside = modesty_of(branch.model, self.effort.others, seats_of(branch.setup))
        words = lexicon_of(branch.model)
        if beside.published:
            self.paper.subhead(tr("What others thought"))
            for guess in beside.published:
                self.paper.say(f"- {published_words(words, guess)}", indent=2, hang=4)
        if beside.leaves_out:
            self.paper.subhead(tr("What the model leaves out"))
            for line in beside.leaves_out:
                self.paper.say(f"- {line}", indent=2, hang=4)

    def _modest(self, branch: Branch, games: int) -> None:
        beside = modesty_of(branch.model, games, seats_of(branch.setup))
        self.paper.line()
        self.paper.say(" ".join(x for x in (beside.by, beside.interval) if x))
        self.paper.say(tr("Type doubts for what others thought, and for what the model leaves out."))


def _when(branch: Branch, number: int) -> str:
    return f"{stamp(branch.model, branch.truths[number].v[branch.model.at.t], US)}"
