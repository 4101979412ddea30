"""What a player chooses before a game. Costs nothing to import: the first page is drawn before any rules are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Desk = Literal["us", "ussr", "both"]

DESKS: tuple[Desk, ...] = ("us", "ussr", "both")
LUCKS = ("free", "historical")
MOST_SEED = 2**63 - 1


class ChoiceError(ValueError):
    """A choice that cannot be, with the way to mend it."""

    def __init__(self, because: str, mend: str) -> None:
        """Say what is wrong and what would do."""
        super().__init__(f"{because}; {mend}")
        self.because = because
        self.mend = mend


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGame:
    """What a player chooses before a game; None takes the scenario's own, and for the seed a new one.

    Args:
        rewind: whether one may go back to earlier watches.
    """

    scenario: str = "october-1962"
    start: str | None = None
    side: Desk = "us"
    opponent: str | None = None
    seed: int | None = None
    temperament: str = "default"
    information: str = "usual"
    risk: str = "default"
    luck: Literal["free", "historical"] = "free"
    rewind: bool = True
