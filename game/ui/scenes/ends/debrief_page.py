"""The debrief as one page to print, written beside the saves."""

from __future__ import annotations

from pathlib import Path

from game.app.debriefing import debrief_of
from game.app.newgame import made_by
from game.app.session import Session
from game.history.code import code_of_branch
from game.history.qr import qr_svg
from game.locale import tr
from game.reports.debrief_parts import OddsTold
from game.reports.page import html
from game.saves.atomic import write_whole
from game.saves.problems import SaveError
from game.ui.scenes.ends.debrief_papers import DebriefPapers


def write_page(session: Session, papers: DebriefPapers, odds: OddsTold | None, folder: Path) -> str:
    """Write the page, with its odds as far as they are known; return a sentence that says where it lies, or why not.

    The same match is always written to the same file.
    """
    branch = papers.branch
    code = "" if branch is None else code_of_branch(branch, made_by())
    told = debrief_of(session, history=papers.history, odds=odds, code=code, qr=_picture(code))
    name = f"debrief-{told.kind}-{'match' if branch is None else branch.nodes[-1][:8]}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, html(told).encode())
    except OSError as error:
        why = error.strerror or error
        return tr(
            "The page could not be written to {folder}: {why}. Make room, or change the folder.", folder=folder, why=why
        )
    return tr("The page is written: {path}", path=folder / name)


def _picture(code: str) -> str:
    try:
        return qr_svg(code) if code else ""
    except SaveError:
        return ""  # too long for a picture; the code itself is still there
