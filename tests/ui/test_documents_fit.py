"""The longest texts of all, those of the documents level: none is cut, and no button is pushed off its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.app.codex import articles
from game.app.ending import ending
from game.app.inbox import inbox, log
from game.app.orders_book import orders_book
from game.content import load_model
from game.core.sides import SIDES
from game.locale import Level, Reading, read_as
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex import CodexScene
from game.ui.scenes.desk.orders import OrdersScene
from game.ui.scenes.desk.record import RecordScene
from game.ui.scenes.desk.report import ReportScene
from game.ui.scenes.ends.ending import EndingScene
from game.ui.scenes.ends.ending_sheets import SHEETS
from game.ui.scenes.match_state import at_desk
from game.ui.scenes.watch.briefing import BriefingScene
from game.ui.scenes.watch.incident import IncidentScene
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_war, settled, unsettled
from game.ui.widgets import Pages
from tests.ui.clipping import cut_words
from tests.ui.desks import desk, in_an_incident

STARTS = tuple(load_model("october-1962").starts)


@pytest.fixture(autouse=True)
def documents():
    with read_as(Reading(level=Level.DOCUMENTS)):
        yield


def faults(scene: TreeScene) -> list[str]:
    """Return what is cut on any page of a screen at the usual size, with text as it is and twice as large."""
    found = []
    for text in (100, 200):
        kit = Kit(Theme(palette=scene.palette, text=text))
        scene.dress(kit)
        found += [f"{text} %: {fault}" for fault in cut_words(scene, kit)]
        for pages in [widget for widget in scene.root.walk() if isinstance(widget, Pages)]:
            while pages.turn(1):
                found += [f"{text} %: {fault}" for fault in cut_words(scene, kit)]
    return found


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("side", ["us", "ussr"])
def test_a_briefing_with_its_record_fits(side, start):
    assert faults(BriefingScene(desk(side, start))) == []


@pytest.mark.parametrize("start", ["oct16", "oct24", "oct27", "oct29"])
@pytest.mark.parametrize("side", ["us", "ussr"])
def test_an_order_with_its_record_fits_on_its_card(side, start):
    match = desk(side, start)
    for family in orders_book(match.session, side):
        assert faults(OrdersScene(match, family.id)) == [], family.id


def test_a_report_with_its_record_fits_and_scrolls():
    match = in_an_incident()
    items = [*inbox(match.session, "us"), *(item for page in log(match.session, "us") for item in page.items)]
    told = [item for item in items if item.record]
    assert told != []
    for item in told:
        assert faults(ReportScene(match, item.key)) == [], item.title
    assert faults(RecordScene(match)) == []
    assert faults(IncidentScene(match)) == []


@pytest.mark.parametrize("point", [settled, unsettled, at_war])
def test_the_longest_words_of_an_ending_fit_on_each_of_its_sheets(point):
    match = at_desk(reached(point, start="oct27", side="us"), "us")
    pages = ending(match.session)
    told = match.session.match.model.words.at(Level.DOCUMENTS)["endings"].values()
    longest = {side: max((entry[side] for entry in told), key=len) for side in SIDES}
    record = max((entry["history"]["text"] for entry in told if "history" in entry), key=len)
    scene = EndingScene(match, replace(pages, text=longest, history=record))
    for name, _ in SHEETS:
        scene.sheet = name
        assert faults(scene) == [], name


def test_the_longest_entries_of_the_codex_fit():
    match = desk()
    found = sorted(articles(match.session.match.model), key=lambda a: len(a.text) + len(a.later), reverse=True)
    for article in found[:12]:
        scene = CodexScene(match, article.id)
        scene.shown = True
        assert faults(scene) == [], article.id
