"""What packages are worth to a side, many at once; the twin of `game.core.worth`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.core.sides import SIDES
from game.core.slots import term_index
from game.lockstep.inplay import InPlay
from game.lockstep.letters import Letters
from game.lockstep.part import Part


def worth_of(w: InPlay, p: Part, reader: int, letters: Letters, slots: int | slice) -> NDArray[np.float64]:
    """Return what the letters in some slots are worth to a reader, believing what he believes now.

    Args:
        reader: 0 us, 1 ussr.
        slots: one slot gives shape (games,), several give (slots, games).
    """
    model = w.model
    gives, gets = shares_of(p, reader, letters, slots)
    inspection = term_index(model, "inspection")
    slot = model.index["o_inspection"]
    level: Any = np.zeros(p.games.size)
    if inspection is not None:
        level = letters.levels[slots, inspection].take(p.games, axis=-1).astype(np.float64)
    p.suppose(slot, level)
    found: NDArray[np.float64] = gives + gets * model.letter_rules.trust[SIDES[reader]](p)  # type: ignore[arg-type]
    p.forget(slot)
    return found


def flat_worth_of(p: Part, reader: int, letters: Letters, slots: int | slice) -> NDArray[np.float64]:
    """Return what the letters in some slots would be worth to a reader with full trust."""
    gives, gets = shares_of(p, reader, letters, slots)
    return gives + gets


def shares_of(
    p: Part, reader: int, letters: Letters, slots: int | slice
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the letters in some slots give and get a reader, before trust."""
    gives, gets = 2 * reader, 2 * reader + 1
    return letters.worth[slots, gives].take(p.games, axis=-1), letters.worth[slots, gets].take(p.games, axis=-1)
