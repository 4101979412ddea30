"""The schema as editors read it: completion and red underlining while a scenario file is typed."""

from __future__ import annotations

import json
from typing import Any

from game.content.schemas.scenario import Scenario


def editor_schema() -> str:
    """Return the JSON Schema of one scenario file: any of the families, and nothing else."""
    schema: dict[str, Any] = Scenario.model_json_schema()
    schema.pop("required")  # a scenario is many files, and each holds some of the families
    schema["title"] = "A file of a Knot of War scenario"
    schema["description"] = "Any of the families of a scenario; docs/scenario-guide.md explains them."
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
