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
    pygame.K_INSERT: "Insert",
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
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 16)},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}
_FIRST_LETTER_SCANCODE = pygame.KSCAN_A
ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}


def key_name(event: Event) -> str:
    """Name of the key of a KEYDOWN event: `L`, `7`, `Enter`, `Shift+Tab`; empty with Ctrl, Alt or Meta held.

    On a keyboard whose letters are not Latin the letter's place on the keyboard counts. An event that the window has
    named (`named`) keeps that name: a key of the reader's own choice, or a button of a controller.
    """
    if hasattr(event, "named"):
        return str(event.named)
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
        return ""
    if event.key == pygame.K_TAB and event.mod & pygame.KMOD_SHIFT:
        return "Shift+Tab"
    if event.key in _NAMED:
        return _NAMED[event.key]
    if 33 <= event.key < 127:
        return chr(event.key).upper()
    place = getattr(event, "scancode", 0) - _FIRST_LETTER_SCANCODE
    return chr(ord("A") + place) if 0 <= place < 26 else ""


def named_key(name: str, *, pad: bool = False, down: bool = True) -> Event:
    """A key event that goes by a name, whatever was pressed. pad: it came from a controller."""
    kind = pygame.KEYDOWN if down else pygame.KEYUP
    # Beyond every key of a keyboard, so that a button held and a key held are two things.
    code = (1 << 29) + sum(ord(letter) << (5 * i) for i, letter in enumerate(name[:4]))
    return Event(kind, key=code, mod=0, unicode="", scancode=0, named=name, pad=pad)
