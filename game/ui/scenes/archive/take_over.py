"""Playing on from a stop: which desk, who sits across, the same luck or a new one, with a way back or without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from game.app.archive.roads import Road
from game.app.calendar import stamp
from game.app.choices import NewGame
from game.app.newgame import opponents, sides
from game.core.sides import US
from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import GoBack, TakeOver
from game.ui.scenes.fitting import fitted
from game.ui.scenes.parts import narrow, notice_slip, page, wide
from game.ui.widgets import Button, Column, Flow, Gap, Label, Pages, Panel, RadioRow, Row, Sheet, Switch, Text, Widget

_SAME = marked("What falls here falls again, wherever what you decide leaves it room to.")
_HISTORY_SAME = marked("What fell in 1962 falls again at its hour, wherever what you decide leaves it room to.")
_NEW = marked("The dice are thrown anew from here on; nothing need come as it came.")
_WAY_BACK = marked("You may go back to earlier watches of your own road.")


class TakeOverScene(TreeScene):
    """How to begin a match of one's own in the middle of a road.

    leaves: whether a match in play is left for it.
    """

    title = marked("Take over")

    def __init__(self, road: Road, number: int, choices: NewGame, *, leaves: bool) -> None:
        super().__init__()
        self.road = road
        self.number = number
        self.model = road.branch.model
        self.choices = replace(choices, scenario=self.model.id, opponent=None)
        self.leaves = leaves
        self.new_luck = False

    def _set(self, **chosen: Any) -> Intent | None:
        self.choices = replace(self.choices, **chosen)
        return None

    def _luck(self, new: bool) -> Intent | None:
        self.new_luck = new
        return None

    def compose(self, kit: Kit) -> Widget:
        when = stamp(self.model, self.road.places[self.number].landmark.t, US)
        red = Button(
            tr("Take the desk"),
            TakeOver(self.road, self.number, self.choices, self.new_luck),
            key="Enter",
            kind="red",
            default=True,
            ident="start",
        )
        groups = [
            (tr("Your desk"), self._desks()),
            (tr("Across"), self._across()),
            (tr("Luck and way back"), self._luck_rows()),
        ]
        if wide(kit):
            body: Widget = Row([_group(name, rows).grow() for name, rows in groups], gap=24, align="fill")
        else:
            rows = [row for name, group in groups for row in (Text(name, "label", "ink_soft"), *group)]
            pages = Pages(rows, ident="choices", gap=6, ink="ink", face="paper", name=tr("What to choose"))
            body = Panel(Sheet([pages.grow()], pad=8), name=tr("What to choose"))
        words = self._summary()
        if self.leaves:
            words = tr("The match in play is kept as it is. {summary}", summary=words)
        foot = Row([Text("" if narrow(kit) else words, "small", "on_table_soft").grow(), red], gap=16)
        return fitted(kit, page(tr("Take over"), f"{self.road.title}, {when}", body, Panel(foot, name=tr("Begin"))))

    def _summary(self) -> str:
        return tr("What was played until here is a road of your tree; what you play grows a branch beside it.")

    def _desks(self) -> list[Widget]:
        return [
            RadioRow(
                item.label,
                partial(self._set, side=item.id, opponent=None),
                chosen=item.id == self.choices.side,
                note=item.about if item.id == self.choices.side else "",
                ident=f"desk-{item.id}",
                first=item.id == self.choices.side,
            )
            for item in sides(self.model)
        ]

    def _across(self) -> list[Widget]:
        people = opponents(self.model, self.choices.side)
        if not people:
            return [Text(tr("The other player sits across. The screen is covered between turns."), "body")]
        at = self.choices.opponent or people[0].id
        return [
            RadioRow(
                item.label,
                partial(self._set, opponent=item.id),
                chosen=item.id == at,
                note=item.about if item.id == at else "",
                ident=f"opponent-{item.id}",
            )
            for item in people
        ]

    def _luck_rows(self) -> list[Widget]:
        same = tr(_HISTORY_SAME if self.road.branch.setup.historical_luck else _SAME)
        rows = luck_rows(self.new_luck, same, self._luck)
        way = Switch(
            tr("A way back"),
            self.choices.rewind,
            partial(self._set, rewind=not self.choices.rewind),
            note=tr(_WAY_BACK),
        )
        return [*rows, way]


class GoBackScene(TreeScene):
    """Going to a stop of one's own tree: with the same luck, or with a new one. refused: why it cannot be done."""

    title = marked("Play from here")

    def __init__(self, road: Road, number: int, *, unsealed: bool, refused: str = "") -> None:
        super().__init__()
        self.road = road
        self.number = number
        self.unsealed = unsealed
        self.refused = refused
        self.new_luck = False

    def _luck(self, new: bool) -> Intent | None:
        self.new_luck = new
        return None

    def compose(self, kit: Kit) -> Widget:
        place = self.road.places[self.number]
        when = stamp(self.road.branch.model, place.landmark.t, US)
        words = tr("What you have played stays in the tree. What you decide otherwise grows a branch beside it.")
        if self.unsealed:
            words = f"{words} {tr('The plan on your desk is not sealed, and is left.')}"
        rows: list[Widget] = [Text(words, "body"), *luck_rows(self.new_luck, tr(_SAME), self._luck)]
        pages = Pages(rows, ident="luck", gap=6, ink="ink", face="paper", name=tr("Luck"))
        red = Button(
            tr("Go to this watch"),
            GoBack(place.node, self.new_luck),
            key="Enter",
            kind="red",
            default=True,
            reason=self.refused,
            ident="go",
        )
        foot = Panel(Flow([Button(tr("Stay"), Back(), key="Esc"), red], align="spread"), name=tr("Go"))
        body = Column([notice_slip(self.refused), Panel(Sheet([pages.grow()], pad=16), name=tr("Luck")).grow()], gap=8)
        return fitted(kit, page(tr(self.title), f"{self.road.title}, {when}", body, foot, back=""))


def luck_rows(new: bool, same: str, pick: Callable[[bool], Intent | None]) -> list[Widget]:
    """The same luck or a new one, each with what it means."""
    return [
        RadioRow(
            tr("The same luck"), partial(pick, False), chosen=not new, note=same, ident="luck-same", first=not new
        ),
        RadioRow(tr("A new luck"), partial(pick, True), chosen=new, note=tr(_NEW), ident="luck-new"),
    ]


def _group(name: str, rows: list[Widget]) -> Widget:
    pages = Pages(rows, ident=f"group-{name}", gap=0, ink="ink", face="paper", name=name)
    return Column([Label(name), Panel(Sheet([pages.grow(), Gap()], pad=6), name=name).grow()], gap=8)
