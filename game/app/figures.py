"""Chances and bands as they are said at the table."""

from __future__ import annotations

from game.locale import tr

Band = tuple[float, float]
"""From and to; chances in per cent."""


def in_a_hundred(band: Band) -> str:
    """Return a chance in per cent with its doubt, in words."""
    low, high = round(band[0]), round(band[1])
    if high < 1:
        return tr("less than 1 in a hundred")
    if low == high:
        return tr("about {figure} in a hundred", figure=low)
    return tr("{low} to {high} in a hundred", low=low, high=high)


def from_to(band: Band) -> str:
    """Return a band of figures, `16 to 27`, or one figure when both ends agree."""
    low, high = round(band[0]), round(band[1])
    return str(low) if low == high else tr("{low} to {high}", low=low, high=high)


def middle(band: Band) -> float:
    """Return the middle of a band."""
    return (band[0] + band[1]) / 2
