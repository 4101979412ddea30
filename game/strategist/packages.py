"""Bargains worth proposing: whole term sheets of which none could be better for both."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Channel, Model, Term
from game.core.sides import Side, other

BELIEVED: Final = 0.85
"""What a promise is reckoned at by whoever gets it, as a share of its worth: about the middle of trust."""
_STEPS: Final = 9
"""Sheets on the way from the hardest to the softest."""


@cache
def packages(model: Model, side: Side, channel: str) -> tuple[tuple[int, ...], ...]:
    """Return sheets that a channel can carry and that could end the crisis, best for `side` first.

    Each is, among all sheets worth at least as much to the other side, the one worth most to this one.
    """
    choices = [_levels(model, term, model.channels[channel]) for term in model.terms]
    ours, theirs = np.zeros(1), np.zeros(1)
    for term, levels in zip(model.terms, choices, strict=True):
        ours = np.add.outer(ours, _worths(term, levels, side)).ravel()
        theirs = np.add.outer(theirs, _worths(term, levels, other(side))).ravel()
    found: list[tuple[int, ...]] = []
    for least in np.linspace(theirs.max(), np.quantile(theirs, 0.2), _STEPS + 1)[1:]:
        place = int(np.where(theirs >= least, ours, -np.inf).argmax())
        sheet = np.unravel_index(place, [len(levels) for levels in choices])
        found.append(tuple(levels[int(i)] for levels, i in zip(choices, sheet, strict=True)))
    return tuple(dict.fromkeys(reversed(found)))


def worth_between(model: Model, side: Side, levels: tuple[int, ...]) -> tuple[float, float]:
    """Return what a sheet is worth to a side and to the other, believing each other's promises in part."""
    ours = theirs = 0.0
    for term, level in zip(model.terms, levels, strict=True):
        mine, yours = float(term.worth[side][level]), float(term.worth[other(side)][level])
        ours += mine if term.giver == side else BELIEVED * mine
        theirs += yours if term.giver != side else BELIEVED * yours
    return ours, theirs


def _levels(model: Model, term: Term, channel: Channel) -> list[int]:
    highest = min(len(term.levels) - 1, term.channel_max.get(channel.id, len(term.levels)))
    rules = model.letter_rules
    least = rules.least_arms if term.index == rules.key_term else 0
    levels = [x for x in range(highest + 1) if x >= least and not (channel.public and x in term.secret)]
    return levels or [term.neutral]


def _worths(term: Term, levels: list[int], side: Side) -> NDArray[np.float64]:
    share = 1.0 if term.giver == side else BELIEVED
    return share * np.array([float(term.worth[side][x]) for x in levels])
