"""What fell on one branch and not on the other, and whether the decision or only the dice made the difference.

Luck is keyed, so the question has an exact answer for every watch that begins at the same hour on both branches. Under
the same luck decisions alone can have made the difference. Under other luck the watch is played once more with its own
plans and the other branch's luck: if the event falls now, it was the dice of that watch; if not, it was how things
stood by then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.inplay import Unanswered
from game.core.plans import Question
from game.core.watch import play_watch
from game.history.branch import Branch, WatchPlayed
from game.history.decision import with_luck
from game.saves.steps import Luck

Owing = Literal["decision", "dice", "course", "unlike-hours"]

FALLEN: Final = frozenset({FactKind.EVENT, FactKind.FOLLOW_ON, FactKind.HAZARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """An event that fell on one branch and not, or not so often, on the other.

    Args:
        only: `a` or `b`.
        owing: `decision`: both branches have the same luck; `dice`: with the dice of this watch it would have fallen on
            the other branch as well; `course`: even so it would not, for what was decided and fell before;
            `unlike-hours`: the other branch has no watch that begins at that hour, so nothing can be said.
    """

    fact: Fact
    only: Literal["a", "b"]
    owing: Owing


def one_sided(a: Branch, b: Branch) -> tuple[OneSided, ...]:
    """Return the events that fell on one branch only, by hour, each with what it is owing to."""
    found = [*_missing(a, b, "a"), *_missing(b, a, "b")]
    return tuple(sorted(found, key=lambda x: (x.fact.t, x.only)))


def _missing(here: Branch, there: Branch, only: Literal["a", "b"]) -> Iterable[OneSided]:
    model = here.model
    elsewhere = Counter(_name(f) for w in there.watches for f in w.facts if f.kind in FALLEN)
    at = model.at.t
    mates = {w.before.v[at]: w for w in there.watches}
    again: dict[float, frozenset[str]] = {}
    for watch in here.watches:
        for fact in watch.facts:
            if fact.kind not in FALLEN:
                continue
            if elsewhere[_name(fact)]:
                elsewhere[_name(fact)] -= 1
                continue
            hour = watch.before.v[at]
            mate = mates.get(hour)
            if mate is None:
                yield OneSided(fact=fact, only=only, owing="unlike-hours")
                continue
            if _luck(mate.before) == _luck(watch.before):
                yield OneSided(fact=fact, only=only, owing="decision")
                continue
            if hour not in again:
                again[hour] = _fallen_under(model, mate, watch.before)
            yield OneSided(fact=fact, only=only, owing="dice" if _name(fact) in again[hour] else "course")


def _name(fact: Fact) -> str:
    return f"{fact.kind}:{fact.id}"


def _luck(crisis: Crisis) -> tuple[int, bool]:
    return crisis.setup.seed, crisis.setup.historical_luck


def _fallen_under(model: Model, watch: WatchPlayed, luck: Crisis) -> frozenset[str]:
    """Return what would have fallen in a watch under the luck of another branch, up to a question never asked in it."""
    before = with_luck(model, watch.before, Luck(seed=luck.setup.seed, historical=luck.setup.historical_luck))
    answers: Mapping[str, str] = dict(watch.answers)

    def answer(_crisis: Crisis, question: Question) -> str:
        if question.key in answers:
            return answers[question.key]
        raise Unanswered(question)

    facts: list[Fact] = []
    with suppress(Unanswered):  # what fell before the question is enough; nobody decided what came after it
        play_watch(model, before, watch.plans, answer, facts)
    return frozenset(_name(f) for f in facts if f.kind in FALLEN)
