"""Difficulty dial by dial: what one is told, the other leader's temper, accidents, luck, the way back, the seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.app.choices import MOST_SEED
from game.app.newgame import Item, informations, lucks, model_of, risks, temperaments, ways_back
from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.parts import page, wide
from game.ui.widgets import Button, Column, Gap, Pages, Panel, RadioRow, Row, Sheet, Text, TextField, Widget

if TYPE_CHECKING:
    from game.ui.scenes.front.new_game import NewGameScene

_SEED_DIGITS = len(str(MOST_SEED)) - 1
_MARGIN, _GUTTER = 24, 24
_HEAD_AND_FOOT = 196
Dial = tuple[str, str, Sequence[Item], str]


class DialsPart:
    """The page of the dials, over the page of a new game; it changes the choices of its owner."""

    def __init__(self, owner: NewGameScene) -> None:
        self.owner = owner
        self.seed = "" if owner.choices.seed is None else str(owner.choices.seed)

    def _dials(self) -> list[Dial]:
        """Each dial: its name, its field, its values and the one it stands at."""
        chosen = self.owner.choices
        model = model_of(chosen.scenario)
        return [
            (tr("What you are told"), "information", informations(model), chosen.information),
            (tr("His temper"), "temperament", temperaments(model), chosen.temperament),
            (tr("Danger of accidents"), "risk", risks(model), chosen.risk),
            (tr("Luck"), "luck", lucks(model), chosen.luck),
            (tr("The way back"), "rewind", ways_back(), "yes" if chosen.rewind else "no"),
        ]

    def in_words(self, besides: Sequence[str] = ()) -> list[tuple[str, str]]:
        """Every dial with the value it stands at, and the seed if one was chosen. besides: fields left out."""
        found = [
            (name, next((item.label for item in items if item.id == at), at))
            for name, field, items, at in self._dials()
            if field not in besides
        ]
        return [*found, (tr("Seed"), self.seed)] if self.seed else found

    def page(self, kit: Kit, done: Callable[[], None]) -> Widget:
        """The page. done: closes it."""
        dials = [(dial[0], self._rows(dial)) for dial in self._dials()]
        spread = wide(kit)
        if spread:
            told, temper, risk, luck, back = (_sheet(name, rows) for name, rows in dials)
            columns = [[told, back], [temper, luck], [risk]]
            spread = all(fits(kit, Column(column, gap=12)) for column in columns)
        if spread:
            body: Widget = Row([Column(column, gap=12).grow() for column in columns], gap=20, align="top")
        else:
            # A dial may be taller than the page: its rows turn page one by one, its name stays with the first.
            rows = [
                Column([Text(name, "card_title", silent=True), row], gap=4) if row is first else row
                for name, found in dials
                for first in found[:1]
                for row in found
            ]
            pages = Pages([*rows, self._seed()], ident="dials", gap=8, ink="ink", face="paper")
            body = Panel(Sheet([pages.grow()], pad=12), name=tr("Difficulty"))
        end = Button(tr("Done"), done, key="Enter", kind="red", default=True, first=True, ident="done")
        foot = Panel(Row([Gap().grow(), end]), name=tr("Actions"))
        if spread:
            seed = Panel(Row([self._seed().grow(), Gap().grow()], gap=20), name=tr("Seed")).grow()
            foot = Panel(Row([seed, end], gap=20), name=tr("Actions"))
        note = tr(
            "Each dial turns by itself. The same seed and the same acts give the same match; empty takes a new seed."
        )
        return page(tr("Difficulty, dial by dial"), note if spread else "", body, foot, back="")

    def _rows(self, dial: Dial) -> list[Widget]:
        _, field, items, at = dial
        return [
            RadioRow(
                item.label,
                partial(self._pick, field, item.id),
                chosen=item.id == at,
                note=item.about,
                ident=f"{field}-{item.id}",
            )
            for item in items
        ]

    def _seed(self) -> Widget:
        field = TextField(tr("Seed"), self.seed, self._type_seed, ident="seed", limit=_SEED_DIGITS, allowed=str.isdigit)
        return Sheet([field], pad=6)

    def _pick(self, field: str, value: str) -> Intent | None:
        return self.owner.choose(**{field: value == "yes" if field == "rewind" else value})

    def _type_seed(self, text: str) -> Intent | None:
        self.seed = text
        return self.owner.choose(seed=int(text) if text else None)


def fits(kit: Kit, column: Widget) -> bool:
    """Whether a column fits as one of three beside one another, below a title and above a foot."""
    size = kit.theme.field().size
    across = (size[0] - kit.gap(2 * _MARGIN + 2 * _GUTTER)) // 3
    return column.height(kit, across) <= size[1] - kit.gap(_HEAD_AND_FOOT)


def _sheet(name: str, rows: list[Widget]) -> Widget:
    return Panel(Sheet([Text(name, "card_title", silent=True), Column(rows, gap=0)], pad=12, gap=6), name=name)
