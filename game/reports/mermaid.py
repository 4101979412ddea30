"""Charts as Mermaid text, for pages that draw it."""

from __future__ import annotations

import re

from game.reports.charts import Chart


def mermaid(chart: Chart) -> str:
    """Return a chart as a Mermaid state diagram."""
    names = {node.id: _name(node.id) for node in chart.nodes}
    lines = ["stateDiagram-v2", f"    %% {chart.title}"]
    for node in chart.nodes:
        text = ": ".join(x for x in (_text(node.label), _text("; ".join(node.lines))) if x)
        lines.append(f'    state "{text}" as {names[node.id]}')
    lines.append(f"    [*] --> {names[chart.nodes[0].id]}")
    for arrow in chart.arrows:
        label = f": {_text(arrow.label)}" if arrow.label else ""
        lines.append(f"    {names[arrow.a]} --> {names[arrow.b]}{label}")
    lines += [f"    {names[node.id]} --> [*]" for node in chart.nodes if node.kind == "end"]
    return "\n".join(lines) + "\n"


def _name(node_id: str) -> str:
    return re.sub(r"\W", "_", node_id)


def _text(label: str) -> str:
    # Mermaid ends a label at a semicolon and a description at a colon.
    return label.replace('"', "'").replace(";", ",").replace(":", ",")
