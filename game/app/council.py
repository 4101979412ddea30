"""The council: where each adviser stands, what he says of the question of the day, and what he expects of a plan."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.app.forecast import Outlook, obeyed, outlook, worlds
from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.pulls import pull_of_letter
from game.app.session import Session
from game.app.table_talk import pick, texts
from game.core.definitions import Adviser, Option
from game.core.letters import Letter
from game.core.plans import Plan
from game.core.sides import Side
from game.core.worth import levels_of

MIDDLE: Final = 5.0
_DOVE, _HAWK = 3.6, 6.4
WAR_LIKELY: Final = 60.0
WAR_NEAR: Final = 20.0
"""Chances of blows in per cent from which an adviser says so."""
_SHADES: Final[dict[str, tuple[str, ...]]] = {
    "dove": ("dove", "mid", "hawk"),
    "mid": ("mid", "dove", "hawk"),
    "hawk": ("hawk", "mid", "dove"),
}
_LEANINGS: Final = {"dove": "bargain", "mid": "hold", "hawk": "press"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserCard:
    """Somebody at the table.

    Args:
        stance: 0 dove to 10 hawk, as he feels today.
        leaning: `bargain`, `hold` or `press`.
        sure: 1 to 3.
        topic: what of the agenda he speaks of, in words.
        line: what he says.
    """

    id: str
    name: str
    office: str
    portrait: str
    initials: str
    stance: float
    leaning: str
    sure: int
    topic: str
    line: str
    source: str

    def speak(self) -> tuple[str, ...]:
        """Return the card as lines to be read aloud."""
        return (f"{self.name}, {self.office}, would {_WOULD[self.leaning]}.", self.line)


_WOULD = {"bargain": "bargain", "hold": "hold the line", "press": "press harder"}


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
        obeyed: chance in per cent that the orders are done in time and as told; None without orders of that kind.
        doubt: a word on how little is known.
    """

    rows: tuple[AdviserForecast, ...]
    room: Outlook
    obeyed: tuple[float, float] | None
    doubt: str
    words: tuple[str, ...]


def council(session: Session, side: Side) -> tuple[AdviserCard, ...]:
    """Return the advisers of a desk, doves first."""
    model = session.match.model
    words = lexicon_of(model)
    agenda = model.stages[session.match.crisis.stage].agenda[side]
    cards = [_card(session, side, words, a, agenda, seat) for seat, a in enumerate(model.advisers[side])]
    return tuple(sorted(cards, key=lambda c: c.stance))


def agenda_of(session: Session, side: Side) -> tuple[str, ...]:
    """Return the questions of the day, in words."""
    words = lexicon_of(session.match.model)
    return tuple(words.label("topics", x) for x in session.match.model.stages[session.match.crisis.stage].agenda[side])


def forecasts(session: Session, side: Side, plan: Plan) -> Forecast:
    """Return what each adviser expects if this plan is sealed. Nobody at the table knows more than the desk does."""
    found = worlds(session, side, plan)
    pull = _pull(session, side, plan)
    rows = []
    for card in council(session, side):
        seen = outlook(found, (card.stance - MIDDLE) / MIDDLE, pull)
        rows.append(
            AdviserForecast(
                adviser=card.id,
                name=card.name,
                stance=card.stance,
                tension=seen.tension,
                grave=seen.grave,
                softer=seen.softer,
                accepted=seen.accepted,
                blows=seen.blows,
                words=_in_words(session, side, card, seen, plan, pull),
            )
        )
    room = outlook(found)
    done = obeyed(session, side, plan)
    doubts = texts(lexicon_of(session.match.model).entry("council", "doubt").get("words"))
    doubt = pick(session, side, "doubt", doubts) if doubts else ""
    return Forecast(rows=tuple(rows), room=room, obeyed=done, doubt=doubt, words=_room_words(room, done))


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
    session: Session, side: Side, words: Lexicon, adviser: Adviser, agenda: Sequence[str], seat: int
) -> AdviserCard:
    entry = words.entry("advisers", adviser.id)
    stance = _stance(session, side, adviser)
    shade = _shade(stance)
    topic, line = _line(session, entry, agenda, shade, seat)
    return AdviserCard(
        id=adviser.id,
        name=words.label("advisers", adviser.id),
        office=said(entry.get("role"), side),
        portrait=said(entry.get("portrait")) or adviser.id,
        initials=said(entry.get("initials")) or adviser.id[:2].upper(),
        stance=stance,
        leaning=_LEANINGS[shade],
        sure=3 if abs(stance - MIDDLE) > 3 else 2 if abs(stance - MIDDLE) > 1.4 else 1,
        topic=words.label("topics", topic) if topic else "",
        line=line,
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


def _line(session: Session, entry: Mapping[str, Any], agenda: Sequence[str], shade: str, seat: int) -> tuple[str, str]:
    lines = entry.get("lines")
    if not isinstance(lines, Mapping):
        return ("", "")
    topics = [x for x in agenda if isinstance(lines.get(x), Mapping)] or [str(x) for x in lines]
    watch = session.match.crisis.watch
    topic = topics[(watch + seat) % len(topics)]
    said_of = lines[topic]
    rows = next((texts(said_of[s]) for s in _SHADES[shade] if s in said_of), [])
    return (topic, rows[(watch // max(len(topics), 1)) % len(rows)] if rows else "")


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


def _in_words(session: Session, side: Side, card: AdviserCard, seen: Outlook, plan: Plan, pull: float) -> str:
    words = lexicon_of(session.match.model)
    now = session.match.crisis.v[session.match.model.at.knot]
    middle = sum(seen.tension) / 2 - now
    steps = texts(words.entry("council", "forecast-knot").get("words"))
    mishap = texts(words.entry("council", "forecast-mishap").get("words"))
    parts = []
    if sum(seen.blows) / 2 >= WAR_LIKELY:
        parts.append("This is war, today or tomorrow.")
    elif sum(seen.blows) / 2 >= WAR_NEAR:
        parts.append("It may well come to blows.")
    if len(steps) == 5:
        parts.append(steps[0 if middle < -6 else 1 if middle < -1.5 else 2 if middle < 1.5 else 3 if middle < 6 else 4])
    if len(mishap) == 5:
        chance = sum(seen.grave) / 2
        parts.append(mishap[0 if chance < 2 else 1 if chance < 7 else 2 if chance < 25 else 3 if chance < 50 else 4])
    yes = texts(words.entry("council", "forecast-accept").get("words"))
    if len(yes) == 5 and (plan.letters or session.match.crisis_view(side).own_offers):
        chance = sum(seen.accepted) / 2
        parts.append(yes[0 if chance < 3 else 1 if chance < 15 else 2 if chance < 45 else 3 if chance < 75 else 4])
    if plan.orders:
        for_it = _motive_line(session, side, words, card.id, plan)
        with_him = (pull > 0) == (card.stance >= MIDDLE)
        if for_it and with_him:
            parts.append(for_it)
    return " ".join(parts)


def _room_words(room: Outlook, done: tuple[float, float] | None) -> tuple[str, ...]:
    lines = [
        f"After this watch the knot lies between {room.tension[0]:.0f} and {room.tension[1]:.0f}.",
        f"A grave incident in this watch: {_range(room.grave)}.",
        f"A softer letter from them within a day and a half: {_range(room.softer)}.",
        f"Their yes within a day and a half: {_range(room.accepted)}.",
    ]
    if room.blows[1] >= 8:
        lines.append(f"Blows within a day and a half: {_range(room.blows)}.")
    if done is not None:
        lines.append(f"Your orders done in time and as you gave them: {_range(done)}.")
    return tuple(lines)


def _range(band: tuple[float, float]) -> str:
    low, high = round(band[0]), round(band[1])
    if high < 1:
        return "less than 1 in a hundred"
    if low == high:
        return f"about {low} in a hundred"
    return f"{low} to {high} in a hundred"


def _pull(session: Session, side: Side, plan: Plan) -> float:
    """Return what a plan does to the rope by itself."""
    model = session.match.model
    total = sum(model.orders[o].pull for o in plan.orders)
    for draft in plan.letters:
        levels, secrets = levels_of(model, side, draft.clauses)
        total += pull_of_letter(
            model,
            Letter(
                id="",
                by=side,
                channel=draft.channel,
                tone=draft.tone,
                clauses=draft.clauses,
                urgent=draft.urgent,
                deadline=draft.deadline,
                answers=draft.answers,
                sent=0.0,
                arrives=0.0,
                levels=levels,
                secrets=secrets,
                offer=any(c.kind in ("offer", "assurance", "condition") for c in draft.clauses),
            ),
        )
    return total
