"""Dates, hours and numbers as a letter writer of 1962 puts them."""

from __future__ import annotations

from typing import Final

from game.core.sides import US, Side

ZERO_HOUR: Final = 6
"""Washington hour at which the count of hours begins, on Tuesday 16 October 1962."""
_ZERO_DAY: Final = 16
_OCTOBER: Final = 31
_CLOCKS_BACK: Final = 284.0
"""Hour at which Washington's clocks went back: 28 October, 02:00."""

_DAYS: Final = ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday")
_MONTHS: Final = {10: "October", 11: "November", 12: "December"}
_ONES: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def local(t: float, side: Side) -> tuple[int, int, int, str]:
    """Return (month, day of the month, hour, weekday) of hour `t` in the city of a side."""
    shift = (0 if t < _CLOCKS_BACK else -1) if side == US else 7
    hours = int(t) + ZERO_HOUR + shift
    days = hours // 24
    day, month = _ZERO_DAY + days, 10
    for length in (_OCTOBER, 30):
        if day > length:
            day -= length
            month += 1
    return month, day, hours % 24, _DAYS[days % 7]


def date_words(t: float, side: Side, place: Side) -> str:
    """Return the date in the city of `place` as `side` writes it: `October 26` if American, `26 October` if not."""
    month, day, _, _ = local(t, place)
    name = _MONTHS.get(month, "December")
    return f"{name} {day}" if side == US else f"{day} {name}"


def day_words(t: float, place: Side) -> str:
    """Return the weekday in the city of `place`."""
    return local(t, place)[3]


def number_words(n: int) -> str:
    """Return a whole number from 0 to 99 in words; larger ones in figures."""
    if n < 20:
        return _ONES[max(n, 0)]
    if n > 99:
        return str(n)
    tens, ones = divmod(n, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def hours_words(n: int) -> str:
    """Return a span of hours as said in a letter: `twenty-four hours`, `two days`."""
    if n >= 48 and n % 24 == 0:
        return f"{number_words(n // 24)} days"
    return f"{number_words(n)} hour{'s' * (n != 1)}"
