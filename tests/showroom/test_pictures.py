"""Every screen looks as it did when somebody last looked at it: three sizes, two text sizes, plain and high contrast.

The sheets in `pictures/` were read by eye. After a wanted change run `UPDATE_PICTURES=1 pytest
tests/showroom/test_pictures.py` and look at every sheet that changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from game.saves.places import HOME_VARIABLE
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Stage
from tests.showroom.sheets import (
    DRESSES,
    FOLDER,
    MOST_OF_A_BLOCK,
    ROOMS,
    cut_out,
    difference,
    laid_out,
    names_of,
    tile,
    write,
)


def test_every_exhibit_stands_on_one_sheet() -> None:
    placed = [name for room in ROOMS for name in names_of(room)]
    assert sorted(placed) == sorted(exhibits())


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_screen_looks_as_it_was_last_approved(room: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    stage = Stage(tmp_path / "saves")
    tiles: dict[str, list[pygame.Surface]] = {dress.name: [] for dress in DRESSES}
    for name in names_of(room):
        exhibits()[name](stage)
        for dress in DRESSES:
            tiles[dress.name].append(tile(stage.picture(dress)))
    stage.close()
    wrong = []
    for worn, pictures in tiles.items():
        path = FOLDER / f"{room}-{worn}.webp"
        if os.environ.get("UPDATE_PICTURES"):
            write(laid_out(pictures), path)
        kept = pygame.image.load(path)
        for number, (name, now) in enumerate(zip(names_of(room), pictures, strict=True)):
            before = cut_out(kept, number, now.get_height())
            apart = 255.0 if before is None else difference(now, before)
            if apart > MOST_OF_A_BLOCK:
                wrong.append(f"{name} {worn}: {apart:.0f} in one block")
    assert not wrong, "\n".join(wrong)
