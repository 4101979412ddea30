"""The end of a match, told whole: how it ended for each desk, how that weighs beside 1962, what nobody knew then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.ai.why import accounts
from game.app.calendar import desk_date, stamp
from game.app.causes import cause_words, name_of, opened
from game.app.hindsight import Curve, Unknown, curves, unknowns
from game.app.last_turns import Turn, last_turns, tension_after
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.reasons import reason_words
from game.app.session import Session
from game.app.thoughts import thoughts
from game.app.tutorial import ending_lesson
from game.core.crisis import EndingKind
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.scores import score
from game.core.sides import SIDES, Side
from game.locale import marked, tr

LIKELY: Final = 0.6
OPEN: Final = 0.33
TOLD_PULL: Final = 3.0
"""Pull of an order from which its reasons are told."""
_SEATS: Final = (-10.0, -6.5)
_GENERAL_WAR = 10
_CITIES: Final = {"us": marked("Washington"), "ussr": marked("Moscow")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of one desk's result, 0 to 100, beside that of 1962 (None where the scenario has none)."""

    id: str
    label: str
    about: str
    value: float
    history: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What moved the other desk in one decision."""

    side: Side
    watch: int
    when: str
    act: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way to blows, or to the bargain; `tension` is that of the rope when it was taken, 0 to 100."""

    when: str
    title: str
    text: str
    tension: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What came later, as likely as the match has made it; `history` is what came in fact."""

    label: str
    text: str
    history: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPages:
    """Everything told at the end.

    Args:
        kind: `settlement`, `stalemate`, `overruled` or `war`.
        text: by desk.
        axes: by desk.
        steps: the steps that led there, oldest first; for a war, each rung and what opened it.
        turns: the last turns that tightened the rope, oldest first.
        cause: the step that opened the way, in one sentence.
        unknown: what was not known at the desks.
        reasons: why the policies decided as they did.
        curves: what both sides' tracks did, for charts.
        caveat: how far the scores go.
    """

    id: str
    kind: str
    title: str
    date: str
    text: Mapping[Side, str]
    history: str
    axes: Mapping[Side, tuple[Axis, ...]]
    scores_about: str
    history_about: str
    caveat: str
    cause: str
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    unknown: tuple[Unknown, ...]
    reasons: tuple[Reasons, ...]
    epilogue: tuple[Aftermath, ...]
    curves: tuple[Curve, ...]

    def speak(self) -> tuple[str, ...]:
        """Return the ending as lines to be read aloud."""
        lines = [tr("{title}. {date}.", title=self.title, date=self.date), *self.text.values(), self.cause]
        for side, axes in self.axes.items():
            values = "; ".join(tr("{axis} {value}", axis=a.label, value=f"{a.value:.0f}") for a in axes)
            lines.append(tr("{city}: {values}.", city=tr(_CITIES[side]), values=values))
        return (*lines, *[u.text for u in self.unknown])


def ending(session: Session) -> EndingPages | None:
    """Return the pages of the ending, or None while the match goes on."""
    crisis = session.match.now
    end = crisis.ending
    if end is None:
        return None
    model = session.match.model
    words = lexicon_of(model)
    entry = _entry(words, end.id, end.cause)
    war = end.kind is EndingKind.WAR
    return EndingPages(
        id=end.id,
        kind=str(end.kind),
        title=words.label("endings", end.id),
        date=desk_date(model, end.t, "us"),
        text={side: said(entry.get(side)) for side in SIDES},
        history=_history(entry, words),
        axes={side: _axes(session, side, words) for side in SIDES},
        scores_about=words.about("scores", "heading"),
        history_about=words.about("scores", "history"),
        caveat=_caveat(session, words),
        cause=cause_words(session, words),
        steps=_steps(session, words) if war else _road(session, words),
        turns=last_turns(session),
        unknown=unknowns(session),
        reasons=_reasons(session, words),
        epilogue=_epilogue(session, words),
        curves=curves(session),
    )


def _entry(words: Lexicon, name: str, cause: str | None) -> Mapping[str, Any]:
    """Return the words of an ending, with those of their own that what began it may have (`by`) laid over them."""
    entry = words.entry("endings", name)
    by = entry.get("by")
    told = by.get(cause) if isinstance(by, Mapping) else None
    return {**entry, **told} if isinstance(told, Mapping) else entry


def _history(entry: Mapping[str, object], words: Lexicon) -> str:
    found = entry.get("history")
    if not isinstance(found, Mapping):
        return tr("{source}.", source=words.provenance(entry).capitalize()) if words.provenance(entry) else ""
    return f"{said(found.get('text'))} {words.provenance(entry)}".strip()


def _axes(session: Session, side: Side, words: Lexicon) -> tuple[Axis, ...]:
    model = session.match.model
    own = score(model, session.match.now, side)
    past = model.history_scores.get(side, {})
    return tuple(
        Axis(
            id=axis,
            label=words.label("axes", axis),
            about=words.about("axes", axis, side),
            value=value,
            history=past.get(axis),
        )
        for axis, value in own.items()
        if axis != "total"
    )


def _caveat(session: Session, words: Lexicon) -> str:
    crisis, at = session.match.now, session.match.model.at
    if crisis.v[at.rung] >= _GENERAL_WAR:
        return words.about("scores", "general-war")
    return words.about("scores", "overruled") if crisis.v[at.overruled] else ""


# -- how it came ---------------------------------------------------------------------------------------------------


def _facts(session: Session) -> tuple[Fact, ...]:
    return (*session.match.told, *session.match.news)


def _steps(session: Session, words: Lexicon) -> tuple[Step, ...]:
    """Return each rung of the ladder as it was climbed, and what opened it."""
    model = session.match.model
    steps = []
    for fact in _facts(session):
        if fact.kind is FactKind.RUNG:
            cause = str(fact.get("cause") or "")
            rung = words.label("rungs", fact.id)
            steps.append(
                Step(
                    when=stamp(model, fact.t, "us"),
                    title=rung,
                    text=tr("Opened by: {step}.", step=opened(words, cause)),
                    tension=tension_after(session, fact.t),
                )
            )
    return tuple(steps)


def _road(session: Session, words: Lexicon) -> tuple[Step, ...]:
    """Return the stages that the match went through."""
    model = session.match.model
    steps = []
    for fact in _facts(session):
        if fact.kind is FactKind.STAGE:
            about = said(words.entry("stages", fact.id).get("about"))
            steps.append(
                Step(
                    when=stamp(model, fact.t, "us"),
                    title=words.label("stages", fact.id),
                    text=about,
                    tension=tension_after(session, fact.t),
                )
            )
        elif fact.kind is FactKind.BARGAIN_COLLAPSED:
            steps.append(
                Step(
                    when=stamp(model, fact.t, "us"),
                    title=tr("The bargain came undone"),
                    text="",
                    tension=tension_after(session, fact.t),
                )
            )
    return tuple(steps)


# -- why they did it -----------------------------------------------------------------------------------------------


def _reasons(session: Session, words: Lexicon) -> tuple[Reasons, ...]:
    """Return the largest reasons of whatever policies sat at the desks."""
    model = session.match.model
    hours = {page.watch: page.v[model.at.t] for page in session.chronicle.pages}
    found = []
    for why in session.whys:
        for account in accounts(why.reasons):
            said_of = reason_words(account, model)
            if not said_of or not _matters(model, account.about):
                continue
            found.append(
                Reasons(
                    side=why.side,
                    watch=why.watch,
                    when=stamp(model, hours.get(why.watch, 0.0), why.side),
                    act=_act(words, account.about),
                    words=said_of,
                )
            )
        for act, told in thoughts(why.reasons, model):
            when = stamp(model, hours.get(why.watch, 0.0), why.side)
            found.append(Reasons(side=why.side, watch=why.watch, when=when, act=act, words=told))
    return tuple(found)


def _matters(model: Model, about: str) -> bool:
    """Tell whether an act is worth a line of the debrief: all words and answers, and orders that moved the rope."""
    kind, _, name = about.partition(":")
    return kind != "order" or (name in model.orders and abs(model.orders[name].pull) >= TOLD_PULL)


_YES_OR_NO: Final = {"accept": marked("The yes"), "refuse": marked("No yes yet")}


def _act(words: Lexicon, about: str) -> str:
    kind, _, name = about.partition(":")
    if kind == "order":
        return words.label("orders", name)
    if kind == "letter":
        form = words.entry("forms", name)
        label = words.label("forms", name) if form else tr("a letter ({form})", form=plain(name).lower())
        return label[:1].upper() + label[1:]
    if kind == "answer":
        return name_of(words, name).replace("?: ", "? ", 1)
    if kind == "blow":
        return words.label("clash", name)
    return tr(_YES_OR_NO[kind]) if kind in _YES_OR_NO else plain(about)


# -- what came later -----------------------------------------------------------------------------------------------


def _epilogue(session: Session, words: Lexicon) -> tuple[Aftermath, ...]:
    model, crisis = session.match.model, session.match.now
    if crisis.v[model.at.rung] >= _GENERAL_WAR - 1:
        return ()
    if ending_lesson(session, "us") is not None:
        return ()  # A lesson stops in the middle of the story, and nothing came of it yet.
    v, index = crisis.v, model.index
    struck = bool(v[model.at.struck])
    skip = set()
    if crisis.ending is not None and crisis.ending.kind is EndingKind.WAR:
        skip.add("kennedy_seats_november")
    if not struck or v[index["deal_jupiters"]] != 2:
        skip.add("secret_kept_to_1969")
    if not struck:
        skip.add("cuba_keeps_tacticals")
    found = []
    for name, formula in model.epilogue.items():
        entry = words.entry("epilogue", name)
        if name in skip or not entry:
            continue
        chance = float(formula(v))
        low, high = _SEATS if not 0 <= chance <= 1 else (OPEN, LIKELY)
        key = "likely" if chance >= high else "open" if chance >= low else "unlikely"
        past = entry.get("history")
        history = said(past.get("text")) if isinstance(past, Mapping) else ""
        found.append(Aftermath(label=words.label("epilogue", name), text=said(entry.get(key)), history=history))
    return tuple(found)
