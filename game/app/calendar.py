"""From hours since the scenario's zero hour to the dates and clocks of three cities in the autumn of 1962."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from game.core.definitions import Model
from game.core.sides import US, Side

City = Literal["washington", "moscow", "havana"]
CITIES: Final[tuple[City, ...]] = ("washington", "moscow", "havana")

_WINTER_TIME: Final = datetime(1962, 10, 28, 6, 0)  # noqa: DTZ001 - UTC; Washington's clocks went back at 02:00
_EDT, _EST, _MOSCOW, _HAVANA = -4, -5, 3, -5
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PARTS = (
    (5, "night"),
    (9, "early morning"),
    (11.5, "morning"),
    (13.5, "midday"),
    (18, "afternoon"),
    (22, "evening"),
    (24, "night"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One moment as a city reads it."""

    city: City
    weekday: str
    day: int
    month: str
    year: int
    hour: int
    minute: int

    @property
    def time(self) -> str:
        """The time of day, `18:05`."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def date(self) -> str:
        """The date without the year, `Sat 27 October`."""
        return f"{self.weekday[:3]} {self.day} {self.month}"

    @property
    def part(self) -> str:
        """The part of the day, `midday`."""
        now = self.hour + self.minute / 60
        return next(name for until, name in _PARTS if now < until)


def clock(model: Model, t: float, city: City) -> Clock:
    """Return what a city's clocks show at hour `t`."""
    zero = datetime.fromisoformat(model.zero)
    offset = zero.utcoffset() or timedelta(0)
    utc = zero.replace(tzinfo=None) - offset + timedelta(minutes=round(t * 60))
    shifts = {"washington": _EDT if utc < _WINTER_TIME else _EST, "moscow": _MOSCOW, "havana": _HAVANA}
    shift = shifts[city]
    here = utc + timedelta(hours=shift)
    return Clock(city, _WEEKDAYS[here.weekday()], here.day, _MONTHS[here.month - 1], here.year, here.hour, here.minute)


def city_of(side: Side) -> City:
    """Return the city in which a side sits."""
    return "washington" if side == US else "moscow"


def desk_date(model: Model, t: float, side: Side) -> str:
    """Return the date at a desk, `Sat 27 October 1962, midday`."""
    c = clock(model, t, city_of(side))
    return f"{c.date} {c.year}, {c.part}"


def stamp(model: Model, t: float, side: Side) -> str:
    """Return a short date and time in a side's city, `Sat 27 Oct 18:05`."""
    c = clock(model, t, city_of(side))
    return f"{c.weekday[:3]} {c.day} {c.month[:3]} {c.time}"


def between(low: float, high: float) -> str:
    """Return a range of times in words: `5 to 12 hours`, `20 minutes to 1 hour`, `6 hours`."""
    least, most = span(low), span(high)
    if least == most:
        return most
    number, _, unit = least.partition(" ")
    return f"{number} to {most}" if unit.rstrip("s") == most.partition(" ")[2].rstrip("s") else f"{least} to {most}"


def span(hours: float) -> str:
    """Return a length of time in words: `40 minutes`, `6 hours`, `two days`."""
    if hours < 1:
        return f"{max(round(hours * 60 / 5) * 5, 5)} minutes"
    if hours < 48:
        whole = round(hours)
        return f"{whole} hour{'s' * (whole != 1)}"
    days = round(hours / 24)
    return f"{days} days"
