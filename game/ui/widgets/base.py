"""Widget: a rectangle with a role, a name, a state and keys. Voice, tests and focus all use the same four."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from pygame import Rect, Surface

from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.sound import sound
from game.ui.spoken import joined, role_words

Act: TypeAlias = Intent | Callable[[], Intent | None] | None
Used: TypeAlias = Intent | bool

_BEYOND = 160
"""Pixels by which shadows, badges and turned sheets may reach beyond their widgets."""


@dataclass(frozen=True, slots=True)
class Brush:
    """What a widget needs while it paints: the kit, and who has the focus, the pointer and the button."""

    kit: Kit
    focus: Widget | None = None
    hover: Widget | None = None
    pressed: Widget | None = None


class Widget:
    """Base of everything on a screen.

    ident: stays the same when a screen is composed again, so focus and scroll places survive; made from the place in
    the tree when empty. name: what a voice says. keys: key names that act on it from anywhere on the screen.
    act: an intent, or a function called when it is acted on. reason: why it is disabled; empty when it is not.
    """

    role = ""
    focusable = False
    takes_enter = True
    stiff = False
    modal = False
    heeds_focus = False
    """It looks otherwise when something else has the focus."""
    herald = False
    """A voice says it as soon as its screen comes up."""

    def __init__(
        self,
        *,
        name: str = "",
        ident: str = "",
        keys: Sequence[str] = (),
        act: Act = None,
        reason: str = "",
        first: bool = False,
    ) -> None:
        self.name = name
        self.ident = ident
        self.keys = tuple(keys)
        self.act = act
        self.reason = reason
        self.first = first
        self.rect = Rect(0, 0, 0, 0)
        self.children: list[Widget] = []
        self.parent: Widget | None = None
        self.shown = True
        self.share = 0.0
        self.fixed_width = 0.0
        self.fixed_height = 0.0
        self.memory: dict[str, Any] = {}
        self._measured_by: Kit | None = None
        self._liked: int | None = None
        self._tall_at: dict[int, int] = {}

    def grow(self, share: float = 1.0) -> Self:
        """Take a share of the room a row or column has left."""
        self.share = share
        return self

    def wide(self, canvas: float) -> Self:
        """Take this width in canvas pixels, growing with the text."""
        self.fixed_width = canvas
        return self

    def high(self, canvas: float) -> Self:
        """Take at least this height in canvas pixels, growing with the text."""
        self.fixed_height = canvas
        return self

    def heralded(self) -> Self:
        """Be said by a voice as soon as the screen comes up."""
        self.herald = True
        return self

    def natural(self, kit: Kit) -> int:
        """Width in pixels the widget would like."""
        return max((child.wanted_width(kit) for child in self.children), default=0)

    def height(self, kit: Kit, width: int) -> int:
        """Height in pixels needed at a width."""
        return max((child.wanted_height(kit, width) for child in self.children), default=0)

    def wanted_width(self, kit: Kit) -> int:
        """Natural width, or the fixed one."""
        if self.fixed_width:
            return kit.px(self.fixed_width)
        self._measure_by(kit)
        if self._liked is None:
            self._liked = self.natural(kit)
        return self._liked

    def wanted_height(self, kit: Kit, width: int) -> int:
        """Height at a width, never under the fixed one."""
        self._measure_by(kit)
        if width not in self._tall_at:
            self._tall_at[width] = self.height(kit, width)
        return max(kit.px(self.fixed_height), self._tall_at[width])

    def _measure_by(self, kit: Kit) -> None:
        """What was measured counts until the tree is made anew: every box asks the boxes in it, some of them twice."""
        if self._measured_by is not kit:
            self._measured_by, self._liked = kit, None
            self._tall_at.clear()

    def place(self, kit: Kit, rect: Rect) -> None:
        """Take a rectangle and lay the children out inside it."""
        self.rect = rect
        for child in self.children:
            child.place(kit, rect)

    def paint(self, target: Surface, brush: Brush) -> None:
        """Draw itself and its children."""
        near = target.get_clip().inflate(2 * _BEYOND, 2 * _BEYOND)
        for child in self.children:
            if child.shown and near.colliderect(child.rect.inflate(2, 2)):
                child.paint(target, brush)

    def state(self) -> str:
        """State in words; empty when there is nothing to say."""
        return tr("not available: {reason}", reason=self.reason) if self.reason else ""

    def describe(self) -> str:
        """What a voice says of it: name, role, state."""
        return joined(self.name, role_words(self.role), self.state())

    def perform(self) -> Used:
        """Act as if pressed. A disabled widget takes the press and does nothing."""
        if self.reason:
            sound("refused", because=self.reason)
        if self.reason or self.act is None:
            return True
        if isinstance(self.act, Intent):
            return self.act
        answer = self.act()
        return answer if answer is not None else True

    def key(self, name: str) -> Used:
        """Take a key while focused (a name from keys.key_name). False: not used."""
        if name == "Space" or (name == "Enter" and self.takes_enter):
            return self.perform() if self.act is not None else False
        return False

    def called(self, *, had_focus: bool) -> Used:
        """Take one of its own `keys`, pressed anywhere on the screen; it has the focus by now."""
        return self.perform()

    def text(self, letters: str) -> bool:
        """Take typed letters while focused. Only a text field does."""
        return False

    def click(self, pos: tuple[int, int]) -> Used:
        """Take a click inside the rectangle."""
        return self.perform()

    def wheel(self, steps: int) -> bool:
        """Take a turn of the wheel, positive towards the top. Only what scrolls does."""
        return False

    def walk(self) -> Iterator[Widget]:
        """Itself and everything shown below it, in reading order."""
        yield self
        for child in self.children:
            if child.shown:
                yield from child.walk()

    def adopt(self, memory: dict[str, Any], path: str = "") -> None:
        """Give each widget below an ident, its parent and the screen's memory."""
        if not self.ident:
            self.ident = path
        self.memory = memory
        self._measured_by = None  # what was measured before the screen's memory was there counts no more
        for i, child in enumerate(self.children):
            child.parent = self
            child.adopt(memory, f"{self.ident}/{i}")

    def ancestors(self) -> Iterator[Widget]:
        """Its parents, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        """The topmost focusable widget at a place."""
        if not self.shown or not self.rect.collidepoint(pos):
            return None
        for child in reversed(self.children):
            found = child.hit(pos)
            if found is not None:
                return found
        return self if self.focusable else None

    def reveal(self, kit: Kit, widget: Widget) -> None:
        """Bring a widget below into sight. Only what scrolls or pages does something."""
