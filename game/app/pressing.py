"""An adviser pressed further: what he would do and why, what he is least sure of, what would change his mind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from game.app.council import LEANINGS, AdviserCard, council, seen_values, shade_of
from game.app.expectations import settled
from game.app.figures import in_a_hundred
from game.app.forecast import Outlook, World, obeyed, outlook, worlds
from game.app.lexicon import Lexicon, lexicon_of
from game.app.pulls import pull_of_plan
from game.app.session import Session
from game.app.status import posture_words
from game.app.wishes import Wish, cares_of, in_a_line, lean_of, wishes
from game.core.definitions import Adviser, Quantity
from game.core.plans import Plan
from game.core.sides import Side, other
from game.locale import marked, tr

_ROPE_SCALE: Final = 40.0
"""Width of a band of the rope that is as uncertain as a chance of which nothing is known."""
_HANGS: Final = {"tension": 3.0, "chance": 12.0}
"""Least difference, in points of the rope or in a hundred, from which something is said to hang on a thing unseen."""
_STEPS: Final = 100
_FAR: Final = 0.4
"""Share of its scale that a reading does not move in a watch or two."""
_MOST_READINGS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What an adviser says when he is pressed.

    Args:
        wish: what he would do, as a plan and in words.
        same: whether that lies on the desk already.
        instead, unsure, change: a sentence or two each.
    """

    adviser: str
    name: str
    wish: Wish
    same: bool
    instead: str
    unsure: str
    change: str

    def speak(self) -> tuple[str, ...]:
        """Return all of it as lines to be read aloud."""
        return (self.instead, self.unsure, self.change)


def pressed(session: Session, side: Side, adviser: str, plan: Plan) -> Pressed:
    """Press an adviser on the plan that lies on the desk. It costs nothing and leaves no trace in the match.

    Raises:
        KeyError: nobody of that id sits at the table.
    """
    card = {c.id: c for c in council(session, side)}[adviser]
    his = wishes(session, side)[adviser]
    same = _lies_on(plan, his.plan)
    act = in_a_line(session, side, his.plan)
    does = f"{act}."
    if same and plan == Plan():
        does = tr("He would wait as well.")
    elif same:
        does = tr("He would do what lies on your desk: {act}.", act=act)
    return Pressed(
        adviser=adviser,
        name=card.name,
        wish=his,
        same=same,
        instead=f"{does} {tr('“{words}”', words=his.because)}" if his.because else does,
        unsure=_least_sure(session, side, card, plan),
        change=_change_of_mind(session, side, card),
    )


def _lies_on(plan: Plan, his: Plan) -> bool:
    """Tell whether what somebody wants is part of a plan."""
    if his == Plan():
        return plan == Plan()
    if his.accept is not None:
        return plan.accept is not None and plan.accept.letter == his.accept.letter
    if his.blow is not None:
        return plan.blow == his.blow
    return set(his.orders) <= set(plan.orders) and all(x in plan.letters for x in his.letters)


# -- what he is least sure of ------------------------------------------------------------------------------------------

_UNSURE: Final = {
    "tension": marked("Least sure of where the rope goes: from {low} to {high}."),
    "grave": marked("Least sure whether something slips: a grave incident, {chance}."),
    "softer": marked("Least sure whether they write softer: {chance} within a day and a half."),
    "accepted": marked("Least sure of their yes: {chance} within a day and a half."),
    "blows": marked("Least sure whether it comes to blows: {chance} within a day and a half."),
    "obeyed": marked("Least sure whether the orders are done as given: {chance}."),
}
_HANGS_ON: Final = {
    "fear": marked("It hangs on how much {city} fears a war: {more} if much, {less} if little."),
    "hold": marked("It hangs on how firmly {city} holds its forces: {more} if firmly, {less} if not."),
}
_HEEDED: Final = {
    "calm": ("grave", "blows"),
    "probe": ("softer", "accepted"),
    "court": ("accepted", "softer"),
    "press": ("tension", "softer"),
    "ready": ("obeyed", "tension"),
    "fight": ("obeyed", "tension"),
}
"""Which doubts count more with somebody, by the motive that he argues from first."""
_OF_WORLD: Final[dict[str, Callable[[World], float]]] = {
    "tension": lambda w: w.tension,
    "grave": lambda w: 100 * w.grave,
    "softer": lambda w: 100.0 * w.softer,
    "accepted": lambda w: 100.0 * w.accepted,
    "blows": lambda w: 100.0 * w.war,
}
_UNSEEN: Final[dict[str, Callable[[World], float]]] = {"fear": lambda w: w.fear, "hold": lambda w: w.hold}


def _least_sure(session: Session, side: Side, card: AdviserCard, plan: Plan) -> str:
    found = worlds(session, side, plan)
    seen = outlook(found, lean_of(card), pull_of_plan(session, side, plan))
    bands = _bands(seen)
    if settled(session):
        bands = {name: band for name, band in bands.items() if name not in ("softer", "accepted")}
    done = obeyed(session, side, plan)
    if done is not None:
        bands["obeyed"] = done
    cares = cares_of(session, side, card)
    about = max(bands, key=lambda name: _width(name, bands[name]) * _heed(name, cares))
    low, high = bands[about]
    said = tr(_UNSURE[about], low=f"{low:.0f}", high=f"{high:.0f}", chance=in_a_hundred(bands[about]))
    hangs = _hangs_on(session, side, about, found)
    return f"{said} {hangs}" if hangs else said


def _bands(seen: Outlook) -> dict[str, tuple[float, float]]:
    return {name: getattr(seen, name) for name in _OF_WORLD}


def _width(name: str, band: tuple[float, float]) -> float:
    return (band[1] - band[0]) / (_ROPE_SCALE if name == "tension" else 100.0)


def _heed(name: str, cares: Sequence[str]) -> float:
    """Return how much a doubt counts with somebody who argues from some motives."""
    return 1.4 if any(name in _HEEDED.get(motive, ()) for motive in cares[:1]) else 1.0


def _hangs_on(session: Session, side: Side, about: str, found: Sequence[World]) -> str:
    """Say which of the things unseen tells most on what somebody is unsure of, if any tells much."""
    of = _OF_WORLD.get(about)
    if of is None:
        return ""
    best: tuple[float, str, float, float] | None = None
    for unseen, value in _UNSEEN.items():
        ranked = sorted(found, key=value)
        half = len(ranked) // 2
        less, more = (sum(map(of, part)) / half for part in (ranked[:half], ranked[-half:]))
        if best is None or abs(more - less) > best[0]:
            best = (abs(more - less), unseen, more, less)
    if best is None or best[0] < _HANGS["tension" if about == "tension" else "chance"]:
        return ""
    _, unseen, more, less = best
    words = lexicon_of(session.match.model)
    city = words.text("sides", other(side), "city", tr("Moscow") if side == "us" else tr("Washington"))
    return tr(_HANGS_ON[unseen], city=city, more=f"{more:.0f}", less=f"{less:.0f}")


# -- what would change his mind ----------------------------------------------------------------------------------------

_IF_MORE: Final = {
    "bargain": marked("He would bargain if this rose: {reading}."),
    "hold": marked("He would hold the line if this rose: {reading}."),
    "press": marked("He would press harder if this rose: {reading}."),
}
_IF_LESS: Final = {
    "bargain": marked("He would bargain if this fell: {reading}."),
    "hold": marked("He would hold the line if this fell: {reading}."),
    "press": marked("He would press harder if this fell: {reading}."),
}


def _change_of_mind(session: Session, side: Side, card: AdviserCard) -> str:
    """Say which readings, by themselves, would move him into another camp, the nearest first."""
    adviser = next(a for a in session.match.model.advisers[side] if a.id == card.id)
    values = seen_values(session, side)
    words = lexicon_of(session.match.model)
    found = []
    for slot, q in enumerate(session.match.model.quantities):
        turn = _turn(adviser, values, slot, q, card.leaning)
        if turn is not None:
            value, leaning = turn
            share = abs(value - values[slot]) / max(q.hi - q.lo, 1.0)
            if share > _FAR:
                continue
            found.append((share, value > values[slot], leaning, _reading(words, q, side, values[slot], value)))
    if not found:
        return tr("Nothing that is likely to change soon would change his mind.")
    found.sort(key=lambda x: x[0])
    told = [tr((_IF_MORE if more else _IF_LESS)[to], reading=words) for _, more, to, words in found[:_MOST_READINGS]]
    return " ".join(told)


def _turn(adviser: Adviser, values: Sequence[float], slot: int, q: Quantity, leaning: str) -> tuple[float, str] | None:
    """Return the nearest value of one quantity at which an adviser leans elsewhere, and where to."""
    if q.kind not in ("track", "estimate", "posture"):
        return None
    now = values[slot]

    def leans(value: float) -> str:
        tried = list(values)
        tried[slot] = value
        return LEANINGS[shade_of(min(max(float(adviser.stance(tried)), 0.0), 10.0))]

    ends = [end for end in (q.lo, q.hi) if leans(end) != leaning]
    step = 1.0 if q.kind == "posture" else max((q.hi - q.lo) / _STEPS, 0.5)
    turns = []
    for end in ends:
        way = step if end > now else -step
        value = float(round(now))
        while leans(value) == leaning and (end - value) * way > 0:
            value += way
        value = min(max(value, q.lo), q.hi)
        turns.append((abs(value - now), value, leans(value)))
    return min(turns)[1:] if turns else None


def _reading(words: Lexicon, q: Quantity, side: Side, now: float, then: float) -> str:
    """Return a reading with where it stands and where it would have to stand."""
    family = {"track": "tracks", "estimate": "estimates"}.get(q.kind, "postures")
    label = words.initial(words.label(family, q.name, side))
    if q.kind == "posture" and q.labels:
        named = posture_words(words, q, side)
        return tr("{label}, from {now} to {then}", label=label, now=named[int(now)], then=named[int(then)])
    return tr("{label}, from {now} to {then}", label=label, now=f"{now:.0f}", then=f"{then:.0f}")
