"""Odds of nodes, asked for step by step: the estimate grows from batch to batch and may be dropped at any of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np

from game.core.crisis import Crisis
from game.odds.engine import Engine
from game.odds.estimate import GROUPS, NO_GAMES, Odds, certainty, counted
from game.odds.lots import lots
from game.odds.seats import Seats

FIRST_GAMES: Final = 256
"""Least games of a first look; the next batch is as large as the doubt left by it demands."""
FIRST_BATCH: Final = 1100
"""Games of a first look at all nodes together: a call costs much however few games it holds, so a single node gets at
once what three points take at worst."""
_GROWTH: Final = 4
_LEAST_MORE: Final = 64
_MARGIN: Final = 1.05
_Z95: Final = 1.959963984540054

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing(Generic[T]):
    """An answer as far as it goes.

    Args:
        value: the answer so far.
        done: how much of the work is done, 0 to 1.
        final: whether it grows no more.
    """

    value: T
    done: float
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """When to stop: at a half-width of every 95 % interval (0.03 is three points), or at a number of games a node.

    Args:
        half_width: 0 to 0.5; 0 plays `games` in any case.
        games: at most.
    """

    half_width: float = 0.03
    games: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Whether odds may be asked for, and why (not)."""

    granted: bool
    because: str


def who_may_ask(*, ended: bool, replaying: bool, analyst: bool) -> Leave:
    """Return whether odds of the truth may be shown now. Every front end asks here first.

    Odds are made from the truth: the hidden draws of character, letters under way, batteries nobody has seen. Somebody
    who plays would read all that from the figures, so during a game they are closed to everybody at a desk.

    Args:
        ended: the game is over, and its debrief open.
        replaying: a branch is being watched, and nobody decides.
        analyst: the open mode, chosen before the game, in which everything is seen and watches can be taken back.
    """
    if ended:
        return Leave(granted=True, because="the game is over and nothing is hidden any more")
    if replaying:
        return Leave(granted=True, because="a branch is being watched, and nobody plays it")
    if analyst:
        return Leave(granted=True, because="this is the open mode, in which everything is seen")
    return Leave(
        granted=False,
        because="odds are made from the whole truth, and would tell a player what his desk cannot know;"
        " they open in replay, at the debrief and in the open mode",
    )


def odds_of(
    engine: Engine, crisis: Crisis, seats: Seats, until: Until, known: Odds | None = None
) -> Iterator[Growing[Odds]]:
    """Yield the odds of one node, growing.

    Args:
        crisis: the truth at a moment of decision, or at the end.
        seats: who plays the rest.
        known: odds found before for the same node and seats; they are added to, not made again.
    """
    for step in odds_of_line(engine, (crisis,), seats, until, (known,)):
        yield Growing(value=step.value[0], done=step.done, final=step.final)


def odds_of_line(
    engine: Engine,
    crises: Sequence[Crisis],
    seats: Seats,
    until: Until,
    known: Sequence[Odds | None] | None = None,
) -> Iterator[Growing[tuple[Odds, ...]]]:
    """Yield the odds of many nodes, growing together: every batch holds games of all nodes that are still in doubt.

    Args and order of the odds as in `odds_of`, one for each of `crises`. At least one step is yielded, and the last is
    final. Whoever stops iterating cancels the rest.
    """
    found = [
        certainty(engine.model, crisis) if crisis.ending is not None else (odds or NO_GAMES)
        for crisis, odds in zip(crises, known or (None,) * len(crises), strict=True)
    ]
    look = max(FIRST_GAMES, FIRST_BATCH // max(sum(odds.games == 0 for odds in found), 1))
    while wanted := [(i, more) for i, odds in enumerate(found) if (more := games_wanted(odds, until, look))]:
        batch = _shared_batch(wanted, engine.lanes)
        seeds = np.concatenate([lots(engine.model, found[i].games, more) for i, more in batch])
        start = np.repeat(np.arange(len(batch), dtype=np.int32), [more for _, more in batch])
        outcomes = engine.outcomes([crises[i] for i, _ in batch], seats, seeds, start)
        for (i, _), odds in zip(batch, counted(engine.model, outcomes, len(batch)), strict=True):
            found[i] = found[i].plus(odds)
        if any(games_wanted(odds, until, look) for odds in found):
            yield Growing(value=tuple(found), done=_done(found, until), final=False)
    yield Growing(value=tuple(found), done=1.0, final=True)


def games_wanted(odds: Odds, until: Until, look: int = FIRST_GAMES) -> int:
    """Return how many games more the next batch of a node should hold; 0 when the odds are as good as was asked.

    Args:
        look: games of a first look, if so many can be needed at all.
    """
    if odds.certain or odds.games >= until.games:
        return 0
    if not odds.games:
        return min(look, _enough(0.25, until))
    if odds.half_width <= until.half_width:
        return 0
    more = min(_needed(odds, until) - odds.games, _GROWTH * odds.games)
    return min(max(more, _LEAST_MORE), until.games - odds.games)


def _needed(odds: Odds, until: Until) -> int:
    """Return about how many games in all bring the widest interval down to what was asked."""
    shares = [odds.chance(g).share for g in GROUPS] + [odds.war.share]
    return math.ceil(_MARGIN * _enough(max(p * (1 - p) for p in shares), until))


def _enough(spread: float, until: Until) -> int:
    """Return how many games bring an interval down to what was asked, given p * (1 - p) of its share."""
    if not until.half_width:
        return until.games
    return min(math.ceil(spread * (_Z95 / until.half_width) ** 2), until.games)


def _shared_batch(wanted: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """Return (node, games) for one call: as many nodes as fit together, each with all it wants if there is room."""
    batch: list[tuple[int, int]] = []
    for node, more in wanted:
        if room > 0:
            batch.append((node, min(more, room)))
            room -= more
    return batch


def _done(found: Sequence[Odds], until: Until) -> float:
    parts = [
        1.0 if not games_wanted(odds, until) else odds.games / max(_needed(odds, until), odds.games + _LEAST_MORE)
        for odds in found
    ]
    return sum(parts) / len(parts)
