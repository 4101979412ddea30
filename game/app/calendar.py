"""From hours since the scenario's zero hour to the dates and clocks of three cities in the autumn of 1962."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from game.core.definitions import Model
from game.core.sides import US, Side
from game.locale import marked, tr, trn

City = Literal["washington", "moscow", "havana"]
CITIES: Final[tuple[City, ...]] = ("washington", "moscow", "havana")

_WINTER_TIME: Final = datetime(1962, 10, 28, 6, 0)  # noqa: DTZ001 - UTC; Washington's clocks went back at 02:00
_EDT, _EST, _MOSCOW, _HAVANA = -4, -5, 3, -5
# Dates are told by whole patterns, so months stand in the case that follows the number of a day.
_WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
_MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)
_SHORT_MONTHS = (
    marked("Jan"),
    marked("Feb"),
    marked("Mar"),
    marked("Apr"),
    marked("May"),
    marked("Jun"),
    marked("Jul"),
    marked("Aug"),
    marked("Sep"),
    marked("Oct"),
    marked("Nov"),
    marked("Dec"),
)
_PARTS = (
    (5, marked("night")),
    (9, marked("early morning")),
    (11.5, marked("morning")),
    (13.5, marked("midday")),
    (18, marked("afternoon")),
    (22, marked("evening")),
    (24, marked("night")),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One moment as a city reads it.

    Args:
        day_of_week: 0 (Monday) to 6.
        month_of_year: 1 to 12.
    """

    city: City
    day_of_week: int
    day: int
    month_of_year: int
    year: int
    hour: int
    minute: int

    @property
    def weekday(self) -> str:
        """The day of the week, short: `Sat`."""
        return tr(_WEEKDAYS[self.day_of_week])

    @property
    def month(self) -> str:
        """The month as it follows the number of a day: `October`."""
        return tr(_MONTHS[self.month_of_year - 1])

    @property
    def time(self) -> str:
        """The time of day, `18:05`."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def date(self) -> str:
        """The date without the year, `Sat 27 October`."""
        return tr("{weekday} {day} {month}", weekday=self.weekday, day=self.day, month=self.month)

    @property
    def long_day(self) -> str:
        """The day without its weekday, `27 October`."""
        return tr("{day} {month}", day=self.day, month=self.month)

    @property
    def short_day(self) -> str:
        """The day in little room, `27 Oct`."""
        return tr("{day} {month}", day=self.day, month=tr(_SHORT_MONTHS[self.month_of_year - 1]))

    @property
    def part(self) -> str:
        """The part of the day, `midday`."""
        now = self.hour + self.minute / 60
        return tr(next(name for until, name in _PARTS if now < until))


def clock(model: Model, t: float, city: City) -> Clock:
    """Return what a city's clocks show at hour `t`."""
    return clock_from(model.zero, t, city)


def clock_from(zero_hour: str, t: float, city: City) -> Clock:
    """Return the same where only a scenario's zero hour is at hand, as in the header of a save.

    Raises:
        ValueError: `zero_hour` is no moment in ISO 8601.
        OverflowError: `t` lies beyond all calendars.
    """
    zero = datetime.fromisoformat(zero_hour)
    offset = zero.utcoffset() or timedelta(0)
    utc = zero.replace(tzinfo=None) - offset + timedelta(minutes=round(t * 60))
    shifts = {"washington": _EDT if utc < _WINTER_TIME else _EST, "moscow": _MOSCOW, "havana": _HAVANA}
    shift = shifts[city]
    here = utc + timedelta(hours=shift)
    return Clock(city, here.weekday(), here.day, here.month, here.year, here.hour, here.minute)


def city_of(side: Side) -> City:
    """Return the city in which a side sits."""
    return "washington" if side == US else "moscow"


def desk_date(model: Model, t: float, side: Side) -> str:
    """Return the date at a desk, `Sat 27 October 1962, midday`."""
    c = clock(model, t, city_of(side))
    return tr("{date} {year}, {part}", date=c.date, year=c.year, part=c.part)


def stamp(model: Model, t: float, side: Side) -> str:
    """Return a short date and time in a side's city, `Sat 27 Oct 18:05`."""
    c = clock(model, t, city_of(side))
    return tr("{weekday} {date} {time}", weekday=c.weekday, date=c.short_day, time=c.time)


def between(low: float, high: float) -> str:
    """Return a range of times in words: `5 to 12 hours`, `20 minutes to 1 hour`, `6 hours`."""
    (least, unit), (most, other_unit) = _measured(low), _measured(high)
    if (least, unit) == (most, other_unit):
        return span(high)
    if unit != other_unit:
        return tr("{least} to {most}", least=span(low), most=span(high))
    if unit == "minutes":
        return trn("{least} to {count} minute", "{least} to {count} minutes", most, least=least)
    if unit == "hours":
        return trn("{least} to {count} hour", "{least} to {count} hours", most, least=least)
    return trn("{least} to {count} day", "{least} to {count} days", most, least=least)


def span(hours: float) -> str:
    """Return a length of time in words: `40 minutes`, `6 hours`, `3 days`."""
    count, unit = _measured(hours)
    if unit == "minutes":
        return trn("{count} minute", "{count} minutes", count)
    if unit == "hours":
        return trn("{count} hour", "{count} hours", count)
    return trn("{count} day", "{count} days", count)


def _measured(hours: float) -> tuple[int, Literal["minutes", "hours", "days"]]:
    """Return a length of time in the unit it is told in: fives of minutes, hours up to two days, then days."""
    if hours < 1:
        return max(round(hours * 60 / 5) * 5, 5), "minutes"
    if hours < 48:
        return round(hours), "hours"
    return round(hours / 24), "days"
