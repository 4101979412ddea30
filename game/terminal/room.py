"""A room of the terminal: commands are typed until one goes back; each says in one line what can be typed."""

from __future__ import annotations

from collections.abc import Callable

from game.app.choices import ChoiceError
from game.app.refusal_words import because_and_mend
from game.content import ContentError
from game.core.plans import Refusal
from game.locale import tr
from game.saves import SaveError
from game.terminal.doors import GoBack, Leave
from game.terminal.paper import Paper, capital

Command = tuple[str, Callable[[str], None], str]
"""Name, what is done with the rest of the line, and what it does, in words."""


class Room:
    """Where commands are typed until somebody goes back."""

    def __init__(self, paper: Paper) -> None:
        """Come in."""
        self.paper = paper

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed here, but for `help`, `back` and `quit`."""
        raise NotImplementedError

    def prompt(self) -> str:
        """Return what stands before what is typed."""
        raise NotImplementedError

    def enter(self) -> None:
        """Do what an empty line asks for."""
        self.paper.say(tr("Type help for what can be typed here, or back."))

    def number(self, wanted: int) -> None:
        """Do what a number alone asks for."""
        self.paper.say(tr("Nothing here has the number {wanted}. Type help for what can be typed here.", wanted=wanted))

    def stay(self) -> None:
        """Take commands until somebody goes back.

        Raises:
            Leave: the person quits the game.
            EndOfInput: there is no more input.
        """
        while True:
            typed = self.paper.ask(f"\n{self.prompt()}")
            try:
                self.obey(typed)
            except GoBack:
                return

    def obey(self, typed: str) -> None:
        """Carry out one line; what keeps it from being done is said."""
        try:
            self._obey(typed)
        except SaveError as error:
            self.paper.say(str(error.problem))
        except ChoiceError as error:
            self.paper.say(f"{capital(error.because)}; {error.mend}.")
        except ContentError as error:
            self.paper.say(tr("The scenario's files are wrong: {message}.", message=error.problems[0].message))

    def _obey(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        word, rest = word.lower(), rest.strip()
        if not word:
            self.enter()
            return
        if word.isdecimal():
            self.number(int(word) if len(word) < _LONG else -1)
            return
        known = {name: do for name, do, _ in self.commands()}
        known |= {"help": self.help, "back": _back, "quit": _quit}
        word = {"?": "help", "exit": "quit", "q": "quit", "b": "back"}.get(word, word)
        found = [word] if word in known else [name for name in known if name.startswith(word)]
        if len(found) == 1:
            known[found[0]](rest)
        elif found:
            self.paper.say(tr("That could be {found}.", found=" or ".join(found)))
        else:
            self.paper.say(
                tr("There is no command “{typed}” here. There are: {known}.", typed=typed[:60], known=", ".join(known))
            )

    def help(self, _rest: str) -> None:
        """Write what can be typed."""
        self.paper.head(tr("What can be typed here"))
        for name, _, about in self.commands():
            self.paper.say(f"{name}: {about}.", hang=4)
        self.paper.say(
            tr("back: to where you came from; quit: leave the game. The beginning of a word is enough."), hang=4
        )

    def refused(self, refusal: Refusal | None) -> bool:
        """Say why something may not be; False if it may."""
        if refusal is None:
            return False
        because, mend = because_and_mend(refusal)
        self.paper.say(f"{capital(because)}; {mend}.")
        return True


_LONG = 10


def _back(_rest: str) -> None:
    raise GoBack


def _quit(_rest: str) -> None:
    raise Leave
