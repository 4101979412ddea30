"""The plan as paper: slips in the tray, the letter on the desk, and the list from which a slip can be taken out."""

from __future__ import annotations

from functools import partial

from game.app.draft_plan import Slip
from game.ui.intents import Intent
from game.ui.scenes.intents import OpenAccept, OpenLetterDesk, OpenOrders, ReadLetter
from game.ui.scenes.letter_work import MEMORY
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import known_icon
from game.ui.widgets import Button, Card, Column, Icon, Label, Pages, Row, Sheet, Text, Widget
from game.ui.widgets.tray import Slot, Tray


def slips(match: MatchState, *, letters: bool) -> list[Slip]:
    """The plan's slips: its letters, or everything else."""
    return [slip for slip in match.draft.lines() if slip.key.startswith("letter:") == letters]


def opens(slip: Slip) -> Intent:
    """Where a slip can be changed."""
    kind, _, name = slip.key.partition(":")
    if kind == "letter":
        return OpenLetterDesk(draft=int(name))
    if kind == "accept":
        return OpenAccept(name)
    return ReadLetter(name) if kind == "withdraw" else OpenOrders(name)


def slip_card(slip: Slip) -> Card:
    """One slip of the tray."""
    words = Column([Text(slip.title, "row_title"), Text(_one_line(slip.about), "small", "ink_soft")], gap=0)
    row = Row([Icon(known_icon(slip.icon), 32), words.grow()], gap=12)
    return Card([row], name=f"{slip.title}. {slip.about}", act=opens(slip), ident=f"slip-{slip.key}", pad=10)


def _one_line(text: str) -> str:
    return text if len(text) <= 64 else text[:64].rsplit(" ", 1)[0].rstrip(",;:.") + " ..."


def tray(match: MatchState, *, opens_book: bool) -> Tray:
    """Orders and answers of the plan; opens_book: with the place for one more, which opens the book of orders."""
    lying = slips(match, letters=False)
    if match.draft.left > 0:
        words = "An order may still be given" if lying else "Orders may be given"
    else:
        words = "No attention left for more"
    slot = Slot(words, OpenOrders(), ident="slot")
    slot.first = not lying
    rest: list[Widget] = [slot.high(58)] if opens_book else [] if lying else [Text("Nothing yet", "body", "on_table")]
    return Tray(
        [Pages([*[slip_card(slip) for slip in lying], *rest], ident="tray", ink="on_table", face="tray").grow()]
    )


def plan_papers(match: MatchState) -> list[Widget]:
    """Everything of the plan in one column, where there is no room for a tray."""
    slot = Slot("Open the book of orders", OpenOrders(), ident="slot")
    slot.first = True
    return [*[slip_card(slip) for slip in slips(match, letters=False)], slot, draft_card(match)]


def draft_card(match: MatchState) -> Card:
    """The letter on the desk, or the blank sheet that waits for one."""
    written = slips(match, letters=True)
    begun = match.memory.get(MEMORY)
    if not written and begun is not None and begun.clauses:
        count = len(begun.clauses)
        clauses = "One clause" if count == 1 else f"{count} clauses"
        head = Row([Icon("ui-letter", 22, ground="manila"), Label("Draft on the desk", "ink")], gap=8)
        return Card(
            [head, Text(f"{clauses} so far. It is not in the plan yet.", "body"), Text("Continue", "row_title")],
            name=f"Draft on the desk. {clauses} so far, not in the plan yet. Continue",
            act=OpenLetterDesk(),
            stock="manila",
            ident="draft",
        )
    if not written:
        head = Row([Icon("ui-letter", 22, ground="manila"), Label("No letter on the desk", "ink")], gap=8)
        text = Text("Write one, or answer what has come in.", "small", "ink_soft")
        foot = Text("Write", "row_title")
        return Card(
            [head, text, foot],
            name="No letter on the desk. Write one",
            act=OpenLetterDesk(),
            stock="manila",
            ident="draft",
        )
    slip = written[0]
    more = f"and {len(written) - 1} more" if len(written) > 1 else ""
    head = Row(
        [Icon("ui-letter", 22, ground="manila"), Label("Draft on the desk", "ink").grow(), Text(more, "small")], gap=8
    )
    title = slip.title.removeprefix("Letter: ")
    return Card(
        [
            head,
            Text(title[:1].upper() + title[1:], "row_title"),
            Text(_short(slip.about), "small", "ink_soft"),
            Text("Continue", "row_title"),
        ],
        name=f"Draft on the desk. {slip.title}. {slip.about}",
        act=opens(slip),
        stock="manila",
        ident="draft",
    )


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:100].rsplit(" ", 1)[0].rstrip(",;:.") + " ..."


def plan_list(match: MatchState) -> Widget:
    """The whole plan as lines, each of which can be taken out."""
    found = match.draft.lines()
    if not found:
        return Text("Nothing is ordered and nothing is written. The watch passes in waiting.", "body")
    rows: list[Widget] = []
    for slip in found:
        cost = f"{slip.cost} point{'' if slip.cost == 1 else 's'}"
        words = Column(
            [
                Text(slip.title, "row_title"),
                Text(_short(slip.about), "small", "ink_soft"),
                Text(cost, "small") if slip.cost else None,
            ],
            gap=0,
        )
        out = Button(
            "Take out",
            partial(_take_out, match, slip.key),
            kind="paper",
            spoken=f"Take out: {slip.title}",
            ident=f"out-{slip.key}",
        )
        rows.append(Row([Icon(known_icon(slip.icon), 32), words.grow(), out], gap=12))
    return Column(rows, gap=10)


def _take_out(match: MatchState, key: str) -> Intent | None:
    match.draft.remove(key)
    return None


def refusal_sheet(because: str, mend: str) -> Sheet:
    """Why something cannot be, and what would do."""
    return Sheet([Text(because, "row_title"), Text(mend, "body", "ink_soft")], stock="flimsy", pad=10)
