"""Starts the command line: `python -m game` is `knot-of-war`."""

from __future__ import annotations

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
