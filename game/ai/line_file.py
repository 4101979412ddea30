"""Line files: a desk's acts written down by the hour, read from YAML, checked, and held against a scenario.

The format is explained in docs/line-files.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from game.content.problems import ContentError, did_you_mean, one_of
from game.content.reading import Document, Path_
from game.content.schemas.common import Id, Side, Strict
from game.content.sheet import Sheet, shown
from game.content.validating import report
from game.core.definitions import Model, Term
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.worth import GIVES

MOST_ENTRIES = 400

Which = Literal["newest", "softest", "private", "public"]
Hour = int | float | str
Level = int | str


class LineError(ContentError, ValueError):
    """A line file that cannot be played; holds every problem found, in reading order."""


class Sourced(Strict):
    """Where an entry comes from; for readers, not for the rules."""

    source: str | list[str] = ""
    confidence: str = ""
    note: str = ""


class LineClause(Strict):
    """One clause; without a kind it is an offer of what one gives, a demand of what the other gives."""

    term: str
    level: Level
    kind: Literal["offer", "assurance", "demand", "condition", "refusal", "threat"] | None = None
    secret: bool = False


class LineLetter(Sourced):
    """One letter. `terms` is the short way: level by term, as offers and demands."""

    channel: str
    tone: float = 0.0
    clauses: list[LineClause] = Field(default_factory=list)
    terms: dict[str, Level] = Field(default_factory=dict)
    urgent: bool = False
    deadline: int = 0
    answers: str | None = None


class LineAccept(Strict):
    """Which of the other's standing offers to take, and how the yes goes."""

    from_: Which = Field(alias="from")
    channel: str


class LineEntry(Sourced):
    """What is done in the watch into which `at` falls."""

    at: Hour
    orders: list[str] = Field(default_factory=list)
    letters: list[LineLetter] = Field(default_factory=list)
    accept: LineAccept | None = None
    withdraw: list[str] = Field(default_factory=list)


class LineFile(Sourced):
    """A whole line file."""

    line: Id
    title: str
    side: Side
    rest: str
    exclusive: bool = True
    watches: list[LineEntry] = Field(max_length=MOST_ENTRIES)
    answers: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, held against a scenario.

    Args:
        at: hour since the scenario's zero.
        letters: drafts; `answers` of a draft is `newest`, `newest-private`, `newest-public`, a letter's id, or None.
        accept: which offer, and the channel of the yes.
        withdraw: letter ids, or `newest`, `private`, `public` or `all`.
    """

    at: float
    orders: tuple[str, ...]
    letters: tuple[LetterDraft, ...]
    accept: tuple[Which, str] | None
    withdraw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line file, held against a scenario.

    Args:
        rest: the persona that acts in the watches the file does not name, and answers what it does not answer.
        exclusive: whether nothing but what is named happens in a watch that is named; if not, the persona adds to it.
        entries: by hour.
        answers: option by choice.
    """

    id: str
    title: str
    side: Side
    rest: str
    exclusive: bool
    entries: tuple[Entry, ...]
    answers: dict[str, str]


def read_line(path: Path, model: Model) -> Line:
    """Read a line file and hold it against a scenario.

    Raises:
        LineError: it cannot be read, is malformed, or names what the scenario does not have; tells everything at once.
    """
    try:
        document = Document(path, shown(path))
    except ContentError as error:
        raise LineError(error.problems) from None
    return _held_against(model, Sheet(path.parent, document.data, [document], [path.parent]))


def line_from(data: Any, name: str, model: Model) -> Line:
    """Hold the data of a line file that was read before against a scenario; `name` stands for it in messages.

    Raises:
        LineError: it is malformed, or names what the scenario does not have; tells everything at once.
    """
    return _held_against(model, Sheet(Path(name), data, [], []))


def _held_against(model: Model, sheet: Sheet) -> Line:
    if not isinstance(sheet.data, dict):
        sheet.refuse("bad-value", (), "a line file is a mapping of keys", mend="begin with `line: ID`")
        raise LineError(sheet.problems)
    try:
        file = LineFile.model_validate(sheet.data)
    except ValidationError as error:
        report(sheet, LineFile, sheet.data, error.errors(include_url=False, include_context=True))
        raise LineError(sheet.problems) from None
    line = _Reader(model, sheet, file).line()
    if sheet.problems:
        raise LineError(sheet.problems)
    return line


class _Reader:
    """Holds one file against a scenario and notes what does not fit."""

    def __init__(self, model: Model, sheet: Sheet, file: LineFile) -> None:
        self._model = model
        self._sheet = sheet
        self._file = file
        self._terms = {term.id: term for term in model.terms}
        self._zero = datetime.fromisoformat(model.zero)

    def line(self) -> Line:
        file, model = self._file, self._model
        personas = [p.id for p in model.personas.values() if p.side == file.side]
        self._known(("rest",), file.rest, personas, "persona of that side")
        entries = [self._entry(("watches", i), entry) for i, entry in enumerate(file.watches)]
        for choice, option in file.answers.items():
            known = [c.id for c in model.choices.values() if c.side == file.side]
            if self._known(("answers", choice), choice, known, "question to that side"):
                options = [o.id for o in model.choices[choice].options]
                self._known(("answers", choice), option, options, "answer to it")
        entries.sort(key=lambda entry: entry.at)
        return Line(file.line, file.title, file.side, file.rest, file.exclusive, tuple(entries), dict(file.answers))

    def _known(self, path: Path_, found: str, known: list[str], what: str) -> bool:
        if found in known:
            return True
        self._sheet.refuse(
            "unknown-name",
            path,
            f"there is no {what} '{found}'",
            expected=one_of(known),
            mend=did_you_mean(found, known),
        )
        return False

    def _entry(self, path: Path_, entry: LineEntry) -> Entry:
        orders = [order.id for order in self._model.orders.values() if order.side == self._file.side]
        for i, order in enumerate(entry.orders):
            self._known((*path, "orders", i), order, orders, "order of that side")
        accept = None
        if entry.accept is not None:
            ways = [c.id for c in self._model.channels.values() if c.accepts]
            self._known((*path, "accept", "channel"), entry.accept.channel, ways, "channel for a yes")
            accept = (entry.accept.from_, entry.accept.channel)
        return Entry(
            at=self._hour((*path, "at"), entry.at),
            orders=tuple(entry.orders),
            letters=tuple(self._letter((*path, "letters", i), x) for i, x in enumerate(entry.letters)),
            accept=accept,
            withdraw=tuple(entry.withdraw),
        )

    def _hour(self, path: Path_, at: Hour) -> float:
        if isinstance(at, int | float):
            return float(at)
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            self._sheet.refuse(
                "bad-hour", path, f"'{at}' is no hour", expected="hours since the zero hour, or 1962-10-22T19:00"
            )
            return 0.0
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._zero.tzinfo)
        return (moment - self._zero).total_seconds() / 3600

    def _letter(self, path: Path_, letter: LineLetter) -> LetterDraft:
        ways = [c.id for c in self._model.channels.values() if self._file.side in c.open_to]
        self._known((*path, "channel"), letter.channel, ways, "channel open to that side")
        if not (abs(letter.tone) <= 2 and letter.tone * 2 == int(letter.tone * 2)):
            self._sheet.refuse("bad-value", (*path, "tone"), f"a tone of {letter.tone}", expected="-2 to 2 in halves")
        clauses = [
            self._clause((*path, "terms", term), LineClause(term=term, level=level))
            for term, level in letter.terms.items()
        ]
        clauses += [self._clause((*path, "clauses", i), clause) for i, clause in enumerate(letter.clauses)]
        return LetterDraft(
            channel=letter.channel,
            tone=letter.tone,
            clauses=tuple(clause for clause in clauses if clause is not None),
            urgent=letter.urgent,
            deadline=letter.deadline,
            answers=letter.answers,
        )

    def _clause(self, path: Path_, clause: LineClause) -> Clause | None:
        side = self._file.side
        if clause.kind == "threat":
            threats = {threat.id: threat for threat in self._model.threats.values() if threat.by == side}
            if not self._known(path, clause.term, list(threats), "threat of that side"):
                return None
            level = self._level(path, clause.level, threats[clause.term].levels)
            return Clause(term=clause.term, level=level, kind=ClauseKind.THREAT)
        if not self._known(path, clause.term, list(self._terms), "term"):
            return None
        term = self._terms[clause.term]
        kind = self._kind(path, clause, term)
        level = self._level(path, clause.level, term.levels)
        return Clause(term=term.id, level=level, kind=kind, secret=clause.secret)

    def _kind(self, path: Path_, clause: LineClause, term: Term) -> ClauseKind:
        own = term.giver == self._file.side
        if clause.kind is None:
            return ClauseKind.OFFER if own else ClauseKind.DEMAND
        kind = ClauseKind(clause.kind)
        if (kind in GIVES) != own:
            whose = "one's own to give" if own else "the other side's to give"
            self._sheet.refuse(
                "bad-value",
                path,
                f"'{term.id}' is {whose}: no {kind} of it can be made",
                expected="offer, assurance or refusal" if own else "demand or condition",
            )
        return kind

    def _level(self, path: Path_, level: Level, names: tuple[str, ...]) -> int:
        if isinstance(level, str) and level in names:
            return names.index(level)
        if isinstance(level, int) and 0 <= level < len(names):
            return level
        self._sheet.refuse(
            "bad-value",
            path,
            f"there is no level '{level}'",
            expected=", ".join(f"{i} ({name})" for i, name in enumerate(names)),
        )
        return 0


def with_answer(draft: LetterDraft, answers: str | None) -> LetterDraft:
    """Return the draft as an answer to a letter, or to none."""
    return draft if draft.answers == answers else replace(draft, answers=answers)
