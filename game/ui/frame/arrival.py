"""A screen that arrives: it rises into place over the one before and can be cut short by any key."""

import pygame
from pygame import Surface

from game.ui.paint.theme import Theme, tokens

_RISE = 24
"""Canvas pixels by which a screen rises."""


class Arrival:
    """From a picture of the screen before to one of the screen that comes; with reduced motion it only fades."""

    def __init__(self, before: Surface, theme: Theme) -> None:
        times = tokens()["motion_ms"]
        self._before = before
        self._after: Surface | None = None
        self._began = 0
        self._lasts = times["crossfade_reduced"] if theme.reduced_motion else times["sheet_arrives"]
        self._rise = 0 if theme.reduced_motion else theme.gap(_RISE)

    def begin(self, after: Surface) -> None:
        """Take the picture of the screen that comes."""
        self._after = after
        self._began = pygame.time.get_ticks()

    @property
    def begun(self) -> bool:
        """Whether the screen that comes has been drawn."""
        return self._after is not None

    def draw(self, target: Surface) -> bool:
        """Draw it as it is now; False once it is in place."""
        after = self._after
        share = (pygame.time.get_ticks() - self._began) / self._lasts
        if after is None or share >= 1 or after.get_size() != target.get_size():
            return False
        eased = 1 - (1 - share) ** 3
        target.blit(self._before, (0, 0))
        after.set_alpha(round(255 * eased))
        target.blit(after, (0, round(self._rise * (1 - eased))))
        after.set_alpha(None)
        return True
