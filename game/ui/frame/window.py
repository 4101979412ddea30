"""The window: its size, the reader's wishes, and the scene it shows. It knows nothing of the game."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeAlias

import pygame
from pygame.event import Event

from game.locale import tr, use
from game.ui.frame.dpi import claim_pixels, desktop_size, first_size, put_window, window_place
from game.ui.frame.drawing import Drawing
from game.ui.frame.ears import loaded_beside
from game.ui.frame.help import HelpScene
from game.ui.frame.listeners import Listener, Printer, SpokenVoice, voice_wish
from game.ui.frame.memory import tidied_in_pauses
from game.ui.frame.overlay import Overlay
from game.ui.frame.own_keys import WISHING, Silencer
from game.ui.frame.pace import pace
from game.ui.frame.pointer import Pointer
from game.ui.frame.stream import Stream
from game.ui.intents import Back, CloseAsked, Help, Intent, Leave, LookUp, Menu, TypeOnScreen
from game.ui.keys.keymap import KeyMap, use_keys
from game.ui.keys.names import key_name
from game.ui.paint.faces import Faces, letters_of
from game.ui.paint.kit import Kit
from game.ui.paint.motion import motions
from game.ui.paint.pictures import emblem
from game.ui.paint.theme import Theme
from game.ui.paint.workshop import PAINTED, workshop
from game.ui.right_pygame import WrongPygameError, check_pygame
from game.ui.scene import Scene, TreeScene
from game.ui.wishes import Wishes

if TYPE_CHECKING:
    from game.ui.frame.screenshot import Camera
    from game.ui.voice.screen_reader import ScreenReader

__all__ = ["Route", "Window", "Wishes", "WrongPygameError", "check_pygame"]

Route: TypeAlias = Callable[[Intent, Scene], Scene | None]
Mend: TypeAlias = Callable[[Scene, BaseException, Path | None], Scene]
_KITS_KEPT = 3
_LATELY = 30


class Window:
    """Shows scenes and turns keys, clicks and the close button into their events.

    title: the window's. size: in pixels; None for what the wishes remember, or what suits the screen. speak_to: where
    each new focus and each screen read aloud is written; None for standard output on P only. on_wishes: called when the
    reader changes a wish, so it can be kept. mend: makes the page that is shown when a scene raises an error; without
    it the error goes up. Raises pygame.error when there is no display.

    listeners: whoever is told what happens (game.ui.frame.listeners). reader: the bridge to screen readers, if any.
    lately: the last keys and acts, for a crash report. speak: who speaks in place of the wish, empty for the wish.
    failed: the window was closed at a page that tells of a mishap.
    """

    def __init__(
        self,
        title: str,
        *,
        size: tuple[int, int] | None = None,
        wishes: Wishes | None = None,
        speak_to: TextIO | None = None,
        on_wishes: Callable[[Wishes], None] | None = None,
        mend: Mend | None = None,
    ) -> None:
        check_pygame()
        claim_pixels()
        pygame.display.init()
        pygame.font.init()
        pygame.time.Clock()  # until there is one, pygame counts no milliseconds
        pygame.key.set_repeat(350, 60)
        self.wishes = wishes or Wishes()
        self.mend = mend
        self.failed, self.speak = False, ""
        self.stream = Stream()
        self.drawing = Drawing()
        self.lately: deque[str] = deque(maxlen=_LATELY)
        self._printer = Printer(speak_to, focus=speak_to is not None)
        self.listeners: list[Listener] = [self._printer]
        self._size = size or self.wishes.window_size or first_size(desktop_size())
        self._on_wishes = on_wishes
        self._faces = Faces()
        self._kits: dict[Theme, Kit] = {}
        self._kit: Kit | None = None
        self._pointer = Pointer()
        self._silencer = Silencer()
        self._camera: Camera | None = None
        self._voice: SpokenVoice | None = None
        self._hears = False
        self._use(self.wishes)
        pygame.display.set_caption(title)
        pygame.display.set_icon(emblem(64))
        self._title = title
        self.reader: ScreenReader | None = None
        if sys.platform in ("win32", "darwin"):
            self._bridge()
        self.surface = self._opened()
        self._laid = self.surface.get_size()
        if not self.wishes.full_screen:
            put_window(self.wishes.window_place, self._size)

    def _opened(self) -> pygame.Surface:
        flags = pygame.FULLSCREEN if self.wishes.full_screen else pygame.RESIZABLE
        return pygame.display.set_mode((0, 0) if self.wishes.full_screen else self._size, flags)

    def run(self, first: Scene, route: Route) -> None:
        """Show scenes until one is left for good.

        route: answers an intent with the scene to show next, or None to stay (for CloseAsked: None closes).
        """
        from game.ui.frame.loop import Loop

        signal.signal(signal.SIGINT, lambda _number, _frame: pygame.event.post(Event(pygame.QUIT)))
        try:
            with workshop.beside_a_window(), pace.kept(), tidied_in_pauses():
                Loop(self, route).run(first)
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._remember_place()
            self.close()

    def close(self) -> None:
        """Close the window and silence what speaks."""
        self._close_ears()
        if self._camera is not None and self._camera.writing is not None:
            self._camera.writing.join()
        pygame.display.quit()

    def show(self, scene: Scene) -> None:
        """Dress a scene and have it drawn."""
        scene.dress(self.kit_for(scene.palette))
        scene.dirty = True

    def kit_for(self, palette: str) -> Kit:
        """The kit of a palette at the present size and wishes."""
        size, kit = self.surface.get_size(), self._kit
        # Asked in every turn of the loop, and nearly always for the same one.
        if kit is not None and kit.wishes is self.wishes and (kit.theme.palette, kit.theme.size) == (palette, size):
            return kit
        theme = Theme(
            palette=palette,
            size=size,
            text=self.wishes.text,
            high_contrast=self.wishes.high_contrast,
            reduced_motion=self.wishes.reduced_motion,
            plain_type=self.wishes.plain_type,
        )
        if theme not in self._kits:
            while len(self._kits) >= _KITS_KEPT:
                del self._kits[next(iter(self._kits))]
            self._kits[theme] = Kit(theme, self.wishes, self._faces)
        kit = self._kit = self._kits[theme]
        kit.wishes = self.wishes
        return kit

    def make_ready(self, palette: str) -> bool:
        """Do a small piece of what pages to come will need; False when nothing is left to do."""
        return self.kit_for(palette).type.learn(letters_of(self.wishes.language))

    # -- events ----------------------------------------------------------------------------------------------------

    def step(self, event: Event, scene: Scene, route: Route) -> Scene | None:
        """Take one event; return the scene to show, None to close."""
        if event.type == pygame.KEYDOWN and isinstance(scene, TreeScene) and scene.raw_keys:
            raw = scene.handle(event)
            return scene if raw is None else self.routed(raw, scene, route)
        typing = isinstance(scene, TreeScene) and scene.typing
        told = self.stream.translated(event, self.surface, typing=typing)
        if told is None:
            return scene
        if told.type == PAINTED:
            scene.draw_again(told.rect)
            return scene
        if told.type == pygame.QUIT:
            return self.routed(CloseAsked(), scene, route)
        if told.type in (pygame.VIDEORESIZE, pygame.WINDOWEXPOSED, pygame.WINDOWSIZECHANGED):
            self._resized(scene)
            return scene
        if told.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._acted(scene)
        if told.type == pygame.KEYDOWN:
            name = key_name(told)
            self.lately.append(name)
            if self._own_key(name, scene, typing=typing):
                return scene
            if name == "F1" and not isinstance(scene, HelpScene):
                return HelpScene(scene)
            if name == "F4" and not isinstance(scene, HelpScene | Overlay):
                return self.routed(LookUp(tuple(scene.speak())), scene, route)
            if name == "F10":
                return self.routed(Menu(), scene, route)
            writes = scene.focus if typing and isinstance(scene, TreeScene) and not isinstance(scene, Overlay) else None
            if name == "Enter" and writes is not None and getattr(told, "pad", False):
                return self.routed(TypeOnScreen(writes.ident), scene, route)
        intent = scene.handle(told)
        if told.type == pygame.MOUSEMOTION and isinstance(scene, TreeScene):
            self._pointer.over(scene.hover)
        return scene if intent is None else self.routed(intent, scene, route)

    def _acted(self, scene: Scene) -> None:
        """Whoever presses something wants to go on: motions end, and slips go."""
        moving = motions.cut()
        moving = self.drawing.cut() or moving
        if self.drawing.slips.drop() or moving:
            scene.dirty = True
        for listener in self.listeners:
            listener.acted()

    def routed(self, intent: Intent, scene: Scene, route: Route) -> Scene | None:
        """The scene that an intent leads to; None closes the window."""
        self.lately.append(type(intent).__name__)
        if isinstance(intent, Help):
            return HelpScene(scene)
        if isinstance(intent, TypeOnScreen):
            return self._keyboard(intent, scene)
        if isinstance(scene, Overlay) and isinstance(intent, Back | Menu):
            return scene.below
        if isinstance(scene, Overlay) and (taken := scene.taken(intent)) is not None:
            asked = taken()
            return scene.below if asked is None else self.routed(asked, scene.below, route)
        if isinstance(intent, Leave):
            self.failed = isinstance(scene, Overlay) and scene.failed
            return None
        under = scene
        while isinstance(under, Overlay):
            under = under.below
        following = route(intent, under)
        if following is None:
            if not isinstance(intent, CloseAsked):
                return scene
            self.failed = isinstance(scene, Overlay) and scene.failed
        return following

    def _keyboard(self, intent: TypeOnScreen, scene: Scene) -> Scene:
        from game.ui.frame.keyboard import KeyboardScene
        from game.ui.widgets import TextField

        field = scene.widget(intent.ident) if isinstance(scene, TreeScene) else None
        return KeyboardScene(scene, field) if isinstance(field, TextField) else scene

    def _own_key(self, name: str, scene: Scene, *, typing: bool) -> bool:
        """Keys the window itself takes; False for any other."""
        if typing and len(name) == 1:
            return False
        if name in WISHING:
            self.wish(WISHING[name](self.wishes), scene)
        elif name == "F2":
            wishes, words = self._silencer.turned(self.wishes)
            self.wish(wishes, scene)
            self.notice(words)
        elif name == "F12":
            self._photograph()
        elif name == "P":
            for listener in self.listeners:
                listener.read(scene)
        else:
            return False
        return True

    # -- wishes ----------------------------------------------------------------------------------------------------

    def wish(self, wishes: Wishes, scene: Scene) -> None:
        """Take new wishes, dress the scene in them, and have them kept."""
        before, self.wishes = self.wishes, wishes
        if wishes == before:
            return
        self._use(wishes)
        if wishes.full_screen != before.full_screen:
            self.surface = self._opened()
            self._laid = self.surface.get_size()
        if voice_wish(wishes) != voice_wish(before):
            self.speak_as_wished()
        self.show(scene)
        self.keep_wishes()

    def keep_wishes(self) -> None:
        """Have the wishes kept for the next time, as they are."""
        if self._on_wishes is not None:
            self._on_wishes(self.wishes)

    def _use(self, wishes: Wishes) -> None:
        """What counts in the whole process: how texts are told, which keys are pressed, how loud it is."""
        use(wishes.reading)
        use_keys(KeyMap(wishes.keys))
        motions.instant = wishes.instant_text
        if self._hears:
            from game.ui.sound import desk_sounds

            desk_sounds.volumes(desk=wishes.loudness("volume_desk"), room=wishes.loudness("volume_room"))

    def opening_ears(self) -> Iterator[None]:
        """Have sound, screen readers and a voice from now on, one after another; the first frame waits for none."""
        from game.ui.sound import desk_sounds

        self._hears = True
        desk_sounds.volumes(desk=self.wishes.loudness("volume_desk"), room=self.wishes.loudness("volume_room"))
        desk_sounds.on_caption = self.caption
        desk_sounds.begin()
        yield from loaded_beside()
        if self.reader is None:
            self._bridge()
        yield
        self.speak_as_wished()

    def _bridge(self) -> None:
        """Look for screen readers; on Windows and on a Mac before the window is opened."""
        from game.ui.voice.screen_reader import screen_reader

        self.reader = screen_reader(self._title, self._size)
        if self.reader is not None:
            self.listeners.append(self.reader)

    def _close_ears(self) -> None:
        if self._voice is not None:
            self._voice.close()
        if self._hears:
            from game.ui.sound import desk_sounds

            self._hears = False
            desk_sounds.on_caption = None
            desk_sounds.close()

    def speak_as_wished(self) -> None:
        """Open the voice that is wished for, and close the one before."""
        if self._voice is not None:
            if self._voice.listener in self.listeners:
                self.listeners.remove(self._voice.listener)
            self._voice.close()
        wishes = replace(self.wishes, voice=self.speak or self.wishes.voice)
        self._voice = SpokenVoice(wishes) if wishes.voice != "off" else None
        if self._voice is not None and self._voice.listener is not None:
            self.listeners.append(self._voice.listener)
        self._printer.reads = self._voice is None

    @property
    def listened(self) -> bool:
        """Whether somebody listens to the window instead of looking at it, so that nothing may go on by itself."""
        return self._voice is not None or (self.reader is not None and self.reader.active)

    def look_for_trouble(self) -> None:
        """Say once why a voice that is wished for cannot be heard."""
        trouble = "" if self._voice is None else self._voice.new_trouble()
        if trouble:
            self.notice(trouble)

    def _resized(self, scene: Scene) -> None:
        self.surface = pygame.display.get_surface() or self._opened()
        scene.dirty = True
        if self.surface.get_size() == self._laid:
            return
        self._laid = self.surface.get_size()
        if not self.wishes.full_screen:
            self._size = self._laid
        scene.dress(self.kit_for(scene.palette))

    def _remember_place(self) -> None:
        """Keep where the window lies and how large it is, for the next time."""
        place = None if self.wishes.full_screen else window_place()
        remembered = replace(self.wishes, window_size=self._size, window_place=place or self.wishes.window_place)
        if remembered != self.wishes:
            self.wishes = remembered
            self.keep_wishes()

    # -- slips -----------------------------------------------------------------------------------------------------

    def caption(self, words: str) -> None:
        """Show and say what is heard, such as `[the teletype starts]`, unless the reader wants no captions."""
        if self.wishes.captions:
            self.notice(words)

    def notice(self, words: str) -> None:
        """Show and say a line at the edge of the window; it goes by itself or with a key."""
        self.drawing.slips.add(words, pygame.time.get_ticks())
        pygame.event.post(Event(PAINTED, rect=None))
        for listener in self.listeners:
            listener.caption(words)

    def _photograph(self) -> None:
        from game.ui.frame.screenshot import Camera

        self._camera = self._camera or Camera()
        self._camera.take(self.surface)

    def look_for_pictures(self) -> None:
        """Say where a picture of the screen was written, once it is."""
        found = self._camera.developed() if self._camera is not None else None
        if isinstance(found, Path):
            self.notice(tr("Picture kept: {file}", file=found))
        elif found is not None:
            self.notice(tr("The picture could not be kept: {reason}", reason=found.strerror or found))
