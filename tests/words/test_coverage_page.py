"""The page that maps the sources to the game counts them all and names only what exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from game.content.build import load_model

PAGE = (Path(__file__).parents[2] / "docs" / "coverage.md").read_text(encoding="utf-8")
FAMILIES = {
    "adviser": "advisers",
    "channel": "channels",
    "choice": "choices",
    "clause": "terms",
    "codex": "codex",
    "council": "council",
    "ending": "endings",
    "epilogue": "epilogue",
    "event": "events",
    "form": "forms",
    "glossary": "glossary",
    "order": "orders",
    "people": "people",
    "promise": "promises",
    "stage": "stages",
    "start": "starts",
    "threat": "threats",
}
NAMED = re.compile(rf"(?:[|;]) ({'|'.join(FAMILIES)})s? ((?:`[a-z0-9_-]+`(?:, | and )?)+)")
EXPECTED = {"1": 88, "2": 52, "3": 24, "4": 10, "5": 17}


def test_each_point_of_each_source_has_one_row() -> None:
    for section, count in EXPECTED.items():
        text = re.split(r"^## ", PAGE, flags=re.MULTILINE)[int(section)]
        rows = [int(n) for n in re.findall(r"^\| (\d+) \|", text, flags=re.MULTILINE)]
        assert rows == list(range(1, count + 1)), section


def test_what_the_page_names_exists_in_the_scenario() -> None:
    words = load_model("october-1962").words
    assert isinstance(words, Mapping)
    found = NAMED.findall(PAGE)
    assert found
    for kind, ids in found:
        for one in re.findall(r"`([a-z0-9_-]+)`", ids):
            assert one in words[FAMILIES[kind]], (kind, one)
