"""What the council expects of a plan, and what two of it say of it at once; nobody there knows more than the desk."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.app.council import council
from game.app.figures import in_a_hundred, middle
from game.app.forecast import Outlook, obeyed, outlook, worlds
from game.app.lexicon import Lexicon, lexicon_of
from game.app.pulls import pull_of_plan
from game.app.session import Session
from game.app.table_talk import luck, pick, texts
from game.app.verdict import Opinion, Verdict, opinion
from game.app.wishes import lean_of, wishes
from game.core.drafts import is_offer
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import marked, tr

WAR_LIKELY: Final = 60.0
WAR_NEAR: Final = 20.0
"""Chances of blows in per cent from which an adviser says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserForecast:
    """What one adviser expects of a plan; chances in per cent, from and to.

    Args:
        verdict: whether he is for it.
        words: that, why, and where he sees it otherwise than the room, in a few sentences.
    """

    adviser: str
    name: str
    stance: float
    tension: tuple[float, float]
    grave: tuple[float, float]
    softer: tuple[float, float]
    accepted: tuple[float, float]
    blows: tuple[float, float]
    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What the council expects of a plan.

    Args:
        room: all of them together.
        expected: what the room expects, in a few sentences.
        settled: whether a bargain stands, so that nothing is left to say yes to.
        obeyed: chance in per cent that the orders are done in time and as told; None without orders of that kind.
        doubt: a word on how little is known.
    """

    rows: tuple[AdviserForecast, ...]
    room: Outlook
    expected: str
    obeyed: tuple[float, float] | None
    settled: bool
    doubt: str
    words: tuple[str, ...]


def forecasts(session: Session, side: Side, plan: Plan) -> Forecast:
    """Return what each adviser expects if this plan is sealed. Nobody at the table knows more than the desk does."""
    found, quiet = worlds(session, side, plan), worlds(session, side, Plan())
    pull = pull_of_plan(session, side, plan)
    room = outlook(found)
    all_see = _expected(session, side, room, plan)
    verdicts = _Verdicts(session, side)
    his = wishes(session, side)
    rows = []
    for card in council(session, side):
        seen = outlook(found, lean_of(card), pull)
        held = opinion(session, side, card, plan, seen, outlook(quiet, lean_of(card)), his[card.id].plan)
        own = [x for x, theirs in zip(_expected(session, side, seen, plan), all_see, strict=True) if x and x != theirs]
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
                verdict=held.verdict,
                words=" ".join(x for x in (verdicts.said(held, waits=plan == Plan()), *own) if x),
            )
        )
    done = obeyed(session, side, plan)
    doubts = texts(lexicon_of(session.match.model).entry("council", "doubt").get("words"))
    return Forecast(
        rows=tuple(rows),
        room=room,
        expected=" ".join(part for part in all_see if part),
        obeyed=done,
        doubt=pick(session, side, "doubt", doubts) if doubts else "",
        settled=settled(session),
        words=_room_words(room, done, yes=_offers(session, side, plan), settled=settled(session)),
    )


def remarks(session: Session, side: Side, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return (name, remark) of the two who feel most strongly about a plan: one for it, one against."""
    cards = council(session, side)
    pull = pull_of_plan(session, side, plan)
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


_MIND: Final = {"for": marked("For it."), "unsure": marked("Unsure of it."), "against": marked("Against it.")}


class _Verdicts:
    """Puts what advisers make of a plan into words; who think alike do not say it alike."""

    def __init__(self, session: Session, side: Side) -> None:
        self._words = lexicon_of(session.match.model)
        self._turn = int(luck(session, side, "verdict") * 12)
        self._told: dict[str, int] = {}

    def said(self, held: Opinion, *, waits: bool) -> str:
        """Return his mind, and what weighs most with him; of who is unsure what speaks against it.

        Args:
            waits: whether it is nothing that is weighed.
        """
        ground = held.best if held.verdict == "for" else held.worst
        mind = tr(_MIND[held.verdict])
        key = f"{'for' if held.verdict == 'for' else 'against'}-{'waiting-' if waits else ''}{ground}"
        rows = texts(self._words.entry("council", key).get("words"))
        if not rows:
            return mind
        turn = self._told.get(key, self._turn)
        self._told[key] = turn + 1
        return f"{mind} {rows[turn % len(rows)]}"


def _expected(session: Session, side: Side, seen: Outlook, plan: Plan) -> tuple[str, str, str, str]:
    """Return what an outlook comes to in words: war, the rope, mishaps and their yes; empty where nothing is said."""
    words = lexicon_of(session.match.model)
    now = session.match.crisis.v[session.match.model.at.knot]
    moved = middle(seen.tension) - now
    steps = texts(words.entry("council", "forecast-knot").get("words"))
    mishap = texts(words.entry("council", "forecast-mishap").get("words"))
    yes = texts(words.entry("council", "forecast-accept").get("words"))
    war = rope = grave = accepted = ""
    if middle(seen.blows) >= WAR_LIKELY:
        war = tr("This is war, today or tomorrow.")
    elif middle(seen.blows) >= WAR_NEAR:
        war = tr("It may well come to blows.")
    if len(steps) == 5:
        rope = steps[0 if moved < -6 else 1 if moved < -1.5 else 2 if moved < 1.5 else 3 if moved < 6 else 4]
    if len(mishap) == 5:
        chance = middle(seen.grave)
        grave = mishap[0 if chance < 2 else 1 if chance < 7 else 2 if chance < 25 else 3 if chance < 50 else 4]
    if len(yes) == 5 and _offers(session, side, plan):
        chance = middle(seen.accepted)
        accepted = yes[0 if chance < 3 else 1 if chance < 15 else 2 if chance < 45 else 3 if chance < 75 else 4]
    return war, rope, grave, accepted


def settled(session: Session) -> bool:
    """Tell whether a bargain stands: then nobody waits for a softer letter or a yes."""
    return bool(session.match.crisis.v[session.match.model.at.struck])


def _room_words(room: Outlook, done: tuple[float, float] | None, *, yes: bool, settled: bool) -> tuple[str, ...]:
    low, high = (f"{x:.0f}" for x in room.tension)
    lines = [
        tr("After this watch the knot lies between {low} and {high}.", low=low, high=high),
        tr("A grave incident in this watch: {chance}.", chance=in_a_hundred(room.grave)),
    ]
    if not settled:
        lines.append(
            tr("A softer letter from them within a day and a half: {chance}.", chance=in_a_hundred(room.softer))
        )
    if yes:
        lines.append(tr("Their yes within a day and a half: {chance}.", chance=in_a_hundred(room.accepted)))
    if room.blows[1] >= 8:
        lines.append(tr("Blows within a day and a half: {chance}.", chance=in_a_hundred(room.blows)))
    if done is not None:
        lines.append(tr("Your orders done in time and as you gave them: {chance}.", chance=in_a_hundred(done)))
    return tuple(lines)


def _offers(session: Session, side: Side, plan: Plan) -> bool:
    """Tell whether there is anything to say yes to: an offer in the plan, under way or before them."""
    model, view = session.match.model, session.match.crisis_view(side)
    if view["struck"]:
        return False
    under_way = any(x.offer and x.read is None for x in view.sent)
    return (
        bool(view.own_offers)
        or under_way
        or any(is_offer(x.clauses) and model.channels[x.channel].weight >= 1 for x in plan.letters)
    )
