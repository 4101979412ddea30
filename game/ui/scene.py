"""Scene: one screen. It holds focus and nothing of the game; it asks for other scenes by intent."""

from collections.abc import Sequence
from typing import Any, Protocol

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.locale import tr
from game.ui.focus import focusables, neighbour, next_panel, panel_of, place_in_words, top_of
from game.ui.frame.redrawing import easel_for, focus_ring, joined_spots
from game.ui.intents import Back, Intent
from game.ui.keys.names import ARROWS, key_name
from game.ui.paint.kit import Kit
from game.ui.reading_order import all_below, spoken_lines
from game.ui.sound import sound
from game.ui.widgets.base import Brush, Used, Widget
from game.ui.widgets.boxes import Gap
from game.ui.widgets.buttons import Button

_EDGE = 24
"""Pixels by which a part is painted larger than it is shown."""
_RING_REACH = 20
"""Canvas pixels around a widget within which its ring and its shadow lie."""


class Scene(Protocol):
    """What the window shows. dirty: it must be drawn again. palette: see Theme."""

    palette: str
    dirty: bool

    def dress(self, kit: Kit) -> None:
        """Take a theme: at the start, and whenever the window's size or the reader's wishes change."""

    def handle(self, event: Event) -> Intent | None:
        """Take an event; return what the person asked for, if anything."""

    def draw(self, surface: Surface) -> None:
        """Draw everything."""

    def draw_again(self, part: Rect | None) -> None:
        """A part of it looks otherwise now, by itself; None for all of it."""

    def redraw(self, surface: Surface) -> Sequence[Rect]:
        """Draw only what looks otherwise since the last drawing, where that is known; return where."""

    def speak(self) -> Sequence[str]:
        """The screen in words, in reading order."""

    def focused(self) -> str:
        """What has the focus, in words."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """Keys of this screen and what they do, for the help sheet."""

    def tick(self, now: int) -> Intent | None:
        """Called about thirty times a second with milliseconds since the start; set dirty to be drawn."""


class TreeScene:
    """A scene made of a tree of widgets. Subclasses write `compose` and `title`; `refresh` composes again.

    Focus, scroll places and carets live in `memory` under the widgets' idents and survive composing.
    """

    title = ""
    """Its name, marked for translation; told when it is spoken."""
    palette = "neutral"

    def __init__(self) -> None:
        self.dirty = True
        self.memory: dict[str, Any] = {}
        self._kit: Kit | None = None
        self._root: Widget = Gap()
        self._stale = True
        self._focus: Widget | None = None
        self._hover: Widget | None = None
        self._pressed: Widget | None = None
        self._last: dict[str, str] = {}
        self._focus_ident = ""
        self._spots: list[Rect] = []
        self._moved = False
        # The letter of the key that opened the scene comes after it, and is not meant for a field of it.
        self._swallow_text = True

    def compose(self, kit: Kit) -> Widget:
        """Make the tree for a kit. Called after every act, so it should only arrange what the scene already knows."""
        raise NotImplementedError

    def tick(self, now: int) -> Intent | None:
        return None

    def dress(self, kit: Kit) -> None:
        self._kit = kit
        self.refresh()

    def refresh(self) -> None:
        """Compose again before the next event or drawing."""
        self._stale = self.dirty = True

    def focus_on(self, ident: str) -> None:
        """Give the focus to the widget with this ident as soon as it is there."""
        self._focus_ident = ident
        self.refresh()

    def lay_out(self) -> None:
        """Compose now what is to be composed before the next event or drawing."""
        self._settle()

    @property
    def root(self) -> Widget:
        """The present tree, laid out."""
        self._settle()
        return self._root

    def widget(self, ident: str) -> Widget:
        """The widget with this ident. Raises KeyError."""
        for widget in self.root.walk():
            if widget.ident == ident:
                return widget
        raise KeyError(ident)

    @property
    def focus(self) -> Widget | None:
        """The widget that has the focus."""
        self._settle()
        return self._focus

    @property
    def typing(self) -> bool:
        """Whether letters are letters now, and not keys."""
        focus = self.focus
        return focus is not None and focus.role == "text field"

    @property
    def raw_keys(self) -> bool:
        """Whether keys come as they are pressed, whatever they mean elsewhere: while a key is chosen."""
        return False

    @property
    def hover(self) -> Widget | None:
        """The widget under the pointer."""
        return self._hover

    def _settle(self) -> None:
        if not self._stale or self._kit is None:
            return
        self._stale = False
        self._root = self.compose(self._kit)
        self._root.adopt(self.memory, type(self).__name__)
        self._root.place(self._kit, self._kit.theme.field())
        self._hover, self._pressed = self._again(self._hover), self._again(self._pressed)
        self._find_focus(self._kit)

    def _again(self, before: Widget | None) -> Widget | None:
        """The widget that stands where one stood before composing, so that what comes in meanwhile loses no click."""
        if before is None:
            return None
        same = (w for w in self._root.walk() if (w.ident, w.name) == (before.ident, before.name))
        return next(same, None)

    def _find_focus(self, kit: Kit) -> None:
        """Keep the focus where it was, turning pages to it if need be; else take the first."""
        top = top_of(self._root)
        for long in [widget for widget in top.walk() if self._focus_ident.startswith(f"{widget.ident}/")]:
            hidden = next((child for child in all_below(long) if child.ident == self._focus_ident), None)
            if hidden is not None:
                long.reveal(kit, hidden)
        items = focusables(top)
        kept = next((item for item in items if item.ident == self._focus_ident), None)
        self._focus = kept or next((item for item in items if item.first), items[0] if items else None)
        if self._focus is not None:
            self._focus_ident = self._focus.ident

    def _set_focus(self, widget: Widget) -> None:
        if widget is not self._focus:
            self.look_again(self._focus, widget)
            sound("focus")
        self._focus = widget
        self._focus_ident = widget.ident
        self._last[panel_of(widget).ident] = widget.ident
        if self._kit is not None:
            before = dict(self.memory)
            for above in widget.ancestors():
                above.reveal(self._kit, widget)
            if before != self.memory:
                self.dirty = True

    def look_again(self, *changed: Widget | None) -> None:
        """These look otherwise now, with the ring around them; the rest of the screen is as it was."""
        if self._kit is None:
            return
        reach = self._kit.gap(_RING_REACH)
        heeding = [widget for widget in self._root.walk() if widget.heeds_focus]
        for widget in (*changed, *heeding):
            if widget is not None:
                self._spots.append(widget.rect.inflate(2 * reach, 2 * reach))

    def handle(self, event: Event) -> Intent | None:
        self._settle()
        if event.type == pygame.KEYDOWN:
            self._swallow_text = False
            return self._key(event)
        if event.type == pygame.TEXTINPUT and self._focus is not None and not self._swallow_text:
            if self._focus.text(event.text):
                self.refresh()
        elif event.type == pygame.MOUSEMOTION:
            self._point(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._release(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(getattr(event, "pos", None) or pygame.mouse.get_pos(), event.y)
        return None

    def _point(self, pos: tuple[int, int]) -> None:
        over = top_of(self._root).hit(pos)
        if over is not self._hover:
            self.look_again(self._hover, over)
            self._hover = over

    def _press(self, pos: tuple[int, int]) -> None:
        over = top_of(self._root).hit(pos)
        self._pressed = over
        self.look_again(over)
        if over is not None and over.focusable:
            self._set_focus(over)

    def _release(self, pos: tuple[int, int]) -> Intent | None:
        pressed, self._pressed = self._pressed, None
        self.look_again(pressed)
        if pressed is None or not pressed.rect.collidepoint(pos):
            return None
        return self._took(pressed.click(pos))

    def _wheel(self, pos: tuple[int, int], steps: int) -> None:
        under = [widget for widget in top_of(self._root).walk() if widget.rect.collidepoint(pos)]
        if any(widget.wheel(steps) for widget in reversed(under)):
            self.refresh()

    def _took(self, used: Used) -> Intent | None:
        """After something was used the screen is composed again; an intent goes up to the window."""
        if used is False:
            return None
        self.refresh()
        return used if isinstance(used, Intent) else None

    def _key(self, event: Event) -> Intent | None:
        name = key_name(event)
        if not name:
            return None
        if name in ("Tab", "Shift+Tab"):
            return self._tab(1 if name == "Tab" else -1)
        self._moved = False
        used = self._key_of_focus(name)
        if used is False and name in ARROWS:
            used = self._arrow(ARROWS[name], name)
        if used is False:
            used = self._key_of_screen(name)
        if used is False and name == "Esc":
            return self.back()
        # Where only the focus went on, nothing has to be composed again.
        return None if self._moved and used is True else self._took(used)

    def back(self) -> Intent | None:
        """What Esc means when nothing took it."""
        return Back()

    def _tab(self, step: int) -> Intent | None:
        items = focusables(top_of(self._root))
        if items:
            start = self._focus if self._focus in items else items[0]
            self._set_focus(next_panel(items, start, step, self._last))
        return None

    def _key_of_focus(self, name: str) -> Used:
        """The focused widget and then what lies around it may use a key."""
        if self._focus is None:
            return False
        for widget in (self._focus, *self._focus.ancestors()):
            used = widget.key(name) if widget is self._focus or name in ("PgUp", "PgDn") else False
            if used is not False:
                if name in ("PgUp", "PgDn"):
                    self._focus_inside(widget)
                return used
        return False

    def _focus_inside(self, widget: Widget) -> None:
        inside = [item for item in focusables(widget) if item is not widget]
        if inside and self._focus not in inside:
            self._set_focus(inside[0])

    def _arrow(self, way: tuple[int, int], name: str) -> Used:
        items = focusables(top_of(self._root))
        if self._focus is None or self._focus not in items:
            return False
        target = neighbour(items, self._focus, way)
        if target is not None:
            self._set_focus(target)
            self._moved = True
            return True
        if way[1]:
            for above in self._focus.ancestors():
                if above.key("PgDn" if way[1] > 0 else "PgUp"):
                    inside = focusables(above)
                    if inside and self._focus not in inside:
                        self._set_focus(inside[0] if way[1] > 0 else inside[-1])
                    return True
        return False

    def _key_of_screen(self, name: str) -> Used:
        """Accelerators of widgets, the default button, then page keys for whatever can turn."""
        top = top_of(self._root)
        everything = list(top.walk())
        for widget in everything:
            if name in widget.keys and widget.focusable:
                had_focus = widget is self._focus
                # A button leaves the focus where it is, so that Enter goes on meaning what it meant before its key.
                if not isinstance(widget, Button) or widget.reason:
                    self._set_focus(widget)
                self._swallow_text = True
                return widget.called(had_focus=had_focus)
        away = next((w for w in all_below(top) if name in w.keys and w.focusable), None)
        if away is not None:  # it lies on another page, which turns to it
            self._set_focus(away)
            self._swallow_text = True
            return away.called(had_focus=False)
        if name == "Enter":
            default = next((w for w in everything if isinstance(w, Button) and w.default), None)
            if default is not None:
                return default.perform()
        if name in ("PgUp", "PgDn"):
            return next((True for widget in everything if widget.key(name)), False)
        return False

    def draw(self, surface: Surface) -> None:
        self._settle()
        kit = self._kit
        if kit is None:
            return
        surface.blit(kit.paper.desk(surface.get_size()), (0, 0))
        self._paint(surface, kit)
        self.dirty = False
        self._spots.clear()

    def draw_again(self, part: Rect | None) -> None:
        if part is None:
            self.dirty = True
        else:
            self._spots.append(Rect(part))

    def redraw(self, surface: Surface) -> Sequence[Rect]:
        self._settle()
        kit = self._kit
        if kit is None or self.dirty or not self._spots:
            return ()
        desk, easel = kit.paper.desk(surface.get_size()), easel_for(surface)
        spots = joined_spots(self._spots, surface.get_rect())
        for spot in spots:
            # Outlines that a clip cuts short are drawn too thick at its very edge, so more is painted than is taken.
            around = spot.inflate(2 * _EDGE, 2 * _EDGE).clip(surface.get_rect())
            easel.set_clip(around)
            easel.blit(desk, around.topleft, around)
            self._paint(easel, kit)
            surface.blit(easel, spot.topleft, spot)
        self._spots.clear()
        return spots

    def _paint(self, surface: Surface, kit: Kit) -> None:
        self._root.paint(surface, Brush(kit, self._focus, self._hover, self._pressed))
        if self._focus is not None and self._focus.shown:
            focus_ring(surface, kit, self._focus.rect, outside=self._focus.role == "text")

    def focused(self) -> str:
        self._settle()
        if self._focus is None:
            return tr(self.title) if self.title else ""
        items = focusables(top_of(self._root))
        place = place_in_words(items, self._focus)
        return ", ".join(part for part in (self._focus.describe(), place) if part)

    def speak(self) -> Sequence[str]:
        self._settle()
        lines = [tr(self.title)] if self.title else []
        for line in spoken_lines(top_of(self._root)):
            if not lines or line.lower() != lines[-1].lower():
                lines.append(line)
        if self._focus is not None:
            lines.append(tr("Focus: {what}", what=self.focused()))
        return lines

    def keys(self) -> Sequence[tuple[str, str]]:
        self._settle()
        found: dict[str, str] = {}
        for widget in all_below(top_of(self._root)):
            if isinstance(widget, Button) and widget.default:
                found.setdefault("Enter", widget.name)
            for key in widget.keys:
                # A card or a map tells all it shows in its name; its first sentence says what the key is for.
                found.setdefault(key, widget.name if isinstance(widget, Button) else widget.name.split(". ")[0])
        return list(found.items())
