"""Icons: every one that is named exists, and every one is drawn with flat shapes."""

import re
from pathlib import Path

import pytest
from pygame import Color

from game.ui.paint.pictures import icon, icons

ROOT = Path(__file__).parents[2]


def test_every_icon_a_scenario_names_is_there() -> None:
    for file in sorted((ROOT / "scenarios").glob("*/words/*.yaml")):
        for name in re.findall(r"\bicon: \"?([a-z0-9-]+)", file.read_text(encoding="utf-8")):
            assert name in icons(), (file.name, name)


def test_every_icon_the_game_names_is_there() -> None:
    for file in sorted((ROOT / "game").rglob("*.py")):
        for name in re.findall(r"\"((?:ch|in|or|pl|ui)-[a-z0-9-]+)\"", file.read_text(encoding="utf-8")):
            assert name in icons(), (file.name, name)


@pytest.mark.parametrize("name", sorted(icons()))
def test_an_icon_has_ink_at_its_smallest_and_no_shape_a_painter_may_not_know(name: str) -> None:
    text = (ROOT / "assets" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"<([a-z]+)", text)) <= {"svg", "g", "title", "path", "circle", "rect"}
    drawn = icon(name, 20, Color("#1b1e24"), Color("#f1e7d0"))
    assert drawn.get_bounding_rect(40).width >= 8
