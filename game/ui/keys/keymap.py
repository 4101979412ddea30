"""The key map: which key a reader presses for each key the screens know.

Screens always speak of a key by its first name, as `key="L"`. The window turns the key that is pressed into that name
before a screen sees it, and keycaps ask `reader_key` what to show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from game.locale import trc
from game.ui.keys.actions import ACTIONS

Pairs: TypeAlias = tuple[tuple[str, str], ...]

KEPT: Final = ("Backspace", "Delete")
"""Keys that stay as they are: without them nothing that was typed can be mended."""


class KeyMap:
    """Every action's key. own: pairs of an action's first key and the key that is pressed for it instead."""

    def __init__(self, own: Pairs = ()) -> None:
        self._key = {first: first for first in ACTIONS} | dict(own)

    @staticmethod
    def sound(own: Pairs) -> bool:
        """Whether these pairs name actions, and leave each with a key of its own."""
        known = all(first in ACTIONS and key and key not in KEPT for first, key in own)
        return known and len({first for first, _ in own}) == len(own) and not KeyMap(own).clashes()

    @property
    def own(self) -> Pairs:
        """The pairs that differ from the first keys, in the order of the table."""
        return tuple((first, key) for first, key in self._key.items() if key != first)

    def key(self, first: str) -> str:
        """The key that is pressed for an action; a key that is no action's stands for itself."""
        return self._key.get(first, first)

    def meant(self, pressed: str) -> str:
        """The first name of the action that a pressed key stands for; empty when it has no meaning any more."""
        for first, key in self._key.items():
            if key == pressed:
                return first
        return "" if pressed in ACTIONS else pressed

    def changed(self, first: str, key: str) -> KeyMap:
        """The map with another key for one action; a clash may come of it."""
        return KeyMap((*((a, b) for a, b in self.own if a != first), (first, key)))

    def clashes(self) -> dict[str, tuple[str, ...]]:
        """First keys of actions that share a key, by that key; empty when every action has one of its own."""
        shared: dict[str, list[str]] = {}
        for first, key in self._key.items():
            shared.setdefault(key, []).append(first)
        return {key: tuple(firsts) for key, firsts in shared.items() if len(firsts) > 1}


class _InUse:
    keys = KeyMap()


def use_keys(keys: KeyMap) -> None:
    """Press these keys from now on, in every window of this process."""
    _InUse.keys = keys


def keys_in_use() -> KeyMap:
    """The key map in use."""
    return _InUse.keys


def reader_key(first: str) -> str:
    """The name of the key that this reader presses for a key the screens know, as `keys.key_name` gives it."""
    return _InUse.keys.key(first)


_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "Backspace": lambda: trc("key", "Backspace"),
    "Delete": lambda: trc("key", "Delete"),
    "Down": lambda: trc("key", "Down"),
    "End": lambda: trc("key", "End"),
    "Enter": lambda: trc("key", "Enter"),
    "Esc": lambda: trc("key", "Esc"),
    "Home": lambda: trc("key", "Home"),
    "Insert": lambda: trc("key", "Insert"),
    "Left": lambda: trc("key", "Left"),
    "PgDn": lambda: trc("key", "PgDn"),
    "PgUp": lambda: trc("key", "PgUp"),
    "Right": lambda: trc("key", "Right"),
    "Shift+Tab": lambda: trc("key", "Shift+Tab"),
    "Space": lambda: trc("key", "Space"),
    "Tab": lambda: trc("key", "Tab"),
    "Up": lambda: trc("key", "Up"),
}


def key_words(name: str) -> str:
    """The name of one key in the reader's language, as it stands on a keycap and as a voice says it."""
    words = _WORDS.get(name)
    return name if words is None else words()


def told_keys(firsts: str | Sequence[str]) -> str:
    """One or more keys the screens know (`Home End` is two), as this reader presses and calls them."""
    parts = firsts.split(" ") if isinstance(firsts, str) else list(firsts)
    return " ".join(key_words(reader_key(part)) for part in parts)
