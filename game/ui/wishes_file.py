"""The reader's wishes, kept between games in `settings.json`.

Each field is taken by itself: what is damaged, unknown or missing is as at first, and nothing is said about it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from game.locale import LANGUAGES, Level
from game.saves.places import home_folder
from game.ui.keys.keymap import KeyMap
from game.ui.paint.theme import SMALLEST_WINDOW, TEXT_SIZES
from game.ui.wishes import LOUDEST, MASTER, VOICE_RATES, VOICES, VOLUMES, Wishes

_LARGEST: Final = 16384
"""Pixels of a window's side that any screen might have."""


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda found: type(found) is int and least <= found <= most


def _pair(least: tuple[int, int], most: int) -> Callable[[Any], bool]:
    def good(found: Any) -> bool:
        if found is None:
            return True
        return (
            isinstance(found, list)
            and len(found) == 2
            and all(type(n) is int and low <= n <= most for n, low in zip(found, least, strict=True))
        )

    return good


def _key_pairs(found: Any) -> bool:
    if not isinstance(found, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(key, str) for key in pair) for pair in found
    ):
        return False
    return KeyMap.sound(tuple((a, b) for a, b in found))


_GOOD: Final[Mapping[str, Callable[[Any], bool]]] = {
    "text": lambda found: type(found) is int and found in TEXT_SIZES,
    "language": lambda found: isinstance(found, str) and found in LANGUAGES,
    "level": lambda found: isinstance(found, str) and found in tuple(Level),
    "voice": lambda found: isinstance(found, str) and found in VOICES,
    "voice_rate": lambda found: type(found) is int and found in VOICE_RATES,
    **{name: _whole(0, LOUDEST) for name in (MASTER, *VOLUMES)},
    "window_size": _pair(SMALLEST_WINDOW, _LARGEST),
    "window_place": _pair((-_LARGEST, -_LARGEST), _LARGEST),
    "keys": _key_pairs,
}
"""What is not listed here is on or off."""


def _path() -> Path:
    return home_folder() / "settings.json"


def never_started() -> bool:
    """Whether the game has not been started on this machine before: nobody's wishes are kept."""
    return not _path().exists()


def read_wishes() -> Wishes:
    """Return what was kept, field by field."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Wishes()
    if not isinstance(found, dict):
        return Wishes()
    kept: dict[str, Any] = {}
    for field in fields(Wishes):
        good = _GOOD.get(field.name, lambda value: isinstance(value, bool))
        if field.name in found and good(found[field.name]):
            kept[field.name] = _frozen(found[field.name])
    return Wishes(**kept)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def keep_wishes(wishes: Wishes) -> None:
    """Keep them; a disk that refuses is no reason to stop a game."""
    with contextlib.suppress(OSError):
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved into place, so that a crash in between leaves the old file whole.
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(wishes), indent=2), encoding="utf-8")
        fresh.replace(path)
