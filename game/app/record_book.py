"""What is remembered of finished matches, and the habits worth having: for looking and thinking, never for a war."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from game.app.lexicon import lexicon_of
from game.app.newgame import model_of, scenarios
from game.app.session import Session
from game.core.crisis import EndingKind
from game.core.definitions import Model
from game.core.facts import FactKind
from game.core.phases import Phase
from game.core.sides import SIDES
from game.locale import marked, tr
from game.saves.journal import Journal
from game.saves.record import Finished, Record, RecordStore

COUNTED: Final = frozenset({"settlement", "stalemate"})
"""Kinds of endings that can be found. Wars and falls are counted; nobody is asked to look for them."""

_FACES: Final = ("us_face", "ussr_face")
_SPARED: Final = 45.0
"""Standing before the world, 0 to 100, from which a leader has not been humbled."""
_CALM: Final = 70.0
_LONG_ENOUGH: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Something worth doing once. how: what to do for it, in a sentence."""

    id: str
    name: str
    how: str


HABITS: Final = (
    Habit(id="desk-learned", name=marked("At home at the desk"), how=marked("Finish the first watch.")),
    Habit(id="source-read", name=marked("Says who?"), how=marked("Look at the sources behind a line.")),
    Habit(id="word-looked-up", name=marked("A hard word"), how=marked("Look a word or a person up.")),
    Habit(
        id="papers-read",
        name=marked("To the last sheet"),
        how=marked("Read every new paper of a watch before you seal."),
    ),
    Habit(id="table-heard", name=marked("Hear everybody"), how=marked("Ask every adviser in one watch.")),
    Habit(id="history-watched", name=marked("As it was"), how=marked("Watch the road of 1962.")),
    Habit(
        id="debrief-read", name=marked("What they knew"), how=marked("Read the debrief, and see what the others knew.")
    ),
    Habit(id="other-desk", name=marked("The other chair"), how=marked("Finish one scenario at both desks.")),
    Habit(
        id="roads-compared",
        name=marked("What if"),
        how=marked("Go back, try another way, and compare the two roads."),
    ),
    Habit(
        id="calm-kept",
        name=marked("A slack rope"),
        how=marked("Reach a settlement in eight watches or more, with the knot under 70 all the way."),
    ),
    Habit(
        id="nobody-humbled",
        name=marked("A way out for both"),
        how=marked("Reach a settlement that humbles neither leader before the world."),
    ),
    Habit(id="word-kept", name=marked("As good as your word"), how=marked("Settle, and keep every promise you made.")),
)
"""All of them, in the order they are shown. None rests on luck alone, and none on a war."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingLine:
    """One ending that exists. name: empty while it has not been seen; hint: what kind of end it is."""

    name: str
    hint: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLines:
    """What was played of one scenario.

    Args:
        games: matches that ended, by desk: `us`, `ussr`, `both`.
        wars: how many ended in one, from whichever desk.
        overruled: how many ended with a leader overruled.
        endings: settlements and stalemates that exist, those seen first.
        highest: the highest tension ever reached, 0 to 100, None where nothing was played.
    """

    id: str
    title: str
    games: Counter[str]
    wars: int
    overruled: int
    endings: tuple[EndingLine, ...]
    highest: float | None

    @property
    def found(self) -> int:
        """How many endings have been seen."""
        return sum(1 for line in self.endings if line.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBook:
    """The record as it is read: sums, scenario by scenario, and habits with the date they were earned, or none."""

    games: int
    watches: int
    letters: int
    questions: int
    nearest: float | None
    scenarios: tuple[ScenarioLines, ...]
    habits: tuple[tuple[Habit, str], ...]

    @property
    def earned(self) -> int:
        """How many habits have been earned."""
        return sum(1 for _, when in self.habits if when)


def now() -> str:
    """Return the present moment as the record writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def finished(session: Session) -> Finished | None:
    """Return how a match ended, or None while it goes on or nobody's match it was."""
    crisis = session.match.now
    end = crisis.ending
    if session.phase is not Phase.ENDED or end is None or not session.people:
        return None
    model = session.match.model
    told = session.match.told
    return Finished(
        match=session.journal.header.match if isinstance(session.journal, Journal) else "",
        scenario=model.id,
        desks=session.people,
        ending=end.id,
        kind=str(end.kind),
        watches=len(session.chronicle.pages),
        letters=sum(1 for letter in crisis.archive if letter.by in session.people and letter.id in _written(session)),
        questions=sum(1 for fact in told if fact.kind is FactKind.ANSWERED and fact.side in session.people),
        highest=_highest(session, model),
        ended=now(),
    )


def after_match(record: Record, session: Session) -> Record:
    """Return the record with a match that has come to its end, and the habits that it earned."""
    found = finished(session)
    if found is None:
        return record
    record = record.with_finished(found)
    return with_habits(record, [*_at_end(session, found), *_of_many(record)])


def note_end(records: RecordStore, session: Session) -> bool:
    """Note a match that has come to its end, and what it earned; return whether it was not noted before.

    Window and terminal both call this whenever a match stands at its end.
    """
    before = records.record
    records.keep(after_match(before, session))
    return len(records.record.finished) > len(before.finished)


def note_habits(records: RecordStore, earned: Iterable[str]) -> None:
    """Note habits that somebody has just shown."""
    records.keep(with_habits(records.record, earned))


def book_of(record: Record) -> RecordBook:
    """Return the record as it is read, with every scenario that may be played, the whole crisis first."""
    listed = sorted(scenarios(), key=lambda item: item.id != "october-1962")
    return record_book(record, [(item.label, model_of(item.id)) for item in listed])


def with_habits(record: Record, earned: Iterable[str]) -> Record:
    """Return the record with habits earned; those that were, keep their date, and unknown ones count for nothing."""
    known = {habit.id for habit in HABITS}
    new = {habit: now() for habit in earned if habit in known and habit not in record.marks}
    return replace(record, marks={**record.marks, **new}) if new else record


def record_book(record: Record, models: Collection[tuple[str, Model]]) -> RecordBook:
    """Return the record as it is read. models: title and model of each scenario to be listed."""
    ends = record.finished
    return RecordBook(
        games=len(ends),
        watches=sum(x.watches for x in ends),
        letters=sum(x.letters for x in ends),
        questions=sum(x.questions for x in ends),
        nearest=max((x.highest for x in ends if x.kind != EndingKind.WAR), default=None),
        scenarios=tuple(_scenario(title, model, ends) for title, model in models),
        habits=tuple((habit, record.marks.get(habit.id, "")) for habit in HABITS),
    )


def _scenario(title: str, model: Model, ends: Iterable[Finished]) -> ScenarioLines:
    mine = [x for x in ends if x.scenario == model.id]
    words = lexicon_of(model)
    times = Counter(x.ending for x in mine)
    kinds = {rule.id: rule.kind for rule in model.endings if rule.kind in COUNTED}
    lines = [
        EndingLine(name=words.label("endings", key) if times[key] else "", hint=_hint(kind), times=times[key])
        for key, kind in kinds.items()
    ]
    return ScenarioLines(
        id=model.id,
        title=title,
        games=Counter("both" if len(x.desks) > 1 else "".join(x.desks) for x in mine),
        wars=sum(1 for x in mine if x.kind == EndingKind.WAR),
        overruled=sum(1 for x in mine if x.kind == EndingKind.OVERRULED),
        endings=tuple(sorted(lines, key=lambda line: -line.times)),
        highest=max((x.highest for x in mine), default=None),
    )


def _hint(kind: str) -> str:
    return tr("A settlement not yet seen") if kind == "settlement" else tr("An end without a bargain, not yet seen")


def _written(session: Session) -> Collection[str]:
    """Letters of this match: a scenario that begins late brings older ones along, which nobody at the desk wrote."""
    return session.chronicle.writings.keys() - {letter.id for letter in session.chronicle.pages[0].archive}


def _highest(session: Session, model: Model) -> float:
    knots = [page.v[model.at.knot] for page in (*session.chronicle.pages, session.match.now)]
    return round(float(min(100.0, max(0.0, *knots))), 1)


def _at_end(session: Session, found: Finished) -> list[str]:
    """Return what the match that has just ended earns."""
    earned = ["desk-learned"] if found.scenario == "first-watch" else []
    if found.kind != EndingKind.SETTLEMENT:
        return earned
    if found.highest < _CALM and found.watches >= _LONG_ENOUGH:
        earned.append("calm-kept")
    if _spared(session):
        earned.append("nobody-humbled")
    if _kept(session):
        earned.append("word-kept")
    return earned


def _spared(session: Session) -> bool:
    index = session.match.model.index
    if any(name not in index for name in _FACES):
        return False
    return all(session.match.now.v[index[name]] >= _SPARED for name in _FACES)


def _kept(session: Session) -> bool:
    promises = {promise.id: promise for promise in session.match.model.promises}
    of = {kind: set[str]() for kind in (FactKind.PROMISE_MADE, FactKind.PROMISE_KEPT, FactKind.PROMISE_BROKEN)}
    for fact in session.match.told:
        if fact.kind in of and promises[fact.id].by in session.people:
            of[fact.kind].add(fact.id)
    made = of[FactKind.PROMISE_MADE]
    return bool(made) and not of[FactKind.PROMISE_BROKEN] and made <= of[FactKind.PROMISE_KEPT]


def _of_many(record: Record) -> list[str]:
    """Return what all finished matches together earn."""
    desks: dict[str, set[str]] = {}
    for x in record.finished:
        if len(x.desks) == 1:
            desks.setdefault(x.scenario, set()).update(x.desks)
    return ["other-desk"] if any(seen >= set(SIDES) for seen in desks.values()) else []
