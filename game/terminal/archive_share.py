"""Codes and tree files in plain text: given away, pasted, opened, taken in."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.app.session import Session
from game.app.shared import import_tree
from game.history.code import read_code
from game.history.qr import qr_text
from game.locale import tr, trn
from game.saves import SaveError
from game.saves.problems import cannot_read
from game.terminal.paper import WIDTH, Paper

_LINE = 76


def show_code(paper: Paper, code: str, digest: str, watches: int) -> None:
    """Write a replay code in lines of its own, with what its reader should find."""
    paper.subhead(tr("Replay code"))
    for at in range(0, len(code), _LINE):
        paper.line(f"  {code[at : at + _LINE]}")
    paper.line()
    paper.say(
        trn(
            "{letters} letters hold {count} watch; blanks and line ends in it do no harm. Whoever types code in the "
            "archive and pastes it comes to the same truth, with this fingerprint:",
            "{letters} letters hold {count} watches; blanks and line ends in it do no harm. Whoever types code in the "
            "archive and pastes it comes to the same truth, with this fingerprint:",
            watches,
            letters=len(code),
        )
    )
    paper.line(f"  {digest}")
    paper.say(tr("Type qr for a picture of it that a telephone can read."))


def show_qr(paper: Paper, code: str) -> None:
    """Draw a code's picture, if the terminal is wide enough."""
    try:
        picture = qr_text(code)
    except SaveError as error:
        paper.say(str(error.problem))
        return
    needed = max(map(len, picture.split("\n")))
    room = shutil.get_terminal_size((WIDTH, 24)).columns if paper.keyboard else WIDTH
    if needed > room:
        paper.say(
            tr(
                "The picture is {needed} letters wide, and there is room for {room}. The code itself does as well.",
                needed=needed,
                room=room,
            )
        )
        return
    for line in picture.split("\n"):
        paper.line(line)


def ask_code(paper: Paper) -> str | None:
    """Return a code that was pasted, in one line or several; None if nothing was.

    It ends at an empty line, or as soon as it is whole.
    """
    paper.say(tr("Paste the code; an empty line ends it."))
    found = ""
    while typed := paper.ask("code"):
        if typed.lower() in ("back", "cancel", "quit", "q"):
            return None
        found += typed
        try:
            read_code(found)
        except SaveError:
            continue
        return found
    return found or None


def merge_file(paper: Paper, session: Session, name: str) -> None:
    """Take the places of a tree file into the tree of a match.

    Raises:
        SaveError: it is no tree file, is damaged, or begins otherwise than this match.
    """
    path = Path(name).expanduser()
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SaveError(cannot_read(path.name, error if isinstance(error, OSError) else OSError(str(error)))) from None
    new = import_tree(session, data, path.name)
    if not new:
        paper.say(tr("It holds nothing new."))
        return
    paper.say(
        trn(
            "One place of {name} is new.",
            "{count} places of {name} are new in this tree.",
            new,
            name=path.name,
        )
    )
