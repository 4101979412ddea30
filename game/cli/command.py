"""Flags in, exit codes out: finds the command, carries it out, and turns every mishap into words."""

from __future__ import annotations

import errno
import os
import sys
import time
import traceback
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from game.cli.exits import Complaint, Exit

_REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code; never raises for anything a person typed."""
    typed = list(sys.argv[1:] if arguments is None else arguments) or ["play"]
    if typed == ["play"]:
        from game.cli.display import first_sight

        first_sight()
    from game.cli.parser import build_parser

    parser = build_parser()
    try:
        given = parser.parse_args(typed)
    except SystemExit as end:
        return int(end.code or 0)
    if given.command is None:
        given = parser.parse_args(["play"])
    try:
        code = _carry_out(given)
        sys.stdout.flush()
        return code
    except Complaint as complaint:
        sys.stderr.write(f"knot-of-war: {complaint}\n")
        return complaint.code
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone away; nothing is left to say, not even at the interpreter's own flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except OSError as error:
        if error.errno not in _REFUSALS:
            return _confess(traceback.format_exc())
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"knot-of-war: The disk refused: {error.strerror}. Make room, or write somewhere else.\n")
        return Exit.SAVE
    except Exception:  # noqa: BLE001 - the last door: a bug of ours is kept for its report, not shown to the player
        return _confess(traceback.format_exc())


def _carry_out(given: Namespace) -> int:
    """Call the function of a command's name in the module of its name."""
    command = getattr(import_module(f"game.cli.{given.command}"), given.command)
    return int(command(given))


def _confess(trace: str) -> int:
    from game.saves.places import home_folder

    report = home_folder() / f"crash {time.strftime('%Y-%m-%d %H.%M.%S')}.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(trace, encoding="utf-8")
        kept = f"The whole report: {report}\n"
    except OSError:
        kept = trace
    sys.stderr.write(
        "knot-of-war: The game stumbled over a mistake of its own.\n"
        f"What happened: {trace.strip().splitlines()[-1][:200]}\n{kept}"
        "A match in play is on disk up to its last step: knot-of-war play --resume\n"
    )
    return Exit.BUG
