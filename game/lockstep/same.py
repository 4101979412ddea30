"""One game as plain data, whether it was played alone or among many: what is equal here is the same game.

Left out are the scratch numbers in which a letter is laid out while it is read: nothing reads them afterwards.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.lockstep.crowd import MANNERS, PROMISES, Crowd, cause_name, crowd_of
from game.lockstep.letters import FIELDS, MOST_STANDING, Letters

_SURROUNDINGS = ("taken", "yeses")
_SPENT = ("assured", "refused")
"""Fields that say nothing of a letter that is under way, and of one that stands."""

Summary = dict[str, Any]


def of_crisis(model: Model, crisis: Crisis) -> Summary:
    """Return a game played alone; `model` in the bulk dialect."""
    found = of_lane(crowd_of(model, [crisis]), 0)
    found["pending"] = [(i, due, manner) for i, due, manner in crisis.pending]
    return found


def of_lane(crowd: Crowd, game: int) -> Summary:
    """Return one game of a crowd."""
    model = crowd.model
    sides = {0: "us", 1: "ussr", -1: None}
    ending = int(crowd.ending[game])
    waiting = sorted(
        (int(crowd.turn[i, game]), i) for i in range(len(model.orders)) if crowd.due[i, game] < float("inf")
    )
    offers = [_letter(crowd.offers, slot, game, _SPENT) for slot in range(2 * MOST_STANDING)]
    return {
        "v": {model.quantities[slot].name: crowd.v[slot][game].item() for slot in _lasting(model)},
        "stage": model.stage_order[crowd.stage[game]],
        "watch": int(crowd.watch[game]),
        "mail": [_letter(crowd.mail, slot, game, _SURROUNDINGS) for slot in range(2 * len(model.channels))],
        "offers": offers,
        "written": crowd.written[:, game].tolist(),
        "heard": crowd.heard[:, game].tolist(),
        "public": [*crowd.public[:, game].tolist(), *crowd.public_asks[:, game].tolist()],
        "given": crowd.given[:, game].tolist(),
        "given_count": crowd.given_count[:, game].tolist(),
        "fired": crowd.fired[:, game].tolist(),
        "pending": [(i, float(crowd.due[i, game]), MANNERS[crowd.manner[i, game]]) for _, i in waiting],
        "signals": crowd.signals[:, :, game].tolist(),
        "promises": [PROMISES[x] for x in crowd.promises[:, game]],
        "clash_steps": int(crowd.clash_steps[game]),
        "last": (float(crowd.last_no_bargain[game]), float(crowd.last_bargain[game])),
        "cause": cause_name(model, int(crowd.cause[game])),
        "ending": None if ending < 0 else model.endings[ending].id,
        "side": sides[int(crowd.ending_side[game])],
    }


def _letter(letters: Letters, slot: int, game: int, without: tuple[str, ...]) -> Summary | None:
    if not letters.here[slot, game]:
        return None
    names = [name for name in FIELDS if name not in without]
    found: Summary = {name: getattr(letters, name)[slot, game].item() for name in names}
    found["read"] = None if found["read"] != found["read"] else found["read"]  # not read yet
    if found["accepts"]:
        for name in _SPENT:
            found.pop(name, None)  # nobody asks how often a yes reassures
    found["levels"] = letters.levels[slot, :, game].tolist()
    found["worth"] = letters.worth[slot, :, game].tolist()
    found["withdraws"] = letters.withdraws[slot, :, game].tolist()
    return found


@cache
def _lasting(model: Model) -> tuple[int, ...]:
    return tuple(i for i, q in enumerate(model.quantities) if q.kind != "scratch")
