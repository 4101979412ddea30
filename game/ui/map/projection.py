"""Azimuthal equidistant projection on a sphere, and the views of the design."""

import math
from dataclasses import dataclass

EARTH_RADIUS = 3440.065
CAPE_MAISI = (20.25, -74.13)


@dataclass(frozen=True, slots=True)
class View:
    """A chart and the part of it shown. width, height: nautical miles that must be visible at least."""

    chart: str
    lat: float
    lon: float
    width: float
    height: float


VIEWS = {
    "desk": View("caribbean", 26.0, -71.0, 2387.0, 1710.0),
    "cuba": View("caribbean", 22.3, -79.3, 900.0, 560.0),
    "incident": View("caribbean", 22.0, -78.6, 860.0, 365.0),
    "europe": View("europe", 47.0, 25.5, 2690.0, 1800.0),
}


class Projection:
    """Turns degrees into pixels of a picture of a given size. scale: pixels a nautical mile."""

    def __init__(self, view: View, size: tuple[float, float]) -> None:
        self.view = view
        self.size = size
        self.scale = min(size[0] / view.width, size[1] / view.height)
        self._sin, self._cos = math.sin(math.radians(view.lat)), math.cos(math.radians(view.lat))

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixel of a place; distance and bearing from the middle of the view are true."""
        phi, turn = math.radians(lat), math.radians(lon - self.view.lon)
        sin_phi, cos_phi, cos_turn = math.sin(phi), math.cos(phi), math.cos(turn)
        cosine = max(-1.0, min(1.0, self._sin * sin_phi + self._cos * cos_phi * cos_turn))
        angle = math.acos(cosine)
        stretch = EARTH_RADIUS * self.scale * (angle / math.sin(angle) if angle > 1e-9 else 1.0)
        x = stretch * cos_phi * math.sin(turn)
        y = stretch * (self._cos * sin_phi - self._sin * cos_phi * cos_turn)
        return self.size[0] / 2 + x, self.size[1] / 2 - y

    def ring(
        self, lat: float, lon: float, radius: float, start: float = 0.0, stop: float = 360.0
    ) -> list[tuple[float, float]]:
        """Points of a circle of `radius` nautical miles about a place between two bearings, true on the sphere."""
        steps = max(8, round((stop - start) / 2))
        return [self.point(*travelled(lat, lon, radius, start + (stop - start) * i / steps)) for i in range(steps + 1)]


def travelled(lat: float, lon: float, distance: float, bearing: float) -> tuple[float, float]:
    """Where one arrives after so many nautical miles on a first bearing."""
    phi, theta, delta = math.radians(lat), math.radians(bearing), distance / EARTH_RADIUS
    arrived = math.asin(math.sin(phi) * math.cos(delta) + math.cos(phi) * math.sin(delta) * math.cos(theta))
    turn = math.atan2(
        math.sin(theta) * math.sin(delta) * math.cos(phi), math.cos(delta) - math.sin(phi) * math.sin(arrived)
    )
    return math.degrees(arrived), lon + math.degrees(turn)
