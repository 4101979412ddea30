"""The card of an adviser, pages of cards, and bars of a forecast with its doubt."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.app.council import AdviserCard
from game.app.expectations import AdviserForecast, Forecast
from game.app.figures import from_to
from game.locale import marked, tr
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scenes.desk.council_axis import head_of
from game.ui.scenes.fitting_line import FittingLine, name_forms
from game.ui.scenes.parts import sentence
from game.ui.widgets import (
    Act,
    Brush,
    Card,
    Column,
    Dots,
    Icon,
    Keycap,
    Pages,
    Row,
    Rule,
    Text,
    Widget,
)

LEANINGS = {
    "bargain": ("or-pledge", marked("Bargain")),
    "hold": ("or-quarantine", marked("Hold")),
    "press": ("or-strike", marked("Press")),
}
_WORTH_A_WORD = 5.0
"""Chance in a hundred of a yes from which a card speaks of it."""


class CardPages(Pages):
    """Pages of rows of cards; the foot counts the cards."""

    def __init__(self, cards: Sequence[Widget], abreast: int, *, ident: str, name: str) -> None:
        rows: list[Widget] = []
        for i in range(0, len(cards), abreast):
            row: list[Widget] = [card.grow() for card in cards[i : i + abreast]]
            row += [Column([]).grow() for _ in range(abreast - len(row))]
            rows.append(Row(row, gap=8, align="fill"))
        super().__init__(rows, ident=ident, name=name, gap=8)
        self.abreast = abreast
        self.count = len(cards)

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect)
        shown = [i for i, row in enumerate(self.children) if row.shown]
        if self.turner.shown and shown:
            first, last = shown[0] * self.abreast + 1, min(self.count, (shown[-1] + 1) * self.abreast)
            if last > first:
                self.turner.words = tr("{first} to {last} of {count}", first=first, last=last, count=self.count)
            else:
                self.turner.words = tr("{first} of {count}", first=first, count=self.count)


def _figures(expects: AdviserForecast) -> str:
    """Rope and mishap in one short line; the chance of a mishap in a hundred."""
    return tr("Rope {rope} · risk {mishap}", rope=_short(expects.tension), mishap=_short(expects.grave))


def _their_yes(expects: AdviserForecast | None) -> Widget | None:
    """The chance of their yes in a hundred, where there is any to speak of."""
    if expects is None or expects.accepted[1] < _WORTH_A_WORD:
        return None
    return Text(tr("yes {yes}", yes=_short(expects.accepted)), "small", "ink_soft")


def _short(band: tuple[float, float]) -> str:
    low, high = round(band[0]), round(band[1])
    return str(low) if low == high else f"{low}–{high}"


def adviser_card(
    card: AdviserCard, expects: AdviserForecast | None, camp: str, *, key: str, act: Act, first: bool, small: bool
) -> Card:
    """Who he is, where he leans and how surely; then what he says, or what he expects of the plan on the desk.

    small: his words in the smaller type, so that two rows of cards fit under the axis.
    """
    style = "small" if small else "body"
    icon, leaning = LEANINGS[card.leaning]
    sure = tr((marked("a little sure"), marked("fairly sure"), marked("very sure"))[card.sure - 1])
    spoken = tr(
        "{name}, {office}. Leans to: {leaning}, {sure}",
        name=card.name,
        office=card.office,
        leaning=tr(leaning).lower(),
        sure=sure,
    )
    if expects is None:
        second, words = card.office, card.line
        said = tr("{topic}. {line}", topic=card.topic, line=card.line) if card.topic else card.line
        if card.again:
            said = tr("As before. {line}", line=said)
    else:
        second, words = _figures(expects), expects.words
        said = tr(
            "Expects: {words} The rope {rope}. In a hundred: a mishap {mishap}, their yes {yes}.",
            words=words,
            rope=from_to(expects.tension),
            mishap=from_to(expects.grave),
            yes=from_to(expects.accepted),
        )
    named = Row([FittingLine(name_forms(card.name), "name").grow(), Keycap(key) if key else None], gap=4)
    lean = Row(
        [Icon(icon, 20), Text(tr(leaning), "row_title").grow(), _their_yes(expects) or Dots(card.sure, name="")], gap=6
    )
    who = Column([named, Text(second, "small", "ink_soft"), lean], gap=0)
    head = Row([head_of(card, 56, camp), who.grow()], gap=10, align="top")
    return Card(
        [head, Rule(), Text(_line(words, again=expects is None and card.again), style)],
        name=f"{spoken}. {said}",
        act=act,
        keys=(key,) if key else (),
        stock="paper" if expects is None else "flimsy",
        takes_enter=False,
        ident=f"advisers/{card.id}",
        first=first,
        pad=9,
        gap=4,
    )


def _line(words: str, *, again: bool) -> list[Run]:
    """What he says; soft, and so called, when he has said it before."""
    if again:
        return [Run(f"{tr('As before:')} ", italic=True, colour="ink_soft"), Run(words, colour="ink_soft")]
    return [Run(words)]


class RangeBar(Widget):
    """A scale from 0 to 100 with a filled band from low to high: a forecast and its doubt. now: an upright mark."""

    def __init__(self, band: tuple[float, float], *, fill: str = "accent", now: float | None = None) -> None:
        super().__init__()
        self.band = band
        self.fill = fill
        self.now = now

    def natural(self, kit: Kit) -> int:
        return kit.px(120)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(16)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        box = Rect(self.rect.left, 0, self.rect.width, kit.px(12))
        box.centery = self.rect.centery
        target.fill(kit.colour("paper"), box)
        low, high = (box.left + round(box.width * min(100.0, max(0.0, x)) / 100) for x in self.band)
        least = max(3, kit.px(4))
        low = min(low, box.right - least)
        target.fill(kit.colour(self.fill), (low, box.top, max(least, high - low), box.height))
        pygame.draw.rect(target, kit.colour("ink"), box, max(1, kit.gap(1.5)))
        if self.now is not None:
            x = box.left + round(box.width * min(100.0, max(0.0, self.now)) / 100)
            pygame.draw.line(
                target, kit.colour("ink"), (x, box.top - kit.px(4)), (x, box.bottom + kit.px(3)), max(2, kit.gap(2))
            )


def outlook_rows(found: Forecast, tension: float) -> list[Widget]:
    """The room's forecast: one row a question, its band printed beside its picture."""
    room, obeyed = found.room, found.obeyed
    rows = [
        _row(tr("The rope after this watch"), room.tension, "accent", tension),
        _row(tr("A grave incident"), room.grave, "accent_2", None),
    ]
    if not found.settled:
        rows.append(_row(tr("A softer letter from them"), room.softer, "teal", None))
        rows.append(_row(tr("Their yes"), room.accepted, "teal", None))
    if room.blows[1] >= 1:
        rows.append(_row(tr("Blows"), room.blows, "accent_2", None))
    if obeyed is not None:
        rows.append(_row(tr("Orders done as given"), obeyed, "accent", None))
    return rows


def _row(name: str, band: tuple[float, float], fill: str, now: float | None) -> Widget:
    words = Row([Text(name, "small").grow(), Text(from_to(band), "label")], gap=8)
    return Column([words, RangeBar(band, fill=fill, now=now)], gap=0)


def remark(name: str, line: str) -> Text:
    """What somebody says for or against the plan."""
    return Text([Run(f"{name}: ", bold=True), Run(sentence(line))], "small")
