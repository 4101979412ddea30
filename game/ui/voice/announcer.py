"""What is said when: a screen that arrives, a focus that moves, what an act has changed, captions, and whole pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from game.locale import tr
from game.ui.focus import panel_of, top_of
from game.ui.scene import Scene, TreeScene
from game.ui.voice.voices import Voice, Writer
from game.ui.widgets.boxes import Panel


class Announcer:
    """Follows the screens and tells a voice what to say.

    A new screen is said by its title and its focus; one that is come back to also by what has changed on it meanwhile;
    within a screen each new focus, and after a key or click whatever words were not there before. A key cuts what is
    being said. voice: None says nothing, but reads to the terminal.
    """

    def __init__(self, voice: Voice | None) -> None:
        self.voice = voice
        self._scene: Scene | None = None
        self._left: WeakKeyDictionary[Scene, Sequence[str]] = WeakKeyDictionary()
        self._lines: Sequence[str] = ()
        self._focus = ""
        self._panel = ""
        self._modal = False
        self._acted = False
        self._told_keys = False

    def acted(self) -> None:
        """A key or a button of the mouse has been pressed: what follows is its answer."""
        if self.voice is not None:
            self.voice.cut()
        self._acted = True

    def follow(self, scene: Scene) -> Sequence[str]:
        """Say what is new on the screen that is shown; return the part of it that an act has changed."""
        lines, focus = _words(scene), scene.focused()
        panel, modal = _panel(scene), _modal(scene)
        arrived = scene is not self._scene
        changed: Sequence[str] = ()
        if arrived or (self._modal and not modal):
            before = self._left.get(scene, lines) if arrived else lines
            changed = [line for line in lines[1:] if line not in before]
            said = [*lines[:1], *changed, *self._panel_first(panel, new=True), focus]
            if not self._told_keys:
                said.append(tr("P reads the whole screen. F1 lists its keys."))
                self._told_keys = True
        else:
            if self._acted:
                new = [line for line in lines if line not in self._lines]
                changed = [line for line in new if line != focus and not focus.startswith(f"{line}, ")]
            said = list(changed)
            if focus != self._focus:
                said += [*self._panel_first(panel, new=panel != self._panel and panel not in said), focus]
        self._scene, self._lines, self._focus = scene, lines, focus
        self._left[scene] = lines
        self._panel, self._modal, self._acted = panel, modal, False
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

    def _panel_first(self, panel: str, *, new: bool) -> list[str]:
        return [panel] if panel and new else []

    def _say(self, lines: Sequence[str]) -> None:
        said: list[str] = []
        for line in lines:
            if line and line not in said[-1:]:
                said.append(line)
        if said and self.voice is not None:
            self.voice.say(*said)


def _words(scene: Scene) -> list[str]:
    """A screen's words without the line on its focus, which comes last."""
    lines = list(scene.speak())
    return lines[:-1] if len(lines) > 1 and lines[-1].endswith(scene.focused()) else lines


def _panel(scene: Scene) -> str:
    if not isinstance(scene, TreeScene) or scene.focus is None:
        return ""
    panel = panel_of(scene.focus)
    return panel.describe() if isinstance(panel, Panel) else ""


def _modal(scene: Scene) -> bool:
    return isinstance(scene, TreeScene) and top_of(scene.root).modal
