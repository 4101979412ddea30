"""Hands: tempers in which a strategist may go on after this watch, in thought.

Somebody has to hold his own desk in the watches after this one. If that is a leader of 1962, he expects of himself what
that leader does, and settles early for little. So he may try several hands, and look from the best of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Hand:
    """A temper, as it differs from that of the desk's persona.

    Args:
        leanings: what is added to the persona's numbers, by their names in the scenario; those it lacks do not count.
        width: factor on the width of chance. A wider one does more, and more kinds of things.
    """

    leanings: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    width: float = 1.0


HABIT: Final = Hand()
"""The persona as he is."""
_PATIENT: Final = {"fight": -2.5, "bluff": -1.0, "calm": 0.7, "ready": -1.0, "write": 2.4}
"""What all other hands share: no blows, no empty threats, many letters."""
FIRM: Final = Hand(MappingProxyType({**_PATIENT, "press": 2.4, "court": 0.4, "give": 12.0, "ask": -4.0}), 1.4)
STUBBORN: Final = Hand(MappingProxyType({**_PATIENT, "press": 2.4, "court": 0.4, "ask": 6.0}), 1.4)
EVEN: Final = Hand(MappingProxyType({**_PATIENT, "press": 0.8, "court": 0.8, "give": 6.0}), 1.4)
_YIELDING: Final = {
    "press": -0.8,
    "court": 1.1,
    "give": 18.0,
    "hope": 26.0,
    "pride": -0.4,
    "clash": -27.0,
    "inertia": -5.0,
}
SOFT: Final = Hand(MappingProxyType({**_PATIENT, **_YIELDING, "write": 2.0}), 1.1)

HANDS: Final = (HABIT, FIRM, STUBBORN, EVEN, SOFT)
