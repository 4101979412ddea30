"""Write scenarios/schema/scenario.json, which editors use to complete and check scenario files."""

from pathlib import Path

from game.content.schemas.editor import editor_schema

if __name__ == "__main__":
    target = Path(__file__).parents[1] / "scenarios" / "schema" / "scenario.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(editor_schema(), encoding="utf-8")
    print(f"wrote {target}")
