"""Intents: what a person asked of the window. They never reach a rule.

Screens define their own by subclassing Intent; these are the ones the window itself knows. An intent that carries
nothing is a bare subclass: it is equal to any other of its class, and costs nothing when the window starts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


class Leave(Intent):
    """Close the window now."""


class CloseAsked(Intent):
    """The person pressed the close button or Ctrl-C. A route may answer with a scene that asks again; None closes."""


class Menu(Intent):
    """F10: settings and the way out."""


@dataclass(frozen=True, slots=True)
class TypeOnScreen(Intent):
    """Type into a text field by a keyboard on the screen. ident: the field's."""

    ident: str


@dataclass(frozen=True, slots=True)
class LookUp(Intent):
    """F4: what the hard words of the screen mean. words: everything the screen says."""

    words: tuple[str, ...]


class LeaveMishap(Intent):
    """After a mistake of the game's own: go to the title, where the match on disk can be opened again."""


class Help(Intent):
    """F1: the keys of the screen."""


class Back(Intent):
    """Esc, when nothing on the screen took it."""
