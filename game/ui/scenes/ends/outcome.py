"""What an ending counts up, as tables: what was agreed, how close it came, and the road that led there."""

from __future__ import annotations

from collections.abc import Sequence

from game.app.ending import EndingPages
from game.app.outcome import Agreed, agreed, closeness
from game.locale import marked, tr, trn
from game.ui.paint.kit import Kit
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CITIES, known_icon, narrow
from game.ui.widgets import Column, Icon, Label, Row, Rule, Text, Widget

_INK = {"us": "accent", "ussr": "accent_2"}
_TOLD = {True: marked("Private"), False: marked("Public")}
_ROOM = 26
"""Height of a row of a table, in canvas pixels."""


def agreed_table(kit: Kit, match: MatchState) -> Widget | None:
    """The clauses of the letter that the bargain rests on: what, given by whom, told to whom. None without one."""
    clauses = agreed(match.session, match.side)
    if not clauses:
        return None
    if narrow(kit):
        rows: list[Widget] = [Label(tr("What was agreed"), "ink"), Rule("ink", 2)]
        for clause in clauses:
            given = tr("{city} · {told}", city=tr(CITIES[clause.giver]), told=tr(_TOLD[clause.secret]))
            rows += [Text(clause.words, "body"), Text(given, "row_title", _INK[clause.giver]), Rule()]
        return Column(rows, gap=4)
    giver = _canvas(kit, [tr("Given by").upper(), *map(tr, CITIES.values())], "row_title")
    how = _canvas(kit, [tr("Told").upper(), *map(tr, _TOLD.values())], "label")
    head = Row(
        [
            Label(tr("What was agreed"), "ink").grow(),
            Label(tr("Given by"), "ink_soft").wide(giver),
            Label(tr("Told"), "ink_soft", align="right").wide(how),
        ],
        gap=12,
    )
    rows = [head, Rule("ink", 2)]
    for clause in clauses:
        rows += [_clause(clause, giver, how), Rule()]
    return Column(rows, gap=3)


def _canvas(kit: Kit, words: Sequence[str], style: str) -> float:
    """Width in canvas pixels that the longest of some words needs."""
    return 100 * (max(kit.type.width(word, style) for word in words) + 2) / kit.px(100)


def _clause(clause: Agreed, giver: float, how: float) -> Widget:
    return Row(
        [
            Icon(known_icon(clause.icon, "ui-letter"), 22),
            Text(clause.words, "body").grow(),
            Text(tr(CITIES[clause.giver]), "row_title", _INK[clause.giver]).wide(giver),
            Text(tr(_TOLD[clause.secret]), "label", "ink", align="right").wide(how),
        ],
        gap=12,
    ).high(_ROOM)


def how_close(kit: Kit, match: MatchState) -> Widget:
    """Figures of the whole match: tension with its peak, letters, and what accident alone would have done."""
    close = closeness(match.session, match.side)
    chance = close.accident
    lines = [
        (tr("Tension"), f"{close.tension:.0f}", tr("at the end")),
        (tr("At its tightest"), f"{close.peak:.0f}", close.peak_when),
        (
            tr("Letters"),
            str(close.sent),
            trn("sent, {count} received", "sent, {count} received", close.received),
        ),
    ]
    if chance >= _TOLD_CHANCE:
        per = (
            tr("{count} in 100", count=round(100 * chance))
            if chance >= 0.0095
            else tr("{count} in 1000", count=round(1000 * chance))
        )
        lines.append((tr("War by accident"), per, tr("on this way")))
    rows: list[Widget] = [Label(tr("How close"), "ink"), Rule("ink", 2)]
    for name, figure, note in lines:
        rows += [_figure(kit, name, figure, note), Rule()]
    return Column(rows, gap=4)


_TOLD_CHANCE = 0.002
"""Chance of a war by accident from which it is told."""


def _figure(kit: Kit, name: str, figure: str, note: str) -> Widget:
    if narrow(kit):
        return Column([Row([Text(name, "body", "ink_soft").grow(), Text(figure, "name")]), Text(note, "small")], gap=0)
    return Row(
        [
            Text(name, "body", "ink_soft").grow(3.2),
            Text(figure, "name", align="right").grow(2),
            Text(note, "small", "ink").grow(3.6),
        ],
        gap=12,
    ).high(36)


def road(pages: EndingPages, *, ink: str = "ink", soft: str = "ink_soft") -> Widget:
    """The stages the match went through, with the hour and the tension of each."""
    rows = [(step.when, step.title, step.tension) for step in pages.steps]
    return turns_table(tr("How it came"), rows, ink=ink, soft=soft)


def turns_table(name: str, turns: Sequence[tuple[str, str, float]], *, ink: str, soft: str) -> Widget:
    """Lines of (hour, what happened, tension after it)."""
    head = Row([Label(name, soft).grow(), Label(tr("Tension"), soft)], gap=12)
    rows: list[Widget] = [head, Rule(soft, 2)]
    for when, words, tension in turns:
        told = f"{words[:1].upper()}{words[1:]}"
        row = [
            Text(when, "label", soft).wide(_HOUR),
            Text(told, "body", ink).grow(),
            Text(f"{tension:.0f}", "name", ink, align="right").wide(44),
        ]
        rows += [Row(row, gap=12).high(36), Rule(soft, 1)]
    return Column(rows, gap=3)


_HOUR = 152
