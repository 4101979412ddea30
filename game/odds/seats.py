"""Who is to sit at the desks while the rest of a crisis is played many times."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from game.ai.line_file import Line
from game.core.crisis import Setup
from game.core.sides import SIDES, Side

Seat = str | Line
"""A persona's id, `history`, or a line that is held (its `rest` is the persona that acts where it is silent)."""
Seats = Mapping[Side, Seat]


def seats_of(setup: Setup) -> dict[Side, Seat]:
    """Return the personas of a game in both chairs."""
    return dict(zip(SIDES, setup.personas, strict=True))


def persona_of(seat: Seat) -> str:
    """Return the persona of a seat."""
    return seat.rest if isinstance(seat, Line) else seat


def seat_key(seat: Seat) -> str:
    """Return a short text that is the same for seats that decide the same, on every machine."""
    if isinstance(seat, str):
        return seat
    return f"{seat.rest}+{hashlib.sha256(repr(seat).encode()).hexdigest()[:16]}"


def seats_key(seats: Seats) -> str:
    """Return a short text for both seats."""
    return "/".join(seat_key(seats[side]) for side in SIDES)
