"""What runs beside the window gives way to it, and what is made ready is made in small pieces."""

import sys
import threading
import time
from collections.abc import Iterator

import pygame
import pytest

from game.ui.flow.clerk import Clerk
from game.ui.frame.pace import Pace
from game.ui.paint.faces import Faces, letters_of
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.paint.workshop import workshop
from game.ui.widgets import Column, Pad, Row, Text


@pytest.fixture(autouse=True)
def fonts() -> Iterator[None]:
    pygame.font.init()
    return iter(())


def beside(pace: Pace) -> tuple[threading.Thread, list[float]]:
    """A thread that gives way once and notes when it went on."""
    went_on: list[float] = []

    def work() -> None:
        pace.give_way()
        went_on.append(time.monotonic())

    return threading.Thread(target=work), went_on


def test_a_worker_waits_for_the_loop_to_rest() -> None:
    pace = Pace()
    with pace.kept():
        pace.works()
        thread, went_on = beside(pace)
        thread.start()
        time.sleep(0.005)
        waiting = not went_on
        pace.rests()
        thread.join()
    assert waiting
    assert went_on


def test_a_turn_that_lasts_is_not_waited_for_as_it_may_wait_itself() -> None:
    pace = Pace()
    with pace.kept():
        pace.works()
        thread, went_on = beside(pace)
        thread.start()
        thread.join(1.0)
        assert went_on


def test_the_loop_itself_never_waits() -> None:
    pace = Pace()
    with pace.kept():
        pace.works()
        began = time.monotonic()
        pace.give_way()
        assert time.monotonic() - began < 0.01


def test_modules_are_found_as_before_once_the_window_is_closed() -> None:
    pace, before = Pace(), list(sys.meta_path)
    with pace.kept():
        assert len(sys.meta_path) == len(before) + 1
    assert sys.meta_path == before


def test_what_is_done_ahead_knows_when_somebody_waits() -> None:
    pace = Pace()
    with pace.hurry():
        assert pace.hurried
    assert not pace.hurried


def test_a_clerk_writes_in_order_beside_a_window() -> None:
    clerk, written = Clerk(), list[tuple[int, str]]()
    with workshop.beside_a_window():
        for i in range(5):
            clerk.have(lambda i=i: written.append((i, threading.current_thread().name)))  # type: ignore[misc]
        clerk.finish()
    assert written == [(i, "clerk") for i in range(5)]


def test_a_clerk_writes_at_once_where_no_window_runs() -> None:
    clerk, written = Clerk(), list[int]()
    clerk.have(lambda: written.append(1))
    assert written == [1]


@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_letters_are_learned_a_font_at_a_time_and_once(language: str) -> None:
    kit = Kit(Theme())
    pieces = 0
    while kit.type.learn(letters_of(language)):
        pieces += 1
    assert 10 < pieces < 80
    assert not kit.type.learn(letters_of(language))


def test_kits_of_one_window_share_their_fonts() -> None:
    faces = Faces()
    desk, map_room = Kit(Theme("washington"), faces=faces), Kit(Theme("moscow"), faces=faces)
    while desk.type.learn("abc"):
        pass
    assert faces.font("Franklin-500.ttf", 16) is faces.font("Franklin-500.ttf", 16)
    typed = sum(1 for _ in iter(lambda: map_room.type.learn("abc"), False))
    assert typed <= 3  # the typewriter alone is another one


class Counting(Text):
    """A text that counts how often it is measured."""

    asked = 0

    def height(self, kit: Kit, width: int) -> int:
        self.asked += 1
        return super().height(kit, width)


def test_a_text_deep_in_boxes_is_measured_once_a_width() -> None:
    text = Counting("A letter comes in by cable.")
    tree = Pad(Column([Row([Column([Pad(text, 4)]).grow()])]), 8)
    kit = Kit(Theme())
    tree.adopt({}, "screen")
    tree.place(kit, pygame.Rect(0, 0, 400, 300))
    assert text.asked <= 2  # as the boxes would have it, and as it is laid out


def test_what_was_measured_counts_no_more_for_another_kit() -> None:
    text = Text("A letter comes in by cable. " * 9)
    small = text.wanted_height(Kit(Theme()), 300)
    assert text.wanted_height(Kit(Theme(text=200)), 300) > small
