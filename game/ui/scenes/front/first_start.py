"""The first page of all: language, size of text, how much is told, and a voice. One page, and it can be passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.locale import LANGUAGES, Level, marked, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import TEXT_SIZES
from game.ui.scene import TreeScene
from game.ui.scenes.front.front_intents import LeaveFirstStart
from game.ui.scenes.intents import SetWishes
from game.ui.scenes.parts import narrow, page, wide
from game.ui.widgets import (
    Button,
    Column,
    Gap,
    Label,
    Panel,
    Row,
    Scroll,
    Segments,
    Sheet,
    Stops,
    Switch,
    Text,
    Widget,
)
from game.ui.wishes import Wishes

_LEVELS = (
    (Level.SHORT, marked("Short"), marked("Plain words and few of them.")),
    (Level.STANDARD, marked("Standard"), marked("Letters, reports and advice as they are written.")),
    (Level.DOCUMENTS, marked("Documents"), marked("The record of 1962 and its sources beside every line.")),
)
_VOICES = (
    ("off", marked("Off"), marked("P reads a screen once, on the terminal the game was started from.")),
    ("system", marked("Aloud"), marked("This computer's own voice reads what has the focus.")),
    ("terminal", marked("As text"), marked("What has the focus is written on the terminal, for a screen reader.")),
)


class FirstStartScene(TreeScene):
    """Five questions, each answered already. wishes: tells them as they are now."""

    title = marked("Before you begin")

    def __init__(self, wishes: Callable[[], Wishes]) -> None:
        super().__init__()
        self._wishes = wishes

    def compose(self, kit: Kit) -> Widget:
        questions = Column([self._language(), self._size(kit), self._level(), self._voice()], gap=16)
        asked = Panel(Sheet([questions], pad=20), name=tr("How you read"))
        go = Button(tr("Begin"), LeaveFirstStart(), key="Enter", kind="red", default=True, ident="begin")
        note = Text(tr("All of this can be changed at any time under Settings."), "body", "on_table_soft").grow()
        foot = Panel(Row([Gap().grow() if narrow(kit) else note, go], gap=16), name=tr("Begin"))
        body: Widget = Scroll(asked, ident="questions", ink="on_table", face="table")
        if wide(kit):
            body = Row([Column([asked]).grow(2), Column([self._preview()]).grow()], gap=24, align="top")
        elif not narrow(kit):
            body = Row([body.grow(1.6), Column([self._preview()]).grow()], gap=20, align="fill")
        return page(
            tr(self.title),
            "" if narrow(kit) else tr("Five questions. Enter takes what is chosen."),
            body,
            foot,
            back="",
        )

    def _preview(self) -> Widget:
        words = tr("This is a line of a letter. If you read it with ease, the size is right.")
        keys = tr("Tab goes to the next group, arrows choose, Enter goes on. The mouse can do all of it too.")
        size = tr("Text at {size} per cent", size=self._wishes().text)
        return Column([Label(size), Sheet([Text(words, "typed"), Text(keys, "body")], pad=18, gap=14)], gap=8)

    def _language(self) -> Widget:
        now, codes = self._wishes(), list(LANGUAGES)
        name = tr("Language")
        pick = self._setter("language", codes)
        return _asked(
            name, "", Segments(name, list(LANGUAGES.values()), codes.index(now.language), pick, ident="language")
        )

    def _size(self, kit: Kit) -> Widget:
        now = self._wishes()
        sizes = [str(size) for size in TEXT_SIZES]
        name = tr("Size of text, per cent")
        pick = self._setter("text", TEXT_SIZES)
        stops = Stops(name, sizes, TEXT_SIZES.index(now.text), pick, shape="square", ident="text")
        contrast = Switch(
            tr("High contrast"),
            now.high_contrast,
            SetWishes(replace(now, high_contrast=not now.high_contrast)),
            note=tr("Black on white, thicker outlines"),
        )
        return _asked(name, "", stops, contrast)

    def _level(self) -> Widget:
        levels = [level for level, _, _ in _LEVELS]
        at = levels.index(Level(self._wishes().level))
        name = tr("How much is told")
        pick = self._setter("level", [str(level) for level in levels])
        boxes = Segments(name, [tr(words) for _, words, _ in _LEVELS], at, pick, ident="level")
        return _asked(name, tr(_LEVELS[at][2]), boxes)

    def _voice(self) -> Widget:
        kinds = [kind for kind, _, _ in _VOICES]
        now = self._wishes().voice
        at = kinds.index(now) if now in kinds else 0
        name = tr("A voice")
        boxes = Segments(name, [tr(words) for _, words, _ in _VOICES], at, self._setter("voice", kinds), ident="voice")
        return _asked(name, tr(_VOICES[at][2]), boxes)

    def _setter(self, field: str, values: Any) -> Callable[[int], Intent | None]:
        return lambda index: SetWishes(replace(self._wishes(), **{field: values[index]}))

    def back(self) -> Intent | None:
        return LeaveFirstStart()


def _asked(name: str, note: str, *answers: Widget) -> Widget:
    """A question, its answers, and what the chosen one means."""
    words = Text(note, "small", "ink_soft") if note else None
    return Column([Text(name, "row_title", silent=True), *answers, words], gap=6)
