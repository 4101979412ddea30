"""The command line: `knot-of-war COMMAND` (docs/cli.md lists them). May import every room below.

The rooms are opened only when a command needs them, so that `--version` does not wait for a window.
"""

from game.cli.command import main

__all__ = ["main"]
