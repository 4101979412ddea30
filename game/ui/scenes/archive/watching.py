"""Watching: a road is read watch by watch, with what is known today, what each capital knew, and the letters."""

from __future__ import annotations

from functools import partial

from game.app.archive.roads import Road
from game.app.letter_paper import LetterPaper
from game.core.sides import Side
from game.locale import reading, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import OpenMapThen, OpenTakeOver, ReadPaper
from game.ui.scenes.archive.watching_desk import desk_panel
from game.ui.scenes.archive.watching_pages import WatchMaker, WatchRead
from game.ui.scenes.archive.watching_words import has_section, section_runs, sections_of, step_words
from game.ui.scenes.codex.codex_links import LinkedText, links_in
from game.ui.scenes.fitting import fitted, low
from game.ui.scenes.letters.letter_sheet import letter_sheet
from game.ui.scenes.parts import CITIES, narrow, wide
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    Gap,
    Label,
    Pad,
    Pages,
    Panel,
    Rope,
    Row,
    Scroll,
    Sheet,
    Text,
    Watches,
    Widget,
    hint,
)
from game.ui.widgets.base import Used
from game.ui.widgets.chart.fill import Fill
from game.ui.widgets.map import Map


class WatchingScene(TreeScene):
    """One watch a page. Left and Right leaf, Enter reads on, F shows the two desks as they were."""

    def __init__(self, road: Road, number: int, *, knew: bool = False, maker: WatchMaker | None = None) -> None:
        super().__init__()
        self.road = road
        self.number = number
        self.knew = knew
        self.section = sections_of(road)[0][0]
        self.desk = road.reader or "us"
        self.maker = maker or WatchMaker(road)
        self.read: WatchRead | None = None
        self._way = reading()
        self._fetch()

    @property
    def title(self) -> str:  # type: ignore[override]
        """What is spoken first."""
        when = self.read.page.when["us"] if self.read is not None else ""
        return tr(
            "{road}, watch {at} of {all}. {when}",
            road=self.road.title,
            at=self.number + 1,
            all=len(self.road.places),
            when=when,
        ).strip()

    @property
    def busy(self) -> bool:
        """Whether the watch is still being made."""
        return self.read is None

    def _fetch(self) -> None:
        self.read = self.maker.read(self.number)
        if self.read is not None and not has_section(self.road, self.read.page, self.section):
            told = (name for name, _ in sections_of(self.road) if has_section(self.road, self.read.page, name))
            self.section = next(told, "road")

    def tick(self, now: int) -> Intent | None:
        if reading() != self._way:
            self._way, self.maker, self.read = reading(), WatchMaker(self.road), None
        if self.read is None:
            self._fetch()
            if self.read is not None:
                self.refresh()
        return None

    # -- leafing ---------------------------------------------------------------------------------------------------

    def _turn(self, step: int) -> Intent | None:
        number = self.number + step
        if 0 <= number < len(self.road.places):
            self.number, self.section = number, sections_of(self.road)[0][0]
            self.memory.clear()
            self._fetch()
            self.refresh()
        return None

    def _go(self, number: int) -> Intent | None:
        return self._turn(number - self.number)

    def _on(self) -> Intent | None:
        """Read on: the rest of the text, the next part of this watch, then the next watch, at the end back."""
        if self.read is None or self._paged():
            return None
        page = self.read.page
        names = [
            name for name, _ in sections_of(self.road) if has_section(self.road, page, name) or name == self.section
        ]
        after = names[names.index(self.section) + 1 :]
        if after and not self.knew:
            self.section = after[0]
            return None
        if self.number + 1 < len(self.road.places):
            return self._turn(1)
        return Back()

    def _paged(self) -> bool:
        """Turn to the next page of the text; False where all of it has been shown."""
        ident = f"told-{self.number}-{self.section}"
        found = next((w for w in self.root.walk() if isinstance(w, Scroll) and w.ident == ident), None)
        return found is not None and found.turner.shown and found.turn(1)

    def _to(self, section: str) -> None:
        self.section, self.knew = section, False

    def _toggle_knew(self) -> None:
        self.knew = not self.knew

    def _to_desk(self, side: str) -> None:
        self.desk = "us" if side == "us" else "ussr"

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        if self.read is None:
            line = Sheet([Text(tr("Looking up the papers of this watch."), "typed")], pad=24).wide(520)
            body: Widget = Column([Gap().grow(), Column([line], align="centre"), Gap().grow()])
        elif self.knew:
            body = self._desks(kit, self.read)
        else:
            body = self._reading(kit, self.read)
        parts = [self._head(kit), self._rope(kit), body.grow(), self._foot(kit)]
        pad = (24, 12, 24, 12) if not narrow(kit) else (14, 8, 14, 8)
        return fitted(kit, Pad(Column(parts, gap=8), pad))

    def _head(self, kit: Kit) -> Widget:
        total = len(self.road.places)
        place = tr("{at} of {all}", at=self.number + 1, all=total)
        if narrow(kit):
            when = self.read.page.when["us"] if self.read is not None else ""
            line = Text(f"{place} · {when}", "row_title", "on_table")
            return Row([line.grow(), hint(tr("Back"), "Esc", Back())], gap=8)
        if self.read is None:
            title, when = self.road.title, ""
        else:
            page = self.read.page
            title = page.told[0].title if page.told and self.road.kind == "history" else page.title
            when = tr(
                "{us} in Washington, {ussr} in Moscow",
                us=page.when["us"],
                ussr=page.when["ussr"].rsplit(" ", 1)[-1],
            )
        words = Column(
            [
                Text(title, "screen_title", "on_table"),
                Text(f"{self.road.title} · {when}" if when else self.road.title, "body", "on_table_soft", silent=True),
            ],
            gap=0,
        )
        count = Text(tr("Watch {at} of {all}", at=self.number + 1, all=total), "row_title", "on_table", align="right")
        bar = Column([count, Watches(self.number + 1, total)])
        return Row([words.grow(), bar.wide(240 if wide(kit) else 190)], gap=16)

    def _rope(self, kit: Kit) -> Widget | None:
        if self.read is None or narrow(kit) or low(kit):
            return None
        page = self.read.page
        figure = "parted" if page.ending and page.tension >= 85 else "knot"
        words = Text(step_words(page), "body", "on_table_soft", align="centre")
        return Column([Rope(self.read.rope, tall=62, figure=figure), words], gap=2)

    def _reading(self, kit: Kit, read: WatchRead) -> Widget:
        links = links_in(self.road.branch.model, self.road.reader)
        text = LinkedText(section_runs(self.road, read.page, self.section), links, "reading")
        told = Scroll(text, ident=f"told-{self.number}-{self.section}", name=tr("The watch"))
        sheet = Column(
            [
                self._tabs(kit, read),
                Panel(Sheet([told.grow()], pad=10 if narrow(kit) else 20), name=tr("The watch")).grow(),
            ],
            gap=0,
        )
        if wide(kit):
            return Row([sheet.grow(), self._beside(kit, read).wide(400)], gap=16, align="fill")
        if narrow(kit):
            return sheet
        letters = self._letters(kit, read) if read.page.letters else None
        chart = None if low(kit) else Fill(self._map(read))
        return Column([Fill(sheet, 1.2), chart, letters], gap=8)

    def _beside(self, kit: Kit, read: WatchRead) -> Widget:
        """The map of a desk as it was in this watch, and the letters sent in it."""
        if not read.page.letters:
            return self._map(read)
        return Column([Fill(self._map(read), 1.1), Fill(self._letters(kit, read))], gap=8)

    def _map(self, read: WatchRead) -> Widget:
        """The map of a desk as it was in this watch: Moscow's beside what Moscow knew."""
        wanted: Side = "ussr" if self.section == "moscow" else "us"
        side = wanted if wanted in read.desks else next(iter(read.desks))
        large = OpenMapThen(self.maker, self.number, side)
        then = tr("{city}’s map then", city=tr(CITIES[side]))
        chart = Map(read.desks[side].map, "desk", act=large, key="M", legend=False, least=200, ident=f"map-{side}")
        return Panel(Column([Label(then).high(40), Sheet([chart.grow()], pad=6).grow()], gap=0), name=then)

    def _tabs(self, kit: Kit, read: WatchRead) -> Widget:
        tabs = [
            tab(
                name,
                partial(self._to, section),
                key=str(n),
                cap=not narrow(kit),
                chosen=section == self.section,
                ident=f"tab-{section}",
            )
            for n, (section, name) in enumerate(sections_of(self.road), start=1)
            if section != "differs" or has_section(self.road, read.page, "differs") or section == self.section
        ]
        return Flow(tabs, gap=6)

    def _letters(self, kit: Kit, read: WatchRead) -> Widget:
        papers = read.page.letters
        if not wide(kit):
            buttons: list[Widget] = [
                Button(
                    tr("Letter from {city}", city=tr(CITIES[paper.by])),
                    ReadPaper(paper),
                    key="L" if i == 0 else "",
                    icon="ui-letter",
                    ident=f"letter-{paper.id}",
                )
                for i, paper in enumerate(papers)
            ]
            return Panel(Flow(buttons, gap=8), name=tr("Letters of this watch"))
        cards: list[Widget] = [_card(paper, first=i == 0) for i, paper in enumerate(papers)]
        pages = Pages(cards, ident="letters", gap=10, name=tr("Letters of this watch"))
        return Panel(Column([Label(tr("Letters of this watch")).high(40), pages.grow()], gap=0), name=tr("Letters"))

    def _desks(self, kit: Kit, read: WatchRead) -> Widget:
        sides = list(read.desks)
        if wide(kit) and len(sides) > 1:
            panels = [self._desk(kit, side, read, 210).grow() for side in sides]
            return Row(panels, gap=16, align="fill")
        at = self.desk if self.desk in sides else sides[0]
        tabs = [
            tab(
                tr("{city} then", city=tr(CITIES[side])),
                partial(self._to_desk, side),
                key=str(i),
                chosen=side == at,
                ident=f"desk-{side}",
            )
            for i, side in enumerate(sides, start=1)
        ]
        return Column([Flow(tabs, gap=8), self._desk(kit, at, read, 190).grow()], gap=8)

    def _desk(self, kit: Kit, side: Side, read: WatchRead, tall: float) -> Widget:
        large = OpenMapThen(self.maker, self.number, side)
        return desk_panel(kit, side, read.desks[side], tall=tall, large=large)

    def _foot(self, kit: Kit) -> Widget:
        last = self.number + 1 == len(self.road.places)
        over = self.read is not None and bool(self.read.page.ending)
        red = Button(
            tr("Close") if last else tr("Read on"),
            self._on,
            key="Enter",
            kind="red",
            default=True,
            first=True,
            ident="on",
        )
        take = Button(
            tr("Take over here"),
            OpenTakeOver(self.road, self.number),
            key="T",
            reason=tr("the game is over here") if over else "",
            ident="take",
        )
        if narrow(kit):
            papers = () if self.read is None or self.knew else self.read.page.letters
            shown: list[Widget | None] = [
                Button("", partial(self._turn, -1), key="Left", kind="quiet", spoken=tr("the watch before")),
                Button("", partial(self._turn, 1), key="Right", kind="quiet", spoken=tr("the next watch")),
                hint(tr("words") if self.knew else tr("desks"), "F", self._toggle_knew),
                *[hint(tr("letter"), "L" if i == 0 else f"{6 + i}", ReadPaper(p)) for i, p in enumerate(papers[:3])],
                None if over else hint(tr("play"), "T", OpenTakeOver(self.road, self.number)),
            ]
            return Panel(Row([Flow(shown, gap=8).grow(), red], gap=8), name=tr("Leafing"))
        knew = hint(tr("the words") if self.knew else tr("what each side knew"), "F", self._toggle_knew)
        leaf = [
            hint(tr("before"), "Left", partial(self._turn, -1)),
            hint(tr("next watch"), "Right", partial(self._turn, 1)),
        ]
        row: list[Widget] = [*leaf, knew, hint(tr("Back"), "Esc", Back()), take]
        return Panel(Row([Flow(row, gap=12).grow(), red], gap=12), name=tr("Leafing"))

    # -- keys ------------------------------------------------------------------------------------------------------

    def _arrow(self, way: tuple[int, int], name: str) -> Used:
        if way[0]:
            self._turn(way[0])
            return True
        return super()._arrow(way, name)

    def _key_of_screen(self, name: str) -> Used:
        if name in ("Home", "End"):
            self._go(0 if name == "Home" else len(self.road.places) - 1)
            return True
        return super()._key_of_screen(name)

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), ("Home End", tr("first and last watch of the road"))]


class PaperScene(TreeScene):
    """One letter of a road in full."""

    @property
    def title(self) -> str:  # type: ignore[override]
        """What is spoken first."""
        return tr("A letter from {sender}", sender=self.paper.sender)

    def __init__(self, paper: LetterPaper) -> None:
        super().__init__()
        self.paper = paper

    def compose(self, kit: Kit) -> Widget:
        sheet = letter_sheet(self.paper, moscow=self.paper.by == "ussr", bare=narrow(kit), first=True)
        foot = Row([Gap().grow(), Button(tr("Back"), Back(), key="Enter", kind="red", default=True, ident="back")])
        room = 150 if wide(kit) else 0
        body = Pad(Panel(sheet, name=tr("The letter")), (room, 0))
        return fitted(kit, Pad(Column([body.grow(), foot], gap=10), (24, 14, 24, 14)))


def _card(paper: LetterPaper, *, first: bool) -> Card:
    return Card(
        [
            Row([Label(paper.sender, "ink").grow()]),
            Text(paper.headline, "row_title"),
            Text(paper.dateline, "small", "ink_soft"),
        ],
        name=f"{paper.sender}. {paper.headline}",
        act=ReadPaper(paper),
        keys=("L",) if first else (),
        ident=f"letter-{paper.id}",
    )
