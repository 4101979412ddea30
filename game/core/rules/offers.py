"""Standing offers: what stands beside what, what is taken back, what lapses."""

from __future__ import annotations

from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import Letter
from game.core.sides import BOTH, other
from game.core.worth import can_end_it, sheet_of

_MOST_STANDING = 4


def refile(w: InPlay, letter: Letter) -> None:
    """Put a letter into the archive as it stands now."""
    crisis = w.crisis
    crisis.archive = tuple([letter if x.id == letter.id else x for x in crisis.archive])


def let_stand(w: InPlay, letter: Letter) -> None:
    """Let an offer stand beside the writer's earlier ones; his oldest goes if there are too many.

    It replaces what it betters for its reader among those made as openly, or as privately, as itself: an older, softer
    offer stays answerable. Words that could not end the crisis never replace words that could.
    """
    model, v, crisis = w.model, w.v, w.crisis
    reader = other(letter.by)
    public = model.channels[letter.channel].public
    ends_it = can_end_it(model, letter.levels)
    sheet = sheet_of(model, reader)
    now = sheet.worth(v, letter.levels, letter.secrets) + model.letter_rules.raise_if_worse_by
    kept = []
    for o in crisis.offers:
        same_slot = o.by == letter.by and model.channels[o.channel].public == public
        replaceable = same_slot and (ends_it or not can_end_it(model, o.levels))
        if not (replaceable and sheet.worth(v, o.levels, o.secrets) <= now):
            kept.append(o)
    kept.append(letter)
    while len([o for o in kept if o.by == letter.by]) > _MOST_STANDING:
        kept.remove(next(o for o in kept if o.by == letter.by))
    crisis.offers = tuple(kept)


def withdraw(w: InPlay, gone: str) -> None:
    """Take back a standing offer; nothing happens if it stands no more."""
    crisis = w.crisis
    offer = next((o for o in crisis.offers if o.id == gone), None)
    if offer is not None:
        crisis.offers = tuple(o for o in crisis.offers if o.id != gone)
        refile(w, offer.amended(withdrawn=True))
        w.tell(FactKind.OFFER_WITHDRAWN, gone, offer.by, BOTH)


def lapse_offers(w: InPlay) -> None:
    """Drop standing offers that are too old; their age runs from the watch in which they were sent."""
    crisis = w.crisis
    if not crisis.offers:
        return
    t, stands = w.v[w.at.t], w.model.letter_rules.stands_hours
    for o in crisis.offers:
        if t - o.sent > stands:
            crisis.offers = tuple(x for x in crisis.offers if x.id != o.id)
            w.tell(FactKind.OFFER_LAPSED, o.id, o.by, BOTH)
