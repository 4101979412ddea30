"""Nothing done at random may break the window or lock somebody in."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.saves.places import HOME_VARIABLE
from tests.ui.driver import Driver
from tests.ui.monkey import Monkey, run


@pytest.mark.parametrize("seed", [11, 12])
def test_whatever_is_pressed_and_clicked_there_is_always_a_way_back_by_esc(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkey = Monkey(Driver(tmp_path / "saves"), seed)
    run(monkey, seconds=60, steps=240)
    assert monkey.met
