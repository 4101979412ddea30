"""A caption may stand for some seconds on any screen, in any size: it covers nothing that can be clicked."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pygame
import pytest

from game.locale import Level, Reading, tr, use
from game.saves.places import HOME_VARIABLE
from game.ui.frame.free_place import taken_on
from game.ui.frame.slips import Slips
from game.ui.paint.kit import Kit
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage
from game.ui.sound.cues import CUES
from tests.showroom.sheets import ROOMS, names_of

_REASON = "this order was given a short while ago and has to rest"
_FULL = ("Menu",)
"""Titles of screens that are nothing but controls at 200 per cent: there a caption leaves the larger half of each."""
_HALF = Fraction(1, 2)
DRESSES = (Dress(), Dress((1024, 768), 200))


@pytest.fixture(scope="module", params=ROOMS)
def covered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Every screen of a room on which the longest caption lies over a control."""
    folder: Path = tmp_path_factory.mktemp("captions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        stage = Stage(folder / "saves")
        faults = []
        for name in names_of(request.param):
            exhibits()[name](stage)
            faults += [
                f"{name} {language} {dress.name}"
                for language in ("en", "ru")
                for dress in DRESSES
                if _covers(stage, dress, language)
            ]
        use(Reading())
        stage.close()
        yield faults


def _covers(stage: Stage, dress: Dress, language: str) -> bool:
    use(Reading(language, Level.STANDARD))
    kit, surface = Kit(dress.theme(stage.tree.palette)), pygame.Surface(dress.size)
    stage.tree.dress(kit)
    slips = Slips()
    slips.add(max((tr(cue.caption, because=_REASON) for cue in CUES.values() if cue.caption), key=len), 0)
    taken = taken_on(stage.tree, surface.get_rect())
    box = slips.draw(surface, kit, taken)
    shares = [Fraction(math.prod(box.clip(one).size), math.prod(one.size)) for one in taken.controls]
    return max(shares, default=0) > (_HALF if stage.tree.title in _FULL else 0)


def test_no_caption_covers_a_control_of_any_screen(covered: list[str]) -> None:
    assert covered == []
