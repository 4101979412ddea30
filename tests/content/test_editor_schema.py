"""The schema that editors use follows the schemas of the loader."""

import json
from pathlib import Path

import pytest

from game.content.schemas.editor import editor_schema

ROOT = Path(__file__).parents[2]


def _keys(schema):
    """Which keys each part knows; wording differs between versions of pydantic."""
    return {name: sorted(part.get("properties", {})) for name, part in {**schema["$defs"], "": schema}.items()}


def test_the_schema_for_editors_is_fresh():
    written = (ROOT / "scenarios" / "schema" / "scenario.json").read_text(encoding="utf-8")
    assert _keys(json.loads(written)) == _keys(json.loads(editor_schema())), "run: python tools/write_schema.py"


def _parts(schema):
    yield schema
    for part in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(part, dict | list):
            yield from _parts(part)


def test_the_schema_for_editors_lets_a_file_say_only_what_differs_and_take_entries_out():
    schema = json.loads(editor_schema())
    assert not [part for part in _parts(schema) if isinstance(part, dict) and isinstance(part.get("required"), list)]
    assert schema["properties"]["endings"]["patternProperties"]
    for entries in schema["properties"]["endings"]["patternProperties"].values():
        assert {"type": "null"} in entries["anyOf"]


RULES = sorted(
    path for path in (ROOT / "scenarios").glob("*/*.yaml") if path.name not in ("sources.yaml", "estimates.yaml")
)


@pytest.mark.parametrize("path", RULES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_of_rules_tells_editors_where_its_schema_is(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("$schema=")[2]).resolve().is_file()


def test_the_schema_for_editors_refuses_unknown_families():
    schema = json.loads(editor_schema())
    assert schema["additionalProperties"] is False
    assert {"orders", "events", "stages", "letters"} <= set(schema["properties"])
