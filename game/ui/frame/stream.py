"""The stream of events as scenes get it: one motion instead of many, keys by their first names, places in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pygame
from pygame import Surface
from pygame.event import Event

from game.ui.frame.dpi import pixels_of
from game.ui.keys.keymap import keys_in_use
from game.ui.keys.names import ARROWS, key_name, named_key
from game.ui.keys.pad import Pad

_REPEATING = frozenset({*ARROWS, "PgUp", "PgDn", "Backspace", "Delete"})
_PLACED = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
_RIGHT = 3


class Stream:
    """Turns what the system reports into what scenes know."""

    def __init__(self) -> None:
        self.pad = Pad()
        self._held: set[int] = set()

    def events(self, reported: Iterable[Event], now: int) -> Iterator[Event]:
        """What happened, in order. Of motions in a row only the last is told. now: milliseconds since the start."""
        motion: Event | None = None
        for event in reported:
            if event.type == pygame.MOUSEMOTION:
                motion = event
                continue
            if motion is not None:
                yield motion
                motion = None
            keys = self.pad.keys(event, now) if self.pad.started else None
            if keys is None:
                yield event
            else:
                yield from keys
        if motion is not None:
            yield motion
        yield from self.pad.repeated(now)

    def translated(self, event: Event, surface: Surface, *, typing: bool) -> Event | None:
        """One event as a scene gets it; None for what it is not to get.

        The right button is Esc. typing: letters are letters now, so that only keys that write nothing are translated.
        """
        if event.type in _PLACED and event.type != pygame.MOUSEMOTION and event.button == _RIGHT:
            return named_key("Esc") if event.type == pygame.MOUSEBUTTONDOWN else None
        if event.type in _PLACED:
            place = pixels_of(event.pos, surface)
            return event if place == event.pos else Event(event.type, {**event.dict, "pos": place})
        if event.type == pygame.MOUSEWHEEL:
            return Event(event.type, {"pos": pixels_of(pygame.mouse.get_pos(), surface), **event.dict})
        if event.type == pygame.KEYUP:
            self._held.discard(event.key)
        if event.type != pygame.KEYDOWN:
            return event
        named = event if hasattr(event, "named") else _named(event, typing=typing)
        return None if self._only_held(named) else named

    def _only_held(self, event: Event) -> bool:
        """A key held down repeats only where that does no harm, so that nobody ends three watches with one press."""
        if getattr(event, "pad", False) or (hasattr(event, "named") and event.key >> 29):
            return False
        held = event.key in self._held
        self._held.add(event.key)
        return held and key_name(event) not in _REPEATING


def _named(event: Event, *, typing: bool) -> Event:
    """The event of a key of the reader's under the name by which screens know it."""
    pressed = key_name(event)
    writes = len(pressed) == 1 or pressed == "Space"
    if not pressed or (typing and writes):
        return event
    meant = keys_in_use().meant(pressed)
    if not meant and typing:
        # A key that lost its meaning has it back while the one that took it over writes a letter.
        meant = pressed
    return event if meant == pressed else Event(event.type, {**event.dict, "named": meant})
