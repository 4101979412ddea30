"""A line made from one side's decisions in a branch, so that they can be held under other lucks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

from game.ai.line import answered, own_offers, their_offer
from game.ai.line_file import Entry, Line, Which
from game.core.definitions import Model
from game.core.letters import LetterDraft
from game.core.plans import Acceptance
from game.core.sides import SIDES, Side
from game.core.views import View, view_of
from game.history.branch import WatchPlayed
from game.odds.held import asked_of

_ANSWERED: Final = ("newest", "newest-private", "newest-public")
_WITHDRAWN: Final = ("all", "softest", "newest", "private", "public")
_OFFERS: Final[tuple[Which, ...]] = get_args(Which)


def line_as_played(model: Model, watches: Sequence[WatchPlayed], side: Side) -> Line:
    """Return what a side did in a branch as a line: exclusive in every watch it decided.

    Letters are named by what they were when they were meant (the softest offer standing, the newest letter read):
    under another luck letters come in another order. Questions are answered by choice, as they were the first time.
    Moves under blows are left to the persona, as in every line.
    """
    answers: dict[str, str] = {}
    for watch in watches:
        for key, option in watch.answers:
            if asked_of(model, key) == side:
                answers.setdefault(key.split("/")[0], option)
    calm = [w for w in watches if not w.before.v[model.at.clash]]
    rest = watches[0].before.setup.personas[SIDES.index(side)]
    entries = tuple(_entry(model, watch, side) for watch in calm)
    return Line(f"as-played-{side}", "As it was played", side, rest, exclusive=True, entries=entries, answers=answers)


def _entry(model: Model, watch: WatchPlayed, side: Side) -> Entry:
    view, plan = view_of(model, watch.before, side), watch.plans[side]
    return Entry(
        at=view.t,
        orders=plan.orders,
        letters=tuple(_letter(model, view, draft) for draft in plan.letters),
        accept=None if plan.accept is None else _accept(model, view, plan.accept),
        withdraw=_withdraw(model, view, plan.withdraw),
    )


def _letter(model: Model, view: View, draft: LetterDraft) -> LetterDraft:
    if draft.answers is None:
        return draft
    meant = (which for which in _ANSWERED if answered(model, view, which) == draft.answers)
    return replace(draft, answers=next(meant, draft.answers))


def _accept(model: Model, view: View, accept: Acceptance) -> tuple[Which, str]:
    """Return which offer was taken: by a word for it, or the softest where no word fits."""
    for which in _OFFERS:
        offer = their_offer(model, view, which)
        if offer is not None and offer.id == accept.letter:
            return which, accept.channel
    return "softest", accept.channel


def _withdraw(model: Model, view: View, gone: tuple[str, ...]) -> tuple[str, ...]:
    """Return words for the offers taken back, all in one if one fits; an id where no word fits."""
    if not gone:
        return ()
    for which in _WITHDRAWN:
        if {o.id for o in own_offers(model, view, which)} == set(gone):
            return (which,)
    return gone
