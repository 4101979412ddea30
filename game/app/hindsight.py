"""What nobody at the desks knew: character, orders that went astray, letters that crossed, and how near it came."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from game.app.calendar import stamp
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.session import Session
from game.core.definitions import Event, Model
from game.core.facts import Fact, FactKind
from game.core.luck import base_of, draw, moment_of, name_key
from game.core.sides import SIDES, other

_ASTRAY: Final = {
    FactKind.ORDER_LATE: "late",
    FactKind.ORDER_LOST: "lost",
    FactKind.ORDER_OVERDONE: "overdone",
    FactKind.ORDER_UNDERDONE: "underdone",
}
_CURVES: Final = ("knot", "mrbm", "mrbm_us", "us_dread", "ussr_dread", "us_hawks", "ussr_hawks", "us_home", "ussr_home")
_MARKED = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing that was not known.

    Args:
        kind: `near`, `order`, `letter`, `event`, `belief` or `nature`.
        source: where the line comes from, if it says.
    """

    kind: str
    title: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What one quantity did: (hour, value) at each watch."""

    name: str
    label: str
    points: tuple[tuple[float, float], ...]


def curves(session: Session) -> tuple[Curve, ...]:
    """Return what the chief tracks of both sides did, watch by watch, and at the end."""
    model = session.match.model
    words = lexicon_of(model)
    at = model.at.t
    moments = [*session.chronicle.pages]
    if session.match.now is not moments[-1]:
        moments.append(session.match.now)
    found = []
    for name in _CURVES:
        if name not in model.index:
            continue
        slot = model.index[name]
        family = "tracks" if words.entry("tracks", name) else "estimates"
        side = next((s for s in SIDES if name.startswith(f"{s}_")), None)
        city = f"{words.text('sides', side, 'city', plain(side))}: " if side else ""
        found.append(
            Curve(
                name=name,
                label=f"{city}{words.label(family, name)}",
                points=tuple((m.v[at], m.v[slot]) for m in moments),
            )
        )
    return tuple(found)


def unknowns(session: Session) -> tuple[Unknown, ...]:
    """Return what was not known at the desks, what mattered most first."""
    words = lexicon_of(session.match.model)
    facts = (*session.match.told, *session.match.news)
    return (
        *_near(session, words, facts),
        *_astray(session, words, facts),
        *_beliefs(session, words, facts),
        *_unheard(session, words, facts),
        *_unread(session, words),
        *_nature(session, words),
    )


def _when(session: Session, t: float) -> str:
    return stamp(session.match.model, t, "us")


def _near(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    """Return the mortal chances that fell and passed, the nearest first, and what the whole way was worth."""
    model, setup = session.match.model, session.match.now.setup
    by_id = {e.id: e for e in model.events}
    came = {f.id for f in facts if f.kind is FactKind.FOLLOW_ON}
    found: list[tuple[float, Unknown]] = []
    for fact in facts:
        event = by_id.get(fact.id) if fact.kind is FactKind.EVENT else None
        if event is None or not event.mortal:
            continue
        moment = max((p for p in session.chronicle.pages if p.v[model.at.t] <= fact.t), key=lambda p: p.v[model.at.t])
        base = base_of(moment.setup.seed, moment_of(moment.v[model.at.t]))
        for follow in event.then:
            chance = min(float(follow.chance(moment.v)) * setup.hazard, 1.0)
            if follow.id in came or chance <= 0:
                continue
            luck = draw(base, name_key(f"then:{follow.id}"))
            worse = words.initial(words.label("events", follow.id))
            truth = said(words.entry("events", event.id).get("truth"))
            text = f"{truth} About {_odds(chance)} that it became this: {worse}."
            if luck < 3 * chance:
                text += " It was a near thing."
            found.append(
                (
                    luck / chance,
                    Unknown(
                        kind="near",
                        title=f"{_when(session, fact.t)}: {words.label('events', event.id)}",
                        text=text.strip(),
                        source=words.provenance(words.entry("events", event.id)),
                    ),
                )
            )
    found.sort(key=lambda x: x[0])
    lines = [u for _, u in found]
    whole = _whole(session)
    if whole >= 0.002 and not setup.historical_luck:
        text = f"On the way this match took, accident alone would have begun a war in about {_odds(whole)} matches."
        lines.append(Unknown(kind="near", title="The odds along the way", text=text))
    return lines


def _whole(session: Session) -> float:
    """Return the chance that mortal accidents alone would have led to blows, along the match as it went."""
    model = session.match.model
    calm = 1.0
    for page in session.chronicle.pages:
        v = page.v
        if v[model.at.clash]:
            break
        families = model.stages[page.stage].events
        for event in model.events:
            if not event.mortal or event.rate is None or event.family not in families or not event.when(v):
                continue
            rate = float(event.rate(v)) * page.setup.hazard * v[model.at.h]
            calm *= math.exp(-rate * _leads_to_blows(model, event, v, page.setup.hazard))
    return 1.0 - calm


def _leads_to_blows(model: Model, event: Event, v: list[float], hazard: float) -> float:
    if not event.then:
        after = v[:]
        event.do(after)
        return 1.0 if after[model.at.clash] > v[model.at.clash] else 0.0
    return min(sum(float(f.chance(v)) * hazard for f in event.then), 1.0)


def _odds(chance: float) -> str:
    if chance >= 0.095:
        return f"{round(100 * chance)} in a hundred"
    if chance >= 0.0095:
        return f"{100 * chance:.0f} in a hundred"
    return f"{max(round(1000 * chance), 1)} in a thousand"


def _astray(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    model = session.match.model
    found = []
    for fact in facts:
        how = _ASTRAY.get(fact.kind)
        if how is None:
            continue
        service = model.orders[fact.id].organisation
        text = said(words.entry("orders", fact.id).get(how)) or words.text("organisations", service or "", how)
        title = f"{_when(session, fact.t)}: {words.label('orders', fact.id)}"
        found.append(Unknown(kind="order", title=title, text=text or f"The order was {plain(how).lower()}."))
    return found


def _beliefs(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    """Return events whose author a capital had wrong."""
    names = {0: "nobody's order", 1: "allowed from above", 2: "ordered from above"}
    found = []
    for fact in facts:
        truth = fact.get("truth") if fact.kind is FactKind.EVENT else None
        if truth is None:
            continue
        wrong = [s for s in SIDES if s in fact.readers and fact.get(s) is not None and fact.get(s) != truth]
        if wrong:
            who = " and ".join(words.text("sides", s, "city", plain(s)) for s in wrong)
            taken, so = (names.get(x, "ordered") for x in (fact.get(wrong[0]), truth))
            text = f"{who} took it to be {taken}. In truth it was {so}."
            found.append(
                Unknown(kind="belief", title=f"{_when(session, fact.t)}: {words.label('events', fact.id)}", text=text)
            )
    return found


def _unheard(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    """Return what fell and one capital never heard of, with what lay behind it."""
    found = []
    seen: set[str] = set()
    for fact in facts:
        if fact.kind is not FactKind.EVENT or fact.id in seen:
            continue
        entry = words.entry("events", fact.id)
        deaf = [s for s in SIDES if s not in fact.readers or not said(entry.get(s))]
        truth = said(entry.get("truth"))
        if not deaf or not truth or len(deaf) == len(SIDES):
            continue
        seen.add(fact.id)
        who = words.text("sides", deaf[0], "city", plain(deaf[0]))
        title = f"{_when(session, fact.t)}: {words.label('events', fact.id)}"
        found.append(
            Unknown(kind="event", title=title, text=f"{who} never heard of it. {truth}", source=words.provenance(entry))
        )
    return found


def _unread(session: Session, words: Lexicon) -> list[Unknown]:
    found = []
    for letter in session.match.now.archive:
        if letter.read is None:
            who, to = (words.text("sides", s, "leader", plain(s)) for s in (letter.by, other(letter.by)))
            penned = session.letters.written(session.match, session.chronicle, letter)
            title = f"{_when(session, letter.sent)}: a letter from {who}"
            found.append(Unknown(kind="letter", title=title, text=f"{to} never read it before the end. {penned.gist}"))
    return found


def _nature(session: Session, words: Lexicon) -> list[Unknown]:
    model, v = session.match.model, session.match.now.v
    found = []
    for name in model.nature:
        value = v[model.index[name]]
        much = "much " if abs(value) > 0.6 else ""
        size = (
            "as one would expect"
            if abs(value) < _MARKED
            else f"{much}{'more' if value > 0 else 'less'} than one would expect"
        )
        found.append(
            Unknown(
                kind="nature",
                title=words.label("nature", name),
                text=f"{size[:1].upper()}{size[1:]}.",
            )
        )
    return found
