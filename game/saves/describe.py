"""One line about a save, for lists."""

from __future__ import annotations

from datetime import datetime, timedelta

from game.saves.schema import SavedMatch

_DESKS = {("person", "person"): "both desks", ("person", None): "Washington's desk", (None, "person"): "Moscow's desk"}


def describe(saved: SavedMatch) -> str:
    """Return what a save is, such as `October 1962 · Washington's desk · watch 7, 23 Oct 1962 18:00`.

    The hour is that of the scenario's zero hour's time zone.
    """
    header = saved.header
    desk = _DESKS.get((_person(header.seats.us), _person(header.seats.ussr)), "nobody's desk")
    parts = [header.title or header.scenario, desk]
    if header.seats.notes.get("rewind") == "no":
        parts.append("no way back")
    if not saved.fell:
        parts.append("not begun")
        return " · ".join(parts)
    last = saved.fell[-1]
    parts.append(f"watch {last.watch}, {_moment(header.zero, last.t)}")
    if last.ending:
        parts.append(f"ended: {last.ending.replace('-', ' ')}")
    return " · ".join(parts)


def _person(seat: str) -> str | None:
    return "person" if seat == "person" else None


def _moment(zero: str, t: float) -> str:
    try:
        moment = datetime.fromisoformat(zero) + timedelta(hours=t)
    except (ValueError, OverflowError):
        return f"hour {t:g}"
    return f"{moment.day} {moment:%b %Y %H:%M}"
