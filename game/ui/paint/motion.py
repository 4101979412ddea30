"""Short motions that play once: a scene begins one by name, whatever paints asks how far it has come.

Nothing loops, and a key or a press cuts all of them short. With reduced motion each is an 80 ms fade in place.
"""

import pygame
from pygame import Rect, Surface

from game.ui.paint.theme import Theme, tokens
from game.ui.paint.workshop import tell_painted_in, workshop

_STEP = 33
"""Milliseconds between two pictures of a motion: as long as a turn of the window's loop."""


class Motions:
    """The motions under way, by name. cuts: how often somebody has gone on, which ends whatever moves.

    instant: the reader wants none of them.
    """

    def __init__(self) -> None:
        self._under_way: dict[str, tuple[int, int]] = {}
        self.cuts = 0
        self.instant = False

    def begin(self, name: str, kind: str, theme: Theme, *, after: str = "") -> None:
        """Begin a motion. kind: one of `motion_ms` in assets/theme/tokens.json, which says how long it lasts.

        after: a kind that comes first, as when a sheet arrives and is stamped then. Where no window runs nothing moves:
        the motion is over before it begins.
        """
        if workshop.is_open and not self.instant:
            times = tokens()["motion_ms"]
            short = times["crossfade_reduced"]
            waits = (short if theme.reduced_motion else times[after]) if after else 0
            lasts = short if theme.reduced_motion else times[kind]
            self._under_way[name] = (pygame.time.get_ticks() + int(waits), int(lasts))

    def share(self, name: str, part: Rect | None = None) -> float:
        """How far a motion has come, 0 to 1, eased out; 1 for one that is over or was never begun.

        part: the rectangle of the window it moves in, which is drawn again until the motion is over.
        """
        if name not in self._under_way:
            return 1.0
        began, lasts = self._under_way[name]
        gone = (pygame.time.get_ticks() - began) / lasts
        if gone < 0:
            tell_painted_in(began - pygame.time.get_ticks(), part)
            return 0.0
        if gone >= 1:
            del self._under_way[name]
            return 1.0
        tell_painted_in(min(_STEP, max(1, round(lasts * (1 - gone)))), part)
        return 1 - (1 - gone) ** 3

    def cut(self) -> bool:
        """End all motions at once, because somebody goes on; True if one was under way."""
        moving = bool(self._under_way)
        self._under_way.clear()
        self.cuts += 1
        return moving


def faded(image: Surface, share: float) -> Surface:
    """A picture as it comes in with reduced motion: seen through by what is still to come."""
    if share >= 1:
        return image
    out = image.copy()
    out.set_alpha(round(255 * share))
    return out


motions = Motions()
"""The motions of this process."""
