"""Odds found before, by node, seats and scenario: in memory, and in one file if a place for it is given."""

from __future__ import annotations

import json
from collections import OrderedDict
from pathlib import Path
from typing import Any, Final

from game.odds.estimate import GROUPS, Odds
from game.odds.seats import Seats, seats_key
from game.saves.atomic import write_whole

MOST_KEPT: Final = 20_000
"""Nodes whose odds are kept; those asked for longest ago go first."""
_MARK: Final = "knot-of-war-odds"
_FORMAT: Final = 1
_MOST_BYTES: Final = 32 * 2**20
_Key = tuple[str, str, str]


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
        self._odds: OrderedDict[_Key, Odds] = OrderedDict()
        self._changed = False
        self.remark = ""
        if path is not None:
            self._read(path)

    def get(self, digest: str, node: str, seats: Seats) -> Odds | None:
        """Return the odds known of a node, or None.

        Args:
            digest: the scenario's (`Model.digest`).
        """
        key = (digest, node, seats_key(seats))
        found = self._odds.get(key)
        if found is not None:
            self._odds.move_to_end(key)
        return found

    def put(self, digest: str, node: str, seats: Seats, odds: Odds) -> None:
        """Remember odds, unless some from more games are known, or they are certain anyway."""
        key = (digest, node, seats_key(seats))
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
        kept = [[*key, _to_json(odds)] for key, odds in self._odds.items()]
        content = {"game": _MARK, "format": _FORMAT, "odds": kept}
        try:
            write_whole(self._path, json.dumps(content, separators=(",", ":")).encode())
        except OSError as error:
            self.remark = f"Odds could not be kept in {self._path.name}: {error.strerror or error}."
        else:
            self._changed = False

    def _read(self, path: Path) -> None:
        try:
            if not path.exists():
                return
            if path.stat().st_size > _MOST_BYTES:
                raise ValueError("too large")
            content = json.loads(path.read_bytes())
            if (content["game"], content["format"]) != (_MARK, _FORMAT):
                raise ValueError("another format")
            self._odds.update(_entry(row) for row in content["odds"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._odds.clear()
            self.remark = f"The odds kept in {path.name} could not be read; they will be found anew."


def _to_json(odds: Odds) -> list[Any]:
    return [odds.games, odds.endings, [odds.groups[g] for g in GROUPS], [*odds.points], [*odds.squares]]


def _entry(row: Any) -> tuple[_Key, Odds]:
    digest, node, seats, (games, endings, groups, (us, ussr), (us2, ussr2)) = row
    counts = [*endings.values(), *groups, us, ussr, us2, ussr2, games]
    if not all(type(x) is int and x >= 0 for x in counts) or not all(type(x) is str for x in (digest, node, seats)):
        raise ValueError("not counts")
    if not sum(endings.values()) == sum(groups) == games or games == 0:
        raise ValueError("counts that do not add up")
    odds = Odds(
        games=games,
        endings=dict(sorted(endings.items())),
        groups=dict(zip(GROUPS, groups, strict=True)),
        points=(us, ussr),
        squares=(us2, ussr2),
    )
    return (digest, node, seats), odds
