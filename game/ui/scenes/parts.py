"""Parts that several screens share: the head of a page, the header of a desk, slips of paper, lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from game.core.sides import SIDES
from game.locale import marked, reading, tr
from game.ui.intents import Back
from game.ui.paint.kit import Kit
from game.ui.paint.pictures import icons
from game.ui.paint.theme import Layout
from game.ui.widgets import (
    Act,
    Button,
    Card,
    Column,
    Gap,
    Header,
    Icon,
    Keycap,
    Label,
    Leader,
    Mark,
    Pad,
    RopePicture,
    Row,
    Rule,
    Sheet,
    Text,
    Widget,
    hint,
)

if TYPE_CHECKING:
    from game.app.fact_words import InboxItem
    from game.app.status import Status
    from game.ui.scenes.match_state import MatchState

PEOPLE = {"us": "kennedy", "ussr": "khrushchev"}
CAMPS = {"us": "washington", "ussr": "moscow"}
CITIES = {"us": marked("Washington"), "ussr": marked("Moscow")}
"""Names of the capitals, marked for translation."""


def known_icon(name: str, instead: str = "ui-flag") -> str:
    """An icon that exists: the one named by the scenario, or another in its place."""
    return name if name in icons() else instead


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a full stop at its end."""
    text = text.strip()
    return f"{capital(text)}{'' if text[-1:] in '.!?' else '.'}" if text else ""


def second(match: MatchState, cyrillic: str) -> str:
    """Moscow's word beside a label; empty in Washington, and for who reads Russian anyway."""
    return cyrillic if match.moscow and reading().language != "ru" else ""


def page(
    title: str,
    note: str,
    body: Widget,
    foot: Widget | None = None,
    *,
    back: str | None = None,
    notice: str = "",
    leave: Act = None,
) -> Widget:
    """A page over the table: its title, a way back, the body, and a foot. The focus begins in the body.

    back: what the way back is called, by default `Back`. leave: what it does, by default to go back.
    """
    inside = [widget for part in (body, foot) if part is not None for widget in part.walk() if widget.focusable]
    if inside and not any(widget.first for widget in inside):
        inside[0].first = True
    return Pad(
        Column([page_head(title, note, back=back, leave=leave), notice_slip(notice), body.grow(), foot], gap=14),
        (24, 18, 24, 16),
    )


def page_head(title: str, note: str = "", *, back: str | None = None, leave: Act = None) -> Widget:
    """The title of a page and, at its right end, the way back. back: empty where there is none."""
    words = Column(
        [Text(title, "screen_title", "on_table"), Text(note, "body", "on_table_soft") if note else None], gap=0
    )
    back = tr("Back") if back is None else back
    return Row([words.grow(), hint(back, "Esc", leave or Back()) if back else None], gap=16)


def desk_header(match: MatchState, now: Status) -> Header:
    """Two leaders and the rope, as this desk sees them."""
    leaders = {match.side: now.leader, _across(match.side): now.other_leader}
    times: dict[str, str] = {clock.city: clock.time for clock in now.clocks}
    left, right = (
        Leader(leaders[side], PEOPLE[side], tr(CITIES[side]), times[CAMPS[side]], CAMPS[side], you=side == match.side)
        for side in SIDES
    )
    return Header(left, right, rope_of(now))


def rope_of(now: Status) -> RopePicture:
    """The rope as a picture of it needs it."""
    return RopePicture(now.knot.tension, (now.knot.pull_us, now.knot.pull_ussr), now.knot.change or 0.0)


def _across(side: str) -> str:
    return "ussr" if side == "us" else "us"


def panel_head(
    label: str, cyrillic: str = "", right: str = "", key: str = "", act: Act = None, *, silent: bool = False
) -> Widget:
    """The line over a panel of a desk: its label, Moscow's word, a figure, and the key that opens it in full.

    silent: the figure is said elsewhere.
    """
    figure = Text(right, "body", "on_table", silent=silent) if right else None
    if figure is not None:
        figure.stiff = True  # Moscow's word gives way before a figure breaks
    tail: list[Widget | None] = [figure]
    if key and act is not None:
        tail.append(Button("", act, key=key, kind="quiet", spoken=tr("Open: {label}", label=label)))
    elif key:
        tail.append(Keycap(key, ink="on_table", face="table"))
    return Row([Label(label, second=cyrillic), Gap().grow(), *tail], gap=10).high(30)


def notice_slip(words: str) -> Widget | None:
    """A slip at the top of a screen that says what happened and what to do; None when there is nothing."""
    if not words:
        return None
    slip = Sheet([Row([Icon("ui-flag", 22), Text(words, "body").grow()], gap=10)], stock="manila", pad=10)
    return slip.heralded()


def titled(name: str, children: Iterable[Widget | None], *, stock: str = "paper", gap: float = 8) -> Sheet:
    """A sheet with a heading in capitals and a rule below it."""
    return Sheet([Label(name, "ink"), Rule("ink", 2), *children], stock=stock, gap=gap)


def paragraphs(texts: Sequence[str], style: str = "body", colour: str = "ink") -> Widget:
    """Paragraphs with room between them."""
    return Column([Text(text, style, colour) for text in texts], gap=12)


def report_card(
    item: InboxItem, *, act: Act, new: bool, stamp: str = "", full: bool = False, keys: Sequence[str] = ()
) -> Card:
    """One paper of the inbox: icon, sender, time, title, and in full its text."""
    stock = "paper" if new else "manila"
    sender, _, way = item.sender.partition(", ") if item.letter and not full else (item.sender, "", "")
    head = Row(
        [
            Icon(known_icon(item.icon, "ui-inbox"), 22, ground=stock),
            Label(sender, "ink").grow(),
            Text(item.when if full else short_time(item.when), "label", "ink_soft"),
            Mark("disc", 11, "accent_2") if new else None,
        ],
        gap=8,
    )
    body = [
        Text(item.title, "row_title" if new else "body"),
        Text(capital(way), "small", "ink_soft") if way else None,
        Text(item.text, "typed") if full and item.text else None,
        Text(item.source, "small", "ink_soft") if full and item.source else None,
        Text(stamp, "label", "accent_2", align="right") if stamp else None,
    ]
    spoken = f"{item.sender}, {item.when}. {item.title}"
    return Card([head, *body], name=spoken, act=act, stock=stock, new=new, ident=f"item-{item.key}", keys=keys)


def short_time(stamp: str) -> str:
    """`Sat 27 Oct 18:05` as `Sat 18:05`, which fits on a card."""
    words = stamp.split(" ")
    return f"{words[0]} {words[-1]}" if len(words) > 2 else stamp


def table(rows: Sequence[tuple[str, str]], *, ink: str = "ink", soft: str = "ink_soft") -> Widget:
    """Lines of a table: a name at the left, a figure or a word at the right, hairlines between."""
    lines: list[Widget] = []
    for name, value in rows:
        lines.append(Row([Text(name, "body", soft).grow(), Text(value, "row_title", ink, align="right")], gap=12))
        lines.append(Rule())
    return Column(lines, gap=5)


def narrow(kit: Kit) -> bool:
    """Whether everything stands in one column."""
    return kit.theme.layout is Layout.NARROW


def wide(kit: Kit) -> bool:
    """Whether there is room for three columns."""
    return kit.theme.layout is Layout.WIDE
