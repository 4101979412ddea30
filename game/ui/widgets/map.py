"""The map as a widget: the chart and, below it, the signs that are in use."""

import pygame
from pygame import Rect, Surface

from game.locale import marked, tr
from game.ui.map.draw import draw_map
from game.ui.map.picture import Camp, MapPicture
from game.ui.map.symbols import along, camp_colour, end_disc, fog, hull, lens, triangle
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Act, Brush, Widget

_SITES = (
    ("ready", marked("Ready site")),
    ("building", marked("Being built")),
    ("leaving", marked("Being taken down")),
    ("unknown", marked("Site in doubt")),
)
_SHIPS: tuple[tuple[Camp, str], ...] = (("us", marked("US ship")), ("ussr", marked("Soviet ship")))
_BOATS = ((True, marked("Submarine")), (False, marked("Submarine?")))
_ENDS = (("overdue", marked("Overdue")), ("noticed", marked("Noticed")), ("lost", marked("Lost")))


class Map(Widget):
    """A map with its legend. view: desk, cuba, incident or europe. act: what opens it."""

    role = "map"

    def __init__(
        self,
        picture: MapPicture,
        view: str = "desk",
        *,
        act: Act = None,
        key: str = "",
        legend: bool = True,
        least: float = 200,
        ident: str = "map",
        first: bool = False,
    ) -> None:
        super().__init__(name=picture.in_words(), act=act, keys=(key,) if key else (), ident=ident, first=first)
        self.picture = picture
        self.view = view
        self.legend = legend
        self.least = least
        self.focusable = act is not None

    def natural(self, kit: Kit) -> int:
        return kit.px(self.least * 1.4)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.least) + self._legend_height(kit, width)

    def _entries(self, kit: Kit) -> list[tuple[Surface, str]]:
        """Pictures and words of the signs on this map."""
        picture = self.picture
        states = {site.state for site in picture.sites}
        boats = {boat.sure for boat in picture.submarines}
        camps = {ship.camp for ship in picture.ships}
        ends = {flight.end for flight in picture.flights}
        out = [(triangle(kit, state), tr(words)) for state, words in _SITES if state in states]
        out += [(hull(kit, camp), tr(words)) for camp, words in _SHIPS if camp in camps]
        out += [(lens(kit, sure), tr(words)) for sure, words in _BOATS if sure in boats]
        out += [(end_disc(kit, end), tr(words)) for end, words in _ENDS if end in ends]
        out += [(fog(kit), note.text) for note in picture.notes if note.fog]
        if picture.reach is not None:
            dots = Surface((kit.theme.map_px(26), kit.theme.map_px(10)), pygame.SRCALPHA)
            line = [(2.0, dots.get_height() / 2), (dots.get_width() - 2.0, dots.get_height() / 2)]
            along(dots, camp_colour(kit, "ussr"), line, 0.1, kit.gap(5), max(2, kit.gap(3)), dots=True)
            out.append((dots, tr("Missile reach")))
        return out

    def _legend_lines(self, kit: Kit, width: int) -> list[list[tuple[Surface, str]]]:
        lines: list[list[tuple[Surface, str]]] = []
        used = width + 1
        for image, words in self._entries(kit) if self.legend else []:
            wide = image.get_width() + kit.gap(8) + kit.type.width(words, "map_place", on_map=True) + kit.gap(20)
            if used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((image, words))
            used += wide
        return lines

    def _legend_height(self, kit: Kit, width: int) -> int:
        lines = self._legend_lines(kit, width)
        return len(lines) * kit.theme.map_px(26) + (kit.gap(4) if lines else 0)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        foot = self._legend_height(kit, self.rect.width)
        chart = Rect(self.rect.left, self.rect.top, self.rect.width, max(1, self.rect.height - foot))
        draw_map(target, kit, chart, self.picture, self.view)
        if brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), chart, max(3, kit.gap(4)))
        y = chart.bottom + kit.gap(4)
        for line in self._legend_lines(kit, self.rect.width):
            x, step = self.rect.left + kit.gap(4), kit.theme.map_px(26)
            for image, words in line:
                target.blit(image, image.get_rect(midleft=(x, y + step // 2)))
                x += image.get_width() + kit.gap(8)
                text = kit.type.picture(words, "map_place", kit.colour("ink"), on_map=True)
                target.blit(text, text.get_rect(midleft=(x, y + step // 2)))
                x += text.get_width() + kit.gap(20)
            y += step
