"""An incident: a telex of what is known at the left, the answers at the right. No clock runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from game.app.council import last_name
from game.app.figures import Band
from game.app.incident import IncidentOption, incident
from game.app.lexicon import lexicon_of
from game.app.map_table import PLACES
from game.app.status import status
from game.locale import marked, reading, tr, trn
from game.ui.intents import Intent
from game.ui.map import Spot
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_links import linked
from game.ui.scenes.desk.map_picture import picture_of
from game.ui.scenes.fitting import low, under_header
from game.ui.scenes.fitting_line import FittingLine
from game.ui.scenes.intents import AnswerIncident, OpenMap, OpenStanding
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, known_icon, notice_slip
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Gap,
    Icon,
    Keycap,
    Label,
    Mark,
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
    "plane-lost": ("banes", marked("Banes")),
    "plane-shot": ("banes", marked("Banes")),
    "second-plane": ("remedios", marked("Remedios")),
    "site-bombed": ("banes", marked("Banes")),
}
"""Where on Cuba an incident happened, for the map that its telex carries."""


class IncidentScene(TreeScene):
    """A question that waits for an answer. An answer is first chosen, then decided."""

    title = marked("Incident")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.chosen = ""
        self.page = "telex"
        self._read()

    def _read(self) -> None:
        """Read what happened, in the reader's present language and at his level."""
        match, found = self.match, incident(self.match.session)
        if found is None:
            raise ValueError("no incident waits for an answer")
        self.incident = found
        self.title = tr("Incident: {title}", title=found.title)
        self.status = status(match.session, match.side)
        self.way = reading()
        spot = SPOTS.get(found.choice)
        self.picture = None
        if spot is not None:
            table = picture_of(match.session, match.side)
            self.picture = replace(
                table,
                spot=Spot(tr(spot[1]), *PLACES[spot[0]]),
                line=None,
                reach=None,
                flights=(),
                ships=(),
                submarines=(),
            )
        model = match.session.match.model
        self.icons = {
            option.id: lexicon_of(model).text("clash", option.id, "icon") or _ICONS.get(option.id, "")
            for option in found.options
        }

    def dress(self, kit: Kit) -> None:
        if reading() != self.way and self.match.session.match.question is not None:
            self._read()
        super().dress(kit)

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
                    tr("What happened"),
                    partial(self._show, "telex"),
                    key="T",
                    chosen=self.page == "telex",
                    ident="tab-telex",
                ),
                tab(
                    tr("Answers"),
                    partial(self._show, "answers"),
                    key="A",
                    chosen=self.page == "answers",
                    ident="tab-answers",
                ),
            ]
            body: Widget = Column(
                [
                    Panel(Row(tabs), name=tr("Pages")),
                    (self._telex(kit) if self.page == "telex" else self._answers(kit)).grow(),
                ],
                gap=12,
            )
        else:
            body = Row([self._telex(kit).grow(), self._answers(kit).grow()], gap=24, align="fill")
        inner = Column([notice_slip(self.match.notice), body.grow(), self._foot(kit)], gap=10)
        return under_header(kit, desk_header(self.match, self.status), inner, (24, 16, 24, 12))

    def _telex(self, kit: Kit) -> Widget:
        found = self.incident
        head = Row(
            [
                Sheet([Label(tr("Incident"), "on_primary", style="name")], stock="primary_button", pad=6, shadow=False),
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
                    Text(found.title, self._title_style(kit), balance=True),
                    linked(self.match, found.text, "typed"),
                    Map(self.picture, "incident", legend=False, least=150) if self.picture is not None else None,
                    self._certain(kit),
                    self._voices(kit),
                    Text(found.record, "small", "ink_soft") if found.record else None,
                ],
                gap=10,
            )
        # Where hardly anything fits, the hour stands in the text, and all room is for words.
        bare = low(kit) and kit.theme.layout is Layout.NARROW
        read = Scroll(words.heralded(), ident="telex", name=found.title).grow()
        telex = Sheet([None if bare else head, read], telex=True, pad=12 if bare else 20, gap=10)
        return Panel(telex, name=tr("What happened"))

    def _told(self) -> list[Run]:
        """Everything on the telex as one text, which scrolls by whole lines where the window is low."""
        found = self.incident
        runs = [Run(f"{found.title}\n", bold=True), Run(f"{found.when}\n\n"), Run(found.text)]
        for name, line in self._notes():
            runs += [Run("\n\n"), Run(tr("{name}: ", name=name), bold=True), Run(line)]
        if found.record:
            runs.append(Run(f"\n\n{found.record}"))
        return runs

    def _notes(self) -> list[tuple[str, str]]:
        """What is certain and what is not, and what advisers say, each under its name."""
        found = self.incident
        certain = [(tr("Known"), found.certain), (tr("Not known"), found.uncertain)]
        return [*((name, line) for name, line in certain if line), *found.voices]

    def _title_style(self, kit: Kit) -> str:
        """Large where it fits on one line of half a window."""
        if kit.theme.layout is not Layout.WIDE:
            return "panel_title"
        half = kit.theme.field().width // 2 - kit.px(110)
        return "headline" if kit.type.width(self.incident.title, "headline") <= half else "screen_title"

    def _certain(self, kit: Kit) -> Widget | None:
        """What this desk knows, and what it does not, side by side."""
        found = self.incident
        if not (found.certain or found.uncertain):
            return None
        known = Column([Label(tr("Known"), "ink"), Text(found.certain, "small")], gap=0)
        head = Row([Icon("ui-fog", 20), Label(tr("Not known"), "ink").grow()], gap=8)
        unknown = Column([head, Text(found.uncertain, "small")], gap=0)
        if kit.theme.layout is Layout.WIDE:
            return Row([known.grow(), unknown.grow()], gap=24, align="top")
        return Column([known, unknown], gap=8)

    def _voices(self, kit: Kit) -> Widget | None:
        if not self.incident.voices:
            return None
        said = [Column([Label(name, "ink"), Text(line, "small")], gap=0).grow() for name, line in self.incident.voices]
        if kit.theme.layout is Layout.WIDE:
            return Column([Rule(), Row(said, gap=24, align="top")], gap=8)
        return Column([Rule(), *said], gap=10)

    def _answers(self, kit: Kit) -> Widget:
        cards: list[Widget] = []
        for i, option in enumerate(self.incident.options, start=1):
            chosen = option.id == self.chosen
            words = Column(
                [
                    Text(option.label, "card_title"),
                    Text(option.about, "body") if option.about else None,
                    Text(option.warning, "small", "accent_2") if option.warning else None,
                    _effects(option, self.status.leader),
                ],
                gap=1,
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
                    name=" ".join(
                        part for part in (f"{option.label}.", option.about, option.warning, *option.told()) if part
                    ),
                    act=partial(self._choose, option.id),
                    keys=(str(i),),
                    stock=stock,
                    chosen=chosen,
                    choice=True,
                    takes_enter=False,
                    first=i == 1,
                    ident=f"answers/{option.id}",
                    pad=10,
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
                Text(tr("No clock runs while you read"), "body", "on_table_soft"),
            ],
            gap=8,
        )
        head = Row(
            [
                Text(tr("Your decision"), "panel_title", "on_table").grow(),
                pause if kit.theme.layout is Layout.WIDE else None,
            ],
            gap=10,
        )
        pages = Pages(cards, ident="answers", name=tr("Answers"), gap=8)
        head_shown = None if kit.theme.layout is Layout.NARROW else head
        return Panel(Column([head_shown, pages.grow()], gap=10), name=tr("Your decision"))

    def _foot(self, kit: Kit) -> Widget:
        picked = next((option.label for option in self.incident.options if option.id == self.chosen), "")
        words = tr("Choose an answer. The figures tell the rope as the watch ends.")
        if picked:
            words = tr("You have chosen: {answer}.", answer=picked)
        shown = Text(words, "body", "on_table_soft", align="right") if kit.theme.layout is not Layout.NARROW else None
        red = Button(
            tr("Decide"),
            self._decide,
            key="Enter",
            kind="red",
            default=True,
            reason="" if picked else tr("choose an answer first"),
            ident="decide",
        )
        looks: list[Widget | None] = []
        if kit.theme.layout is Layout.WIDE:
            looks = [hint(tr("How things stand"), "S", OpenStanding()), hint(tr("Large map"), "M", OpenMap())]
        space = Gap().grow() if shown is None else None
        return Panel(Row([*looks, space, shown.grow() if shown else None, red], gap=14), name=tr("Decide"))


def _effects(option: IncidentOption, leader: str) -> Widget | None:
    """What becomes of the rope by the end of the watch, and who at the table is for the answer."""
    parts: list[Widget | None] = [
        Text(tr("Rope"), "small", "ink_soft", silent=True),
        *_change(option.rope),
    ]
    if option.backers:
        parts += [Gap(10), FittingLine(_backed(option.backers, leader), "small", "ink_soft").grow()]
    return Row(parts, gap=6)


def _change(rope: Band) -> list[Widget | None]:
    """A band of change as signs and figures: up 12 to 25, or down 2 to up 6."""
    low, high = round(rope[0]), round(rope[1])
    if low == high:
        mark = Mark("up" if low > 0 else "down", 12) if low else None
        return [mark, Text(str(abs(low)), "label", silent=True)]
    if low * high >= 0:
        mark = Mark("up" if high > 0 else "down", 12)
        near, far = sorted((abs(low), abs(high)))
        return [mark, Text(tr("{low} to {high}", low=near, high=far), "label", silent=True)]
    down, up = Text(str(-low), "label", silent=True), Text(str(high), "label", silent=True)
    return [Mark("down", 12), down, Text(tr("to"), "small", "ink_soft", silent=True), Mark("up", 12), up]


def _backed(names: Sequence[str], leader: str) -> list[str]:
    """Who backs an answer: all of them by name, or as many as there is room for."""
    short = [last_name(name, leader) for name in names]
    forms = [tr("Backed by {names}", names=", ".join(short))]
    for more in range(1, len(short)):
        first = ", ".join(short[:-more])
        forms.append(trn("Backed by {names} and {count} more", "Backed by {names} and {count} more", more, names=first))
    return forms


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
