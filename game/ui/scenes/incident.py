"""An incident: a telex of what is known at the left, the answers at the right. No clock runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.app.incident import incident
from game.app.lexicon import lexicon_of
from game.app.map_table import PLACES
from game.app.status import status
from game.ui.intents import Intent
from game.ui.kit import Kit
from game.ui.map import Spot
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import low, under_header
from game.ui.scenes.intents import AnswerIncident, OpenMap, OpenStanding
from game.ui.scenes.map_picture import picture_of
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, known_icon, notice_slip
from game.ui.scenes.tabs import tab
from game.ui.theme import Layout
from game.ui.typesetting import Run
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Gap,
    Icon,
    Keycap,
    Label,
    Pages,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
    hint,
)
from game.ui.widgets.map import Map

SPOTS = {
    "plane-lost": ("banes", "Banes"),
    "plane-shot": ("banes", "Banes"),
    "second-plane": ("remedios", "Remedios"),
    "site-bombed": ("banes", "Banes"),
}
"""Where on Cuba an incident happened, for the map that its telex carries."""


class IncidentScene(TreeScene):
    """A question that waits for an answer. An answer is first chosen, then decided."""

    title = "Incident"

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        found = incident(match.session)
        if found is None:
            raise ValueError("no incident waits for an answer")
        self.match = match
        self.palette = match.palette
        self.incident = found
        self.title = f"Incident: {found.title}"
        self.status = status(match.session, match.side)
        self.chosen = ""
        self.page = "telex"
        spot = SPOTS.get(found.choice)
        self.picture = None
        if spot is not None:
            table = picture_of(match.session, match.side)
            self.picture = replace(
                table, spot=Spot(spot[1], *PLACES[spot[0]]), line=None, reach=None, flights=(), ships=(), submarines=()
            )
        model = match.session.match.model
        self.icons = {
            option.id: lexicon_of(model).text("clash", option.id, "icon") or _ICONS.get(option.id, "")
            for option in found.options
        }

    # -- what the person does --------------------------------------------------------------------------------------

    def _choose(self, option: str) -> Intent | None:
        self.chosen = option
        return None

    def _decide(self) -> Intent | None:
        return AnswerIncident(self.chosen)

    def _show(self, page: str) -> Intent | None:
        self.page = page
        return None

    def back(self) -> Intent | None:
        """An incident waits until it is answered; Esc takes the choice back."""
        self.chosen = ""
        self.refresh()
        return None

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        if layout is Layout.NARROW:
            tabs = [
                tab(
                    "What happened",
                    partial(self._show, "telex"),
                    key="T",
                    chosen=self.page == "telex",
                    ident="tab-telex",
                ),
                tab(
                    "Answers",
                    partial(self._show, "answers"),
                    key="A",
                    chosen=self.page == "answers",
                    ident="tab-answers",
                ),
            ]
            body: Widget = Column(
                [
                    Panel(Row(tabs), name="Pages"),
                    (self._telex(kit) if self.page == "telex" else self._answers(kit)).grow(),
                ],
                gap=12,
            )
        else:
            body = Row([self._telex(kit).grow(), self._answers(kit).grow()], gap=24, align="fill")
        inner = Column([notice_slip(self.match.notice), body.grow(), self._foot(kit)], gap=10)
        return under_header(kit, desk_header(self.match, self.status), inner, (24, 16, 24, 12))

    def _telex(self, kit: Kit) -> Widget:
        found, small = self.incident, kit.theme.layout is not Layout.WIDE
        head = Row(
            [
                Sheet([Label("Incident", "on_primary")], stock="primary_button", pad=6, shadow=False),
                Text(found.when, "typed").grow(),
                Icon(known_icon(found.icon, "ui-flag"), 38),
            ],
            gap=14,
        )
        if low(kit):
            words: Widget = Text(self._told(), "body")
        else:
            words = Column(
                [
                    Text(found.title, "panel_title" if small else "screen_title", balance=True),
                    Text(found.text, "typed"),
                    Map(self.picture, "incident", legend=False, least=170) if self.picture is not None else None,
                    self._voices(kit),
                ],
                gap=14,
            )
        telex = Sheet([head, Scroll(words, ident="telex", name=found.title).grow()], telex=True, pad=26, gap=12)
        return Panel(telex, name="What happened")

    def _told(self) -> list[Run]:
        """Everything on the telex as one text, which scrolls by whole lines where the window is low."""
        found = self.incident
        runs = [Run(f"{found.title}\n\n", bold=True), Run(found.text)]
        for name, line in found.voices:
            runs += [Run(f"\n\n{name}: ", bold=True), Run(line)]
        return runs

    def _voices(self, kit: Kit) -> Widget | None:
        if not self.incident.voices:
            return None
        said = [Column([Label(name, "ink"), Text(line, "body")], gap=2).grow() for name, line in self.incident.voices]
        if kit.theme.layout is Layout.WIDE:
            return Column([Rule(), Row(said, gap=20, align="top")], gap=10)
        return Column([Rule(), *said], gap=10)

    def _answers(self, kit: Kit) -> Widget:
        cards: list[Widget] = []
        for i, option in enumerate(self.incident.options, start=1):
            chosen = option.id == self.chosen
            words = Column(
                [
                    Text(option.label, "card_title"),
                    Text(option.about, "body") if option.about else None,
                    Text(option.warning, "body", "accent_2") if option.warning else None,
                ],
                gap=2,
            )
            stock = "manila" if chosen else "paper"
            icon = self.icons[option.id]
            cards.append(
                Card(
                    [
                        Row(
                            [
                                Icon(known_icon(icon), 38, framed=True, ground=stock) if icon else None,
                                words.grow(),
                                Keycap(str(i), face=stock),
                            ],
                            gap=14,
                            align="top",
                        )
                    ],
                    name=" ".join(part for part in (f"{option.label}.", option.about, option.warning) if part),
                    act=partial(self._choose, option.id),
                    keys=(str(i),),
                    stock=stock,
                    chosen=chosen,
                    choice=True,
                    takes_enter=False,
                    first=i == 1,
                    ident=f"answers/{option.id}",
                    pad=14,
                )
            )
        cards += [
            Card(
                [Text(shut.label, "row_title", "ink_soft"), Text(shut.reason, "small", "ink_soft")],
                name=shut.label,
                reason=shut.reason,
                choice=True,
                takes_enter=False,
                ident=f"answers/closed-{i}",
                pad=10,
            )
            for i, shut in enumerate(self.incident.closed)
        ]
        pause = Row(
            [
                Icon("ui-pause", 20, ink="on_table", ground="table"),
                Text("No clock runs while you read", "body", "on_table_soft"),
            ],
            gap=8,
        )
        head = Row(
            [
                Text("Your decision", "panel_title", "on_table").grow(),
                pause if kit.theme.layout is Layout.WIDE else None,
            ],
            gap=10,
        )
        pages = Pages(cards, ident="answers", name="Answers", gap=12)
        head_shown = None if kit.theme.layout is Layout.NARROW else head
        return Panel(Column([head_shown, pages.grow()], gap=10), name="Your decision")

    def _foot(self, kit: Kit) -> Widget:
        picked = next((option.label for option in self.incident.options if option.id == self.chosen), "")
        words = f"You have chosen: {picked}." if picked else "Choose an answer."
        shown = Text(words, "body", "on_table_soft", align="right") if kit.theme.layout is not Layout.NARROW else None
        red = Button(
            "Decide",
            self._decide,
            key="Enter",
            kind="red",
            default=True,
            reason="" if picked else "choose an answer first",
            ident="decide",
        )
        looks: list[Widget | None] = []
        if kit.theme.layout is Layout.WIDE:
            looks = [hint("How things stand", "S", OpenStanding()), hint("Large map", "M", OpenMap())]
        space = Gap().grow() if shown is None else None
        return Panel(Row([*looks, space, shown.grow() if shown else None, red], gap=14), name="Decide")


_ICONS = {
    "retaliate": "or-strike",
    "hold": "or-hold-fire",
    "demand": "ui-letter",
    "quiet": "or-wait",
    "tighten": "or-hold-fire",
    "silent": "or-wait",
    "claim": "or-alert-up",
    "regret": "ch-private",
    "speak-now": "ch-tv",
    "play-down": "or-wait",
}
