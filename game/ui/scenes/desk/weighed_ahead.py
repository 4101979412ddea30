"""While a plan is about to be sealed its worlds are played, so that the assessment need not play them all at once."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from game.app.forecast import Weighing
from game.core.plans import Plan
from game.ui.scenes.match_state import MatchState

_TURN: Final = 0.006
"""Seconds of a tick that it takes, so that a key never waits for it."""


class WeighedAhead:
    """Plays the worlds of the plan on the desk, a few at a time, as the council does."""

    def __init__(self, match: MatchState) -> None:
        self._match = match
        self._weighing: tuple[Plan, Weighing] | None = None

    def go_on(self) -> None:
        """Play worlds for a moment, if any are left; call it in `tick`."""
        match = self._match
        crisis = match.session.match.crisis
        if crisis.v[match.session.match.model.at.clash]:
            return  # in the midst of blows nobody forecasts
        plan = match.draft.plan()
        if self._weighing is None or self._weighing[0] != plan:
            self._weighing = (plan, Weighing(match.session, match.side, plan))
        weighing, until = self._weighing[1], perf_counter() + _TURN
        while not weighing.done and perf_counter() < until:
            weighing.step()
