"""Taking a desk in the middle of a branch that others have played: history, a road not taken, what a code brought."""

from __future__ import annotations

from game.app.choices import DESKS, ChoiceError, NewGame
from game.app.newgame import made_by, one_of, scenario_title, seats_for, sit_down
from game.app.session import Session
from game.history.branch import Branch
from game.history.planted import tree_of
from game.history.tree import Luck
from game.history.tree_file import TreeFile, write_tree
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
        raise ChoiceError("the game is over there", "take over at an earlier place")
    seats = seats_for(model, choices)
    session = sit_down(model, branch.setup, seats, store)
    file = TreeFile(tree=tree_of(branch), seats=seats, made_by=made_by(), title=scenario_title(model))
    session.graft(write_tree(file).decode())
    # Going to where one sits down is no way back, so a match without one can begin like this, too.
    wanted, session.rewinds = session.rewinds, True
    refusal = session.rewind(node, luck)
    session.rewinds = wanted
    assert refusal is None, refusal
    session.go_on()
    return session
