"""Clauses of a letter as rows of joined boxes, one a term, and the panel that says how the touched one is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from game.app.lexicon import lexicon_of
from game.app.term_sheet import LevelChoice, TermLine
from game.core.definitions import Model
from game.core.letters import Clause, ClauseKind
from game.core.sides import Side
from game.locale import marked, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_rect
from game.ui.paint.typesetting import Run
from game.ui.scenes.parts import capital, known_icon, sentence
from game.ui.widgets import Brush, Button, ClauseRow, Keycap, Row, Segments, Sheet, Text, Widget
from game.ui.widgets.base import Used
from game.ui.widgets.words import draw_keycap

HOW = {
    ClauseKind.OFFER: marked("If they agree"),
    ClauseKind.ASSURANCE: marked("In any case"),
    ClauseKind.DEMAND: marked("Ask for it"),
    ClauseKind.CONDITION: marked("Insist on it"),
}
"""The kinds between which a clause can be switched once it is in the letter."""
_ABREAST = 4
"""Boxes that stand side by side before they take two lines."""


@dataclass(frozen=True, slots=True)
class LevelBox:
    """One box of a row: its name, the clause it puts into the letter (None leaves it out), why it is closed."""

    label: str
    kind: ClauseKind | None
    level: int
    closed: str = ""


def boxes_of(model: Model, line: TermLine, clause: Clause | None, neutral: int) -> tuple[LevelBox, ...]:
    """The boxes of a term: leave it out, refuse it where it is one's own, then its levels upward.

    neutral: the level a letter has that does not speak of the term.
    """
    found = [LevelBox(tr("Leave out"), None, 0)]
    kept = ClauseKind.REFUSAL if any(k.kind is ClauseKind.REFUSAL for k in line.kinds) else None
    if kept is not None:
        found.append(LevelBox(tr("Refuse"), kept, 0))
    for level in line.levels:
        spoken_of = clause is not None and clause.level == level.level and clause.kind is not ClauseKind.REFUSAL
        says_nothing = not line.is_threat and level.level in (0, neutral)
        if not says_nothing or spoken_of:
            label = short_level(model, line.id, level.level, level.label)
            found.append(LevelBox(label, line.kinds[0].kind, level.level, "" if level.open else level.reason))
    return tuple(found)


def short_level(model: Model, term: str, level: int, instead: str) -> str:
    """The name of a level in a word or two, capital first."""
    words = lexicon_of(model)
    for family in ("terms", "threats"):
        named = words.entry(family, term).get("levels")
        if isinstance(named, list | tuple) and level < len(named):
            instead = str(named[level])
    return capital(instead)


def chosen_box(boxes: tuple[LevelBox, ...], clause: Clause | None) -> int:
    """Which box a clause of the letter stands for."""
    if clause is None:
        return 0
    if clause.kind is ClauseKind.REFUSAL:
        return next(i for i, box in enumerate(boxes) if box.kind is ClauseKind.REFUSAL)
    return next(
        i for i, box in enumerate(boxes) if box.level == clause.level and box.kind not in (None, ClauseKind.REFUSAL)
    )


class LevelRow(ClauseRow):
    """A clause row whose boxes take two lines when there are many; its number in the letter follows the name."""

    about = ""
    number = 0
    folded = False
    """Shown as one line, with what it is set to at its end; it unfolds while it is looked at."""

    def _per_line(self) -> int:
        count = len(self.levels)
        return count if count <= _ABREAST else -(-count // 2)

    def _lines(self) -> list[range]:
        """Places of the boxes, line by line."""
        per, count = self._per_line(), len(self.levels)
        return [range(at, min(count, at + per)) for at in range(0, count, per)]

    def _level_style(self, kit: Kit, width: int) -> str:
        room = width // self._per_line() - kit.px(10)
        fits = all(kit.type.width(level, "row_title") <= room for level in self.levels)
        return "row_title" if fits else "small"

    def _line_heights(self, kit: Kit, width: int) -> list[int]:
        style = self._level_style(kit, width)
        heights = []
        for line in self._lines():
            room = max(1, width // len(line) - kit.px(8))
            deep = max(len(kit.type.wrap(self.levels[i], style, room)) for i in line)
            heights.append(max(kit.px(32), deep * kit.type.height(style) + kit.px(6)))
        return heights

    @property
    def _set_to(self) -> str:
        """What the letter says of it, for the folded row."""
        return self.levels[self.chosen] if self.chosen != self.out else tr("left out")

    def _folded_left(self, kit: Kit) -> int:
        return kit.px(8 + 6 + 26 + 6) + (Keycap(self.cap).natural(kit) if self.cap else 0)

    def _said_style(self, kit: Kit, width: int) -> str:
        """Style of what it is set to: the largest that fits beside the name, empty where none does."""
        room = width - self._folded_left(kit) - kit.type.width(self.name, "body") - kit.px(30)
        styles = ("small",) if self.chosen == self.out else ("row_title", "small")
        return next((style for style in styles if kit.type.width(self._set_to, style) <= room), "")

    def _folded_height(self, kit: Kit, width: int) -> int:
        lines = 1 if self._said_style(kit, width) else 2
        return max(kit.px(28), lines * kit.type.height("body") + kit.px(6))

    def height(self, kit: Kit, width: int) -> int:
        if self.folded:
            return self._folded_height(kit, width)
        return kit.px(4) + self._head(kit, width) + sum(self._line_heights(kit, width - kit.px(24))) + kit.px(8)

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect)
        self._heights = self._line_heights(kit, self._bar.width)
        self._bar.height = sum(self._heights)

    def click(self, pos: tuple[int, int]) -> Used:
        return True if self.folded else super().click(pos)

    def boxes(self) -> list[Rect]:
        bar, top, found = self.bar(), self.bar().top, []
        for line, tall in zip(self._lines(), self._heights, strict=True):
            edges = [bar.left + round(bar.width * i / len(line)) for i in range(len(line) + 1)]
            found += [Rect(a, top, b - a, tall) for a, b in pairwise(edges)]
            top += tall
        return found

    def state(self) -> str:
        place = tr("clause {number} of the letter", number=self.number) if self.number else ""
        return ", ".join(part for part in (super().state(), place, self.about) if part)

    def paint(self, target: Surface, brush: Brush) -> None:
        if self.folded:
            self._paint_folded(target, brush)
            return
        super().paint(target, brush)
        if self.number:
            kit = brush.kit
            left = self.rect.left + kit.px(12 + 8 + 32) + Keycap(self.cap).natural(kit)
            left += kit.type.width(self.name, "row_title") + kit.px(3)
            image = kit.type.picture(str(self.number), "mark", kit.colour("accent"), run=Run("", bold=True))
            target.blit(image, (left, self.rect.top + kit.px(7)))

    def _paint_folded(self, target: Surface, brush: Brush) -> None:
        kit, out = brush.kit, self.chosen == self.out
        stock = "manila" if out else "paper"
        kit.paper.sheet(target, self.rect, stock)
        if brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
        tall = kit.type.height("body")
        style = self._said_style(kit, self.rect.width)
        one = bool(style)
        top = self.rect.top + (self.rect.height - (tall if one else 2 * tall)) // 2
        x = self.rect.left + kit.px(8)
        if self.cap:
            wide = Keycap(self.cap).natural(kit)
            draw_keycap(target, kit, self.cap, Rect(x, self.rect.top, wide, self.rect.height), "ink", stock)
            x += wide + kit.px(6)
        image = kit.icon(self.icon, kit.px(22), "ink", stock)
        target.blit(image, image.get_rect(midleft=(x, self.rect.centery)))
        x += kit.px(26 + 6)
        room = Rect(x, top, self.rect.right - kit.px(10) - x, tall)
        kit.write_line(target, self.name, "body", room, "ink")
        if not one:
            room.top += tall
        said = Rect(room)
        if self.number:
            mark = kit.type.picture(str(self.number), "mark", kit.colour("accent"), run=Run("", bold=True))
            target.blit(mark, mark.get_rect(topright=said.topright))
            said.width -= mark.get_width() + kit.px(3)
        kit.write_line(target, self._set_to, style or "small", said, "ink_soft" if out else "ink", "right")

    def paint_boxes(self, target: Surface, kit: Kit, edge: float) -> None:
        style, thick = self._level_style(kit, self.bar().width), max(2, kit.gap(edge))
        for i, (box, level) in enumerate(zip(self.boxes(), self.levels, strict=True)):
            on = i == self.chosen
            if on:
                target.fill(kit.colour("ink"), box)
            colour = "paper" if on else "ink_soft" if self.closed[i] else "ink"
            words = kit.type.wrap(level, style, max(1, box.width - kit.px(8)))
            tall = len(words) * kit.type.height(style)
            kit.type.draw(target, words, style, (box.left, box.centery - tall // 2), box.width, colour, "centre")
            pygame.draw.rect(target, kit.colour("ink"), box.inflate(thick // 2, thick // 2), thick)
            if self.closed[i]:
                dashed_rect(target, kit.colour("ink_soft"), box.inflate(-kit.gap(8), -kit.gap(8)), kit.gap(4), 1)


def clause_row(
    line: TermLine,
    boxes: tuple[LevelBox, ...],
    clause: Clause | None,
    number: int,
    side: Side,
    pick: Callable[[int], Intent | None],
    *,
    key: str,
    ident: str,
    first: bool,
    folded: bool = False,
) -> LevelRow:
    """The row of a term or a threat. number: its clause's number in the letter, 0 when it is left out."""
    binds = "" if line.binds is None else tr("Binds you") if line.binds == side else tr("Binds them")
    row = LevelRow(
        line.label,
        [box.label for box in boxes],
        chosen_box(boxes, clause),
        pick,
        key=key,
        icon=known_icon(line.icon, "ui-letter"),
        note=binds,
        binds_you=line.binds == side,
        closed=[box.closed for box in boxes],
        ident=ident,
        first=first,
    )
    row.about = line.about
    row.number = number
    row.folded = folded
    return row


def clause_detail(
    line: TermLine,
    clause: Clause | None,
    set_kind: Callable[[ClauseKind], Intent | None],
    toggle_secret: Callable[[], Intent | None],
    *,
    full: bool,
) -> Widget:
    """How a clause is meant: given or asked in what way, secret or not, and what it is worth. full: with more words."""
    level = None if clause is None else next((x for x in line.levels if x.level == clause.level), None)
    if clause is None or level is None:
        closed = [tr("{level}: {reason}.", level=capital(x.label), reason=x.reason) for x in line.levels if not x.open]
        return Sheet([Text(" ".join([line.about, *closed[:1]]), "small")], stock="flimsy", pad=8)
    kind = next((kind for kind in line.kinds if kind.kind is clause.kind), None)
    worth = sentence(level.worth) if level.worth else line.about
    controls = _controls(line, clause, level, set_kind, toggle_secret)
    about = "" if kind is None or not (full or not controls) else sentence(kind.about)
    said = [Run(sentence(level.label), bold=True), Run(f" {worth} {about}".rstrip(), colour="ink_soft")]
    return Sheet([Text(said, "small"), Row(controls, gap=8) if controls else None], stock="flimsy", gap=4, pad=6)


def _controls(
    line: TermLine,
    clause: Clause,
    level: LevelChoice,
    set_kind: Callable[[ClauseKind], Intent | None],
    toggle_secret: Callable[[], Intent | None],
) -> list[Widget]:
    if clause.kind not in HOW:
        return []
    kinds = [kind.kind for kind in line.kinds if kind.kind in HOW]
    names = [tr(HOW[kind]) for kind in kinds]
    how = Segments(tr("How"), names, kinds.index(clause.kind), lambda i: set_kind(kinds[i]), ident="how")
    if not line.can_be_secret:
        return [how.grow()]
    reason = tr("it is secret by nature") if level.secret_only else ""
    hushed = clause.secret or level.secret_only
    secret = Button(tr("Secret"), toggle_secret, key="Y", kind="paper", chosen=hushed, reason=reason, ident="secret")
    secret.takes_enter = False
    return [how.grow(), secret]
