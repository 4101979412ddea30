"""The council: where each adviser stands, what he says of the question of the day, and what he expects of a plan."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from game.app.council_lines import line_of
from game.app.forecast import Outlook, obeyed, outlook, worlds
from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.occasions import occasions
from game.app.pulls import pull_of_letter
from game.app.session import Session
from game.app.table_talk import pick, texts
from game.core.definitions import Adviser, Option
from game.core.drafts import is_offer, written
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import marked, tr

MIDDLE: Final = 5.0
_DOVE, _HAWK = 3.6, 6.4
WAR_LIKELY: Final = 60.0
WAR_NEAR: Final = 20.0
"""Chances of blows in per cent from which an adviser says so."""
_LEANINGS: Final = {"dove": "bargain", "mid": "hold", "hawk": "press"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserCard:
    """Somebody at the table.

    Args:
        stance: 0 dove to 10 hawk, as he feels today.
        manner: how he talks, in a few words.
        leaning: `bargain`, `hold` or `press`.
        sure: 1 to 3.
        topic: what of the agenda he speaks of, in words.
        line: what he says.
        again: whether he has said it before, having nothing new to say at this stage.
    """

    id: str
    name: str
    office: str
    manner: str
    portrait: str
    initials: str
    stance: float
    leaning: str
    sure: int
    topic: str
    line: str
    again: bool
    source: str

    def speak(self) -> tuple[str, ...]:
        """Return the card as lines to be read aloud."""
        return (tr(_WOULD[self.leaning], name=self.name, office=self.office), self.line)


_WOULD = {
    "bargain": marked("{name}, {office}, would bargain."),
    "hold": marked("{name}, {office}, would hold the line."),
    "press": marked("{name}, {office}, would press harder."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserForecast:
    """What one adviser expects of a plan; chances in per cent, from and to; `words` is the whole in a few sentences."""

    adviser: str
    name: str
    stance: float
    tension: tuple[float, float]
    grave: tuple[float, float]
    softer: tuple[float, float]
    accepted: tuple[float, float]
    blows: tuple[float, float]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What the council expects of a plan.

    Args:
        room: all of them together.
        expected: what the room expects, in a few sentences.
        obeyed: chance in per cent that the orders are done in time and as told; None without orders of that kind.
        doubt: a word on how little is known.
    """

    rows: tuple[AdviserForecast, ...]
    room: Outlook
    expected: str
    obeyed: tuple[float, float] | None
    doubt: str
    words: tuple[str, ...]


def council(session: Session, side: Side) -> tuple[AdviserCard, ...]:
    """Return the advisers of a desk, doves first."""
    model = session.match.model
    words = lexicon_of(model)
    agenda = model.stages[session.match.crisis.stage].agenda[side]
    known = occasions(session, side)
    cards = [_card(session, side, words, a, agenda, seat, known) for seat, a in enumerate(model.advisers[side])]
    return tuple(sorted(cards, key=lambda c: c.stance))


def agenda_of(session: Session, side: Side) -> tuple[str, ...]:
    """Return the questions of the day, in words."""
    words = lexicon_of(session.match.model)
    return tuple(words.label("topics", x) for x in session.match.model.stages[session.match.crisis.stage].agenda[side])


def forecasts(session: Session, side: Side, plan: Plan) -> Forecast:
    """Return what each adviser expects if this plan is sealed. Nobody at the table knows more than the desk does."""
    found = worlds(session, side, plan)
    pull = _pull(session, side, plan)
    room = outlook(found)
    seen_by = [(card, outlook(found, (card.stance - MIDDLE) / MIDDLE, pull)) for card in council(session, side)]
    told = [_expected(session, side, seen, plan) for _, seen in seen_by]
    all_see = max(told, key=told.count, default=_expected(session, side, room, plan))
    rows = [
        AdviserForecast(
            adviser=card.id,
            name=card.name,
            stance=card.stance,
            tension=seen.tension,
            grave=seen.grave,
            softer=seen.softer,
            accepted=seen.accepted,
            blows=seen.blows,
            words=_in_words(session, side, card, own, all_see, plan, pull),
        )
        for (card, seen), own in zip(seen_by, told, strict=True)
    ]
    done = obeyed(session, side, plan)
    doubts = texts(lexicon_of(session.match.model).entry("council", "doubt").get("words"))
    doubt = pick(session, side, "doubt", doubts) if doubts else ""
    said_of_it = _room_words(room, done, yes=_offers(session, side, plan))
    return Forecast(
        rows=tuple(rows),
        room=room,
        expected=" ".join(part for part in all_see if part),
        obeyed=done,
        doubt=doubt,
        words=said_of_it,
    )


def remarks(session: Session, side: Side, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return (name, remark) of the two who feel most strongly about a plan: one for it, one against."""
    cards = council(session, side)
    pull = _pull(session, side, plan)
    if not cards or plan == Plan():
        return ()
    hawk, dove = cards[-1], cards[0]
    friend, critic = (hawk, dove) if pull > 0 else (dove, hawk)
    words = lexicon_of(session.match.model)
    found = []
    for_it = _motive_line(session, side, words, friend.id, plan)
    if for_it:
        found.append((friend.name, for_it))
    against = texts(words.entry("council", "dissent").get("words"))
    if against and abs(pull) >= 2:
        found.append((critic.name, pick(session, side, f"dissent:{critic.id}", against)))
    return tuple(found)


def voices(session: Session, side: Side, options: Sequence[Option]) -> tuple[tuple[str, str, str], ...]:
    """Return (name, option, line) of the two who speak up at an incident: for what each of them would do, and why."""
    cards = council(session, side)
    words = lexicon_of(session.match.model)
    values = session.view(side).values
    found: list[tuple[str, str, str]] = []
    for card in (*cards[:3], *reversed(cards[3:])):
        line = _for_option(session, side, words, card.id, options, values)
        if line is not None and all(line[0] != option for _, option, _ in found):
            found.append((card.name, *line))
        if len(found) == 2:
            break
    return tuple(found)


def backers(session: Session, side: Side, options: Sequence[Option]) -> dict[str, tuple[str, ...]]:
    """Return for each option of an incident the names of those at the table whose motives speak for it most."""
    words = lexicon_of(session.match.model)
    values = session.view(side).values
    found: dict[str, tuple[str, ...]] = {}
    for card in council(session, side):
        line = _for_option(session, side, words, card.id, options, values)
        if line is not None:
            found[line[0]] = (*found.get(line[0], ()), card.name)
    return found


def _for_option(
    session: Session, side: Side, words: Lexicon, adviser: str, options: Sequence[Option], values: Sequence[Any]
) -> tuple[str, str] | None:
    """Return the option that an adviser's own motives speak for most, and his line for it."""
    lines = words.entry("advisers", adviser).get("motives")
    if not isinstance(lines, Mapping):
        return None
    best: tuple[float, str, str] | None = None
    for option in options:
        for reason in option.reasons:
            rows = texts(lines.get(reason.motive))
            value = float(reason.value(list(values)))
            if rows and value > 0 and (best is None or value > best[0]):
                best = (value, option.id, pick(session, side, f"voice:{adviser}:{option.id}", rows))
    return None if best is None else best[1:]


# -- one adviser ---------------------------------------------------------------------------------------------------


def _card(
    session: Session,
    side: Side,
    words: Lexicon,
    adviser: Adviser,
    agenda: Sequence[str],
    seat: int,
    known: AbstractSet[str],
) -> AdviserCard:
    entry = words.entry("advisers", adviser.id)
    stance = _stance(session, side, adviser)
    shade = _shade(stance)
    topic, line, again = line_of(session, entry, agenda, shade, seat, known)
    return AdviserCard(
        id=adviser.id,
        name=words.label("advisers", adviser.id),
        office=said(entry.get("role"), side),
        manner=said(entry.get("manner")),
        portrait=said(entry.get("portrait")) or adviser.id,
        initials=said(entry.get("initials")) or adviser.id[:2].upper(),
        stance=stance,
        leaning=_LEANINGS[shade],
        sure=3 if abs(stance - MIDDLE) > 3 else 2 if abs(stance - MIDDLE) > 1.4 else 1,
        topic=words.label("topics", topic) if topic else "",
        line=line,
        again=again,
        source=words.provenance(entry),
    )


def _stance(session: Session, side: Side, adviser: Adviser) -> float:
    """Return where an adviser stands, reading what is hidden from the desk as the middle of its band."""
    model = session.match.model
    values = list(session.match.crisis_view(side).values)
    for slot in model.hidden[side]:
        q = model.quantities[slot]
        if q.kind in ("track", "estimate"):
            band = session.band_at_decision(side, q.name)
            values[slot] = (band.low + band.high) / 2
        else:
            values[slot] = q.init
    return min(max(float(adviser.stance(values)), 0.0), 10.0)


def _shade(stance: float) -> str:
    return "dove" if stance < _DOVE else "hawk" if stance > _HAWK else "mid"


def _motive_line(session: Session, side: Side, words: Lexicon, adviser: str, plan: Plan) -> str:
    found = words.entry("advisers", adviser).get("motives")
    if not isinstance(found, Mapping):
        return ""
    model, values = session.match.model, session.match.crisis_view(side).values
    weight: dict[str, float] = {}
    for order in plan.orders:
        for reason in model.orders[order].reasons:
            value = float(reason.value(values))
            if not math.isnan(value):
                weight[reason.motive] = weight.get(reason.motive, 0.0) + value
    for motive in sorted(weight, key=lambda m: -weight[m]):
        rows = texts(found.get(motive))
        if rows and weight[motive] > 0:
            return pick(session, side, f"motive:{adviser}:{motive}", rows)
    return ""


def _in_words(
    session: Session,
    side: Side,
    card: AdviserCard,
    seen: Sequence[str],
    all_see: Sequence[str],
    plan: Plan,
    pull: float,
) -> str:
    """Return what an adviser says of a plan: where he sees it otherwise than the room, and what moves him."""
    parts = [own for own, theirs in zip(seen, all_see, strict=True) if own and own != theirs]
    alike = not parts
    if alike:
        parts.append(tr("With the room."))
    for_it = _motive_line(session, side, lexicon_of(session.match.model), card.id, plan) if plan.orders else ""
    if for_it and (pull > 0) == (card.stance >= MIDDLE):
        parts.append(for_it)
    elif alike:
        parts.append(card.line)
    return " ".join(parts)


def _expected(session: Session, side: Side, seen: Outlook, plan: Plan) -> tuple[str, str, str, str]:
    """Return what an outlook comes to in words: war, the rope, mishaps and their yes; empty where nothing is said."""
    words = lexicon_of(session.match.model)
    now = session.match.crisis.v[session.match.model.at.knot]
    middle = sum(seen.tension) / 2 - now
    steps = texts(words.entry("council", "forecast-knot").get("words"))
    mishap = texts(words.entry("council", "forecast-mishap").get("words"))
    yes = texts(words.entry("council", "forecast-accept").get("words"))
    war = rope = grave = accepted = ""
    if sum(seen.blows) / 2 >= WAR_LIKELY:
        war = tr("This is war, today or tomorrow.")
    elif sum(seen.blows) / 2 >= WAR_NEAR:
        war = tr("It may well come to blows.")
    if len(steps) == 5:
        rope = steps[0 if middle < -6 else 1 if middle < -1.5 else 2 if middle < 1.5 else 3 if middle < 6 else 4]
    if len(mishap) == 5:
        chance = sum(seen.grave) / 2
        grave = mishap[0 if chance < 2 else 1 if chance < 7 else 2 if chance < 25 else 3 if chance < 50 else 4]
    if len(yes) == 5 and _offers(session, side, plan):
        chance = sum(seen.accepted) / 2
        accepted = yes[0 if chance < 3 else 1 if chance < 15 else 2 if chance < 45 else 3 if chance < 75 else 4]
    return war, rope, grave, accepted


def _room_words(room: Outlook, done: tuple[float, float] | None, *, yes: bool) -> tuple[str, ...]:
    low, high = (f"{x:.0f}" for x in room.tension)
    lines = [
        tr("After this watch the knot lies between {low} and {high}.", low=low, high=high),
        tr("A grave incident in this watch: {chance}.", chance=in_a_hundred(room.grave)),
        tr("A softer letter from them within a day and a half: {chance}.", chance=in_a_hundred(room.softer)),
    ]
    if yes:
        lines.append(tr("Their yes within a day and a half: {chance}.", chance=in_a_hundred(room.accepted)))
    if room.blows[1] >= 8:
        lines.append(tr("Blows within a day and a half: {chance}.", chance=in_a_hundred(room.blows)))
    if done is not None:
        lines.append(tr("Your orders done in time and as you gave them: {chance}.", chance=in_a_hundred(done)))
    return tuple(lines)


def in_a_hundred(band: tuple[float, float]) -> str:
    """Return a chance in per cent with its doubt, in words."""
    low, high = round(band[0]), round(band[1])
    if high < 1:
        return tr("less than 1 in a hundred")
    if low == high:
        return tr("about {figure} in a hundred", figure=low)
    return tr("{low} to {high} in a hundred", low=low, high=high)


def _offers(session: Session, side: Side, plan: Plan) -> bool:
    """Tell whether there is anything to say yes to: an offer in the plan, under way or before them."""
    model, view = session.match.model, session.match.crisis_view(side)
    under_way = any(x.offer and x.read is None for x in view.sent)
    return (
        bool(view.own_offers)
        or under_way
        or any(is_offer(x.clauses) and model.channels[x.channel].weight >= 1 for x in plan.letters)
    )


def _pull(session: Session, side: Side, plan: Plan) -> float:
    """Return what a plan does to the rope by itself."""
    model = session.match.model
    total = sum(model.orders[o].pull for o in plan.orders)
    for draft in plan.letters:
        total += pull_of_letter(model, written(model, side, draft, ident="", sent=0.0, arrives=0.0))
    return total
