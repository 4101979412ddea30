"""All letters of a match, theirs and ours, newest first."""

from __future__ import annotations

from functools import partial

from game.app.correspondence import inbox_letters, sent_letters
from game.app.letter_paper import LetterPaper
from game.app.status import status
from game.app.term_sheet import channels
from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import under_header
from game.ui.scenes.intents import OpenLetterDesk, OpenLog, ReadLetter
from game.ui.scenes.letters.letter_sheet import letter_card
from game.ui.scenes.match_state import MatchState, may_write
from game.ui.scenes.parts import desk_header, narrow, notice_slip, second, wide
from game.ui.scenes.tabs import tab
from game.ui.widgets import Button, Column, Gap, Label, Pages, Panel, Row, Sheet, Text, Widget, hint

TABS = (("received", marked("Received"), "I"), ("sent", marked("Sent"), "S"))
_CYRILLIC = {"received": "Входящие", "sent": "Отправлено"}
_EMPTY = {"received": marked("No letter has come yet."), "sent": marked("No letter has been sent yet.")}


class LettersScene(TreeScene):
    """What this desk has read and sent, newest first; side by side where there is room, else by tabs."""

    title = marked("Letters")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.letters: dict[str, tuple[LetterPaper, ...]] = {"received": (), "sent": ()}
        self.tab = str(match.memory.get("letters-tab", "received"))

    def dress(self, kit: Kit) -> None:
        session, side = self.match.session, self.match.side
        self.status = status(session, side)
        self.icons = {line.id: line.icon for line in channels(session, side)}
        self.letters = {"received": inbox_letters(session, side), "sent": sent_letters(session, side)}
        super().dress(kit)

    def compose(self, kit: Kit) -> Widget:
        write = None
        if may_write(self.match):
            write = Button(tr("Write a letter"), OpenLetterDesk(), key="N", icon="ui-letter", kind="red", ident="write")
        back = tr("Back to the desk") if not narrow(kit) else tr("Back")
        messages = None if narrow(kit) else hint(tr("All messages"), "R", OpenLog())
        foot = Panel(Row([hint(back, "Esc", Back()), messages, Gap().grow(), write], gap=14), name=tr("Actions"))
        body = self._both(kit) if kit.theme.layout is Layout.WIDE else self._one(kit)
        inner = Column([notice_slip(self.match.notice), body.grow(), foot], gap=12)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 12, 16, 12))

    def _both(self, kit: Kit) -> Widget:
        return Row([self._list(kit, name, tr(label)).grow() for name, label, _ in TABS], gap=16, align="fill")

    def _one(self, kit: Kit) -> Widget:
        tabs = [
            tab(tr(label), partial(self._turn_to, name), key=key, chosen=self.tab == name, ident=f"tab-{name}")
            for name, label, key in TABS
        ]
        name, label, _ = next(part for part in TABS if part[0] == self.tab)
        return Column([Panel(Row(tabs, gap=8), name=tr("Lists")), self._list(kit, name, tr(label)).grow()], gap=10)

    def _turn_to(self, name: str) -> Intent | None:
        self.tab = name
        self.match.memory["letters-tab"] = name
        return None

    def _list(self, kit: Kit, name: str, label: str) -> Widget:
        letters = self.letters[name]
        cards = [
            letter_card(
                paper,
                act=ReadLetter(paper.id),
                icon=self.icons.get(paper.channel, "ch-cable"),
                new=name == "received" and self.match.is_new(paper.id),
                gist=not narrow(kit),
                ident=f"{name}/{paper.id}",
                first=name == "received" and i == 0,
            )
            for i, paper in enumerate(letters)
        ]
        beside = second(self.match, _CYRILLIC[name])
        head = Row([Label(label, second=beside).grow(), Text(f"{len(letters)}", "label", "on_table_soft")])
        empty = Sheet([Text(tr(_EMPTY[name]))], stock="flimsy")
        body: Widget = Pages(cards, ident=name, name=label) if cards else empty
        return Panel(Column([head if wide(kit) else None, body.grow()], gap=8), name=label)
