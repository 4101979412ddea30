"""The whole game in plain text: for terminals, for screen readers, for piped input, and where there is no display."""

from game.terminal.shell import run

__all__ = ["run"]
