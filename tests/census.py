"""Play in bulk: what never happens, what is never worth doing, and whether every game ends and replays.

    python -m tests.census varied --games 20000      orders, events, options and endings seen in varied games
    python -m tests.census replay --games 20000      random games: each ends, each replays to the same digest
    python -m tests.census worth --pairs 60          each order given and not given, under the same luck

Uses both cores. The figures of the last run stand in docs/balance.md.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from game.ai import policy_for
from game.ai.line import LinePolicy
from game.ai.line_file import line_from
from game.ai.playout import play_out
from game.ai.policy import Policy
from game.content import load_model
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.digest import digest
from game.core.facts import Fact, FactKind
from game.core.legality import refuse_plan
from game.core.luck import Dice, z
from game.core.opening import begin
from game.core.plans import Plan, Question
from game.core.scores import score
from game.core.sides import SIDES, US, USSR, Side
from game.core.views import view_of
from game.core.watch import play_watch

_SCENARIOS = ("october-1962",) * 7 + ("black-saturday",) * 2 + ("first-watch",)
_HAZARDS = (0.3, 1.0, 1.0, 1.0, 2.2, 3.2)
_CHUNK = 100


@dataclass
class Seen:
    """What was seen in a batch of games."""

    games: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, more: Seen) -> None:
        """Take another batch in."""
        self.games += more.games
        self.counts.update(more.counts)


def _pick(seed: int, what: str, options: tuple[object, ...]) -> object:
    return options[int(z(seed, 0, f"census:{what}") * len(options))]


def varied_game(seed: int) -> tuple[Model, Setup, dict[Side, Policy]]:
    """Return a game in which everything that may vary does: scenario, start, policies, risk, luck."""
    model = load_model(str(_pick(seed, "scenario", _SCENARIOS)))
    chairs: dict[Side, Policy] = {}
    for side in SIDES:
        names = tuple(p.id for p in model.personas.values() if p.side == side)
        pool = (*names, names[0], "random", "history", "passive")
        chairs[side] = _policy(str(_pick(seed, f"policy:{side}", pool)), model, side)
    setup = Setup(
        scenario=model.id,
        start=str(_pick(seed, "start", tuple(model.starts))),
        seed=seed,
        personas=(chairs[US].persona, chairs[USSR].persona),
        hazard=float(_pick(seed, "hazard", _HAZARDS)),  # type: ignore[arg-type]
        historical_luck=bool(_pick(seed, "luck", (False, False, False, True))),
    )
    return model, setup, chairs


def _policy(name: str, model: Model, side: Side) -> Policy:
    """Return a policy by name; `passive` gives no orders and writes nothing, and answers as the first persona does."""
    if name != "passive":
        return policy_for(name, model, side)
    rest = next(p.id for p in model.personas.values() if p.side == side)
    watches = [{"at": hour} for hour in range(0, 900, 6)]
    data = {"line": "passive", "title": "Nothing", "side": side, "rest": rest, "watches": watches}
    return LinePolicy(model, line_from(data, "passive", model))


_COUNTED: Mapping[FactKind, str] = {
    FactKind.EVENT: "event",
    FactKind.FOLLOW_ON: "follow-on",
    FactKind.HAZARD: "hazard",
    FactKind.ORDER_CARRIED_OUT: "order",
    FactKind.BLOW: "blow",
    FactKind.ENDED: "ending",
    FactKind.STAGE: "stage",
    FactKind.LETTER_LEAKED: "letter leaked",
    FactKind.OLDER_WORDS_TAKEN: "older words taken",
    FactKind.FATE: "fate",
    FactKind.PROMISE_KEPT: "promise kept",
    FactKind.PROMISE_BROKEN: "promise broken",
    FactKind.BARGAIN_COLLAPSED: "bargain collapsed",
}


def see(seeds: range) -> Seen:
    """Play a batch of varied games and count what came true in them."""
    seen = Seen()
    for seed in seeds:
        model, setup, chairs = varied_game(seed)
        facts: list[Fact] = []
        play_out(model, begin(model, setup, facts), chairs, facts=facts)
        seen.games += 1
        for fact in facts:
            if fact.kind is FactKind.ANSWERED:
                seen.counts["option", f"{fact.id}:{fact.get('option')}"] += 1
            elif fact.kind in _COUNTED:
                name = "any" if fact.kind is FactKind.LETTER_LEAKED or "older" in fact.kind else fact.id
                seen.counts[_COUNTED[fact.kind], name] += 1
            elif fact.kind is FactKind.LETTER_SENT:
                seen.counts["channel", f"{fact.side}:{fact.get('channel')}"] += 1
    return seen


def never_seen(model: Model, seen: Seen) -> list[str]:
    """Return everything a scenario declares that was not seen."""
    declared: set[tuple[str, str]] = {("order", o) for o in model.orders}
    declared |= {("event", e.id) for e in model.events}
    declared |= {("follow-on", f.id) for e in model.events for f in e.then}
    declared |= {("hazard", h.id) for h in (*model.rung4, *model.clash_hazards)}
    declared |= {("option", f"{c.id}:{o.id}") for c in model.choices.values() for o in c.options}
    declared |= {("blow", o.id) for side in SIDES for o in model.clash_options[side]}
    declared |= {("ending", e.id) for e in model.endings}
    declared |= {("stage", s) for s in model.stages if s not in {x.stage for x in model.starts.values()}}
    return sorted(f"{kind} {name}" for kind, name in declared if not seen.counts[kind, name])


def replay(seeds: range) -> tuple[int, list[int]]:
    """Play random games and replay each from what was decided; return how many, and the seeds that did not agree."""
    model = load_model("october-1962")
    chairs: dict[Side, Policy] = {side: policy_for("random", model, side) for side in SIDES}
    bad = []
    for seed in seeds:
        start = str(_pick(seed, "start", tuple(model.starts)))
        setup = Setup(scenario=model.id, start=start, seed=seed, personas=(chairs[US].persona, chairs[USSR].persona))
        plans: list[Mapping[Side, Plan]] = []
        answers: dict[tuple[int, str], str] = {}
        first = _play_and_keep(model, setup, chairs, plans, answers)
        again = _again(model, setup, plans, answers)
        if digest(first) != digest(again) or first.ending is None:
            bad.append(seed)
    return len(seeds), bad


def _again(
    model: Model, setup: Setup, plans: list[Mapping[Side, Plan]], answers: Mapping[tuple[int, str], str]
) -> Crisis:
    crisis = begin(model, setup)
    for sealed in plans:
        crisis = play_watch(model, crisis, sealed, lambda now, q: answers[now.watch, q.key])
    return crisis


def _play_and_keep(
    model: Model,
    setup: Setup,
    chairs: Mapping[Side, Policy],
    plans: list[Mapping[Side, Plan]],
    answers: dict[tuple[int, str], str],
) -> Crisis:
    crisis = begin(model, setup)
    while crisis.ending is None:
        t = crisis.v[model.at.t]
        sealed = {s: chairs[s].plan(view_of(model, crisis, s), Dice(setup.seed, t, s))[0] for s in SIDES}

        def answer(now: Crisis, q: Question, t: float = t) -> str:
            option = chairs[q.side].answer(view_of(model, now, q.side), q, Dice(setup.seed, t, q.side))[0]
            answers[now.watch, q.key] = option
            return option

        plans.append(sealed)
        crisis = play_watch(model, crisis, sealed, answer)
    return crisis


@dataclass
class Worth:
    """What giving an order changed in its giver's score and in war, pair by pair."""

    gains: list[float] = field(default_factory=list)
    wars: list[int] = field(default_factory=list)


def worth(seeds: range, wanted: int) -> dict[str, Worth]:
    """Give each order at moments where it may be given, and do not give it, under the same luck afterwards."""
    model = load_model("october-1962")
    found: dict[str, Worth] = {o: Worth() for o in model.orders}
    for seed in seeds:
        if all(len(x.gains) >= wanted for x in found.values()):
            break
        for crisis, plans, chairs in _moments(model, seed):
            for side in SIDES:
                for order in view_of(model, crisis, side).eligible:
                    if len(found[order].gains) < wanted and z(seed, crisis.watch, f"census:{order}") < _SHARE:
                        _compare(model, crisis, plans, chairs, side, order, found[order])
    return found


_SHARE = 0.08


def _moments(model: Model, seed: int) -> Iterator[tuple[Crisis, Mapping[Side, Plan], Mapping[Side, Policy]]]:
    pools = {s: tuple(p.id for p in model.personas.values() if p.side == s) for s in SIDES}
    chairs = {s: policy_for(str(_pick(seed, f"policy:{s}", pools[s])), model, s) for s in SIDES}
    setup = Setup(
        scenario=model.id,
        start=str(_pick(seed, "start", tuple(model.starts))),
        seed=seed,
        personas=(chairs[US].persona, chairs[USSR].persona),
    )
    kept: list[tuple[Crisis, Mapping[Side, Plan]]] = []
    play_out(model, begin(model, setup), chairs, onlooker=lambda c, p: kept.append((c, p)))
    for crisis, plans in kept:
        yield crisis, plans, chairs


def _compare(
    model: Model,
    crisis: Crisis,
    plans: Mapping[Side, Plan],
    chairs: Mapping[Side, Policy],
    side: Side,
    order: str,
    into: Worth,
) -> None:
    without = replace(plans[side], orders=tuple(o for o in plans[side].orders if o != order))
    given = replace(without, orders=(*_agreeing(model, without.orders, order), order))
    while refuse_plan(model, crisis, side, given) is not None:
        if len(given.orders) == 1 and not given.letters:
            return
        given = replace(given, letters=()) if given.letters else replace(given, orders=given.orders[1:])
    ends = []
    for plan in (given, without):

        def answer(now: Crisis, q: Question) -> str:
            t = crisis.v[model.at.t]
            return chairs[q.side].answer(view_of(model, now, q.side), q, Dice(crisis.setup.seed, t, q.side))[0]

        then = play_watch(model, crisis, {**plans, side: plan}, answer)
        ends.append(play_out(model, then, chairs) if then.ending is None else then)
    into.gains.append(score(model, ends[0], side)["total"] - score(model, ends[1], side)["total"])
    into.wars.append(int(ends[0].ending.kind == "war") - int(ends[1].ending.kind == "war"))  # type: ignore[union-attr]


def _agreeing(model: Model, orders: tuple[str, ...], order: str) -> tuple[str, ...]:
    return tuple(o for o in orders if model.orders[o].sets.isdisjoint(model.orders[order].sets))


def _chunks(first: int, games: int) -> list[range]:
    return [range(i, min(i + _CHUNK, first + games)) for i in range(first, first + games, _CHUNK)]


def _varied(games: int) -> int:
    total = Seen()
    with ProcessPoolExecutor() as pool:
        for seen in pool.map(see, _chunks(0, games)):
            total.add(seen)
    for name in ("october-1962", "black-saturday", "first-watch"):
        print(f"never seen of {name}: {never_seen(load_model(name), total) or 'nothing'}")
    for kind in ("ending", "event", "follow-on", "hazard", "order", "option", "blow", "channel", "fate", "stage"):
        rarest = sorted((n, name) for (k, name), n in total.counts.items() if k == kind)
        print(f"{kind}: " + ", ".join(f"{name} {n}" for n, name in rarest))
    for kind in ("letter leaked", "older words taken", "promise kept", "promise broken", "bargain collapsed"):
        print(kind, {name: n for (k, name), n in total.counts.items() if k == kind})
    return 0


def _replayed(games: int) -> int:
    done, bad = 0, []
    with ProcessPoolExecutor() as pool:
        for count, wrong in pool.map(replay, _chunks(0, games)):
            done += count
            bad += wrong
    print(f"{done} random games ended and were replayed; {len(bad)} did not agree: {bad[:10]}")
    return 1 if bad else 0


def _worth(pairs: int) -> int:
    halves = [range(4000), range(4000, 8000)]
    both: dict[str, Worth] = {}
    with ProcessPoolExecutor() as pool:
        for found in pool.map(worth, halves, [pairs // 2] * 2):
            for order, x in found.items():
                both.setdefault(order, Worth()).gains += x.gains
                both[order].wars += x.wars
    print("order                      pairs  better  worse   mean   best  wars made less averted")
    for order, x in sorted(both.items(), key=lambda kv: statistics.fmean(kv[1].gains or [0])):
        n = len(x.gains) or 1
        better = sum(g > 1 for g in x.gains) / n
        worse = sum(g < -1 for g in x.gains) / n
        print(
            f"{order:26s} {n:5d}  {better:5.0%}  {worse:5.0%}  {statistics.fmean(x.gains or [0]):+6.1f} "
            f"{max(x.gains or [0]):+6.1f}  {sum(x.wars) / n:+.2f}"
        )
    return 0


def main(argv: list[str]) -> int:
    """Run one census and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.census", description=__doc__)
    parser.add_argument("what", choices=("varied", "replay", "worth"))
    parser.add_argument("--games", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=60)
    asked = parser.parse_args(argv)
    if asked.what == "varied":
        return _varied(asked.games)
    return _replayed(asked.games) if asked.what == "replay" else _worth(asked.pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
