"""Words and small pictures: text, labels, rules, icons, keycaps, portraits, stamps."""

import pygame
from pygame import Rect, Surface

from game.ui.keys.keymap import key_words, reader_key, told_keys
from game.ui.paint import pictures
from game.ui.paint.kit import Kit
from game.ui.paint.motion import faded, motions
from game.ui.paint.theme import Theme
from game.ui.paint.typesetting import Words, plain
from game.ui.widgets.base import Brush, Widget

KEY_ARROWS = {"Left": "arrow-left", "Right": "arrow-right", "Up": "arrow-up", "Down": "arrow-down"}


class Text(Widget):
    """Wrapped text in a style. colour: a role. align: left, right, centre. silent: not spoken (said elsewhere)."""

    def __init__(
        self,
        words: Words,
        style: str = "body",
        colour: str = "ink",
        *,
        align: str = "left",
        balance: bool = False,
        silent: bool = False,
        ident: str = "",
    ) -> None:
        super().__init__(name="" if silent else plain(words), ident=ident)
        self.words = words
        self.style = style
        self.colour = colour
        self.align = align
        self.balance = balance

    def natural(self, kit: Kit) -> int:
        return max((line.width for line in kit.type.wrap(self.words, self.style, 1 << 20)), default=0) + 1

    def height(self, kit: Kit, width: int) -> int:
        if not plain(self.words):
            return 0
        lines = kit.type.wrap(self.words, self.style, max(1, width), balance=self.balance)
        return len(lines) * kit.type.height(self.style)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        lines = kit.type.wrap(self.words, self.style, max(1, self.rect.width), balance=self.balance)
        step = kit.type.height(self.style)
        clip = target.get_clip()
        first = max(0, (clip.top - self.rect.top) // step)
        last = (clip.bottom - self.rect.top) // step + 1
        at = (self.rect.left, self.rect.top + first * step)
        kit.type.draw(target, lines[first:last], self.style, at, self.rect.width, self.colour, self.align)


class Label(Text):
    """A short heading in capitals. A second, softer one may follow (Moscow's Cyrillic); only the first is spoken."""

    def __init__(
        self,
        text: str,
        colour: str = "on_table",
        *,
        second: str = "",
        second_colour: str = "on_table_soft",
        align: str = "left",
        style: str = "label",
        silent: bool = False,
    ) -> None:
        super().__init__(text.upper(), style, colour, align=align, silent=silent)
        self.name = "" if silent else text
        self.second = second.upper()
        self.second_colour = second_colour

    def natural(self, kit: Kit) -> int:
        more = kit.px(10) + kit.type.width(self.second, self.style) if self.second else 0
        return super().natural(kit) + more

    def paint(self, target: Surface, brush: Brush) -> None:
        super().paint(target, brush)
        if self.second:
            x = self.rect.left + kit_width(brush.kit, self) + brush.kit.px(10)
            rest = Rect(x, self.rect.top, self.rect.right - x, self.rect.height)
            if brush.kit.type.width(self.second, self.style) <= rest.width + 2:
                brush.kit.write_line(target, self.second, self.style, rest, self.second_colour)


def kit_width(kit: Kit, text: Text) -> int:
    """Width of a text's own words on one line."""
    return kit.type.width(text.words, text.style)


class Rule(Widget):
    """A hairline; it carries no meaning."""

    def __init__(self, colour: str = "hairline", thick: float = 1) -> None:
        super().__init__()
        self.colour = colour
        self.thick = thick

    def height(self, kit: Kit, width: int) -> int:
        return max(1, kit.gap(self.thick))

    def paint(self, target: Surface, brush: Brush) -> None:
        target.fill(brush.kit.colour(self.colour), self.rect)


class Icon(Widget):
    """An icon; always beside a word. size in canvas pixels: 20, 22, 24, 32 or 38. ground: the role behind it."""

    stiff = True

    def __init__(
        self, icon: str, size: float = 22, *, ink: str = "ink", ground: str = "paper", framed: bool = False
    ) -> None:
        super().__init__()
        self.icon = icon
        self.size = size
        self.ink = ink
        self.ground = ground
        self.framed = framed

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size) + (kit.px(14) if self.framed else 0)

    def height(self, kit: Kit, width: int) -> int:
        return self.natural(kit)

    def paint(self, target: Surface, brush: Brush) -> None:
        image = brush.kit.icon(self.icon, brush.kit.px(self.size), self.ink, self.ground)
        square = self.natural(brush.kit)
        box = Rect(self.rect.left, self.rect.centery - square // 2, square, square)
        if self.framed:
            pygame.draw.rect(target, brush.kit.colour(self.ink), box, max(2, brush.kit.gap(2)))
        target.blit(image, image.get_rect(center=box.center))


class Mark(Widget):
    """A shape the typefaces lack, such as `up` or `tick` (marks.SHAPES), or `disc`."""

    stiff = True

    def __init__(self, shape: str, size: float = 14, colour: str = "ink") -> None:
        super().__init__()
        self.shape = shape
        self.size = size
        self.colour = colour

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)

    def paint(self, target: Surface, brush: Brush) -> None:
        side = brush.kit.px(self.size)
        at = (self.rect.left, self.rect.centery - side // 2)
        if self.shape == "disc":
            pygame.draw.aacircle(target, brush.kit.colour(self.colour), self.rect.center, side / 2)
        else:
            target.blit(brush.kit.mark(self.shape, side, self.colour), at)


class Keycap(Widget):
    """A key drawn as a cap, as this reader presses it. On paper: paper's face and ink; on the table: light outline."""

    stiff = True

    def __init__(self, key: str, *, ink: str = "ink", face: str = "paper", pressed: bool = False) -> None:
        """pressed: the key itself, as it lies on the keyboard, and not what a reader may press in its place."""
        super().__init__()
        self.cap = key
        self.ink = ink
        self.face = face
        self.pressed = pressed

    def natural(self, kit: Kit) -> int:
        key, words = _cap(self.cap, pressed=self.pressed)
        words_room = kit.px(14) if key in KEY_ARROWS else kit.type.width(words, "keycap")
        return max(kit.px(24), words_room + kit.px(12))

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(24)

    def paint(self, target: Surface, brush: Brush) -> None:
        draw_keycap(target, brush.kit, self.cap, self.rect, self.ink, self.face, pressed=self.pressed)


def _cap(cap: str, *, pressed: bool) -> tuple[str, str]:
    """The key of a cap and its words."""
    return (cap, key_words(cap)) if pressed else (reader_key(cap), told_keys(cap))


def draw_keycap(target: Surface, kit: Kit, cap: str, rect: Rect, ink: str, face: str, *, pressed: bool = False) -> None:
    """Draw a keycap centred in a rectangle at its own size."""
    key, words = _cap(cap, pressed=pressed)
    measure = Keycap(cap, pressed=pressed)
    box = Rect(0, 0, measure.natural(kit), kit.px(24))
    box.center = rect.center
    edge, round_by = max(2, kit.gap(2)), kit.px(4)
    pygame.draw.rect(target, kit.colour(ink), box, border_radius=round_by)
    inner = Rect(box.left + edge, box.top + edge, box.width - 2 * edge, box.height - 2 * edge - kit.px(1.5))
    pygame.draw.rect(target, kit.colour(face), inner, border_radius=max(1, round_by - edge))
    if key in KEY_ARROWS:
        image = kit.mark(KEY_ARROWS[key], kit.px(13), ink)
        target.blit(image, image.get_rect(center=inner.center))
    else:
        kit.write_line(target, words, "keycap", inner, ink, "centre")


class Portrait(Widget):
    """A head, 4 wide to 5 high; rays and two initials for a person without one.

    person: a name in assets/portraits, else shown by initials. camp: washington, moscow, other. badge: `YOU` below.
    """

    stiff = True

    def __init__(
        self,
        person: str,
        size: float = 64,
        *,
        camp: str = "other",
        name: str = "",
        badge: str = "",
        edge: str = "on_table",
    ) -> None:
        super().__init__()
        self.person = person
        self.size = size
        self.camp = camp
        self.initials = "".join(part[0] for part in (name or person).replace("-", " ").split()[:2]).upper()
        self.badge = badge
        self.edge = edge

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.size * 1.25)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        size = (kit.px(self.size), kit.px(self.size * 1.25))
        box = Rect(self.rect.topleft, size)
        box.center = self.rect.center
        if self.person in pictures.portraits():
            target.blit(pictures.portrait(self.person, size, self.camp), box)
        else:
            target.blit(pictures.rays(size, self.camp), box)
            style = "name" if self.size < 90 else "figure"
            image = kit.type.picture(self.initials, style, kit.colour("#1b1e24"))
            target.blit(image, image.get_rect(center=box.center))
        pygame.draw.rect(target, kit.colour(self.edge), box, max(2, kit.gap(2)))
        if self.badge:
            strip = Rect(box.left, box.bottom - kit.px(12), box.width, kit.px(20))
            target.fill(kit.colour("ochre"), strip)
            kit.write_line(target, self.badge, "keycap", strip, "ink", "centre")


_stamps: dict[tuple[Theme, str, str, float, str], Surface] = {}
_STAMPS_KEPT = 8
STAMPED = "stamp"
"""The motion of a stamp that comes down, for whoever stamps: `motions.begin(STAMPED, "stamp", theme)`."""
_LIFTED = 0.15
"""By which share of its size a stamp is larger before it touches the paper."""


class Stamp(Widget):
    """A rubber stamp: it reports a state already written elsewhere, so a voice skips it. angle in degrees, -9 to 5."""

    stiff = True

    def __init__(self, text: str, colour: str = "accent_2", *, angle: float = 5, size: str = "stamp") -> None:
        super().__init__()
        self.text_shown = text.upper()
        self.colour = colour
        self.angle = angle
        self.size = size

    def _drawn(self, kit: Kit) -> Surface:
        key = (kit.theme, self.text_shown, self.colour, self.angle, self.size)
        if key not in _stamps:
            if len(_stamps) >= _STAMPS_KEPT:
                _stamps.clear()
            _stamps[key] = self._inked(kit)
        return _stamps[key]

    def _inked(self, kit: Kit) -> Surface:
        words = kit.type.picture(self.text_shown, self.size, kit.colour(self.colour))
        frame = max(2, kit.px(3))
        room = Rect(
            0,
            0,
            kit.type.width(self.text_shown, self.size) + kit.px(20) + 2 * frame,
            kit.type.height(self.size) + kit.px(6) + 2 * frame,
        )
        flat = Surface(room.size, pygame.SRCALPHA)
        pygame.draw.rect(flat, kit.colour(self.colour), room, frame)
        flat.blit(words, words.get_rect(center=room.center))
        return pygame.transform.rotozoom(kit.paper.worn(flat, sum(map(ord, self.text_shown))), self.angle, 1)

    def natural(self, kit: Kit) -> int:
        return kit.type.width(self.text_shown, self.size) + kit.px(36)

    def height(self, kit: Kit, width: int) -> int:
        return kit.type.height(self.size) + kit.px(14) + self.natural(kit) // 10

    def paint(self, target: Surface, brush: Brush) -> None:
        image = self._drawn(brush.kit)
        reach = image.get_rect(center=self.rect.center)
        share = motions.share(STAMPED, reach.inflate(reach.width // 5, reach.height // 5))
        if share <= 0:
            return
        if share < 1 and not brush.kit.theme.reduced_motion:
            image = pygame.transform.smoothscale_by(image, 1 + _LIFTED * (1 - share))
        target.blit(faded(image, share), image.get_rect(center=self.rect.center))
