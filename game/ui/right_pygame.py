"""Whether pygame-ce answers to `import pygame`, and not the older package of that name."""

import pygame

from game.locale import tr


class WrongPygameError(Exception):
    """The plain `pygame` package is installed where pygame-ce is needed; the text says what to do."""


def check_pygame() -> None:
    """Raise WrongPygameError unless pygame-ce answers to `import pygame`."""
    if not getattr(pygame, "IS_CE", False):
        raise WrongPygameError(
            tr(
                "Knot of War needs pygame-ce, but the older pygame package is installed in its place.\n"
                "Both share one folder, so remove the old one first:\n"
                "  python -m pip uninstall -y pygame pygame-ce\n  python -m pip install pygame-ce"
            )
        )
