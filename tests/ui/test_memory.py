"""Memory is tidied up beside a window only while nobody acts, and never with what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from game.ui.frame.memory import Tidier, stays, tidied_in_pauses


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often everything has been looked through."""
    found: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: found.append(1))
    return found


def looks(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, number))


def test_a_window_never_stops_by_itself_to_look_through_everything() -> None:
    before = gc.get_threshold()
    with tidied_in_pauses():
        assert gc.get_threshold()[2] > 100_000
    assert gc.get_threshold() == before


def test_what_stays_is_taken_out_of_sight_beside_a_window_alone() -> None:
    stays()
    assert gc.get_freeze_count() == 0
    with tidied_in_pauses():
        stays()
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_it_is_tidied_up_once_nothing_has_been_loaded_for_a_while(
    monkeypatch: pytest.MonkeyPatch, passes: list[int]
) -> None:
    tidier = Tidier()
    looks(monkeypatch, 9)
    tidier.rest(10.0)
    tidier.rest(10.5)
    assert passes == []
    tidier.rest(11.5)
    assert passes == [1]


def test_what_is_still_being_loaded_is_left_alone(monkeypatch: pytest.MonkeyPatch, passes: list[int]) -> None:
    tidier = Tidier()
    for number in range(9, 30):
        looks(monkeypatch, number)
        tidier.rest(float(number))
    assert passes == []


def test_where_there_is_little_to_tidy_up_nothing_is_done(monkeypatch: pytest.MonkeyPatch, passes: list[int]) -> None:
    tidier = Tidier()
    looks(monkeypatch, 1)
    for second in range(60):
        tidier.rest(float(second))
    assert passes == []
