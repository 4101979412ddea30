"""Lay what one side knows over the ground of a map."""

import math

import pygame
from pygame import Rect, Surface

from game.ui.kit import Kit
from game.ui.map.chart import ground
from game.ui.map.picture import Flight, MapPicture, Place, Ship, Submarine
from game.ui.map.projection import CAPE_MAISI, VIEWS, Projection
from game.ui.map.symbols import Labels, along, camp_colour, end_disc, hull, lens, triangle
from game.ui.theme import tokens

_LANDS = {
    "desk": (("United States", "США", 34.2, -83.6, "r"), ("Cuba", "Куба", 20.5, -79.6, "c")),
    "incident": (),
    "europe": (),
}
_SEAS = {
    "desk": (("Gulf of Mexico", 25.6, -89.4), ("Sargasso Sea", 29.4, -66.5), ("Caribbean Sea", 15.4, -77.2)),
    "incident": (("Caribbean Sea", 20.0, -81.6),),
    "europe": (),
}
_PLACES = {
    "desk": (
        Place("Washington", 38.9, -77.04, "us", True),
        Place("Miami", 25.77, -80.19),
        Place("Guantánamo", 19.95, -75.15, "us"),
    ),
    "incident": (Place("Havana", 23.13, -82.38), Place("Guantánamo", 19.95, -75.15, "us")),
    "europe": (Place("Moscow", 55.75, 37.62, "ussr", True), Place("Berlin", 52.52, 13.4)),
}
_JUPITERS = Place("Jupiters", 38.42, 27.14, "us")


def draw_map(target: Surface, kit: Kit, rect: Rect, picture: MapPicture, view: str) -> None:
    """Draw a view (desk, incident, europe) of a picture into a rectangle, neatline included."""
    chart = ground(kit, VIEWS[view], rect.size).copy()
    _Sheet(chart, kit, picture, view).draw()
    target.blit(chart, rect)
    _neatline(target, kit, rect)


def _neatline(target: Surface, kit: Kit, rect: Rect) -> None:
    edge = max(2, kit.gap(2))
    pygame.draw.rect(target, kit.colour("ink"), rect, edge)
    step, tick = kit.gap(38), kit.gap(5)
    for x in range(rect.left + step, rect.right, step):
        for y, end in ((rect.top, rect.top + tick), (rect.bottom - tick, rect.bottom)):
            pygame.draw.line(target, kit.colour("ink"), (x, y), (x, end), max(1, edge // 2))
    for y in range(rect.top + step, rect.bottom, step):
        for x, end in ((rect.left, rect.left + tick), (rect.right - tick, rect.right)):
            pygame.draw.line(target, kit.colour("ink"), (x, y), (end, y), max(1, edge // 2))


class _Sheet:
    """One drawing of one map."""

    def __init__(self, target: Surface, kit: Kit, picture: MapPicture, view: str) -> None:
        self.target = target
        self.kit = kit
        self.picture = picture
        self.view = view
        self.projection = Projection(VIEWS[view], target.get_size())
        self.labels = Labels(target, kit, target.get_rect().inflate(-kit.gap(12), -kit.gap(8)))

    def draw(self) -> None:
        """Rings and line first, then symbols, then words, the more important first."""
        if self.view == "europe":
            self._places((*_PLACES["europe"], *self.picture.europe))
            self._jupiters()
            return
        self._rings()
        for flight in self.picture.flights:
            self._flight_path(flight)
        self._symbols()
        if self.view == "desk" and not self._crowded():
            self._inset()
        self._lands()
        self._places(_PLACES[self.view])
        self._words()
        self._seas()

    def _crowded(self) -> bool:
        return self.target.get_width() < self.kit.theme.map_px(420)

    def _at(self, lat: float, lon: float) -> tuple[float, float]:
        return self.projection.point(lat, lon)

    def _rings(self) -> None:
        kit, thick = self.kit, max(2, self.kit.gap(2))
        if self.picture.reach is not None:
            reach = self.picture.reach
            ring = self.projection.ring(reach.lat, reach.lon, reach.radius)
            along(self.target, camp_colour(kit, "ussr"), ring, 0.1, kit.gap(5), max(2, kit.gap(2.4)), dots=True)
        if self.picture.line is not None:
            ring = self.projection.ring(*CAPE_MAISI, self.picture.line.radius, -23, 129)
            along(self.target, camp_colour(kit, "us"), ring, kit.gap(11), kit.gap(5), max(3, thick + kit.gap(1)))
            top = ring[len(ring) // 6]
            self.labels.put(
                self.picture.line.label.upper(),
                (top[0], top[1] - kit.theme.map_px(18)),
                "label",
                camp_colour(kit, "us"),
                "sea",
                sides="cab",
                must=True,
            )

    def _flight_path(self, flight: Flight) -> None:
        points = [self._at(*place) for place in flight.path]
        along(self.target, self.kit.colour("ink"), points, 0.1, self.kit.gap(4.5), max(2, self.kit.gap(2.6)), dots=True)

    def _stamp(self, image: Surface, at: tuple[float, float]) -> Rect:
        rect = image.get_rect(center=(round(at[0]), round(at[1])))
        self.target.blit(image, rect)
        self.labels.take(rect)
        return rect

    def _symbols(self) -> None:
        kit, picture = self.kit, self.picture
        for site in picture.sites:
            self._stamp(triangle(kit, site.state), self._at(site.lat, site.lon))
        for boat in picture.submarines:
            self._stamp(lens(kit, boat.sure), self._at(boat.lat, boat.lon))
        for ship in picture.ships:
            self._ship(ship)
        for flight in picture.flights:
            if flight.end != "done" and flight.path:
                self._stamp(end_disc(kit, flight.end), self._at(*flight.path[-1]))
        if picture.spot is not None:
            self._spot(self._at(picture.spot.lat, picture.spot.lon))

    def _ship(self, ship: Ship) -> None:
        at = self._at(ship.lat, ship.lon)
        colour = camp_colour(self.kit, ship.camp)
        if ship.towards is not None:
            goal = self._at(*ship.towards)
            along(self.target, colour, [at, goal], self.kit.gap(5), self.kit.gap(4), max(2, self.kit.gap(2)))
            self._arrowhead(at, goal, colour)
        self._stamp(hull(self.kit, ship.camp), at)
        if not ship.sure:
            self.labels.put("?", at, "map_name", colour, "sea", sides="r", away=18, must=True, bold=True)

    def _arrowhead(self, start: tuple[float, float], end: tuple[float, float], colour: pygame.Color) -> None:
        turn, size = math.atan2(end[1] - start[1], end[0] - start[0]), self.kit.theme.map_px(10)
        corners = [
            (end[0] + math.cos(turn + lean) * size * reach, end[1] + math.sin(turn + lean) * size * reach)
            for lean, reach in ((0.0, 0.4), (2.7, 1.0), (-2.7, 1.0))
        ]
        pygame.draw.polygon(self.target, colour, corners)

    def _spot(self, at: tuple[float, float]) -> None:
        radius = self.kit.theme.map_px(30)
        red = camp_colour(self.kit, "ussr")
        ring = [
            (at[0] + math.cos(math.radians(a)) * radius, at[1] + math.sin(math.radians(a)) * radius)
            for a in range(0, 361, 6)
        ]
        along(self.target, red, ring, self.kit.gap(5), self.kit.gap(4), max(2, self.kit.gap(2)))
        self._stamp(end_disc(self.kit, "lost"), at)

    def _places(self, places: tuple[Place, ...]) -> None:
        kit = self.kit
        for place in places:
            at = self._at(place.lat, place.lon)
            if not self.target.get_rect().collidepoint(at):
                continue
            colour, size = camp_colour(kit, place.camp), kit.theme.map_px(11 if place.capital else 7)
            if place.capital:
                box = Rect(0, 0, size, size)
                box.center = (round(at[0]), round(at[1]))
                self.target.fill(colour, box)
            else:
                pygame.draw.aacircle(self.target, colour, at, size / 2)
            self.labels.put(place.name, at, "map_place", kit.colour("ink"), "land", sides="lrab", away=9, must=True)

    def _jupiters(self) -> None:
        if not self.picture.jupiters:
            return
        at = self._at(_JUPITERS.lat, _JUPITERS.lon)
        image = self.kit.mark("up", self.kit.theme.map_px(13), "#1F3F66")
        self._stamp(image, at)
        self.labels.put(
            _JUPITERS.name,
            at,
            "map_place",
            camp_colour(self.kit, "us"),
            "land",
            sides="ral",
            away=9,
            must=True,
            bold=True,
        )

    def _words(self) -> None:
        kit, picture = self.kit, self.picture
        for ship in picture.ships:
            self._ship_words(ship)
        for boat in picture.submarines:
            self._boat_words(boat)
        for flight in picture.flights:
            if flight.label and flight.path:
                self.labels.put(
                    flight.label,
                    self._at(*flight.path[-1]),
                    "map_name",
                    kit.colour("ink"),
                    "sea",
                    sides="ralb",
                    away=16,
                    must=True,
                )
        if picture.spot is not None:
            at = self._at(picture.spot.lat, picture.spot.lon)
            self.labels.put(
                picture.spot.name, at, "map_name", kit.colour("ink"), "sea", sides="arlb", away=44, must=True
            )
        for note in picture.notes:
            at, colour = self._at(note.lat, note.lon), camp_colour(kit, note.camp)
            if note.fog:
                image = kit.icon("ui-fog", kit.theme.map_px(20), "ink", "sea")
                self._stamp(
                    image,
                    (at[0] - kit.type.width(note.text, "map_place", on_map=True) / 2 - kit.theme.map_px(14), at[1]),
                )
            self.labels.put(note.text, at, "map_place", colour, "sea", sides="cba", must=True)

    def _ship_words(self, ship: Ship) -> None:
        at = self._at(ship.lat, ship.lon)
        below = (at[0], at[1] + self.kit.theme.map_px(6))
        if ship.name:
            self.labels.put(
                ship.name,
                below,
                "map_name",
                camp_colour(self.kit, ship.camp),
                "sea",
                sides="barl",
                away=10,
                must=bool(ship.note),
            )
            below = (below[0], below[1] + self.kit.theme.map_px(19))
        if ship.note:
            self.labels.put(ship.note, below, "map_place", self.kit.colour("ink"), "sea", sides="barl", away=10)

    def _boat_words(self, boat: Submarine) -> None:
        if boat.name:
            self.labels.put(
                boat.name,
                self._at(boat.lat, boat.lon),
                "map_place",
                camp_colour(self.kit, "ussr"),
                "sea",
                sides="balr",
                away=14,
            )

    def _lands(self) -> None:
        """Names of the lands that matter, before any other word takes their place."""
        for name, second, lat, lon, side in _LANDS[self.view]:
            at = self._at(lat, lon)
            sides = "c" if side == "c" else "cr"
            put = self.labels.put(
                name.upper(), at, "name", self.kit.colour("ink"), "land" if lat > 30 else "sea", sides=sides
            )
            if put and self.picture.cyrillic:
                low = (at[0], at[1] + self.kit.theme.map_px(20))
                self.labels.put(
                    second.upper(), low, "label", self.kit.colour("ink"), "land" if lat > 30 else "sea", sides="cb"
                )

    def _seas(self) -> None:
        """Names of seas, where room is left."""
        colour = self.kit.colour("ink" if self.kit.theme.high_contrast else tokens()["map"]["sea_names"])
        for name, lat, lon in _SEAS[self.view]:
            self.labels.put(name, self._at(lat, lon), "sea", colour, "sea", sides="c")

    def _inset(self) -> None:
        """Europe and Turkey in the corner."""
        kit = self.kit
        wide, tall = kit.theme.map_px(168), kit.theme.map_px(114)
        if wide > self.target.get_width() * 0.4 or tall > self.target.get_height() * 0.4:
            return
        box = Rect(self.target.get_width() - wide - kit.gap(8), kit.gap(8), wide, tall)
        self.target.blit(ground(kit, VIEWS["europe"], box.size), box)
        _Sheet(self.target.subsurface(box), kit, self.picture, "europe").draw()
        pygame.draw.rect(self.target, kit.colour("ink"), box, max(2, kit.gap(2)))
        self.labels.take(box)
