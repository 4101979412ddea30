"""Every code that a message can end with, anywhere in the game, has its entry in docs/errors.md."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
MAKERS = {"Refusal": None, "SaveProblem": None, "Problem": 3, "refuse": 0, "ExpressionError": 0, "problem": 1}
"""What makes a message, and which of its positional arguments is the code (None: only by name)."""


def _called(node):
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _codes():
    found: dict[str, str] = {}
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or _called(node) not in MAKERS:
                continue
            place = MAKERS[_called(node)]
            given = [k.value for k in node.keywords if k.arg == "code"]
            given += node.args[place : place + 1] if place is not None else []
            for value in given:
                if isinstance(value, ast.Constant) and CODE.match(str(value.value)):
                    found.setdefault(str(value.value), path.relative_to(ROOT).as_posix())
    return found


CODES = _codes()


def test_codes_of_every_room_are_found():
    assert {"unknown-key", "bad-hour", "wrong-side", "order-closed", "phase", "not-a-save", "bad-power"} <= set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_explained_with_a_bad_and_a_good_example(code):
    entry = PAGE.partition(f"\n#### {code}\n")[2].partition("\n#")[0]
    assert "Bad: " in entry, f"docs/errors.md says nothing of {code} ({CODES[code]})"
    assert "Good: " in entry


def test_no_entry_explains_a_code_that_is_no_more():
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "game").rglob("*.py"))
    for code in re.findall(r"^#### (\S+)$", PAGE, re.MULTILINE):
        assert f'"{code}"' in source, f"docs/errors.md explains {code}, which nothing says"
