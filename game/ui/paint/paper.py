"""Table and paper: fibre tiles over flat stock, one soft shadow as nine slices, telex edges, stamp wear."""

import pygame
from pygame import Rect, Surface

from game.ui.paint.files import asset
from game.ui.paint.marks import soft
from game.ui.paint.theme import Theme

TELEX_PITCH, TELEX_DEPTH = 20, 7
_SHADOWS_KEPT = 60
_SHADOW_ALPHA, _SHADOW_DROP, _SHADOW_BLUR = 97, 5, 12


class Paper:
    """Draws the stocks of one theme. High contrast has none of it: flat fields and outlines."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._fibres: Surface | None = None
        self._shadow: Surface | None = None
        self._desk: Surface | None = None
        self._wear: Surface | None = None
        self._stocks: dict[str, Surface] = {}
        self._shadows: dict[tuple[int, int], list[tuple[Surface, tuple[int, int]]]] = {}
        self._turned: dict[tuple[tuple[int, int], str, float], Surface] = {}

    def _tile(self) -> Surface:
        if self._fibres is None:
            name = "fibres-rough" if self.theme.palette == "moscow" else "fibres"
            tile = pygame.image.load(asset(f"paper/{name}.png"))
            side = max(64, self.theme.gap(tile.get_width()))
            self._fibres = tile if side == tile.get_width() else pygame.transform.smoothscale(tile, (side, side))
        return self._fibres

    def desk(self, size: tuple[int, int]) -> Surface:
        """The table of the palette: leather dots, cloth lines, or flat."""
        if self._desk is None or self._desk.get_size() != size:
            self._desk = self._laid_desk(size)
        return self._desk

    def _laid_desk(self, size: tuple[int, int]) -> Surface:
        out = Surface(size)
        out.fill(self.theme.colour("table"))
        if self._flat:
            return out
        cloth = self.theme.palette == "moscow"
        pitch = max(4, self.theme.gap(5 if cloth else 8))
        side = pitch * 16
        tile = Surface((side, side), pygame.SRCALPHA)
        grain = (255, 255, 255, 6 if cloth else 9)
        for i in range(-16, 16):
            if cloth:
                pygame.draw.line(tile, grain, (i * pitch, side), (i * pitch + side, 0))
                continue
            for j in range(16):
                pygame.draw.circle(tile, grain, (i * pitch + pitch // 2, j * pitch + pitch // 2), max(1.0, pitch / 8))
        for x in range(0, size[0], side):
            for y in range(0, size[1], side):
                out.blit(tile, (x, y))
        return out

    def stock(self, target: Surface, rect: Rect, role: str) -> None:
        """Fill a rectangle with a stock (paper, manila, flimsy) and its fibres."""
        part = rect.clip(target.get_clip())
        if self._flat:
            target.fill(self.theme.colour(role), part)
            return
        tile = self._stock_tile(role)
        side = tile.get_width()
        for x in range(part.left - (part.left - rect.left) % side, part.right, side):
            for y in range(part.top - (part.top - rect.top) % side, part.bottom, side):
                seen = Rect(x, y, side, side).clip(part)
                target.blit(tile, seen.topleft, seen.move(-x, -y))

    @property
    def _flat(self) -> bool:
        """Whether paper is one plain colour here."""
        return self.theme.high_contrast or self.theme.palette == "war_page"

    def _stock_tile(self, role: str) -> Surface:
        """A tile of a stock with its fibres, without any clearness: it is copied and not mixed."""
        if role not in self._stocks:
            fibres = self._tile()
            tile = Surface(fibres.get_size())
            tile.fill(self.theme.colour(role))
            tile.blit(fibres, (0, 0))
            self._stocks[role] = tile
        return self._stocks[role]

    def shadow(self, target: Surface, rect: Rect) -> None:
        """The soft shadow under a loose sheet."""
        if self._flat:
            return
        blur = max(4, self.theme.gap(_SHADOW_BLUR))
        around = rect.inflate(2 * blur, 2 * blur).move(0, self.theme.gap(_SHADOW_DROP))
        if not around.colliderect(target.get_clip()):
            return
        if self._shadow is None:
            side = blur * 6
            block = Surface((side, side), pygame.SRCALPHA)
            block.fill((0, 0, 0, _SHADOW_ALPHA), (blur, blur, side - 2 * blur, side - 2 * blur))
            self._shadow = pygame.transform.gaussian_blur(block, blur // 2)
        if around.size not in self._shadows:
            while len(self._shadows) >= _SHADOWS_KEPT:
                del self._shadows[next(iter(self._shadows))]
            self._shadows[around.size] = nine_parts(self._shadow, around.size, blur * 2)
        for part, at in self._shadows[around.size]:
            target.blit(part, (around.left + at[0], around.top + at[1]))

    def sheet(
        self, target: Surface, rect: Rect, role: str = "paper", *, shadow: bool = True, telex: bool = False
    ) -> None:
        """A sheet lying on the table: shadow, stock, edge; telex gives it a torn top edge."""
        if shadow:
            self.shadow(target, rect)
        torn = telex and not self.theme.high_contrast
        depth = self.theme.gap(TELEX_DEPTH) if torn else 0
        self.stock(target, Rect(rect.left, rect.top + depth, rect.width, max(0, rect.height - depth)), role)
        if torn:
            target.blit(self._teeth(rect.width, depth, role), rect)
            return
        edge = self.theme.colour("ink" if self.theme.high_contrast else "paper_edge")
        pygame.draw.rect(target, edge, rect, self.theme.line)

    def _teeth(self, width: int, depth: int, role: str) -> Surface:
        """The saw-tooth edge where a telex was torn off: the table shows between the teeth."""
        colour, edge = self.theme.colour(role), self.theme.colour("paper_edge")
        pitch = self.theme.gap(TELEX_PITCH)

        def paint(big: Surface, over: int) -> None:
            step, tall = pitch * over, depth * over
            for x in range(0, width * over, step):
                points = [(x, tall), (x + step / 2, 0), (x + step, tall)]
                pygame.draw.polygon(big, colour, points)
                pygame.draw.lines(big, edge, False, points, over)

        return soft(("teeth", tuple(colour), tuple(edge), pitch), (width, depth), paint)

    def turned(self, size: tuple[int, int], role: str, angle: float) -> Surface:
        """A loose sheet of a stock that does not lie straight, in degrees; kept."""
        key = (size, role, angle)
        if key not in self._turned:
            self._turned.clear()
            # A clear border lets the turned edge be smoothed instead of running in steps.
            page = Surface((size[0] + 4, size[1] + 4), pygame.SRCALPHA)
            colour = self.theme.colour(role)
            page.fill((colour.r, colour.g, colour.b, 0))
            page.fill(colour, Rect(2, 2, *size))
            pygame.draw.rect(page, self.theme.colour("paper_edge"), Rect(2, 2, *size), self.theme.line)
            self._turned[key] = pygame.transform.rotozoom(page, angle, 1)
        return self._turned[key]

    def worn(self, stamp: Surface, seed: int) -> Surface:
        """A stamp with its ink rubbed away in places, the seed decides which; untouched in high contrast."""
        if self.theme.high_contrast:
            return stamp
        if self._wear is None:
            self._wear = pygame.image.load(asset("paper/wear.png"))
        mask = self._wear
        out = stamp.copy()
        for x in range(-(seed * 37 % mask.get_width()), out.get_width(), mask.get_width()):
            for y in range(-(seed * 53 % mask.get_height()), out.get_height(), mask.get_height()):
                out.blit(mask, (x, y), special_flags=pygame.BLEND_RGBA_MULT)
        return out


def nine_parts(picture: Surface, size: tuple[int, int], corner: int) -> list[tuple[Surface, tuple[int, int]]]:
    """A square picture stretched to a size as the eight parts of its border and where they lie; its corners are kept.

    The middle is left out: what casts the shadow covers it.
    """
    corner = min(corner, size[0] // 2, size[1] // 2)
    side = picture.get_width()
    middle = side - 2 * corner
    if corner <= 0 or middle <= 0:
        return []
    xs, ys = (
        (
            (0, corner, 0, corner),
            (corner, middle, corner, whole - 2 * corner),
            (side - corner, corner, whole - corner, corner),
        )
        for whole in size
    )
    out = []
    for sx, sw, dx, dw in xs:
        for sy, sh, dy, dh in ys:
            if dw <= 0 or dh <= 0 or (sx, sy) == (corner, corner):
                continue
            part = picture.subsurface((sx, sy, sw, sh))
            out.append((part if (dw, dh) == (sw, sh) else pygame.transform.scale(part, (dw, dh)), (dx, dy)))
    return out
