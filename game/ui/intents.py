"""Intents: what a person asked of the window. They never reach a rule.

Screens define their own by subclassing Intent; these are the ones the window itself knows.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


@dataclass(frozen=True, slots=True)
class Leave(Intent):
    """Close the window now."""


@dataclass(frozen=True, slots=True)
class CloseAsked(Intent):
    """The person pressed the close button or Ctrl-C. A route may answer with a scene that asks again; None closes."""


@dataclass(frozen=True, slots=True)
class Menu(Intent):
    """F10: settings and the way out."""


@dataclass(frozen=True, slots=True)
class Back(Intent):
    """Esc, when nothing on the screen took it."""
