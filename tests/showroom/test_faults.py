"""No screen cuts a text, lays one text over another, or writes too faintly to be read: as measured in the pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.saves.places import HOME_VARIABLE
from game.ui.showroom.stage import Dress
from tests.showroom.look import PLAIN, looked_at
from tests.showroom.sheets import ROOMS, names_of

ENGLISH = (*PLAIN, Dress(high_contrast=True))
TRANSLATED = (Dress(), Dress((1024, 768), 100), Dress((1280, 720), 200))
"""Longer words want looking at where room is scarce."""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", "ru"])
@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_every_screen_can_be_read(
    room: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    dresses = ENGLISH if language == "en" else TRANSLATED
    looked = looked_at(names_of(room), dresses, language)
    faults = [f"{name} {dress.name}: {fault}" for name, dress, found in looked for fault in found]
    assert not faults, "\n".join(faults)
