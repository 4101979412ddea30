"""The plan as paper: slips in the tray, the letter on the desk, and the list from which a slip can be taken out."""

from __future__ import annotations

from functools import partial

import pygame
from pygame import Rect, Surface

from game.app.draft_plan import Slip, under_way
from game.locale import listed, tr, trn
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.desk.taking_back import TakingBack, undo_row
from game.ui.scenes.intents import OpenAccept, OpenLetterDesk, OpenOrders, ReadLetter
from game.ui.scenes.letters.letter_work import MEMORY
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import capital, known_icon
from game.ui.widgets import Brush, Button, Card, Column, Icon, Label, Pages, Row, Sheet, Text, Widget
from game.ui.widgets.base import Used
from game.ui.widgets.tray import Slot, Tray

_OUT = ("Delete", "Backspace")
"""Keys that take a slip out of the tray."""


class Line(Text):
    """One line of words; what does not fit gives way to three dots."""

    def __init__(self, words: str, style: str = "small", colour: str = "ink_soft") -> None:
        super().__init__(words, style, colour)
        self.line = words

    def height(self, kit: Kit, width: int) -> int:
        return kit.type.height(self.style) if self.line else 0

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, words = brush.kit, self.line
        if kit.type.width(words, self.style) > self.rect.width:
            while words and kit.type.width(f"{words} ...", self.style) > self.rect.width:
                words = words.rpartition(" ")[0].rstrip(",;:.")
            words = f"{words} ..."
        kit.write_line(target, words, self.style, self.rect, self.colour)


class Few(Text):
    """A few lines of words; what does not fit gives way to three dots, so that a long offer stays in the tray."""

    most = 4

    def __init__(self, words: str) -> None:
        super().__init__(words, "small", "ink_soft")
        self.all = words

    def height(self, kit: Kit, width: int) -> int:
        shown, room = self.all, max(1, width)
        while len(kit.type.wrap(shown, self.style, room)) > self.most:
            shown = shown.removesuffix(" ...").rpartition(" ")[0].rstrip(",;:.") + " ..."
        self.words = shown
        return super().height(kit, width)


class SlipCard(Card):
    """A slip of the tray: it opens where it was made, and Delete or the cross at its corner takes it out.

    whole: what it is about may take a few lines.
    """

    def __init__(self, slip: Slip, act: Intent, take_out: partial[Intent | None], *, whole: bool = False) -> None:
        head = Row([Text(slip.title, "row_title").grow(), _Cross()], gap=6)
        about = Few(slip.about) if whole else Line(slip.about)
        words = Column([head, about], gap=0)
        row = Row([Icon(known_icon(slip.icon), 28), words.grow()], gap=10)
        name = tr("{title}. {about} Delete takes it out", title=slip.title, about=slip.about)
        super().__init__([row], name=name, act=act, ident=f"slip-{slip.key}", pad=8)
        self.take_out = take_out

    def key(self, name: str) -> Used:
        if name in _OUT:
            self.take_out()
            return True
        return super().key(name)

    def click(self, pos: tuple[int, int]) -> Used:
        cross = next(widget for widget in self.walk() if isinstance(widget, _Cross))
        if cross.rect.inflate(12, 12).collidepoint(pos):
            self.take_out()
            return True
        return super().click(pos)


class _Cross(Widget):
    """The corner of a slip where a click takes it out."""

    stiff = True

    def natural(self, kit: Kit) -> int:
        return kit.px(22)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(22)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, reach = brush.kit, brush.kit.px(5)
        x, y = self.rect.center
        wide = max(2, kit.gap(2))
        box = Rect(0, 0, kit.px(20), kit.px(20))
        box.center = self.rect.center
        pygame.draw.rect(target, kit.colour("hairline"), box, max(1, kit.gap(1)))
        for down in (1, -1):
            pygame.draw.line(
                target, kit.colour("ink_soft"), (x - reach, y - down * reach), (x + reach, y + down * reach), wide
            )


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


def slip_card(match: MatchState, slip: Slip, *, whole: bool = False) -> Card:
    """One slip of the tray."""
    return SlipCard(slip, opens(slip), partial(_take_out, match, slip.key), whole=whole)


def _take_out(match: MatchState, key: str) -> Intent | None:
    match.draft.remove(key)
    return None


def tray(scene: TakingBack, *, opens_book: bool, crowded: bool = False) -> Tray:
    """Orders and answers of the plan.

    opens_book: with the place for one more, which opens the book of orders. crowded: other papers take the room above,
    so that slips come before whatever else could lie in the tray.
    """
    match = scene.match
    lying = slips(match, letters=False)
    if match.draft.left <= 0:
        words = tr("No attention left for more")
    elif lying:
        words = tr("An order may still be given")
    else:
        words = tr("Orders may be given")
    slot = Slot(words, OpenOrders(), ident="slot")
    slot.first = not lying
    empty: list[Widget] = [] if lying else [Text(tr("Nothing yet"), "body", "on_table")]
    rest: list[Widget] = [] if lying and crowded else [slot.high(40)] if opens_book else empty
    roomy = len(lying) <= 1 and not crowded
    cards: list[Widget] = [slip_card(match, slip, whole=roomy) for slip in lying]
    pages = Pages([*cards, *rest], ident="tray", gap=6, ink="on_table", face="tray")
    going = None if lying and crowded else _under_way(match, "on_table_soft", whole=not lying)
    return Tray([pages.grow(), going, plan_changes(scene)])


def _under_way(match: MatchState, ink: str, *, whole: bool = False) -> Widget | None:
    """What was set going in earlier watches and is not done yet, in one line or whole; None while there is nothing."""
    going = under_way(match.session, match.side)
    if not going:
        return None
    words = tr("Under way: {things}.", things=listed(list(going)))
    return Text(words, "small", ink) if whole else Line(words, "small", ink)


def plan_changes(scene: TakingBack) -> Widget | None:
    """Undo and redo of the plan, while there is something to undo or to do again."""
    changes = scene.match.draft.changes
    may_undo, may_redo = changes.before is not None, changes.ahead is not None
    return undo_row(scene.undo, scene.redo, may_undo=may_undo, may_redo=may_redo)


def plan_papers(scene: TakingBack) -> list[Widget]:
    """Everything of the plan in one column, where there is no room for a tray."""
    match = scene.match
    slot = Slot(tr("Open the book of orders"), OpenOrders(), ident="slot")
    slot.first = True
    changes = plan_changes(scene)
    cards: list[Widget] = [slip_card(match, slip) for slip in slips(match, letters=False)]
    going = _under_way(match, "on_table")
    return [*cards, slot, draft_card(match), *(part for part in (going, changes) if part is not None)]


def draft_card(match: MatchState) -> Card:
    """The letter on the desk, or the blank sheet that waits for one."""
    written = slips(match, letters=True)
    begun = match.memory.get(MEMORY)
    if written:
        slip, more = written[0], len(written) - 1
        title = capital(slip.title.partition(": ")[2] or slip.title)
        others = trn("and {count} more", "and {count} more", more) if more else ""
        body = Line(slip.about.partition(". ")[0].rstrip(".") + ".")
        return _on_desk(tr("Letter in the plan"), title, body, tr("Continue"), opens(slip), others, slip.about)
    if begun is not None and begun.clauses:
        count = len(begun.clauses)
        said = trn(
            "{count} clause so far. It is not in the plan yet.",
            "{count} clauses so far. It is not in the plan yet.",
            count,
        )
        return _on_desk(tr("Draft on the desk"), "", Text(said, "body"), tr("Continue"), OpenLetterDesk())
    said = tr("Write one, or answer theirs.")
    return _on_desk(tr("No letter on the desk"), "", Text(said, "small", "ink_soft"), tr("Write"), OpenLetterDesk())


def _on_desk(name: str, title: str, body: Text, foot: str, act: Intent, more: str = "", about: str = "") -> Card:
    head = Row(
        [Icon("ui-letter", 22, ground="manila"), Label(name, "ink").grow(), Text(more, "small") if more else None],
        gap=8,
    )
    spoken = ". ".join(part.rstrip(".") for part in (name, title, about or body.name, foot) if part)
    return Card(
        [head, Text(title, "row_title") if title else None, body, Text(foot, "row_title")],
        name=spoken,
        act=act,
        stock="manila",
        ident="draft",
    )


def plan_list(match: MatchState) -> Widget:
    """The whole plan as lines, each of which can be taken out."""
    found = match.draft.lines()
    if not found:
        return Text(tr("Nothing is ordered and nothing is written. The watch passes in waiting."), "body")
    rows: list[Widget] = []
    for slip in found:
        cost = trn("{count} point", "{count} points", slip.cost) if slip.cost else ""
        words = Column([Text(slip.title, "row_title"), Text(slip.about, "small", "ink_soft")], gap=0)
        out = Button(
            tr("Take out"),
            partial(_take_out, match, slip.key),
            kind="paper",
            spoken=tr("Take out: {title}", title=slip.title),
            ident=f"out-{slip.key}",
        )
        line = [Icon(known_icon(slip.icon), 32), words.grow(), Text(cost, "small") if cost else None, out]
        rows.append(Row(line, gap=12))
    return Column(rows, gap=10)


def refusal_sheet(because: str, mend: str) -> Sheet:
    """Why something cannot be, and what would do."""
    return Sheet([Text(because, "row_title"), Text(mend, "body", "ink_soft")], stock="flimsy", pad=10)
