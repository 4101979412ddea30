"""Roads by the words people use for them: history, a road not taken, a replay code, a tree file, a save."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.app.archive.roads import HISTORY
from game.app.choices import ChoiceError
from game.app.newgame import model_of
from game.app.save_words import save_words
from game.content.problems import did_you_mean
from game.core.definitions import Model
from game.history.branch import Branch
from game.history.code import play_code, read_code
from game.history.curated import branch_of, curated, has_history, historical_branch
from game.history.fold import Fold
from game.history.planted import tree_of
from game.history.reopen import reopen
from game.history.tree import Tree
from game.history.tree_file import ENDING, read_tree
from game.locale import tr
from game.saves import SavedMatch, SaveEntry, SaveStore
from game.saves.problems import SaveError, cannot_read

LAST: Final = "last"
_CODE: Final = "KOW"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRoad:
    """A road that was found by its name.

    Args:
        branch: the way from its beginning to where it ends or stands.
        tree: everything that came with it; a tree of one road for history, curated branches and codes.
        question: a teacher's question, if the road has one.
        remarks: what its reader should know, in sentences.
    """

    title: str
    about: str
    branch: Branch
    tree: Tree
    question: str = ""
    remarks: tuple[str, ...] = field(default=())


def find_road(name: str, scenario: str, store: SaveStore, node: str | None = None) -> FoundRoad:
    """Return the road that a word means.

    Args:
        name: `history`, the id of a curated branch, a replay code, the path of a tree file or a save, `last` for the
            newest match, or the name of a save.
        scenario: whose history and curated branches are meant.
        node: another place of the tree to which the road should lead; the first digits of its id will do.

    Raises:
        ChoiceError: nothing is called that.
        SaveError: it is damaged, or does not fit the rules at hand.
        ContentError: the scenario or its branches are wrong.
    """
    found = _find(name.strip(), scenario, store)
    return found if node is None else _led_to(found, node)


def _find(name: str, scenario: str, store: SaveStore) -> FoundRoad:
    if name.upper().startswith(_CODE) and "." in name and not _is_file(name):
        return _of_code(name)
    path = Path(name)
    if path.suffix == ENDING or _is_file(name):
        return _of_file(path)
    if name == LAST:
        newest = store.newest()
        if newest is None:
            raise ChoiceError(
                tr("there is no match in {folder}", folder=store.folder), tr("play one first, or name another road")
            )
        return _of_save(newest[1])
    saved = next((e for e in _entries(store) if name in (e.name, e.path.stem)), None)
    if saved is not None:
        return _of_save(store.load(saved))
    return _of_archive(name, model_of(scenario))


def _is_file(name: str) -> bool:
    """Whether a file is called so; a code may be longer than any name of a file can be."""
    try:
        return Path(name).is_file()
    except OSError:
        return False


def _entries(store: SaveStore) -> tuple[SaveEntry, ...]:
    return (*store.slots(), *store.matches(), *store.autosaves())


def _of_archive(name: str, model: Model) -> FoundRoad:
    if name == HISTORY and has_history(model):
        branch = historical_branch(model)
        return FoundRoad(title="1962", about=tr("The course of 1962."), branch=branch, tree=tree_of(branch))
    roads = {road.id: road for road in curated(model)}
    road = roads.get(name)
    if road is None:
        known = [*([HISTORY] if has_history(model) else []), *roads]
        mend = did_you_mean(name, known) or (
            tr(
                "choose one of {roads}, `{last}`, a replay code, or the path of a save or a tree file",
                roads=", ".join(known),
                last=LAST,
            )
        )
        raise ChoiceError(tr("no road of {scenario} is called {name}", scenario=model.id, name=repr(name[:60])), mend)
    branch = branch_of(model, road)
    return FoundRoad(
        title=road.title,
        about=f"{road.changed} {road.told}".strip(),
        question=road.question,
        branch=branch,
        tree=tree_of(branch),
    )


def _of_code(text: str) -> FoundRoad:
    contents = read_code(text)
    played = play_code(contents, model_of(contents.setup.scenario))
    return FoundRoad(
        title=tr("A road from a code"),
        about=tr("Made by version {version} of the game.", version=contents.made_by),
        branch=played.branch,
        tree=tree_of(played.branch),
        remarks=played.remarks,
    )


def _of_file(path: Path) -> FoundRoad:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SaveError(cannot_read(path.name, error)) from None
    if path.suffix != ENDING:
        return _of_save(SaveStore(path.parent).load(path))
    file = read_tree(data, path.name)
    model = model_of(file.tree.root.scenario)
    branch = Fold(model).branch(file.tree, file.tree.cursor)
    return FoundRoad(
        title=f"{path.stem}", about=tr("A tree of {title}.", title=file.title), branch=branch, tree=file.tree
    )


def _of_save(saved: SavedMatch) -> FoundRoad:
    model = model_of(saved.header.scenario)
    found = reopen(model, saved)
    branch = found.fold.branch(found.tree, found.tree.cursor)
    return FoundRoad(
        title=tr("A saved match"), about=save_words(saved).line, branch=branch, tree=found.tree, remarks=saved.remarks
    )


def _led_to(found: FoundRoad, node: str) -> FoundRoad:
    fitting = [x for x in found.tree.nodes if x.startswith(node.lower())]
    if len(fitting) != 1:
        because = tr("no place of this tree is called {place}", place=repr(node[:20]))
        if fitting:
            because = tr("{place} could be several places", place=repr(node))
        raise ChoiceError(because, tr("`knot-of-war tree` lists the places with their ids"))
    model = found.branch.model
    branch = Fold(model).branch(found.tree, fitting[0])
    return FoundRoad(title=found.title, about=found.about, branch=branch, tree=found.tree, remarks=found.remarks)
