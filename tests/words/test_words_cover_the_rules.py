"""Everything a player can meet has words, and the words keep the house rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from game.content.build import load_model
from game.core.definitions import Model
from game.core.sides import SIDES

SCENARIOS = ("october-1962", "black-saturday", "first-watch")
ICONS = {path.stem for path in (Path(__file__).parents[2] / "assets" / "icons").glob("*.svg")}
PORTRAITS = {path.stem for path in (Path(__file__).parents[2] / "assets" / "portraits").glob("*.svg")}
TITLE_MOST = 46
MESSAGE_MOST = 45
BRIEFING_LEAST, BRIEFING_MOST = 60, 110
VOICES_LEAST = 3
FORBIDDEN = re.compile(
    r"\b(enemy|enemies|bad guys?|win|wins|won|winner|winning|victory lap|game over)\b", re.IGNORECASE
)


@pytest.fixture(scope="module", params=SCENARIOS)
def model(request: pytest.FixtureRequest) -> Model:
    """Return each shipped scenario in turn."""
    return load_model(request.param)


def _words(model: Model, family: str) -> Mapping[str, Any]:
    assert isinstance(model.words, Mapping)
    found = model.words[family]
    assert isinstance(found, Mapping)
    return found


def _texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, str(i)))


def test_every_event_is_told_to_every_desk_that_learns_of_it(model: Model) -> None:
    words = _words(model, "events")
    for event in model.events:
        entry = words[event.id]
        for side in event.readers:
            assert entry.get(side), (event.id, side)
            assert entry["sender"].get(side), (event.id, side)


def test_a_desk_that_learns_nothing_of_an_event_has_no_message_of_it(model: Model) -> None:
    words = _words(model, "events")
    for event in model.events:
        for side in set(SIDES) - set(event.readers):
            assert side not in words[event.id], (event.id, side)


def test_every_follow_on_and_every_hazard_of_the_ladder_has_words(model: Model) -> None:
    words = _words(model, "events")
    ids = [f.id for event in model.events for f in event.then] + [h.id for h in (*model.rung4, *model.clash_hazards)]
    for found in ids:
        assert {"title", "icon", "us", "ussr"} <= set(words[found]), found


def test_every_order_says_what_it_does_and_what_it_risks(model: Model) -> None:
    words = _words(model, "orders")
    for order in model.orders.values():
        entry = words[order.id]
        assert entry["name"], order.id
        assert entry["what"], order.id
        assert entry["risk"], order.id
        if order.organisation:
            assert order.organisation in _words(model, "organisations"), order.id


def test_every_order_that_can_be_noticed_says_what_is_noticed(model: Model) -> None:
    words = _words(model, "orders")
    for order in model.orders.values():
        if order.seen > 0:
            assert words[order.id].get("noticed"), order.id


def test_every_choice_and_every_option_has_words(model: Model) -> None:
    words = _words(model, "choices")
    for choice in model.choices.values():
        entry = words[choice.id]
        assert {"title", "prompt"} <= set(entry), choice.id
        for option in choice.options:
            said = entry["options"][option.id]
            assert {"name", "effect"} <= set(said), (choice.id, option.id)


def test_every_blow_that_can_be_chosen_has_words(model: Model) -> None:
    words = _words(model, "clash")
    for side in SIDES:
        for option in model.clash_options[side]:
            assert {"name", "effect"} <= set(words[option.id]), option.id


def test_every_start_briefs_both_desks(model: Model) -> None:
    words = _words(model, "starts")
    for start in model.starts.values():
        entry = words[start.id]
        assert {"title", "date"} <= set(entry), start.id
        for side in SIDES:
            count = len(entry["briefing"][side].split())
            assert BRIEFING_LEAST <= count <= BRIEFING_MOST, (start.id, side, count)


def test_every_stage_and_every_ending_is_told_to_both_desks(model: Model) -> None:
    for stage in model.stages.values():
        assert {"name", "us", "ussr", "changes"} <= set(_words(model, "stages")[stage.id]), stage.id
    for ending in model.endings:
        assert {"title", "us", "ussr"} <= set(_words(model, "endings")[ending.id]), ending.id


def test_war_is_told_in_the_past_and_says_that_it_did_not_happen(model: Model) -> None:
    words = _words(model, "endings")
    for ending in model.endings:
        if ending.kind == "war":
            for side in SIDES:
                assert words[ending.id][side].endswith("In 1962 it did not happen."), ending.id


def test_every_clause_names_each_of_its_levels(model: Model) -> None:
    words = _words(model, "terms")
    for term in model.terms:
        entry = words[term.id]
        for key in ("levels", "gives", "gets"):
            assert len(entry[key]) == len(term.levels), (term.id, key)
    for threat in model.threats.values():
        assert len(_words(model, "threats")[threat.id]["levels"]) == len(threat.levels), threat.id


def test_every_channel_persona_and_promise_is_named(model: Model) -> None:
    for family, ids in (
        ("channels", model.channels),
        ("personas", model.personas),
        ("promises", [p.id for p in model.promises]),
    ):
        for found in ids:
            assert found in _words(model, family), (family, found)


def test_every_adviser_speaks_and_every_topic_has_at_least_three_voices(model: Model) -> None:
    words = _words(model, "advisers")
    voices: dict[tuple[str, str], int] = {}
    for adviser in (a for side in SIDES for a in model.advisers[side]):
        entry = words[adviser.id]
        assert entry["portrait"] is None or entry["portrait"] in PORTRAITS, adviser.id
        assert set(adviser.cares) <= set(entry["motives"]), adviser.id
        for topic in entry["lines"]:
            voices[adviser.side, topic] = voices.get((adviser.side, topic), 0) + 1
    for stage in model.stages.values():
        for side in SIDES:
            for topic in stage.agenda[side]:
                assert voices.get((side, topic), 0) >= VOICES_LEAST, (side, topic)


def test_every_quantity_a_player_may_read_is_named(model: Model) -> None:
    named = {
        *_words(model, "tracks"),
        *_words(model, "estimates"),
        *_words(model, "postures"),
        *_words(model, "nature"),
    }
    for quantity in model.quantities:
        if quantity.kind in {"track", "estimate", "posture", "nature"}:
            assert quantity.name in named, quantity.name


def test_every_axis_of_the_score_and_every_line_of_the_epilogue_is_named(model: Model) -> None:
    for side in SIDES:
        for score in model.scores[side]:
            assert score.axis in _words(model, "axes"), score.axis
    for line in model.epilogue:
        assert {"label", "likely", "open", "unlikely"} <= set(_words(model, "epilogue")[line]), line


def test_titles_fit_their_cards_and_messages_their_sheets(model: Model) -> None:
    for family in ("events", "choices", "orders", "stages", "endings"):
        for key, entry in _words(model, family).items():
            title = str(entry.get("title") or entry.get("name"))
            assert len(title) <= TITLE_MOST, (family, key, len(title))
    for key, entry in _words(model, "events").items():
        for side in SIDES:
            assert len(str(entry.get(side, "")).split()) <= MESSAGE_MOST, (key, side)


def test_every_icon_that_words_name_is_drawn(model: Model) -> None:
    for family in model.words or ():
        for path, text in _texts(_words(model, family)):
            if path[-1:] == ("icon",):
                assert text in ICONS, (family, *path)


def test_what_claims_to_be_history_names_its_source_and_how_sure_it_is(model: Model) -> None:
    for family in ("events", "orders", "choices", "endings", "promises"):
        for key, entry in _words(model, family).items():
            history = entry.get("history")
            assert entry.get("invented") or history, (family, key)
            if history:
                assert {"source", "confidence"} <= set(history), (family, key)


def test_no_line_speaks_of_enemies_or_of_winning(model: Model) -> None:
    for family in model.words or ():
        if family in {"sources", "lines", "phrases"}:
            continue
        for path, text in _texts(_words(model, family)):
            assert not FORBIDDEN.search(text), (family, *path, text)


def test_every_topic_of_a_council_and_every_kind_of_letter_is_named(model: Model) -> None:
    for stage in model.stages.values():
        for side in SIDES:
            assert set(stage.agenda[side]) <= set(_words(model, "topics")), stage.id
    for side in SIDES:
        for form in model.forms[side]:
            assert form.id in _words(model, "forms"), form.id


def test_the_first_watch_has_tips_for_each_of_its_watches() -> None:
    tips = _words(load_model("first-watch"), "tutorial")
    assert [key for key in tips if key.startswith("watch-")] == ["watch-1", "watch-2", "watch-3", "watch-4"]
    for entry in tips.values():
        for step in entry["steps"]:
            assert {"screen", "focus", "says", "wait"} <= set(step)
