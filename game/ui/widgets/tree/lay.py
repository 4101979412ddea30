"""Where everything of a tree lies on its sheet, in pixels: hours across, rows down, and the part that is in sight."""

from __future__ import annotations

from typing import Final

from pygame import Rect

from game.app.archive.picture import Strand, TreePicture
from game.ui.paint.kit import Kit
from game.ui.widgets.tree.axis import Axis

LEFT: Final = 54.0
RIGHT: Final = 260.0
"""Canvas pixels before the first hour, and after the last, where the words of the ends stand."""
_LEAST_PITCH: Final = 26.0
_MOST_PITCH: Final = 58.0
_ABOVE: Final = 46.0
_BELOW: Final = 94.0
"""Canvas pixels from the middle to the rows beside it: its labels stand below."""
_OVER_OWN: Final = 66.0
"""Canvas pixels more above the player's road, whose labels stand there."""
_EDGE: Final = 26.0


class Lay:
    """The sheet laid out for a field of the window.

    Args:
        field: where it is seen; `camera` is the pixel of the whole sheet at its top left corner.
        fit: whether the whole width is pressed into the field.
    """

    def __init__(self, kit: Kit, picture: TreePicture, field: Rect, *, fit: bool = False) -> None:
        self.field = field
        self.camera = (0, 0)
        self._axis = Axis(picture)
        left, right = kit.px(LEFT), kit.px(RIGHT)
        natural = kit.px(self._axis.length)
        room = max(1, field.width - left - right)
        across = room if fit else max(natural, room)
        self._left = left
        self._scale = across / max(1.0, self._axis.length)
        rows = [strand.row for strand in picture.strands if strand.stops] or [0]
        self._up, self._down = max(0, -min(rows)), max(0, *rows)
        above, below, edge = kit.px(_ABOVE), kit.px(_BELOW), kit.px(_EDGE)
        own = any(s.kind == "yours" and s.row == -1 for s in picture.strands if s.stops)
        self._over = kit.px(_OVER_OWN) if own else 0
        fixed = 2 * edge + (above + self._over if self._up else 0) + below
        further = max(0, self._up - 1) + max(0, self._down - 1)
        least, most = kit.px(_LEAST_PITCH), kit.px(_MOST_PITCH)
        self._pitch = min(most, max(least, (field.height - fixed) // further)) if further else most
        tall = fixed + further * self._pitch
        spare = max(0, field.height - tall)
        share = spare // (3 if self._up else 2)
        self._above, self._below = above + share, below + (share if self._down else 0)
        self._middle = edge + max(0, self._up - 1) * self._pitch + self._over + (self._above if self._up else share)
        self.size = (left + round(across) + right, max(tall, field.height))

    def x(self, t: float) -> int:
        """Pixel across of an hour, in the window."""
        return self.field.left + self._left + round(self._axis.at(t) * self._scale) - self.camera[0]

    def y(self, row: int) -> int:
        """Pixel down of a row, in the window."""
        if row < 0:
            down = self._middle - self._above + (row + 1) * self._pitch - (self._over if row < -1 else 0)
        elif row > 0:
            down = self._middle + self._below + (row - 1) * self._pitch
        else:
            down = self._middle
        return self.field.top + down - self.camera[1]

    def point(self, strand: Strand, t: float) -> tuple[int, int]:
        """Place of an hour on a strand, in the window."""
        return self.x(t), self.y(strand.row)

    def look(self, camera: tuple[int, int]) -> None:
        """Move what is in sight, as far as the sheet goes."""
        most = (max(0, self.size[0] - self.field.width), max(0, self.size[1] - self.field.height))
        self.camera = (max(0, min(camera[0], most[0])), max(0, min(camera[1], most[1])))

    def bring(self, kit: Kit, strand: Strand, t: float) -> None:
        """Move what is in sight as little as is needed to see a stop with room around it."""
        x, y = self.point(strand, t)
        side, over = min(kit.px(300), self.field.width // 3), min(kit.px(60), self.field.height // 3)
        under = min(kit.px(110), self.field.height // 3)
        dx = min(0, x - (self.field.left + side)) + max(0, x - (self.field.right - side))
        dy = min(0, y - (self.field.top + over)) + max(0, y - (self.field.bottom - under))
        self.look((self.camera[0] + dx, self.camera[1] + dy))
