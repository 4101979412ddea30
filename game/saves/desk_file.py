"""The desk as it was left: a plan that is not sealed and a letter half written, beside the journal of their match.

Nothing of the rules depends on it. It is laid down again only where the match stands exactly where it stood, and one
that is damaged, or belongs elsewhere, counts as none.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.letters import LetterDraft
from game.core.plans import Plan
from game.core.sides import Side
from game.saves.atomic import write_whole
from game.saves.codec import Misshapen, from_json, to_json

ENDING: Final = ".desk"
"""Ending of its file name; the rest is the name of its save."""
_MARK: Final = "knot-of-war desk"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDesk:
    """What lay on a desk. node: the place of the tree that the watch began at."""

    node: str
    side: Side
    plan: Plan
    letter: LetterDraft | None = None


def desk_path(save: Path) -> Path:
    """Return where the desk of a save lies."""
    return save.with_suffix(ENDING)


def put_desk(save: Path, desk: LeftDesk | None) -> bool:
    """Lay a desk beside a save, or clear what is there; return whether the disk took it."""
    path = desk_path(save)
    try:
        if desk is None:
            path.unlink(missing_ok=True)
        else:
            whole = {"mark": _MARK, "format": _FORMAT, "desk": to_json(desk)}
            write_whole(path, json.dumps(whole, ensure_ascii=False).encode())
    except OSError:
        return False
    return True


def desk_of(save: Path) -> LeftDesk | None:
    """Return the desk of a save; None where there is none that makes sense."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError, Misshapen):
        found = json.loads(desk_path(save).read_bytes())
        if found["mark"] == _MARK and found["format"] == _FORMAT:
            return from_json(LeftDesk, found["desk"])
    return None
