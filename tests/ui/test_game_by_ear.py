"""A whole game with the picture off: keys pressed by what was said, every spoken line kept.

The transcript is `transcripts/by-ear.txt`; UPDATE_TRANSCRIPTS=1 writes it anew. It is meant to be read as one who does
not see the screen would hear it.
"""

from __future__ import annotations

import difflib
import os
import time
from pathlib import Path

import pytest

from game.app.choices import NewGame
from game.ui.sound import desk_sounds
from tests.ui.driver import Driver

TRANSCRIPT = Path(__file__).parent / "transcripts" / "by-ear.txt"

SCRIPT = (
    ("The title says where we are and what has the focus. New game.", "Enter"),
    ("Three files; the first says that it teaches, and it is chosen.", "Down Up"),
    ("What else is on this page?", "P"),
    ("Everything else may stay. Take the desk.", "Enter"),
    ("The brief was read. On to the desk.", "Enter"),
    ("The desk, whole, once.", "P"),
    ("Tips go on with K.", "K K K"),
    ("The letter on top of the inbox.", "Enter Esc"),
    ("What do the advisers say?", "C Down Esc"),
    ("Orders: the line at sea, the first of them.", "O Down Space Tab Space"),
    ("What is closed, and why? Then done.", "Down Esc"),
    ("A letter: flights over Cuba, low flights stop.", "L N 4 Right Right"),
    ("Into the plan.", "Enter Esc"),
    ("End the watch: the question tells what will be sealed.", "E Y Enter"),
    ("What came of it, whole.", "P Enter Enter"),
    ("The second watch: wait.", "E Y Enter"),
    ("An incident: first the answer without a choice, which is refused; then the first answer.", "Enter Down Up Space"),
    ("Decide.", "Enter"),
    ("On to the third watch.", "Enter Enter"),
    ("How do things stand, and what is where?", "T P Esc M Right Esc"),
    ("Which keys are there?", "F1 P Esc"),
    ("Who is at the table, and what does one of them say to an empty plan?", "C 1 Esc"),
    ("Wait again.", "E Y Enter"),
)
"""What the player thinks, and the keys that follow from it."""

pytestmark = [pytest.mark.slow, pytest.mark.window]


class Ear:
    """The game in a window that nobody looks at: it speaks into a file, as `play --speak FILE` does."""

    def __init__(self, folder: Path) -> None:
        self.driver = Driver(folder / "saves")
        self.driver.director.choices = NewGame(seed=5)
        self.file = folder / "said.txt"
        self.driver.window.speak = str(self.file)
        self.driver.window.speak_as_wished()
        desk_sounds.on_caption = self.driver.window.caption
        self.heard = 0
        self.lines: list[str] = []

    def listen(self) -> None:
        """Let the window say what is new."""
        for listener in self.driver.window.listeners:
            listener.follow(self.driver.scene)
        words = self.file.read_text(encoding="utf-8")
        new, self.heard = words[self.heard :], len(words)
        self.lines += [f"    {line}" if line else "" for line in new.splitlines()]

    def press(self, key: str) -> None:
        self.lines.append(f"[{key}]")
        self.driver.press(key)
        self.listen()

    def wait_for_odds(self) -> None:
        """Let the odds that a debrief asks for be counted to their end."""
        last: list[str] = []
        until, quiet = time.monotonic() + 30, 0
        while quiet < 20:
            assert time.monotonic() < until
            self.driver.settle()
            now = list(self.driver.scene.speak())
            quiet, last = quiet + 1 if now == last else 0, now
            time.sleep(0.005)


@pytest.fixture(scope="module")
def ear(tmp_path_factory):
    """The whole game, played once."""
    ear = Ear(tmp_path_factory.mktemp("ear"))
    try:
        ear.lines.append("# The game opens.")
        ear.listen()
        for thought, keys in SCRIPT:
            ear.lines += ["", f"# {thought}"]
            for key in keys.split():
                ear.press(key)
        ear.lines += ["", "# The same from here on: answer what is asked, wait, read on, until it is over."]
        for _ in range(40):
            name = ear.driver.name
            if name == "EndingScene":
                break
            for key in {"DeskScene": "E", "SealScene": "Y", "IncidentScene": "Space Enter"}.get(name, "Enter").split():
                ear.press(key)
        ear.lines += ["", "# How it ended, and what was not known."]
        ear.press("P")
        ear.press("Enter")
        ear.wait_for_odds()
        ear.press("P")
        yield ear
    finally:
        desk_sounds.on_caption = None
        ear.driver.window.speak = "off"
        ear.driver.window.speak_as_wished()


def test_the_game_is_played_to_its_debrief_by_spoken_words(ear):
    assert ear.driver.name == "DebriefScene"
    assert not ear.driver.closed


def test_every_spoken_line_is_what_the_transcript_has(ear):
    told = "\n".join(ear.lines).strip() + "\n"
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        TRANSCRIPT.parent.mkdir(exist_ok=True)
        TRANSCRIPT.write_text(told, encoding="utf-8")
    kept = TRANSCRIPT.read_text(encoding="utf-8")
    changes = difflib.unified_diff(kept.splitlines(), told.splitlines(), "kept", "spoken now", lineterm="")
    assert told == kept, "\n".join([*list(changes)[:60], "UPDATE_TRANSCRIPTS=1 keeps what is spoken now"])


def test_every_key_is_answered_with_words(ear):
    silent = [
        (before, line)
        for before, line, after in zip(ear.lines, ear.lines[1:], [*ear.lines[2:], ""], strict=False)
        if line.startswith("[") and not after.startswith("    ")
    ]
    assert silent == []


def test_nothing_is_said_that_belongs_to_this_machine(ear):
    words = "\n".join(ear.lines)
    assert str(ear.file.parent) not in words
    assert "{" not in words
