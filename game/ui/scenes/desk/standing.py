"""How things stand: every count this desk knows, with its doubt, and how everything is set."""

from __future__ import annotations

from functools import partial

from game.app.status import Gauge, Reading, status
from game.locale import marked, tr, trc
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CITIES, capital, narrow, page
from game.ui.widgets import Button, Column, Flow, Label, Pages, Panel, Row, Rule, Sheet, Text, Widget
from game.ui.widgets.band import Band


class StandingScene(TreeScene):
    """The counts of a desk, those it shares, and what it believes of the other."""

    title = marked("How things stand")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette

    def compose(self, kit: Kit) -> Widget:
        now = status(self.match.session, self.match.side)
        across = tr(CITIES["ussr" if self.match.side == "us" else "us"])
        own = self._readings("own", tr("Your own"), now.own)
        theirs = self._readings("theirs", tr("{city}, as you judge it", city=across), now.theirs)
        shared = self._readings("shared", tr("For all to see"), now.shared)
        gauges = self._gauges("set", tr("How things are set"), (*now.alerts, *now.postures))
        note = f"{now.knot.words} {now.stage_about}"
        if kit.theme.layout == "wide":
            body: Widget = Row(
                [own.grow(), Column([theirs.grow(), shared], gap=16).grow(), gauges.grow()], gap=16, align="fill"
            )
        else:
            sheets = {"own": own, "theirs": theirs, "shared": shared, "set": gauges}
            at = self.memory.get("sheet", "own")
            names = {"own": tr("Yours"), "theirs": across, "shared": tr("Shared"), "set": trc("of a desk", "Settings")}
            tabs = Panel(
                Flow(
                    [
                        Button(
                            name,
                            partial(self._to, key),
                            key=str(n),
                            chosen=key == at,
                            tab=True,
                            ident=f"tab-{key}",
                        )
                        for n, (key, name) in enumerate(names.items(), start=1)
                    ]
                ),
                name=tr("Sheets"),
            )
            body = Column([tabs, sheets[at].grow()], gap=10)
        return page(tr(self.title), "" if narrow(kit) else note, body)

    def _to(self, key: str) -> None:
        self.memory["sheet"] = key

    def _readings(self, ident: str, name: str, readings: tuple[Reading, ...]) -> Panel:
        rows: list[Widget] = [_reading(reading) for reading in readings] or [Text(tr("Nothing to count."), "body")]
        return Panel(_listed(ident, name, rows), name=name)

    def _gauges(self, ident: str, name: str, gauges: tuple[Gauge, ...]) -> Panel:
        rows: list[Widget] = [
            Column(
                [
                    Text(gauge.label, "small", "ink_soft"),
                    Text(capital(gauge.words), "row_title"),
                    Rule(),
                ],
                gap=2,
            )
            for gauge in gauges
        ]
        return Panel(_listed(ident, name, rows), name=name)


def _listed(ident: str, name: str, rows: list[Widget]) -> Sheet:
    return Sheet(
        [Label(name, "ink"), Rule("ink", 2), Pages(rows, ident=f"rows-{ident}", gap=8, ink="ink", face="paper").grow()]
    )


def _reading(reading: Reading) -> Widget:
    """One count: its name, figure or band, word and change, and a bar of it."""
    low, high = f"{reading.low:.0f}", f"{reading.high:.0f}"
    if reading.known:
        figure, word = low, reading.word
    else:
        figure, word = tr("{low} to {high}", low=low, high=high), tr("not known exactly")
    if reading.known and reading.change is not None and abs(reading.change) >= 1.5:
        change = f"{abs(reading.change):.0f}"
        up = tr("{word}, up {change}", word=word, change=change)
        word = up if reading.change > 0 else tr("{word}, down {change}", word=word, change=change)
    scale = max(reading.hi - reading.lo, 1.0)
    share = [100 * (value - reading.lo) / scale for value in (reading.low, reading.high)]
    head = Row(
        [Text(capital(reading.label), "row_title", silent=True).grow(), Text(figure, "name", silent=True)], gap=8
    )
    return Column(
        [
            head,
            Band(share[0], share[1], name=f"{reading.words}."),
            Text(capital(word), "small", "ink_soft", silent=True),
        ],
        gap=2,
    )
