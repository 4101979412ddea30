"""Games played: sums, endings seen, and habits worth having. It stays on this machine."""

from __future__ import annotations

from functools import partial

from game.app.record_book import Habit, RecordBook, ScenarioLines
from game.locale import marked, tr, trn
from game.ui.paint.kit import Kit
from game.ui.rope.knot import state_word
from game.ui.scene import TreeScene
from game.ui.scenes.front.front_intents import AskForgetRecord
from game.ui.scenes.parts import notice_slip, page, wide
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Icon,
    Label,
    Mark,
    Pages,
    Panel,
    Row,
    Rule,
    Sheet,
    Text,
    Widget,
)

_PARTS = (("sums", marked("Figures")), ("endings", marked("Endings")), ("habits", marked("Worth doing")))


class GamesPlayedScene(TreeScene):
    """The record as it is read; side by side where there is room, else part by part. trouble: of its file."""

    title = marked("Games played")

    def __init__(self, book: RecordBook, trouble: str = "") -> None:
        super().__init__()
        self.book = book
        self.trouble = trouble
        self.part = "sums"

    def compose(self, kit: Kit) -> Widget:
        parts = {"sums": self._sums, "endings": self._endings, "habits": self._habits}
        if wide(kit):
            body: Widget = Row(
                [
                    Column([Label(tr("Figures")), self._sums(kit).grow()]).grow(5),
                    Column([Label(tr("Endings")), self._endings(kit).grow()]).grow(6),
                    Column([Label(self._earned()), self._habits(kit).grow()]).grow(7),
                ],
                gap=24,
                align="fill",
            )
        else:
            body = Column([self._tabs(), parts[self.part](kit).grow()], gap=10)
        note = tr("Kept on this machine only. Nothing here is a grade.")
        nothing = not self.book.games and not self.book.earned
        forget = Button(
            tr("Empty this record"),
            AskForgetRecord(),
            key="E",
            ident="forget",
            reason=tr("nothing is kept yet") if nothing else "",
        )
        foot = Panel(Row([forget, Gap().grow()]), name=tr("Actions"))
        return page(tr(self.title), note, Column([notice_slip(self.trouble), body.grow()], gap=10), foot)

    def _tabs(self) -> Widget:
        tabs = [
            Button(
                tr(name), partial(self._to, part), key=str(n), chosen=part == self.part, tab=True, ident=f"tab-{part}"
            )
            for n, (part, name) in enumerate(_PARTS, start=1)
        ]
        return Panel(Flow(tabs), name=tr("Parts"))

    def _to(self, part: str) -> None:
        self.part = part

    def _earned(self) -> str:
        return tr("Worth doing: {done} of {count}", done=self.book.earned, count=len(self.book.habits))

    def _sums(self, kit: Kit) -> Widget:
        book = self.book
        if not book.games:
            empty = tr(
                "No match has come to its end yet. When one does, it is noted here: how it ended, and how near it was."
            )
            return Column([Sheet([Text(empty, "body")], stock="flimsy", pad=18), Gap().grow()])
        nearest = ""
        if book.nearest is not None:
            nearest = tr(
                "{tension} of 100, {state}", tension=f"{book.nearest:.0f}", state=state_word(book.nearest).lower()
            )
        wars = sum(lines.wars for lines in book.scenarios)
        rows = [
            (str(book.games), trn("{count} game to its end", "{count} games to their end", book.games)),
            (str(book.watches), trn("{count} watch sat through", "{count} watches sat through", book.watches)),
            (str(book.letters), trn("{count} letter sent", "{count} letters sent", book.letters)),
            (str(book.questions), trn("{count} question answered", "{count} questions answered", book.questions)),
        ]
        words: list[Widget] = [_figure(figure, name) for figure, name in rows]
        if nearest:
            words.append(Text(tr("Nearest to war without one: {knot}.", knot=nearest), "body"))
        if wars:
            ended = trn(
                "{count} game ended in war. Wars are counted, not collected.",
                "{count} games ended in war. Wars are counted, not collected.",
                wars,
            )
            words.append(Text(ended, "body", "ink_soft"))
        return Panel(
            Sheet([Pages(words, ident="sums", gap=12, ink="ink", face="paper").grow()], pad=18), name=tr("Figures")
        )

    def _endings(self, kit: Kit) -> Widget:
        sheets: list[Widget] = [_scenario(lines) for lines in self.book.scenarios]
        return Panel(Pages(sheets, ident="endings", gap=10), name=tr("Endings"))

    def _habits(self, kit: Kit) -> Widget:
        rows: list[Widget] = [_habit(habit, bool(when)) for habit, when in self.book.habits]
        pages = Pages(rows, ident="habits", gap=8, ink="ink", face="paper")
        return Panel(Sheet([pages.grow()], pad=16), name=self._earned())


def _figure(figure: str, name: str) -> Widget:
    """A sum: its figure large, its words without the figure; a voice says the whole phrase once."""
    words = Text(name.removeprefix(figure).strip(), "body")
    words.name = name
    return Row([Text(figure, "headline", silent=True).wide(92), words.grow()], gap=12)


def _scenario(lines: ScenarioLines) -> Widget:
    head = Row(
        [
            Text(lines.title, "card_title").grow(),
            Text(tr("{found} of {count} seen", found=lines.found, count=len(lines.endings)), "body", "ink_soft"),
        ],
        gap=10,
    )
    desks = [
        (lines.games["us"], tr("Washington")),
        (lines.games["ussr"], tr("Moscow")),
        (lines.games["both"], tr("both desks")),
    ]
    played = " · ".join(tr("{desk}: {count}", desk=desk, count=count) for count, desk in desks if count)
    rows: list[Widget | None] = [head, Rule("ink", 2)]
    rows += [_seen(line.name, line.times) for line in lines.endings if line.times]
    unseen = [line.hint for line in lines.endings if not line.times]
    for hint in dict.fromkeys(unseen):
        rows.append(_unseen(hint, unseen.count(hint)))
    if lines.overruled:
        rows.append(
            Text(trn("{count} leader overruled", "{count} leaders overruled", lines.overruled), "small", "ink_soft")
        )
    rows.append(Text(played or tr("Not yet played to its end."), "small", "ink_soft"))
    return Sheet(rows, pad=14, gap=5)


def _seen(name: str, times: int) -> Widget:
    often = tr("{count} times", count=times) if times > 1 else ""
    return Row([Mark("tick", 14), Text(name, "row_title").grow(), Text(often, "small", "ink_soft")], gap=8)


def _unseen(hint: str, count: int) -> Widget:
    words = tr("{hint} ({count} of them)", hint=hint, count=count) if count > 1 else hint
    return Row([Icon("ui-fog", 20), Text(words, "body", "ink_soft").grow()], gap=8)


def _habit(habit: Habit, earned: bool) -> Widget:
    state = tr("done") if earned else tr("not yet")
    sign: Widget = Mark("tick", 18) if earned else Mark("minus", 14, "ink_soft")
    name = Text(tr(habit.name), "row_title", "ink" if earned else "ink_soft").grow()
    words = Column(
        [Row([name, Text(state, "small", "ink_soft")], gap=8), Text(tr(habit.how), "small", "ink_soft")], gap=0
    )
    return Row([sign, words.grow()], gap=12)
