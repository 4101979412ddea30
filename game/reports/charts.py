"""What is drawn of the state machine: the phases of a watch, the stages of a scenario, and the ladder of escalation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.core.crisis import EndingKind
from game.core.definitions import Effects, Model, Values
from game.core.phases import COMMANDS, STEPS, Phase
from game.core.sides import SIDES

Kind = Literal["state", "passing", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A state.

    Args:
        kind: `passing` states are left at once; in an `end` the game is over.
        lines: further words in the box.
    """

    id: str
    label: str
    kind: Kind = "state"
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A way from one state to another; `faint` for the ways out of the game."""

    a: str
    b: str
    label: str = ""
    faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing to be made. The first node is where it begins; an arrow to an earlier node runs upwards."""

    id: str
    title: str
    about: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def charts(model: Model) -> tuple[Chart, ...]:
    """Return the three drawings of a scenario."""
    return (phases_chart(), stages_chart(model), ladder_chart(model))


def phases_chart() -> Chart:
    """Return the phases of a watch, straight from the engine's table."""
    passing = {Phase.RESOLVE, Phase.ANSWER}
    kinds: dict[Phase, Kind] = {p: "passing" if p in passing else "state" for p in Phase}
    kinds[Phase.ENDED] = "end"
    return Chart(
        id="phases",
        title="The phases of a watch",
        about="A match rests in the framed phases and passes through the dashed ones at once. "
        f"Commands of a player are: {', '.join(sorted({_short(str(t)) for t in COMMANDS}))}.",
        nodes=tuple(Node(id=p, label=p, kind=kinds[p]) for p in Phase),
        arrows=tuple(Arrow(a=s.at, b=s.to, label=s.on) for s in STEPS),
    )


def stages_chart(model: Model) -> Chart:
    """Return the stages of a scenario, their transitions, and the kinds of ending each can have."""
    nodes, arrows = [], []
    for stage_id in model.stage_order:
        stage = model.stages[stage_id]
        hours = sorted({hours for _, hours in stage.lengths})
        watches = f"watches of {' or '.join(f'{h:g}' for h in hours)} h" if hours else ""
        rests = "blows instead of orders" if stage.blows else ""
        lines = tuple(x for x in (watches, rests) if x)
        nodes.append(Node(id=stage_id, label=_plain(stage_id), lines=lines))
        arrows += [Arrow(a=stage_id, b=t.to, label=t.says) for t in stage.transitions]
    kinds = [kind for kind in EndingKind if any(kind in s.endings for s in model.stages.values())]
    for kind in kinds:
        graded = tuple(e.id for e in model.endings if e.kind == kind)
        nodes.append(Node(id=f"ending:{kind}", label=kind, kind="end", lines=tuple(_plain(e) for e in graded)))
    for stage_id in model.stage_order:
        endings = model.stages[stage_id].endings
        arrows += [Arrow(a=stage_id, b=f"ending:{kind}", faint=True) for kind in kinds if kind in endings]
    return Chart(
        id="stages",
        title="The stages of the crisis",
        about="A stage decides how long a watch is, what may be ordered and written in it, what can happen, and what "
        "the councils argue about. Its ways out are looked at when a watch is assessed, in order.",
        nodes=tuple(nodes),
        arrows=tuple(arrows),
    )


def ladder_chart(model: Model) -> Chart:
    """Return the rungs of escalation, with what leads to each and the war that ends there."""
    causes: dict[int, list[str]] = {}
    for name, do in _acts(model):
        rung = _rung_after(model, do)
        if rung:
            causes.setdefault(rung, []).append(_plain(name))
    nodes = [
        Node(id=f"rung-{i}", label=f"{i}  {name}", lines=tuple(_wrapped(sorted(set(causes.get(i, ()))))))
        for i, name in enumerate(model.rung_names)
    ]
    last = len(nodes) - 1
    arrows = [Arrow(a=f"rung-{i}", b=f"rung-{i + 1}") for i in range(last)]
    for rung in range(len(nodes)):
        for ending in _wars_at(model, rung):
            if all(n.id != ending for n in nodes):
                nodes.append(Node(id=ending, label=_plain(ending), kind="end"))
            arrows.append(Arrow(a=f"rung-{rung}", b=ending, faint=True))
    return Chart(
        id="ladder",
        title="The ladder",
        about="Below each rung stands what can lead to it, often past several rungs at once. Nobody climbs down: what "
        "has happened has happened. From the rung of the air strike on, blows are exchanged until both halt.",
        nodes=tuple(nodes),
        arrows=tuple(arrows),
    )


def _acts(model: Model) -> Iterator[tuple[str, Effects]]:
    for order in model.orders.values():
        yield order.id, order.do
    for event in model.events:
        yield event.id, event.do
        yield from ((follow.id, follow.do) for follow in event.then)
    for choice in model.choices.values():
        yield from ((f"{choice.id}: {option.id}", option.do) for option in choice.options)
    for side in SIDES:
        yield from ((option.id, option.do) for option in model.clash_options[side])
    yield from ((hazard.id, hazard.do) for hazard in (*model.rung4, *model.clash_hazards))


def _values(model: Model) -> Values:
    values = list(model.template)
    values[0] = 0  # the luck of no watch in particular
    values[model.at.rung] = 0.0
    return values


def _rung_after(model: Model, do: Effects) -> int:
    values = _values(model)
    do(values)
    return int(values[model.at.rung])


def _wars_at(model: Model, rung: int) -> list[str]:
    """Return the graded war endings for which this rung is enough, whatever else is true."""
    found = []
    for berlin in (0.0, 2.0):
        values = _values(model)
        values[model.at.rung] = float(rung)
        values[model.at.clash] = 1.0
        if "berlin" in model.index:
            values[model.index["berlin"]] = berlin
        name = next((e.id for e in model.endings if e.kind == EndingKind.WAR and e.when(values)), None)
        if name is not None and name not in found and rung >= _FIRST_BLOWS:
            found.append(name)
    return found


_FIRST_BLOWS = 5
"""The rung from which blows are exchanged, and below which no game ends in war."""


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _short(trigger: str) -> str:
    return trigger.partition(" ")[0]


def _wrapped(names: list[str], width: int = 70) -> list[str]:
    lines: list[str] = []
    for name in names:
        if lines and len(lines[-1]) + len(name) + 2 <= width:
            lines[-1] += f", {name}"
        else:
            lines.append(name)
    return lines
