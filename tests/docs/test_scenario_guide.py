"""Every example of docs/scenario-guide.md is tried: laid into its folder, checked, and played."""

import itertools
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from game.ai import policy_for
from game.ai.playout import play_out
from game.cli import main
from game.content import check, load_model
from game.content.schemas import Scenario
from game.core.crisis import Setup
from game.core.opening import begin
from game.core.sides import US, USSR

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "scenario-guide.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(yaml|yaml wrong|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """One fenced block: its kind, the file it is meant for, and its text."""

    kind: str
    file: str
    text: str


def _examples():
    found = []
    for kind, text in FENCE.findall(GUIDE):
        first = text.partition("\n")[0]
        found.append(Example(kind, first.removeprefix("# my-weekend/") if kind != "text" else "", text))
    return found


EXAMPLES = _examples()
GOOD = [e for e in EXAMPLES if e.kind == "yaml"]
WRONG = [(e, told) for e, told in itertools.pairwise(EXAMPLES) if e.kind == "yaml wrong"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the guide's folder, empty, seen from where the guide types its commands."""
    made = tmp_path / "scenarios" / "my-weekend"
    made.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return made


def _lay(folder, example):
    target = folder / example.file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(example.text, encoding="utf-8")


def test_the_guide_names_every_family_and_shows_each_file_of_rules_at_work():
    for family in Scenario.model_fields:
        assert re.search(rf"\b{family}\b", GUIDE), f"the guide says nothing of {family}"
    families = {line.partition(":")[0] for e in GOOD for line in e.text.splitlines() if re.match(r"[a-z_]+:", line)}
    for file in sorted((ROOT / "scenarios" / "october-1962").glob("*.yaml")):
        declared = re.findall(r"^([a-z_0-9]+):", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert families & set(declared), f"no example of anything in {file.name}"
    assert len({e.file for e in GOOD}) == len(GOOD)


def test_each_example_loads_upon_those_before_it(folder):
    for example in GOOD:
        _lay(folder, example)
        problems = check([folder])
        assert not problems, f"{example.file}:\n" + "\n".join(map(str, problems))


def test_a_copy_of_a_short_scenario_loads_under_another_id(tmp_path):
    copy = tmp_path / "my-weekend"
    shutil.copytree(ROOT / "scenarios" / "black-saturday", copy)
    scenario = (copy / "scenario.yaml").read_text(encoding="utf-8")
    (copy / "scenario.yaml").write_text(scenario.replace("id: black-saturday", "id: my-weekend"), encoding="utf-8")
    _lay(copy, GOOD[1])
    assert check([copy]) == []


def test_the_whole_example_passes_the_command_that_the_guide_recommends(folder, capsys):
    for example in GOOD:
        _lay(folder, example)
    assert main(["check", "scenarios/my-weekend"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("start", ["oct26", "oct27-night"])
def test_the_scenario_of_the_guide_can_be_played_to_its_end(folder, start):
    for example in GOOD:
        _lay(folder, example)
    model = load_model(folder)
    line = str(folder / "lines" / "wire-first.yaml")
    for seed, (us, ussr) in enumerate([(line, "khrushchev"), ("kennedy", "khrushchev"), ("random", "random")]):
        setup = Setup(scenario=model.id, start=start, seed=seed, personas=("kennedy", "khrushchev"))
        chairs = {US: policy_for(us, model, US), USSR: policy_for(ussr, model, USSR)}
        assert play_out(model, begin(model, setup), chairs).ending is not None


@pytest.mark.parametrize(("example", "told"), WRONG, ids=["unknown-key", "reads-hidden", "impossible-guard"])
def test_a_mistake_of_the_guide_is_told_in_the_words_it_quotes(folder, example, told):
    for good in GOOD:
        _lay(folder, good)
    _lay(folder, example)
    problems = check([Path("scenarios/my-weekend")])
    assert "\n\n".join(map(str, problems)) + "\n" == told.text
