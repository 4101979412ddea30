"""Heads: who has one, and that every file is what the tool draws."""

import importlib.util
from itertools import combinations
from pathlib import Path

import pygame
import pytest
import yaml

from game.ui.paint.pictures import portrait, portraits

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "scenarios" / "october-1962" / "words"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("portraits_tool", ROOT / "tools" / "portraits.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everybody_of_the_codex_and_both_councils_has_a_head() -> None:
    for family in ("people", "advisers"):
        table = yaml.safe_load((WORDS / f"{family}.yaml").read_text(encoding="utf-8"))[family]
        for key, entry in table.items():
            assert entry.get("portrait") in portraits(), key


def test_every_head_is_what_the_tool_draws_from_its_table(tool) -> None:
    drawn = {key: tool.short(head.svg(title=name)) + "\n" for key, name, head in tool.heads()}
    assert set(drawn) == portraits()
    for key, svg in drawn.items():
        assert (ROOT / "assets" / "portraits" / f"{key}.svg").read_text(encoding="utf-8") == svg, key


def test_any_two_heads_differ_in_a_twentieth_of_their_face_even_as_small_as_on_the_councils_line() -> None:
    faces = {name: pygame.surfarray.array3d(portrait(name, (48, 60)))[8:40, 8:50].mean(axis=2) for name in portraits()}
    for one, other in combinations(sorted(faces), 2):
        assert (abs(faces[one] - faces[other]) > 60).mean() > 0.05, (one, other)


def test_a_shape_the_table_does_not_know_is_refused(tool) -> None:
    with pytest.raises(ValueError, match="no such shape"):
        tool.draw(tool.kit.Head(), {"blot": "0,0"})
