"""How a scene comes onto the window: whole, or only where it changed; arriving; with slips over it."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.frame.arrival import Arrival
from game.ui.frame.free_place import taken_on
from game.ui.frame.slips import Slips
from game.ui.paint.kit import Kit
from game.ui.paint.theme import SMALLEST_WINDOW
from game.ui.scene import Scene


class Drawing:
    """Draws and shows what changed, and nothing else. slips: what lies over every scene."""

    def __init__(self) -> None:
        self.slips = Slips()
        self._arrival: Arrival | None = None
        self._copies: dict[str, Surface] = {}
        self._slip_at: Rect | None = None

    @property
    def arriving(self) -> bool:
        """Whether a scene is on its way into place."""
        return self._arrival is not None

    def arrive(self, surface: Surface, kit: Kit) -> None:
        """Another scene comes over what the surface shows."""
        self._arrival = Arrival(self._copy("before", surface), kit.theme)

    def _copy(self, which: str, surface: Surface) -> Surface:
        """A copy of what the surface shows, in memory that is kept from one arrival to the next."""
        kept = self._copies.get(which)
        if kept is None or kept.get_size() != surface.get_size():
            kept = self._copies[which] = surface.copy()
        else:
            kept.blit(surface, (0, 0))
        return kept

    def cut(self) -> bool:
        """Have the scene in place at once; True if it was on its way."""
        arriving, self._arrival = self._arrival is not None, None
        return arriving

    def show(self, scene: Scene, surface: Surface, kit: Kit) -> bool:
        """Bring the surface up to date and show it; True if anything was drawn."""
        arrival = self._arrival
        if arrival is not None and arrival.begun and not scene.dirty:
            if arrival.draw(surface):
                pygame.display.flip()
                return False
            self._arrival, scene.dirty = None, True
        elif arrival is not None and arrival.begun:
            self._arrival = None
        if scene.dirty or too_small(surface):
            return self._whole(scene, surface, kit)
        return self._parts(scene, surface, kit)

    def _whole(self, scene: Scene, surface: Surface, kit: Kit) -> bool:
        if not scene.dirty:
            return False
        if too_small(surface):
            draw_too_small(surface, kit)
            scene.dirty = False
            pygame.display.flip()
            return False
        scene.draw(surface)
        if self._arrival is not None:
            self._arrival.begin(self._copy("after", surface))
            self._arrival.draw(surface)
        self._lay_slips(scene, surface, kit)
        pygame.display.flip()
        return True

    def _parts(self, scene: Scene, surface: Surface, kit: Kit) -> bool:
        changed = list(scene.redraw(surface))
        if not changed:
            return False
        if self.slips.shown:
            before = self._slip_at
            self._lay_slips(scene, surface, kit)
            if before != self._slip_at:
                # The screen lies otherwise now, and so do they: what they covered comes back.
                scene.dirty = True
                return self._whole(scene, surface, kit)
            changed.append(self._slip_at or Rect(0, 0, 0, 0))
        show_parts(surface, changed)
        return True

    def _lay_slips(self, scene: Scene, surface: Surface, kit: Kit) -> None:
        shown = bool(self.slips.shown)
        self._slip_at = self.slips.draw(surface, kit, taken_on(scene, surface.get_rect())) if shown else None


def show_parts(surface: Surface, parts: Sequence[Rect]) -> None:
    """Show these parts of the surface on the window."""
    window = surface.get_rect()
    pygame.display.update([part.clip(window) for part in parts])


def too_small(surface: Surface) -> bool:
    """Whether nothing can be laid out on so small a window."""
    width, height = surface.get_size()
    return width < SMALLEST_WINDOW[0] or height < SMALLEST_WINDOW[1]


def draw_too_small(surface: Surface, kit: Kit) -> None:
    """Say so, instead of a scene."""
    surface.fill(kit.colour("table"))
    wide, tall = SMALLEST_WINDOW
    words = tr("This window is too small to play in. Make it at least {width} by {height}.", width=wide, height=tall)
    kit.write(surface, words, "small", surface.get_rect().inflate(-16, -16), "on_table")
