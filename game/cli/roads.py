"""Roads named on the command line, and what keeps one from being found."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from game.app.archive.finding import FoundRoad, find_road
from game.app.choices import ChoiceError
from game.cli.exits import Complaint, Exit
from game.cli.scenario import refused
from game.content import ContentError
from game.saves import SaveError, SaveStore, saves_folder

CODE_FROM_STDIN = "-"


def store_of(given: Namespace) -> SaveStore:
    """Return the saves that a command line means."""
    return SaveStore(saves_folder(given.saves))


def road_of(name: str, given: Namespace, node: str | None = None) -> FoundRoad:
    """Return a road by the word that was typed for it; `-` reads a replay code from standard input.

    Raises:
        Complaint: it is not known, damaged, or does not fit the rules at hand.
    """
    if name == CODE_FROM_STDIN:
        name = sys.stdin.read(1_000_000)
    try:
        found = find_road(name, given.scenario, store_of(given), node)
    except ChoiceError as error:
        raise Complaint(str(error)) from None
    except SaveError as error:
        raise Complaint(str(error), Exit.SAVE) from None
    except ContentError as error:
        raise refused(error) from None
    for remark in found.remarks:
        sys.stderr.write(f"{remark}\n")
    return found


def place_of(found: FoundRoad, watch: int | None) -> int:
    """Return the place at which a watch (from 1) of a road opens; without a watch the last place.

    Raises:
        Complaint: the road has no such watch.
    """
    last = len(found.branch.watches)
    if watch is None:
        return last
    if not 1 <= watch <= last + 1:
        raise Complaint(f"that road has the watches 1 to {last + 1}, not {watch}")
    return watch - 1


def hand_out(given: Namespace, markdown: Callable[[], str], html: Callable[[], str]) -> None:
    """Write what is told to the files asked for, or print it as Markdown where none is.

    Raises:
        Complaint: a file cannot be written.
    """
    if given.html is not None:
        write_out(given.html, html())
    if given.markdown is not None:
        write_out(given.markdown, markdown())
    if given.html is None and given.markdown is None:
        sys.stdout.write(markdown())


def write_out(path: Path, text: str | bytes) -> None:
    """Write a file whole.

    Raises:
        Complaint: it cannot be written.
    """
    from game.saves.atomic import write_whole

    try:
        write_whole(path, text.encode() if isinstance(text, str) else text)
    except OSError as error:
        raise Complaint(f"{path} cannot be written: {error.strerror or error}", Exit.SAVE) from None
    sys.stderr.write(f"Written: {path}\n")
