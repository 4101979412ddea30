"""The examples of docs/line-files.md are line files that can be followed."""

import re
from pathlib import Path

import yaml

from game.ai import policy_for
from game.ai.line_file import read_line
from game.content import load_model

PAGE = (Path(__file__).parents[2] / "docs" / "line-files.md").read_text(encoding="utf-8")
WHOLE, CLAUSES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
MODEL = load_model("october-1962")


def test_the_small_line_of_the_page_can_be_followed(tmp_path):
    path = tmp_path / "quiet-word.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    line = read_line(path, MODEL)
    assert [entry.at for entry in line.entries] == [75.0, 270.0]
    assert policy_for(str(path), MODEL, "us")


def test_the_clauses_of_the_page_can_stand_in_a_letter(tmp_path):
    data = yaml.safe_load(WHOLE)
    data["watches"] = [{"at": 270, "letters": [{"channel": "back", **yaml.safe_load(CLAUSES)}]}]
    path = tmp_path / "clauses.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    (draft,) = read_line(path, MODEL).entries[0].letters
    assert [str(c.kind) for c in draft.clauses] == ["offer", "condition", "assurance", "threat"]


def test_the_page_names_every_key_of_a_line_file():
    for key in ("line", "title", "side", "rest", "exclusive", "watches", "answers", "source", "confidence", "note"):
        assert f"`{key}`" in PAGE
