# ruff: noqa: E501 - in this table each mistake keeps to its line
"""Mistakes that an author can make: each is one problem with its place, its code and a mend."""

import pytest

from game.content import check

# file, what stands there, what is written instead, code, where the caret begins (text), what the mend says
MISTAKES = [
    ("acts.yaml", "family: pressing", "famly: pressing", "unknown-key", "famly", "did you mean 'family'?"),
    ("acts.yaml", "cost: 1\n      when", "costs: 1\n      when", "unknown-key", "costs", "did you mean 'cost'?"),
    ("acts.yaml", "      cost: 1\n      when", "      when", "missing-key", "press:", "add cost: ..."),
    ("acts.yaml", "cost: 1\n      when", "cost: dear\n      when", "bad-value", "dear", ""),
    ("acts.yaml", "attr: {push: 1.5}", "attr: {pusch: 1.5}", "unknown-reference", "pusch", "did you mean 'push'?"),
    ("acts.yaml", "0.02*us_dread - p_write", "0.02*us_dred - p_write", "unknown-name", "us_dred", "did you mean 'us_dread'?"),
    ("acts.yaml", "0.02*us_dread - p_write", "0.02*ussr_dread - p_write", "reads-hidden", "ussr_dread", "estimate"),
    ("acts.yaml", "0.02*us_dread - p_write", "0.02*mrbm - p_write", "reads-hidden", "mrbm", "estimate"),
    ("acts.yaml", "0.02*us_dread - p_write", "0.02*us_dread -", "bad-syntax", None, "missing bracket"),
    ("acts.yaml", "exposed == 1 and struck == 0", "exposed and struck == 0", "bad-type", "exposed and", "write exposed == 1"),
    ("acts.yaml", "exposed == 1 and struck == 0", "exposed == 2", "impossible-guard", "exposed == 2", "bounds"),
    ("acts.yaml", '"us_hawks -= 2"', '"us_hawk -= 2"', "unknown-name", "us_hawk ", "did you mean 'us_hawks'?"),
    ("acts.yaml", '"us_hawks -= 2"', '"us_hawks =- 2 > 1"', "bad-type", None, "where(condition"),
    ("acts.yaml", '"us_hawks -= 2"', '"strain -= 2"', "not-changeable", "strain", "change a track"),
    ("acts.yaml", '"us_hawks -= 2"', '"us_hawks -= 1/us_home"', "division-by-zero", "us_home", "max(..., 1)"),
    ("acts.yaml", "organisation: navy", "organisation: nave", "unknown-reference", "nave", "did you mean 'navy'?"),
    ("acts.yaml", "ask: {ussr: answer}", "ask: {ussr: anser}", "unknown-reference", "anser", "did you mean 'answer'?"),
    ("acts.yaml", "ask: {ussr: answer}", "ask: {us: answer}", "unknown-reference", "answer", "whose choice"),
    ("acts.yaml", "ask: {ussr: answer}", "ask: {uss: answer}", "unknown-key", "uss", "did you mean"),
    ("acts.yaml", "option: reply-in-kind", "option: reply-in-kin", "unknown-reference", "reply-in-kin", "did you mean 'reply-in-kind'?"),
    ("acts.yaml", "0.01*ussr_hawks/100", "-0.01*ussr_hawks", "impossible-guard", "-0.01", "bounds"),
    ("acts.yaml", "events: [rumours]", "events: [rumour]", "unknown-reference", "rumour", "did you mean 'rumours'?"),
    ("acts.yaml", "{us: [pressing], ussr: [yielding]}", "{us: [], ussr: [yielding]}", "never-open", "pressing", "under orders"),
    ("acts.yaml", "stage: fighting, when", "stage: fight, when", "unknown-reference", "fight", "did you mean 'fighting'?"),
    ("acts.yaml", "blows: true\n    endings: [war]", "blows: true\n    endings: []", "stage-trap", "fighting", "endings"),
    ("acts.yaml", "endings: [war]", "endings: [wars]", "bad-value", "wars", "did you mean 'war'?"),
    ("acts.yaml", "  - {points: 3}", '  - {when: "h >= 12", points: 3}', "no-default", "h >= 12", "when: true_"),
    ("acts.yaml", "{hours: 12}]", '{when: "t < 96", hours: 12}]', "no-default", "t < 96", "when: true_"),
    ("acts.yaml", 'when: "clash == 1", says', 'when: "clash == 1 and t > 3", says', "no-way-to-blows", "tense", "clash == 1"),
    ("acts.yaml", 'to: [{stage: fighting, when: "clash == 1", says: "Blows are exchanged."}]', "to: []", "unreachable-stage", "fighting", "lead to it"),
    ("tracks.yaml", "ease_hours: 14", "ease_hours: 14*t", "not-above-zero", "14", "above 0"),
    ("letters.yaml", "at: [20, 40]", "at: [40, 20]", "bad-thresholds", "[40", "least to the greatest"),
    ("letters.yaml", "at: [20, 40]", "at: [20]", "bad-thresholds", "[20]", "each level"),
    ("letters.yaml", "by: ussr_dread, at", "by: us_dread, at", "reads-hidden", "us_dread", "estimate"),
    ("letters.yaml", "worth_us: [0, -8]", "worth_us: [0]", "bad-value", "[0]", "each level"),
    ("letters.yaml", "made_good_by: [press]", "made_good_by: [pres]", "unknown-reference", "pres", "did you mean 'press'?"),
    ("letters.yaml", "key_term: arms", "key_term: armes", "unknown-reference", "armes", "did you mean 'arms'?"),
    ("letters.yaml", "hours: [5, 12]", "hours: [12, 5]", "bad-range", "[12", "lesser"),
    ("letters.yaml", "0.02*(us_hawks-50)", "0.02*(ussr_hawks-50)", "reads-hidden", "ussr_hawks", "estimate"),
    ("letters.yaml", "steady: {caution: 1, more", "steady: {cauton: 1, more", "unknown-key", "cauton", "did you mean 'caution'?"),
    ("letters.yaml", "nerve: 20, hope", "hope", "missing-key", "steady", "add nerve"),
    ("letters.yaml", "push: {us_ally: 0.3}, centre: {us_ally", "push: {us_aly: 0.3}, centre: {us_aly", "unknown-name", "us_aly", "did you mean 'us_ally'?"),
    ("letters.yaml", "push: {us_ally: 0.3}, centre: {us_ally", "push: {ussr_ally: 0.3}, centre: {ussr_ally", "reads-hidden", "ussr_ally", ""),
    ("letters.yaml", "  ussr: {gromyko: {base: 5, push: {world: -0.1}, cares: [push]}}", "  ussr: {}", "missing-key", "ussr", "add an adviser"),
    ("letters.yaml", '"-1 + p_write + 0.5*push - 0.02*us_dread"', '"o_tone"', "unknown-name", "o_tone", ""),
    ("tracks.yaml", "init: 12, seen: ussr", "init: 120, seen: ussr", "bad-range", "120", ""),
    ("tracks.yaml", "init: 12, seen: ussr", "init: 12, seen: soviet", "bad-value", "soviet", ""),
    ("tracks.yaml", "mrbm_us: {min", "knot: {min", "doubled-key", "knot", "another name"),
    ("tracks.yaml", "  world: {min: -100, max: 100, init: 0, seen: both}\n", "", "missing-name", "tracks", "add it"),
    ("tracks.yaml", '"6 + 0.1*rung"', '"6 + us_fear"', "read-too-early", "us_fear", "above"),
    ("tracks.yaml", '"6 + 0.1*rung"', '"6 + exp(knot)"', "number-too-large", "exp", "clip it"),
    ("tracks.yaml", "min(max(-a,0), max(-b,0))", "min(max(-a,0), max(-b,0)", "bad-syntax", None, "bracket"),
    ("tracks.yaml", "params: {inertia: 20}", "params: {inerta: 20}", "unknown-reference", "inerta", "did you mean 'inertia'?"),
    ("scenario.yaml", "default_start: dawn", "default_start: down", "unknown-reference", "down", "did you mean 'dawn'?"),
    ("scenario.yaml", 'title: "Noon"\n    stage: tense', 'title: "Noon"\n    stage: tens', "unknown-reference", "tens", "did you mean 'tense'?"),
    ("scenario.yaml", "set: {knot: 30, exposed: 1}", "set: {knott: 30}", "unknown-reference", "knott", "did you mean 'knot'?"),
    ("scenario.yaml", "set: {knot: 30, exposed: 1}", "set: {knot: 300}", "bad-range", "300", ""),
    ("scenario.yaml", "terms: {arms: 2}", "terms: {arms: 7}", "bad-value", "7", ""),
    ("scenario.yaml", "fired: [rumour]", "fired: [rumor]", "unknown-reference", "rumor", "did you mean 'rumour'?"),
    ("scenario.yaml", "used: {us: [press]}", "used: {us: [yield]}", "unknown-reference", "yield", ""),
    ("scenario.yaml", "  small-war: {kind: war}\n", "", "no-default", "rung >= 9", "true_"),
    ("scenario.yaml", "  silence: {kind: stalemate}\n", "", "missing-key", "endings", "add one"),
    ("scenario.yaml", "id: mini", "id: maxi", "bad-id", "maxi", "the same"),
    ("scenario.yaml", "id: mini", "id: Mini Crisis", "bad-value", "Mini", ""),
    ("scenario.yaml", 'ussr: {peace: "100 - 10*rung", weights: {peace: 1}}', 'ussr: {peace: "100", weights: {peace: 0.5}}', "bad-value", None, ""),
    ("scenario.yaml", "rungs: [talk, blows]", "rungs: [talk, blows]\nrunks: [a]", "unknown-key", "runks", "did you mean 'rungs'?"),
    ("scenario.yaml", "rungs: [talk, blows]", "rungs: [talk, blows]\nrungs: [a]", "doubled-key", "rungs", "keep one"),
    ("scenario.yaml", "rungs: [talk, blows]", "rungs: [talk, blows", "bad-yaml", None, "brackets"),
    ("scenario.yaml", "rungs: [talk, blows]", "rungs: &r [talk, blows]\nnote: *r", "alias", None, "write the part out"),
    ("scenario.yaml", "rungs: [talk, blows]", "rungs: !!python/object:os.system [talk]", "bad-yaml", None, "tag"),
    ("acts.yaml", "      ask: {ussr: answer}\n", "", "never-open", "answer", "under `ask`"),
    ("letters.yaml", 'reply: {channel: cable, tone: 1, offer: 1, score: "p_write"}}', "reply: {channel: cable, tone: 1, offer: 1, score: p_write}, late: {channel: cable, tone: 1, offer: 1, score: 0}}", "never-open", "late", "under forms"),
    ("acts.yaml", "{id: panic,", "{id: rumour,", "doubled-key", "rumour", "another id"),
    ("words/events.yaml", "rumour:", "rumours:", "unknown-reference", "rumours", "did you mean 'rumour'?"),
    ("words/events.yaml", "source: diary", "source: dairy", "unknown-source", "dairy", "did you mean 'diary'?"),
    ("words/events.yaml", "confidence: medium", "confidence: certain", "bad-confidence", "confidence", "high, medium or low"),
    ("words/events.yaml", ", confidence: medium", "", "bad-confidence", "source", "invented: true"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "at", "mend"), MISTAKES, ids=[f"{m[3]}: {m[2][:40]}" for m in MISTAKES]
)
def test_a_mistake_is_one_problem_at_its_place_with_a_mend(mini, file, old, new, code, at, mend):
    problems = check([mini.bend(file, old, new).folder])
    assert [p.code for p in problems] == [code], "\n".join(map(str, problems))
    problem = problems[0]
    assert problem.file.endswith(f"mini/{file}")
    assert mend in problem.mend
    if at is not None:
        assert problem.quoted[problem.column - 1 :].lstrip('"').startswith(at), (
            f"{problem.quoted[problem.column - 1 :]!r}\n{problem}"
        )


def test_a_problem_is_printed_with_its_line_a_caret_and_a_mend(mini):
    mini.bend("acts.yaml", "cost: 1\n      when", "coste: 1\n      when")
    (problem,) = check([mini.folder])
    text = str(problem)
    assert (
        ":29:7: error[unknown-key]: 'press' has the key 'coste'\n   29 |       coste: 1\n      |       ^^^^^\n" in text
    )
    assert "expected: one of ask, attr, cool, cost" in text
    assert text.endswith("mend:     did you mean 'cost'?   (docs/errors.md#unknown-key)")


def test_all_mistakes_of_all_files_are_found_in_one_run_in_reading_order(mini):
    mini.bend("acts.yaml", "attr: {push: 1.5}", "attr: {pusch: 1.5}")
    mini.bend("acts.yaml", "exposed == 1 and struck == 0", "exposed == 2")
    mini.bend("letters.yaml", "at: [20, 40]", "at: [40, 20]")
    mini.bend("scenario.yaml", "version: 1", "verson: 1")
    mini.bend("words/events.yaml", "source: diary", "source: dairy")
    codes = [p.code for p in check([mini.folder])]
    assert "unknown-source" in codes
    assert "unknown-key" in codes
    mini.bend("scenario.yaml", "verson: 1", "version: 1")
    codes = [p.code for p in check([mini.folder])]
    assert codes == ["impossible-guard", "unknown-reference", "bad-thresholds", "unknown-source"]


def test_a_malformed_entry_does_not_hide_other_mistakes_nor_make_new_ones(mini):
    mini.bend("acts.yaml", "family: pressing", "famly: pressing")
    mini.bend("letters.yaml", "at: [20, 40]", "at: [40, 20]")
    assert [p.code for p in check([mini.folder])] == ["unknown-key", "bad-thresholds"]


def test_a_misspelt_key_does_not_take_the_neighbours_of_its_entry_along(mini):
    mini.write("more.yaml", "orders: {us: {nudge: {family: pressing, coste: 1}}}")
    assert [p.code for p in check([mini.folder])] == ["unknown-key"]


def test_scenarios_that_extend_each_other_in_a_circle_are_refused(mini):
    mini.bend("scenario.yaml", "id: mini", "id: mini\nextends: other")
    (mini.folder.parent / "other").mkdir()
    (mini.folder.parent / "other" / "scenario.yaml").write_text("id: other\nextends: mini\n")
    (problem,) = check([mini.folder])
    assert problem.code == "cyclic-extends"
    assert "mini -> other -> mini" in problem.message


def test_a_parent_that_is_not_there_is_named_where_it_is_asked_for(mini):
    mini.bend("scenario.yaml", "id: mini", "id: mini\nextends: october-1926")
    (problem,) = check([mini.folder])
    assert (problem.code, problem.line) == ("unknown-scenario", 3)
    assert "october-1962" in problem.mend
