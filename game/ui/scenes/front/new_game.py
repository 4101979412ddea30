"""A new game: which file to open, which desk to take, who sits across, and how hard it shall be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from game.app.choices import NewGame
from game.app.grades import grade_of, grades, lasts
from game.app.lexicon import lexicon_of
from game.app.newgame import Item, model_of, opponents, scenarios, sides, starts
from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.front.new_game_dials import DialsPart, fits
from game.ui.scenes.intents import StartGame
from game.ui.scenes.parts import CAMPS, PEOPLE, narrow, notice_slip, page, wide
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    Gap,
    Icon,
    Label,
    Pages,
    Panel,
    Portrait,
    RadioRow,
    Row,
    Segments,
    Sheet,
    Stamp,
    Text,
    Widget,
)
from game.ui.widgets.folder import Folder
from game.ui.widgets.one_of import OneOf
from game.ui.widgets.tray import Ring

_STEPS = (
    ("file", marked("Scenario")),
    ("desk", marked("Desk")),
    ("across", marked("Opponent")),
    ("luck", marked("Difficulty")),
)
_PAIRS = (("file", marked("Scenario and desk")), ("across", marked("Opponent and difficulty")))
_OWN = marked("Your own")
_TEACHES = "first-watch"
_INKS = {"us": "#1F4E7E", "ussr": "#9C231B"}


class NewGameScene(TreeScene):
    """Four steps, all on one page where there is room; the red button is always there.

    newcomer: nothing was ever played here, so the scenario that teaches lies on top, is pointed out, and is the one
    that Enter takes, unless another was asked for. dials: the page on which difficulty is set by itself, dial by dial,
    lies over the rest.
    """

    title = marked("New game")

    def __init__(self, choices: NewGame, notice: str = "", *, newcomer: bool = False) -> None:
        super().__init__()
        self.choices = choices
        self.newcomer = newcomer
        self.notice = notice
        self.step = "file"
        self.dials = False
        self._dials = DialsPart(self)
        usual = NewGame().scenario
        on_top = _TEACHES if newcomer else usual
        self._files = sorted(scenarios(), key=lambda item: (item.id != on_top, item.id != usual))
        if newcomer and choices.scenario == usual and any(item.id == _TEACHES for item in self._files):
            self._take_file(_TEACHES)

    # -- what is chosen --------------------------------------------------------------------------------------------

    def choose(self, **chosen: Any) -> Intent | None:
        """Take a choice, by the fields of `NewGame`."""
        self.choices = replace(self.choices, **chosen)
        return None

    def _take_file(self, scenario: str) -> Intent | None:
        """Another file has its own moments and people; what it does not know goes back to its own choice."""
        model = model_of(scenario)
        known = {item.id for item in opponents(model, self.choices.side)}
        across = self.choices.opponent if self.choices.opponent in known else None
        return self.choose(scenario=scenario, start=None, opponent=across)

    def _take_desk(self, side: str) -> Intent | None:
        return self.choose(side=side, opponent=None)

    def _turn_dials(self, open_: bool) -> None:
        self.dials = open_

    def back(self) -> Intent | None:
        if self.dials:
            self.dials = False
            self.refresh()
            return None
        return Back()

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        if self.dials:
            return self._dials.page(kit, partial(self._turn_dials, False))
        file, desk = (_numbered(1, tr("Scenario")), self._file(kit)), (_numbered(2, tr("Your desk")), self._desk(kit))
        across = (_numbered(3, tr("Opponent")), self._across(kit))
        luck = (_numbered(4, tr("Difficulty"), self._dial_by_dial()), self._luck())
        if wide(kit):
            right = Column([across[0], across[1].grow(), *luck], gap=8)
            body: Widget = Row([_under(*file).grow(), _under(*desk).grow(), right.grow()], gap=24, align="fill")
        elif not narrow(kit):
            pair = (file, desk) if self.step in ("file", "desk") else (across, (luck[0], Column([luck[1]])))
            both = Row([_under(*part).grow() for part in pair], gap=24, align="fill")
            body = Column([self._tabs(_PAIRS), both.grow()], gap=12)
        else:
            alone = Pages([self._dial_by_dial(), *self._luck_rows()], ident="luck", gap=10, ink="ink", face="paper")
            parts = {"file": file[1], "desk": desk[1], "across": across[1], "luck": Sheet([alone.grow()], pad=10)}
            body = Column([self._tabs(_STEPS), parts[self.step].grow()], gap=10)
        note = "" if narrow(kit) else tr("Open a file, take a desk.")
        return page(tr(self.title), note, Column([notice_slip(self.notice), body.grow()], gap=8), self._foot(kit))

    def _foot(self, kit: Kit) -> Widget:
        red = Button(tr("Take the desk"), StartGame(self.choices), key="Enter", kind="red", default=True, ident="start")
        opening = None if narrow(kit) else Text(self._opening(), "small", "on_table_soft")
        words = Column([Text(self._summary(), "body", "on_table"), opening], gap=0)
        return Panel(Row([words.grow(), red], gap=16), name=tr("Begin"))

    def _tabs(self, steps: Sequence[tuple[str, str]]) -> Widget:
        keys = [step for step, _ in steps]
        front = _STEPS[max(i for i, (step, _) in enumerate(_STEPS) if step in keys and i <= self._at)][0]
        tabs = [
            Button(
                tr(name),
                partial(self._to, step),
                key=str(n),
                chosen=step == front,
                tab=True,
                ident=f"tab-{step}",
            )
            for n, (step, name) in enumerate(steps, start=1)
        ]
        return Panel(Flow(tabs), name=tr("Steps"))

    @property
    def _at(self) -> int:
        return next(i for i, (step, _) in enumerate(_STEPS) if step == self.step)

    def _to(self, step: str) -> None:
        self.step = step

    # -- 1: the file -----------------------------------------------------------------------------------------------

    def _file(self, kit: Kit) -> Widget:
        folders: list[Widget] = [self._folder(item) for item in self._files]
        model = model_of(self.choices.scenario)
        moments = starts(model)
        if len(moments) < 2:
            return Panel(Pages(folders, ident="files", gap=8), name=tr("Scenario"))
        at = self.choices.start or model.default_start
        index = next((i for i, item in enumerate(moments) if item.id == at), 0)
        turn = OneOf(
            tr("Where to begin"),
            [item.label for item in moments],
            index,
            lambda i: self.choose(start=moments[i].id),
            ident="start-at",
        )
        beginning = Sheet([turn], pad=10)
        if narrow(kit):
            return Panel(Pages([*folders, beginning], ident="files", gap=8), name=tr("Scenario"))
        files = Panel(Pages(folders, ident="files", gap=8), name=tr("Scenario"))
        return Column([files.grow(), Panel(beginning, name=tr("Where to begin"))], gap=10)

    def _folder(self, item: Item) -> Widget:
        chosen = item.id == self.choices.scenario
        stock = "paper" if chosen else "manila"
        takes = lasts(model_of(item.id), self.choices.start if chosen else None)
        head = Row(
            [
                Text(item.label, "card_title").grow(),
                Icon("ui-clock", 20, ink="ink_soft", ground=stock),
                Text(takes, "small", "ink_soft"),
                Ring(chosen),
            ],
            gap=8,
        )
        here = tr("Begin here: it teaches as you play.") if self.newcomer and item.id == _TEACHES else ""
        return Folder(
            [head, Text(item.about, "small"), _pointed_out(here, stock) if here else None],
            name=" ".join(part for part in (f"{item.label}. {item.about} {takes}.", here) if part),
            act=partial(self._take_file, item.id),
            stock=stock,
            chosen=chosen,
            choice=True,
            takes_enter=False,
            ident=f"file-{item.id}",
            first=chosen,
        )

    # -- 2: the desk -----------------------------------------------------------------------------------------------

    def _desk(self, kit: Kit) -> Widget:
        items = sides(model_of(self.choices.scenario), self.choices.start or "")
        both = [self._desk_card(item, kit, lying=not wide(kit)) for item in items]
        if not wide(kit):
            return Panel(Pages(both, ident="desks", gap=10), name=tr("Your desk"))
        two = Row([card.grow() for card in both[:2]], gap=16, align="fill")
        side_by_side = Column([two.grow(), both[2]], gap=12)
        if not fits(kit, side_by_side):
            both = [self._desk_card(item, kit, lying=True) for item in items]
            return Panel(Pages(both, ident="desks", gap=10), name=tr("Your desk"))
        return Panel(side_by_side, name=tr("Your desk"))

    def _desk_card(self, item: Item, kit: Kit, *, lying: bool) -> Card:
        """A desk to take. lying: the head stands beside the words, as where room is short."""
        chosen = item.id == self.choices.side
        stock = "paper" if chosen else "manila"
        about = Text(item.about, "small", "ink")
        words = Column([Row([Text(item.label, "card_title").grow(), Ring(chosen)], align="top"), about], gap=2)
        if item.id == "both":
            inside: list[Widget | None] = [
                Row([Icon("ui-council", 38, ground=stock, framed=True), words.grow()], gap=14)
            ]
        elif lying:
            face = Portrait(PEOPLE[item.id], 84 if narrow(kit) or wide(kit) else 112, camp=CAMPS[item.id], edge="ink")
            inside = [Row([face, words.grow()], gap=14, align="top")]
        else:
            says = lexicon_of(model_of(self.choices.scenario))
            leader, city = (says.text("sides", item.id, part, item.label) for part in ("leader", "city"))
            face = Portrait(PEOPLE[item.id], 104, camp=CAMPS[item.id], edge="ink")
            head = Row([face, Gap().grow(), Column([Ring(chosen)])], align="top")
            name = Column([Label(leader, "ink", style="name"), Text(city, "small", "ink_soft")], gap=0)
            inside = [Gap(2), head, name, about, Gap().grow(), Stamp(tr("Your desk")) if chosen else None]
        return Desk(
            inside,
            camp="" if item.id == "both" else item.id,
            name=f"{item.label}. {item.about}",
            act=partial(self._take_desk, item.id),
            stock=stock,
            chosen=chosen,
            choice=True,
            takes_enter=False,
            ident=f"desk-{item.id}",
        )

    # -- 3: who sits across ----------------------------------------------------------------------------------------

    def _across(self, kit: Kit) -> Widget:
        people = opponents(model_of(self.choices.scenario), self.choices.side)
        if not people:
            words = tr("The other player sits across. The screen is covered between turns.")
            return Column([Sheet([Text(words, "body")], stock="flimsy"), Gap().grow()])
        at = self.choices.opponent or people[0].id
        rows = radio(people, at, lambda chosen: self.choose(opponent=chosen), "opponent")
        pages = Pages(rows, ident="opponents", gap=0, ink="ink", face="paper")
        return Panel(Sheet([pages.grow()], pad=6), name=tr("Opponent"))

    # -- 4: how hard -----------------------------------------------------------------------------------------------

    def _luck(self) -> Widget:
        return Panel(Sheet(self._luck_rows(), pad=12, gap=4), name=tr("Difficulty"))

    def _dial_by_dial(self) -> Button:
        kind = "paper" if self._kit is not None and narrow(self._kit) else "quiet"
        return Button(tr("Dial by dial"), partial(self._turn_dials, True), key="D", kind=kind, ident="dials")

    def _luck_rows(self) -> list[Widget]:
        model = model_of(self.choices.scenario)
        found, now = grades(model), grade_of(model, self.choices)
        levels = [grade.label for grade in found] + ([] if now else [tr(_OWN)])
        at = next((i for i, grade in enumerate(found) if now and grade.id == now.id), len(found))
        # A grade says in a sentence what three dials stand at; a mixture of one's own is told dial by dial.
        facts = self._dials.in_words(besides=tuple(now.settings) if now else ())
        return [
            Segments(tr("Difficulty"), levels, at, self._grade, ident="grade"),
            Text(now.about if now else tr("A mixture of your own."), "small"),
            *[_fact(name, words) for name, words in facts],
        ]

    def _grade(self, index: int) -> Intent | None:
        found = grades(model_of(self.choices.scenario))
        return self.choose(**found[index].settings) if index < len(found) else None

    # -- in words --------------------------------------------------------------------------------------------------

    def _summary(self) -> list[Run]:
        model, chosen = model_of(self.choices.scenario), self.choices
        file = Run(next(item.label for item in self._files if item.id == chosen.scenario), bold=True)
        grade = grade_of(model, chosen)
        hard = grade.label if grade else tr(_OWN)
        if chosen.side == "both":
            return [file, Run(" · " + tr("two players at one screen") + f" · {hard}")]
        people = opponents(model, chosen.side)
        at = chosen.opponent or people[0].id
        across = next((item.label for item in people if item.id == at), at)
        desk = tr("at Kennedy's desk") if chosen.side == "us" else tr("at Khrushchev's desk")
        return [file, Run(f" · {desk} · " + tr("across: {opponent}", opponent=across) + f" · {hard}")]

    def _opening(self) -> str:
        model = model_of(self.choices.scenario)
        at = self.choices.start or model.default_start
        return next((item.about for item in starts(model) if item.id == at), "")


class Numbered(Widget):
    """The number of a step on an ochre disc; its heading says the rest."""

    stiff = True

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def natural(self, kit: Kit) -> int:
        return kit.px(28)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(28)

    def paint(self, target: Any, brush: Any) -> None:
        kit = brush.kit
        spot = disc(kit.px(14), kit.colour("ochre"))
        target.blit(spot, spot.get_rect(center=self.rect.center))
        kit.write_line(target, str(self.number), "row_title", self.rect, "#1A1D23", "centre")


class Desk(Card):
    """The card of a desk, with a band of its side's ink across the top. camp: us, ussr, or empty for both."""

    def __init__(self, children: Sequence[Widget | None], *, camp: str, **card: Any) -> None:
        super().__init__(children, **card)
        self.camp = camp

    def paint(self, target: Any, brush: Any) -> None:
        super().paint(target, brush)
        if self.camp:
            band = (self.rect.left, self.rect.top, self.rect.width, brush.kit.gap(8))
            target.fill(brush.kit.colour(_INKS[self.camp]), band)


def _pointed_out(words: str, stock: str) -> Widget:
    return Row([Icon("ui-book", 22, ink="accent_2", ground=stock), Text(words, "row_title", "accent_2").grow()], gap=8)


def _numbered(number: int, name: str, right: Widget | None = None) -> Widget:
    disc = Numbered(number)
    return Row([disc, Label(name), *([Gap().grow(), right] if right else [])], gap=10).high(32)


def _under(head: Widget, part: Widget) -> Column:
    return Column([head, part.grow()], gap=8)


def _fact(name: str, words: str) -> Widget:
    return Row([Text(name, "small", "ink_soft").grow(5), Text(words, "small").grow(6)], gap=10, align="top")


def radio(items: Sequence[Item], at: str, pick: Callable[[str], Intent | None], group: str) -> list[Widget]:
    """A row for each item, every one explained."""
    return [
        RadioRow(item.label, partial(pick, item.id), chosen=item.id == at, note=item.about, ident=f"{group}-{item.id}")
        for item in items
    ]
