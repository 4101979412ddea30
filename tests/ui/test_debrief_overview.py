"""The first sheet of a debrief holds what turned it, what was not known and what it rests on, at one look."""

from __future__ import annotations

from functools import cache

import pytest

from game.app.ending import ending
from game.odds.worker import OddsWorker
from game.reports.debrief_parts import Chance, NodeOdds, OddsTold, TurningPoint
from game.ui.flow.odds_desk import OddsDesk
from game.ui.scenes.codex.codex_links import LinkedText
from game.ui.scenes.desk.orders import OrdersScene
from game.ui.scenes.ends.debrief import DebriefScene
from game.ui.scenes.ends.debrief_overview import fog_first
from game.ui.scenes.ends.debrief_papers import DebriefOdds, papers_of
from game.ui.scenes.ends.debrief_rows import chief_move, turning_row
from game.ui.scenes.match_state import MatchState, at_desk
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_war, settled
from game.ui.widgets import Pages, Text, Widget
from game.ui.widgets.chart.number import NumberDisc
from tests.odds.lottery import lottery_engine
from tests.ui.clipping import cut_words
from tests.ui.desks import desk, dressed


@cache
def ended() -> MatchState:
    return at_desk(reached(settled, start="oct27", side="us"), "us")


def debrief(**kwargs: object) -> DebriefScene:
    """A debrief without odds, dressed."""
    match = ended()
    pages = ending(match.session)
    assert pages is not None
    return dressed(DebriefScene(match, pages, papers_of(match.session)), **kwargs)  # type: ignore[arg-type]


def pages_of(scene: DebriefScene, ident: str) -> Pages:
    return next(w for w in scene.root.walk() if isinstance(w, Pages) and w.ident == ident)


def shown(pages: Pages) -> list[Widget]:
    return [child for child in pages.children if child.shown]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_four_moments_three_things_unknown_and_five_sources_stand_on_one_page(size: tuple[int, int]) -> None:
    scene = debrief(size=size)
    for ident, count in (("turns", 4), ("fog", 3), ("sources-short", 5)):
        pages = pages_of(scene, ident)
        assert len(shown(pages)) == len(pages.children) == count
    scores = pages_of(scene, "scores-us")
    assert len(shown(scores)) == len(scores.children)
    assert "No single total. Trade-offs are yours to argue." in " ".join(scene.speak())


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 100), ((1024, 768), 100), ((1280, 720), 200)])
def test_no_word_of_the_first_sheet_is_cut(size: tuple[int, int], text: int) -> None:
    scene = debrief(size=size, text=text)
    assert scene._kit is not None
    assert cut_words(scene, scene._kit) == []


def test_a_taller_window_shows_more_moments() -> None:
    scene = debrief(size=(1280, 960))
    discs = [w for w in scene.root.walk() if isinstance(w, NumberDisc)]
    assert len(discs) > 4


def test_what_is_not_known_is_told_one_of_each_kind_before_a_second_of_any() -> None:
    things = fog_first(debrief())
    kinds = [thing.kind for thing in things][:3]
    assert len(set(kinds)) == 3
    assert kinds[0] == "belief"
    shown = [thing.short[0] for thing in things[:5]]
    assert len(set(shown)) == len(shown)


def test_the_sources_cited_most_come_first_by_a_name_that_says_what_they_are() -> None:
    scene = debrief()
    words = " ".join(scene.speak())
    most = sorted(scene.told.sources, key=lambda source: -source.times)
    assert most[0].title in words
    assert "Kennedy-Khrushchev letters (FRUS VI)" in words
    assert not any(source.title.startswith("Archive on") for source in most)


def test_a_turning_point_says_what_was_decided_how_it_stands_to_1962_and_what_it_changed() -> None:
    def chances(war: float) -> tuple[Chance, ...]:
        return (Chance(kind="war", label="war", share=war, low=war, high=war),)

    point = TurningPoint(
        t=0.0,
        when="Sat 27 Oct 06:00",
        title="Washington: all that was decided",
        text="",
        before=chances(0.27),
        after=chances(0.14),
        head="Washington says yes",
        beside="The yes came 9 hours sooner than 1962.",
    )
    told = [w.words for w in turning_row(1, point, full=False).walk() if isinstance(w, Text)]
    assert told == ["Washington says yes", "The yes came 9 hours sooner than 1962. Odds of war 27 to 14."]
    assert chief_move(chances(0.27), chances(0.27)) == ""


def test_a_moment_is_given_no_change_of_the_odds_that_other_watches_made() -> None:
    papers = papers_of(ended().session)
    assert papers.branch is not None
    hours = [float(truth.v[papers.branch.model.at.t]) for truth in papers.branch.truths]
    odds = DebriefOdds(OddsDesk(None, OddsWorker(lottery_engine, process=False)), papers.branch, "us")
    line = tuple(NodeOdds(t=t, when="", games=1, chances=()) for t in (hours[0], hours[2], hours[3]))
    odds.told = OddsTold(by="", line=line)
    assert odds.around(hours[0]) == (line[0], None)
    assert odds.around(hours[2]) == (line[1], line[2])


def test_a_clause_that_1962_had_otherwise_is_marked_by_a_star_and_told() -> None:
    scene = debrief()
    letters = scene.told.letters
    scene.letter = next(i for i, x in enumerate(letters) if any(c.differs.startswith("1962:") for c in x.clauses))
    scene.show("letters")
    words = " ".join(scene.speak())
    assert "Clauses with a star are not those of 1962." in words
    assert "* " in words
    assert "1962: " in words


def test_letters_that_lay_on_the_desk_from_the_start_are_not_held_against_1962() -> None:
    scene = debrief()
    before = ended().session.chronicle.pages[0].archive
    assert before
    assert all(not x.beside for x in scene.told.letters if x.id in {letter.id for letter in before})


def test_after_a_war_no_figure_counts_up() -> None:
    match = at_desk(reached(at_war, start="oct27", side="us"), "us")
    pages = ending(match.session)
    assert pages is not None
    scene = DebriefScene(match, pages, papers_of(match.session))

    class Coming:
        words, trouble, told, turned = "The odds: Playing on from here, 21 % done.", "", None, False

    scene.odds = Coming()  # type: ignore[assignment]
    assert scene.odds_words == "The odds are not all in yet."


def test_a_hard_word_is_underlined_on_the_first_card_that_has_it_and_on_no_other() -> None:
    scene = dressed(OrdersScene(desk()))
    found = [link.article.id for w in scene.root.walk() if isinstance(w, LinkedText) for link in w.links]
    assert "weapons/u-2" in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("sheet", ["watches", "unknown", "later"])
def test_the_lists_of_a_debrief_lead_to_the_codex(sheet: str) -> None:
    scene = debrief()
    scene.show(sheet)
    assert any(w.links for w in scene.root.walk() if isinstance(w, LinkedText))
