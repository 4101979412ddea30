"""The window: its loop, its size, the reader's wishes, and the scene it shows. It knows nothing of the game."""

import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TextIO, TypeAlias

import pygame
from pygame.event import Event

from game.ui.arrival import Arrival
from game.ui.help import HelpScene
from game.ui.intents import Back, CloseAsked, Intent, Leave, Menu
from game.ui.keys import ARROWS, key_name
from game.ui.kit import Kit
from game.ui.motion import motions
from game.ui.pictures import emblem
from game.ui.scene import Scene
from game.ui.theme import SMALLEST_WINDOW, TEXT_SIZES, Theme
from game.ui.workshop import PAINTED, workshop

Route: TypeAlias = Callable[[Intent, Scene], Scene | None]
_FRAMES = 30
_REPEATING = frozenset({*ARROWS, "PgUp", "PgDn", "Backspace", "Delete"})
_KITS_KEPT = 3


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader set. text: per cent, one of TEXT_SIZES."""

    text: int = 100
    high_contrast: bool = False
    reduced_motion: bool = False
    plain_type: bool = False
    full_screen: bool = False


class WrongPygameError(Exception):
    """The plain `pygame` package is installed where pygame-ce is needed; the text says what to do."""


def check_pygame() -> None:
    """Raise WrongPygameError unless pygame-ce answers to `import pygame`."""
    if not getattr(pygame, "IS_CE", False):
        raise WrongPygameError(
            "Knot of War needs pygame-ce, but the older pygame package is installed in its place.\n"
            "Both share one folder, so remove the old one first:\n"
            "  python -m pip uninstall -y pygame pygame-ce\n  python -m pip install pygame-ce"
        )


class Window:
    """Shows scenes and turns keys, clicks and the close button into their events.

    title: the window's. speak_to: where each new focus and each screen read aloud is written; None for standard output
    on P only. on_wishes: called when the reader changes text size, contrast or full screen, so it can be kept.
    Raises pygame.error when there is no display.
    """

    def __init__(
        self,
        title: str,
        *,
        size: tuple[int, int] = (1280, 720),
        wishes: Wishes | None = None,
        speak_to: TextIO | None = None,
        on_wishes: Callable[[Wishes], None] | None = None,
    ) -> None:
        check_pygame()
        pygame.display.init()
        pygame.font.init()
        pygame.key.set_repeat(350, 60)
        self.wishes = wishes or Wishes()
        self._size = size
        self._speak_to = speak_to
        self._on_wishes = on_wishes
        self._kits: dict[Theme, Kit] = {}
        self._last_said = ""
        self._held: set[int] = set()
        pygame.display.set_caption(title)
        pygame.display.set_icon(emblem(64))
        self._arrival: Arrival | None = None
        self.surface = self._opened()

    def _opened(self) -> pygame.Surface:
        flags = pygame.FULLSCREEN if self.wishes.full_screen else pygame.RESIZABLE
        return pygame.display.set_mode((0, 0) if self.wishes.full_screen else self._size, flags)

    def run(self, first: Scene, route: Route) -> None:
        """Show scenes until one is left for good.

        route: answers an intent with the scene to show next, or None to stay (for CloseAsked: None closes).
        """
        signal.signal(signal.SIGINT, lambda _number, _frame: pygame.event.post(Event(pygame.QUIT)))
        scene: Scene = first
        self._show(scene)
        with workshop.beside_a_window():
            self._loop(scene, route)

    def _loop(self, scene: Scene, route: Route) -> None:
        clock = pygame.time.Clock()
        try:
            while True:
                for event in pygame.event.get():
                    following = self._step(event, scene, route)
                    if following is None:
                        return
                    scene = self._followed(scene, following)
                moved = scene.tick(pygame.time.get_ticks())
                if moved is not None:
                    following = self._routed(moved, scene, route)
                    if following is None:
                        return
                    scene = self._followed(scene, following)
                self._draw(scene)
                clock.tick(_FRAMES)
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            pygame.display.quit()

    def _followed(self, scene: Scene, following: Scene) -> Scene:
        """Show what follows a scene, unless it is the same one."""
        if following is not scene:
            self._show(following)
            self._arrival = Arrival(self.surface.copy(), self.kit_for(following.palette).theme)
        return following

    def _show(self, scene: Scene) -> None:
        scene.dress(self.kit_for(scene.palette))
        scene.dirty = True
        self._last_said = ""

    def kit_for(self, palette: str) -> Kit:
        """The kit of a palette at the present size and wishes."""
        theme = Theme(
            palette=palette,
            size=self.surface.get_size(),
            text=self.wishes.text,
            high_contrast=self.wishes.high_contrast,
            reduced_motion=self.wishes.reduced_motion,
            plain_type=self.wishes.plain_type,
        )
        if theme not in self._kits:
            while len(self._kits) >= _KITS_KEPT:
                del self._kits[next(iter(self._kits))]
            self._kits[theme] = Kit(theme)
        return self._kits[theme]

    def _step(self, event: Event, scene: Scene, route: Route) -> Scene | None:
        """Take one event; return the scene to show, None to close."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            if motions.cut() or self._arrival is not None:
                scene.dirty = True
            self._arrival = None
        if event.type == PAINTED:
            scene.dirty = True
            return scene
        if event.type == pygame.QUIT:
            return self._routed(CloseAsked(), scene, route)
        if event.type in (pygame.VIDEORESIZE, pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED):
            self._resized(scene)
            return scene
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        if event.type == pygame.KEYDOWN and self._only_held(event):
            return scene
        if event.type == pygame.KEYDOWN and self._own_key(key_name(event), scene):
            return scene
        if event.type == pygame.KEYDOWN and key_name(event) == "F1" and not isinstance(scene, HelpScene):
            return HelpScene(scene)
        if event.type == pygame.KEYDOWN and key_name(event) == "F10":
            return self._routed(Menu(), scene, route)
        intent = scene.handle(event)
        self._say_focus(scene)
        return scene if intent is None else self._routed(intent, scene, route)

    def _only_held(self, event: Event) -> bool:
        """A key held down repeats only where that does no harm, so that nobody ends three watches with one press."""
        held = event.key in self._held
        self._held.add(event.key)
        return held and key_name(event) not in _REPEATING

    def _routed(self, intent: Intent, scene: Scene, route: Route) -> Scene | None:
        if isinstance(scene, HelpScene) and isinstance(intent, Back | Menu):
            return scene.below
        if isinstance(intent, Leave):
            return None
        following = route(intent, scene.below if isinstance(scene, HelpScene) else scene)
        if following is None and not isinstance(intent, CloseAsked):
            return scene
        return following

    def _own_key(self, name: str, scene: Scene) -> bool:
        """Keys the window itself takes: full screen, contrast, text size, reading aloud."""
        typing = getattr(getattr(scene, "focus", None), "role", "") == "text field"
        if name == "F11":
            self.wish(replace(self.wishes, full_screen=not self.wishes.full_screen), scene)
        elif name == "F3":
            self.wish(replace(self.wishes, high_contrast=not self.wishes.high_contrast), scene)
        elif name in ("+", "-") and not typing:
            place = TEXT_SIZES.index(self.wishes.text) + (1 if name == "+" else -1)
            self.wish(replace(self.wishes, text=TEXT_SIZES[min(len(TEXT_SIZES) - 1, max(0, place))]), scene)
        elif name == "P" and not typing:
            self._say(*scene.speak())
        else:
            return False
        return True

    def wish(self, wishes: Wishes, scene: Scene) -> None:
        """Take new wishes and dress the scene in them."""
        whole_screen = wishes.full_screen != self.wishes.full_screen
        changed, self.wishes = wishes != self.wishes, wishes
        if whole_screen:
            self.surface = self._opened()
        if changed:
            scene.dress(self.kit_for(scene.palette))
            if self._on_wishes is not None:
                self._on_wishes(wishes)

    def _resized(self, scene: Scene) -> None:
        self.surface = pygame.display.get_surface() or self._opened()
        if not self.wishes.full_screen:
            self._size = self.surface.get_size()
        scene.dress(self.kit_for(scene.palette))

    def _draw(self, scene: Scene) -> None:
        arrival = self._arrival
        if arrival is not None and arrival.begun and not scene.dirty:
            if not arrival.draw(self.surface):
                self._arrival, scene.dirty = None, True
            else:
                pygame.display.flip()
        if not scene.dirty:
            return
        if arrival is not None and arrival.begun:
            self._arrival = None
        if self._too_small():
            self._draw_too_small()
            scene.dirty = False
        else:
            scene.draw(self.surface)
            self._say_focus(scene)
            if self._arrival is not None:
                self._arrival.begin(self.surface.copy())
                self._arrival.draw(self.surface)
        pygame.display.flip()

    def _too_small(self) -> bool:
        width, height = self.surface.get_size()
        return width < SMALLEST_WINDOW[0] or height < SMALLEST_WINDOW[1]

    def _draw_too_small(self) -> None:
        kit = self.kit_for("neutral")
        self.surface.fill(kit.colour("table"))
        words = f"This window is too small to play in. Make it at least {SMALLEST_WINDOW[0]} by {SMALLEST_WINDOW[1]}."
        kit.write(self.surface, words, "small", self.surface.get_rect().inflate(-16, -16), "on_table")

    def _say_focus(self, scene: Scene) -> None:
        if self._speak_to is None:
            return
        words = scene.focused()
        if words != self._last_said:
            self._last_said = words
            self._say(words)

    def _say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._speak_to, flush=True)
