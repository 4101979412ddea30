"""What a save is, in words: scenario, desk, watch and hour, and how tight the knot was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from game.app.calendar import Clock, clock_from
from game.locale import marked, tr
from game.saves import SavedMatch

_DESKS = {
    ("person", "person"): marked("both desks"),
    ("person", ""): marked("Washington's desk"),
    ("", "person"): marked("Moscow's desk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveWords:
    """A save in words. side: `us`, `ussr`, `both` or, for two policies, empty. watch: empty before the first."""

    title: str
    side: str
    desk: str
    watch: str
    over: bool
    binding: bool

    @property
    def line(self) -> str:
        """All of it in one line."""
        parts = [self.title, self.desk, tr("no way back") if self.binding else "", self.watch]
        return " · ".join(part for part in (*parts, tr("it has ended") if self.over else "") if part)


def save_words(saved: SavedMatch) -> SaveWords:
    """Return what a save is; the hour is that of the scenario's zero hour's time zone."""
    header, last = saved.header, saved.fell[-1] if saved.fell else None
    seats = tuple("person" if seat == "person" else "" for seat in (header.seats.us, header.seats.ussr))
    side = {("person", "person"): "both", ("person", ""): "us", ("", "person"): "ussr"}.get((seats[0], seats[1]), "")
    desk = _DESKS.get((seats[0], seats[1]))
    return SaveWords(
        title=header.title or header.scenario,
        side=side,
        desk=tr(desk) if desk else tr("nobody's desk"),
        watch=_watch(header.zero, last.watch, last.t) if last else tr("not begun"),
        over=bool(last and last.ending),
        binding=header.seats.notes.get("rewind") == "no",
    )


def _watch(zero: str, watch: int, t: float) -> str:
    try:
        then = clock_from(zero, t, "washington")
    except (ValueError, OverflowError):
        return tr("watch {number}", number=watch)
    return tr("watch {number}, {day} {time}", number=watch, day=then.short_day, time=then.time)


def real_time(seconds: float) -> str:
    """Return a moment of our own time, given in seconds since 1970: `3 Nov 2026, 18:05`."""
    now = datetime.fromtimestamp(seconds).astimezone()
    then = Clock("washington", now.weekday(), now.day, now.month, now.year, now.hour, now.minute)
    return tr("{day} {year}, {time}", day=then.short_day, year=then.year, time=then.time)
