"""Voices of the system: programs beside the game that speak, break off, and may be missing."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from game.ui.voice import engines, finding
from game.ui.voice.engines import EachTime, EngineLost, Lines
from game.ui.voice.finding import Manner, makers
from game.ui.voice.voices import Mute, Speaker, Writer, voice_for

KEEPING = """
import sys
out = open(sys.argv[1], 'a', encoding='utf-8')
print('ready', flush=True)
for line in sys.stdin.buffer:
    out.write('<' + line.decode().rstrip('\\n') + '>')
    out.flush()
"""
EACH = """
import sys, time
words = sys.stdin.buffer.read().decode()
open(sys.argv[1], 'a', encoding='utf-8').write('<' + words + '>')
time.sleep(30 if 'long' in words else 0)
open(sys.argv[1], 'a', encoding='utf-8').write('said')
"""


def until(test, seconds=10.0):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not test() and time.monotonic() < end:
        time.sleep(0.01)
    assert test()


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "said.txt"


def read(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_program_that_stays_gets_a_line_for_each_utterance_and_an_empty_one_to_break_off(kept):
    engine = Lines((sys.executable, "-c", KEEPING, str(kept)))
    engine.say("Letter\nfrom Москва")
    engine.cut()
    engine.say("--second")
    until(lambda: read(kept) == "<Letter from Москва><><--second>")
    engine.close()


def test_breaking_off_waits_for_no_service_and_the_next_words_come_after_it(kept, monkeypatch):
    monkeypatch.setattr(engines, "_HUSHED_WITHIN", 0.3)
    never = (sys.executable, "-c", "import time; time.sleep(30)")
    engine = EachTime((sys.executable, "-c", EACH, str(kept)), hush=never)
    first = threading.Thread(target=engine.say, args=("long",))
    first.start()
    until(lambda: read(kept) == "<long>")
    begun = time.monotonic()
    engine.cut()
    assert time.monotonic() - begun < 5, "a service that hangs holds nobody up"
    first.join()
    engine.say("short")
    assert read(kept) == "<long><short>said"
    engine.close()


def test_a_program_started_each_time_is_ended_when_a_new_focus_cuts_it(kept):
    speaker = Speaker([lambda: EachTime((sys.executable, "-c", EACH, str(kept)))])
    speaker.say("a long letter", "its second line")
    until(lambda: read(kept) == "<a long letter>")
    speaker.cut()
    speaker.say("Inbox")
    until(lambda: read(kept) == "<a long letter><Inbox>said")
    speaker.close()


def test_saying_something_never_waits_for_the_program(kept):
    speaker = Speaker([lambda: EachTime((sys.executable, "-c", EACH, str(kept)))])
    begun = time.perf_counter()
    speaker.say("a long letter")
    speaker.say("and more")
    assert time.perf_counter() - begun < 0.05
    until(lambda: read(kept) == "<a long letter>")
    speaker.close()


def test_words_never_reach_a_shell(kept):
    engine = EachTime((sys.executable, "-c", EACH, str(kept)))
    engine.say("$(touch elsewhere); `ls` && echo 'x' \"y\"")
    assert read(kept) == "<$(touch elsewhere); `ls` && echo 'x' \"y\">said"


def test_an_engine_that_cannot_start_gives_way_to_the_next(kept):
    silent = Lines((sys.executable, "-c", "pass"))
    speaker = Speaker([lambda: silent, lambda: EachTime((sys.executable, "-c", EACH, str(kept)))])
    speaker.say("Desk")
    until(lambda: read(kept) == "<Desk>said")
    assert speaker.trouble == ""
    speaker.close()


def test_when_every_engine_is_lost_one_sentence_says_what_to_install():
    speaker = Speaker([lambda: Lines(("/no/such/program",))])
    speaker.say("Desk")
    until(lambda: speaker.trouble != "")
    assert "install" in speaker.trouble.lower()
    speaker.say("this goes nowhere and does no harm")
    speaker.close()


def test_a_system_without_any_voice_says_so_before_anything_is_started(monkeypatch):
    monkeypatch.setattr(finding.shutil, "which", lambda _name: None)
    monkeypatch.setattr(finding, "find_spec", lambda _name: None)
    speaker = voice_for("system", Manner())
    assert speaker is not None
    assert "espeak-ng" in speaker.trouble or "knot-of-war[voice]" in speaker.trouble
    assert threading.active_count() < 20


@pytest.mark.parametrize(
    ("platform", "programs", "expected"),
    [
        ("linux", {"spd-say"}, ["spd-say --wait --language es --rate 100 --volume 0 --"]),
        (
            "linux",
            {"espeak-ng", "espeak"},
            ["espeak-ng -v es -s 450 -a 50 --stdin", "espeak -v es -s 450 -a 50 --stdin"],
        ),
        ("win32", {"powershell"}, ["powershell -NoProfile -NonInteractive -Command"]),
    ],
)
def test_each_system_is_asked_in_its_own_way(monkeypatch, platform, programs, expected):
    monkeypatch.setattr(finding.sys, "platform", platform)
    monkeypatch.setattr(finding.shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(finding, "find_spec", lambda _name: None)
    commands = [" ".join(make()._command) for make in makers(Manner("es", 450, 5))]
    assert len(commands) == len(expected)
    assert all(command.startswith(begin) for command, begin in zip(commands, expected, strict=True))


def test_an_installed_pyttsx3_comes_first_and_runs_as_a_program_of_its_own(monkeypatch):
    monkeypatch.setattr(finding, "find_spec", lambda name: name)
    first = makers(Manner("ru", 200, 7))[0]()
    assert isinstance(first, Lines)
    assert first._command[1:] == ("-m", "game.ui.voice.pyttsx3_lines", "ru", "200", "7")


def test_a_voice_of_a_mac_is_picked_by_language(monkeypatch):
    listed = "Alice               it_IT    # Ciao\nMilena (Enhanced)   ru_RU    # Привет\n"

    class Done:
        stdout = listed

    monkeypatch.setattr(finding.subprocess, "run", lambda *_a, **_k: Done())
    assert finding._mac_voice("say", "ru") == ("-v", "Milena (Enhanced)")
    assert finding._mac_voice("say", "es") == ()


def test_words_go_to_the_terminal_line_by_line(capsys):
    voice = voice_for("terminal", Manner())
    assert voice is not None
    voice.say("Inbox", "A letter, card, 1 of 3")
    assert capsys.readouterr().out == "Inbox\nA letter, card, 1 of 3\n"


def test_words_are_appended_to_a_file(tmp_path):
    for words in ("first", "второе"):
        voice = voice_for(str(tmp_path / "said.txt"), Manner())
        assert voice is not None
        voice.say(words)
        voice.close()
    assert read(tmp_path / "said.txt") == "first\nвторое\n"


def test_a_file_that_cannot_be_written_is_named_in_one_sentence(tmp_path):
    voice = voice_for(str(tmp_path / "no" / "such" / "said.txt"), Manner())
    assert isinstance(voice, Mute)
    assert str(tmp_path) in voice.trouble
    voice.say("nothing")


def test_a_terminal_that_was_closed_does_no_harm():
    class Closed:
        def write(self, _text):
            raise BrokenPipeError

        def flush(self):
            raise BrokenPipeError

    Writer(Closed()).say("words")


def test_a_lost_program_is_reported_not_raised_to_the_game():
    with pytest.raises(EngineLost):
        Lines(("/no/such/program",)).say("words")
    Lines(("/no/such/program",)).cut()


def test_nobody_speaks_when_nobody_is_asked_to():
    assert voice_for("off", Manner()) is None
