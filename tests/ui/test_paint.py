"""The rope, the workshop, motions, paper and colours: what is painted, when, and what it costs nobody."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pygame
import pytest
from pygame import Color, Rect, Surface

from game.ui.paint import motion, workshop
from game.ui.paint.kit import Kit
from game.ui.paint.motion import Motions, faded
from game.ui.paint.theme import Theme, tokens
from game.ui.paint.workshop import PAINTED, Workshop, tell_painted_in
from game.ui.rope import tightening
from game.ui.rope.knot import inks_of, knot_picture, parted_picture, settled_picture
from game.ui.rope.tightening import PICTURES, Pull, Tightening
from game.ui.widgets import Header, Leader, Rope, RopePicture, Sheet, Text
from game.ui.widgets.base import Brush
from game.ui.widgets.tray import LID, Tray

FIELD = Rect(0, 0, 480, 80)


def pixels(surface: Surface | None) -> bytes:
    assert surface is not None
    return pygame.image.tobytes(surface, "RGBA")


def painted_events(within: float = 2.0) -> list[Rect | None]:
    """The parts that the window is told to draw again, as soon as there are any."""
    until = time.monotonic() + within
    found: list[Rect | None] = []
    while not found and time.monotonic() < until:
        found = [event.rect for event in pygame.event.get(PAINTED)]
        time.sleep(0.005)
    return found


@contextmanager
def a_window_runs(shop: Workshop = workshop.workshop) -> Iterator[Workshop]:
    pygame.event.clear()
    with shop.beside_a_window():
        yield shop


# -- the workshop ------------------------------------------------------------------------------------------------------


def test_a_picture_is_painted_at_once_where_no_window_runs() -> None:
    assert Workshop().picture("a", lambda: Surface((3, 3))) is not None


def test_beside_a_window_a_picture_is_painted_in_a_thread_and_the_window_is_told() -> None:
    painters: list[str] = []

    def paint() -> Surface:
        painters.append(threading.current_thread().name)
        return Surface((3, 3))

    with a_window_runs(Workshop()) as shop:
        assert shop.picture("a", paint, part=FIELD) is None
        assert painted_events() == [FIELD]
        assert shop.picture("a", paint, part=FIELD) is not None
    assert painters == ["workshop"]


def test_what_is_wanted_last_is_painted_first() -> None:
    order: list[str] = []
    hold = threading.Event()

    def paint(name: str) -> Callable[[], Surface]:
        def act() -> Surface:
            if name == "first":
                hold.wait(2)
            order.append(name)
            return Surface((1, 1))

        return act

    with a_window_runs(Workshop()) as shop:
        for name in ("first", "second", "third"):
            shop.picture(name, paint(name), part=FIELD)
            time.sleep(0.02)
        hold.set()
        until = time.monotonic() + 2
        while len(order) < 3 and time.monotonic() < until:
            time.sleep(0.005)
    assert order == ["first", "third", "second"]


def test_trouble_while_painting_is_told_where_the_picture_is_wanted() -> None:
    def paint() -> Surface:
        raise ValueError("no ink")

    with a_window_runs(Workshop()) as shop:
        shop.picture("a", paint)
        until = time.monotonic() + 2
        while shop._trouble is None and time.monotonic() < until:
            time.sleep(0.005)
        with pytest.raises(ValueError, match="no ink"):
            shop.picture("b", lambda: Surface((1, 1)))


def test_the_oldest_pictures_go_when_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_KEPT_BYTES", 1000)
    shop, made = Workshop(), []

    def paint() -> Surface:
        made.append(1)
        return Surface((10, 10), pygame.SRCALPHA)

    for name in ("a", "b", "c", "a"):
        shop.picture(name, paint)
    assert len(made) == 4


# -- the rope ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A clock of milliseconds that tests turn."""
    now = [1000]
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now[0])

    def turn(milliseconds: int) -> None:
        now[0] += milliseconds

    return turn


def drawn(rope: Tightening, kit: Kit, tension: float, pulls: tuple[float, float], change: float = 0) -> bytes:
    target = Surface(FIELD.size, pygame.SRCALPHA)
    rope.draw(target, kit, FIELD, tension, pulls, change)
    return pixels(target)


def still(kit: Kit, tension: float, pulls: tuple[float, float]) -> bytes:
    """The rope of a state as somebody sees it who saw none before."""
    return drawn(Tightening(), kit, tension, pulls)


def wait_for_pictures(rope: Tightening, kit: Kit, tension: float, pulls: tuple[float, float], change: float) -> None:
    until = time.monotonic() + 10
    while rope._began is None and time.monotonic() < until:
        drawn(rope, kit, tension, pulls, change)
        time.sleep(0.01)


def test_the_rope_tightens_once_from_the_state_that_was_seen(clock: Callable[[int], None]) -> None:
    kit, rope = Kit(Theme("washington")), Tightening()
    before, after = still(kit, 40, (4, 4)), still(kit, 60, (6, 6))
    drawn(rope, kit, 40, (4, 4))
    with a_window_runs():
        assert drawn(rope, kit, 60, (6, 6), 20) == before  # the pictures of the way are being made
        wait_for_pictures(rope, kit, 60, (6, 6), 20)
        seen = []
        for _ in range(PICTURES + 1):
            seen.append(drawn(rope, kit, 60, (6, 6), 20))
            clock(tokens()["motion_ms"]["knot"] // PICTURES)
        assert len(set(seen)) == PICTURES
        assert seen[-1] == after
        assert drawn(rope, kit, 60, (6, 6), 20) == after


def test_a_key_cuts_the_tightening_short(clock: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> None:
    kit, rope = Kit(Theme("washington")), Tightening()
    after = still(kit, 61, (6, 6))
    drawn(rope, kit, 41, (4, 4))
    with a_window_runs():
        wait_for_pictures(rope, kit, 61, (6, 6), 20)
        assert drawn(rope, kit, 61, (6, 6), 20) != after
        motion.motions.cut()
        assert drawn(rope, kit, 61, (6, 6), 20) == after


def test_with_reduced_motion_the_new_rope_replaces_the_old_one() -> None:
    kit, rope = Kit(Theme("washington", reduced_motion=True)), Tightening()
    after = still(kit, 62, (6, 6))
    drawn(rope, kit, 42, (4, 4))
    with a_window_runs():
        assert drawn(rope, kit, 62, (6, 6), 20) == after


def test_the_rope_of_another_match_does_not_move_from_what_was_seen_before() -> None:
    kit, rope = Kit(Theme("washington")), Tightening()
    after = still(kit, 63, (6, 6))
    drawn(rope, kit, 12, (1, 1))
    with a_window_runs():
        assert drawn(rope, kit, 63, (6, 6), 20) == after


def test_the_way_from_one_state_to_another_ends_at_it() -> None:
    start, goal = Pull(40, 4, 4), Pull(71, 6, 7.5)
    assert start.towards(goal, 1.0) == goal
    assert 40 < start.towards(goal, 0.5).tension < 71


def test_each_pull_and_the_tension_change_the_picture() -> None:
    kit = Kit(Theme("washington"))
    inks = inks_of(kit)
    looks = {
        pixels(knot_picture((480, 80), tension, pulls, inks, d0=11))
        for tension, pulls in ((50, (5, 5)), (50, (2, 5)), (50, (5, 2)), (80, (5, 5)))
    }
    assert len(looks) == 4


def test_the_stronger_side_draws_the_knot_towards_itself() -> None:
    inks = inks_of(Kit(Theme("war_page")))  # without halftone nothing but rope is drawn

    def middle(pulls: tuple[float, float]) -> float:
        """Where the picture is tallest: there lies the knot."""
        image = knot_picture((600, 100), 50, pulls, inks, d0=14)
        assert image is not None
        columns = [
            sum(image.get_at((x, y)).a > 40 for y in range(image.get_height())) for x in range(image.get_width())
        ]
        tall = [x for x, high in enumerate(columns) if high > 0.8 * max(columns)]
        return sum(tall) / len(tall)

    assert middle((8, 2)) < middle((5, 5)) < middle((2, 8))


def test_the_dots_behind_the_knot_grow_with_its_tension() -> None:
    inks = inks_of(Kit(Theme("washington")))

    def dotted(tension: float) -> int:
        """How much ink the dots lay beside the ropes."""
        laid = [
            knot_picture((480, 120), tension, (5, 5), replace(inks, halftone=colour), d0=5)
            for colour in (inks.halftone, None)
        ]
        assert laid[0] is not None
        assert laid[1] is not None
        return sum(a - b for a, b in zip(pixels(laid[0])[3::4], pixels(laid[1])[3::4], strict=True))

    assert dotted(95) > 1.5 * dotted(5) > 0


def test_a_settled_rope_and_a_parted_one_look_unlike_each_other() -> None:
    inks = inks_of(Kit(Theme("washington")))
    assert pixels(settled_picture((300, 90), inks)) != pixels(parted_picture((300, 90), inks))


def test_in_a_wide_window_the_ropes_run_on_to_its_edges() -> None:
    kit = Kit(Theme("washington", size=(2560, 1080)))
    target = Surface((2560, 200))
    left, right = (Leader(name, name.lower(), "There", "12:00", "washington") for name in ("Kennedy", "Khrushchev"))
    header = Header(left, right, RopePicture(50, (5, 5)))
    header.place(kit, Rect(320, 0, 1920, header.height(kit, 1920)))
    header.paint(target, Brush(kit))
    ground = kit.colour("header")
    for x in (4, 2555):
        assert any(target.get_at((x, y)) != ground for y in range(10, header.rect.bottom - 8)), x


def test_a_rope_laid_down_spans_a_wide_window() -> None:
    kit = Kit(Theme("washington", size=(2560, 1080)))
    target = Surface((2560, 200), pygame.SRCALPHA)
    rope = Rope(RopePicture(50, (5, 5)), figure="settled")
    rope.place(kit, Rect(320, 0, 1920, 200))
    rope.paint(target, Brush(kit))
    assert any(target.get_at((4, y)).a for y in range(200))


# -- motions -----------------------------------------------------------------------------------------------------------


def test_a_motion_runs_from_nothing_to_all_and_is_over(clock: Callable[[int], None]) -> None:
    moves = Motions()
    with a_window_runs():
        moves.begin("lid", "tray_closes", Theme())
        shares = []
        for _ in range(4):
            shares.append(moves.share("lid"))
            clock(100)
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_motion_may_wait_for_the_one_before_it(clock: Callable[[int], None]) -> None:
    moves = Motions()
    with a_window_runs():
        moves.begin("stamp", "stamp", Theme(), after="sheet_arrives")
        clock(tokens()["motion_ms"]["sheet_arrives"] - 1)
        assert moves.share("stamp") == 0
        clock(tokens()["motion_ms"]["stamp"] + 1)
        assert moves.share("stamp") == 1


def test_with_reduced_motion_every_motion_is_short(clock: Callable[[int], None]) -> None:
    moves = Motions()
    with a_window_runs():
        moves.begin("lid", "tray_closes", Theme(reduced_motion=True))
        clock(tokens()["motion_ms"]["crossfade_reduced"])
        assert moves.share("lid") == 1


def test_a_key_ends_all_motions(clock: Callable[[int], None]) -> None:
    moves = Motions()
    with a_window_runs():
        moves.begin("lid", "tray_closes", Theme())
        assert moves.cut()
        assert moves.share("lid") == 1
        assert not moves.cut()


def test_where_no_window_runs_nothing_moves() -> None:
    moves = Motions()
    moves.begin("lid", "tray_closes", Theme())
    assert moves.share("lid") == 1


def test_several_motions_wait_for_their_next_picture_at_once() -> None:
    with a_window_runs():
        parts = [Rect(0, 0, 1, 1), Rect(5, 5, 1, 1)]
        for part in parts:
            tell_painted_in(20, part)
        found: list[Rect | None] = []
        until = time.monotonic() + 2
        while len(found) < 2 and time.monotonic() < until:
            found += [part for part in painted_events(0.1) if part in parts]
    assert found == parts


def test_what_fades_in_is_seen_through_at_first() -> None:
    image = Surface((2, 2))
    assert faded(image, 0.5).get_alpha() == 128
    assert faded(image, 1.0) is image


# -- paper, trays ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("palette", ["washington", "moscow", "neutral"])
def test_a_drawing_of_a_part_of_a_sheet_is_the_part_of_the_drawing(palette: str) -> None:
    kit = Kit(Theme(palette))
    whole, part = Surface((300, 200)), Surface((300, 200))
    for target in (whole, part):
        target.fill(kit.colour("table"))
    kit.paper.sheet(whole, Rect(20, 20, 250, 150))
    clip = Rect(57, 33, 100, 80)
    part.set_clip(clip)
    kit.paper.sheet(part, Rect(20, 20, 250, 150))
    assert pixels(whole.subsurface(clip)) == pixels(part.subsurface(clip))


def test_the_table_shows_between_the_teeth_of_a_telex() -> None:
    kit = Kit(Theme("washington"))
    target = Surface((300, 100))
    target.fill(kit.colour("table"))
    kit.paper.sheet(target, Rect(0, 10, 300, 80), telex=True, shadow=False)
    row = {tuple(target.get_at((x, 12))) for x in range(300)}
    assert tuple(kit.colour("table")) in row
    assert len(row) > 1


def test_a_closed_tray_hides_what_lies_in_it() -> None:
    kit = Kit(Theme("washington"))

    def look(words: str, *, closed: bool) -> bytes:
        tray, target = Tray([Sheet([Text(words)])]), Surface((300, 200))
        if closed:
            tray.close()
        tray.place(kit, Rect(10, 10, 280, 180))
        tray.paint(target, Brush(kit))
        return pixels(target)

    assert look("Raise the alert", closed=False) != look("Wait", closed=False)
    assert look("Raise the alert", closed=True) == look("Wait", closed=True)
    assert LID


# -- colours -----------------------------------------------------------------------------------------------------------

MACHADO = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes 2009, full severity, on linear light."""


def linear(colour: Color) -> tuple[float, ...]:
    shares = (colour.r / 255, colour.g / 255, colour.b / 255)
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def seen(colour: Color, eye: str) -> tuple[float, ...]:
    light = linear(colour)
    if eye == "usual":
        return light
    return tuple(min(1.0, max(0.0, sum(k * x for k, x in zip(row, light, strict=True)))) for row in MACHADO[eye])


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    r, g, b = light
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def pairs() -> list[tuple[str, Color, Color]]:
    """Colours that stand side by side and mean different things."""
    table = tokens()
    charts, chart_map = table["charts"], table["map"]
    found = [
        ("settlement and war", Color(charts["settlement"]), Color(charts["war"])),
        ("your line and history", Color(charts["you"]), Color(charts["history"])),
        ("the two navies", Color(chart_map["us"]), Color(chart_map["ussr"])),
    ]
    for palette in ("washington", "moscow", "neutral", "high_contrast"):
        theme = Theme(palette) if palette != "high_contrast" else Theme(high_contrast=True)
        found += [
            (f"the ropes, {palette}", theme.colour("rope_w"), theme.colour("rope_m")),
            (f"focus on the table, {palette}", theme.colour("ochre"), theme.colour("table")),
            (f"Cuba in the sea, {palette}", theme.colour("cuba"), theme.colour("sea")),
        ]
    return found


@pytest.mark.parametrize("eye", ["usual", *MACHADO])
def test_colours_that_mean_something_differ_for_every_eye(eye: str) -> None:
    near = {
        what: round(distance)
        for what, one, other in pairs()
        if (distance := math.dist(lab(seen(one, eye)), lab(seen(other, eye)))) < 20
    }
    assert near == {}


def test_every_palette_has_every_role() -> None:
    palettes = tokens()["palettes"]
    roles = set().union(*palettes.values())
    assert {name: sorted(roles - set(found)) for name, found in palettes.items() if roles - set(found)} == {}


def test_the_rope_that_is_shown_is_one_for_all_headers() -> None:
    assert isinstance(tightening.tightening, Tightening)
