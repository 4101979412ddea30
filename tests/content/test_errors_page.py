"""Every code that a scenario's author can meet is explained."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = re.compile(
    r"(?:\b[01],\s*[01],\s*|Problem\([^()]*?column,\s*|refuse\(\s*|_refuse\([^,()]+,\s*|ExpressionError\(\s*"
    r"|\.problem\([^,]*(?:\([^()]*(?:\([^()]*\))*[^()]*\))?,\s*)\"([a-z]+(?:-[a-z]+)*)\""
)


def _codes():
    files = [
        *(ROOT / "game" / "content").rglob("*.py"),
        ROOT / "game/core/language.py",
        ROOT / "game/core/intervals.py",
    ]
    return sorted({code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))})


PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


def test_codes_are_found_in_the_source():
    assert {"unknown-key", "reads-hidden", "alias", "too-large", "bad-power", "unknown-source"} <= set(_codes())
    assert len(_codes()) >= 35


@pytest.mark.parametrize("code", _codes())
def test_a_code_has_an_entry_that_says_what_it_is_with_a_bad_and_a_good_example(code):
    entry = PAGE.partition(f"\n#### {code}\n")[2].partition("\n#")[0]
    assert entry, f"docs/errors.md has no entry for {code}"
    assert "Bad: " in entry
    assert "Good: " in entry
