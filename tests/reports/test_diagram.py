"""The drawings of the state machine."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from game.content import list_scenarios, load_model
from game.core.phases import STEPS
from game.reports.charts import charts, phases_chart
from game.reports.diagram import drawings
from game.reports.layout import layout
from game.reports.mermaid import mermaid

DOCS = Path(__file__).parents[2] / "docs"
SCENARIOS = [s.id for s in list_scenarios()]


@pytest.mark.parametrize("name", ["state-machine.md", "phases.svg", "stages.svg", "ladder.svg"])
def test_the_drawings_in_the_documentation_are_fresh(name):
    fresh = drawings(load_model("october-1962"))[name]
    found = (DOCS / name).read_text(encoding="utf-8")
    assert found == fresh, "run: knot-of-war diagram --out docs"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_can_be_drawn(scenario):
    for name, text in drawings(load_model(scenario)).items():
        if name.endswith(".svg"):
            ET.fromstring(text)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_two_boxes_overlap_and_all_lie_in_the_picture(scenario):
    for chart in charts(load_model(scenario)):
        placed = layout(chart)
        for i, a in enumerate(placed.boxes):
            assert a.width / 2 <= a.x <= placed.width - a.width / 2
            assert a.height / 2 <= a.y <= placed.height - a.height / 2
            for b in placed.boxes[i + 1 :]:
                assert abs(a.x - b.x) >= (a.width + b.width) / 2 or abs(a.y - b.y) >= (a.height + b.height) / 2


def test_the_phases_are_drawn_from_the_engines_own_table():
    assert len(phases_chart().arrows) == len(STEPS)


def test_mermaid_names_each_state_once_and_joins_only_those():
    text = mermaid(charts(load_model("october-1962"))[1])
    states = re.findall(r'state "[^"]+" as (\w+)', text)
    assert len(states) == len(set(states))
    for a, b in re.findall(r"^ +(\w+) --> (\w+)", text, flags=re.MULTILINE):
        assert {a, b} <= set(states)
