"""The sheet beside the cards: what comes of the plan, an adviser pressed further, dissent, and the room's count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.app.council import last_name
from game.app.pressing import Pressed
from game.app.the_room import Dissent, Road
from game.app.verdict import Verdict
from game.locale import marked, tr
from game.ui.paint.typesetting import Run
from game.ui.scenes.parts import sentence
from game.ui.widgets import Column, Label, Mark, OddsBar, Row, Rule, Text, Widget

_NAMED: Final[tuple[tuple[Verdict, str], ...]] = (
    ("for", marked("For: {names}.")),
    ("against", marked("Against: {names}.")),
)
_KEY: Final = (
    ("tick", "teal", marked("for")),
    ("minus", "ink", marked("unsure")),
    ("cross", "accent_2", marked("against")),
)


def pressed_words(found: Pressed) -> list[Widget]:
    """What an adviser says when he is pressed: what he would do and why, his doubt, what would move him."""
    return [
        Label(tr("He would do this"), "ink"),
        Text(found.instead, "small"),
        Rule(),
        Label(tr("In doubt"), "ink"),
        Text(found.unsure, "small"),
        Rule(),
        Label(tr("What would move him"), "ink"),
        Text(found.change, "small"),
    ]


def dissent_words(found: Dissent, leader: str) -> list[Widget]:
    """The strongest argument against the plan, who holds it, and who is of his mind."""
    if found.against:
        who = tr("{name} is against it.", name=found.name)
    else:
        who = tr("Nobody is against it. {name} likes it least.", name=found.name)
    with_him = tr("With him: {names}.", names=", ".join(last_name(x, leader) for x in found.others))
    return [
        Text([Run(who, bold=True)], "small"),
        Text(found.argument, "small"),
        Text(sentence(found.instead), "small") if found.instead else Column([]),
        Rule(),
        Text(with_him if found.others else tr("Nobody else is against it."), "small", "ink_soft"),
    ]


def room_words(roads: Sequence[Road], leader: str) -> list[Widget]:
    """The room's count: a bar for each road, and who is of which mind."""
    rows: list[Widget] = [_key()]
    for road in roads:
        everybody = max(len(road.opinions), 1)
        pro, unsure, con = road.count("for"), road.count("unsure"), road.count("against")
        bar = OddsBar(100 * pro / everybody, 100 * con / everybody, name=road.words, tall=14)
        count = tr("{pro} · {unsure} · {con}", pro=pro, unsure=unsure, con=con)
        head = Row([Text(road.label, "row_title").grow(), Text(count, "label")], gap=8)
        told = " ".join(x for x in (road.about, _the_fewer(road, leader)) if x)
        rows.append(Column([head, bar, Text(sentence(told), "small", "ink_soft")], gap=2))
    return rows


def _the_fewer(road: Road, leader: str) -> str:
    """Who differs: the smaller of the two camps by name."""
    camps = [(len(road.names(mind)), text, road.names(mind)) for mind, text in _NAMED if road.names(mind)]
    if not camps:
        return ""
    _, text, names = min(camps, key=lambda camp: camp[0])
    return tr(text, names=", ".join(last_name(x, leader) for x in names))


def _key() -> Widget:
    """What the parts of a bar are."""
    parts: list[Widget] = []
    for shape, colour, words in (
        ("tick", "teal", tr("for")),
        ("minus", "ink", tr("unsure")),
        ("cross", "accent_2", tr("against")),
    ):
        parts += [Mark(shape, 12, colour), Text(words, "small", "ink_soft")]
    return Row(parts, gap=6)
