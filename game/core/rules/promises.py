"""Promises that the rules remember: made, then kept or broken once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from game.core.definitions import Model, Values
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.together import first_of

OPEN, KEPT, BROKEN = "open", "kept", "broken"


def weigh_promises(w: InPlay) -> None:
    """Look at each promise in the assessment of a watch."""
    crisis, v = w.crisis, w.v
    now = crisis.promises
    if _stirred(w.model, now)(v) < 0:
        return
    for i, promise in enumerate(w.model.promises):
        if now[i] == "":
            if promise.made(v):
                now = (*now[:i], OPEN, *now[i + 1 :])
                w.tell(FactKind.PROMISE_MADE, promise.id, promise.by, promise.readers)
        elif now[i] == OPEN:
            if promise.broken(v):
                now = (*now[:i], BROKEN, *now[i + 1 :])
                w.apply(promise.on_broken, f"promise:{promise.id}")
                w.tell(FactKind.PROMISE_BROKEN, promise.id, promise.by, promise.readers)
            elif promise.kept(v):
                now = (*now[:i], KEPT, *now[i + 1 :])
                w.apply(promise.on_kept, f"promise:{promise.id}")
                w.tell(FactKind.PROMISE_KEPT, promise.id, promise.by, promise.readers)
    crisis.promises = now


@cache
def _stirred(model: Model, promises: tuple[str, ...]) -> Callable[[Values], int]:
    """Return the function of the place of the first guard that would change a promise, -1 if none holds."""
    changes = []
    for promise, stands in zip(model.promises, promises, strict=True):
        changes += [promise.made] if stands == "" else [promise.broken, promise.kept] if stands == OPEN else []
    return first_of(changes)
