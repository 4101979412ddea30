"""Branches, watching, taking over and sharing: keys, words, secrets, and nothing cut at any size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.app.archive.archive import Archive, open_archive
from game.app.choices import NewGame
from game.app.newgame import model_of, start_session
from game.app.session import Session
from game.core.facts import FactKind
from game.core.phases import Phase
from game.core.plans import Plan
from game.locale import Level, Reading, read_as
from game.odds.worker import OddsWorker
from game.ui.flow.odds_desk import OddsDesk
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.scene import TreeScene
from game.ui.scenes.archive.share import ImportScene, ShareScene, grouped
from game.ui.scenes.archive.take_over import GoBackScene, TakeOverScene
from game.ui.scenes.archive.tree import BranchesScene, Sheets
from game.ui.scenes.archive.tree_intents import TellAgain
from game.ui.scenes.archive.tree_mark import MarkScene
from game.ui.scenes.archive.tree_odds import TreeOdds
from game.ui.scenes.archive.tree_sheet import tell_stop
from game.ui.scenes.archive.watching import WatchingScene
from game.ui.scenes.archive.watching_pages import WatchMaker
from game.ui.scenes.archive.watching_words import section_runs, step_words
from game.ui.widgets.tree.axis import Axis
from game.ui.widgets.tree.chart import TreeChart
from game.ui.widgets.tree.ways import along, branch, edge
from tests.odds.lottery import lottery_engine
from tests.ui.clipping import cut_words
from tests.ui.driver import Driver

SIZES = ((1280, 720), (1024, 768), (1920, 1080))
SCENARIO = "october-1962"


@cache
def archive() -> Archive:
    return open_archive(model_of(SCENARIO))


@cache
def sheets() -> Sheets:
    return Sheets(archive().picture(), archive().picture(only_history=True))


def played(watches: int, seed: int = 5) -> Session:
    """A match of Kennedy's in which nothing is decided for some watches; it stands at a brief."""
    session = start_session(NewGame(seed=seed))
    play_on(session, watches)
    return session


def play_on(session: Session, watches: int) -> None:
    for _ in range(60 * watches):
        if session.phase is Phase.ENDED or not watches:
            return
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            session.close_watch()
            watches -= 1
        elif session.phase is Phase.INCIDENT:
            assert session.match.question is not None
            session.answer(session.match.question.options[0])
        else:
            session.seal("us", Plan())


def branches(**state: object) -> BranchesScene:
    scene = BranchesScene(archive(), sheets())
    for name, value in state.items():
        setattr(scene, name, value)
    return scene


def watching(number: int = 16, road: str = "history", **state: object) -> WatchingScene:
    found = archive().road(road)
    maker = WatchMaker(found)
    maker.make(number)
    scene = WatchingScene(found, number, maker=maker)
    for name, value in state.items():
        setattr(scene, name, value)
    return scene


def dressed(scene: TreeScene, size: tuple[int, int] = (1280, 720), text: int = 100) -> Kit:
    kit = Kit(Theme(palette=scene.palette, size=size, text=text))
    scene.dress(kit)
    assert scene.root is not None
    return kit


def screens() -> dict[str, TreeScene]:
    code = "KOW1." + "ABC123XYZ0" * 60
    square = tuple(tuple((x + y) % 2 == 0 for x in range(81)) for y in range(81))
    history = archive().road("history")
    return {
        "branches": branches(),
        "branches-fork": branches(at=("sam-site-struck", 18)),
        "branches-history": branches(only_history=True),
        "branches-whole": branches(fit=True),
        "branches-stops": branches(level="stops"),
        "branches-sheet": branches(level="sheet", at=("public-trade", 17)),
        "branches-end": branches(at=("air-strike-20-october", 10), level="sheet"),
        "watching": watching(),
        "watching-differs": watching(16, section="differs"),
        "watching-road": watching(17, "ships-ordered-on", section="road"),
        "watching-knew": watching(16, knew=True),
        "watching-end": watching(29),
        "take-over": TakeOverScene(history, 16, NewGame(), leaves=True),
        "take-over-both": TakeOverScene(history, 16, NewGame(side="both"), leaves=False),
        "go-back": GoBackScene(history, 3, unsealed=True),
        "go-back-refused": GoBackScene(history, 3, unsealed=False, refused="This match has no way back; play on"),
        "mark": MarkScene("0" * 16, "name", "The long night"),
        "share": ShareScene("1962, up to stop 17", code, square, lambda: b"", Path(), "road"),
        "share-long": ShareScene("1962", code * 8, (), lambda: b"", Path(), "road"),
        "import": ImportScene("The code is damaged: its check does not fit what is in it. Ask for it again.", code),
    }


@pytest.fixture(scope="module")
def made() -> dict[str, TreeScene]:
    return screens()


def test_no_word_is_cut_at_any_size(made: dict[str, TreeScene]) -> None:
    for name, scene in made.items():
        for size in SIZES:
            for text in (100, 150, 200):
                kit = dressed(scene, size, text)
                assert cut_words(scene, kit) == [], (name, size, text)


def test_every_control_has_a_name_and_every_screen_can_be_read_aloud(made: dict[str, TreeScene]) -> None:
    for name, scene in made.items():
        dressed(scene)
        for widget in scene.root.walk():
            if widget.focusable:
                assert widget.name, (name, widget.ident)
        lines = scene.speak()
        assert lines[0]
        assert lines[-1].startswith("Focus: "), name


def test_every_screen_tells_its_keys(made: dict[str, TreeScene]) -> None:
    dressed(made["branches"])
    dressed(made["watching"])
    keys = dict(made["branches"].keys())
    assert {"Left Right", "Up Down", "Home End", "H", "F", "W", "Z", "C", "Enter", "B"} <= set(keys)
    assert {"Left", "Right", "F", "T", "Enter", "Home End"} <= set(dict(made["watching"].keys()))


# -- the drawing ---------------------------------------------------------------------------------------------------


def test_the_week_gets_more_of_the_sheet_than_the_weeks_after_it() -> None:
    axis = Axis(sheets().whole)
    days = {words: t for t, words in sheets().whole.days}
    week = axis.at(days["29 Oct"]) - axis.at(days["22 Oct"])
    after = axis.at(days["5 Nov"]) - axis.at(days["29 Oct"])
    assert week > 1.7 * after
    hours = [axis.at(t) for t in range(0, 900, 6)]
    assert hours == sorted(hours)


def test_arrows_walk_along_a_road_take_a_branch_and_come_back() -> None:
    picture = sheets().whole
    at = ("history", 17)
    fork = branch(picture, at, -1)
    assert fork[0] == "no-word-on-the-jupiters"
    assert along(picture, fork, -1) == at
    assert branch(picture, fork, 1) == at
    assert along(picture, at, 1) == ("history", 18)
    assert edge(picture, fork, 1)[1] == picture.strand(fork[0]).stops[-1].number
    assert edge(picture, edge(picture, fork, -1), -1) == ("history", 0)


def test_every_stop_is_reached_by_arrows() -> None:
    picture = sheets().whole
    reached, waiting = {("history", 0)}, [("history", 0)]
    while waiting:
        here = waiting.pop()
        for there in (*(along(picture, here, s) for s in (-1, 1)), *(branch(picture, here, s) for s in (-1, 1))):
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == {(strand.key, stop.number) for strand in picture.strands for stop in strand.stops}


def test_the_chosen_stop_is_always_in_sight() -> None:
    for size in SIZES:
        for at in (("history", 0), ("history", 29), ("invasion-30-october", 28), ("cordier-on-monday", 25)):
            scene = branches(at=at)
            dressed(scene, size)
            chart = scene.widget("tree")
            assert isinstance(chart, TreeChart)
            assert chart._lay is not None
            strand = scene.picture.strand(at[0])
            stop = strand.stop(at[1])
            assert stop is not None
            assert chart._lay.field.collidepoint(chart._lay.point(strand, stop.t)), (size, at)


def with_odds(**state: object) -> BranchesScene:
    """The tree with the odds that come with its scenario, as it opens from the title."""
    odds = TreeOdds(OddsDesk(worker=OddsWorker(lottery_engine, process=False)), None)
    odds.recall(archive().roads)
    scene = BranchesScene(archive(), sheets(), odds_desk=odds)
    for name, value in state.items():
        setattr(scene, name, value)
    scene._look()
    return scene


def chart_of(scene: BranchesScene, size: tuple[int, int]) -> TreeChart:
    dressed(scene, size)
    chart = scene.widget("tree")
    assert isinstance(chart, TreeChart)
    return chart


def test_no_words_of_the_drawing_lie_on_one_another() -> None:
    for size in SIZES:
        for at in (("history", 3), ("history", 16), ("history", 24), ("sam-site-struck", 20)):
            for scene in (branches(at=at), with_odds(at=at), with_odds(at=at, fit=True)):
                chart = chart_of(scene, size)
                rects = [name.rect for name in chart._names]
                for i, rect in enumerate(rects):
                    assert rect.collidelist(rects[i + 1 :]) < 0, (size, at, chart._names[i].words)


def test_no_words_or_figures_lie_on_a_ring_or_an_end_and_no_ring_on_another() -> None:
    for size in SIZES:
        for at in (("history", 3), ("history", 16), ("history", 24), ("sam-site-struck", 20)):
            for fit in (False, True):
                chart = chart_of(with_odds(at=at, fit=fit), size)
                lay, rings = chart._lay, []
                assert lay is not None
                for strand in chart.picture.strands:
                    for stop in strand.stops:
                        reach = chart._reach[strand.key, stop.number]
                        here = pygame.Rect(0, 0, 2 * reach, 2 * reach)
                        here.center = lay.point(strand, stop.t)
                        if reach > 8 and lay.field.contains(here):
                            rings.append((strand.key, here))
                for name in chart._names:
                    crossed = [key for key, ring in rings if ring.inflate(-2, -2).colliderect(name.rect)]
                    assert not crossed, (size, at, fit, name.words, crossed)
                own = [ring for key, ring in rings if key == "history"]
                assert all(ring.inflate(-4, -4).collidelist(own[i + 1 :]) < 0 for i, ring in enumerate(own))


def test_the_odds_of_every_large_stop_are_drawn_when_the_tree_opens() -> None:
    scene = with_odds(at=("history", 16))
    chart = chart_of(scene, (1280, 720))
    for strand in chart.picture.strands:
        first = strand.stops[0]
        assert first.node in chart.chances
        assert chart._reach[strand.key, first.number] >= 9
    told = [name for name in chart._names if name.chances is not None]
    assert len(told) >= 12
    assert chances_near(scene, "history", 16) in chart.state()
    assert any("1,068 games that Kennedy and Khrushchev play on" in line for line in scene.speak())
    assert any("Before" in line for line in scene.speak())


def chances_near(scene: BranchesScene, road: str, number: int) -> str:
    odds = scene.known_odds()[archive().road(road).places[number].node]
    return f"settlement {100 * odds.settlement.share:.0f} and war {100 * odds.war.share:.0f} of 100"


def test_lists_show_the_figures_where_the_drawing_has_no_room() -> None:
    for level, number in (("roads", 0), ("stops", 1)):
        scene = with_odds(level=level)
        dressed(scene, (1024, 768), 200)
        assert any(chances_near(scene, "history", number) in line for line in scene.speak()), level


# -- driven like a person -----------------------------------------------------------------------------------------


def test_history_is_reached_from_the_title_watched_and_taken_over(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B")
    assert driver.name == "BranchesScene"
    assert any("Take a desk at any stop" in line for line in driver.scene.speak())
    driver.press("H")
    assert isinstance(driver.scene, BranchesScene)
    assert driver.scene.only_history
    before = driver.scene.at
    driver.press("Left")
    assert driver.scene.at == (before[0], before[1] - 1)
    driver.press("W")
    assert driver.name == "WatchingScene"
    driver.press("Right", "F", "Left", "F")
    assert isinstance(driver.scene, WatchingScene)
    assert driver.scene.number == before[1] - 1
    driver.press("T")
    assert driver.name == "TakeOverScene"
    driver.click("desk-ussr")
    driver.click("luck-new")
    driver.press("Enter")
    assert driver.name == "BriefingScene"
    match = driver.director.match
    assert match.side == "ussr"
    assert match.session.luck is not None
    assert not match.session.luck.historical


def test_reading_on_leads_through_every_part_and_every_watch_to_the_end(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B", "Home", "W")
    assert isinstance(driver.scene, WatchingScene)
    seen = set()
    for _ in range(200):
        if not isinstance(driver.scene, WatchingScene):
            break
        seen.add(driver.scene.number)
        driver.press("Enter")
    assert seen == set(range(30))
    assert driver.name == "BranchesScene"


def test_of_a_road_not_taken_its_own_course_is_told_before_the_real_week() -> None:
    scene = watching(17, "ships-ordered-on")
    dressed(scene)
    assert scene.section == "road"
    assert any("chosen" in line and line.startswith("On this road") for line in scene.speak())


def test_a_knot_that_stays_where_it_was_is_said_not_to_have_moved() -> None:
    read = watching().read
    assert read is not None
    assert step_words(replace(read.page, moved=0.3)).endswith("It did not move in this watch.")
    assert step_words(replace(read.page, moved=-6.0)).endswith("Down 6 in this watch.")
    assert step_words(replace(read.page, moved=None)).endswith("of 100.")


def test_those_who_read_little_are_told_a_watch_in_two_sentences_first() -> None:
    read, road = watching().read, archive().road("history")
    assert read is not None
    whole = "".join(run.text for run in section_runs(road, read.page, "happened"))
    with read_as(Reading(level=Level.SHORT)):
        short = "".join(run.text for run in section_runs(road, read.page, "happened"))
    first = short.partition("\n\n")[0]
    assert first.count(". ") == 1
    assert all(sentence.strip(". ") in whole for sentence in first.split(". "))
    assert "confidence" not in short


def test_those_who_read_documents_see_every_source_by_its_title_and_where_accounts_differ() -> None:
    road = archive().road("history")
    told = [watching(number).read for number in range(12, 20)]
    with read_as(Reading(level=Level.DOCUMENTS)):
        texts = ["".join(run.text for run in section_runs(road, x.page, "happened")) for x in told if x is not None]
    assert any("Where accounts differ: " in text for text in texts)
    records = [
        record for x in told if x is not None for hour in x.page.told for t in hour.tellings for record in t.records
    ]
    assert records
    assert any(record in text for text in texts for record in records)


def test_a_tree_is_told_anew_when_its_reader_reads_otherwise(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B")
    scene = driver.scene
    assert isinstance(scene, BranchesScene)
    before = scene.sheets
    with read_as(Reading(level=Level.SHORT)):
        assert isinstance(scene.tick(0), TellAgain)
        driver._follow(driver.window.routed(TellAgain(), scene, driver.director.route))
        driver.settle()
    assert driver.scene is scene
    assert scene.sheets is not before


def test_a_new_branch_grows_and_is_there_at_once_for_those_who_want_no_motion() -> None:
    for still in (False, True):
        scene = BranchesScene(archive(), sheets(), seen={"some other branch"})
        scene.dress(Kit(Theme(palette=scene.palette, size=(1280, 720), reduced_motion=still)))
        assert scene.root is not None
        scene.tick(1000)
        assert bool(scene._grows) is not still
        scene.tick(1100)
        scene.tick(1250)
        assert not scene._grows


def test_a_branch_that_was_drawn_before_does_not_grow_again() -> None:
    seen: set[str] = set()
    BranchesScene(archive(), sheets(), seen=seen)
    assert seen
    assert not BranchesScene(archive(), sheets(), seen=seen)._grows


def test_ways_to_branches_cross_no_other_branch_of_those_that_leave_history() -> None:
    strands = [s for s in sheets().whole.strands if s.stops and s.fork is not None and s.fork[0] == "history"]
    for one in strands:
        for other in strands:
            between = 0 < other.row / one.row < 1
            assert not (between and other.stops[0].t < one.stops[0].t < other.stops[-1].t), (one.key, other.key)


def test_a_mark_is_written_without_playing_any_road_again(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(3)
    at_brief(driver, session)
    driver.press("Enter", "B")
    assert isinstance(driver.scene, BranchesScene)
    before = {road.key: road.branch for road in driver.scene.archive.roads}
    driver.press("S")
    assert driver.scene.stop.star
    assert all(road.branch is before[road.key] for road in driver.scene.archive.roads)


@pytest.mark.usefixtures("nothing_shipped")
def test_the_whole_road_is_asked_after_the_stop_that_is_looked_at() -> None:
    desk = OddsDesk(worker=OddsWorker(lottery_engine, process=False))
    odds, road = TreeOdds(desk, None), archive().road("history")
    odds.look_at([(road, 16)])
    for now in range(0, 60_000, 100):
        odds.poll(now)
        if odds._line is not None and not odds._line.open:
            break
    known = odds.known([road])
    assert all(place.node in known for place in road.places)
    odds.stop()


@pytest.mark.usefixtures("nothing_shipped")
def test_a_tree_that_is_closed_drops_its_questions() -> None:
    desk = OddsDesk(worker=OddsWorker(lottery_engine, process=False))
    odds = TreeOdds(desk, None)
    odds.look_at([(archive().road("history"), 16)])
    odds.poll(0)
    odds.poll(10_000)
    assert [asked.open for asked in odds._asked] == [True]
    dropped = odds._asked[0]
    branches(odds_desk=odds).back()
    assert not dropped.open


def test_the_end_of_a_road_of_war_says_that_it_did_not_happen() -> None:
    road = archive().road("invasion-30-october")
    scene = watching(len(road.places) - 1, road.key)
    dressed(scene)
    assert any("In 1962 this did not happen" in line for line in scene.speak())


def test_what_was_said_on_the_tree_stays_until_the_next_key() -> None:
    scene = branches(notice="What was opened lies on '1962'.")
    dressed(scene)
    scene.refresh()
    assert any("What was opened" in line for line in scene.speak())
    scene.handle(Event(pygame.KEYDOWN, key=pygame.K_LEFT, mod=0, unicode="", scancode=0))
    assert not any("What was opened" in line for line in scene.speak())


def test_a_letter_of_a_watch_is_read_in_full(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B", "W", "L")
    assert driver.name == "PaperScene"
    driver.press("Enter")
    assert driver.name == "WatchingScene"


def at_brief(driver: Driver, session: Session) -> None:
    driver.show(driver.director.enter(session))


def test_a_match_goes_back_from_its_tree_and_grows_a_branch(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(5)
    at_brief(driver, session)
    driver.press("Enter", "B")
    assert isinstance(driver.scene, BranchesScene)
    assert driver.scene.own
    assert driver.scene.stop.here
    driver.press("Left", "Left", "Enter")
    assert driver.name == "GoBackScene"
    driver.click("luck-new")
    driver.press("Enter")
    assert driver.name == "BriefingScene"
    play_on(session, 2)
    at_brief(driver, session)
    driver.press("Enter", "B")
    assert isinstance(driver.scene, BranchesScene)
    own = [road for road in driver.scene.archive.roads if road.kind == "yours"]
    assert len(own) == 2
    strand = driver.scene.picture.strand(own[1].key)
    assert strand.fork is not None


def test_a_match_without_a_way_back_says_so_and_stays_where_it_is(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(3)
    session.rewinds = False
    at_brief(driver, session)
    driver.press("Enter", "B", "Left")
    assert isinstance(driver.scene, BranchesScene)
    assert session.tree is not None
    before = session.tree.cursor
    assert "without a way back" in driver.scene.why_not_play()
    assert any("without a way back" in line for line in driver.scene.speak())
    driver.press("Enter")
    assert session.tree.cursor == before
    assert driver.name == "BranchesScene"


def test_a_name_and_a_star_stay_on_a_stop_and_a_road_stood_on_is_not_hidden(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(3)
    at_brief(driver, session)
    driver.press("Enter", "B", "Left", "N")
    assert driver.name == "MarkScene"
    driver.press("End")
    for letter in "Here we waited":
        driver.post(Event(pygame.TEXTINPUT, text=letter))
    driver.press("Enter", "S")
    assert isinstance(driver.scene, BranchesScene)
    assert driver.scene.stop.name == "Here we waited"
    assert driver.scene.stop.star
    driver.press("X")
    assert any("never hidden" in line for line in driver.scene.speak())


def test_of_a_match_in_play_its_tree_tells_only_what_its_desk_has_learned(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(9)
    at_brief(driver, session)
    driver.press("Enter", "B")
    assert isinstance(driver.scene, BranchesScene)
    road = driver.scene.road
    assert road.kind == "yours"
    assert road.reader == "us"
    hidden = [f for w in road.branch.watches for f in w.facts if "us" not in f.readers]
    assert any(f.kind is FactKind.ORDER_GIVEN for f in hidden), "nothing was hidden, so nothing is tested"
    for number in range(len(road.places)):
        assert all("us" in fact.readers for fact in road.facts_at(number))
    open_road = replace(road, reader=None)
    told = driver.scene.sheets.whole.strand(road.key)
    for stop in told.stops[1:]:
        learned = {f.id for f in road.facts_at(stop.number - 1)}
        assert learned <= {f.id for f in open_road.facts_at(stop.number - 1)}
    for _ in range(8):
        text = " ".join(driver.scene.told().spoken.split("In the real week")[:1])
        assert "Moscow:" not in text
        driver.press("Left")
    driver.press("W")
    assert isinstance(driver.scene, WatchingScene)
    read = driver.scene.read
    assert read is not None
    assert set(read.desks) == {"us"}
    assert read.page.deeds == ()
    assert set(read.page.known) == {"us"}
    assert all(paper.by == "us" for paper in read.page.letters)


def test_odds_of_a_match_in_play_are_closed_and_those_of_history_are_not(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    at_brief(driver, played(3))
    driver.press("Enter", "B")
    assert isinstance(driver.scene, BranchesScene)
    own = {place.node for place in driver.scene.road.places}
    assert not own & set(driver.scene.known_odds())
    assert driver.scene.odds_desk is not None
    assert "what his desk cannot know" in driver.scene.odds_desk.words
    driver.director.close()


def test_two_at_one_screen_go_back_at_the_brief_and_see_nothing_while_it_is_covered(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = start_session(NewGame(side="both", seed=4))
    for _ in range(40):
        if session.phase is Phase.BRIEF and session.match.now.watch > 3:
            break
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            session.close_watch()
        elif session.match.question is not None:
            session.answer(session.match.question.options[0])
        elif session.waiting_for is not None:
            session.seal(session.waiting_for, Plan())
    at_brief(driver, session)
    assert driver.name == "HandOverScene"
    driver.press("F10")
    assert "menu-B" not in driver.idents()
    driver.press("Esc", "Enter")
    assert driver.name == "BriefingScene"
    driver.press("F10", "B", "Left", "Enter")
    assert driver.name == "GoBackScene"
    assert session.tree is not None
    before = session.tree.cursor
    driver.press("Enter")
    assert session.tree.cursor != before


def test_the_whole_truth_of_a_match_is_told_once_it_is_over(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    session = played(60)
    assert session.phase is Phase.ENDED
    at_brief(driver, session)
    driver.press("B")
    assert isinstance(driver.scene, BranchesScene)
    assert driver.scene.road.reader is None
    assert driver.scene.stop.ending
    driver.press("Enter")
    assert driver.name == "WatchingScene"


# -- sharing -------------------------------------------------------------------------------------------------------


def test_a_code_is_shared_and_opened_again_and_can_be_taken_over(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B", "End", "C")
    assert isinstance(driver.scene, ShareScene)
    code = driver.scene.code
    assert driver.scene.matrix
    driver.press("T")
    assert "Written to" in driver.scene.said
    written = next((tmp_path / "shared").glob("*.kowtree"))
    for text in (grouped(code).lower(), str(written)):
        while driver.name != "TitleScene":
            driver.press("Esc")
        driver.press("L", "O")
        assert isinstance(driver.scene, ImportScene)
        driver.press("End")
        driver.post(Event(pygame.TEXTINPUT, text=text))
        driver.press("Enter")
        assert driver.name == "BranchesScene", text
        assert isinstance(driver.scene, BranchesScene)
        assert driver.scene.archive.road("opened").places


def test_what_is_damaged_is_refused_in_words_and_the_text_stays(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("L", "O")
    for text, words in (("KOW1.ABCDEF", "damaged"), ("KOW9.ABC", "format 9"), ("nothing such", "no road")):
        assert isinstance(driver.scene, ImportScene)
        driver.press("F6", "End")
        driver.post(Event(pygame.TEXTINPUT, text=text))
        driver.press("Enter")
        assert isinstance(driver.scene, ImportScene)
        assert words in driver.scene.problem.lower(), driver.scene.problem
        assert driver.scene.text == text


def test_wheel_and_mouse_do_what_the_keys_do(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.press("B", "H")
    assert isinstance(driver.scene, BranchesScene)
    chart = driver.scene.widget("tree")
    assert isinstance(chart, TreeChart)
    lay = chart._lay
    assert lay is not None
    strand = driver.scene.picture.strand("history")
    stop = next(s for s in strand.stops if lay.field.inflate(-60, 0).collidepoint(lay.point(strand, s.t)))
    driver.click_at(lay.point(strand, stop.t))
    assert driver.scene.at == ("history", stop.number)
    before = driver.scene.memory["camera:tree"]
    assert driver.scene.widget("tree").wheel(-1)
    after = driver.scene.memory["camera:tree"]
    assert after[0] != before[0]


def test_a_road_begun_in_mid_crisis_tells_the_hours_before_it_and_not_those_to_come() -> None:
    session = start_session(NewGame(start="oct27", seed=5))
    play_on(session, 1)
    found = open_archive(session.match.model, session.tree)
    own = next(road for road in found.roads if road.kind not in ("history", "curated"))
    told = tell_stop(found, own, 0, "The file opens", "", "").spoken
    assert "In the real week" in told
    assert "28 Oct" not in told
