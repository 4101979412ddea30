"""Keys that the window itself takes, whatever it shows: full screen, contrast, text size, sound, reading aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from game.locale import tr
from game.ui.paint.theme import TEXT_SIZES
from game.ui.wishes import VOLUMES, Wishes

OWN_KEYS: Final = ("F2", "F3", "F11", "F12", "+", "-", "P")
"""First names of these keys; `+`, `-` and P are letters while somebody writes."""


def larger_text(wishes: Wishes, steps: int) -> Wishes:
    """The wishes with the text some steps larger, or smaller, as far as there are any."""
    place = TEXT_SIZES.index(wishes.text) + steps
    return replace(wishes, text=TEXT_SIZES[min(len(TEXT_SIZES) - 1, max(0, place))])


WISHING: Final[Mapping[str, Callable[[Wishes], Wishes]]] = {
    "F3": lambda wishes: replace(wishes, high_contrast=not wishes.high_contrast),
    "F11": lambda wishes: replace(wishes, full_screen=not wishes.full_screen),
    "+": lambda wishes: larger_text(wishes, 1),
    "-": lambda wishes: larger_text(wishes, -1),
}
"""Keys that change a wish."""


class Silencer:
    """F2: takes all sound away and gives it back as it was."""

    def __init__(self) -> None:
        self._before = 0

    def turned(self, wishes: Wishes) -> tuple[Wishes, str]:
        """The wishes after the key, and what to say."""
        if any(wishes.loudness(group) for group in VOLUMES):
            self._before = wishes.volume_all
            return replace(wishes, volume_all=0), tr("Sound off")
        first = Wishes()
        groups: dict[str, Any] = {group: getattr(first, group) for group in VOLUMES}
        silent = not any(getattr(wishes, group) for group in VOLUMES)
        back = replace(wishes, volume_all=wishes.volume_all or self._before or first.volume_all)
        return replace(back, **groups) if silent else back, tr("Sound on")
