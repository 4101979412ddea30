"""Odds that grow only when told to, so that a screen still waiting for them can be drawn twice."""

from __future__ import annotations

from game.odds.worker import News, OddsWorker


class PatientWorker(OddsWorker):
    """Plays a batch within `poll` when one is due, and nothing otherwise.

    batches: how many are due.
    """

    def __init__(self) -> None:
        """Begin with nothing due."""
        super().__init__(process=False)
        self.batches = 0

    def poll(self) -> list[News]:
        """Play what is due."""
        if not self.batches:
            return []
        self.batches -= 1
        return super().poll()
