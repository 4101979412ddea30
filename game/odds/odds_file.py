"""Odds as a file: one line for each node with its scenario's digest, the seats, and the counts of its games."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from game.odds.estimate import GROUPS, Odds
from game.odds.seats import Seats, seats_key

FILE: Final = "odds.json"
"""What such a file is called, beside the saves and in the folder of a scenario."""
Key = tuple[str, str, str]
"""Digest of the scenario, node, seats."""
_MARK: Final = "knot-of-war-odds"
_FORMAT: Final = 1
_MOST_BYTES: Final = 32 * 2**20


class OddsFileError(Exception):
    """A file of odds cannot be read, or is none."""


def key_of(digest: str, node: str, seats: Seats) -> Key:
    """Return what the odds of a node are filed under."""
    return digest, node, seats_key(seats)


def to_bytes(kept: Mapping[Key, Odds]) -> bytes:
    """Return odds as a file holds them, in the order given."""
    rows = [json.dumps([*key, _to_json(odds)], separators=(",", ":")) for key, odds in kept.items()]
    head = json.dumps({"game": _MARK, "format": _FORMAT}, separators=(",", ":"))[1:-1]
    return ("{" + head + ',"odds":[\n' + ",\n".join(rows) + "\n]}\n").encode()


def read(path: Path) -> dict[Key, Odds]:
    """Return what a file holds; nothing where there is none.

    Raises:
        OddsFileError: it cannot be read, or counts in it do not add up.
    """
    try:
        if not path.exists():
            return {}
        if path.stat().st_size > _MOST_BYTES:
            raise OddsFileError("too large")
        content = json.loads(path.read_bytes())
        if (content["game"], content["format"]) != (_MARK, _FORMAT):
            raise OddsFileError("another format")
        return dict(_entry(row) for row in content["odds"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise OddsFileError(str(error)) from None


def _to_json(odds: Odds) -> list[Any]:
    return [odds.games, odds.endings, [odds.groups[g] for g in GROUPS], [*odds.points], [*odds.squares]]


def _entry(row: Any) -> tuple[Key, Odds]:
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
