"""The named actions: every key that screens know, what it does, and where. One table for help and the key map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.locale import marked


@dataclass(frozen=True, slots=True)
class Action:
    """One key that screens know. key: its name at first, by which screens go on calling it; words: what it does."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions that belong together, under a name."""

    name: str
    actions: tuple[Action, ...]


GROUPS: Final = (
    ActionGroup(
        marked("Getting about"),
        (
            Action("Tab", marked("Next panel")),
            Action("Shift+Tab", marked("Panel before")),
            Action("Up", marked("Up inside a panel")),
            Action("Down", marked("Down inside a panel")),
            Action("Left", marked("Left, or one less")),
            Action("Right", marked("Right, or one more")),
            Action("Enter", marked("Act")),
            Action("Space", marked("Choose what has the focus")),
            Action("Esc", marked("One step back")),
            Action("PgUp", marked("Page before")),
            Action("PgDn", marked("Next page")),
            Action("Home", marked("To the beginning")),
            Action("End", marked("To the end")),
        ),
    ),
    ActionGroup(
        marked("The window"),
        (
            Action("+", marked("Larger text")),
            Action("-", marked("Smaller text")),
            Action("P", marked("Read this screen aloud")),
            Action("F1", marked("Keys of this screen")),
            Action("F2", marked("Sound on or off")),
            Action("F3", marked("High contrast")),
            Action("F4", marked("Hard words of this screen")),
            Action("F10", marked("Menu")),
            Action("F11", marked("Full screen")),
            Action("F12", marked("Picture of the screen, as a file")),
        ),
    ),
    ActionGroup(
        marked("Desk and papers"),
        (
            Action("A", marked("Answer a letter; save under a name")),
            Action("B", marked("Branches")),
            Action("C", marked("Council; share; compare with 1962")),
            Action("D", marked("Odds; ask for dissent")),
            Action("E", marked("End the watch; settings in the menu")),
            Action("F", marked("What each side knew")),
            Action("G", marked("Glossary; what you give; print")),
            Action("H", marked("History only; the channel of a letter")),
            Action("I", marked("Inbox; letters received")),
            Action("K", marked("Compare; what you ask; next tip")),
            Action("L", marked("Letters")),
            Action("M", marked("Map")),
            Action("N", marked("Write a letter; name a stop")),
            Action("O", marked("Orders; note on a stop")),
            Action("Q", marked("Leave for the title; press an adviser")),
            Action("R", marked("Record so far")),
            Action("S", marked("Search; sources; star a stop")),
            Action("T", marked("How things stand; take over")),
            Action("U", marked("Undo; take a watch back")),
            Action("V", marked("Ask the room; show what is hidden")),
            Action("W", marked("Watch a road; what you warn of; take a letter back")),
            Action("X", marked("Hide; clear; close the game")),
            Action("Y", marked("Yes to a question")),
            Action("Z", marked("All hours at once")),
            Action("[", marked("Earlier")),
            Action("]", marked("Later")),
            Action("F5", marked("Paste")),
            Action("F6", marked("Empty the field")),
        ),
    ),
    ActionGroup(
        marked("Numbers"), tuple(Action(str(n % 10), marked("Pick from a list by its number")) for n in range(1, 11))
    ),
)
"""All actions, in the order of the key map."""

ACTIONS: Final = {action.key: action for group in GROUPS for action in group.actions}
"""Actions by the key they have at first."""
