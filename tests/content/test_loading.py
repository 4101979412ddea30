"""What a loaded scenario promises to the rules."""

import math
from pathlib import Path

import pytest

from game.content import ContentError, check, list_scenarios, load_model, resources
from game.core.sides import BOTH, NOBODY, SIDES, only

MINI = Path(__file__).parent / "fixtures" / "mini"
SHIPPED = [listed.id for listed in list_scenarios()]


@pytest.mark.parametrize("scenario", SHIPPED)
def test_a_shipped_scenario_has_no_mistakes(scenario):
    assert check([scenario]) == []


def test_the_whole_crisis_is_among_the_shipped_scenarios():
    assert "october-1962" in SHIPPED


def test_a_scenario_is_compiled_once():
    assert load_model(MINI) is load_model(str(MINI))


def test_an_unknown_scenario_is_refused_with_what_there_is():
    with pytest.raises(ContentError) as caught:
        load_model("october-1926")
    (problem,) = caught.value.problems
    assert problem.code == "unknown-scenario"
    assert "october-1962" in problem.expected
    assert "october-1962" in problem.mend


def test_slot_zero_holds_the_luck_and_every_other_slot_a_name():
    model = load_model(MINI)
    assert model.index["luck"] == 0
    assert [model.index[q.name] for q in model.quantities] == list(range(len(model.quantities)))
    assert len(model.template) == len(model.quantities)
    assert model.at.knot == model.index["knot"]


def test_what_a_side_sees_is_settled_for_every_name():
    model = load_model(MINI)
    seen = {q.name: q.seen for q in model.quantities}
    assert seen["knot"] == BOTH
    assert seen["us_dread"] == only("us")
    assert seen["us_firm"] == NOBODY
    assert seen["strain"] == BOTH
    assert seen["us_fear"] == only("us")
    assert seen["ussr_push"] == only("ussr")
    assert seen["p_nerve_us"] == only("us")
    assert seen["us_off_any"] == BOTH
    assert seen["us_since"] == only("us")
    assert seen["o_tone"] == NOBODY
    for side in SIDES:
        assert {model.quantities[i].name for i in model.hidden[side]} == {
            q.name for q in model.quantities[1:] if side not in q.seen
        }


def test_a_derived_value_is_bounded_by_what_it_is_made_of():
    model = load_model(MINI)
    strain = model.quantities[model.at.strain]
    assert (strain.lo, strain.hi) == (6, 7)


def test_orders_score_by_their_urge_and_the_motives_they_serve():
    model = load_model(MINI)
    order = model.orders["press"]
    v = list(model.template)
    v[model.at.us_dread], v[model.at.p_write_us], v[model.at.us_push] = 50.0, 0.25, 2.0
    assert order.score(v) == pytest.approx(0.02 * 50 - 0.25 + 1.5 * 2)
    assert [(r.motive, r.value(v)) for r in order.reasons] == [("urge", 0.75), ("push", 3.0)]
    assert order.sets == {"exposed"}


def test_the_terms_of_a_forms_score_are_its_reasons():
    model = load_model(MINI)
    form = model.forms["us"][0]
    v = list(model.template)
    v[model.at.us_dread], v[model.at.p_write_us], v[model.at.us_push] = 50.0, 0.25, 2.0
    reasons = {r.motive: r.value(v) for r in form.reasons}
    assert reasons == {"urge": -1.0, "p_write_us": 0.25, "push": 1.0, "us_dread": -1.0}
    assert form.score(v) == pytest.approx(sum(reasons.values()))


def test_effects_run_in_order_each_kept_in_range_and_on_the_grid():
    model = load_model(MINI)
    v = list(model.template)
    v[model.at.us_hawks], v[model.at.world] = 1.0, -7.0
    model.orders["press"].do(v)
    assert (v[model.at.exposed], v[model.at.us_hawks], v[model.at.world]) == (1, 0, 5)


def test_the_rules_of_letters_mean_the_sender_and_the_reader():
    model = load_model(MINI)
    v = list(model.template)
    v[model.at.o_urgent], v[model.at.o_force], v[model.at.us_cries], v[model.at.ussr_cries] = 1.0, 1.0, 3.0, 0.0
    assert model.letter_rules.arrival["us"](v)[2] == pytest.approx(10 / 3)
    assert model.letter_rules.arrival["ussr"](v)[2] == pytest.approx(10)
    model.letter_rules.expiry["ussr"](v)
    assert v[model.at.ussr_face] == 55 - 6
    assert v[model.at.us_res] == 50 - 13


def test_a_signal_has_a_part_for_each_belief():
    model = load_model(MINI)
    v = list(model.template)
    signal = model.orders["press"].signal
    assert signal is not None
    assert signal(v) == pytest.approx((2 + 48 / 50, 0, 0, 0))
    assert model.events[0].to["us"](v) == (0, 0, 0, 0)


def test_the_digest_follows_the_rules_and_not_the_prose(mini):
    before = load_model(MINI).digest
    assert load_model(mini.bend("scenario.yaml", 'title: "Mini"', 'title: "Small"').folder).digest == before
    mini.bend("tracks.yaml", "init: 12, seen: ussr", "init: 13, seen: ussr")
    mini.folder = mini.folder.rename(mini.folder.parent / "again") and mini.folder.parent / "again"
    mini.bend("scenario.yaml", "id: mini", "id: again")
    assert load_model(mini.folder).digest != before


def test_a_scenario_that_extends_another_changes_adds_and_deletes_entries(tmp_path, mini):
    child = tmp_path / "child"
    child.mkdir()
    (child / "scenario.yaml").write_text(
        "id: child\nextends: mini\ntitle: Child\ndefault_start: noon\nstarts: {dawn: null}\n"
        "tracks: {knot: {init: 40}}\nevents: {rumour: {once: false}}\n"
    )
    (child / "words").mkdir()
    (child / "words" / "more.yaml").write_text("events: {rumour: {us: Another rumour}}\n")
    model = load_model(child)
    assert model.id == "child"
    assert set(model.starts) == {"noon"}
    assert model.template[model.at.knot] == 40
    assert model.quantities[model.at.knot].hi == 100
    assert not model.events[0].once
    assert model.words["events"]["rumour"]["us"] == "Another rumour"
    assert model.words["events"]["rumour"]["history"]["confidence"] == "medium"


def test_prose_that_is_not_there_is_an_empty_family():
    words = load_model(MINI).words
    assert words["events"]["rumour"]["us"] == "A rumour."
    assert words["letters-to-nobody"] == {}
    assert words["sources"]["diary"]["kind"] == "documents"


def test_yaml_words_that_look_like_numbers_times_or_truths_stay_words(mini):
    mini.write(
        "words/traps.yaml",
        "traps: {a: {no: no, time: 12:30, old: 010, day: 1962-10-16, real: 1.5, whole: 7, none: ~}}",
    )
    trap = load_model(mini.folder).words["traps"]["a"]
    assert trap == {
        "no": "no", "time": "12:30", "old": "010", "day": "1962-10-16", "real": 1.5, "whole": 7, "none": None,
    }  # fmt: skip


def test_every_formula_of_the_crisis_gives_a_finite_number_at_the_ends_of_its_ranges():
    model = load_model("october-1962")
    for pick in ("lo", "hi", "init"):
        v = [getattr(q, pick) for q in model.quantities]
        v[0] = 12345
        numbers = [order.score(v) for order in model.orders.values()]
        numbers += [event.rate(v) for event in model.events if event.rate is not None]
        numbers += [option.score(v) for choice in model.choices.values() for option in choice.options]
        numbers += [form.score(v) for side in SIDES for form in model.forms[side]]
        numbers += [score.value(v) for side in SIDES for score in model.scores[side]]
        numbers += [formula(v) for formula in model.epilogue.values()]
        assert all(math.isfinite(number) for number in numbers)
        model.derive(v)
        model.drift(v)
        assert all(math.isfinite(number) for number in v)


def test_a_slip_in_prose_is_reported_and_keeps_nobody_from_playing(mini):
    mini.bend("words/events.yaml", "source: diary", "source: dairy")
    assert [p.code for p in load_model(mini.folder).words.problems] == ["unknown-source"]
    assert [p.code for p in check([mini.folder])] == ["unknown-source"]


def test_prose_that_is_inherited_for_an_entry_taken_out_is_no_slip(tmp_path, mini):
    child = tmp_path / "child"
    child.mkdir()
    (child / "scenario.yaml").write_text(
        "id: child\nextends: mini\nstarts: {noon: {fired: []}}\n"
        "events: {rumour: null, rumours: {family: rumours, rate: 0.01}}\n"
    )
    assert check([child]) == []


def test_a_scenario_can_be_named_by_one_of_its_files(mini):
    assert check([mini.folder / "acts.yaml"]) == []
    assert load_model(str(mini.folder / "acts.yaml")).id == "mini"


def test_a_folder_that_is_a_file_in_disguise_is_refused(mini):
    mini.write("phrases", b"no folder")
    assert [p.code for p in check([mini.folder])] == ["unreadable"]


def test_resources_that_are_nowhere_are_named():
    with pytest.raises(FileNotFoundError, match="no folder 'nonsense'"):
        resources("nonsense")


def test_a_frozen_application_reads_its_own_resources_first(tmp_path, monkeypatch):
    (tmp_path / "scenarios").mkdir()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    resources.cache_clear()
    try:
        assert resources("scenarios") == tmp_path / "scenarios"
    finally:
        resources.cache_clear()
