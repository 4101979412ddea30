"""A letter as it lies on a desk: letterhead, text with numbered clauses, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.core.sides import Side
from game.locale import marked, tr

LetterState = Literal[
    "draft", "under-way", "standing", "read", "answered", "accepted", "lapsed", "withdrawn", "bettered"
]

STATE_WORDS: dict[LetterState, str] = {
    "draft": marked("a draft"),
    "under-way": marked("under way"),
    "standing": marked("an offer that stands"),
    "read": marked("read"),
    "answered": marked("answered"),
    "accepted": marked("accepted: the bargain rests on it"),
    "lapsed": marked("an offer that has lapsed"),
    "withdrawn": marked("an offer that was taken back"),
    "bettered": marked("an offer that a later letter took the place of"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence; `clause` is the number (from 1) of the clause it puts into words, if any."""

    text: str
    clause: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One clause in plain words.

    Args:
        number: from 1, as in the letter's text.
        binds: whom it would bind.
        worth: what it is worth or costs the desk that reads this, in words.
    """

    number: int
    term: str
    kind: str
    level: str
    secret: bool
    binds: Side | None
    worth: str

    @property
    def words(self) -> str:
        """The clause in one line."""
        kind = f"{self.kind[:1].upper()}{self.kind[1:]}"
        if self.secret:
            said = tr("{term}. {kind}: {level} (secret)", term=self.term, kind=kind, level=self.level)
        else:
            said = tr("{term}. {kind}: {level}", term=self.term, kind=kind, level=self.level)
        return f"{self.number}. {said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """A letter as one desk sees it.

    Args:
        own: whether this desk wrote it.
        dateline: when it was written, in the writer's city.
        day: the same without year and city: `Fri 26 October`; clock: `Fri 26 October, 18:00 Moscow`.
        read_line: when it was read, or how long it may still be under way.
        hours_left: hours until a standing offer lapses, or None.
        deadline_hours: hours until its time for an answer runs out, or None.
        accepts: id of the offer it says yes to, if it is an acceptance.
        gist: a sentence or two that says what it comes to.
        headline: the same in a few words.
        acceptable: whether the desk could say yes to it now.
        news: whether it arrived with this watch.
    """

    id: str
    by: Side
    own: bool
    letterhead: tuple[str, ...]
    sender: str
    addressee: str
    channel: str
    channel_label: str
    dateline: str
    day: str
    clock: str
    read_line: str
    salutation: str
    paragraphs: tuple[tuple[Passage, ...], ...]
    signature: str
    clauses: tuple[ClauseLine, ...]
    tone_label: str
    urgent: bool
    deadline_words: str
    deadline_hours: float | None
    state: LetterState
    leaked: bool
    hours_left: float | None
    answers: str | None
    answers_line: str
    accepts: str | None
    gist: str
    headline: str
    acceptable: bool
    news: bool

    @property
    def state_words(self) -> str:
        """What has become of it, in words."""
        words = tr(STATE_WORDS[self.state])
        return tr("{state}; it has leaked", state=words) if self.leaked else words

    @property
    def body(self) -> str:
        """The paragraphs, parted by empty lines."""
        return "\n\n".join(" ".join(p.text for p in row) for row in self.paragraphs)

    @property
    def text(self) -> str:
        """The whole letter without its letterhead."""
        return "\n\n".join(part for part in (self.salutation, self.body, self.signature) if part)

    @property
    def words(self) -> int:
        """How many words the body has."""
        return len(self.body.split())

    def speak(self) -> tuple[str, ...]:
        """Return the letter as lines to be read aloud."""
        head = tr(
            "{sender} to {addressee}, {channel}, {date}.",
            sender=self.sender,
            addressee=self.addressee,
            channel=self.channel_label,
            date=self.dateline,
        )
        rows = [" ".join(p.text for p in row) for row in self.paragraphs]
        clauses = [c.words for c in self.clauses]
        state = tr("It is {state}.", state=self.state_words)
        return tuple(x for x in (head, self.salutation, *rows, self.signature, *clauses, state) if x)
