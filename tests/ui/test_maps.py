"""The map: words never lie on signs, only what a side knows is on it, and everything on it can be reached and said."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, TypeVar

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygame import Rect, Surface

from game.app.archive.archive import open_archive
from game.app.map_table import map_table
from game.app.newgame import model_of
from game.ui.map import Line, MapPicture, Note, Reach, Ship, Site, Spot, Submarine
from game.ui.map.chart import _cut
from game.ui.map.draw import draw_map
from game.ui.map.labels import Labels, Words
from game.ui.map.laying import lay
from game.ui.map.projection import VIEWS
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.paint.workshop import workshop
from game.ui.scene import TreeScene
from game.ui.scenes.archive.watching_pages import WatchMaker
from game.ui.scenes.desk.map_large import CHARTS, MapScene
from game.ui.scenes.desk.map_picture import drawn, picture_of
from game.ui.scenes.desk.map_then import MapThenScene
from game.ui.widgets.map import Map
from tests.ui.clipping import cut_words
from tests.ui.desks import desk
from tests.ui.sample import key

SIZES = ((592, 424), (420, 300), (900, 560), (1350, 840))
FULL = MapPicture(
    sites=(
        Site("San Cristóbal", 22.7, -83.3, "ready"),
        Site("Guanajay", 22.9, -82.7, "building"),
        Site("Sagua la Grande", 22.8, -80.1, "unknown"),
    ),
    ships=(
        Ship("Soviet ships", 27, -58, "ussr", note="keep on towards the line", towards=(25, -64)),
        Ship("", 27.9, -73.4, "us"),
        Ship("Grozny", 24.6, -66.3, "ussr", note="at the line by dawn", sure=False),
    ),
    submarines=(Submarine(25.5, -63.5), Submarine(21, -62, True)),
    line=Line("Quarantine line"),
    reach=Reach(),
    notes=(Note("Soviet batteries: not known", 21, -75.7, "ussr", True),),
)


Laid = TypeVar("Laid", bound=TreeScene)


def dressed(scene: Laid, size: tuple[int, int] = (1280, 720), text: int = 100) -> Laid:
    """A scene in a theme, laid out."""
    scene.dress(Kit(Theme(scene.palette, size=size, text=text)))
    assert scene.root is not None
    return scene


class Watched(Labels):
    """Labels that remember what they wrote and on what it lay."""

    written: ClassVar[dict[str, Rect]] = {}
    covered: ClassVar[list[str]] = []

    def put(self, lines, at, ground, **more):
        said, before = list(lines), list(self.taken)
        rect = super().put(said, at, ground, **more)
        if rect is not None:
            text = " ".join(words.text for words in said)
            type(self).written[text] = rect
            if rect.inflate(-2, -8).collidelist(before) >= 0 or not self.field.contains(rect):
                type(self).covered.append(text)
        return rect


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> type[Watched]:
    monkeypatch.setattr("game.ui.map.laying.Labels", Watched)
    Watched.written, Watched.covered = {}, []
    return Watched


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("view", [name for name in VIEWS if name != "incident"])
def test_words_lie_neither_on_signs_nor_on_one_another(
    watched: type[Watched], size: tuple[int, int], text: int, view: str
) -> None:
    lay(Surface(size), Kit(Theme("washington", text=text)), FULL, view)
    assert watched.covered == []


@pytest.mark.parametrize("size", SIZES[::2])
def test_what_matters_on_the_desk_s_map_has_its_name(watched: type[Watched], size: tuple[int, int]) -> None:
    lay(Surface(size), Kit(Theme("washington")), FULL, "desk")
    told = " ".join(watched.written)
    for words in ("Soviet ships keep on towards the line", "Grozny", "QUARANTINE LINE", "Washington", "CUBA"):
        assert words in told


PLACES = st.tuples(st.floats(14, 33), st.floats(-88, -56), st.text("abcdef ", min_size=3, max_size=30))


@settings(max_examples=40, deadline=None)
@given(st.lists(PLACES, max_size=9))
def test_wherever_ships_are_their_names_stay_clear(ships: list[tuple[float, float, str]]) -> None:
    picture = MapPicture(ships=tuple(Ship(name.strip() or "x", lat, lon, "ussr") for lat, lon, name in ships))
    Watched.written, Watched.covered = {}, []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.ui.map.laying.Labels", Watched)
        lay(Surface((592, 424)), Kit(Theme("washington")), picture, "desk")
    assert Watched.covered == []


def test_words_find_another_side_when_theirs_is_taken() -> None:
    kit = Kit(Theme("washington"))
    labels = Labels(Surface((400, 200)), kit, Rect(0, 0, 400, 200))
    labels.take(Rect(210, 80, 190, 40))
    rect = labels.put([Words("Miami", "map_place", kit.colour("ink"))], (200, 100), "sea", sides="rl")
    assert rect is not None
    assert rect.right <= 200


def test_an_incident_s_place_is_not_covered_by_what_is_not_known(watched: type[Watched]) -> None:
    lay(Surface((592, 250)), Kit(Theme("washington")), replace(FULL, spot=Spot("Banes", 20.97, -75.7)), "incident")
    assert "Banes" in watched.written
    assert not any("not known" in words for words in watched.written)


def test_a_map_that_is_still_being_painted_says_so() -> None:
    kit = Kit(Theme("washington", size=(1281, 719)))
    target = Surface((500, 300))
    pygame.event.clear()
    with workshop.beside_a_window():
        draw_map(target, kit, target.get_rect(), FULL, "desk")
        waiting = pygame.image.tobytes(target, "RGB")
    draw_map(target, kit, target.get_rect(), FULL, "desk")
    assert pygame.image.tobytes(target, "RGB") != waiting


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_a_desk_s_map_shows_of_the_others_only_what_it_knows(side: str) -> None:
    match = desk("us" if side == "us" else "ussr")
    table = map_table(match.session, match.side)
    boats = drawn(table, match.side).submarines
    if side == "ussr":
        assert all(boat.sure for boat in boats)
    else:
        assert not all(boat.sure for boat in boats)
        assert any(note.fog for note in picture_of(match.session, match.side).notes)


def test_the_legend_tells_every_sign_that_is_on_the_map() -> None:
    entries = [words for _, words in Map(FULL)._entries(Kit(Theme("washington")))]
    for words in ("Ready site", "Being built", "Site in doubt", "US ship", "Soviet ship", "Submarine", "Missile reach"):
        assert words in entries
    assert "Soviet batteries: not known" in entries


def test_the_map_is_told_in_words() -> None:
    told = FULL.in_words()
    for words in ("1 site ready.", "1 site in doubt.", "Soviet ships: keep on towards the line.", "1 submarine."):
        assert words in told
    assert MapPicture().in_words() == "Map. Nothing is marked on it."


def test_keys_change_the_chart_of_the_large_map() -> None:
    scene = dressed(MapScene(desk()))
    for number, (view, _) in enumerate(CHARTS, start=1):
        scene.handle(key(pygame.key.key_code(str(number))))
        chart = scene.widget("chart")
        assert isinstance(chart, Map)
        assert chart.view == view


def test_what_is_chosen_in_the_list_is_ringed_on_the_chart_it_lies_on() -> None:
    scene = dressed(MapScene(desk()))
    table, _ = scene.found()
    jupiters = next(mark for mark in table.marks if mark.id == "jupiters")
    scene.focus_on("mark-jupiters")
    row = next(widget for widget in scene.widget("marks").children if widget.ident == "mark-jupiters")
    row.perform()
    scene.refresh()
    chart = scene.widget("chart")
    assert isinstance(chart, Map)
    assert chart.view == "europe"
    assert chart.picture.pointed == (jupiters.lat, jupiters.lon)
    row.perform()
    assert scene.pointed == ""


def test_everything_the_map_tells_is_in_its_list() -> None:
    match = desk()
    listed = {widget.name for widget in dressed(MapScene(match)).widget("marks").children}
    for mark in map_table(match.session, match.side).marks:
        assert not mark.text or mark.label in listed


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (640, 360)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_on_the_large_map(size: tuple[int, int], text: int) -> None:
    scene = dressed(MapScene(desk()), size=size, text=text)
    assert not cut_words(scene, Kit(Theme(scene.palette, size=size, text=text)))


def test_the_map_of_a_watch_that_is_read_shows_that_watch_and_leafs_to_the_next() -> None:
    maker = WatchMaker(open_archive(model_of("october-1962")).roads[0])
    for number in (3, 4):
        maker.make(number)
    scene = dressed(MapThenScene(maker, 3, "us"))
    before = scene.found()
    assert before is not None
    assert before[0] == maker.make(3).desks["us"].table
    scene.focus_on("mark-guantanamo")
    scene.handle(key(pygame.K_RIGHT))
    assert scene.number == 4
    scene.handle(key(pygame.K_LEFT))
    assert scene.number == 3


def test_land_is_filled_only_as_far_as_it_can_be_seen() -> None:
    continent = [(-9000.0, -9000.0), (9000.0, -9000.0), (9000.0, 50.0), (-9000.0, 50.0)]
    across = _cut(continent, 0, -10.0, 110.0)
    near = _cut(across, 1, -10.0, 110.0)
    assert {(round(x), round(y)) for x, y in near} == {(-10, -10), (110, -10), (110, 50), (-10, 50)}
    island = [(20.0, 20.0), (40.0, 20.0), (30.0, 40.0)]
    assert _cut(island, 0, -10.0, 110.0) == island
    assert _cut([(x + 500.0, y) for x, y in island], 0, -10.0, 110.0) == []
