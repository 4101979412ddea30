"""The bridge to screen readers: Orca over AT-SPI, NVDA and Narrator over UI Automation, VoiceOver on a Mac.

It needs the package accesskit (`knot-of-war[a11y]`); without it there is no bridge and no cost.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

import pygame
from pygame.event import Event

from game.ui.scene import Scene, TreeScene
from game.ui.voice.announcer import Announcer
from game.ui.voice.nodes import FIRST_FREE, ROOT, SCREEN, Node, nodes_of
from game.ui.widgets.base import Widget

_SETTLING = 0.25
_WAYS = {"FOCUS": "focus", "CLICK": "click", "INCREMENT": "more", "DECREMENT": "less"}
_NOTICES = range(SCREEN + 1, FIRST_FREE)


class ScreenReader:
    """Tells a screen reader what is on the screen, and brings back what it wants done.

    title: of the window. Nothing is built or sent until a reader has asked. Its calls come from another thread or from
    within the window's events; they only leave word, and the loop does the rest by `follow` and `take`.
    """

    def __init__(self, title: str, accesskit: Any) -> None:
        self._kit = accesskit
        self._title = title
        self._wanted: SimpleQueue[tuple[str, int]] = SimpleQueue()
        self._asked_at = 0.0
        self._numbers: dict[str, int] = {}
        self._sent: dict[int, Node] = {}
        self._sent_focus = ROOT
        self._notices: tuple[Node, ...] = ()
        self._notice = 0
        self._keyboard = False
        self._told: Scene | None = None
        self._announcer = Announcer(None)
        self._adapter = self._open()

    # -- called by the adapter, from wherever ----------------------------------------------------------------------

    def _begun(self) -> Any:
        """A reader has come: give it the window, and everything in it at the next turn of the loop."""
        self._asked_at = time.monotonic()
        return self._update({ROOT: Node(ROOT, "WINDOW", label=self._title)}, ROOT)

    def _ended(self) -> None:
        self._asked_at = 0.0

    def _asked(self, request: Any) -> None:
        for name, way in _WAYS.items():
            if request.action == getattr(self._kit.Action, name):
                self._wanted.put((way, int(request.target)))

    # -- told by the window ----------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether a reader listens. It counts a moment late: the adapter may still be at work on its first answer."""
        return bool(self._asked_at) and time.monotonic() - self._asked_at > _SETTLING

    def acted(self) -> None:
        """A key or a button has been pressed; the reader itself stops talking."""
        self._announcer.acted()

    def follow(self, scene: Scene) -> None:
        """The scene has been drawn: tell what has changed, if anything."""
        if self.active and isinstance(scene, TreeScene):
            changed = self._announcer.follow(scene)
            if changed:
                self._announce(" ".join(changed))
            self._tell(scene)

    def read(self, scene: Scene) -> None:
        """Read the whole screen."""
        self._announce(" ".join(scene.speak()))

    def caption(self, words: str) -> None:
        """Say a caption or a notice after what is being said."""
        self._announce(words)

    def take(self, scene: Scene) -> list[Event]:
        """Return the keys that do what a reader asked for; the focus is moved where they count.

        Called at every turn of the loop; also tells a reader that has just come what is on the screen.
        """
        if not self.active or not isinstance(scene, TreeScene):
            return []
        keyboard = pygame.key.get_focused()
        if keyboard != self._keyboard:
            self._keyboard = keyboard
            self._tell_keyboard(keyboard)
        if self._told is not scene:
            self._tell(scene)
        events: list[Event] = []
        while True:
            try:
                way, number = self._wanted.get_nowait()
            except Empty:
                return events
            widget = next((w for w in scene.root.walk() if self._number(scene, w) == number and w.focusable), None)
            if widget is not None:
                scene.focus_on(widget.ident)
                events += _keys(way)

    def _announce(self, words: str) -> None:
        if self.active and words:
            self._notice = (self._notice + 1) % len(_NOTICES)
            self._notices = (*self._notices[-2:], Node(_NOTICES[self._notice], "LABEL", value=words, live=True))
            self._told = None

    def _tell(self, scene: TreeScene) -> None:
        """Send the nodes that have changed."""
        self._told = scene
        nodes, focus = nodes_of(scene, lambda widget: self._number(scene, widget))
        below = (SCREEN, *(notice.number for notice in self._notices))
        root = Node(ROOT, "WINDOW", label=self._title, children=below, bounds=nodes[0].bounds)
        now = {node.number: node for node in (root, *nodes, *self._notices)}
        changed = {number: node for number, node in now.items() if self._sent.get(number) != node}
        if changed or focus != self._sent_focus:
            self._send(lambda: self._update(changed, focus))
            self._sent, self._sent_focus = now, focus

    # -- platforms -------------------------------------------------------------------------------------------------

    def _open(self) -> Any:
        kit = self._kit
        if sys.platform == "win32":
            window = pygame.display.get_wm_info()["window"]
            return kit.windows.SubclassingAdapter(window, self._begun, self._asked)
        if sys.platform == "darwin":
            window = pygame.display.get_wm_info()["window"]
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return kit.macos.SubclassingAdapter.for_window(window, self._begun, self._asked)
        return kit.unix.Adapter(self._begun, self._asked, self._ended)

    def _send(self, update: Callable[[], Any]) -> None:
        events = self._adapter.update_if_active(update)
        if events is not None:
            events.raise_events()

    def _tell_keyboard(self, focused: bool) -> None:
        if sys.platform == "darwin":
            events = self._adapter.update_view_focus_state(focused)
            if events is not None:
                events.raise_events()
        elif sys.platform != "win32":
            self._adapter.update_window_focus_state(focused)

    def _number(self, scene: TreeScene, widget: Widget) -> int:
        name = f"{type(scene).__name__}:{widget.ident}"
        return self._numbers.setdefault(name, FIRST_FREE + len(self._numbers))

    def _update(self, nodes: dict[int, Node], focus: int) -> Any:
        update = self._kit.TreeUpdate(focus)
        update.tree = self._kit.Tree(ROOT)
        update.nodes.extend((number, self._made(node)) for number, node in nodes.items())
        return update

    def _made(self, node: Node) -> Any:
        kit = self._kit
        made = kit.Node(getattr(kit.Role, node.role))
        made.set_bounds(kit.Rect(*(float(side) for side in node.bounds)))
        made.set_children(list(node.children))
        for text, take in (
            (node.label, made.set_label),
            (node.value, made.set_value),
            (node.state, made.set_description),
            (node.shortcut, made.set_keyboard_shortcut),
        ):
            if text:
                take(text)
        if node.on is not None:
            made.set_toggled(kit.Toggled.TRUE if node.on else kit.Toggled.FALSE)
        if node.range is not None:
            least, most, step, value = (float(part) for part in node.range)
            made.set_min_numeric_value(least)
            made.set_max_numeric_value(most)
            made.set_numeric_value_step(step)
            made.set_numeric_value(value)
        if node.place:
            made.set_position_in_set(node.place - 1)
        if node.places:
            made.set_size_of_set(node.places)
        if node.disabled:
            made.set_disabled()
        if node.modal:
            made.set_modal()
        if node.live:
            made.set_live(kit.Live.POLITE)
        for wanted, action in (
            (node.focusable, kit.Action.FOCUS),
            (node.acts, kit.Action.CLICK),
            (node.steps, kit.Action.INCREMENT),
            (node.steps, kit.Action.DECREMENT),
        ):
            if wanted:
                made.add_action(action)
        return made


def _keys(way: str) -> list[Event]:
    """The key that does what is wanted, pressed and let go."""
    key = {"click": pygame.K_SPACE, "more": pygame.K_RIGHT, "less": pygame.K_LEFT}.get(way)
    if key is None:
        return []
    return [Event(kind, key=key, mod=0, unicode="", scancode=0) for kind in (pygame.KEYDOWN, pygame.KEYUP)]


def screen_reader(title: str, size: tuple[int, int]) -> ScreenReader | None:
    """Return the bridge for the window that is about to be opened; None without accesskit or without a screen.

    size: of that window. On Windows and on a Mac it is opened unseen first, for the bridge must be there before it is
    shown.
    """
    if pygame.display.get_driver() in ("dummy", "offscreen"):
        return None
    try:
        import accesskit
    except ImportError:
        return None
    if sys.platform in ("win32", "darwin"):
        pygame.display.set_mode(size, pygame.HIDDEN | pygame.RESIZABLE)
    return ScreenReader(title, accesskit)
