"""Small signs of a debrief: a number in an ink disc, and the sign of what kind a thing was."""

from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc
from game.ui.widgets.base import Brush, Widget


class NumberDisc(Widget):
    """A number of one or two digits in a disc."""

    stiff = True

    def __init__(self, number: int) -> None:
        super().__init__(name=str(number))
        self.number = number

    def natural(self, kit: Kit) -> int:
        return kit.px(27)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(27)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        face = disc(kit.px(13), kit.colour("ink"))
        box = face.get_rect(topleft=self.rect.topleft)
        target.blit(face, box)
        kit.write_line(target, str(self.number), "label", box, "paper", "centre")


class KindSign(Widget):
    """The sign of what kind a thing of the timeline was: disc, triangle, diamond or square. words: said by a voice."""

    stiff = True

    def __init__(self, shape: str, words: str, *, size: float = 14) -> None:
        super().__init__(name=words)
        self.shape = shape
        self.size = size

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(max(self.size, 22))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        side = kit.px(self.size)
        box = Rect(self.rect.left, self.rect.top + (self.rect.height - side) // 2, side, side)
        if self.shape == "square":
            target.fill(kit.colour("ink"), box.inflate(-2, -2))
        elif self.shape == "disc":
            face = disc(side // 2, kit.colour("ink"))
            target.blit(face, face.get_rect(center=box.center))
        else:
            target.blit(kit.mark("up" if self.shape == "triangle" else "diamond", side, "ink"), box)
