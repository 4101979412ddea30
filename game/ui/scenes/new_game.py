"""A new game: which file to open, which desk to take, who sits across, and what kind of luck."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from game.app.choices import MOST_SEED, NewGame
from game.app.newgame import (
    Item,
    informations,
    lucks,
    model_of,
    opponents,
    risks,
    scenarios,
    sides,
    starts,
    temperaments,
    ways_back,
)
from game.ui.intents import Intent
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import StartGame
from game.ui.scenes.parts import CAMPS, PEOPLE, narrow, notice_slip, page
from game.ui.theme import Layout
from game.ui.typesetting import Run
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
    Text,
    TextField,
    Widget,
)
from game.ui.widgets.tray import Ring

_STEPS = (("file", "File"), ("desk", "Desk"), ("across", "Opponent"), ("luck", "Difficulty"))
_SEED_DIGITS = len(str(MOST_SEED)) - 1


class NewGameScene(TreeScene):
    """Four steps; on a wide screen all are seen two at a time, and the red button is always there."""

    title = "New game"

    def __init__(self, choices: NewGame, notice: str = "") -> None:
        super().__init__()
        self.choices = choices
        self.notice = notice
        self.step = "file"
        self.seed = "" if choices.seed is None else str(choices.seed)
        self._files = sorted(scenarios(), key=lambda item: item.id != NewGame().scenario)

    # -- what is chosen --------------------------------------------------------------------------------------------

    def _set(self, **chosen: Any) -> Intent | None:
        self.choices = replace(self.choices, **chosen)
        return None

    def _take_file(self, scenario: str) -> Intent | None:
        """Another file has its own moments and people; what it does not know goes back to its own choice."""
        model = model_of(scenario)
        known = {item.id for item in opponents(model, self.choices.side)}
        across = self.choices.opponent if self.choices.opponent in known else None
        return self._set(scenario=scenario, start=None, opponent=across)

    def _take_desk(self, side: str) -> Intent | None:
        return self._set(side=side, opponent=None)

    def _type_seed(self, text: str) -> Intent | None:
        self.seed = text
        return self._set(seed=int(text) if text else None)

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        if narrow(kit):
            body: Widget = Column([self._tabs(), self._part(self.step, kit).grow()], gap=10)
        elif kit.theme.layout is Layout.MEDIUM:
            body = Column([self._tabs(), self._part(self.step, kit).grow()], gap=10)
        else:
            left = Column([self._numbered(1, "File"), self._part("file", kit).grow()], gap=8)
            middle = Column([self._numbered(2, "Your desk"), self._part("desk", kit).grow()], gap=8)
            right = Column(
                [
                    self._numbered(3, "Opponent"),
                    self._part("across", kit).grow(),
                    self._numbered(4, "Difficulty"),
                    self._part("luck", kit).grow(),
                ],
                gap=8,
            )
            body = Row([left.grow(), middle.grow(), right.grow()], gap=24, align="fill")
        red = Button("Take the desk", StartGame(self.choices), key="Enter", kind="red", default=True, ident="start")
        words = Column(
            [
                Text(self._summary(), "row_title", "on_table"),
                None if narrow(kit) else Text(self._opening(), "small", "on_table_soft"),
            ],
            gap=0,
        )
        foot = Panel(Row([words.grow(), red], gap=16), name="Begin")
        return page(
            "New game",
            "" if narrow(kit) else "Open a file, take a desk.",
            Column([notice_slip(self.notice), body.grow()], gap=8),
            foot,
        )

    def _numbered(self, number: int, name: str) -> Widget:
        return Row([Label(f"{number}", "ochre", silent=True), Label(name)], gap=10)

    def _tabs(self) -> Widget:
        return Panel(
            Flow(
                [
                    Button(
                        name,
                        partial(self._to, step),
                        key=str(n),
                        chosen=step == self.step,
                        tab=True,
                        ident=f"tab-{step}",
                    )
                    for n, (step, name) in enumerate(_STEPS, start=1)
                ]
            ),
            name="Steps",
        )

    def _to(self, step: str) -> None:
        self.step = step

    def _part(self, step: str, kit: Kit) -> Widget:
        return {"file": self._file, "desk": self._desk, "across": self._across, "luck": self._luck}[step](kit)

    def _file(self, kit: Kit) -> Widget:
        wide = kit.theme.layout is Layout.WIDE
        cards: list[Widget] = []
        for item in self._files:
            chosen = item.id == self.choices.scenario
            head = Row([Text(item.label, "card_title").grow(), Ring(chosen)])
            cards.append(
                Card(
                    [head, Text(item.about, "small", "ink_soft")],
                    name=f"{item.label}. {item.about}",
                    act=partial(self._take_file, item.id),
                    stock="paper" if chosen else "manila",
                    chosen=chosen,
                    choice=True,
                    takes_enter=False,
                    ident=f"file-{item.id}",
                    first=chosen,
                )
            )
        model = model_of(self.choices.scenario)
        moments = starts(model)
        at = self.choices.start or model.default_start
        rows: list[Widget] = [
            RadioRow(item.label, partial(self._start_at, item.id), chosen=item.id == at, ident=f"start-{item.id}")
            for item in moments
        ]
        files = Panel(Column(cards, gap=8), name="File")
        if len(moments) < 2:
            return Column([files])
        pages = Pages(rows, ident="starts", gap=0, ink="ink", face="paper")
        beginnings = Panel(
            Column([Label("Where to begin"), Sheet([pages.grow()], pad=6).grow()], gap=6), name="Where to begin"
        )
        if wide:
            return Column([files, beginnings.grow()], gap=10)
        return (
            Row([files.grow(), beginnings.grow()], gap=16, align="fill")
            if not narrow(kit)
            else Pages([*cards, *rows], ident="files", gap=8)
        )

    def _start_at(self, start: str) -> Intent | None:
        return self._set(start=start)

    def _desk(self, kit: Kit) -> Widget:
        both = [self._desk_card(item, kit) for item in sides(model_of(self.choices.scenario))]
        if kit.theme.layout is not Layout.WIDE:
            return Panel(Pages(both, ident="desks", gap=10), name="Your desk")
        return Panel(Column([Row(both[:2], gap=16, align="fill").grow(), both[2]], gap=12), name="Your desk")

    def _desk_card(self, item: Item, kit: Kit) -> Card:
        chosen = item.id == self.choices.side
        name = Text(item.label, "card_title")
        about = Text(item.about, "small", "ink")
        if item.id == "both":
            face: Widget = Icon("ui-council", 38, ground="paper" if chosen else "manila", framed=True)
            inside: list[Widget | None] = [
                Row([face, Column([Row([name.grow(), Ring(chosen)]), about], gap=2).grow()], gap=14)
            ]
        elif kit.theme.layout is not Layout.WIDE:
            face = Portrait(PEOPLE[item.id], 84, camp=CAMPS[item.id], edge="ink")
            inside = [Row([face, Column([Row([name.grow(), Ring(chosen)]), about], gap=2).grow()], gap=14, align="top")]
        else:
            face = Portrait(PEOPLE[item.id], 118, camp=CAMPS[item.id], edge="ink")
            inside = [Row([face, Gap().grow(), Column([Ring(chosen)])], align="top"), name, about]
        card = Card(
            inside,
            name=f"{item.label}. {item.about}",
            act=partial(self._take_desk, item.id),
            stock="paper" if chosen else "manila",
            chosen=chosen,
            choice=True,
            takes_enter=False,
            ident=f"desk-{item.id}",
        )
        return card.grow() if item.id != "both" else card

    def _across(self, kit: Kit) -> Widget:
        model = model_of(self.choices.scenario)
        people = opponents(model, self.choices.side)
        if not people:
            return Sheet(
                [Text("The other player sits across. The screen is covered between turns.", "body")], stock="flimsy"
            )
        at = self.choices.opponent or people[0].id
        rows = _radio(people, at, lambda chosen: self._set(opponent=chosen), "opponent")
        pages = Pages(rows, ident="opponents", gap=0, ink="ink", face="paper")
        return Panel(Sheet([pages.grow()], pad=6), name="Opponent")

    def _luck(self, kit: Kit) -> Widget:
        model, chosen = model_of(self.choices.scenario), self.choices
        groups: list[tuple[str, Sequence[Item], str, str]] = [
            ("What you are told", informations(model), chosen.information, "information"),
            ("His temper", temperaments(model), chosen.temperament, "temperament"),
            ("Danger of accidents", risks(model), chosen.risk, "risk"),
            ("Luck", lucks(model), chosen.luck, "luck"),
            ("The way back", ways_back(), "yes" if chosen.rewind else "no", "rewind"),
        ]
        rows: list[Widget] = []
        for name, items, at, field in groups:
            rows.append(_Choice(name, items, at, partial(self._pick, field), field))
        seed = TextField(
            "Seed (empty for a new one)",
            self.seed,
            self._type_seed,
            ident="seed",
            limit=_SEED_DIGITS,
            allowed=str.isdigit,
        )
        rows.append(seed)
        return Panel(
            Sheet([Pages(rows, ident="luck", gap=8, ink="ink", face="paper").grow()], pad=12), name="Difficulty"
        )

    def _pick(self, field: str, value: str) -> Intent | None:
        return self._set(**{field: value == "yes" if field == "rewind" else value})

    def _summary(self) -> str:
        model, chosen = model_of(self.choices.scenario), self.choices
        file = next(item.label for item in self._files if item.id == chosen.scenario)
        if chosen.side == "both":
            return f"{file}, two players at one screen."
        people = opponents(model, chosen.side)
        across = next(
            (item.label for item in people if item.id == (chosen.opponent or people[0].id)), chosen.opponent or ""
        )
        desk = "Kennedy's desk" if chosen.side == "us" else "Khrushchev's desk"
        return f"{file} at {desk}. Across: {across}."

    def _opening(self) -> str:
        model = model_of(self.choices.scenario)
        at = self.choices.start or model.default_start
        return next((f"{item.label}. {item.about}" for item in starts(model) if item.id == at), "")


def _radio(items: Sequence[Item], at: str, pick: Callable[[str], Intent | None], group: str) -> list[Widget]:
    return [
        RadioRow(
            item.label,
            partial(pick, item.id),
            chosen=item.id == at,
            note=item.about if item.id == at else "",
            ident=f"{group}-{item.id}",
        )
        for item in items
    ]


class _Choice(Column):
    """A preset: its levels as joined boxes, the chosen one explained below."""

    def __init__(
        self, name: str, items: Sequence[Item], at: str, pick: Callable[[str], Intent | None], group: str
    ) -> None:
        index = next((i for i, item in enumerate(items) if item.id == at), 0)
        levels = Segments(
            f"{name}: {items[index].about}",
            [item.label for item in items],
            index,
            lambda i: pick(items[i].id),
            ident=f"preset-{group}",
        )
        super().__init__(
            [levels, Text((Run(f"{name}. ", bold=True), Run(items[index].about)), "small", "ink_soft", silent=True)],
            gap=4,
        )
