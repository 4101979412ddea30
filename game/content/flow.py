"""Whether a scenario can be played through: stages reached and left, families of orders and events open somewhere."""

from __future__ import annotations

from game.content.parts.draft import Draft
from game.content.reading import Path_
from game.content.schemas.acts import Event, Hazard, Option, Order
from game.core.sides import SIDES

_LAST_WITH_MOVES = 9
"""Last rung of the ladder on which moves are chosen; general war is its end."""


def check_flow(draft: Draft) -> None:
    """Note stages that no game reaches, stages that no game can leave or end in, and what no stage ever opens."""
    if len(draft.sheet.folders) == 1:  # a scenario that extends another may leave closed what it does not need
        _closed_families(draft)
        _never_asked(draft)
    _stages(draft)


def _stages(draft: Draft) -> None:
    stages = draft.scenario.stages
    ways = {stage_id: [way.stage for way in spec.to] for stage_id, spec in stages.items()}
    begun = {start.stage for start in draft.scenario.starts.values()}
    if not begun.union(*ways.values()) <= set(stages):
        return  # a way leads nowhere: that has been said, and what follows from it need not be
    reached = _closure(begun, ways)
    for stage_id in stages:
        if stage_id not in reached:
            message = f"no game reaches the stage '{stage_id}'"
            mend = "let another stage lead to it, or take it out"
            draft.sheet.refuse("unreachable-stage", ("stages", stage_id), message, key=True, mend=mend)
    _traps(draft, ways)


def _traps(draft: Draft, ways: dict[str, list[str]]) -> None:
    stages = draft.scenario.stages
    back: dict[str, list[str]] = {stage_id: [] for stage_id in stages}
    for stage_id, exits in ways.items():
        for exit_ in exits:
            back[exit_].append(stage_id)
    can_end = _closure({stage_id for stage_id, spec in stages.items() if spec.endings}, back)
    for stage_id in stages:
        if stage_id not in can_end:
            message = f"a game that comes to the stage '{stage_id}' can never end"
            mend = "give it endings, or a way to a stage that has some"
            draft.sheet.refuse("stage-trap", ("stages", stage_id), message, key=True, mend=mend)


def _closed_families(draft: Draft) -> None:
    stages = draft.scenario.stages.values()
    for side in SIDES:
        open_families = {family for spec in stages for family in spec.orders.get(side, ())}
        orders = draft.scenario.orders.get(side, {})
        misnamed = not open_families <= {order.family for order in orders.values()}
        for order_id, order in orders.items():
            if order.family not in open_families and not misnamed:
                message = f"no stage opens the family '{order.family}', so the order '{order_id}' can never be given"
                path = ("orders", side, order_id, "family")
                draft.sheet.refuse("never-open", path, message, mend=f"name it under orders of a stage, for {side}")
    open_events = {family for spec in stages for family in spec.events}
    misnamed = not open_events <= {event.family for event in draft.scenario.events.values()}
    for event_id, event in draft.scenario.events.items():
        if event.family not in open_events and not misnamed:
            message = f"no stage opens the family '{event.family}', so the event '{event_id}' can never fall"
            draft.sheet.refuse(
                "never-open", ("events", event_id, "family"), message, mend="name it under events of a stage"
            )


def _never_asked(draft: Draft) -> None:
    """Note choices that nothing opens, and letter forms that no stage opens."""
    scenario = draft.scenario
    options = [o for choice in scenario.choices.values() for o in choice.options.values()]
    askers: list[Event | Hazard | Option | Order] = [
        *scenario.events.values(),
        *scenario.rung4,
        *scenario.clash_hazards,
    ]
    askers += [*options, *(order for group in scenario.orders.values() for order in group.values())]
    asked = {choice for asker in askers for choice in asker.ask.values()}
    for choice in scenario.choices:
        if choice not in asked and asked <= set(scenario.choices) and not draft.broken:
            message = f"nothing opens the choice '{choice}'"
            mend = "name it under `ask` of an order, an event or another choice"
            draft.sheet.refuse("never-open", ("choices", choice), message, key=True, mend=mend)
    for side in SIDES:
        written = {form for spec in scenario.stages.values() for form in spec.forms.get(side, ())}
        for form in scenario.forms.get(side, {}):
            if form not in written and written <= set(scenario.forms.get(side, {})) and not draft.broken:
                message = f"no stage opens the letter form '{form}'"
                mend = f"name it under forms of a stage, for {side}"
                draft.sheet.refuse("never-open", ("forms", side, form), message, key=True, mend=mend)


def check_blows(draft: Draft) -> None:
    """Note stages in which blows would find no stage of their own, and rungs on which a side might find no move."""
    for stage_id, spec in draft.scenario.stages.items():
        if not (spec.blows or _leads_to_blows(draft, stage_id)):
            message = f"blows that begin in the stage '{stage_id}' may find no way to a stage of blows"
            mend = 'let the first way of its `to` lead to one, with when: "clash == 1"'
            draft.sheet.refuse("no-way-to-blows", ("stages", stage_id), message, key=True, mend=mend)
    if "rung" not in draft.names.index:
        return  # the ladder itself is broken, which has been said
    last = min(int(draft.names["rung"].hi), _LAST_WITH_MOVES)
    for side in SIDES:
        moves = draft.scenario.clash_choices.get(side, {})
        for rung in range(last + 1):
            if not draft.always_open(("clash_choices", side), [move.when for move in moves.values()], rung):
                message = f"on rung {rung} {side} may find no move open"
                mend = f"let the guard of one move hold on every rung up to {last}"
                draft.sheet.refuse("no-default", ("clash_choices", side), message, key=True, mend=mend)
                break


def _leads_to_blows(draft: Draft, stage_id: str) -> bool:
    """Return whether the first way out of a stage surely leads to blows once they have begun."""
    stages = draft.scenario.stages
    ways = stages[stage_id].to
    if not ways:
        reached = {way.stage for spec in stages.values() for way in spec.to}
        return not any(spec.blows for name, spec in stages.items() if name in reached)  # that is said of those
    known = ways[0].stage not in stages or stages[ways[0].stage].blows
    return known and draft.surely(("stages", stage_id, "to", 0, "when"), ways[0].when, clash=1)


def check_luck(draft: Draft) -> None:
    """Note happenings with the same id: they would share their luck."""
    scenario = draft.scenario
    ids: set[str] = set(scenario.events)
    named: list[tuple[Path_, str]] = []
    for family, hazards in (("rung4", scenario.rung4), ("clash_hazards", scenario.clash_hazards)):
        named += [((family, i, "id"), hazard.id) for i, hazard in enumerate(hazards)]
    for event_id, event in scenario.events.items():
        named += [(("events", event_id, "then", i, "id"), then.id) for i, then in enumerate(event.then)]
    for path, name in named:
        if name in ids:
            message = f"the id '{name}' is taken, and two happenings of one id would share their luck"
            draft.sheet.refuse("doubled-key", path, message, mend="choose another id")
        ids.add(name)


def _closure(begun: set[str], ways: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(begun), list(begun)
    while waiting:
        for exit_ in ways.get(waiting.pop(), ()):
            if exit_ not in reached:
                reached.add(exit_)
                waiting.append(exit_)
    return reached
