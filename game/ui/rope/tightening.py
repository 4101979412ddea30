"""The rope in motion: it tightens from the state that was seen to the one that is, in eight pictures made ahead."""

from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.motion import motions
from game.ui.paint.theme import tokens
from game.ui.paint.workshop import tell_painted_in, workshop
from game.ui.rope.knot import inks_of, knot_picture

PICTURES = 8


@dataclass(frozen=True, slots=True)
class Pull:
    """What a drawn rope shows: tension 0 to 100, pulls 0 to 10 in halves, Washington's first."""

    tension: int
    washington: float
    moscow: float

    def towards(self, other: "Pull", share: float) -> "Pull":
        """The state `share` (0 to 1) of the way to another."""

        def between(a: float, b: float) -> float:
            return a + (b - a) * share

        return Pull(
            round(between(self.tension, other.tension)),
            round(between(self.washington, other.washington) * 2) / 2,
            round(between(self.moscow, other.moscow) * 2) / 2,
        )


class Tightening:
    """Draws the rope of a header, and plays the way from the state before, once, when there is one to be seen."""

    def __init__(self) -> None:
        self._shown: Pull | None = None
        self._goal: Pull | None = None
        self._began: int | None = None
        self._cuts = 0

    def draw(
        self, target: Surface, kit: Kit, rect: Rect, tension: float, pulls: tuple[float, float], change: float
    ) -> None:
        """Draw the rope as it is now into a rectangle. change: of the tension since the watch before."""
        goal = Pull(round(tension), round(pulls[0] * 2) / 2, round(pulls[1] * 2) / 2)
        if goal != self._goal:
            seen = self._shown
            # Only what follows on the rope that was seen may move: another match or an earlier watch is simply shown.
            follows = seen is not None and seen != goal and abs(goal.tension - change - seen.tension) < 1.5
            self._goal, self._began = goal, None
            if not (follows and workshop.is_open and not kit.theme.reduced_motion):
                self._shown = goal
        if self._shown is None or self._shown == goal:
            self._blit(target, kit, rect, goal)
            return
        self._move(target, kit, rect, self._shown, goal)

    def _move(self, target: Surface, kit: Kit, rect: Rect, seen: Pull, goal: Pull) -> None:
        road = [seen.towards(goal, (i + 1) / PICTURES) for i in range(PICTURES)]
        # The workshop takes the latest wish first, so the last picture, which tells that all are there, is asked first.
        made = [_picture(kit, rect, state, rect if state == goal else None) is not None for state in reversed(road)]
        if self._began is None:
            if not all(made):
                self._blit(target, kit, rect, seen)
                return
            self._began, self._cuts = pygame.time.get_ticks(), motions.cuts
        step = tokens()["motion_ms"]["knot"] // PICTURES
        place = (pygame.time.get_ticks() - self._began) // step
        if place >= PICTURES - 1 or motions.cuts != self._cuts:
            self._shown, self._began = goal, None
            self._blit(target, kit, rect, goal)
            return
        self._blit(target, kit, rect, road[place])
        tell_painted_in(step, rect)

    @staticmethod
    def _blit(target: Surface, kit: Kit, rect: Rect, state: Pull) -> None:
        image = _picture(kit, rect, state, rect)
        if image is not None:
            target.blit(image, rect)


def _picture(kit: Kit, rect: Rect, state: Pull, part: Rect | None) -> Surface | None:
    d0 = max(8.0, rect.height * 0.138)
    pulls = (state.washington, state.moscow)
    return knot_picture(rect.size, state.tension, pulls, inks_of(kit), d0=d0, part=part)


tightening = Tightening()
"""The rope of the header that is shown."""
