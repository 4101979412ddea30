"""Trees and replay codes: what a match gives away, and a match from what somebody sent."""

from __future__ import annotations

from game.app.information import information_of
from game.app.newgame import PERSON, made_by, model_of, scenario_title, sit_down_in
from game.app.session import Session
from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.history.code import code_of_place, play_code, read_code
from game.history.fold import Fold
from game.history.planted import tree_of
from game.history.tree import Tree
from game.history.tree_file import TreeFile, read_tree, write_tree
from game.saves import SaveStore, Seats
from game.saves.journal import Journal


def export_tree(session: Session) -> bytes:
    """Return the whole tree of a match as a tree file."""
    tree, model = _tree(session), session.match.model
    file = TreeFile(tree=tree, seats=seats_of(session), made_by=made_by(), title=scenario_title(model))
    return write_tree(file)


def import_tree(session: Session, data: bytes, name: str) -> int:
    """Take the places and marks of a tree file into the tree of a match; return how many places are new.

    Raises:
        SaveError: it is no tree file, is damaged, or begins otherwise than this match.
    """
    before = len(_tree(session).nodes)
    read_tree(data, name)
    session.graft(data.decode("utf-8", "surrogatepass"))
    return len(_tree(session).nodes) - before


def code_of(session: Session, node: str | None = None) -> str:
    """Return the replay code of the way to a place; None takes the one that the match stands at.

    Raises:
        KeyError: the tree has no such place.
    """
    tree = _tree(session)
    return code_of_place(tree, tree.cursor if node is None else node, made_by())


def open_tree(data: bytes, name: str, store: SaveStore | None = None, seats: Seats | None = None) -> Session:
    """Return a match of its own that holds a tree file's tree and stands where its cursor is.

    Args:
        name: what to call the file in complaints.
        seats: who sits where; None takes the file's own seats.

    Raises:
        SaveError: the file is none, is damaged, or cannot be played under the rules at hand.
        ChoiceError: the scenario or an opponent is missing.
    """
    file = read_tree(data, name)
    return _open(model_of(file.tree.root.scenario), file.tree, seats or file.seats, store)


def open_code(text: str, side: Side, store: SaveStore | None = None) -> tuple[Session, tuple[str, ...]]:
    """Return a match that stands at the end of a code's branch, a person at `side`, and remarks on how it was played.

    Raises:
        SaveError: it is no code, is damaged, or cannot begin here.
        ChoiceError: the scenario is missing.
    """
    contents = read_code(text)
    model = model_of(contents.setup.scenario)
    played = play_code(contents, model)
    us, ussr = (PERSON if s == side else p for s, p in zip(SIDES, contents.setup.personas, strict=True))
    seats = Seats(us=us, ussr=ussr, about=(("information", _information(model, contents.setup.fog)),))
    return _open(model, tree_of(played.branch).rewind(played.branch.nodes[-1]), seats, store), played.remarks


def seats_of(session: Session) -> Seats:
    """Return who sits where in a match."""
    if isinstance(session.journal, Journal):
        return session.journal.header.seats
    us, ussr = (session.chairs[s].persona if s in session.chairs else PERSON for s in SIDES)
    return Seats(us=us, ussr=ussr, about=(("information", session.information.id),))


def _open(model: Model, tree: Tree, seats: Seats, store: SaveStore | None) -> Session:
    fold = Fold(model)
    for node in (tree.root.id, tree.cursor):
        fold.match(tree, node)  # says in words if this game cannot be played up to there
    return sit_down_in(model, tree, seats, store)


def _information(model: Model, fog: float) -> str:
    fitting = [key for key in model.difficulty if information_of(model, key).fog == fog]
    return fitting[0] if fitting else "usual"


def _tree(session: Session) -> Tree:
    assert session.tree is not None, "a match that is only looked at has no tree"
    return session.tree
