"""Endings: which of them has come, and its name among those of its kind."""

from __future__ import annotations

import math

from game.core.crisis import Ending, EndingKind
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.sides import BOTH, SIDES, Side
from game.core.slots import side_slots

_FIRST_BLOWS, _GENERAL_WAR = 5, 10
"""Rungs of the ladder: blows that stop at the first are a truce; nothing follows the last."""


def end_blows(w: InPlay) -> None:
    """End the game if blows are over: both have ceased, the steps are spent, or the ladder is at its end."""
    v, at, crisis = w.v, w.at, w.crisis
    if not v[at.clash]:
        return
    ceased = crisis.clash_steps >= 1 and all(v[side_slots(w.model, s).cease] for s in SIDES)
    if ceased or crisis.clash_steps >= w.model.clash_steps or v[at.rung] >= _GENERAL_WAR:
        v[at.war] = float(v[at.rung] > _FIRST_BLOWS)
        _end(w, EndingKind.WAR, None)


def end_by_overruling(w: InPlay) -> None:
    """Let a leader's own hawks take the decision away from him."""
    v, at, crisis = w.v, w.at, w.crisis
    if v[at.clash] or EndingKind.OVERRULED not in w.model.stages[crisis.stage].endings:
        return
    for i, side in enumerate(SIDES):
        rate = w.model.overruled_rate[side](v)
        if rate > 0 and w.u(f"overruled:{side}") < 1 - math.exp(-rate * v[at.h]):
            v[at.overruled] = float(i + 1)
            crisis.cause = f"overruled:{side}"
            _end(w, EndingKind.OVERRULED, side)
            return


def end_in_peace(w: InPlay) -> None:
    """End with a settlement whose loose ends are tied or whose time is up, or in stalemate."""
    v, at, crisis = w.v, w.at, w.crisis
    if v[at.clash]:
        return
    allowed = w.model.stages[crisis.stage].endings
    t = v[at.t]
    if v[at.struck]:
        if EndingKind.SETTLEMENT in allowed and (w.model.loose_ends_tied(v) or t >= crisis.last_bargain):
            _end(w, EndingKind.SETTLEMENT, None)
    elif t >= crisis.last_no_bargain and EndingKind.STALEMATE in allowed:
        w.apply(w.model.on_stalemate, "stalemate")
        _end(w, EndingKind.STALEMATE, None)


def _end(w: InPlay, kind: EndingKind, side: Side | None) -> None:
    v, at = w.v, w.at
    name = next(e.id for e in w.model.endings if e.kind == kind and e.when(v))
    w.crisis.ending = Ending(id=name, kind=kind, t=v[at.t], side=side, cause=w.crisis.cause)
    w.tell(FactKind.ENDED, name, side, BOTH, of=str(kind), cause=w.crisis.cause)
