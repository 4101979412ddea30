"""Odds, comparison and debrief in the window: what may be shown, how it fills in, that nothing waits, that all fits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.app.archive.archive import Archive, open_archive
from game.app.archive.roads import Road, road_of_branch
from game.app.choices import NewGame
from game.app.ending import ending
from game.app.newgame import model_of, start_session
from game.app.session import Session
from game.app.take_over import take_over
from game.core.phases import Phase
from game.history.branch import Branch
from game.odds.estimate import Odds
from game.odds.questions import Question
from game.odds.worker import OddsWorker, Ticket
from game.reports.debrief_parts import Lifted
from game.reports.hours import chart_hours
from game.saves import SaveStore
from game.saves.places import HOME_VARIABLE
from game.ui.flow.odds_desk import OddsDesk
from game.ui.focus import focusables, top_of
from game.ui.scene import TreeScene
from game.ui.scenes.archive.compare import SHEETS as COMPARED
from game.ui.scenes.archive.compare import CompareScene
from game.ui.scenes.archive.odds import OddsScene, scale_of
from game.ui.scenes.archive.odds_intents import OpenCompare, OpenOdds
from game.ui.scenes.archive.tree_odds import TreeOdds
from game.ui.scenes.ends.debrief import SHEETS, DebriefScene
from game.ui.scenes.ends.debrief_papers import DebriefPapers, papers_of
from game.ui.scenes.ends.debrief_rows import belief_and_truth
from game.ui.scenes.match_state import at_desk
from game.ui.widgets import Text
from game.ui.widgets.chart.frame import Frame
from game.ui.widgets.chart.tension import TensionChart
from game.ui.widgets.chart.words import Number, Room, place_numbers
from tests.odds.lottery import lottery_engine
from tests.odds.reference import scalar_engine
from tests.ui.clipping import cut_words
from tests.ui.driver import Driver
from tests.ui.test_scenes import THEMES, ended, kit_for, wait_out

PATIENCE = 90.0


def by_lot(folder: Path | None = None) -> OddsDesk:
    return OddsDesk(folder, OddsWorker(lottery_engine, process=False))


class IdleWorker(OddsWorker):
    """Refuses to play."""

    def __init__(self) -> None:
        super().__init__(process=False)

    def ask(self, scenario: str, question: Question) -> Ticket:
        raise AssertionError(f"asked for {question}")


@cache
def archive() -> Archive:
    return open_archive(model_of("october-1962"))


def history() -> Road:
    return archive().road("history")


@cache
def papers(seed: int) -> DebriefPapers:
    return papers_of(ended(seed))


def short(road: Road, watches: int) -> Road:
    """The beginning of a road."""
    whole = road.branch
    branch = Branch(
        model=whole.model,
        setup=whole.setup,
        opening=whole.opening,
        start=whole.start,
        watches=whole.watches[:watches],
    )
    return road_of_branch(road.key, road.kind, road.title, branch)


def debrief(seed: int = 1, desk: OddsDesk | None = None) -> DebriefScene:
    session = ended(seed)
    pages = ending(session)
    assert pages is not None
    return DebriefScene(at_desk(session, "us"), pages, papers(seed), desk)


def until_told(scene: TreeScene, done: object) -> None:
    assert callable(done)
    limit = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < limit, "the odds did not come in"
        scene.tick(0)


def words_of(scene: TreeScene) -> str:
    scene.dress(kit_for(scene.palette, (1280, 720), 100))
    return "\n".join(scene.speak())


# -- the desk of odds --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_shipped")
def test_odds_of_a_place_grow_from_a_rough_look_to_a_sure_one() -> None:
    desk, road = by_lot(), history()
    asked = desk.ask_node(road, 3)
    assert asked.open
    games = []
    while asked.open:
        desk.poll()
        if isinstance(asked.value, Odds):
            games.append(asked.value.games)
            said = desk.progress(asked)
            assert not asked.open or said.startswith("Playing on from here, ")
    assert games == sorted(games)
    assert games[0] <= 160 < games[-1]
    assert desk.known(road.branch.nodes[3]) == asked.value
    assert desk.progress(asked) == ""


@pytest.mark.usefixtures("nothing_shipped")
def test_the_same_question_is_asked_once() -> None:
    desk = by_lot()
    assert desk.ask_node(history(), 4) is desk.ask_node(history(), history().branch.nodes[4])


@pytest.mark.usefixtures("nothing_shipped")
def test_a_question_that_is_dropped_is_heard_of_no_more_and_what_came_stays_known() -> None:
    desk, road = by_lot(), history()
    asked = desk.ask_node(road, 5)
    desk.poll()
    found = asked.value
    desk.cancel(asked)
    assert not asked.open
    assert not desk.poll()
    assert desk.known(road.branch.nodes[5]) == found
    again = desk.ask_node(road, 5)
    assert again is not asked
    assert again.value == found


@pytest.mark.usefixtures("nothing_shipped")
def test_odds_outlive_the_window_in_a_file_beside_the_saves(tmp_path: Path) -> None:
    desk, road = by_lot(tmp_path), history()
    asked = desk.ask_node(road, 2)
    while asked.open:
        desk.poll()
    desk.close()
    desk.close()
    again = by_lot(tmp_path)
    assert again.known(road.branch.nodes[2]) is None
    again.recall(road)
    assert again.known(road.branch.nodes[2]) == asked.value


def test_the_odds_of_shipped_roads_are_there_at_once_and_no_game_is_played_for_them() -> None:
    desk = OddsDesk(worker=IdleWorker())
    for road in archive().roads:
        line = desk.ask_line(road)
        assert not line.open
        assert line.done == 1.0
        assert all(odds.games for odds in line.value)
        assert not desk.ask_node(road, 0).open


def test_a_comparison_of_shipped_roads_has_its_curves_when_it_opens() -> None:
    scene = CompareScene(
        history(), archive().road("public-trade"), list(archive().roads), OddsDesk(worker=IdleWorker())
    )
    assert not scene.odds_words
    assert len(scene.told.odds_a) == len(history().places)
    assert len(scene.told.odds_b) == len(archive().road("public-trade").places)


def test_an_end_is_certain_and_needs_no_games() -> None:
    desk, road = by_lot(), history()
    desk.recall(road)
    last = desk.known(road.branch.nodes[-1])
    assert last is not None
    assert last.certain


def test_a_closed_desk_takes_no_questions_and_raises_nothing() -> None:
    desk = by_lot()
    desk.close()
    asked = desk.ask_line(history())
    assert not asked.open
    assert not desk.poll()


def test_odds_of_a_match_in_play_are_closed_and_those_of_history_are_not() -> None:
    session = start_session(NewGame(start="oct27", seed=3))
    own = open_archive(session.match.model, session.tree, session.fold, "us").roads[1]
    assert own.kind == "yours"
    assert not OddsDesk.may_ask(session).granted
    assert not OddsDesk.may_ask(session, own).granted
    assert OddsDesk.may_ask(session, history()).granted
    assert OddsDesk.may_ask(None).granted
    assert OddsDesk.may_ask(ended(1)).granted


def test_the_odds_of_1962_are_closed_to_who_took_it_over_as_its_draws_are_his() -> None:
    session = take_over(history().branch, history().branch.nodes[16], NewGame())
    assert not OddsDesk.may_ask(session, history()).granted
    desk = TreeOdds(by_lot(), session)
    desk.recall([history()])
    desk.look_at([(history(), 16)])
    assert not desk.known([history()])
    assert "whole truth" in desk.words


# -- odds and risk of a place ------------------------------------------------------------------------------------------


def odds_scene(number: int = 3) -> OddsScene:
    scene = OddsScene(history(), number, by_lot())
    until_told(scene, lambda: not scene.under_way)
    return scene


def test_the_page_of_odds_tells_figures_ranges_games_and_whose_they_are() -> None:
    told = words_of(odds_scene())
    assert "By this model (october-1962" in told
    assert "A settlement" in told
    assert "of 100" in told
    assert "95 % interval" in told
    assert "What others thought" in told
    assert "In the coming watch" in told
    for cause in (
        "a leader's decision",
        "forces in contact",
        "accidents of the alert",
        "one side misread by the other",
    ):
        assert f"from {cause}" in told


def test_the_page_of_odds_of_a_match_in_play_says_why_it_is_closed() -> None:
    session = start_session(NewGame(start="oct27", seed=3))
    own = open_archive(session.match.model, session.tree, session.fold, "us").roads[1]
    scene = OddsScene(own, 0, by_lot(), session)
    told = words_of(scene)
    assert "would tell a player what his desk cannot know" in told
    assert "of 100" not in told
    assert scene.odds is None


@pytest.mark.usefixtures("nothing_shipped")
def test_the_page_of_odds_stops_and_goes_on_by_its_key() -> None:
    scene = OddsScene(history(), 3, by_lot())
    scene.dress(kit_for(scene.palette, (1280, 720), 100))
    assert scene.under_way
    scene.widget("stop").perform()
    assert not scene.under_way
    scene.refresh()
    scene.widget("stop").perform()
    assert scene.under_way


def test_at_an_end_the_page_of_odds_says_that_nothing_is_left_to_estimate() -> None:
    assert "Nothing is left to estimate" in words_of(odds_scene(10_000))


@pytest.mark.parametrize(("high", "top"), [(0.0, 2), (0.019, 2), (0.04, 5), (0.2, 25), (0.6, 100), (1.0, 100)])
def test_a_small_chance_has_a_bar_on_which_it_can_be_seen(high: float, top: float) -> None:
    assert scale_of(high) == top


# -- two roads ---------------------------------------------------------------------------------------------------------


@cache
def compared(a: str, b: str) -> CompareScene:
    roads = list(archive().roads)
    scene = CompareScene(archive().road(a), archive().road(b), roads, by_lot())
    until_told(scene, lambda: not any(line.open for line in scene.lines))
    return scene


def test_a_comparison_tells_where_the_roads_part_and_what_fell_on_one_alone() -> None:
    scene = compared("history", "hold-fire-in-time")
    scene.show("fork")
    told = words_of(scene)
    assert "They part in watch" in told
    assert "What fell on one road only" in told
    assert "Owing to" in told


def test_the_decision_and_the_dice_are_reckoned_when_asked_for() -> None:
    roads = list(archive().roads)
    scene = CompareScene(history(), archive().road("hold-fire-in-time"), roads, by_lot())
    assert "points in the end" not in words_of(scene)
    scene.widget("split").perform()
    until_told(scene, lambda: scene.split is not None and not scene.split.open)
    scene.refresh()
    told = words_of(scene)
    assert "by the decision at the fork alone" in told
    assert "by what fell in that watch" in told


def test_where_one_road_is_a_part_of_the_other_no_fork_is_accounted_for() -> None:
    scene = CompareScene(history(), short(history(), 4), [], by_lot())
    scene.ask_split()
    assert "no fork to account for" in words_of(scene)


def test_letters_that_differ_are_told_in_words_and_marked_clause_by_clause() -> None:
    scene = compared("history", "public-trade")
    scene.show("letters")
    told = words_of(scene)
    assert "Clause by clause" in told
    assert any(row.a and row.b and any(clause.mark for clause in row.clauses) for row in scene.told.letters) or all(
        not (row.a and row.b) for row in scene.told.letters
    )


def test_the_other_road_is_chosen_from_a_list_by_keys() -> None:
    scene = compared("history", "hold-fire-in-time")
    scene.show("fork")
    scene.choosing = True
    scene.dress(kit_for(scene.palette, (1280, 720), 100))
    other = next(road for road in scene.others if road.key not in (scene.a.key, scene.b.key))
    wanted = scene.widget(f"road-{other.key}").perform()
    assert isinstance(wanted, OpenCompare)
    assert isinstance(wanted.b, Road)
    assert wanted.b.key == other.key
    scene.show("fork")


# -- the debrief -------------------------------------------------------------------------------------------------------


def test_the_odds_of_a_debrief_come_in_while_it_is_read() -> None:
    scene = debrief(desk=by_lot())
    assert scene.odds is not None
    assert "Weightiest moments" in words_of(scene)
    until_told(scene, lambda: scene.odds is not None and scene.odds.turned)
    assert scene.odds_words == ""
    scene.show("odds")
    told = words_of(scene)
    assert "By this model" in told
    assert "The same decisions under other luck" in told


def test_the_odds_of_1962_lie_beside_those_of_a_debrief_without_being_asked_for() -> None:
    scene = debrief(desk=by_lot())
    until_told(scene, lambda: scene.odds is not None and scene.odds.told is not None)
    assert scene.odds is not None
    assert scene.odds.told is not None
    assert [node.t for node in scene.odds.told.history] == [place.landmark.t for place in history().places]
    scene.show("odds")
    assert "1,068 games at each place" in words_of(scene)


def test_a_click_counts_though_figures_come_in_while_the_button_is_down() -> None:
    scene = debrief(desk=by_lot())
    scene.dress(kit_for(scene.palette, (1280, 720), 100))
    pos = scene.widget("tab-letters").rect.center
    scene.handle(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
    until_told(scene, lambda: scene.odds is not None and scene.odds.told is not None)
    scene.handle(Event(pygame.MOUSEBUTTONUP, button=1, pos=pos))
    assert scene.at == "letters"


def test_a_debrief_that_is_left_drops_its_questions_and_asks_them_again_when_it_is_read_on() -> None:
    scene = debrief(desk=by_lot())
    odds = scene.odds
    assert odds is not None
    until_told(scene, lambda: odds._turning is not None)
    assert odds._turning is not None
    scene.back()
    assert not odds._turning.open
    assert not odds.turned
    until_told(scene, lambda: odds.turned)
    assert len(scene.turning) > 0


def test_a_debrief_without_odds_is_whole_but_for_them() -> None:
    scene = debrief()
    for key, name in SHEETS:
        scene.show(key)
        assert name in words_of(scene)


def test_the_week_gets_most_of_a_chart_and_hours_keep_their_order() -> None:
    days = {words: t for t, words in archive().picture().days}
    branch = history().branch
    points = [(float(crisis.v[branch.model.at.t]), 0.0) for crisis in branch.truths]
    hours = chart_hours([points], [(t, words) for words, t in days.items()])
    assert hours.share(days["30 Oct"]) - hours.share(days["22 Oct"]) > 0.5
    shares = [hours.share(t) for t in range(-10, 1000, 5)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1024, 768), 100)])
def test_numbers_of_one_day_keep_clear_of_one_another_and_stay_on_the_chart(size: tuple[int, int], text: int) -> None:
    kit = kit_for("neutral", size, text)
    points = [(float(t), 10.0 + t) for t in range(0, 80, 8)]
    frame = Frame(pygame.Rect(40, 10, 640, 220), chart_hours([points], []))
    line = frame.line(points)
    marks = [Number(n, 30.0 + n) for n in range(1, 7)]
    boxes = [box for _, _, box in place_numbers(kit, frame, Room(frame.rect, [line]), line, marks)]
    assert len(boxes) == 6
    for i, box in enumerate(boxes):
        assert frame.rect.contains(box)
        assert box.collidelist(boxes[i + 1 :]) < 0
        assert not any(box.clipline(a, b) for a, b in pairwise(line))


def test_a_belief_is_parted_from_the_truth() -> None:
    belief, truth = "Moscow took it to be meant.", "In truth it was nobody's order."
    taken = Lifted(kind="belief", title="", text=f"{belief} {truth}", belief=belief)
    assert belief_and_truth(taken) == (belief, truth)
    assert belief_and_truth(Lifted(kind="event", title="", text="Nobody heard of it.")) == ("", "Nobody heard of it.")


# -- all of it fits ----------------------------------------------------------------------------------------------------


def _everything() -> Iterator[tuple[str, TreeScene]]:
    yield "odds", odds_scene()
    closed = start_session(NewGame(start="oct27", seed=3))
    own = open_archive(closed.match.model, closed.tree, closed.fold, "us").roads[1]
    yield "odds, closed", OddsScene(own, 0, by_lot(), closed)
    for pair in (("history", "hold-fire-in-time"), ("history", "public-trade"), ("history", "private-note-only")):
        scene = compared(*pair)
        for key, _ in COMPARED:
            scene.show(key)
            yield f"{pair[1]}, {key}", scene
        scene.choosing = True
        yield f"{pair[1]}, choice", scene
        scene.choosing = False
    told = debrief(desk=by_lot())
    until_told(told, lambda: told.odds is not None and told.odds.turned)
    for key, _ in SHEETS:
        told.show(key)
        yield f"debrief, {key}", told


def test_no_word_is_cut_at_any_size() -> None:
    for name, scene in _everything():
        for size, text in THEMES:
            kit = kit_for(scene.palette, size, text)
            scene.dress(kit)
            assert cut_words(scene, kit) == [], f"{name} at {size}, {text} per cent"


def test_every_page_has_something_to_focus_and_says_so() -> None:
    for name, scene in _everything():
        scene.dress(kit_for(scene.palette, (1280, 720), 100))
        assert focusables(top_of(scene.root)), name
        assert scene.focused(), name
        assert all(item.describe() for item in focusables(top_of(scene.root))), name


def test_no_words_but_keycaps_are_drawn_without_being_spoken() -> None:
    for name, scene in _everything():
        scene.dress(kit_for(scene.palette, (1920, 1080), 100))
        spoken = " ".join(w.name for w in scene.root.walk())
        silent = [w.words for w in scene.root.walk() if isinstance(w, Text) and w.words and not w.name]
        assert [words for words in silent if str(words) not in spoken] == [], name


def test_a_chart_is_read_hour_by_hour_with_keys_alone_and_with_the_mouse_alone() -> None:
    scene = debrief()
    scene.dress(kit_for(scene.palette, (1280, 720), 100))
    chart = next(w for w in scene.root.walk() if isinstance(w, TensionChart))
    assert chart.state() == ""
    assert chart.key("Home")
    first = chart.state()
    assert f"You {scene.told.tension[0][1]:.0f}" in first
    assert not chart.key("Left"), "at the edge the arrow leads on to the next thing"
    assert chart.key("Right")
    assert chart.state() != first
    chart.click((chart.rect.right - 12, chart.rect.centery))
    assert f"You {scene.told.tension[-1][1]:.0f}" in chart.state()


# -- in the whole window -----------------------------------------------------------------------------------------------


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return Driver(tmp_path / "saves")


def at_the_debrief(driver: Driver) -> Session:
    session = wait_out(
        start_session(NewGame(start="oct27", seed=2, risk="low", temperament="steady"), driver.store), 999
    )
    assert session.phase is Phase.ENDED
    driver.show(driver.director.enter(session))
    driver.press("Enter")
    assert driver.name == "DebriefScene"
    return session


def test_the_debrief_is_written_as_a_page_and_says_where(driver: Driver) -> None:
    at_the_debrief(driver)
    driver.press("G")
    assert driver.name == "DebriefScene"
    scene = driver.scene
    assert isinstance(scene, DebriefScene)
    written = list((driver.store.folder / "debriefs").glob("*.html"))
    assert len(written) == 1
    assert str(written[0]) in scene.notice
    assert "<html" in written[0].read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told_and_nothing_breaks(driver: Driver) -> None:
    at_the_debrief(driver)
    (driver.store.folder / "debriefs").write_text("in the way", encoding="utf-8")
    driver.press("G")
    scene = driver.scene
    assert isinstance(scene, DebriefScene)
    assert "could not be written" in scene.notice


def test_the_debrief_leads_to_a_comparison_with_1962_and_back(driver: Driver) -> None:
    at_the_debrief(driver)
    driver.press("C")
    assert driver.name == "CompareScene"
    for sheet in "2345":
        driver.press(sheet)
        assert driver.name == "CompareScene"
    driver.press("O", "Esc", "Esc")
    assert driver.name == "DebriefScene"


def test_the_branches_open_from_the_debrief(driver: Driver) -> None:
    at_the_debrief(driver)
    driver.press("B")
    assert driver.name == "BranchesScene"


def test_the_other_desk_keeps_risk_and_temperament(driver: Driver) -> None:
    at_the_debrief(driver)
    driver.press("R")
    assert driver.name == "NewGameScene"
    choices = driver.scene.choices  # type: ignore[attr-defined]
    assert (choices.side, choices.risk, choices.temperament) == ("ussr", "low", "steady")


def test_the_odds_of_a_place_open_by_key_of_a_road_and_esc_leads_back(driver: Driver) -> None:
    at_the_debrief(driver)
    driver._follow(driver.director.route(OpenOdds("history", 2), driver.scene))
    driver.settle()
    assert driver.name == "OddsScene"
    driver.press("Esc")
    assert driver.name == "DebriefScene"


@pytest.mark.usefixtures("nothing_shipped")
def test_keys_are_answered_at_once_while_a_process_plays_the_games(tmp_path: Path) -> None:
    desk = OddsDesk(tmp_path, OddsWorker(scalar_engine))
    scene = OddsScene(history(), 1, desk)
    try:
        surface = Driver(tmp_path / "saves").window.surface
        scene.dress(kit_for(scene.palette, (1280, 720), 100))
        scene.draw(surface)
        slowest, limit = 0.0, time.monotonic() + 4.0
        while time.monotonic() < limit:
            begun = time.monotonic()
            scene.tick(0)
            if scene.dirty:
                scene.draw(surface)
            slowest = max(slowest, time.monotonic() - begun)
            time.sleep(0.01)
        assert scene.under_way
        assert slowest < 0.5
        scene.widget("stop").perform()
        assert not scene.under_way
    finally:
        desk.close()


def test_the_store_of_a_match_is_where_odds_are_kept(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "saves")
    driver.director.desk_of_odds = None
    assert isinstance(driver.director.store, SaveStore)
    assert driver.director.odds_desk is driver.director.odds_desk
    driver.director.close()
