"""The drawings of the state machine as files: three SVG pictures and a page with the same as Mermaid."""

from __future__ import annotations

from game.core.definitions import Model
from game.reports.charts import Chart, charts
from game.reports.mermaid import mermaid
from game.reports.svg import svg

PAGE = "state-machine.md"


def drawings(model: Model) -> dict[str, str]:
    """Return the text of each file by its name."""
    drawn = charts(model)
    return {PAGE: _page(model, drawn), **{f"{chart.id}.svg": svg(chart) for chart in drawn}}


def all_mermaid(model: Model) -> str:
    """Return all three charts as Mermaid, one after the other."""
    return "\n".join(mermaid(chart) for chart in charts(model))


def _page(model: Model, drawn: tuple[Chart, ...]) -> str:
    command = f"knot-of-war diagram --scenario {model.id} --out docs"
    parts = [
        f"# The state machine\n\nDrawn by `{command}` from the tables that the game runs on; not edited by hand.\n"
    ]
    for chart in drawn:
        parts.append(f"## {chart.title}\n\n{chart.about}\n\n![{chart.title}]({chart.id}.svg)\n")
        parts.append(f"```mermaid\n{mermaid(chart)}```\n")
    return "\n".join(parts)
