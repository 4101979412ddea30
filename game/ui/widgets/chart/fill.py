"""Room by share: what lies inside takes what it is given, however much it would like."""

from __future__ import annotations

from game.ui.paint.kit import Kit
from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Box


class Fill(Box):
    """One child that asks for no height of its own, so that charts and lists share a column as they were told to."""

    def __init__(self, child: Widget, share: float = 1.0) -> None:
        super().__init__([child])
        self.grow(share)

    def height(self, kit: Kit, width: int) -> int:
        return 0
