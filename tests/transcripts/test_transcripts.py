"""The told matches come out as they were last reviewed. `python -m tests.transcripts --write` tells them anew."""

from __future__ import annotations

import pytest

from game.content import list_scenarios
from tests.transcripts.stories import FOLDER, STORIES, path_of, tell


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_told_match_comes_out_as_it_was_reviewed(story):
    told = tell(story).splitlines()
    reviewed = path_of(story).read_text(encoding="utf-8").splitlines()
    for line, (new, old) in enumerate(zip(told, reviewed, strict=False), 1):
        assert new == old, f"line {line} of {path_of(story).name}; python -m tests.transcripts shows all that differs"
    assert len(told) == len(reviewed)


@pytest.mark.parametrize("scenario", [s.id for s in list_scenarios()])
def test_every_scenario_has_a_story(scenario):
    assert scenario in {story.scenario for story in STORIES}


def test_every_transcript_belongs_to_a_story():
    assert {path.name for path in FOLDER.glob("*.txt")} == {path_of(story).name for story in STORIES}
