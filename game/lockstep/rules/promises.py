"""Promises that the rules remember; the twin of `game.core.rules.promises`."""

from __future__ import annotations

from game.lockstep.acts import at_games
from game.lockstep.crowd import PROMISES
from game.lockstep.inplay import Games, InPlay
from game.lockstep.part import some

NONE, OPEN, KEPT, BROKEN = (PROMISES.index(x) for x in ("", "open", "kept", "broken"))


def weigh_promises(w: InPlay, games: Games) -> None:
    """Look at each promise in the assessment of a watch."""
    for i, promise in enumerate(w.model.promises):
        lives = w.crowd.promises[i]
        now = lives.take(games)
        given = games[now == OPEN]
        unmade = now == NONE
        if some(unmade):
            made = unmade & at_games(promise.made)(w.v, games)
            if some(made):
                lives[games[made]] = OPEN
        if not given.size:
            continue
        broken = at_games(promise.broken)(w.v, given).astype(bool)
        kept = ~broken & at_games(promise.kept)(w.v, given)
        for judged, life, do in ((broken, BROKEN, promise.on_broken), (kept, KEPT, promise.on_kept)):
            if some(judged):
                those = given[judged]
                lives[those] = life
                p = w.part(those)
                w.apply(p, do, f"promise:{promise.id}")
                p.put_back()
