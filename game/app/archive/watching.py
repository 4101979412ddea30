"""One watch of a road as somebody reads it who takes no part: what is known of it today, and what each capital knew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from game.app.archive.heading import heading
from game.app.archive.roads import Road
from game.app.calendar import stamp
from game.app.correspondence import letter
from game.app.debriefing import session_of
from game.app.debriefing_sources import Citations
from game.app.debriefing_timeline import Timeline
from game.app.fact_words import InboxItem
from game.app.inbox import watch_items
from game.app.letter_paper import LetterPaper
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.session import Session
from game.app.status import state_word
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.sides import SIDES, US, USSR, Side
from game.history.annals import Passage, annals_of
from game.locale import marked, tr
from game.reports.debrief_parts import Deed

INFERRED = marked("our reading")
HEADS: Final[Mapping[str, str]] = {
    "happened": marked("What happened"),
    "washington": marked("What Washington knew"),
    "moscow": marked("What Moscow knew"),
    "differs": marked("Where accounts differ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One passage of the commentary.

    Args:
        kind: `happened`, `washington`, `moscow` or `differs`; `head` says it in words.
        source: provenance in words: sources, confidence, and whether it is our reading.
        records: the sources by their full titles.
    """

    kind: str
    text: str
    source: str
    records: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What is told here, as a heading."""
        return tr(HEADS[self.kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTold:
    """What is known today of one hour of the real crisis."""

    when: str
    title: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPage:
    """One watch of a road.

    Args:
        number: of the place at which the watch opens, from 0; `places` counts them.
        title: the weightiest thing that came true in it, or in the watch before at the end of a road.
        when: by the clock of each capital.
        stage, knot: in words.
        tension: 0 to 100, and how far it moved in this watch; None at the end.
        told: the real crisis in these hours; empty off the historical road where it tells nothing.
        deeds: what was done and what fell, with the truth of both sides.
        known: what each side learned in this watch.
        letters: those sent in this watch, in full.
        ending: words of the ending, if the game is over here.
    """

    number: int
    places: int
    title: str
    when: dict[Side, str]
    stage: str
    knot: str
    tension: float
    moved: float | None
    told: tuple[HourTold, ...]
    deeds: tuple[Deed, ...]
    known: dict[Side, tuple[InboxItem, ...]]
    letters: tuple[LetterPaper, ...]
    ending: str

    def speak(self) -> tuple[str, ...]:
        """Return the page as lines to be read aloud."""
        lines = [tr("{title}. {when} in Washington. {knot}", title=self.title, when=self.when["us"], knot=self.knot)]
        for hour in self.told:
            lines += [f"{hour.when}, {hour.title}.", *[f"{t.head}: {t.text} {t.source}." for t in hour.tellings]]
        for deed in self.deeds:
            who = f"{deed.who}: " if deed.who else ""
            lines.append(f"{who}{deed.title}. {deed.note}".strip())
        return tuple(line for line in lines if line)


def watch_page(road: Road, number: int) -> WatchPage:
    """Return the watch that opens at a place of a road; at its last place the end, or where it stands.

    Raises:
        IndexError: the road has no such place.
    """
    branch = road.branch
    model = branch.model
    place = road.places[number]
    t = place.landmark.t
    played = number < len(branch.watches)
    after = branch.watches[number].after if played else None
    facts = road.facts_at(number) if played else road.facts_at(number - 1)
    title, _ = heading(model, facts, road.letters)
    session = session_at(road, number + 1)
    told = Timeline(session, (), Citations(lexicon_of(model))).watches()
    ended = next((w for w in told if w.number == 0), None)
    page = next((w for w in told if w.t == t and w.number), ended)
    until = after.v[model.at.t] if after is not None else t + 1.0
    words = lexicon_of(model)
    ending = place.landmark.ending
    return WatchPage(
        number=number,
        places=len(road.places),
        title=title or tr("A quiet watch"),
        when={side: stamp(model, t, side) for side in SIDES},
        stage=tr("The end") if ending else words.label("stages", place.landmark.stage),
        knot=tr(
            "The knot is {state}, {tension} of 100.",
            state=state_word(place.landmark.knot).lower(),
            tension=f"{place.landmark.knot:.0f}",
        ),
        tension=place.landmark.knot,
        moved=None if after is None else float(after.v[model.at.knot]) - place.landmark.knot,
        told=hours_told(model, t, until),
        deeds=page.deeds if page is not None else (),
        known={side: _known(session, road, number, side) for side in SIDES},
        letters=_letters(session, branch.watches[number].facts) if played else (),
        ending=words.label("endings", ending) if ending else "",
    )


def session_at(road: Road, number: int) -> Session:
    """Return a road as a match that stands at one of its places (or at its last); for reading only."""
    session = session_of(replace(road.branch, watches=road.branch.watches[:number]))
    # Letters are written in the order of sending, so what is written for one place holds for all.
    session.letters = road.book
    return session


def hours_told(model: Model, first: float, until: float) -> tuple[HourTold, ...]:
    """Return the real crisis from one hour until before another, as the scenario's commentary tells it."""
    words = lexicon_of(model)
    found = []
    for entry in annals_of(model).between(first, until):
        passages = (
            ("happened", entry.happened),
            ("washington", entry.washington),
            ("moscow", entry.moscow),
            ("differs", entry.differs),
        )
        tellings = tuple(
            Telling(kind=kind, text=passage.text, source=source_line(words, passage), records=_records(words, passage))
            for kind, passage in passages
            if passage is not None
        )
        found.append(HourTold(when=stamp(model, entry.at, US), title=entry.title, tellings=tellings))
    return tuple(found)


def _records(words: Lexicon, passage: Passage) -> tuple[str, ...]:
    return tuple(said(words.entry("sources", name).get("full")) or plain(name) for name in passage.sources)


def source_line(words: Lexicon, passage: Passage) -> str:
    """Return where a passage comes from, in words."""
    line = words.provenance({"source": list(passage.sources), "confidence": passage.confidence})
    return f"{line} · {tr(INFERRED)}" if passage.inferred else line


def _known(session: Session, road: Road, number: int, side: Side) -> tuple[InboxItem, ...]:
    """Return what a side learned in the watch played at a place, as it lay on its desk; nothing at the end."""
    watches = road.branch.watches
    return watch_items(session, side, watches[number].before.watch) if number < len(watches) else ()


def _letters(session: Session, facts: Iterable[Fact]) -> tuple[LetterPaper, ...]:
    papers = [letter(session, f.side or USSR, f.id) for f in facts if f.kind is FactKind.LETTER_SENT]
    return tuple(paper for paper in papers if paper is not None)
