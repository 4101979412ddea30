"""Odds found before, by node, seats and scenario: in memory, and in one file if a place for it is given."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

from game.core.definitions import Model
from game.odds.estimate import Odds
from game.odds.odds_file import Key, OddsFileError, key_of, read, to_bytes
from game.odds.seats import Seats
from game.odds.shipped import shipped
from game.saves.atomic import write_whole

MOST_KEPT: Final = 20_000
"""Nodes whose odds are kept; those asked for longest ago go first."""


class OddsCache:
    """Keeps the best-known odds of each node.

    Args:
        path: a file beside the saves; None keeps odds in memory alone. A file that is damaged, or of another format, is
            left out of account: what it held can be found again.

    Attributes:
        remark: one sentence about a file that could not be read or written; empty while all is well.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the cache."""
        self._path = path
        self._odds: OrderedDict[Key, Odds] = OrderedDict()
        self._changed = False
        self.remark = ""
        if path is not None:
            self._read(path)

    def get(self, digest: str, node: str, seats: Seats) -> Odds | None:
        """Return the odds known of a node, or None.

        Args:
            digest: the scenario's (`Model.digest`).
        """
        key = key_of(digest, node, seats)
        found = self._odds.get(key)
        if found is not None:
            self._odds.move_to_end(key)
        return found

    def best(self, model: Model, node: str, seats: Seats) -> Odds | None:
        """Return the odds known of a node, or those that came with its scenario where these are from more games."""
        own = self.get(model.digest, node, seats)
        below = shipped(model).get(key_of(model.digest, node, seats))
        if own is None or (below is not None and below.games > own.games):
            return below
        return own

    def put(self, digest: str, node: str, seats: Seats, odds: Odds) -> None:
        """Remember odds, unless some from more games are known, or they are certain anyway."""
        key = key_of(digest, node, seats)
        known = self._odds.get(key)
        if odds.certain or (known is not None and known.games >= odds.games):
            return
        self._odds[key] = odds
        self._odds.move_to_end(key)
        self._changed = True
        while len(self._odds) > MOST_KEPT:
            self._odds.popitem(last=False)

    def save(self) -> None:
        """Write the file if anything is new; trouble with the disk is remarked upon, never raised."""
        if self._path is None or not self._changed:
            return
        try:
            write_whole(self._path, to_bytes(self._odds))
        except OSError as error:
            self.remark = f"Odds could not be kept in {self._path.name}: {error.strerror or error}."
        else:
            self._changed = False

    def _read(self, path: Path) -> None:
        try:
            self._odds.update(read(path))
        except OddsFileError:
            self.remark = f"The odds kept in {path.name} could not be read; they will be found anew."
