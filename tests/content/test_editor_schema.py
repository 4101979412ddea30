"""The schema that editors use follows the schemas of the loader."""

import json
from pathlib import Path

from game.content.schemas.editor import editor_schema

ROOT = Path(__file__).parents[2]


def _keys(schema):
    """Which keys each part knows; wording differs between versions of pydantic."""
    return {name: sorted(part.get("properties", {})) for name, part in {**schema["$defs"], "": schema}.items()}


def test_the_schema_for_editors_is_fresh():
    written = (ROOT / "scenarios" / "schema" / "scenario.json").read_text(encoding="utf-8")
    assert _keys(json.loads(written)) == _keys(json.loads(editor_schema())), "run: python tools/write_schema.py"


def test_the_schema_for_editors_asks_for_no_family_and_refuses_unknown_ones():
    schema = json.loads(editor_schema())
    assert "required" not in schema
    assert schema["additionalProperties"] is False
    assert {"orders", "events", "stages", "letters"} <= set(schema["properties"])
