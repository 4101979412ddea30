"""The sheets of an ending short of war: what was agreed, how each desk saw it, and how it came."""

from __future__ import annotations

from typing import Final

from game.app.ending import EndingPages
from game.core.sides import other
from game.locale import marked, tr
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scenes.codex.codex_links import LinkedText, Mentions, links_of
from game.ui.scenes.ends.outcome import agreed_table, how_close, road, turns_table
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CITIES, narrow, wide
from game.ui.widgets import Column, Label, Row, Rule, Text, Widget

SHEETS: Final = (
    ("outcome", marked("What came of it")),
    ("desks", marked("As each side saw it")),
    ("road", marked("How it came")),
)
"""Ids and names of the sheets, in order."""


def sheet(kit: Kit, match: MatchState, pages: EndingPages, name: str) -> Widget:
    """Return one of the sheets."""
    if name == "desks":
        return _desks(kit, match, pages)
    return _road(kit, pages) if name == "road" else _outcome(kit, match, pages)


def _outcome(kit: Kit, match: MatchState, pages: EndingPages) -> Widget:
    table = agreed_table(kit, match)
    left: Widget = (
        table
        if table is not None
        else Column([LinkedText(pages.text[match.side], links_of(match), "reading"), Text(pages.cause, "body")], gap=14)
    )
    right = how_close(kit, match)
    if narrow(kit):
        return Column([left, right], gap=18)
    both = Row([left.grow(8), right.grow(5)], gap=40, align="top")
    return both if wide(kit) else Column([both, _desks(kit, match, pages)], gap=28)


def _desks(kit: Kit, match: MatchState, pages: EndingPages) -> Widget:
    mentions = Mentions(match)
    seen = [
        Column(
            [
                Label(tr("As seen from {city}", city=tr(CITIES[at])), "ink"),
                Rule("ink", 2),
                mentions.text(pages.text[at], "reading"),
            ],
            gap=8,
        )
        for at in (match.side, other(match.side))
    ]
    both: Widget = Column(seen, gap=18) if narrow(kit) else Row([s.grow() for s in seen], gap=48, align="top")
    past = Text(Run(pages.history, italic=True), "reading", "ink_soft") if pages.history else None
    return Column([both, past], gap=20)


def _road(kit: Kit, pages: EndingPages) -> Widget:
    table = road(pages)
    words = Column(
        [
            Label(tr("What decided it"), "ink"),
            Rule("ink", 2),
            Text(pages.cause, "reading"),
        ],
        gap=8,
    )
    hard = [(turn.when, turn.words, turn.tension) for turn in pages.turns[-3:]]
    turns = turns_table(tr("The last hard turns"), hard, ink="ink", soft="ink_soft") if hard else None
    if narrow(kit):
        return Column([words, table, turns], gap=18)
    left = Column([table, words], gap=18)
    return Row([left.grow(), turns.grow() if turns is not None else None], gap=48, align="top")
