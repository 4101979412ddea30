"""The ending: settlement, stalemate, overruled, and the page of a war, which shows a parted rope and nothing else."""

from __future__ import annotations

from game.app.branching import can_take_back
from game.app.ending import EndingPages
from game.app.status import status
from game.core.sides import other
from game.ui.intents import Intent
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import OpenBranches, OpenDebrief, OpenTitle, TakeBack, TakeOtherDesk
from game.ui.scenes.lesson import ending_words
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.outcome import agreed_table, how_close
from game.ui.scenes.parts import CITIES, narrow, notice_slip, rope_of
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Ground,
    Label,
    Pad,
    Panel,
    Rope,
    RopePicture,
    Row,
    Rule,
    Scroll,
    Stamp,
    Text,
    Widget,
)

_POSTERS = {"settlement": "SETTLEMENT", "stalemate": "STALEMATE", "overruled": "OVERRULED"}
_BANDS = {"settlement": "teal", "stalemate": "#2B302F", "overruled": "#5A3A22"}
_LINES = {
    "settlement": "Both ends were let go. The rope lies on the table, and can be picked up again.",
    "stalemate": "Nobody let go, and nobody pulled it through. The knot is still there.",
    "overruled": "The end of the rope was taken out of one leader's hands.",
}
_NOT_SO = "In October 1962 this did not happen. People on both sides stopped short of it."
_STAMPS = {"settlement": "Agreed", "stalemate": "Not agreed", "overruled": "Overruled"}


class EndingScene(TreeScene):
    """How it ended, in words for both desks, with the way to the debrief."""

    def __init__(self, match: MatchState, pages: EndingPages) -> None:
        super().__init__()
        self.match = match
        self.pages = pages
        self.war = pages.kind == "war"
        self.palette = "war_page" if self.war else "neutral"
        self.title = f"{pages.title}. {pages.date}"
        match.notice = match.notice or ending_words(match)
        self.rope = rope_of(status(match.session, match.side))

    def compose(self, kit: Kit) -> Widget:
        return self._war(kit) if self.war else self._other(kit)

    def _other(self, kit: Kit) -> Widget:
        pages, kind = self.pages, self.pages.kind
        top = Column(
            [
                Rule("ink", 3),
                Row(
                    [
                        Label("Knot of War", "ink"),
                        Gap().grow(),
                        Label(f"Watch {self.match.session.match.now.watch} · {pages.date}", "ink"),
                    ]
                ),
                Rule("ink", 1),
            ],
            gap=6,
        )
        poster = Text(_POSTERS[kind], "poster_2" if kit.theme.layout == "wide" else "headline")
        line = Text(_LINES[kind], "reading", align="right")
        head: Widget = Row([poster, Gap().grow(), line.wide(300)], gap=16) if kit.theme.layout == "wide" else poster
        tall = {"wide": 130, "medium": 76, "narrow": 44}[kit.theme.layout]
        rope = Rope(
            RopePicture(0, (0, 0)) if kind == "settlement" else self.rope,
            tall=tall,
            figure="settled" if kind == "settlement" else "knot",
        )
        band = Ground([rope], _BANDS[kind], dots=True)
        words = self._words(kit, "ink", "ink_soft")
        stamp = Stamp(_STAMPS[kind], "teal", angle=4) if kit.theme.layout == "wide" else None
        body = Scroll(words, ident="ending", name="How it ended")
        side = 56 if kit.theme.layout == "wide" else 24
        inner = Pad(
            Column(
                [notice_slip(self.match.notice), body.grow(), Row([self._buttons(kit, "paper").grow(), stamp])],
                gap=10,
            ),
            (side, 14, side, 16),
        )
        return Ground(
            [Pad(Column([top, head], gap=4), (side, 24 if side > 24 else 10, side, 8)), band, inner.grow()], "paper"
        )

    def _words(self, kit: Kit, ink: str, soft: str) -> Widget:
        pages, side = self.pages, self.match.side
        own, theirs = (
            Column(
                [Label(f"As seen from {CITIES[at]}", ink), Rule(ink, 2), Text(pages.text[at], "reading", ink)], gap=6
            )
            for at in (side, other(side))
        )
        agreed, close = agreed_table(self.match), how_close(self.match, pages)
        if narrow(kit):
            told: list[Widget | None] = [own, agreed, close, theirs]
        elif agreed is not None:
            right = Column([theirs, close], gap=14)
            told = [Row([Column([own, agreed], gap=14).grow(), right.grow()], gap=48, align="top")]
        else:
            told = [Row([own.grow(), Column([theirs, close], gap=14).grow()], gap=48, align="top")]
        return Column(
            [
                Text(pages.title, "panel_title", ink),
                *told,
                Text(pages.cause, "body", ink),
                Text(pages.history, "small", soft) if pages.history else None,
            ],
            gap=12,
        )

    def _war(self, kit: Kit) -> Widget:
        pages, side = self.pages, self.match.side
        top = Column(
            [
                Rule("on_table_soft", 2),
                Row([Label("Knot of War", "on_table_soft"), Gap().grow(), Label(pages.date, "on_table_soft")]),
            ],
            gap=8,
        )
        words = Column(
            [
                Text(pages.text[side], "reading", "on_table"),
                Text(pages.cause, "body", "on_table"),
                Text(_NOT_SO, "reading", "on_table_soft")
                if "did not happen" not in pages.text[side] + pages.history
                else None,
                Text(pages.history, "small", "on_table_soft") if pages.history else None,
            ],
            gap=18,
        )
        turns: list[Widget] = [Label("The last turns", "on_table_soft"), Rule("on_table_soft", 2)]
        for step in pages.steps[-4:]:
            turns.append(
                Row(
                    [
                        Text(step.when, "label", "on_table_soft"),
                        Text(f"{step.title[:1].upper()}{step.title[1:]}. {step.text}", "body", "on_table").grow(),
                    ],
                    gap=16,
                )
            )
            turns.append(Rule("on_table_soft", 1))
        table = Column(turns, gap=8)
        if narrow(kit):
            body: Widget = Column([words, table], gap=24)
        else:
            body = Row([words.grow(3), table.grow(2)], gap=64, align="top")
        return Column(
            [
                Pad(
                    Column(
                        [
                            top,
                            Text("The rope parted", "headline", "on_table"),
                            Text(pages.title, "body", "on_table_soft"),
                        ],
                        gap=10,
                    ),
                    (56, 24, 56, 0),
                ),
                Rope(RopePicture(100, (10, 10)), tall=150 if kit.theme.layout == "wide" else 60, figure="parted"),
                Pad(
                    Column(
                        [
                            notice_slip(self.match.notice),
                            Scroll(body, ident="ending", name="How it came", ink="on_table", face="table").grow(),
                            self._buttons(kit, "table"),
                        ],
                        gap=12,
                    ),
                    (56, 6, 56, 20),
                ).grow(),
            ],
            gap=6,
        )

    def _buttons(self, kit: Kit, kind: str) -> Widget:
        read = "See how it came to this" if self.war else "Read the debrief"
        first = Button(
            read,
            OpenDebrief(),
            key="Enter",
            kind="table" if self.war else "teal",
            chosen=self.war,
            default=True,
            first=True,
            ident="debrief",
        )
        back = (
            Button("Go back one watch", TakeBack(), key="U", kind=kind) if can_take_back(self.match.session) else None
        )
        single = len(self.match.session.people) == 1
        across = Button("Take the other desk", TakeOtherDesk(), key="R", kind=kind) if single else None
        tree = Button("Branches", OpenBranches(), key="B", kind=kind)
        title = Button("Title", OpenTitle(), key="Esc", kind=kind)
        return Panel(Flow([part for part in (first, tree, back, across, title) if part], gap=14), name="What next")

    def back(self) -> Intent | None:
        return OpenTitle()
