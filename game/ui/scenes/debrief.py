"""The debrief: results beside those of 1962, how it came, what nobody knew, their reasons, and what came later."""

from __future__ import annotations

from functools import partial

from game.app.ending import Axis, EndingPages, Step
from game.core.sides import other
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CITIES, narrow, page
from game.ui.widgets import Bar, Button, Column, Flow, Label, Pages, Panel, Row, Rule, Sheet, Text, Widget
from game.ui.widgets.chart import TensionChart

_TABS = (
    ("axes", "Beside 1962"),
    ("road", "How it came"),
    ("unknown", "What was not known"),
    ("reasons", "Their reasons"),
    ("later", "What came later"),
)


class DebriefScene(TreeScene):
    """Five sheets on one finished match; both desks' truth."""

    title = "Debrief"

    def __init__(self, match: MatchState, pages: EndingPages) -> None:
        super().__init__()
        self.match = match
        self.pages = pages
        self.at = "axes"

    def compose(self, kit: Kit) -> Widget:
        tabs = Panel(
            Flow(
                [
                    Button(
                        name, partial(self._to, key), key=str(n), chosen=key == self.at, tab=True, ident=f"tab-{key}"
                    )
                    for n, (key, name) in enumerate(_TABS, start=1)
                ]
            ),
            name="Sheets",
        )
        sheet = {
            "axes": self._axes,
            "road": self._road,
            "unknown": self._unknown,
            "reasons": self._reasons,
            "later": self._later,
        }[self.at](kit)
        return page(
            "Debrief",
            "" if narrow(kit) else f"{self.pages.title}. {self.pages.date}",
            Column([tabs, sheet.grow()], gap=0),
        )

    def _to(self, key: str) -> None:
        self.at = key

    def _axes(self, kit: Kit) -> Widget:
        pages = self.pages
        sides = (self.match.side, other(self.match.side))
        columns = [
            Panel(
                Column(
                    [
                        Label(CITIES[side], "ink"),
                        Rule("ink", 2),
                        Pages(
                            [_axis(axis) for axis in pages.axes[side]],
                            ident=f"axes-{side}",
                            ink="ink",
                            face="paper",
                            gap=4,
                        ).grow(),
                    ],
                    gap=6,
                ),
                name=CITIES[side],
            )
            for side in sides
        ]
        notes = [text for text in (pages.scores_about, pages.history_about, pages.caveat) if text]
        if narrow(kit):
            rows: list[Widget] = [Text(" ".join(notes), "small", "ink_soft")]
            for side in sides:
                rows += [Label(CITIES[side], "ink"), *[_axis(axis) for axis in pages.axes[side]]]
            return _listed(rows, "axes")
        body = Row([c.grow() for c in columns], gap=32, align="fill")
        return Sheet([Text(" ".join(notes), "small", "ink_soft"), body.grow()], pad=18, gap=12)

    def _road(self, kit: Kit) -> Widget:
        pages = self.pages
        rows: list[Widget] = [Text(pages.cause, "row_title")]
        knot = next((curve for curve in pages.curves if curve.name == "knot"), None)
        if knot is not None and len(knot.points) > 1:
            rows.append(TensionChart(knot.points, name="Tension"))
        rows += [_step(step) for step in pages.steps]
        return _listed(rows, "road")

    def _unknown(self, kit: Kit) -> Widget:
        rows: list[Widget] = [
            Column(
                [
                    Text(thing.title, "row_title"),
                    Text(thing.text, "body"),
                    Text(thing.source, "small", "ink_soft") if thing.source else None,
                    Rule(),
                ],
                gap=2,
            )
            for thing in self.pages.unknown
        ] or [Text("Nothing of weight was hidden from the desks.", "body")]
        return _listed(rows, "unknown")

    def _reasons(self, kit: Kit) -> Widget:
        rows: list[Widget] = [
            Row(
                [
                    Column(
                        [Text(why.when, "label", "ink_soft"), Text(f"Watch {why.watch}", "small", "ink_soft")], gap=0
                    ).wide(140),
                    Column([Text(why.act, "row_title"), Text(why.words, "body")], gap=0).grow(),
                ],
                gap=16,
                align="top",
            )
            for why in self.pages.reasons
        ] or [Text("Two persons played; ask each other.", "body")]
        return _listed(rows, "reasons")

    def _later(self, kit: Kit) -> Widget:
        rows: list[Widget] = [
            Column(
                [
                    Text(later.label, "row_title"),
                    Text(later.text, "body"),
                    Text(f"In fact: {later.history}", "small", "ink_soft") if later.history else None,
                    Rule(),
                ],
                gap=2,
            )
            for later in self.pages.epilogue
        ] or [Text("After a war of this kind nothing is told of what came later.", "body")]
        return _listed(rows, "later")


def _listed(rows: list[Widget], ident: str) -> Widget:
    return Panel(
        Sheet([Pages(rows, ident=f"pages-{ident}", gap=12, ink="ink", face="paper").grow()], pad=20),
        name=dict(_TABS)[ident],
    )


def _step(step: Step) -> Widget:
    """One step of the way, with its hour."""
    title = step.title[:1].upper() + step.title[1:]
    words = Column([Text(title, "row_title"), Text(step.text, "body", "ink_soft")], gap=0)
    return Row([Text(step.when, "label", "ink_soft").wide(150), words.grow()], gap=16, align="top")


def _axis(axis: Axis) -> Widget:
    """One axis: a bar for this match, a marker for 1962, and both figures."""
    past = f"1962: {axis.history:.0f}" if axis.history is not None else ""
    head = Row(
        [Text(axis.label, "row_title").grow(), Text(past, "small", "ink_soft"), Text(f"{axis.value:.0f}", "name")],
        gap=12,
    )
    return Column(
        [
            head,
            Bar(axis.value, marker=axis.history, tall=12),
            Text(axis.about, "small", "ink_soft") if axis.about else None,
        ],
        gap=2,
    )
