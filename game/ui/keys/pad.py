"""A game controller, told as keys: its cross and stick are the arrows, A is Enter, B is Esc, shoulders are Tab."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any, Final

import pygame
from pygame.event import Event

from game.ui.keys.names import ARROWS, named_key

BUTTONS: Final = {
    pygame.CONTROLLER_BUTTON_A: "Enter",
    pygame.CONTROLLER_BUTTON_B: "Esc",
    pygame.CONTROLLER_BUTTON_X: "Space",
    pygame.CONTROLLER_BUTTON_Y: "F1",
    pygame.CONTROLLER_BUTTON_BACK: "P",
    pygame.CONTROLLER_BUTTON_START: "F10",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "Shift+Tab",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "Tab",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "Home",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "End",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "Up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "Down",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "Left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "Right",
}
"""Buttons and the keys, by their first names, that they stand for."""

_TRIGGERS: Final = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: "PgUp", pygame.CONTROLLER_AXIS_TRIGGERRIGHT: "PgDn"}
_STICKS: Final = {
    pygame.CONTROLLER_AXIS_LEFTX: ("Left", "Right"),
    pygame.CONTROLLER_AXIS_LEFTY: ("Up", "Down"),
    pygame.CONTROLLER_AXIS_RIGHTY: ("PgUp", "PgDn"),
}
_PLAIN: Final = {0: "Enter", 1: "Esc", 2: "Space", 3: "F1", 4: "Shift+Tab", 5: "Tab", 6: "P", 7: "F10"}
"""Buttons of a joystick whose make nobody has described."""
_HATS: Final = {0: ("Left", "Right"), 1: ("Down", "Up")}
_PRESSED: Final = 0.55
_LET_GO: Final = 0.35
"""Shares of an axis's way. Between the two nothing changes, so that a trembling stick gives one press."""
_FULL: Final = 32768
_FIRST_REPEAT: Final = 400
_NEXT_REPEAT: Final = 130
"""Milliseconds for which a direction is held before it counts again."""
_REPEATING: Final = frozenset({*ARROWS, "PgUp", "PgDn"})


CONTROLLERS: Final = "pygame._sdl2.controller"
"""The module that knows controllers, to be loaded before `Pad.start`."""


class Pad:
    """Controllers as they are plugged in and pulled out. Until `start` there is none, and it costs nothing."""

    def __init__(self) -> None:
        self._open: dict[int, Any] = {}
        self._described: set[int] = set()
        self._held: dict[str, int] = {}
        self.started = False

    def start(self) -> None:
        """Look for controllers from now on; where the system has none to offer, nothing is said."""
        self.started = True
        with contextlib.suppress(pygame.error, ImportError):
            from pygame._sdl2 import controller

            pygame.joystick.init()
            controller.init()
            for i in range(pygame.joystick.get_count()):
                self._plugged(i)

    def stop(self) -> None:
        """Take no notice of controllers any more."""
        self.started = False
        self._open.clear()
        self._described.clear()
        self._held.clear()
        with contextlib.suppress(pygame.error, ImportError):
            from pygame._sdl2 import controller

            controller.quit()
            pygame.joystick.quit()

    def _plugged(self, index: int) -> None:
        with contextlib.suppress(pygame.error, ImportError):
            from pygame._sdl2 import controller

            stick = pygame.joystick.Joystick(index)
            self._open[stick.get_instance_id()] = stick
            if controller.is_controller(index):
                described = controller.Controller(index)
                self._open[-1 - stick.get_instance_id()] = described
                self._described.add(stick.get_instance_id())

    def _pulled(self, instance: int) -> None:
        self._open.pop(instance, None)
        self._open.pop(-1 - instance, None)
        self._described.discard(instance)
        self._held.clear()

    def keys(self, event: Event, now: int) -> Sequence[Event] | None:
        """The key events that a controller's event stands for; None for what is no controller's.

        now: milliseconds since the start.
        """
        if event.type == pygame.JOYDEVICEADDED:
            self._plugged(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pulled(event.instance_id)
        elif event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            return self._turned(BUTTONS.get(event.button, ""), event.type == pygame.CONTROLLERBUTTONDOWN, now)
        elif event.type == pygame.CONTROLLERAXISMOTION:
            return self._axis(event.axis, event.value / _FULL, now)
        elif event.type in (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYHATMOTION, pygame.JOYAXISMOTION):
            return () if event.instance_id in self._described else self._plain(event, now)
        elif not _of_a_controller(event.type):
            return None
        return ()

    def _plain(self, event: Event, now: int) -> Sequence[Event]:
        if event.type == pygame.JOYHATMOTION:
            return [key for i, ends in _HATS.items() for key in self._ends(ends, float(event.value[i]), now)]
        if event.type == pygame.JOYAXISMOTION:
            ends = {0: ("Left", "Right"), 1: ("Up", "Down")}.get(event.axis)
            return self._ends(ends, event.value, now) if ends else ()
        return self._turned(_PLAIN.get(event.button, ""), event.type == pygame.JOYBUTTONDOWN, now)

    def _axis(self, axis: int, value: float, now: int) -> Sequence[Event]:
        if axis in _TRIGGERS:
            return self._ends(("", _TRIGGERS[axis]), value, now)
        return self._ends(_STICKS[axis], value, now) if axis in _STICKS else ()

    def _ends(self, ends: tuple[str, str], value: float, now: int) -> list[Event]:
        """What an axis between two keys comes to when it stands at `value`, -1 to 1."""
        out: list[Event] = []
        for name, share in zip(ends, (-value, value), strict=True):
            if name and name in self._held and share < _LET_GO:
                out.extend(self._turned(name, False, now))
            elif name and name not in self._held and share > _PRESSED:
                out.extend(self._turned(name, True, now))
        return out

    def _turned(self, name: str, down: bool, now: int) -> Sequence[Event]:
        if not name:
            return ()
        if down:
            self._held[name] = now + _FIRST_REPEAT
        else:
            self._held.pop(name, None)
        return (named_key(name, pad=True, down=down),)

    def repeated(self, now: int) -> list[Event]:
        """Key events for directions that are still held."""
        out = []
        for name, due in self._held.items():
            if name in _REPEATING and now >= due:
                self._held[name] = now + _NEXT_REPEAT
                out.append(named_key(name, pad=True))
        return out


def _of_a_controller(kind: int) -> bool:
    return pygame.JOYAXISMOTION <= kind <= pygame.CONTROLLERSENSORUPDATE
