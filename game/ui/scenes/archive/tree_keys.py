"""What can be done at the tree, as keys for the hand and buttons for the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.app.archive.roads import Road
from game.locale import tr
from game.saves.steps import Prune, Star
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scenes.archive.odds_intents import OpenCompare, OpenOdds
from game.ui.scenes.archive.tree_intents import OpenMark, OpenShare, OpenWatching, WriteMark
from game.ui.scenes.archive.tree_parts import key_row
from game.ui.widgets import Flow, Panel, Widget, hint
from game.ui.widgets.tree.ways import leaving

if TYPE_CHECKING:
    from game.ui.scenes.archive.tree import BranchesScene


def key_bar(scene: BranchesScene, kit: Kit) -> Widget:
    """What the keys do, as buttons for those who use a mouse."""
    marks = _marks(scene)
    return key_row(
        [
            hint(tr("all roads") if scene.only_history else tr("history only"), "H", scene.toggle_history),
            hint(tr("what each side knew"), "F", OpenWatching(scene.road, scene.at[1], knew=True)),
            hint(tr("hours in full") if scene.fit else tr("all hours"), "Z", scene.toggle_fit),
            hint(tr("share"), "C", OpenShare(scene.road, scene.at[1])),
            *_asks(scene),
            *marks,
        ],
        arrows=kit.theme.layout is Layout.WIDE and not marks,
        turn=scene.turn,
    )


def small_keys(scene: BranchesScene) -> Widget:
    """The keys of the sheet on one stop, where the tree is a list."""
    keys = [
        hint(tr("desks"), "F", OpenWatching(scene.road, scene.at[1], knew=True)),
        hint(tr("share"), "C", OpenShare(scene.road, scene.at[1])),
        *_asks(scene),
        *_marks(scene),
    ]
    return Panel(Flow(keys, gap=10), name=tr("Keys"))


def _asks(scene: BranchesScene) -> list[Widget]:
    """Odds and comparison; of a road still being played both would tell what its player cannot know."""
    road, beside = scene.road, _beside(scene)
    if road.reader is not None:
        return []
    asks: list[Widget] = [hint(tr("odds"), "D", OpenOdds(road, scene.at[1]))]
    return asks if beside is None else [*asks, hint(tr("compare"), "K", OpenCompare(beside, road))]


def _beside(scene: BranchesScene) -> Road | None:
    """The road that the chosen one is held against: 1962, or for 1962 the player's own or one that leaves here."""
    open_roads = [road for road in scene.archive.roads if road.reader is None and road is not scene.road]
    leave = [strand.key for strand in leaving(scene.picture, scene.at)]
    if scene.road.kind == "history":
        open_roads.sort(key=lambda road: (road.kind != "yours", road.key not in leave))
    else:
        open_roads.sort(key=lambda road: road.kind != "history")
    return open_roads[0] if open_roads else None


def _marks(scene: BranchesScene) -> list[Widget]:
    """What can be written on a stop of one's own."""
    marks: list[Widget] = []
    if scene.own:
        stop = scene.stop
        star = WriteMark(Star(node=stop.node, on=not stop.star))
        marks = [
            hint(tr("name"), "N", OpenMark(stop.node, "name", stop.name)),
            hint(tr("note"), "O", OpenMark(stop.node, "note", stop.note)),
            hint(tr("star off") if stop.star else tr("star"), "S", star),
            hint(tr("hide"), "X", partial(_prune, scene)),
        ]
    tree = scene.session.tree if scene.session is not None else None
    hidden = [] if tree is None else [node for node, written in tree.marks.items() if written.pruned.on]
    if hidden:
        back = WriteMark(Prune(node=hidden[0], on=False))
        marks.append(hint(tr("show hidden ({count})", count=len(hidden)), "V", back))
    return marks


def _prune(scene: BranchesScene) -> Intent | None:
    tree = None if scene.session is None else scene.session.tree
    if tree is not None and scene.stop.node in tree.path(tree.cursor):
        scene.notice = tr("The road you stand on is never hidden.")
        return None
    return WriteMark(Prune(node=scene.stop.node))
