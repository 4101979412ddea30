"""While something heavy is done elsewhere: a sheet with one typed line. Nothing spins; Esc goes back, where it can."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from game.locale import marked, tr
from game.ui.frame.pace import pace
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import Ready
from game.ui.widgets import Button, Column, Gap, Pad, Row, Sheet, Text, Widget


class WaitScene(TreeScene):
    """Runs `work` in a thread of its own, once the sheet is seen, and reports `Ready`."""

    title = marked("One moment")

    def __init__(
        self,
        words: str,
        work: Callable[[], Any],
        then: Callable[[Any], Any],
        palette: str = "neutral",
        *,
        stops: bool = True,
    ) -> None:
        """Lay the sheet out.

        Args:
            words: what is being done.
            then: for the director, what to do with the result.
            stops: whether one may turn away from it; what changes the match has to come to its end.
        """
        super().__init__()
        self.stops = stops
        self.words = words
        self.then = then
        self.palette = palette
        self._work = work
        self._answer: Ready | None = None
        self._thread: threading.Thread | None = None
        self._turns = 0

    def _run(self) -> None:
        try:
            with pace.hurry():
                self._answer = Ready(self._work(), None)
        except Exception as error:  # noqa: BLE001 - handed to the director, which knows which errors are a player's
            self._answer = Ready(None, error)

    def tick(self, now: int) -> Intent | None:
        # The key that led here is answered first; the work would take half of the window's time from the sheet.
        self._turns += 1
        if self._thread is None and self._turns > 1:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        answer, self._answer = self._answer, None
        return answer

    def back(self) -> Intent | None:
        return super().back() if self.stops else None

    def compose(self, kit: Kit) -> Widget:
        rows: list[Widget] = [Text(self.words, "typed")]
        if self.stops:
            stop = Button(tr("Stop"), Back(), key="Esc", kind="paper")
            stop.takes_enter = False  # an Enter too many must not stop what the one before it began
            rows.append(Row([Gap().grow(), stop]))
        sheet = Sheet(rows, pad=24, gap=16).wide(560)
        return Pad(Column([Gap().grow(), Column([sheet], align="centre"), Gap().grow()]), 24)
