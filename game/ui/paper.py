"""Table and paper: fibre tiles over flat stock, one soft shadow as nine slices, telex edges, stamp wear."""

import pygame
from pygame import Rect, Surface

from game.ui.files import asset
from game.ui.theme import Theme

TELEX_PITCH, TELEX_DEPTH = 20, 7
_SHADOW_ALPHA, _SHADOW_DROP, _SHADOW_BLUR = 97, 5, 12


class Paper:
    """Draws the stocks of one theme. High contrast has none of it: flat fields and outlines."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._fibres: Surface | None = None
        self._shadow: Surface | None = None
        self._desk: Surface | None = None

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
        if self.theme.high_contrast or self.theme.palette == "war_page":
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
        target.fill(self.theme.colour(role), rect)
        if self.theme.high_contrast or self.theme.palette == "war_page":
            return
        before = target.get_clip()
        target.set_clip(rect.clip(before))
        tile = self._tile()
        side = tile.get_width()
        for x in range(rect.left, rect.right, side):
            for y in range(rect.top, rect.bottom, side):
                target.blit(tile, (x, y))
        target.set_clip(before)

    def shadow(self, target: Surface, rect: Rect) -> None:
        """The soft shadow under a loose sheet."""
        if self.theme.high_contrast or self.theme.palette == "war_page":
            return
        blur = max(4, self.theme.gap(_SHADOW_BLUR))
        if self._shadow is None:
            side = blur * 6
            block = Surface((side, side), pygame.SRCALPHA)
            block.fill((0, 0, 0, _SHADOW_ALPHA), (blur, blur, side - 2 * blur, side - 2 * blur))
            self._shadow = pygame.transform.gaussian_blur(block, blur // 2)
        around = rect.inflate(2 * blur, 2 * blur).move(0, self.theme.gap(_SHADOW_DROP))
        nine_slice(target, self._shadow, around, blur * 2)

    def sheet(
        self, target: Surface, rect: Rect, role: str = "paper", *, shadow: bool = True, telex: bool = False
    ) -> None:
        """A sheet lying on the table: shadow, stock, edge; telex gives it a torn top edge."""
        if shadow:
            self.shadow(target, rect)
        self.stock(target, rect, role)
        if telex and not self.theme.high_contrast:
            self._tear(target, rect)
        edge = self.theme.colour("ink" if self.theme.high_contrast else "paper_edge")
        if not telex:
            pygame.draw.rect(target, edge, rect, self.theme.line)

    def _tear(self, target: Surface, rect: Rect) -> None:
        pitch, depth = self.theme.gap(TELEX_PITCH), self.theme.gap(TELEX_DEPTH)
        table = self.theme.colour("table")
        x = rect.left
        while x < rect.right:
            corner = min(x + pitch, rect.right)
            pygame.draw.polygon(
                target, table, [(x - 1, rect.top - 1), (corner, rect.top - 1), (x + pitch // 2, rect.top + depth)]
            )
            x += pitch

    def worn(self, stamp: Surface, seed: int) -> Surface:
        """A stamp with its ink rubbed away in places, the seed decides which; untouched in high contrast."""
        if self.theme.high_contrast:
            return stamp
        mask = pygame.image.load(asset("paper/wear.png"))
        out = stamp.copy()
        for x in range(-(seed * 37 % mask.get_width()), out.get_width(), mask.get_width()):
            for y in range(-(seed * 53 % mask.get_height()), out.get_height(), mask.get_height()):
                out.blit(mask, (x, y), special_flags=pygame.BLEND_RGBA_MULT)
        return out


def nine_slice(target: Surface, picture: Surface, rect: Rect, corner: int) -> None:
    """Stretch a picture over a rectangle, keeping its corners."""
    corner = min(corner, rect.width // 2, rect.height // 2)
    side = picture.get_width()
    middle = side - 2 * corner
    if corner <= 0 or middle <= 0:
        return
    xs = (
        (0, corner, rect.left, corner),
        (corner, middle, rect.left + corner, rect.width - 2 * corner),
        (side - corner, corner, rect.right - corner, corner),
    )
    ys = (
        (0, corner, rect.top, corner),
        (corner, middle, rect.top + corner, rect.height - 2 * corner),
        (side - corner, corner, rect.bottom - corner, corner),
    )
    for sx, sw, dx, dw in xs:
        for sy, sh, dy, dh in ys:
            if dw <= 0 or dh <= 0 or (sx, sy) == (corner, corner):
                continue
            part = picture.subsurface((sx, sy, sw, sh))
            target.blit(part if (dw, dh) == (sw, sh) else pygame.transform.scale(part, (dw, dh)), (dx, dy))
