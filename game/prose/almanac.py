"""Dates, hours and numbers as a letter writer of 1962 puts them."""

from __future__ import annotations

from typing import Final

from game.core.sides import US, Side
from game.locale import marked, tr, trc, trn

ZERO_HOUR: Final = 6
"""Washington hour at which the count of hours begins, on Tuesday 16 October 1962."""
_ZERO_DAY: Final = 16
_OCTOBER: Final = 31
_CLOCKS_BACK: Final = 284.0
"""Hour at which Washington's clocks went back: 28 October, 02:00."""

_DAYS: Final = (
    *(marked("Tuesday"), marked("Wednesday"), marked("Thursday"), marked("Friday")),
    *(marked("Saturday"), marked("Sunday"), marked("Monday")),
)
_MONTHS: Final = {10: marked("October"), 11: marked("November"), 12: marked("December")}
# For translators: numbers in letters, as in `twenty-four hours`.
_ONES: Final = (
    *(marked("no"), marked("one"), marked("two"), marked("three"), marked("four"), marked("five"), marked("six")),
    *(marked("seven"), marked("eight"), marked("nine"), marked("ten"), marked("eleven"), marked("twelve")),
    *(marked("thirteen"), marked("fourteen"), marked("fifteen"), marked("sixteen"), marked("seventeen")),
    *(marked("eighteen"), marked("nineteen"), marked("twenty"), marked("twenty-one"), marked("twenty-two")),
    *(marked("twenty-three"), marked("twenty-four"), marked("twenty-five"), marked("twenty-six")),
    *(marked("twenty-seven"), marked("twenty-eight"), marked("twenty-nine")),
)
_TENS: Final = (
    *("", "", "", marked("thirty"), marked("forty"), marked("fifty"), marked("sixty")),
    *(marked("seventy"), marked("eighty"), marked("ninety")),
)


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
    name = tr(_MONTHS.get(month, _MONTHS[12]))
    if side == US:
        return trc("a date in an American letter", "{month} {day}", month=name, day=day)
    return trc("a date in a Soviet letter", "{day} {month}", month=name, day=day)


def day_words(t: float, place: Side) -> str:
    """Return the weekday in the city of `place`."""
    return tr(local(t, place)[3])


def number_words(n: int) -> str:
    """Return a whole number from 0 to 99 in words; larger ones in figures."""
    if n < len(_ONES):
        return tr(_ONES[max(n, 0)])
    if n > 99:
        return str(n)
    tens, ones = divmod(n, 10)
    # For translators: `thirty-six`.
    return tr("{tens}-{ones}", tens=tr(_TENS[tens]), ones=tr(_ONES[ones])) if ones else tr(_TENS[tens])


def hours_words(n: int) -> str:
    """Return a span of hours as said in a letter: `twenty-four hours`, `two days`."""
    if n >= 48 and n % 24 == 0:
        return trn("{number} day", "{number} days", n // 24, number=number_words(n // 24))
    return trn("{number} hour", "{number} hours", n, number=number_words(n))
