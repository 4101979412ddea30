"""The odds and the risk ledger of one place of a road: figures with their ranges, growing while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.app.archive.odds_words import GROUP_WORDS, RISK_WORDS, modesty_of, published_words, share_words
from game.app.archive.roads import Road
from game.app.calendar import stamp
from game.app.causes import name_of
from game.app.lexicon import lexicon_of
from game.core.sides import SIDES
from game.locale import marked, tr
from game.odds.estimate import GROUPS, WAR, Odds
from game.odds.ledger import Ledger
from game.odds.seats import seats_of
from game.odds.wilson import Share
from game.reports.debrief_words import capital
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.parts import CITIES, narrow, page
from game.ui.widgets import Button, Column, Label, OddsBar, Pages, Panel, Row, Rule, Sheet, Text, Widget
from game.ui.widgets.bars import Look, ShareBar

if TYPE_CHECKING:
    from game.app.session import Session
    from game.ui.flow.odds_desk import Asked, OddsDesk

_MOST_CAUSES: Final = 4


class OddsScene(TreeScene):
    """Chances of each kind of ending from one place on, and what could begin blows in the coming watch and after it.

    session: the match in play, if any; odds of a match that is still being played stay closed.
    """

    title = marked("Odds from here")

    def __init__(self, road: Road, number: int, desk: OddsDesk, session: Session | None = None) -> None:
        super().__init__()
        self.road = road
        self.number = min(number, len(road.places) - 1)
        self.desk = desk
        self.leave = desk.may_ask(session, road)
        self.odds: Asked | None = None
        self.risk: Asked | None = None
        branch = road.branch
        self.crisis = branch.truths[self.number]
        self.when = stamp(branch.model, float(self.crisis.v[branch.model.at.t]), "us")
        if self.leave.granted:
            self.ask()

    @property
    def under_way(self) -> bool:
        """Whether games are still being played for this page."""
        return any(asked is not None and asked.open for asked in (self.odds, self.risk))

    def ask(self) -> None:
        """Put both questions; what was found before is there at once."""
        self.odds = self.desk.ask_node(self.road, self.number)
        self.risk = self.desk.ask_risk(self.road, self.number)

    def stop(self) -> None:
        """Drop what is under way; what has come in stays."""
        for asked in (self.odds, self.risk):
            if asked is not None and asked.open:
                self.desk.cancel(asked)

    def back(self) -> Intent | None:
        self.stop()
        return super().back()

    def tick(self, now: int) -> Intent | None:
        if self.leave.granted and self.desk.poll():
            self.refresh()
        return None

    def compose(self, kit: Kit) -> Widget:
        note = f"{self.road.title}, {self.when}"
        if not self.leave.granted:
            shut = Sheet([Text(capital(self.leave.because) + ".", "row_title")], stock="flimsy", pad=20)
            return page(tr(self.title), note, Column([shut]))
        parts = (self._chances, self._ledger, self._modesty)
        if narrow(kit):
            rows = [row for part in parts for row in part()]
            body: Widget = _listed(rows, "odds", tr("Odds, risk and what they mean"))
        elif kit.theme.layout == "medium":
            right = _listed([*self._ledger(), *self._modesty()], "ledger", tr("Risk, and what the figures mean"))
            body = Row(
                [_listed(self._chances(), "odds", tr("How it would end")).grow(), right.grow()], gap=14, align="fill"
            )
        else:
            columns = zip(
                parts,
                ("odds", "ledger", "words"),
                (tr("How it would end"), tr("Risk"), tr("What it means")),
                strict=True,
            )
            body = Row([_listed(part(), ident, name).grow() for part, ident, name in columns], gap=16, align="fill")
        return page(tr(self.title), note, body, self._foot())

    def _foot(self) -> Widget:
        words = " ".join(
            self.desk.progress(asked)
            for asked, first in ((self.odds, True), (self.risk, False))
            if asked is not None and (first or self.odds is None or not self.odds.open)
        ).strip()
        under_way = self.under_way
        act = self.stop if under_way else self.ask
        name, key = (tr("Stop"), "S") if under_way else (tr("Play more"), "S")
        spare = None if not under_way and self._complete else Button(name, act, key=key, ident="stop")
        said = words or tr("All games are played.")
        return Row([Text(said, "body", "on_table_soft").grow(), spare], gap=16)

    @property
    def _complete(self) -> bool:
        return all(
            asked is not None and asked.value is not None and asked.done >= 1 for asked in (self.odds, self.risk)
        )

    # -- the three parts -------------------------------------------------------------------------------------------

    def _chances(self) -> list[Widget]:
        value = None if self.odds is None else self.odds.value
        head = _head(tr("How it would end from here"))
        if not isinstance(value, Odds) or not value.games:
            return [head, Text(tr("No game has been played to its end yet."), "body")]
        if value.certain:
            group = next(g for g in GROUPS if value.groups[g])
            return [
                head,
                Text(
                    tr("It has ended here: {how}. Nothing is left to estimate.", how=tr(GROUP_WORDS[group])),
                    "row_title",
                ),
            ]
        good, bad = 100 * value.settlement.share, 100 * value.war.share
        rows: list[Widget] = [
            head,
            Column(
                [Text(tr("Of {games:,} games", games=value.games), "small", "ink_soft"), OddsBar(good, bad, tall=24)],
                gap=2,
            ),
            Text(
                tr(
                    "Settlement {good}, war {bad}, neither {neither} of 100.",
                    good=f"{good:.0f}",
                    bad=f"{bad:.0f}",
                    neither=f"{max(0.0, 100 - good - bad):.0f}",
                ),
                "small",
            ),
        ]
        for group in GROUPS:
            look: Look = "settlement" if group == "settlement" else "war" if group in WAR else "plain"
            rows.append(share_row(capital(tr(GROUP_WORDS[group])), value.chance(group), look))
        scores = [(tr(CITIES[side]), *value.points_of(side)) for side in SIDES]
        told = "; ".join(
            tr(
                "{city} {mean}, {low} to {high}",
                city=city,
                mean=f"{mean:.0f}",
                low=f"{mean - half:.0f}",
                high=f"{mean + half:.0f}",
            )
            for city, mean, half in scores
        )
        rows.append(Text(tr("Mean score of 100: {told}.", told=told), "small", "ink_soft"))
        return rows

    def _ledger(self) -> list[Widget]:
        value = None if self.risk is None else self.risk.value
        head = _head(tr("The risk of blows"))
        if self.crisis.ending is not None:
            return [head, Text(tr("The crisis is over here."), "body")]
        if not isinstance(value, Ledger) or (not value.watches and self.risk is not None and self.risk.open):
            return [head, Text(tr("The coming watch has not been played yet."), "body")]
        if not value.watches:
            return [head, Text(tr("Blows are being exchanged already; there is nothing left to reckon."), "body")]
        rows: list[Widget] = [
            head,
            _half(
                tr("In the coming watch"), value.coming_watch(), tr("played {watches:,} times", watches=value.watches)
            ),
        ]
        top = scale_of(value.coming_watch().high)
        rows.append(share_row(tr("Blows begin"), value.coming_watch(), "war", top=top))
        rows += [
            share_row(tr("from {cause}", cause=tr(text)), value.coming_watch(kind), "plain", top=top)
            for kind, text in RISK_WORDS.items()
        ]
        rows += self._causes(value, "coming")
        if value.games:
            rows.append(_half(tr("Later in the crisis"), value.after_it(), tr("of {games:,} games", games=value.games)))
            top = scale_of(value.after_it().high)
            rows.append(share_row(tr("Blows begin"), value.after_it(), "war", top=top))
            rows += [
                share_row(tr("from {cause}", cause=tr(text)), value.after_it(kind), "plain", top=top)
                for kind, text in RISK_WORDS.items()
            ]
            rows += self._causes(value, "later")
        return rows

    def _causes(self, ledger: Ledger, half: str) -> list[Widget]:
        words = lexicon_of(self.road.branch.model)
        counts, games = (ledger.coming, ledger.watches) if half == "coming" else (ledger.later, ledger.games)
        most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CAUSES]
        told = "; ".join(
            tr("{cause}, {count:,} of {games:,}", cause=words.initial(name_of(words, cause)), count=count, games=games)
            for cause, count in most
        )
        return [Text(tr("Most often it came of: {told}.", told=told), "small", "ink_soft")] if told else []

    def _modesty(self) -> list[Widget]:
        branch = self.road.branch
        value = None if self.odds is None else self.odds.value
        games = value.games if isinstance(value, Odds) and not value.certain else 0
        beside = modesty_of(branch.model, games, seats_of(branch.setup))
        words = lexicon_of(branch.model)
        rows: list[Widget] = [_head(tr("What these figures are"))]
        if games or self.crisis.ending is not None:
            rows.append(Text(beside.by, "body"))
        else:
            rows.append(Text(tr("Games are played on from here; the figures are counted from how they end."), "body"))
        rows += [Text(beside.interval, "body")] if beside.interval else []
        if beside.published:
            rows.append(_head(tr("What others thought")))
            rows += [Text(published_words(words, guess), "body") for guess in beside.published]
        if beside.leaves_out:
            rows.append(_head(tr("What the model leaves out")))
            rows += [Text(line, "body") for line in beside.leaves_out]
        return rows


def share_row(name: str, share: Share, look: Look, *, top: float = 100.0) -> Widget:
    """A chance: its name, its figure with the range, and a bar with the range as a bracket. top: end of the bar."""
    head = Row([Text(name, "body").grow(), Text([Run(share_words(share), bold=True)], "small")], gap=10)
    bar = ShareBar(100 * share.share, 100 * share.low, 100 * share.high, look=look, tall=12, top=top)
    return Column([head, bar], gap=0)


def scale_of(high: float) -> float:
    """The round end of a bar on which a small chance can be seen; it is said in words beside it."""
    return next(top for top in (2.0, 5.0, 10.0, 25.0, 50.0, 100.0) if 100 * high <= top or top == 100.0)


def _head(title: str) -> Widget:
    return Column([Label(title, "ink"), Rule("ink", 2)], gap=2)


def _half(title: str, whole: Share, note: str) -> Widget:
    """The head of one half of the ledger; it says where its bars end, since small chances need a scale of their own."""
    top = f"{scale_of(whole.high):.0f}"
    return Column(
        [
            Text(title, "row_title"),
            Text(tr("{note}. Full bars stand for {top} of 100.", note=capital(note), top=top), "small", "ink_soft"),
        ],
        gap=0,
    )


def _listed(rows: list[Widget], ident: str, name: str) -> Widget:
    body = Pages(rows, ident=ident, gap=7, ink="ink", face="paper", name=name)
    return Panel(Sheet([body.grow()], pad=16), name=name)
