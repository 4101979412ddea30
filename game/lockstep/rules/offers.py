"""Standing offers; the twin of `game.core.rules.offers`."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.lockstep.inplay import Games, InPlay, both
from game.lockstep.letters import MOST_STANDING, Letters
from game.lockstep.part import some
from game.lockstep.worth import worth_of


def standing_of(side: int) -> slice:
    """Return the slots of a side's standing offers."""
    return slice(MOST_STANDING * side, MOST_STANDING * (side + 1))


def that_end_it(model: Model, letters: Letters, slots: slice) -> NDArray[np.bool_]:
    """Return which letters in some slots go far enough on the key term to end the crisis."""
    rules = model.letter_rules
    return letters.here[slots] & (letters.levels[slots, rules.key_term] >= rules.least_arms)


@cache
def public_channels(model: Model) -> NDArray[np.bool_]:
    """Return which channels, by index, are public."""
    return np.array([c.public for c in sorted(model.channels.values(), key=lambda c: c.index)])


def let_stand(w: InPlay, games: Games, slot: int) -> None:
    """Let the offers in a slot of the mail stand beside their writer's earlier ones; his oldest goes if need be.

    An offer replaces what it betters for its reader among those made as openly, or as privately, as itself. Words that
    could not end the crisis never replace words that could.
    """
    model, crowd = w.model, w.crowd
    offers, mail, rules = crowd.offers, crowd.mail, model.letter_rules
    channels = len(model.channels)
    by, channel = divmod(slot, channels)
    rows, reader = standing_of(by), 1 - by
    keep = here = offers.here[rows].take(games, axis=1)
    if some(here):
        public = public_channels(model)
        ends_it = mail.levels[slot, rules.key_term][games] >= rules.least_arms
        older_end_it = offers.levels[rows, rules.key_term].take(games, axis=1) >= rules.least_arms
        same = public[offers.channel[rows].take(games, axis=1)] == public[channel]
        p = w.part(games)
        now = worth_of(w, p, reader, mail, slot) + rules.raise_if_worse_by
        keep = here & ~(same & (ends_it | ~older_end_it) & (worth_of(w, p, reader, offers, rows) <= now))
        keep[0] &= ~keep.all(axis=0)
        _keep_only(offers, rows, games, keep, here)
    places = rows.start + keep.sum(axis=0)
    offers.copy_from(mail, slot, places, games)
    offers.here[places, games] = True
    offers.read[places, games] = w.v[w.at.t][games]
    offers.yeses[places, games] = 0
    offers.void[places, games] = offers.taken[places, games] = False


def withdraw(w: InPlay, games: Games, by: int, numbers: NDArray[np.int16]) -> None:
    """Take back standing offers by number (0 is none), one a game; nothing happens to one that stands no more."""
    crowd = w.crowd
    offers, rows = crowd.offers, standing_of(by)
    here = offers.here[rows].take(games, axis=1)
    gone = here & (offers.number[rows].take(games, axis=1) == numbers) & (numbers != 0)
    hit = gone.any(axis=0)
    if not some(hit):
        return
    _unsay(offers, standing_of(1 - by), games, np.where(gone, offers.accepts[rows].take(games, axis=1), 0).max(axis=0))
    _keep_only(offers, rows, games, here & ~gone, here)
    # A yes to it that is still under way takes up words that were taken back.
    channels = len(w.model.channels)
    others = slice(channels * (1 - by), channels * (2 - by))
    crowd.mail.void[others, games] |= hit & (crowd.mail.accepts[others].take(games, axis=1) == numbers)


def _unsay(offers: Letters, rows: slice, games: Games, numbers: NDArray[np.int16]) -> None:
    """Forget the yeses that were said to the other side's offers of these numbers (0 is none) and are taken back."""
    if some(numbers):
        said = (
            offers.here[rows].take(games, axis=1)
            & (offers.number[rows].take(games, axis=1) == numbers)
            & (numbers != 0)
        )
        yeses = offers.yeses[rows].take(games, axis=1) - said
        offers.yeses[rows, games] = yeses
        offers.taken[rows, games] = yeses > 0


def lapse_offers(w: InPlay, calm: NDArray[np.bool_]) -> None:
    """Drop standing offers that are too old; their age runs from the watch in which they were sent."""
    offers = w.crowd.offers
    t, stands = w.v[w.at.t], w.model.letter_rules.stands_hours
    for i, _ in both():
        rows = standing_of(i)
        old = offers.here[rows] & (t - offers.sent[rows] > stands) & calm
        if some(old):
            games = np.flatnonzero(old.any(axis=0))
            here = offers.here[rows].take(games, axis=1)
            _keep_only(offers, rows, games, here & ~old.take(games, axis=1), here)


def _keep_only(offers: Letters, rows: slice, games: Games, keep: NDArray[np.bool_], here: NDArray[np.bool_]) -> None:
    """Drop offers, and close the ranks of those that are kept."""
    changed = (keep != here).any(axis=0)
    if some(changed):
        offers.close_ranks(rows, games[changed], keep[:, changed])
