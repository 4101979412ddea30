"""Everything a widget needs to measure and draw itself, for one theme."""

from pygame import Color, Rect, Surface

from game.ui.paint import marks, pictures
from game.ui.paint.faces import Faces
from game.ui.paint.paper import Paper
from game.ui.paint.theme import Theme
from game.ui.paint.typesetting import Typesetter, Words
from game.ui.wishes import Wishes


class Kit:
    """A theme with its typesetter and paper. The window makes one for each theme and hands it to the scene.

    wishes: what the reader set; what of it is looks is in the theme already. faces: the fonts of the window, if other
    kits use them, too.
    """

    def __init__(self, theme: Theme, wishes: Wishes | None = None, faces: Faces | None = None) -> None:
        self.theme = theme
        self.wishes = wishes or Wishes()
        self.type = Typesetter(theme, faces)
        self.paper = Paper(theme)

    def px(self, canvas: float) -> int:
        """See Theme.px."""
        return self.theme.px(canvas)

    def gap(self, canvas: float) -> int:
        """See Theme.gap."""
        return self.theme.gap(canvas)

    def colour(self, role: str) -> Color:
        """See Theme.colour."""
        return self.theme.colour(role)

    def icon(self, name: str, size: int, ink: str, ground: str) -> Surface:
        """An icon with ink and ground given as roles; size in pixels."""
        return pictures.icon(name, size, self.colour(ink), self.colour(ground))

    def mark(self, shape: str, size: int, colour: str) -> Surface:
        """A shape the typefaces lack (marks.SHAPES); size in pixels."""
        return marks.mark(shape, size, self.colour(colour))

    def write(self, target: Surface, words: Words, style: str, rect: Rect, colour: str, align: str = "left") -> int:
        """Wrap and draw text from the top of a rectangle; return the height used."""
        lines = self.type.wrap(words, style, rect.width)
        return self.type.draw(target, lines, style, rect.topleft, rect.width, colour, align)

    def write_line(
        self, target: Surface, words: Words, style: str, rect: Rect, colour: str, align: str = "left"
    ) -> None:
        """Draw one line of text, centred by height in a rectangle."""
        lines = self.type.wrap(words, style, 1 << 20)[:1]
        y = rect.top + (rect.height - self.type.height(style)) // 2
        self.type.draw(target, lines, style, (rect.left, y), rect.width, colour, align)
