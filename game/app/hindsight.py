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
from game.locale import listed, marked, tr, trn

_ASTRAY: Final = {
    FactKind.ORDER_LATE: ("late", marked("The order was carried out late.")),
    FactKind.ORDER_LOST: ("lost", marked("The order was lost on the way.")),
    FactKind.ORDER_OVERDONE: ("overdone", marked("More was done than had been ordered.")),
    FactKind.ORDER_UNDERDONE: ("underdone", marked("Less was done than had been ordered.")),
}
_CURVES: Final = ("knot", "mrbm", "mrbm_us", "us_dread", "ussr_dread", "us_hawks", "ussr_hawks", "us_home", "ussr_home")
_MARKED, _VERY = 0.25, 0.6
_ORDERED_BY: Final = {
    0: marked("nobody's order"),
    1: marked("allowed from above"),
    2: marked("ordered from above"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing that was not known.

    Args:
        kind: `near`, `order`, `letter`, `event`, `belief` or `nature`.
        source: where the line comes from, if it says.
        belief: the first sentence of the text where that was only believed.
        short: its name, what was thought (may be empty) and what was so, a short line each.
    """

    kind: str
    title: str
    text: str
    source: str = ""
    belief: str = ""
    short: tuple[str, str, str] = ("", "", "")


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
        label = words.label(family, name)
        if side:
            label = tr("{city}: {track}", city=words.text("sides", side, "city", plain(side)), track=label)
        found.append(
            Curve(
                name=name,
                label=label,
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


def _dated(session: Session, t: float, what: str) -> str:
    return tr("{when}: {what}", when=stamp(session.match.model, t, "us"), what=what)


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
            lines_of_it = [truth, tr("About {odds} that it became this: {event}.", odds=_odds(chance), event=worse)]
            near = tr("It was a near thing.") if luck < 3 * chance else ""
            lines_of_it.append(near)
            name = words.label("events", event.id)
            odds = tr("About {odds} that worse came of it.", odds=_odds(chance))
            found.append(
                (
                    luck / chance,
                    Unknown(
                        kind="near",
                        title=_dated(session, fact.t, name),
                        text=" ".join(x for x in lines_of_it if x),
                        source=words.provenance(words.entry("events", event.id)),
                        short=(name, "", " ".join(x for x in (odds, near) if x)),
                    ),
                )
            )
    found.sort(key=lambda x: x[0])
    lines = [u for _, u in found]
    whole = chance_of_accident(session)
    if whole >= 0.002 and not setup.historical_luck:
        text = tr(
            "On the way this match took, accident alone would have begun a war in about {odds} matches.",
            odds=_odds(whole),
        )
        told = tr("{odds} such matches end in a war by accident.", odds=_odds(whole))
        name = tr("The odds along the way")
        lines.append(Unknown(kind="near", title=name, text=text, short=(name, "", told)))
    return lines


def chance_of_accident(session: Session) -> float:
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
    if chance >= 0.0095:
        return trn("{count} in a hundred", "{count} in a hundred", round(100 * chance))
    return trn("{count} in a thousand", "{count} in a thousand", max(round(1000 * chance), 1))


def _astray(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    model = session.match.model
    found = []
    for fact in facts:
        if fact.kind not in _ASTRAY:
            continue
        key, how = _ASTRAY[fact.kind]
        service = model.orders[fact.id].organisation
        text = said(words.entry("orders", fact.id).get(key)) or words.text("organisations", service or "", key)
        label = words.label("orders", fact.id)
        told = text or tr(how)
        found.append(Unknown(kind="order", title=_dated(session, fact.t, label), text=told, short=(label, "", told)))
    return found


def _beliefs(session: Session, words: Lexicon, facts: tuple[Fact, ...]) -> list[Unknown]:
    """Return events whose author a capital had wrong."""
    found = []
    for fact in facts:
        truth = fact.get("truth") if fact.kind is FactKind.EVENT else None
        if truth is None:
            continue
        wrong = [s for s in SIDES if s in fact.readers and fact.get(s) is not None and fact.get(s) != truth]
        if wrong:
            who = listed([words.text("sides", s, "city", plain(s)) for s in wrong])
            taken, so = (tr(_ORDERED_BY.get(x, _ORDERED_BY[2])) for x in (fact.get(wrong[0]), truth))
            belief = tr("{who} took it to be {belief}.", who=who, belief=taken)
            truth_told = tr("In truth it was {truth}.", truth=so)
            label = words.label("events", fact.id)
            short = (label, tr("{who}: {belief}", who=who, belief=taken), truth_told)
            title = _dated(session, fact.t, label)
            found.append(Unknown(kind="belief", title=title, text=f"{belief} {truth_told}", belief=belief, short=short))
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
        label = words.label("events", fact.id)
        title = _dated(session, fact.t, label)
        text = tr("{who} never heard of it. {truth}", who=who, truth=truth)
        short = (label, "", tr("{who} never heard of it.", who=who))
        found.append(Unknown(kind="event", title=title, text=text, source=words.provenance(entry), short=short))
    return found


def _unread(session: Session, words: Lexicon) -> list[Unknown]:
    found = []
    for letter in session.match.now.archive:
        if letter.read is None:
            who, to = (words.text("sides", s, "leader", plain(s)) for s in (letter.by, other(letter.by)))
            penned = session.letters.written(session.match, session.chronicle, letter)
            title = _dated(session, letter.sent, tr("a letter from {leader}", leader=who))
            text = tr("{leader} never read it before the end. {gist}", leader=to, gist=penned.gist)
            found.append(Unknown(kind="letter", title=title, text=text))
    return found


def _nature(session: Session, words: Lexicon) -> list[Unknown]:
    model, v = session.match.model, session.match.now.v
    found = []
    for name in model.nature:
        value = v[model.index[name]]
        found.append(
            Unknown(
                kind="nature",
                title=words.label("nature", name),
                text=_size(value),
            )
        )
    return found


def _size(value: float) -> str:
    """Say how far a trait of somebody's character lay from what one would expect; value: -1 to 1."""
    if abs(value) < _MARKED:
        return tr("As one would expect.")
    if abs(value) > _VERY:
        return tr("Much more than one would expect.") if value > 0 else tr("Much less than one would expect.")
    return tr("More than one would expect.") if value > 0 else tr("Less than one would expect.")
