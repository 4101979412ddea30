"""Names of keys, the same on every keyboard layout."""

import pygame
from pygame.event import Event

_NAMED = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_ESCAPE: "Esc",
    pygame.K_SPACE: "Space",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_PAGEUP: "PgUp",
    pygame.K_PAGEDOWN: "PgDn",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_PLUS: "+",
    pygame.K_EQUALS: "+",
    pygame.K_KP_PLUS: "+",
    pygame.K_MINUS: "-",
    pygame.K_KP_MINUS: "-",
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 13)},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}
_FIRST_LETTER_SCANCODE = pygame.KSCAN_A
ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}


def key_name(event: Event) -> str:
    """Name of the key of a KEYDOWN event: `L`, `7`, `Enter`, `PgDn`; empty with Ctrl, Alt or Meta held.

    On a keyboard whose letters are not Latin the letter's place on the keyboard counts.
    """
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
        return ""
    if event.key in _NAMED:
        return _NAMED[event.key]
    if 33 <= event.key < 127:
        return chr(event.key).upper()
    place = getattr(event, "scancode", 0) - _FIRST_LETTER_SCANCODE
    return chr(ord("A") + place) if 0 <= place < 26 else ""
