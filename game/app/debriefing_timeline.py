"""The timeline of a debrief: what was done and what fell, watch by watch, with both sides' knowledge."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from game.app.calendar import stamp
from game.app.causes import name_of
from game.app.debriefing_beside import Beside
from game.app.debriefing_sources import Citations
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.session import Session
from game.core.crisis import Crisis
from game.core.definitions import Event
from game.core.facts import Fact, FactKind
from game.core.letters import Letter
from game.core.sides import Side, other
from game.locale import marked, tr
from game.reports.debrief_parts import Deed, EventMark, Points, Shape, WatchTold

MOST_MARKS: Final = 9
"""Marks on one curve; more cannot be told apart."""
_ASTRAY: Final = {
    FactKind.ORDER_LATE: "late",
    FactKind.ORDER_LOST: "lost",
    FactKind.ORDER_OVERDONE: "overdone",
    FactKind.ORDER_UNDERDONE: "underdone",
}
_PROMISED: Final = {
    "made": marked("A promise given: {promise}"),
    "kept": marked("A promise kept: {promise}"),
    "broken": marked("A promise hedged or broken: {promise}"),
}
_GRAVE_PULL: Final = 8.0
_NOBODYS: Final = (FactKind.BARGAIN_STRUCK, FactKind.BARGAIN_COLLAPSED, FactKind.RUNG, FactKind.ENDED)
_FELL: Final = (FactKind.EVENT, FactKind.FOLLOW_ON, FactKind.HAZARD)


def city(words: Lexicon, side: Side | None) -> str:
    """Return the city of a side, or an empty text."""
    return "" if side is None else words.text("sides", side, "city", tr("Washington") if side == "us" else tr("Moscow"))


def answer_words(words: Lexicon, choice: str, option: str) -> str:
    """Return what was asked and what was answered, in one line."""
    return name_of(words, f"{choice}:{option}").replace("?: ", "? ", 1)


def value_at(points: Points, t: float) -> float | None:
    """Return the value of a curve at an hour, between two points by the straight line; None outside of it."""
    if not points or not points[0][0] <= t <= points[-1][0]:
        return None
    i = bisect_right([p[0] for p in points], t)
    if i == len(points):
        return points[-1][1]
    (t0, v0), (t1, v1) = points[i - 1], points[i]
    return v0 + (v1 - v0) * (t - t0) / (t1 - t0)


class Timeline:
    """Tells the watches of a session that is read as a debrief.

    Args:
        session: a match, as it stands.
        history: the curve of the tension in 1962; may be empty.
        citations: takes note of what the lines rest on.
        beside: the course of 1962, to lay beside it what is marked.
    """

    def __init__(self, session: Session, history: Points, citations: Citations, beside: Beside | None = None) -> None:
        """Sort the facts into their watches."""
        self._session = session
        self._model = session.match.model
        self._words = lexicon_of(self._model)
        self._history = history
        self._beside = beside or Beside(self._model, None)
        self._citations = citations
        self._facts = (*session.match.told, *session.match.news)
        self._events: Mapping[str, Event] = {e.id: e for e in self._model.events}
        self._letters: Mapping[str, Letter] = {x.id: x for x in session.match.now.archive}
        self._noticed = {(f.id, f.side) for f in self._facts if f.kind is FactKind.ORDER_NOTICED}

    def watches(self) -> tuple[WatchTold, ...]:
        """Return every watch with what was done and fell in it, and a last one for the end."""
        session, at = self._session, self._model.at
        moments = list(session.chronicle.pages)
        if session.match.now is not moments[-1] and session.match.now.ending is not None:
            moments.append(session.match.now)
        hours = [m.v[at.t] for m in moments]
        by_moment: list[list[Fact]] = [[] for _ in moments]
        for fact in self._facts:
            by_moment[max(bisect_right(hours, fact.t) - 1, 0)].append(fact)
        return tuple(self._watch(m, facts) for m, facts in zip(moments, by_moment, strict=True))

    def _watch(self, moment: Crisis, facts: Sequence[Fact]) -> WatchTold:
        t = moment.v[self._model.at.t]
        ended = moment.ending is not None
        deeds = [deed for fact in facts if (deed := self._deed(fact, facts)) is not None]
        return WatchTold(
            number=0 if ended else moment.watch,
            t=t,
            when=stamp(self._model, t, "us"),
            stage=tr("The end") if ended else self._words.label("stages", moment.stage),
            tension=float(moment.v[self._model.at.knot]),
            history=value_at(self._history, t),
            deeds=tuple(deeds),
        )

    def marks(self, tension: Points) -> tuple[EventMark, ...]:
        """Return the weightiest things of the match, at most one a watch, in order and numbered."""
        weighed: dict[float, tuple[float, Fact]] = {}
        for fact in self._facts:
            weight = self._weight(fact)
            if weight > weighed.get(fact.t, (0.0, None))[0]:
                weighed[fact.t] = (weight, fact)
        most = sorted(weighed.values(), key=lambda x: (-x[0], x[1].t))[:MOST_MARKS]
        found = []
        for number, (_, fact) in enumerate(sorted(most, key=lambda x: x[1].t), start=1):
            deed = self._deed(fact, self._facts)
            value = value_at(tension, fact.t)
            if deed is None or value is None:
                continue
            title = f"{deed.who}: {self._words.initial(deed.title)}" if deed.who else self._mark_title(fact, deed)
            found.append(
                EventMark(
                    number=number,
                    t=fact.t,
                    value=value,
                    shape=deed.shape,
                    when=stamp(self._model, fact.t, "us"),
                    title=title,
                    beside=self._beside.of_fact(fact),
                )
            )
        return tuple(found)

    def _mark_title(self, fact: Fact, deed: Deed) -> str:
        """Return what is marked; a rung of the ladder by what opened it."""
        cause = str(fact.get("cause") or "") if fact.kind is FactKind.RUNG else ""
        return (name_of(self._words, cause) if cause else "") or deed.title

    def _weight(self, fact: Fact) -> float:
        match fact.kind:
            case FactKind.BARGAIN_STRUCK | FactKind.BARGAIN_COLLAPSED:
                return 30.0
            case FactKind.RUNG:
                return 14.0 + float(fact.id)
            case FactKind.BLOW | FactKind.FOLLOW_ON | FactKind.HAZARD | FactKind.FATE:
                return 14.0
            case FactKind.ORDER_GIVEN:
                pull = abs(self._model.orders[fact.id].pull)
                return pull if pull >= _GRAVE_PULL else 0.0
            case FactKind.EVENT if fact.id in self._events:
                event = self._events[fact.id]
                return abs(event.knot) + 9.0 * event.mortal + 3.0 * bool(event.asks)
            case _:
                return 0.0

    # -- one line ----------------------------------------------------------------------------------------------------

    def _deed(self, fact: Fact, about: Sequence[Fact]) -> Deed | None:
        kind, words = fact.kind, self._words
        if kind in _FELL:
            return self._fallen(fact)
        if kind is FactKind.ORDER_GIVEN:
            return self._order(fact, about)
        if kind is FactKind.LETTER_SENT:
            return self._letter(fact)
        found = self._plain_words(fact)
        if found is None:
            return None
        shape, title, note = found
        whose = "" if kind in _NOBODYS else city(words, fact.side)
        return Deed(shape=shape, who=whose, title=title, note=note)

    def _fallen(self, fact: Fact) -> Deed:
        words = self._words
        family = "events" if words.entry("events", fact.id) else "hazards"
        entry = words.entry(family, fact.id)
        title = words.label(family, fact.id)
        return Deed(
            shape="diamond",
            who="",
            title=title,
            note=said(entry.get("truth")),
            source=self._citations.cite(entry, title),
        )

    def _order(self, fact: Fact, about: Sequence[Fact]) -> Deed:
        words = self._words
        entry = words.entry("orders", fact.id)
        service = self._model.orders[fact.id].organisation
        notes = []
        for x in about:
            how = _ASTRAY.get(x.kind)
            if how is not None and x.id == fact.id and x.t == fact.t:
                notes.append(said(entry.get(how)) or words.text("organisations", service or "", how))
        assert fact.side is not None
        if (fact.id, fact.side) not in self._noticed and other(fact.side) not in fact.readers:
            notes.append(tr("{city} did not see it.", city=city(words, other(fact.side))))
        self._citations.cite(entry, words.label("orders", fact.id))
        return Deed(
            shape="triangle",
            who=city(words, fact.side),
            title=words.label("orders", fact.id),
            note=" ".join(n for n in notes if n),
        )

    def _letter(self, fact: Fact) -> Deed | None:
        letter = self._letters.get(fact.id)
        if letter is None:
            return None
        penned = self._session.letters.written(self._session.match, self._session.chronicle, letter)
        by = self._words.label("channels", letter.channel, letter.by)
        return Deed(shape="disc", who=city(self._words, letter.by), title=by, note=penned.gist)

    def _plain_words(self, fact: Fact) -> tuple[Shape, str, str] | None:
        words, theirs = self._words, city(self._words, None if fact.side is None else other(fact.side))
        match fact.kind:
            case FactKind.ANSWERED:
                return ("triangle", answer_words(words, fact.id, str(fact.get("option"))), "")
            case FactKind.FATE:
                done = answer_words(words, fact.id, str(fact.get("option")))
                return ("diamond", done, said(words.entry("choices", fact.id).get("fate"), fact.side) or tr("Unasked."))
            case FactKind.LETTER_LEAKED:
                return ("diamond", tr("A private letter came out"), "")
            case FactKind.PRICE_RAISED:
                return ("disc", tr("The price went up"), tr("A letter asked for more than one that still stood."))
            case FactKind.OFFER_WITHDRAWN:
                return ("disc", tr("An offer was taken back"), "")
            case FactKind.OLDER_WORDS_TAKEN:
                return ("disc", tr("Older, softer words were taken up"), "")
            case FactKind.WARNING_MADE_GOOD:
                return ("triangle", tr("A warning was made good"), words.label("orders", fact.id))
            case FactKind.DEADLINE_PASSED:
                acted = (
                    tr("It was acted on.")
                    if fact.get("acted")
                    else tr("Nothing followed. {city} took note.", city=theirs)
                )
                return ("disc", tr("A deadline passed"), acted)
            case FactKind.BLOW:
                return ("square", words.label("clash", fact.id), "")
            case FactKind.RUNG:
                opened = words.initial(name_of(words, str(fact.get("cause") or "")))
                rung = words.label("rungs", fact.id)
                note = tr("Opened by: {cause}.", cause=opened) if opened else ""
                return ("square", tr("A rung higher: {rung}", rung=words.initial(rung)), note)
            case FactKind.BARGAIN_STRUCK:
                return ("disc", tr("The bargain was struck"), "")
            case FactKind.BARGAIN_COLLAPSED:
                return ("disc", tr("The bargain came undone"), "")
            case FactKind.PROMISE_MADE | FactKind.PROMISE_KEPT | FactKind.PROMISE_BROKEN:
                state = str(fact.kind).removeprefix("promise-")
                label = words.initial(words.label("promises", fact.id))
                told = said(words.entry("promises", fact.id).get(state), fact.side)
                return ("disc", tr(_PROMISED[state], promise=label), told)
            case FactKind.ENDED:
                return ("disc", words.label("endings", fact.id) or plain(fact.id), "")
            case _:
                return None
