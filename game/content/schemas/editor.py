"""The schema as editors read it: completion and red underlining while a scenario file is typed."""

from __future__ import annotations

import json
from typing import Any

from game.content.schemas.scenario import Scenario


def editor_schema() -> str:
    """Return the JSON Schema of one file of rules: any of the families, whole or in part.

    A scenario is many files, and one that extends another writes only what differs, with a null for what it takes out.
    So nothing is required here and any named entry may be null; `knot-of-war check` sees what is missing in the whole.
    """
    schema: dict[str, Any] = _in_part(Scenario.model_json_schema())
    schema["title"] = "A file of a Knot of War scenario"
    schema["description"] = "Any of the families of a scenario; docs/scenario-guide.md explains them."
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _in_part(part: Any) -> Any:
    """Return a part of a schema with nothing required and with null allowed as a named entry."""
    if isinstance(part, list):
        return [_in_part(item) for item in part]
    if not isinstance(part, dict):
        return part
    lenient = {
        key: _in_part(value) for key, value in part.items() if not (key == "required" and isinstance(value, list))
    }
    if isinstance(entries := lenient.get("additionalProperties"), dict):
        lenient["additionalProperties"] = _or_null(entries)
    if isinstance(named := lenient.get("patternProperties"), dict):
        lenient["patternProperties"] = {pattern: _or_null(entries) for pattern, entries in named.items()}
    return lenient


def _or_null(schema: Any) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
