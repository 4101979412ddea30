"""What every intent of the game leads to. The director asks for it when the first intent comes, or ahead of time."""

from __future__ import annotations

from typing import Final

from game.ui.flow import archive, files, front, house, odds, papers, watches
from game.ui.flow.director import Answers

_TABLES: Final = (watches, papers, house, files, front, archive, odds)
ANSWERS: Final[Answers] = {intent: answer for table in _TABLES for intent, answer in table.ANSWERS.items()}
