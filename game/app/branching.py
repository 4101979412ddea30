"""Going back, trying another way, and sharing what came of it."""

from __future__ import annotations

import secrets

from game.app.session import Session
from game.core.phases import Phase
from game.core.plans import Refusal
from game.locale import tr
from game.saves.steps import Luck

_RANDOM_SEEDS = 1_000_000


def can_take_back(session: Session) -> bool:
    """Tell whether the watch just played may be played again."""
    return session.refuse_rewind() is None and _opening(session) is not None


def take_back(session: Session) -> Refusal | None:
    """Go back to the opening of the last watch in which a person sealed; what was played stays in the tree.

    Raises:
        SaveError: that place cannot be played under the rules at hand.
    """
    node = _opening(session)
    if node is None:
        return session.refuse_rewind() or Refusal(
            code="nothing-before", because=tr("nothing has been decided yet"), mend=tr("play a watch first")
        )
    return session.rewind(node)


def new_luck(session: Session) -> Luck:
    """Return a luck unlike the present one: other dice, of the same kind."""
    setup = session.match.crisis.setup
    seed = (setup.seed + 1 + secrets.randbelow(_RANDOM_SEEDS - 1)) % _RANDOM_SEEDS
    return Luck(seed=seed, historical=setup.historical_luck)


def _opening(session: Session) -> str | None:
    """Return the place at which the last watch opened in which a person has decided anything."""
    tree = session.tree
    if tree is None:
        return None
    if session.phase is not Phase.BRIEF and any(side in session.match.plans for side in session.people):
        return tree.cursor
    return tree.nodes[tree.cursor].parent
