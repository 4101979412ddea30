"""Writing and reading lines: 80 columns, no cursor control, and piped commands echoed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

from game.locale import listed, tr
from game.terminal.doors import GoBack, Leave

WIDTH = 80
_FEW = 3


class EndOfInput(Exception):
    """The input has ended; the match is kept as it stands."""


class Paper:
    """A roll of paper: what is said goes on it, what is typed too."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        """Write to `sink`, read from `source`."""
        self._source = source
        self._sink = sink
        self.keyboard = bool(getattr(source, "isatty", lambda: False)())
        self._blank = True

    # -- writing ---------------------------------------------------------------------------------------------------

    def line(self, text: str = "") -> None:
        """Write one line as it is; empty lines never pile up."""
        if not text and self._blank:
            return
        self._blank = not text
        self._sink.write(text + "\n")

    def say(self, text: str, *, indent: int = 0, hang: int | None = None) -> None:
        """Write a paragraph, wrapped; `hang` indents the lines after the first."""
        first = " " * indent
        rest = " " * (indent if hang is None else hang)
        for paragraph in text.split("\n"):
            if not paragraph.strip():
                self.line()
                continue
            wrapped = textwrap.fill(
                paragraph.strip(),
                WIDTH,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for row in wrapped.split("\n"):
                self.line(row)

    def head(self, text: str) -> None:
        """Write a heading with an empty line before it."""
        self.line()
        self.line(text.upper())
        self.line()

    def subhead(self, text: str) -> None:
        """Write a small heading."""
        self.line()
        self.line(f"{text}:")

    def items(self, texts: Iterable[str], *, start: int = 1) -> None:
        """Write a numbered list."""
        for number, text in enumerate(texts, start=start):
            self.item(number, text)

    def item(self, number: int, text: str) -> None:
        """Write one entry of a numbered list."""
        label = f"{number:>3}. "
        self.say(f"{label.strip()} {text}", indent=len(label) - len(label.strip()) - 1, hang=len(label))

    def clear(self) -> None:
        """Push what was said out of sight, so that the next person does not read it."""
        for _ in range(60):
            self._sink.write("\n")
        self._blank = True

    # -- reading ---------------------------------------------------------------------------------------------------

    def ask(self, prompt: str) -> str:
        """Return a line that was typed, stripped.

        Raises:
            EndOfInput: there is no more.
        """
        self._sink.write(f"{prompt}> ")
        self._sink.flush()
        typed = self._source.readline()
        if not typed:
            self._sink.write("\n")
            raise EndOfInput
        typed = typed.strip()
        if not self.keyboard:
            self._sink.write(typed + "\n")
        self._blank = False
        return typed

    def choose(self, prompt: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str:
        """Return the id of one of (id, words), chosen by number, id or the beginning of its words.

        An empty line takes the default, if there is one.

        Raises:
            GoBack: `back` was typed, and is none of them.
            Leave: `quit` was typed, and is none of them.
            EndOfInput: there is no more input.
        """
        for number, (key, words) in enumerate(options, start=1):
            self.item(number, words + (tr("  [Enter]") if key == default else ""))
        while True:
            typed = self.ask(prompt)
            if not typed and default is not None:
                return default
            found = match(typed, options)
            if len(found) == 1:
                return found[0]
            leave_if_asked(typed)
            if 1 < len(found) <= _FEW:
                names = listed([words for key, words in options if key in found], "or")
                self.say(tr("That could be {names}. Type the number.", names=names))
            else:
                self.say(tr("Type a number from 1 to {options}, back or quit.", options=len(options)))

    def yes(self, prompt: str, *, default: bool = False) -> bool:
        """Ask a question that is answered with yes or no; an empty line takes the default, `back` is no.

        Raises:
            Leave: `quit` was typed.
            EndOfInput: there is no more input.
        """
        while True:
            typed = self.ask(
                tr("{prompt} (yes or no, Enter is {text})", prompt=prompt, text=tr("yes") if default else tr("no"))
            ).lower()
            if not typed:
                return default
            if typed == "back":
                return False
            leave_if_asked(typed)
            if typed in (tr("yes").lower(), tr("no").lower()):
                return typed == tr("yes").lower()
            if typed in ("y", "yes", "n", "no"):
                return typed.startswith("y")
            self.say(tr("Type yes or no."))


def leave_if_asked(typed: str) -> None:
    """Leave the room or the game if that is what was typed.

    Raises:
        GoBack: `back` was typed.
        Leave: `quit` was typed.
    """
    if typed.lower() == "back":
        raise GoBack
    if typed.lower() in ("quit", "q", "exit"):
        raise Leave


def small(text: str) -> str:
    """Return a text with a small first letter, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a title with a full stop, unless it ends with a mark of its own."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def match(typed: str, options: Sequence[tuple[str, str]]) -> list[str]:
    """Return the ids that a typed word fits: by number, by id, by the beginning of id or words, then by any part."""
    wanted = typed.strip().lower()
    if not wanted:
        return []
    if wanted.isdigit():
        number = int(wanted)
        if 1 <= number <= len(options):
            return [options[number - 1][0]]
    exact = [key for key, words in options if wanted in (key.lower(), words.lower())]
    if exact:
        return exact[:1]
    begins = [key for key, words in options if key.lower().startswith(wanted) or words.lower().startswith(wanted)]
    return begins or [key for key, words in options if wanted in words.lower() or wanted in key.lower()]
