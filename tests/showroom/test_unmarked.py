"""No screen says or shows a word that translators could not reach: tried with a made-up language."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.locale import Reading
from game.saves.places import HOME_VARIABLE
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage
from tests.locale.pseudo import LANGUAGE, spoken_in_pseudo, unmarked
from tests.showroom.sheets import ROOMS


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_every_screen_can_be_translated(
    room: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    found: list[str] = []
    with spoken_in_pseudo():
        stage = Stage(tmp_path / "saves")
        stage.read(Reading(LANGUAGE))
        for name in (name for name in exhibits() if name.startswith(ROOMS[room])):
            exhibits()[name](stage)
            stage.picture(Dress())
            found += [f"{name}: {line}" for line in unmarked(stage.scene.speak())]
        stage.close()
    assert not found, "\n".join(found)
