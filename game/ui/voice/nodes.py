"""A screen as a tree of plain nodes, for programs that read screens aloud or steer them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.locale import tr
from game.ui.focus import focusables, panel_of, top_of
from game.ui.scene import TreeScene
from game.ui.spoken import joined
from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Dialog, Panel
from game.ui.widgets.buttons import Button
from game.ui.widgets.choices import RadioRow, Segments
from game.ui.widgets.field import TextField
from game.ui.widgets.settings import Stepper, Stops, Switch
from game.ui.widgets.sheets import Card

ROOT, SCREEN, FIRST_FREE = 0, 1, 1000
"""Numbers of the window, of the screen in it, and the first that a widget may have; between them lie notices."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen. role: a name of `accesskit.Role`. bounds: left, top, right, bottom in pixels.

    state: what else a voice says of it. on: of a switch or a choice. range: least, most, step and present value.
    place: in its group, from 1; 0 where it is alone. places: of a group, how many there are. acts: it can be pressed.
    steps: its value can be made more or less.
    """

    number: int
    role: str
    label: str = ""
    value: str = ""
    state: str = ""
    children: tuple[int, ...] = ()
    bounds: tuple[int, int, int, int] = (0, 0, 0, 0)
    on: bool | None = None
    range: tuple[int, int, int, int] | None = None
    place: int = 0
    places: int = 0
    shortcut: str = ""
    disabled: bool = False
    modal: bool = False
    live: bool = False
    focusable: bool = False
    acts: bool = False
    steps: bool = False


_ROLES = {
    "button": "BUTTON",
    "card": "BUTTON",
    "entry": "BUTTON",
    "tab": "TAB",
    "choice": "RADIO_BUTTON",
    "clause": "SLIDER",
    "slider": "SLIDER",
    "switch": "SWITCH",
    "number": "SPIN_BUTTON",
    "text field": "TEXT_INPUT",
    "map": "FIGURE",
    "chart": "FIGURE",
    "tree": "FIGURE",
    "text": "DOCUMENT",
    "panel": "GROUP",
    "question": "DIALOG",
}


def nodes_of(scene: TreeScene, number: Callable[[Widget], int]) -> tuple[list[Node], int]:
    """Return the nodes of a screen, itself first, and the number of what has the focus.

    number: gives each widget its number, the same for the same widget of a screen composed again.
    """
    top = top_of(scene.root)
    out: list[Node] = []
    groups: dict[int, list[Widget]] = {}
    for item in focusables(top):
        groups.setdefault(id(panel_of(item)), []).append(item)

    def place(widget: Widget) -> int:
        group = groups.get(id(panel_of(widget)), [])
        return group.index(widget) + 1 if len(group) > 1 and widget in group else 0

    def below(widget: Widget) -> tuple[int, ...]:
        return tuple(found for child in widget.children if child.shown for found in branch(child))

    def branch(widget: Widget) -> Iterator[int]:
        told = widget.focusable or isinstance(widget, Panel | Dialog)
        if not told and not widget.describe():
            yield from below(widget)
            return
        here = number(widget)
        at = len(out)
        out.append(Node(here, ""))
        leaf = widget.focusable and not isinstance(widget, Panel) and widget.role != "text"
        inside = () if leaf else below(widget)
        out[at] = _node(widget, here, inside, place(widget), len(groups.get(id(widget), ())))
        yield here

    children = tuple(branch(top))
    screen = Node(SCREEN, "PANE", label=scene.speak()[0] if scene.title else "", children=children, bounds=_box(top))
    focus = number(scene.focus) if scene.focus is not None else SCREEN
    return [screen, *out], focus if any(node.number == focus for node in out) else SCREEN


def _node(widget: Widget, number: int, children: Sequence[int], place: int, places: int) -> Node:
    node = Node(
        number,
        _ROLES.get(widget.role, "GROUP" if children else "LABEL"),
        label=widget.name or (panel_of(widget).name if widget.focusable else ""),
        children=tuple(children),
        bounds=_box(widget),
        place=place,
        places=places,
        disabled=bool(widget.reason),
        modal=widget.modal,
        focusable=widget.focusable,
        acts=widget.focusable and widget.act is not None,
    )
    if not widget.focusable and not children:
        # Plain words: what a voice says of them is all there is to them.
        return replace(node, role="LABEL", label="", value=widget.describe())
    return _with_state(widget, node)


def _with_state(widget: Widget, node: Node) -> Node:
    """A node with what its kind of widget has to tell."""
    state = widget.state()
    if isinstance(widget, Segments):
        chosen, last = widget.chosen, len(widget.levels) - 1
        ways = (0, last, 1, chosen)
        return replace(node, role="SLIDER", value=widget.levels[chosen], state=state, range=ways, steps=True)
    if isinstance(widget, Stops):
        ways = (0, len(widget.stops) - 1, 1, widget.chosen)
        return replace(node, value=widget.stops[widget.chosen], state=state, range=ways, steps=True)
    if isinstance(widget, Stepper):
        ways = (widget.least, widget.most, widget.step, widget.value)
        return replace(node, value=widget.shown_value, state=state, range=ways, steps=True)
    if isinstance(widget, Switch):
        return replace(node, on=widget.on, state=widget.note)
    if isinstance(widget, TextField):
        return replace(node, value=widget.value)
    # What follows from `on` and `shortcut` is not told twice.
    plain = Widget.state(widget)
    if isinstance(widget, Card):
        return replace(
            node, on=widget.chosen if widget.choice else None, state=joined(plain, tr("new") if widget.new else "")
        )
    if isinstance(widget, Button):
        return replace(node, on=widget.chosen if widget.role == "tab" else None, state=plain, shortcut=widget.cap)
    if isinstance(widget, RadioRow):
        note = "" if widget.reason else widget.note
        return replace(node, on=widget.chosen, state=joined(note, widget.right, plain), shortcut=widget.cap)
    return replace(node, state=state)


def _box(widget: Widget) -> tuple[int, int, int, int]:
    rect = widget.rect
    return rect.left, rect.top, rect.right, rect.bottom
