"""Whether a scenario can be played through: stages reached and left, families of orders and events open somewhere."""

from __future__ import annotations

from game.content.parts.draft import Draft
from game.core.sides import SIDES


def check_flow(draft: Draft) -> None:
    """Note stages that no game reaches, stages that no game can leave or end in, and what no stage ever opens."""
    _closed_families(draft)
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


def _closure(begun: set[str], ways: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(begun), list(begun)
    while waiting:
        for exit_ in ways.get(waiting.pop(), ()):
            if exit_ not in reached:
                reached.add(exit_)
                waiting.append(exit_)
    return reached
