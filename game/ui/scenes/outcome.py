"""What an ending counts up: what was agreed, and how close it came."""

from __future__ import annotations

from game.app.correspondence import inbox_letters, sent_letters
from game.app.ending import EndingPages
from game.app.letter_paper import LetterPaper
from game.app.status import status
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CITIES
from game.ui.widgets import Column, Label, Row, Rule, Text, Widget

_INK = {"us": "accent", "ussr": "accent_2"}


def agreed_table(match: MatchState) -> Widget | None:
    """The clauses of the letter that the bargain rests on: what, given by whom, told to whom. None without one."""
    letters = (*inbox_letters(match.session, match.side), *sent_letters(match.session, match.side))
    struck: LetterPaper | None = next((paper for paper in letters if paper.state == "accepted"), None)
    if struck is None:
        return None
    head = Row(
        [
            Label("What was agreed", "ink").grow(),
            Label("Given by", "ink_soft").wide(110),
            Label("Told", "ink_soft").wide(70),
        ]
    )
    rows: list[Widget] = [head, Rule("ink", 2)]
    for clause in struck.clauses:
        giver = clause.binds or struck.by
        rows.append(
            Row(
                [
                    Text(f"{clause.term}: {clause.level}", "body").grow(),
                    Text(CITIES[giver], "row_title", _INK[giver]).wide(110),
                    Text("Secret" if clause.secret else "Public", "body").wide(70),
                ]
            )
        )
        rows.append(Rule())
    return Column(rows, gap=4)


def how_close(match: MatchState, pages: EndingPages) -> Widget:
    """Figures of the whole match: tension with its peak, letters, the dead, and what accident alone would have done."""
    knot = next((curve for curve in pages.curves if curve.name == "knot"), None)
    now = status(match.session, match.side)
    sent = len(sent_letters(match.session, match.side))
    came = len(inbox_letters(match.session, match.side))
    lines = [
        ("Tension", f"{now.knot.tension:.0f}", f"from a peak of {max(v for _, v in knot.points):.0f}" if knot else "")
    ]
    lines.append(("Letters", f"{sent}", f"sent by this desk, {came} received"))
    lines += [(reading.label, f"{reading.low:.0f}", reading.word) for reading in now.shared if "dead" in reading.label]
    rows: list[Widget] = [Label("How close", "ink"), Rule("ink", 2)]
    for name, figure, note in lines:
        row = [Text(name, "body", "ink_soft").grow(), Text(figure, "name"), Text(note, "small", "ink_soft").wide(190)]
        rows += [Row(row, gap=12), Rule()]
    return Column(rows, gap=4)
