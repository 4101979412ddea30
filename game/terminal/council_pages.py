"""The council asked further, in plain text: an adviser pressed, dissent, and the room counted."""

from __future__ import annotations

from collections.abc import Sequence

from game.app.pressing import Pressed
from game.app.the_room import Dissent, Road
from game.locale import listed, tr
from game.terminal.paper import Paper


def show_pressed(paper: Paper, found: Pressed) -> None:
    """Write what an adviser says when he is pressed."""
    paper.subhead(tr("{name}, pressed further", name=found.name))
    for line in found.speak():
        paper.say(line, indent=2)
    if found.wish.strength and not found.same:
        paper.say(tr("Type follow {name} to put it into your plan.", name=found.adviser), indent=2)


def show_dissent(paper: Paper, found: Dissent) -> None:
    """Write the strongest argument against the plan on the desk, and who holds it."""
    paper.subhead(tr("Against the plan"))
    if found.against:
        paper.say(tr("{name} is against it.", name=found.name), indent=2)
    else:
        paper.say(tr("Nobody is against it. {name} likes it least.", name=found.name), indent=2)
    for line in found.speak():
        paper.say(line, indent=2)
    if found.others:
        paper.say(tr("With him: {names}.", names=listed(list(found.others))), indent=2)


def show_room(paper: Paper, roads: Sequence[Road]) -> None:
    """Write how many are for each road, unsure and against, and who."""
    paper.subhead(tr("The room is asked"))
    for road in roads:
        paper.say(f"{road.words} {road.about}".strip(), indent=2, hang=4)
        if road.names("for"):
            paper.say(tr("For: {names}.", names=listed(road.names("for"))), indent=4, hang=6)
        if road.names("against"):
            paper.say(tr("Against: {names}.", names=listed(road.names("against"))), indent=4, hang=6)
