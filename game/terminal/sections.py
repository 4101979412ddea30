"""A long page in parts: named in a list, read one by one, or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.locale import listed, tr
from game.saves.atomic import write_whole
from game.terminal.paper import Paper, match
from game.terminal.room import Command, Room

Section = tuple[str, Callable[[], None]]
"""A title, and what writes the part."""
_ENDINGS = (".md", ".html")


class Sections(Room):
    """A page of several parts, of which one is read at a time."""

    def __init__(self, paper: Paper, name: str) -> None:
        """Open the page at its list of parts."""
        super().__init__(paper)
        self.name = name
        self.next = 0

    def sections(self) -> tuple[Section, ...]:
        """Return the parts in order."""
        raise NotImplementedError

    def as_file(self, ending: str) -> str:
        """Return the whole page as Markdown (`.md`) or as one page of its own (`.html`)."""
        raise NotImplementedError

    def more(self) -> tuple[Command, ...]:
        """Return what else can be typed."""
        return ()

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed here."""
        return (
            ("list", self.list, tr("the parts")),
            ("all", self.all, tr("every part at once")),
            ("write", self.write, tr("write FILE.md or FILE.html: the whole page as a file")),
            *self.more(),
        )

    def prompt(self) -> str:
        """Return what stands before what is typed."""
        return tr("{name} (a number, Enter for the next part, or back)", name=self.name)

    def list(self, _rest: str) -> None:
        """Write the titles of the parts."""
        self.paper.line()
        self.paper.items([title for title, _ in self.sections()])

    def enter(self) -> None:
        """Write the next part."""
        if self.next >= len(self.sections()):
            self.paper.say(tr("That was the last part. Type a number, write FILE.html, or back."))
            return
        self.number(self.next + 1)

    def number(self, wanted: int) -> None:
        """Write one part."""
        found = self.sections()
        if not 1 <= wanted <= len(found):
            self.paper.say(tr("Type a number from 1 to {found}.", found=len(found)))
            return
        title, write = found[wanted - 1]
        self.paper.head(tr("{at} of {all}: {title}", at=wanted, all=len(found), title=title))
        write()
        self.next = wanted

    def all(self, _rest: str) -> None:
        """Write every part."""
        for wanted in range(1, len(self.sections()) + 1):
            self.number(wanted)

    def write(self, rest: str) -> None:
        """Write the page to a file."""
        write_file(self.paper, rest, _ENDINGS, lambda ending: self.as_file(ending).encode())

    def find(self, typed: str) -> int | None:
        """Return the number of the part that a word means, if it means one."""
        titles = [title for title, _ in self.sections()]
        found = match(typed, [(title, title) for title in titles])
        return titles.index(found[0]) + 1 if len(found) == 1 else None


def write_file(paper: Paper, name: str, endings: tuple[str, ...], content: Callable[[str], bytes]) -> None:
    """Write a file that was named, after asking if one of that name is there.

    Args:
        endings: what its name may end with; one without takes the first.
        content: what goes into it, by ending.
    """
    if not name:
        paper.say(
            tr(
                "Type write and a name that ends with {endings}. It goes into this folder:",
                endings=listed([*endings], "or"),
            )
        )
        paper.line(f"  {Path.cwd()}")  # a line of its own, unbroken, so that it can be copied
        return
    path = Path(name).expanduser()
    if not path.suffix:
        path = path.with_name(path.name + endings[0])
    if path.suffix not in endings:
        paper.say(tr("The name has to end with {endings}.", endings=listed([*endings], "or")))
        return
    try:
        if path.exists() and not paper.yes(tr("{path} is there already. Write over it?", path=path)):
            paper.say(tr("Nothing was written."))
            return
        write_whole(path, content(path.suffix))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        paper.say(tr("{path} cannot be written: {why}.", path=path, why=why))
    else:
        paper.say(tr("Written: {path}", path=path))
