"""Promises that the rules remember: made, then kept or broken once."""

from __future__ import annotations

from game.core.facts import FactKind
from game.core.inplay import InPlay

OPEN, KEPT, BROKEN = "open", "kept", "broken"


def weigh_promises(w: InPlay) -> None:
    """Look at each promise in the assessment of a watch."""
    crisis, v = w.crisis, w.v
    now = list(crisis.promises)
    for i, promise in enumerate(w.model.promises):
        if now[i] == "" and promise.made(v):
            now[i] = OPEN
            w.tell(FactKind.PROMISE_MADE, promise.id, promise.by, promise.readers)
        elif now[i] == OPEN and promise.broken(v):
            now[i] = BROKEN
            w.apply(promise.on_broken, f"promise:{promise.id}")
            w.tell(FactKind.PROMISE_BROKEN, promise.id, promise.by, promise.readers)
        elif now[i] == OPEN and promise.kept(v):
            now[i] = KEPT
            w.apply(promise.on_kept, f"promise:{promise.id}")
            w.tell(FactKind.PROMISE_KEPT, promise.id, promise.by, promise.readers)
    crisis.promises = tuple(now)
