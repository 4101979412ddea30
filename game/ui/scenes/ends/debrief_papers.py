"""What a debrief is laid out from, worked out beside the window, and its odds as they come in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.app.archive.odds_words import node_told, odds_told
from game.app.debriefing import debrief_of
from game.app.debriefing_beside import Beside
from game.app.debriefing_turns import turns_told
from game.app.session import Session
from game.core.sides import Side
from game.history.branch import Branch
from game.history.curated import has_history, historical_branch
from game.locale import tr
from game.odds.luck import LuckAccount
from game.odds.seats import seats_of
from game.odds.turning import TurningPoints
from game.reports.debrief_parts import Debrief, NodeOdds, OddsTold

if TYPE_CHECKING:
    from game.ui.flow.odds_desk import Asked, OddsDesk


@dataclass(frozen=True, slots=True)
class DebriefPapers:
    """A debrief, and the roads it tells of. history: the course of 1962, where the scenario has it."""

    told: Debrief
    branch: Branch | None
    history: Branch | None


def papers_of(session: Session) -> DebriefPapers:
    """Lay out a finished match; takes a moment, so call it beside a window."""
    model = session.match.model
    history = historical_branch(model) if has_history(model) else None
    branch = None
    if session.tree is not None and session.fold is not None:
        branch = session.fold.branch(session.tree, session.tree.cursor)
        odds_told(model, seats_of(branch.setup))  # so that its words are at hand when the first figures come in
    return DebriefPapers(told=debrief_of(session, history=history), branch=branch, history=history)


class DebriefOdds:
    """The odds of a finished match, asked in the background: along its road, its turning points, its luck.

    told: everything that has come in so far; None before the first figures. turned: the turning points are all in.
    """

    def __init__(self, desk: OddsDesk, branch: Branch, side: Side, history: Branch | None = None) -> None:
        self._beside = Beside(branch.model, history)
        self._history = history
        self.told: OddsTold | None = None
        self.turned = False
        self._desk = desk
        self._branch = branch
        self._side: Side = side
        self._line: Asked | None = None
        self._luck: Asked | None = None
        self._turning: Asked | None = None

    def begin(self) -> None:
        """Ask in the order in which it is read: the curve first, then what turned it, and the luck beside it.

        What was dropped meanwhile, by a page that asked the same, is asked again.
        """
        if not self._branch.watches:
            return
        first = self._line is None
        if _dropped(self._line):
            self._line = self._desk.ask_line(self._branch)
        if _answered(self._line) and _dropped(self._turning):
            self._turning = self._desk.ask_turning(self._branch)
        if _answered(self._line) and _dropped(self._luck):
            self._luck = self._desk.ask_luck(self._branch, self._side)
        if first:
            self.tell()

    def stop(self) -> None:
        """Drop what is still open; what came in stays."""
        for asked in (self._line, self._luck, self._turning):
            if asked is not None and asked.open:
                self._desk.cancel(asked)

    def tick(self) -> bool:
        """Take in what has come; return whether anything is new."""
        self.begin()
        if self._line is None or not self._desk.poll():
            return False
        self.tell()
        return True

    @property
    def words(self) -> str:
        """How far it is: what is still being played, or why there will be no figures; empty when all is there."""
        questions = (
            (self._line, tr("The odds")),
            (self._turning, tr("The turning points")),
            (self._luck, tr("The luck")),
        )
        for asked, what in questions:
            if asked is not None and (asked.trouble or asked.open):
                return f"{what}: {self._desk.progress(asked)}"
        return ""

    @property
    def trouble(self) -> str:
        """Why there will be no figures; empty where there will be, or are."""
        return self.words if any(x is not None and x.trouble for x in (self._line, self._turning, self._luck)) else ""

    def around(self, t: float) -> tuple[NodeOdds | None, NodeOdds | None]:
        """Return the odds at the last moment of decision up to an hour, and at the next one; None for what is not in.

        A figure from further off would put down to one watch what several did.
        """
        known = {} if self.told is None else {node.t: node for node in self.told.line}
        hours = [float(truth.v[self._branch.model.at.t]) for truth in self._branch.truths]
        before = max((hour for hour in hours if hour <= t), default=None)
        after = min((hour for hour in hours if hour > t), default=None)
        return (known.get(before) if before is not None else None, known.get(after) if after is not None else None)

    def tell(self) -> None:
        """Put what has come in into words."""
        if self._line is None:
            return
        found = [self._desk.known(node) for node in self._branch.nodes]
        pairs = [(c, o) for c, o in zip(self._branch.truths, found, strict=True) if o is not None and o.games]
        luck = None if self._luck is None else self._luck.value
        turning = None if self._turning is None else self._turning.value
        self.turned = self._turning is not None and not (self._turning.open or self._turning.trouble)
        self.turned = self.turned and not _dropped(self._turning)
        if not pairs and luck is None:
            return
        found_turns = turning if isinstance(turning, TurningPoints) and self.turned else None
        told = odds_told(
            self._branch.model,
            seats_of(self._branch.setup),
            crises=tuple(c for c, _ in pairs),
            line=tuple(o for _, o in pairs),
            turning=found_turns,
            luck=luck if isinstance(luck, LuckAccount) else None,
        )
        if found_turns is not None:
            turns = turns_told(told.turning, found_turns.points, self._beside, self._branch.end.archive)
            told = replace(told, turning=turns)
        self.told = replace(told, history=self._past())

    def _past(self) -> tuple[NodeOdds, ...]:
        """The odds along 1962 as they came with the scenario; nothing where they would have to be played for."""
        if self._history is None:
            return ()
        self._desk.recall(self._history)
        model, found = self._history.model, [self._desk.known(node) for node in self._history.nodes]
        past = zip(self._history.truths, found, strict=True)
        return tuple(node_told(model, crisis, odds) for crisis, odds in past if odds is not None) if all(found) else ()


def _dropped(asked: Asked | None) -> bool:
    """Whether a question has yet to be put, or was closed before its answer was whole."""
    return asked is None or not (asked.open or asked.trouble or asked.done >= 1.0)


def _answered(asked: Asked | None) -> bool:
    """Whether nothing more is to come of a question that was put."""
    return asked is not None and not asked.open and not _dropped(asked)
