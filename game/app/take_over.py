"""Taking a desk in the middle of a branch that others have played: history, a road not taken, what a code brought."""

from __future__ import annotations

from game.app.choices import DESKS, ChoiceError, NewGame
from game.app.newgame import one_of, seats_for, sit_down_in
from game.app.session import Session
from game.history.branch import Branch
from game.history.planted import tree_of
from game.history.tree import Luck
from game.locale import tr
from game.saves import SaveStore


def take_over(
    branch: Branch, node: str, choices: NewGame, luck: Luck | None = None, store: SaveStore | None = None
) -> Session:
    """Return a match of one's own that stands at a place of a branch, with the whole branch as a road of its tree.

    Args:
        choices: `side`, `opponent`, `information` and `rewind` are asked; the set-up is the branch's.
        luck: new luck from that place on; None keeps the branch's, in which what fell falls again where it can.

    Raises:
        ChoiceError: something chosen does not exist, or the branch does not pass that place, or ends there.
    """
    model = branch.model
    one_of("desk", choices.side, DESKS)
    one_of("information preset", choices.information, model.difficulty)
    one_of("place", node, branch.nodes)
    if branch.ended and node == branch.nodes[-1]:
        raise ChoiceError(tr("the game is over there"), tr("take over at an earlier place"))
    return sit_down_in(model, tree_of(branch).rewind(node), seats_for(model, choices), store, luck)
