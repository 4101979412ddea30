"""Fonts that lie open, and how wide words are in them: the same for every theme of one window.

A letter that is met for the first time in a font costs some hundredths of a millisecond, a page of them a tenth of a
second in all. So the letters of a page to come are learned while nobody acts (`learn`), a font at a time.
"""

from functools import cache
from string import ascii_letters, digits
from typing import Final

import pygame

from game.ui.paint.files import asset

_KEPT_FONTS: Final = 200
_KEPT_WIDTHS: Final = 20_000
_PUNCTUATION: Final = " .,;:!?'\"()-/%\u2019\u201c\u201d\u2013\u2026"
_CYRILLIC: Final = "".join(chr(code) for code in range(0x410, 0x450))
_ACCENTED: Final = "áéíóúñüÁÉÍÓÚÑ¿¡«»"
_LETTERS: Final = {"es": _ACCENTED, "ru": _CYRILLIC}


@cache
def letters_of(language: str) -> str:
    """The letters that pages of a language are set in (`en`, `es`, `ru`)."""
    return ascii_letters + digits + _PUNCTUATION + _LETTERS.get(language, "")


class Faces:
    """Opens each font once. Sizes are in pixels."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, int], pygame.Font] = {}
        self._widths: dict[tuple[str, int, float, str], float] = {}
        self._learned: set[tuple[str, int, str]] = set()

    def font(self, file: str, size: int) -> pygame.Font:
        """The font of a file in assets/fonts."""
        if (file, size) not in self._fonts:
            if len(self._fonts) >= _KEPT_FONTS:  # the window has had many sizes
                self._fonts.clear()
                self._learned.clear()
            self._fonts[file, size] = pygame.Font(asset(f"fonts/{file}"), size)
        return self._fonts[file, size]

    def width(self, text: str, file: str, size: int, tracking: float) -> float:
        """Width of a text on one line, in pixels and parts of one. tracking: room added after each letter."""
        key = (file, size, tracking, text)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _KEPT_WIDTHS:
                self._widths.clear()
            found = self._widths[key] = self.font(file, size).size(text)[0] + tracking * len(text)
        return found

    def learn(self, file: str, size: int, letters: str) -> bool:
        """Meet all letters once in a font, before a page needs them; False if they are known."""
        if (file, size, letters) in self._learned:
            return False
        self._learned.add((file, size, letters))
        self.font(file, size).render(letters, True, "black")
        return True
