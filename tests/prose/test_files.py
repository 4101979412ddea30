"""A scenario's phrases are checked where they stand."""

from __future__ import annotations

import shutil

import pytest

from game.prose.files import phrase_problems
from game.prose.occasion import FLAGS
from tests.prose.corpus import FOLDER


@pytest.mark.parametrize("scenario", ["october-1962", "black-saturday", "first-watch"])
def test_the_shipped_scenarios_have_sound_phrases(scenario):
    assert phrase_problems(FOLDER.parent / scenario) == []


def test_a_mistake_is_told_with_file_line_and_mend(tmp_path):
    home = tmp_path / "october-1962"
    shutil.copytree(FOLDER, home)
    page = home / "phrases" / "kennedy.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("I leave it with you.", "I leave it with <yu>."), encoding="utf-8")
    (found,) = phrase_problems(home, (tmp_path,))
    assert found.code == "bad-phrase"
    assert found.file.endswith("kennedy.yaml")
    assert "I leave it with <yu>." in found.quoted
    assert found.line == text[: text.index("I leave it with you.")].count("\n") + 1
    assert found.mend == "define it under words"


def test_the_guide_names_every_flag():
    guide = (FOLDER.parents[1] / "docs" / "phrases.md").read_text(encoding="utf-8")
    assert [flag for flag in FLAGS if f"| `{flag}` |" not in guide] == []
