"""The start of a game: a documented moment of the scenario, the hidden draws of character, and the first bearings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model, Start
from game.core.drafts import is_offer
from game.core.emit import on_grid
from game.core.facts import Fact
from game.core.letters import Clause, ClauseKind, Letter
from game.core.luck import z
from game.core.sides import SIDES, US, USSR, Side
from game.core.watch import open_watch
from game.core.worth import levels_of

_NEVER = -9999.0
_STILL = (0.0, 0.0, 0.0, 0.0)


def begin(model: Model, setup: Setup, facts: list[Fact] | None = None) -> Crisis:
    """Return the truth at the first moment of decision of a new game."""
    return open_watch(model, scene(model, setup), facts)


def scene(model: Model, setup: Setup) -> Crisis:
    """Return the truth of a new game before its first watch opens: mail lies unread, and no bearings are taken."""
    start = model.starts[setup.start]
    crisis = Crisis.__new__(Crisis)
    crisis.setup = setup
    crisis.v = list(model.template)
    crisis.stage = start.stage
    crisis.watch = 0
    crisis.mail = crisis.offers = crisis.archive = ()
    crisis.given = [_NEVER] * len(model.orders)
    crisis.given_count = [0] * len(model.orders)
    crisis.fired = [0] * len(model.events)
    crisis.pending = ()
    crisis.signals = (_STILL, _STILL)
    crisis.promises = ("",) * len(model.promises)
    crisis.clash_steps = 0
    crisis.last_no_bargain = start.last_no_bargain
    crisis.last_bargain = start.last_bargain
    crisis.cause = None
    crisis.ending = None
    _set_the_scene(model, crisis, start)
    _draw_characters(model, crisis)
    _file_letters(model, crisis, start)
    return crisis


def _set_the_scene(model: Model, crisis: Crisis, start: Start) -> None:
    v = crisis.v
    v[model.at.t] = start.t
    for name, value in start.values.items():
        v[model.index[name]] = value
    for side in SIDES:
        for used in start.used.get(side, ()):
            order = model.orders[used]
            crisis.given[order.index] = start.t
            crisis.given_count[order.index] = 1
    by_id = {e.id: e for e in model.events}
    for fired in start.fired:
        crisis.fired[by_id[fired].index] = 1


def _draw_characters(model: Model, crisis: Crisis) -> None:
    """Give both personas their parameters, shifted by the six hidden draws that nobody sees before the debrief."""
    v, setup, index = crisis.v, crisis.setup, model.index
    for side, name in zip(SIDES, setup.personas, strict=True):
        for param, value in model.personas[name].params.items():
            v[index[f"p_{param}_{side}"]] = value
    if not setup.nature:
        return
    for name, slot, pushes in hidden_draws(model):
        draw = z(setup.seed, 0, f"nature:{name}:a") + z(setup.seed, 0, f"nature:{name}:b") - 1
        v[slot] = on_grid(draw)
        for target, size in pushes:
            q = model.quantities[target]
            v[target] = min(max(v[target] + on_grid(size * draw), q.lo), q.hi)


def hidden_draws(model: Model) -> tuple[tuple[str, int, tuple[tuple[int, float], ...]], ...]:
    """Return of each hidden draw of character its name, its slot, and by how much it pushes which slots."""
    found = []
    for name, pushes in model.nature.items():
        side = US if name.startswith("us_") else USSR
        # `points` moves the track that the draw is named after; everything else is a persona's parameter.
        track = f"{side}_{_TRACK_OF[name.removeprefix(f'{side}_')]}" if "points" in pushes else ""
        targets = {what: track if what == "points" else f"p_{what}_{side}" for what in pushes}
        found.append((name, model.index[name], tuple((model.index[targets[what]], x) for what, x in pushes.items())))
    return tuple(found)


_TRACK_OF: Mapping[str, str] = {"grip": "ctrl", "hot": "hawks"}


def _file_letters(model: Model, crisis: Crisis, start: Start) -> None:
    """File the letters written before the start: read, and standing if they hold an offer."""
    archive: list[Letter] = []
    for entry in start.letters:
        side: Side = entry["from"]
        clauses = tuple(_clause(model, side, c) for c in _clause_entries(entry))
        levels, secrets = levels_of(model, side, clauses)
        offer = is_offer(clauses)
        archive.append(
            Letter(
                id=f"{side}-{1 + sum(1 for x in archive if x.by == side)}",
                by=side,
                channel=entry["channel"],
                tone=float(entry.get("tone", 0)),
                clauses=clauses,
                urgent=bool(entry.get("urgent", False)),
                deadline=0,
                answers=entry.get("answers"),
                sent=float(entry["sent"]),
                arrives=float(entry["arrives"]),
                levels=levels,
                secrets=secrets,
                offer=offer,
                read=float(entry["arrives"]) if entry["arrives"] <= start.t else None,
            )
        )
    crisis.archive = tuple(archive)
    if crisis.v[model.at.struck]:
        return  # a bargain has voided what stood and what was under way
    crisis.mail = tuple(x for x in archive if x.read is None)
    crisis.offers = tuple(
        x for x in archive if x.read is not None and x.offer and model.channels[x.channel].weight >= 1
    )


def _clause_entries(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "clauses" in entry:
        return list(entry["clauses"])
    return [{"term": term, "level": level} for term, level in entry.get("terms", {}).items()]


def _clause(model: Model, side: Side, entry: Mapping[str, Any]) -> Clause:
    term = next((t for t in model.terms if t.id == entry["term"]), None)
    kind = entry.get("kind")
    if kind is None:
        kind = ClauseKind.OFFER if term is not None and term.giver == side else ClauseKind.DEMAND
    return Clause(
        term=entry["term"], level=int(entry["level"]), kind=ClauseKind(kind), secret=bool(entry.get("secret", False))
    )
