"""Debriefs as Markdown and as a page: whole, well made, escaped, and the same every time."""

from __future__ import annotations

import html.parser
import itertools
import json
import re
from collections import Counter

import pytest

from game.app.archive.odds_words import odds_told
from game.app.comparing import two_roads
from game.app.debriefing import debrief_of, session_of
from game.app.ending import ending
from game.core.facts import FactKind
from game.history.qr import qr_svg
from game.odds.estimate import GROUPS, Odds, certainty
from game.reports.debrief_markdown import markdown
from game.reports.page import comparison_html
from game.reports.page import html as page
from game.reports.roads_markdown import comparison_markdown
from tests.reports.roads import GOLDENS, golden_debriefs, history, model, war

_VOID = {"meta", "br", "hr", "img", "link", "input"}
_FORBIDDEN = ("enemy", "bad guys", "game over", " win ", " won ")
_PYTHON = re.compile(r"Mapping|frozenset|StrEnum|<[\w.]+ object at|\bnan\b|FactKind|\b\w+_\w+\b|\{\w*\}")


class _Reader(html.parser.HTMLParser):
    """Reads a page and notes what is wrong with it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.wrong, self.headings, self.text = [], Counter(), [], [], []
        self.links, self.titled, self.tags = [], [], Counter()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags[tag] += 1
        if "id" in values:
            self.ids[values["id"]] += 1
        self.links += [values[name] for name in ("href", "src", "xlink:href") if values.get(name)]
        self.wrong += [f"{tag} has the handler {name}" for name in values if name.startswith("on")]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "svg":
            self.titled.append(False)
        if tag == "title" and "svg" in self.open:
            self.titled[-1] = True
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-3:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def _read(text):
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader


def _odds(war_share, games=400):
    wars = round(games * war_share)
    groups = dict.fromkeys(GROUPS, 0) | {"settlement": games - wars, "general-war": wars}
    return Odds(games=games, endings={}, groups=groups)


def _told(branch):
    crises = [w.before for w in branch.watches]
    line = [_odds(0.05 + 0.3 * i / len(crises)) for i in range(len(crises))]
    crises.append(branch.end)
    line.append(certainty(model(), branch.end))
    past = list(zip(crises, line, strict=True))[: len(line) // 2]
    return odds_told(model(), {"us": "kennedy", "ussr": "khrushchev"}, crises=crises, line=line, history=past)


@pytest.fixture(scope="module")
def bold():
    """Return a debrief with everything in it, and with names that would break a careless page."""
    return debrief_of(
        war(),
        history=history(),
        odds=_told(war()),
        name='<b>"Bold" & `brave`</b>',
        note="<script>alert('x')</script> [a link](javascript:x)",
        players={"us": "Ann <i>", "ussr": "Борис"},
        code="KOW1-ABCD",
        qr=qr_svg("KOW1-ABCD"),
    )


@pytest.fixture(scope="module")
def pages(bold):
    return {
        "history": page(debrief_of(history())),
        "bold": page(bold),
        "unfinished": page(debrief_of(_cut(history(), 3))),
        "roads": comparison_html(two_roads(war(), history(), names=("<u>Mine</u>", "1962"))),
    }


def _cut(branch, watches):
    from dataclasses import replace

    return replace(branch, watches=branch.watches[:watches])


@pytest.mark.parametrize(("name", "debrief"), list(golden_debriefs()), ids=lambda x: x if isinstance(x, str) else "")
def test_a_debrief_reads_word_for_word_as_it_was_read_by_eye(name, debrief):
    expected = (GOLDENS / f"debrief-{name}.md").read_text(encoding="utf-8")
    assert markdown(debrief) == expected, "if this is meant, run python -m tests.reports.roads and read what changed"


@pytest.mark.parametrize("name", ["history", "bold", "unfinished", "roads"])
def test_a_page_is_well_made_and_stands_alone(pages, name):
    reader = _read(pages[name])
    assert not reader.wrong
    assert not reader.open
    assert [i for i, count in reader.ids.items() if count > 1] == []
    assert all(link.startswith("#") and link[1:] in reader.ids for link in reader.links)
    assert all(reader.titled), "every picture has a title"
    assert len(reader.titled) > 15
    assert reader.tags["script"] == reader.tags["link"] == reader.tags["img"] == 0
    assert "http" not in pages[name].replace("http://www.w3.org/2000/svg", "")
    assert '<html lang="en">' in pages[name]


@pytest.mark.parametrize("name", ["history", "bold", "unfinished", "roads"])
def test_headings_of_a_page_go_down_one_step_at_a_time(pages, name):
    headings = _read(pages[name]).headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(headings))


@pytest.mark.parametrize("name", ["history", "bold", "unfinished", "roads"])
def test_a_page_says_nothing_in_the_language_of_its_makers(pages, name):
    text = " ".join(_read(pages[name]).text)
    assert not _PYTHON.search(text)
    assert not [x for x in _read(pages[name]).text if x.strip(" .:;()") in ("None", "True", "False")]
    assert not [word for word in _FORBIDDEN if word in text.lower()]


def test_what_players_type_is_shown_and_never_obeyed(pages, bold):
    text = " ".join(_read(pages["bold"]).text)
    assert '<b>"Bold" & `brave`</b>' in text
    assert "<script>alert('x')</script>" in text
    assert "Ann <i>" in text
    assert "<u>Mine</u>" in " ".join(_read(pages["roads"]).text)
    written = markdown(bold)
    assert "\\<script\\>" in written
    assert "\\[a link\\]" in written


def test_colours_of_text_stand_out_from_the_paper():
    from game.reports.page_curves import INK, OWN, PAPER, PEACE, SOFT, WAR

    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (INK, SOFT, OWN, PEACE, WAR):
        assert (light(PAPER) + 0.05) / (light(colour) + 0.05) >= 4.5, colour


def test_without_odds_a_debrief_says_that_they_were_not_asked():
    assert "The odds were not asked" in markdown(debrief_of(history()))


def test_odds_are_told_with_whose_they_are_and_how_sure(bold):
    written = markdown(bold)
    assert "By this model (october-1962" in written
    assert "95 % interval" in written
    assert re.search(r"5 % \(3 to 8\)", written)
    assert "| over |" in written


def test_the_fog_is_lifted_for_both_desks():
    titles = {g.title for g in debrief_of(history()).lifted}
    assert {"How things really stood at the end", "Who ordered what, unseen", "Known only decades later"} <= titles
    text = markdown(debrief_of(history()))
    assert "hundred small warheads" in text.lower()
    assert "42,000" in text


def test_every_letter_is_told_in_full_with_the_writers_own_words():
    debrief = debrief_of(war())
    sent = [f for w in war().watches for f in w.facts if f.kind is FactKind.LETTER_SENT]
    before = list(war().start.archive)
    assert len(debrief.letters) == len(sent) + len(before)
    for letter in debrief.letters:
        clauses = {c.number for c in letter.clauses}
        assert {n for row in letter.passages for _, n in row if n is not None} == clauses


def test_a_branch_is_told_as_the_match_that_it_was(begin_and_play):
    session, branch = begin_and_play
    told = debrief_of(session)
    read = debrief_of(branch)
    assert told.timeline == read.timeline
    assert told.letters == read.letters
    assert told.desks[0].axes == read.desks[0].axes
    assert told.lifted == read.lifted


@pytest.fixture
def begin_and_play():
    from game.app.session import Session
    from game.core.match import decide, open_match
    from game.core.plans import Answer, CloseWatch, OpenWatch, Seal

    branch = history()
    session = Session(open_match(model(), branch.setup), {})
    for watch in branch.watches:
        commands = [OpenWatch(), *(Seal(by=s, plan=p) for s, p in watch.plans.items())]
        for command in commands:
            session.match = decide(session.match, command)
            session.chronicle.follow(session.match)
        for key, option in watch.answers:
            command = Answer(by=session.match.question.side, question=key, option=option)
            session.match = decide(session.match, command)
            session.chronicle.follow(session.match)
        session.match = decide(session.match, CloseWatch())
        session.chronicle.follow(session.match)
    return session, branch


def test_a_branch_is_read_with_its_ending():
    assert ending(session_of(war())).kind == "war"
    assert debrief_of(_cut(war(), 2)).kind == "open"


def test_a_debrief_can_be_written_as_json(bold):
    again = json.loads(json.dumps(bold.to_json()))
    assert again["odds"]["line"][0]["chances"][0]["kind"] == "settlement"
    assert again["tension"][0] == list(bold.tension[0])


def test_every_source_that_is_named_is_in_the_bibliography():
    debrief = debrief_of(history())
    known = {entry["full"] for entry in model().words["sources"].values()}
    assert len(debrief.sources) > 10
    assert {s.full for s in debrief.sources} <= known
    assert all("confidence" in s.confidence for s in debrief.sources)


def test_two_roads_are_told_with_the_clauses_that_differ():
    roads = two_roads(war(), history(), names=("Mine", "1962"))
    written = comparison_markdown(roads)
    assert "| decision | Mine | 1962 |" in written
    assert any(c.mark for row in roads.letters for c in row.clauses)
    assert "different luck" in roads.luck
    json.dumps(roads.to_json())


def test_a_road_beside_itself_is_one_road():
    roads = two_roads(war(), war())
    assert roads.parting == "They are one and the same road."
    assert not roads.letters
    assert not roads.fallen
    assert not roads.fork_lines


def test_offers_that_nobody_took_up_are_told_with_how_near_they_came():
    (group,) = [g for g in debrief_of(history()).lifted if g.title == "How near a yes was"]
    assert "Khrushchev offers the missiles out of Cuba" in " ".join(x.text for x in group.lines)
    assert not any("Robert Kennedy" in x.title for x in group.lines), "the offer of the night was taken up"


def test_two_roads_tell_what_the_decision_did_and_what_the_dice_did():
    from game.odds.luck import Difference
    from game.odds.paired import Paired

    moved = {m: Paired(games=400, total=-40, squares=40) for m in ("war", "settlement")}
    ends = {"a": _odds(0.2), "b": _odds(0.1), "a_next": _odds(0.3), "b_next": _odds(0.1)}
    account = Difference(fork=1, games=400, decision=moved, a_end=_odds(1.0), b_end=_odds(0.0), **ends)
    roads = two_roads(war(), history(), names=("Mine", "1962"), difference=account)
    assert roads.account[0].startswith(
        "From Mine to 1962 the chance of war moves by -100 points in the end: -10 by the decision"
    )
    assert "-10 by what fell in that watch, -80 by everything after it" in roads.account[0]
    assert "The decision and the dice" in comparison_markdown(roads)
    assert roads.account[0] in comparison_html(roads).replace("&#39;", "'")


@pytest.mark.parametrize("scenario", ["first-watch", "black-saturday"])
def test_every_scenario_can_be_told(scenario):
    from game.ai import policy_for
    from game.content import load_model
    from game.core.crisis import Setup
    from game.history.branch import branch_of_playout

    found = load_model(scenario)
    chairs = {"us": policy_for("kennedy", found, "us"), "ussr": policy_for("khrushchev", found, "ussr")}
    setup = Setup(scenario=scenario, start=found.default_start, seed=3, personas=("kennedy", "khrushchev"))
    text = page(debrief_of(branch_of_playout(found, setup, chairs)))
    assert not _read(text).wrong
    assert not _PYTHON.search(" ".join(_read(text).text))
