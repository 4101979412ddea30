"""Promises that the rules remember; the twin of `game.core.rules.promises`."""

from __future__ import annotations

from game.lockstep.crowd import PROMISES
from game.lockstep.inplay import Games, InPlay, lanes_of

NONE, OPEN, KEPT, BROKEN = (PROMISES.index(x) for x in ("", "open", "kept", "broken"))


def weigh_promises(w: InPlay, games: Games) -> None:
    """Look at each promise in the assessment of a watch."""
    whole = w.part(games)
    for i, promise in enumerate(w.model.promises):
        lives = w.crowd.promises[i]
        now = lives[games]
        given = games[now == OPEN]
        unmade = now == NONE
        if unmade.any():
            made = unmade & lanes_of(promise.made(whole), games.size)  # type: ignore[arg-type]
            if made.any():
                lives[games[made]] = OPEN
        if not given.size:
            continue
        p = w.part(given)
        broken = lanes_of(promise.broken(p), given.size).astype(bool)  # type: ignore[arg-type]
        kept = ~broken & lanes_of(promise.kept(p), given.size)  # type: ignore[arg-type]
        for judged, life, do in ((broken, BROKEN, promise.on_broken), (kept, KEPT, promise.on_kept)):
            if judged.any():
                those = given[judged]
                lives[those] = life
                p = w.part(those)
                w.apply(p, do, f"promise:{promise.id}")
                p.put_back()
                whole = w.part(games)
