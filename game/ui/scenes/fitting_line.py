"""One line that never wraps: of several ways to say the same, the first that fits."""

from __future__ import annotations

from collections.abc import Sequence

from pygame import Surface

from game.ui.paint.kit import Kit
from game.ui.widgets import Brush, Widget


class FittingLine(Widget):
    """A line of text, shorter where there is less room. Silent: whoever places it says it in full.

    forms: the same said ever shorter; the last is drawn where none fits.
    """

    def __init__(self, forms: Sequence[str], style: str, colour: str = "ink") -> None:
        super().__init__()
        self.forms = tuple(dict.fromkeys(forms))
        self.style = style
        self.colour = colour

    def natural(self, kit: Kit) -> int:
        return kit.type.width(self.forms[0], self.style)

    def height(self, kit: Kit, width: int) -> int:
        return kit.type.height(self.style)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        fitting = (form for form in self.forms if kit.type.width(form, self.style) <= self.rect.width)
        kit.write_line(target, next(fitting, self.forms[-1]), self.style, self.rect, self.colour)


def name_forms(name: str) -> list[str]:
    """A name in full, without its title, with an initial, and the last of it alone."""
    parts = name.split()
    return [name, " ".join(parts[-2:]), f"{parts[-2:][0][0]}. {parts[-1]}", parts[-1]]
