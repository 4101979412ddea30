"""What is told of each hour: it has its sources, falls into its watch, and mistakes in it are told in words."""

import re
import shutil

import pytest

from game.content import ContentError, check, load_model
from game.content.history_files import causes, openers
from game.content.sheet import read_sheet, scenario_folder
from game.history.annals import annals_of, told_at
from game.history.curated import curated, historical_branch
from game.history.estimates import RISK_KINDS, estimates_of, risk_kind

MODEL = load_model("october-1962")
SCENARIOS = ("october-1962", "black-saturday", "first-watch")
FORBIDDEN = re.compile(
    r"\b(enemy|enemies|bad guys?|win|wins|won|winner|winning|victory lap|game over)\b", re.IGNORECASE
)


def _passages(entry):
    return [p for p in (entry.happened, entry.washington, entry.moscow, entry.differs) if p is not None]


def test_every_entry_cites_known_sources_and_says_how_sure_it_is():
    entries = annals_of(MODEL).entries
    assert 35 <= len(entries) <= 70
    for entry in entries:
        for passage in _passages(entry):
            assert passage.sources, entry.title
            assert set(passage.sources) <= set(MODEL.words["sources"]), entry.title
            assert passage.confidence in ("high", "medium", "low"), entry.title


def test_entries_are_short_and_in_the_house_words():
    for entry in annals_of(MODEL).entries:
        for passage in _passages(entry):
            assert len(passage.text.split()) <= 75, entry.title
            assert not FORBIDDEN.search(passage.text), entry.title


def test_every_watch_of_history_is_told():
    hours = [w.before.v[MODEL.at.t] for w in historical_branch(MODEL).watches]
    for hour, told in zip(hours, told_at(annals_of(MODEL), [*hours, 876.0]), strict=True):
        assert told, hour


def test_an_entry_belongs_to_the_watch_that_covers_its_hour():
    annals = annals_of(MODEL)
    assert [e.title for e in annals.between(156.9, 157.0)] == []
    assert [e.title for e in annals.between(157.0, 157.1)] == ["The speech"]
    assert annals.between(0, 10_000) == annals.entries
    at = {e.title: e.at for e in annals.entries}
    assert at["Moscow Radio"] == 292.0, "nine in the morning by the clocks that went back that night"


def test_what_is_our_own_reading_is_marked():
    inferred = [e.title for e in annals_of(MODEL).entries if e.moscow.inferred or e.washington.inferred]
    assert "The first meeting" in inferred
    assert len(inferred) < 15


@pytest.mark.parametrize(("scenario", "first", "last"), [("black-saturday", 252, 318), ("first-watch", 192, 264)])
def test_a_scenario_that_extends_another_inherits_the_hours_in_which_it_is_played(scenario, first, last):
    model = load_model(scenario)
    inherited = annals_of(model).entries
    assert inherited == tuple(e for e in annals_of(MODEL).entries if first <= e.at <= last)
    assert inherited
    assert estimates_of(model) == estimates_of(MODEL)


def test_a_scenario_without_words_tells_nothing_and_breaks_nothing():
    folder = "tests/content/fixtures/mini"
    model = load_model(folder)
    assert annals_of(model).entries == ()
    assert estimates_of(model).published == ()
    assert curated(model) == ()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_everything_that_can_open_blows_is_of_one_kind(scenario):
    model = load_model(scenario)
    found = openers(read_sheet(scenario_folder(scenario)).data)
    kinds = estimates_of(model).risk_kinds
    assert found
    assert found <= kinds.keys()
    assert {risk_kind(model, cause) for cause in found} <= set(RISK_KINDS)


def test_blows_are_opened_nowhere_but_where_is_looked():
    """Only orders, events, choices and a reprisal's hazards set `clash`: no letter, promise, drift or deadline does."""
    data = read_sheet(scenario_folder("october-1962")).data
    found = {path[0] for path, text in _texts(data) if re.match(r"clash\s*(=|[-+*/]=|max=|min=)\s*[^=]", text)}
    assert found <= {"orders", "events", "choices", "rung4"}
    assert {"air-strike", "torpedo-fired", "war-by-mistake", "second-plane:full-strike"} <= openers(data)


def _texts(value, path=()):
    if isinstance(value, str):
        yield path, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from _texts(item, (*path, key))


def test_a_cause_that_nobody_filed_is_a_decision_or_contact():
    assert risk_kind(MODEL, "strict-line") == "choice"
    assert risk_kind(MODEL, "leak:speak-now") == "choice"
    assert risk_kind(MODEL, "peking-jeers") == "contact"
    assert estimates_of(MODEL).risk_kinds.keys() <= causes(MODEL)


def test_published_estimates_say_of_what_and_by_whom():
    for guess in estimates_of(MODEL).published:
        assert set(guess.sources) <= set(MODEL.words["sources"])
        assert guess.who
        assert guess.of
        if guess.low is not None:
            assert guess.high is not None
            assert 0 <= guess.low <= guess.high <= 1
    assert {"kennedy", "bundy"} <= {guess.id for guess in estimates_of(MODEL).published}
    assert len(estimates_of(MODEL).leaves_out) >= 6


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the whole scenario that may be spoilt."""
    copy = tmp_path / "october-1962"
    shutil.copytree(scenario_folder("october-1962"), copy)
    return copy


MISTAKES = [
    ("commentary/d-the-weeks-after.yaml", "source: malin-notes", "source: malin-note", "unknown-source", "malin-notes"),
    ("commentary/b-the-line.yaml", 'at: "1962-10-24T08:00"', 'at: "on Wednesday"', "bad-value", "on Wednesday"),
    ("commentary/b-the-line.yaml", 'title: "A tanker passes"', 'titel: "A tanker passes"', "unknown-key", "title"),
    (
        "commentary/b-the-line.yaml",
        "confidence: medium\n",
        "confidence: sure\n",
        "bad-confidence",
        "high, medium or low",
    ),
    ("branches/public-trade.yaml", "question:", "qestion:", "unknown-key", "did you mean 'question'?"),
    ("branches/public-trade.yaml", 'departs: "1962-10-27T12:00"', "departs: noon", "bad-value", "noon"),
    ("branches/invasion-30-october.yaml", "blow: invade-now", "blow: invade-soon", "unknown-reference", "invade-now"),
    (
        "branches/hot-line-already-there.yaml",
        "start: oct16-wire",
        "start: oct16-wyre",
        "unknown-reference",
        "oct16-wire",
    ),
    ("estimates.yaml", "    - air-strike\n", "", "missing-key", "air-strike"),
    ("estimates.yaml", "    - air-strike\n", "    - air-strik\n", "unknown-reference", "did you mean 'air-strike'?"),
    ("estimates.yaml", "low: 0.33", "low: 0.8", "bad-range", "lesser"),
    ("estimates.yaml", "  contact: ", "  contacts: ", "unknown-key", "contact"),
]


@pytest.mark.parametrize(("file", "stands", "instead", "code", "said"), MISTAKES, ids=lambda x: str(x)[:24])
def test_a_mistake_is_one_message_with_its_place(folder, file, stands, instead, code, said):
    text = (folder / file).read_text(encoding="utf-8")
    assert stands in text
    (folder / file).write_text(text.replace(stands, instead, 1), encoding="utf-8")
    problems = [p for p in check([folder]) if p.code == code]
    assert problems
    assert any(said in str(p) and p.file.endswith(file) and p.line for p in problems), "\n".join(map(str, problems))


def test_a_malformed_commentary_keeps_nobody_from_playing_and_is_refused_when_asked_for(folder):
    path = folder / "commentary" / "b-the-line.yaml"
    path.write_text("entries: a list\n", encoding="utf-8")
    model = load_model(folder)
    with pytest.raises(ContentError, match="entries"):
        annals_of(model)
