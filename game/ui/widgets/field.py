"""A field for a line of text: the name of a save, a seed."""

from collections.abc import Callable

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.intents import Intent, TypeOnScreen
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Act, Brush, Used, Widget


class TextField(Widget):
    """One line of text. Letters act as letters while it has the focus.

    value: the text at first; later the screen's memory holds it. changed: called with each new text.
    allowed: a test for one letter, such as str.isdigit. act: what Enter does.
    """

    role = "text field"
    focusable = True

    def __init__(
        self,
        name: str,
        value: str,
        changed: Callable[[str], Intent | None],
        *,
        ident: str,
        limit: int = 40,
        allowed: Callable[[str], bool] = str.isprintable,
        act: Act = None,
    ) -> None:
        super().__init__(name=name, ident=ident, act=act)
        self.value = value
        self.changed = changed
        self.limit = limit
        self.allowed = allowed
        self._board = Rect(0, 0, 0, 0)

    @property
    def caret(self) -> int:
        """Place of the caret, in letters from the left."""
        return min(len(self.value), int(self.memory.get(f"caret:{self.ident}", len(self.value))))

    @caret.setter
    def caret(self, place: int) -> None:
        self.memory[f"caret:{self.ident}"] = max(0, min(place, len(self.value)))

    def state(self) -> str:
        return self.value or tr("empty")

    def take(self, value: str) -> Intent | None:
        """Have this text from now on, as the keyboard on the screen hands it over."""
        used = self._replace(value[: self.limit], len(value))
        return used if isinstance(used, Intent) else None

    def _replace(self, value: str, caret: int) -> Used:
        self.value = value
        self.caret = caret
        intent = self.changed(value)
        return intent if intent is not None else True

    def text(self, letters: str) -> bool:
        good = "".join(letter for letter in letters if self.allowed(letter))[: self.limit - len(self.value)]
        if good:
            at = self.caret
            self._replace(self.value[:at] + good + self.value[at:], at + len(good))
        return True

    def key(self, name: str) -> Used:
        at = self.caret
        if name in ("Left", "Right", "Home", "End"):
            self.caret = {"Left": at - 1, "Right": at + 1, "Home": 0, "End": len(self.value)}[name]
            return True
        if name == "Backspace":
            return self._replace(self.value[: at - 1] + self.value[at:], at - 1) if at else True
        if name == "Delete":
            return self._replace(self.value[:at] + self.value[at + 1 :], at)
        if name == "Enter" and self.act is not None:
            return self.perform()
        return len(name) == 1 or name == "Space"

    def called(self, *, had_focus: bool) -> Used:
        return True

    def click(self, pos: tuple[int, int]) -> Used:
        return TypeOnScreen(self.ident) if self._board.collidepoint(pos) else True

    def natural(self, kit: Kit) -> int:
        return kit.px(260)

    def height(self, kit: Kit, width: int) -> int:
        return self._named(kit, width) + kit.px(44)

    def _named(self, kit: Kit, width: int) -> int:
        """Height of the name above the field, which takes as many lines as it needs."""
        return len(kit.type.wrap(self.name, "small", max(1, width))) * kit.type.height("small")

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        top = rect.top + self._named(kit, rect.width) + kit.px(4)
        self._board = Rect(rect.right - kit.px(48), top, kit.px(48), kit.px(38))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        kit.write(target, self.name, "small", self.rect, "ink_soft")
        box = Rect(self.rect.left, self._board.top, self.rect.width, kit.px(38))
        target.fill(kit.colour("paper"), box)
        pygame.draw.rect(target, kit.colour("ink"), box, max(2, kit.gap(3 if brush.hover is self else 2)))
        _draw_board(target, kit, self._board)
        inner = Rect(box.left + kit.px(8), box.top, box.width - self._board.width - kit.px(16), box.height)
        before = target.get_clip()
        target.set_clip(inner.clip(before))
        reach = kit.type.width(self.value[: self.caret], "row_title")
        shift = max(0, reach - inner.width + kit.px(4))
        kit.write_line(target, self.value, "row_title", inner.move(-shift, 0), "ink")
        if brush.focus is self:
            x = inner.left - shift + reach
            pygame.draw.line(
                target, kit.colour("ink"), (x, box.top + kit.px(8)), (x, box.bottom - kit.px(8)), max(2, kit.gap(2))
            )
        target.set_clip(before)


def _draw_board(target: Surface, kit: Kit, rect: Rect) -> None:
    """The sign of a keyboard at the end of the field: three rows of keys in a frame."""
    ink, edge = kit.colour("ink"), max(2, kit.gap(2))
    pygame.draw.rect(target, ink, rect, edge)
    board = Rect(0, 0, kit.px(30), kit.px(20))
    board.center = rect.center
    pygame.draw.rect(target, ink, board, edge, border_radius=kit.px(3))
    side = max(2, kit.px(3))
    for row, keys in enumerate((4, 4)):
        for i in range(keys):
            x = board.left + kit.px(5) + i * kit.px(6)
            target.fill(ink, Rect(x, board.top + kit.px(4) + row * kit.px(5), side, side))
    target.fill(ink, Rect(board.left + kit.px(8), board.bottom - kit.px(6), kit.px(14), max(2, kit.px(2))))
