"""What one side knows, laid over the ground of a map: lines, then signs, then words where they are clear of both."""

import math

import pygame
from pygame import Color, Rect, Surface

from game.locale import marked, tr
from game.ui.map.labels import Labels, Words
from game.ui.map.picture import MapPicture, Note, Place, Ship
from game.ui.map.projection import CAPE_MAISI, VIEWS, Projection
from game.ui.map.symbols import along, camp_colour, end_disc, fog, hull, lens, triangle
from game.ui.paint.kit import Kit
from game.ui.paint.theme import tokens

_LANDS = {
    "desk": ((marked("United States"), "США", 33.6, -85.2, "land"), (marked("Cuba"), "Куба", 20.2, -79.6, "sea")),
    "cuba": ((marked("Cuba"), "Куба", 20.9, -79.9, "sea"), (marked("Florida"), "Флорида", 27.0, -81.3, "land")),
    "incident": (),
    "europe": ((marked("Turkey"), "Турция", 39.0, 33.5, "land"),),
    "inset": (),
}
_SEAS = {
    "desk": (
        (marked("Gulf of Mexico"), 25.4, -91.0),
        (marked("Sargasso Sea"), 31.4, -71.6),
        (marked("Caribbean Sea"), 15.4, -77.2),
    ),
    "cuba": ((marked("Straits of Florida"), 24.0, -81.6), (marked("Caribbean Sea"), 19.2, -82.2)),
    "incident": ((marked("Caribbean Sea"), 20.0, -81.6),),
    "europe": ((marked("Mediterranean Sea"), 35.2, 18.5), (marked("Black Sea"), 43.2, 34.4)),
    "inset": (),
}
_WASHINGTON = Place(marked("Washington"), 38.9, -77.04, "us", True)
_MIAMI = Place(marked("Miami"), 25.77, -80.19)
_GUANTANAMO = Place(marked("Guantánamo"), 19.95, -75.15, "us")
_HAVANA = Place(marked("Havana"), 23.13, -82.38)
_FAR = (Place(marked("Moscow"), 55.75, 37.62, "ussr", True), Place(marked("Berlin"), 52.52, 13.4))
_PLACES = {
    "desk": (_WASHINGTON, _MIAMI, _GUANTANAMO),
    "cuba": (_MIAMI, _HAVANA, _GUANTANAMO),
    "incident": (_HAVANA, _GUANTANAMO),
    "europe": _FAR,
    "inset": _FAR,
}
_JUPITERS = Place(marked("Jupiters"), 38.42, 27.14, "us")
_NAMES_FROM = 150
"""Canvas pixels of height from which on lands and seas are named: on a lower strip their names hide them."""
_NOTE_WIDTH = 190
"""Canvas pixels that a note beside a sign may be wide."""


def lay(target: Surface, kit: Kit, picture: MapPicture, view: str, inset: Rect | None = None) -> None:
    """Lay a picture over the ground of a view (desk, cuba, incident, europe, inset). inset: what stays covered."""
    _Laying(target, kit, picture, view, inset).lay()


class _Laying:
    def __init__(self, target: Surface, kit: Kit, picture: MapPicture, view: str, inset: Rect | None) -> None:
        self.target = target
        self.kit = kit
        self.picture = picture
        self.view = view
        self.projection = Projection(VIEWS["europe" if view == "inset" else view], target.get_size())
        edge = kit.gap(4 if view == "inset" else 10)
        self.field = target.get_rect().inflate(-edge, -edge)
        self.labels = Labels(target, kit, self.field)
        self.inset = inset
        if inset is not None:
            self.labels.take(inset.inflate(kit.gap(6), kit.gap(6)))

    def lay(self) -> None:
        """Rings and line first, then signs, then words, the more important first."""
        places = (*_PLACES[self.view], *(self.picture.europe if self.view in ("europe", "inset") else ()))
        if self.view in ("europe", "inset"):
            for place in places:
                self._place_sign(place)
            self._jupiters()
        else:
            self._lines()
            self._signs()
            for place in places:
                self._place_sign(place)
            self._words()
        named = self.target.get_height() >= self.kit.theme.map_px(_NAMES_FROM)
        if named:
            self._lands()
        for place in places:
            self._place_words(place)
        self._site_names()
        if named:
            self._seas()
        if self.picture.pointed is not None:
            self._ring(self._at(*self.picture.pointed))

    def _ring(self, at: tuple[float, float]) -> None:
        """The ring about what was pointed at: ink inside, ochre outside, as the ring of the focus."""
        if self._in_sight(at):
            radius, wide = self.kit.theme.map_px(20), max(2, self.kit.gap(3))
            pygame.draw.aacircle(self.target, self.kit.colour("ink"), at, radius, wide)
            pygame.draw.aacircle(self.target, self.kit.colour("ochre"), at, radius + wide, wide)

    def _at(self, lat: float, lon: float) -> tuple[float, float]:
        return self.projection.point(lat, lon)

    def _in_sight(self, at: tuple[float, float]) -> bool:
        return self.field.collidepoint(at) and not (self.inset is not None and self.inset.collidepoint(at))

    # -- lines -----------------------------------------------------------------------------------------------------

    def _lines(self) -> None:
        kit = self.kit
        if self.picture.reach is not None:
            reach = self.picture.reach
            self._dotted(self.projection.ring(reach.lat, reach.lon, reach.radius), camp_colour(kit, "ussr"), 5)
        for flight in self.picture.flights:
            self._dotted([self._at(*place) for place in flight.path], kit.colour("ink"), 4.5)
        if self.picture.line is not None:
            ring = self.projection.ring(*CAPE_MAISI, self.picture.line.radius, -23, 129)
            along(self.target, camp_colour(kit, "us"), ring, kit.gap(11), kit.gap(5), max(3, kit.gap(3)))
            self.labels.avoid(ring)

    def _dotted(self, points: list[tuple[float, float]], colour: Color, pitch: float) -> None:
        along(self.target, colour, points, 0.1, self.kit.gap(pitch), max(2, self.kit.gap(2.4)), dots=True)
        self.labels.avoid(points)

    # -- signs -----------------------------------------------------------------------------------------------------

    def _stamp(self, image: Surface, at: tuple[float, float]) -> None:
        rect = image.get_rect(center=(round(at[0]), round(at[1])))
        self.target.blit(image, rect)
        self.labels.take(rect)

    def _signs(self) -> None:
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
        at, colour = self._at(ship.lat, ship.lon), camp_colour(self.kit, ship.camp)
        if ship.towards is not None:
            goal = self._at(*ship.towards)
            along(self.target, colour, [at, goal], self.kit.gap(5), self.kit.gap(4), max(2, self.kit.gap(2)))
            self._arrowhead(at, goal, colour)
            self.labels.avoid([at, goal])
        image = hull(self.kit, ship.camp)
        self._stamp(image, at)
        if not ship.sure:
            doubt = self.kit.type.picture("?", "map_name", colour, on_map=True)
            self._stamp(doubt, (at[0] + (image.get_width() + doubt.get_width()) / 2 + self.kit.gap(2), at[1]))

    def _arrowhead(self, start: tuple[float, float], end: tuple[float, float], colour: Color) -> None:
        turn, size = math.atan2(end[1] - start[1], end[0] - start[0]), self.kit.theme.map_px(10)
        corners = [
            (end[0] + math.cos(turn + lean) * size * reach, end[1] + math.sin(turn + lean) * size * reach)
            for lean, reach in ((0.0, 0.4), (2.7, 1.0), (-2.7, 1.0))
        ]
        pygame.draw.polygon(self.target, colour, corners)

    def _spot(self, at: tuple[float, float]) -> None:
        radius = self.kit.theme.map_px(30)
        turns = [math.radians(a) for a in range(0, 361, 6)]
        ring = [(at[0] + math.cos(turn) * radius, at[1] + math.sin(turn) * radius) for turn in turns]
        colour = camp_colour(self.kit, "ussr")
        along(self.target, colour, ring, self.kit.gap(5), self.kit.gap(4), max(2, self.kit.gap(2)))
        self._stamp(end_disc(self.kit, "lost"), at)
        self.labels.avoid(ring)

    def _place_sign(self, place: Place) -> None:
        at = self._at(place.lat, place.lon)
        if not self._in_sight(at):
            return
        colour, size = camp_colour(self.kit, place.camp), self.kit.theme.map_px(11 if place.capital else 7)
        box = Rect(0, 0, size, size)
        box.center = (round(at[0]), round(at[1]))
        if place.capital:
            self.target.fill(colour, box)
        else:
            pygame.draw.aacircle(self.target, colour, at, size / 2)
        self.labels.take(box)

    def _jupiters(self) -> None:
        if not self.picture.jupiters:
            return
        at, colour = self._at(_JUPITERS.lat, _JUPITERS.lon), camp_colour(self.kit, "us")
        self._stamp(self.kit.mark("up", self.kit.theme.map_px(13), _hex(colour)), at)
        words = [Words(tr(_JUPITERS.name), "map_place", colour, bold=True)]
        self.labels.put(words, at, "land", sides="rabl", away=9, must=True)

    # -- words -----------------------------------------------------------------------------------------------------

    def _words(self) -> None:
        kit, picture, ink = self.kit, self.picture, self.kit.colour("ink")
        if picture.spot is not None:
            at = self._at(picture.spot.lat, picture.spot.lon)
            words = [Words(picture.spot.name, "map_name", ink)]
            self.labels.put(words, at, "sea", sides="arlb", away=36, must=True)
        if picture.line is not None:
            ring = self.projection.ring(*CAPE_MAISI, picture.line.radius, -23, 129)
            top = ring[len(ring) // 6]
            label = [Words(picture.line.label.upper(), "label", camp_colour(kit, "us"))]
            self.labels.put(label, top, "sea", sides="ab", away=12, must=True, tied=False)
        for flight in picture.flights:
            if flight.label and flight.path:
                words = [Words(flight.label, "map_name", ink)]
                self.labels.put(words, self._at(*flight.path[-1]), "sea", sides="ralb", away=16, must=True)
        for ship in picture.ships:
            self._ship_words(ship)
        for boat in picture.submarines:
            if boat.name:
                words = [Words(boat.name, "map_place", camp_colour(kit, "ussr"))]
                self.labels.put(words, self._at(boat.lat, boat.lon), "sea", sides="balr", away=14)
        for note in () if picture.spot is not None else picture.notes:
            self._note(note)

    def _ship_words(self, ship: Ship) -> None:
        lines = [Words(ship.name, "map_name", camp_colour(self.kit, ship.camp))] if ship.name else []
        if ship.note:
            lines += self.labels.folded(ship.note, "map_place", self.kit.colour("ink"), _NOTE_WIDTH)
        at = self._at(ship.lat, ship.lon)
        if lines and self._in_sight(at):
            self.labels.put(lines, at, "sea", sides="barl", away=18, must=True)

    def _note(self, note: Note) -> None:
        """Words at a place; what is not known has its sign, on the wide chart the sign alone, told in the legend."""
        at = self._at(note.lat, note.lon)
        if not self._in_sight(at):
            return
        away = 12.0
        if note.fog:
            self._stamp(fog(self.kit), at)
            away = 16.0
        if not note.fog or self.view == "cuba":
            lines = self.labels.folded(note.text, "map_place", camp_colour(self.kit, note.camp), _NOTE_WIDTH)
            self.labels.put(lines, at, "sea", sides="rblac", away=away, must=note.fog)

    def _place_words(self, place: Place) -> None:
        at = self._at(place.lat, place.lon)
        if self._in_sight(at):
            words = [Words(tr(place.name), "map_place", self.kit.colour("ink"))]
            self.labels.put(words, at, "land", sides="lrab", away=9, must=True)

    def _lands(self) -> None:
        """Names of the lands that matter; on Moscow's map each with its own below."""
        ink = self.kit.colour("ink")
        for name, second, lat, lon, on in _LANDS[self.view]:
            lines = [Words(tr(name).upper(), "name", ink)]
            if self.picture.cyrillic and second.upper() != lines[0].text:
                lines.append(Words(second.upper(), "label", self.kit.colour("ink_soft")))
            self.labels.put(lines, self._at(lat, lon), on, sides="cbra", away=10, near=True)

    def _site_names(self) -> None:
        """Names of the sites, where the chart is large enough to bear them."""
        if self.view == "cuba":
            for site in self.picture.sites:
                words = [Words(site.name, "map_place", camp_colour(self.kit, "ussr"))]
                self.labels.put(words, self._at(site.lat, site.lon), "sea", sides="balr", away=14, must=True)

    def _seas(self) -> None:
        """Names of seas, where room is left."""
        colour = self.kit.colour("ink" if self.kit.theme.high_contrast else tokens()["map"]["sea_names"])
        for name, lat, lon in _SEAS[self.view]:
            self.labels.put([Words(tr(name), "sea", colour)], self._at(lat, lon), "sea", sides="cab", near=True)


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
