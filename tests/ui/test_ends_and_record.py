"""How a match ends and what it leaves behind: the sheets of an ending, the page of a war, and the record of a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.app.ending import ending
from game.app.fact_words import InboxItem
from game.app.inbox import log
from game.app.last_turns import last_turns
from game.app.outcome import agreed, closeness
from game.app.session import Session
from game.app.transcript import transcript, write_transcript
from game.core.sides import SIDES, Side
from game.locale import Level, Reading, read_as
from game.ui.frame.window import Wishes
from game.ui.scenes.codex.codex import CodexScene
from game.ui.scenes.desk.record import RecordScene
from game.ui.scenes.ends.ending import EndingScene
from game.ui.scenes.ends.ending_sheets import SHEETS
from game.ui.scenes.intents import OpenDebrief, OpenTitle, SaveRecord
from game.ui.scenes.match_state import MatchState, at_desk
from game.ui.scenes.watch.blows import BlowsScene
from game.ui.scenes.watch.incident import IncidentScene
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_war, in_an_exchange_of_blows, overruled, settled, unsettled
from game.ui.widgets import Button
from tests.ui.clipping import cut_words
from tests.ui.desks import desk, dressed, in_an_incident
from tests.ui.driver import Driver
from tests.ui.sample import click, key

SIZES = [((1280, 720), 100), ((1024, 768), 100), ((1920, 1080), 130), ((1280, 720), 200)]


def seated(point: object, start: str = "oct27") -> MatchState:
    """A desk of Washington at some point of a match."""
    return at_desk(reached(point, start=start, side="us"), "us")  # type: ignore[arg-type]


def end(match: MatchState, **kwargs: object) -> EndingScene:
    """The ending of a match, dressed."""
    pages = ending(match.session)
    assert pages is not None
    return dressed(EndingScene(match, pages), **kwargs)  # type: ignore[arg-type]


def test_a_settlement_tells_what_was_agreed_by_whom_and_how_openly() -> None:
    match = seated(settled)
    said = " ".join(end(match).speak())
    clauses = agreed(match.session, "us")
    assert {clause.giver for clause in clauses} == set(SIDES)
    for clause in clauses:
        assert clause.words in said
    assert "Private" in said


def test_how_close_it_came_is_told_in_figures() -> None:
    match = seated(settled)
    close = closeness(match.session, "us")
    assert close.tension < close.peak
    assert f"{close.peak:.0f}" in " ".join(end(match).speak())


@pytest.mark.parametrize(("point", "start"), [(settled, "oct27"), (unsettled, "oct27"), (overruled, "oct24")])
def test_both_desks_and_the_road_have_a_sheet_each(point: object, start: str) -> None:
    scene = end(seated(point, start))
    seen = {}
    for number, (name, _) in enumerate(SHEETS, start=1):
        scene.handle(key(pygame.K_0 + number))
        assert scene.sheet == name
        seen[name] = " ".join(scene.speak())
    for side in SIDES:
        assert scene.pages.text[side] in seen["desks"]
    assert scene.pages.cause in seen["road"]


def test_enter_reads_the_debrief_and_escape_leaves_for_the_title() -> None:
    scene = end(seated(settled))
    assert scene.handle(key(pygame.K_RETURN)) == OpenDebrief()
    assert scene.handle(key(pygame.K_ESCAPE)) == OpenTitle()


def test_a_war_offers_causes_first_going_back_second_and_leaving_third() -> None:
    scene = end(seated(at_war))
    offered = [w.ident for w in scene.root.walk() if isinstance(w, Button)]
    assert offered[0] == "debrief"
    assert offered[-1] == "title"
    assert "chosen" not in scene.widget("debrief").describe()
    assert scene.handle(key(pygame.K_RETURN)) == OpenDebrief()


def test_a_war_is_told_with_its_last_turns_and_that_it_did_not_happen() -> None:
    match = seated(at_war)
    said = " ".join(end(match).speak())
    assert "did not happen" in said
    turns = last_turns(match.session)
    assert 0 < len(turns) <= 4
    assert all(turn.words.lower() in said.lower() for turn in turns)
    for word in ("game over", "win", "killed"):
        assert word not in said.lower().split()


def test_with_short_endings_a_war_leads_to_its_causes_at_once(tmp_path: Path) -> None:
    driver = Driver(tmp_path, wishes=Wishes(short_endings=True))
    driver.show(driver.director.enter(reached(at_war, start="oct27", side="us")))
    driver.settle()
    assert driver.name == "DebriefScene"
    assert "Go back one watch" in " ".join(driver.scene.speak())
    driver.press("Esc")
    assert driver.name == "TitleScene"


@pytest.mark.parametrize(("size", "text"), SIZES)
@pytest.mark.parametrize("point", [settled, at_war, unsettled])
def test_no_word_of_an_ending_is_cut(point: object, size: tuple[int, int], text: int) -> None:
    scene = end(seated(point), size=size, text=text)
    kit = scene._kit
    assert kit is not None
    for name, _ in SHEETS:
        scene.sheet = name
        scene.refresh()
        assert cut_words(scene, kit) == []


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_no_word_of_blows_an_incident_a_record_or_the_codex_is_cut(size: tuple[int, int], text: int) -> None:
    match = seated(settled)
    for scene in (
        BlowsScene(seated(in_an_exchange_of_blows)),
        IncidentScene(in_an_incident()),
        RecordScene(match),
        CodexScene(match, "weapons/foxtrot"),
        CodexScene(desk("ussr"), "documents/tass-11-september"),
    ):
        kit = dressed(scene, size=size, text=text)._kit
        assert kit is not None
        assert cut_words(scene, kit) == []


def test_an_incident_says_what_is_known_what_is_not_and_who_backs_what() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    said = " ".join(scene.speak())
    assert scene.incident.certain in said
    assert scene.incident.uncertain in said
    backed = [option for option in scene.incident.options if option.backers]
    assert backed
    assert all(f"Backed by {', '.join(option.backers)}" in said for option in backed)


def test_at_the_level_of_documents_an_incident_carries_the_record() -> None:
    with read_as(Reading(level=Level.DOCUMENTS)):
        scene = IncidentScene(in_an_incident())
    assert scene.incident.record.startswith("In 1962:")
    assert IncidentScene(in_an_incident()).incident.record == ""


def test_an_incident_is_told_anew_when_the_level_of_reading_changes() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    kit = scene._kit
    assert kit is not None
    scene.handle(key(pygame.K_2))
    with read_as(Reading(level=Level.DOCUMENTS)):
        scene.dress(kit)
        assert scene.incident.record in " ".join(scene.speak())
        assert scene.chosen == scene.incident.options[1].id


def test_escape_takes_a_move_back_while_blows_are_exchanged() -> None:
    scene = dressed(BlowsScene(seated(in_an_exchange_of_blows)))
    scene.handle(key(pygame.K_1))
    assert scene.match.draft.plan().blow is not None
    assert scene.handle(key(pygame.K_ESCAPE)) is None
    assert scene.match.draft.plan().blow is None


def items(match: MatchState) -> list[InboxItem]:
    """Everything a desk has heard."""
    return [item for page in log(match.session, match.side) for item in page.items]


def test_reports_carry_the_record_of_1962_only_at_the_level_of_documents() -> None:
    match = seated(settled)
    assert not any(item.record for item in items(match))
    with read_as(Reading(level=Level.DOCUMENTS)):
        told = [item.record for item in items(match) if item.record]
    assert told
    assert all(record.startswith("In 1962: ") for record in told)


def test_at_the_short_level_reports_are_short() -> None:
    match = seated(settled)
    usual = {item.key: item.text for item in items(match)}
    with read_as(Reading(level=Level.SHORT)):
        short = {item.key: item.text for item in items(match)}
    assert any(len(short[key_]) < len(text) for key_, text in usual.items())


def test_messages_are_shown_by_kind() -> None:
    match = seated(settled)
    scene = dressed(RecordScene(match))
    for kind, held in (("orders", ("order", "question")), ("reports", ("report", "event", "leak"))):
        click(scene, f"kind-{kind}")
        shown = [item for item in scene.pages[scene.at].items if scene._fits(item)]
        assert all(item.kind in held for item in shown)


def test_what_was_said_at_the_table_can_be_read_again() -> None:
    scene = dressed(RecordScene(desk()))
    click(scene, "kind-table")
    assert any("At the table" in line for line in scene.speak())
    assert scene.said


def test_the_record_is_saved_as_a_text(tmp_path: Path) -> None:
    match = seated(settled)
    words = write_transcript(match.session, "us", tmp_path)
    written = next(tmp_path.iterdir())
    assert str(written) in words
    told = written.read_text(encoding="utf-8")
    assert told == transcript(match.session, "us")
    assert max(map(len, told.splitlines())) <= 120
    for item in items(match):
        assert item.when in told


def test_a_record_that_cannot_be_saved_says_why(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert "could not be written" in write_transcript(desk().session, "us", blocked)


def test_saving_the_record_stays_on_its_page(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.begin(side="us", start="oct27")
    driver.press("Enter")
    driver.press("R")
    assert driver.name == "RecordScene"
    driver.click("save")
    assert driver.name == "RecordScene"
    assert any("The record is written" in line for line in driver.scene.speak())
    assert SaveRecord() == SaveRecord()


def test_f4_lists_the_hard_words_of_any_screen(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.begin(side="us", start="oct27")
    driver.press("F4")
    assert driver.name == "CodexScene"
    assert driver.scene.found()  # type: ignore[attr-defined]
    driver.press("Esc")
    assert driver.name == "BriefingScene"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("point", "start"), [(settled, "oct27"), (unsettled, "oct27"), (overruled, "oct24"), (at_war, "oct27")]
)
def test_every_ending_leads_to_its_debrief_back_to_itself_and_out_to_the_title(
    tmp_path: Path, point: Callable[[Session], bool], start: str, side: Side
) -> None:
    driver = Driver(tmp_path)
    driver.show(driver.director.enter(reached(point, start=start, side=side)))
    driver.settle()
    assert driver.name == "EndingScene"
    driver.press("Enter")
    assert driver.name == "DebriefScene"
    driver.press("B")
    assert driver.name == "BranchesScene"
    driver.press("Esc")
    assert driver.name == "DebriefScene"
    driver.press("Esc")
    assert driver.name == "EndingScene"
    driver.press("Esc")
    assert driver.name == "TitleScene"
