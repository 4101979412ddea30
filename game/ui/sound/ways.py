"""How letters sound: each by the way it takes, told by the icon of its channel."""

from __future__ import annotations

_OPEN_AIR = frozenset({"ch-radio", "ch-tv", "ch-press"})
_BY_HAND = frozenset({"ch-brother", "ch-envoy", "ch-private"})


def arrival(icon: str) -> str:
    """Return the cue of a letter that comes by a channel with this icon."""
    return "static" if icon in _OPEN_AIR else "telephone" if icon in _BY_HAND else "telex"


def on_open_air(icon: str) -> bool:
    """Whether everybody hears what is said by a channel with this icon."""
    return icon in _OPEN_AIR
