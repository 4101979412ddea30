"""When the game stumbles over a mistake of its own: a report on disk, and a page that says what is safe."""

from __future__ import annotations

import platform
import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pygame

from game.locale import marked, tr
from game.saves.places import home_folder
from game.ui.frame.overlay import Overlay
from game.ui.intents import Back, Leave, LeaveMishap
from game.ui.paint.kit import Kit
from game.ui.scene import Scene
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Icon,
    Pad,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
)

EXIT_CODE: Final = 70
"""What the shell is told when the window was closed after a mishap: a mistake of the game's own (docs/cli.md)."""


def keep_report(error: BaseException, scene: Scene, lately: Iterable[str]) -> Path | None:
    """Write down what went wrong and what led to it; return the file, or None where the disk refuses."""
    path = home_folder() / f"crash {time.strftime('%Y-%m-%d %H.%M.%S')}.txt"
    driver = pygame.display.get_driver() if pygame.display.get_init() else "no display"
    lines = [
        f"Knot of War stumbled, {time.strftime('%Y-%m-%d %H:%M:%S')}",
        f"Screen: {type(scene).__name__}",
        f"Lately: {', '.join(lately)}",
        f"Python {sys.version.split()[0]} on {platform.platform()}",
        f"pygame-ce {pygame.version.ver}, SDL {'.'.join(map(str, pygame.get_sdl_version()))}, {driver}",
        "",
        "".join(traceback.format_exception(error)),
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8")
    except OSError:
        return None
    return path


class MishapScene(Overlay):
    """What happened, what is safe, what to do. report: the file that tells all of it."""

    title = marked("Something went wrong")
    failed = True

    def __init__(self, below: Scene, error: BaseException, report: Path | None) -> None:
        super().__init__(below)
        self.palette = "neutral"
        self.report = report
        self.what = f"{type(error).__name__}: {error}"[:200]

    def compose(self, kit: Kit) -> Widget:
        kept = (
            tr("A report was written to {file}", file=self.report)
            if self.report is not None
            else tr("No report could be written, for the disk refused.")
        )
        parts = (
            (tr("What happened"), tr("The game stumbled over a mistake of its own: {what}", what=self.what)),
            (tr("What is safe"), tr("A match in play is on disk up to its last step. Nothing on disk was changed.")),
            (tr("What to do"), tr("Go back and try another way. Or go to the title and open the match again.")),
            (tr("For whoever mends it"), kept),
        )
        words = Column([Column([Text(head, "row_title"), Text(text, "body")], gap=2) for head, text in parts], gap=12)
        answers = Flow(
            [
                Button(tr("Go back"), Back(), key="Esc", kind="paper", first=True, ident="again"),
                Button(tr("Go to the title"), LeaveMishap(), key="T", kind="paper", ident="title"),
                Button(tr("Close the game"), Leave(), key="X", kind="paper", ident="close"),
            ],
            gap=12,
        )
        head = Row([Icon("ui-attention", 32), Text(tr(self.title), "panel_title").grow()], gap=12)
        sheet = Sheet([head, Rule("ink", 2), words, Panel(answers, name=tr("Answers"))], pad=24, gap=14)
        middle = Column([Gap().grow(), Column([sheet.wide(720)], align="centre"), Gap().grow()])
        return Pad(Scroll(middle, ident="mishap", ink="on_table", face="table", name=tr(self.title)), 24)
