"""What is said when: a screen that arrives, a focus that moves, what an act has changed, captions, and whole pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from game.locale import tr
from game.ui.focus import panel_of, top_of
from game.ui.reading_order import spoken
from game.ui.scene import Scene, TreeScene
from game.ui.voice.voices import Voice, Writer
from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Panel
from game.ui.widgets.scroll import Pages


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a screen. control: a control or a list says it of itself; otherwise it is plain words."""

    words: str
    control: bool = False


@dataclass(frozen=True, slots=True)
class _Screen:
    """A screen at one moment. text: what stands in a long text that has the focus. heralds: said on arrival."""

    title: str = ""
    lines: tuple[_Line, ...] = ()
    panel: str = ""
    focus: str = ""
    text: tuple[str, ...] = ()
    heralds: tuple[str, ...] = ()
    modal: bool = False

    def since(self, before: _Screen) -> list[str]:
        """Return plain words that were not there before.

        Controls say themselves when they have the focus, and what the focus says is not said twice. A text of several
        paragraphs, such as a letter that is being written, is read where it has the focus, not at each of its changes.
        """
        words = {line.words for line in before.lines}
        new = [line.words for line in self.lines if not line.control and line.words not in words]
        return [line for line in new if "\n" not in line and line not in self.focus]


class Announcer:
    """Follows the screens and tells a voice what to say.

    A new screen is said by its title, by what it has to tell at once, and by its focus; one that is come back to also
    by what has changed on it meanwhile; within a screen each new focus, and then whatever words a key or click has
    changed. A text that gets the focus is read. A key cuts what is being said. voice: None says nothing, but reads to
    the terminal.
    """

    def __init__(self, voice: Voice | None) -> None:
        self.voice = voice
        self._scene: Scene | None = None
        self._before = _Screen()
        self._left: WeakKeyDictionary[Scene, _Screen] = WeakKeyDictionary()
        self._acted = False
        self._told_keys = False

    def acted(self) -> None:
        """A key or a button of the mouse has been pressed: what follows is its answer."""
        if self.voice is not None:
            self.voice.cut()
        self._acted = True

    def follow(self, scene: Scene) -> Sequence[str]:
        """Say what is new on the screen that is shown; return the part of it that an act has changed."""
        now, before = _screen(scene), self._before
        changed: list[str] = []
        arrived = scene is not self._scene
        if arrived or (before.modal and not now.modal):
            known = self._left.get(scene)
            changed = now.since(known) if known else [line for line in now.heralds if line not in now.title]
            said = [now.title, *changed, now.panel, now.focus, *now.text]
            if not self._told_keys:
                said.append(tr("P reads the whole screen. F1 lists its keys."))
                self._told_keys = True
        else:
            changed = now.since(before) if self._acted else []
            if now.text and now.focus != before.focus:
                changed = [line for line in changed if line not in now.text]
            said = []
            if now.focus != before.focus:
                said = [now.panel if now.panel != before.panel else "", now.focus, *now.text]
            said = [*changed, *said] if now.modal and not before.modal else [*said, *changed]
        self._scene, self._before, self._acted = scene, now, False
        if not now.modal:
            self._left[scene] = now
        self._say(said)
        return changed

    def read(self, scene: Scene) -> None:
        """Read a whole screen."""
        if self.voice is None:
            Writer(sys.stdout).say(*scene.speak())
        else:
            self.voice.cut()
            self._say(scene.speak())

    def caption(self, words: str) -> None:
        """Say a caption or a notice after what is being said."""
        self._say([words])

    def _say(self, lines: Sequence[str]) -> None:
        said: list[str] = []
        for line in lines:
            if line and line not in said[-1:]:
                said.append(line)
        if said and self.voice is not None:
            self.voice.say(*said)


def _screen(scene: Scene) -> _Screen:
    if not isinstance(scene, TreeScene):
        return _Screen(scene.focused(), tuple(_Line(words) for words in scene.speak()), focus=scene.focused())
    top, focus = top_of(scene.root), scene.focus
    panel = panel_of(focus) if focus is not None else None
    text = _lines(focus) if focus is not None and focus.role == "text" else ()
    lines = tuple(_lines(top))
    # A question is read at once, whole; of other screens only what is marked for it.
    heralds = lines if top.modal else [line for widget in top.walk() if widget.herald for line in _lines(widget)]
    return _Screen(
        title=tr(scene.title) if scene.title else "",
        lines=lines,
        panel=panel.describe() if isinstance(panel, Panel) else "",
        focus=scene.focused(),
        text=tuple(line.words for line in text),
        heralds=tuple(line.words for line in heralds if not line.control),
        modal=top.modal,
    )


def _lines(widget: Widget) -> Iterator[_Line]:
    """What a voice says of a tree. Which part of a long list is shown is told with the list, and is no news."""
    for who, words in spoken(widget):
        yield _Line(words, control=isinstance(who, Pages) or (who.focusable and not isinstance(who, Panel)))
