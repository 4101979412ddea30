"""What screens ask about odds, comparisons and debriefs (`game.ui.flow.odds`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.intents import Intent

if TYPE_CHECKING:
    from game.app.archive.roads import Road
    from game.reports.debrief_parts import OddsTold


@dataclass(frozen=True, slots=True)
class OpenOdds(Intent):
    """The odds and the risk ledger of one place. road: itself, or its key in the archive; number: the place."""

    road: Road | str
    number: int


@dataclass(frozen=True, slots=True)
class OpenCompare(Intent):
    """Two roads side by side: themselves, or their keys in the archive."""

    a: Road | str
    b: Road | str


class TellDebriefAgain(Intent):
    """Lay the debrief out anew: its reader reads otherwise than when it was laid out."""


@dataclass(frozen=True, slots=True)
class SaveDebriefPage(Intent):
    """Write the debrief as a page to print. odds: what has been found out by now."""

    odds: OddsTold | None
