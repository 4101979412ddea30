"""Cues and rooms: what is played, how loud, what is captioned, and that trouble is silence."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pygame
import pytest

from game.resources import resources
from game.ui.sound.cues import CUES
from game.ui.sound.player import Player
from game.ui.sound.sounds import Sounds, gain


class Ledger:
    """A loudspeaker that writes down what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def play(self, file, loud, times=1):
        self.asked.append(("play", file, round(loud, 3), times))

    def loop(self, file, loud):
        self.asked.append(("loop", file, round(loud, 3)))

    def loudness(self, loud):
        self.asked.append(("loudness", round(loud, 3)))

    def close(self):
        self.asked.append(("close",))


@pytest.fixture
def heard():
    ledger = Ledger()
    sounds = Sounds(lambda: ledger)
    sounds.volumes(desk=10, room=5)
    return sounds, ledger.asked


def test_nothing_is_played_before_the_first_frame_and_the_room_begins_after_it(heard):
    sounds, asked = heard
    sounds.room("moscow")
    sounds.cue("stamp")
    assert asked == []
    sounds.begin()
    assert asked == [("loop", "moscow", 0.25)]


def test_each_group_has_a_volume_and_a_group_turned_down_opens_no_device():
    def no_device():
        raise AssertionError("the device was opened")

    sounds = Sounds(no_device)
    sounds.volumes(desk=0, room=0)
    sounds.begin()
    sounds.room("washington")
    sounds.cue("bell")


def test_a_room_turned_down_falls_silent_and_comes_back(heard):
    sounds, asked = heard
    sounds.begin()
    sounds.room("washington")
    sounds.volumes(desk=10, room=0)
    sounds.volumes(desk=10, room=8)
    assert [order[:2] for order in asked if order[0] == "loop"] == [
        ("loop", "washington"),
        ("loop", None),
        ("loop", "washington"),
    ]


def test_war_stops_the_room_and_plays_nothing_else(heard):
    sounds, asked = heard
    said: list[str] = []
    sounds.on_caption = said.append
    sounds.begin()
    sounds.room("washington")
    sounds.cue("war")
    sounds.room(None)
    assert asked[-1][:2] == ("loop", None)
    assert all(order[0] != "play" for order in asked)
    assert said == ["[The room falls silent]"]


def test_captions_come_also_where_there_is_no_sound():
    sounds = Sounds()
    said: list[str] = []
    sounds.on_caption = said.append
    for name in CUES:
        sounds.cue(name, values={"because": "it is sealed"})
    assert said == [cue.caption.format(because="it is sealed") for cue in CUES.values() if cue.caption]
    assert all(words.startswith("[") and words.endswith("]") for words in said)


def test_the_rope_creaks_once_for_five_points_and_three_times_at_most(heard, monkeypatch):
    from game.ui.sound import sounds as module

    sounds, asked = heard
    sounds.begin()
    monkeypatch.setattr(module, "desk_sounds", sounds)
    for before, now in ((40, 44), (40, 45), (40, 52), (40, 90), (60, 49)):
        module.creak(before, now)
    assert asked == [
        ("play", "creak-up", 1.0, 1),
        ("play", "creak-up", 1.0, 2),
        ("play", "creak-up", 1.0, 3),
        ("play", "creak-down", 1.0, 2),
    ]


def test_takes_of_one_cue_come_in_turn(heard):
    sounds, asked = heard
    sounds.begin()
    for _ in range(3):
        sounds.cue("key")
    assert {order[1] for order in asked} == {"key-1", "key-2", "key-3"}


def test_volumes_run_from_silence_to_full():
    assert gain(0) == 0
    assert gain(10) == 1
    assert all(gain(step) < gain(step + 1) for step in range(10))


def test_asking_for_a_sound_takes_no_time_even_while_the_device_is_being_opened(monkeypatch):
    def slow(*_values, **_names):
        time.sleep(0.5)
        raise pygame.error("no device after all")

    monkeypatch.setattr(pygame.mixer, "init", slow)
    player = Player(resources("assets") / "sounds")
    begun = time.perf_counter()
    for _ in range(100):
        player.play("key-1", 1.0)
    assert time.perf_counter() - begun < 0.1
    assert player.settle(5)
    assert player.silent
    player.close()


def test_a_device_that_goes_away_is_silence_and_no_error():
    player = Player(resources("assets") / "sounds")
    player.loop("moscow", 0.5)
    assert player.settle(10)
    assert not player.silent
    pygame.mixer.quit()
    player.play("stamp", 1.0)
    player.loudness(0.2)
    player.loop("washington", 0.5)
    assert player.settle(10)
    assert player.silent
    player.close()


def test_a_machine_without_a_sound_card_says_nothing():
    code = (
        "from game.ui.sound import desk_sounds as s\n"
        "s.volumes(desk=9, room=9); s.begin(); s.room('moscow'); s.cue('bell')\n"
        "assert s._player.settle(20); s.close()\n"
    )
    bare = {key: value for key, value in os.environ.items() if key not in ("SDL_AUDIODRIVER", "COVERAGE_PROCESS_START")}
    bare["SDL_AUDIODRIVER"] = "alsa" if sys.platform.startswith("linux") else "dummy"
    bare["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    done = subprocess.run(
        [sys.executable, "-c", code], env=bare, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
