"""What the screens ask of the director (`game.ui.play`). Plain values; none of them reaches a rule by itself.

`Back` (game.ui.intents) closes the screen and shows the one it was opened from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.core.sides import Side
from game.ui.intents import Intent

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.saves import SaveEntry
    from game.ui.frame.window import Wishes


class OpenTitle(Intent):
    """Leave the match, which is on disk, and show the title."""


class OpenNewGame(Intent):
    """Choose a scenario, a desk and an opponent."""


class OpenLoad(Intent):
    """The list of saves."""


class OpenSettings(Intent):
    """How the game looks, sounds and reads, and its keys."""


class OpenKeyMap(Intent):
    """Every action with its key, to be changed."""


@dataclass(frozen=True, slots=True)
class SetWishes(Intent):
    """What the reader wants from now on."""

    wishes: Wishes


class OpenContentNote(Intent):
    """What the game deals with."""


class OpenCredits(Intent):
    """Who made what."""


class Resume(Intent):
    """Go on with the newest match that is not over."""


@dataclass(frozen=True, slots=True)
class LoadSave(Intent):
    """Open one save of the list."""

    entry: SaveEntry


@dataclass(frozen=True, slots=True)
class StartGame(Intent):
    """Begin a match with these choices."""

    choices: NewGame


class OpenWatch(Intent):
    """The brief has been read: to the desk."""


class OpenDesk(Intent):
    """To the desk, from wherever."""


class OpenLetters(Intent):
    """All letters, theirs and ours."""


@dataclass(frozen=True, slots=True)
class ReadLetter(Intent):
    """One letter in full."""

    letter: str


@dataclass(frozen=True, slots=True)
class OpenLetterDesk(Intent):
    """Write a letter.

    draft: place of a letter already in the plan that is to be reworked; None begins a new one.
    answers: id of the letter it answers, or None. counter: begin from the clauses of that letter, to be marked up.
    """

    draft: int | None = None
    answers: str | None = None
    counter: bool = False


@dataclass(frozen=True, slots=True)
class OpenAccept(Intent):
    """Take up a standing offer: the page that says what is accepted, before it goes into the plan."""

    letter: str


class OpenCouncil(Intent):
    """The advisers and what they expect of the plan on the desk."""


@dataclass(frozen=True, slots=True)
class OpenOrders(Intent):
    """The book of orders. family: opened at that family; empty for the first."""

    family: str = ""


class OpenMap(Intent):
    """The map, large."""


class OpenLog(Intent):
    """Everything so far, watch by watch."""


class SaveRecord(Intent):
    """Write the record of this desk as a text beside the saves."""


class OpenStanding(Intent):
    """How things stand: every count and posture this desk knows."""


@dataclass(frozen=True, slots=True)
class ReadReport(Intent):
    """One item of the inbox that is not a letter, in full. key: InboxItem.key."""

    key: str


@dataclass(frozen=True, slots=True)
class OpenCodex(Intent):
    """The glossary, at a term when one is given."""

    term: str = ""


class OpenBranches(Intent):
    """The tree: 1962, roads not taken, and the match's own."""


class OpenSources(Intent):
    """The bibliography."""


class AskSeal(Intent):
    """End the watch: ask once more, with warnings."""


class SealPlan(Intent):
    """The plan is sealed; for a moment it can still be taken out again."""


class SendPlan(Intent):
    """The sealed plan goes out, and is final."""


@dataclass(frozen=True, slots=True)
class AnswerIncident(Intent):
    """The decision in an incident. option: IncidentOption.id."""

    option: str


@dataclass(frozen=True, slots=True)
class TakeDesk(Intent):
    """The other player has looked away: show this side's desk."""

    side: Side


class CloseWatch(Intent):
    """The assessment has been read."""


class TakeBack(Intent):
    """Go back to the opening of the watch just played, where the preset of information allows it."""


class OpenDebrief(Intent):
    """After the ending: what happened, what was not known, beside 1962."""


class TakeOtherDesk(Intent):
    """After the ending: the same beginning from the other chair."""


class OpenSaveAs(Intent):
    """Give the match a name of its own among the saves."""


@dataclass(frozen=True, slots=True)
class Notify(Intent):
    """Say something on the screen one goes back to. words: a sentence; closes the screen that sends it."""

    words: str


@dataclass(frozen=True, slots=True)
class Ready(Intent):
    """Work that ran beside the window is done: its result, or the exception that ended it."""

    result: Any
    error: Exception | None
