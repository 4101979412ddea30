"""Chances of each ending, counted from games that were played out, with the doubt that counting leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis, EndingKind
from game.core.definitions import Model
from game.core.scores import score
from game.core.sides import SIDES, Side
from game.lockstep.playouts import Outcomes
from game.odds.wilson import Share, share_of

SETTLEMENT: Final = "settlement"
WAR: Final = ("clash", "theatre-nuclear", "general-war")
GROUPS: Final = (SETTLEMENT, "stalemate", "overruled-us", "overruled-ussr", *WAR)
"""Kinds of ending, each game in one: a settlement of any kind; no bargain by the last day; a leader overruled at home;
blows without nuclear weapons (a truce among them); nuclear weapons used in the theatre; general war."""
_NUCLEAR_RUNG, _LAST_RUNG = 9, 10
_POINT: Final = 64
"""Scores are counted in 64ths of a point: whole numbers, so that sums do not depend on their order."""
_Z95: Final = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Chances of the endings of one node, by this model and for those who sat at the desks. Odds of parts add up.

    Args:
        games: how many were played.
        endings: games by ending id; endings that never came are left out.
        groups: games by each of `GROUPS`.
        points, squares: for us and ussr, sum of the score totals in 64ths of a point, and of their squares.
        certain: the node is an end: nothing was estimated, `games` is 1.
    """

    games: int = 0
    endings: Mapping[str, int]
    groups: Mapping[str, int]
    points: tuple[int, int] = (0, 0)
    squares: tuple[int, int] = (0, 0)
    certain: bool = False

    def chance(self, *groups: str) -> Share:
        """Return the chance of an ending in any of the groups, with its 95 % interval."""
        return self._share(sum(self.groups[g] for g in groups))

    def ending(self, ending: str) -> Share:
        """Return the chance of one ending of the scenario, with its 95 % interval."""
        return self._share(self.endings.get(ending, 0))

    @property
    def war(self) -> Share:
        """The chance that it ends in blows of any kind."""
        return self.chance(*WAR)

    @property
    def settlement(self) -> Share:
        """The chance that it ends in a bargain."""
        return self.chance(SETTLEMENT)

    @property
    def half_width(self) -> float:
        """Half the widest 95 % interval among the groups and war as a whole, 0 to 0.5."""
        shares = (*(self.chance(g) for g in GROUPS), self.war)
        return max((s.high - s.low) / 2 for s in shares)

    def points_of(self, side: Side) -> tuple[float, float]:
        """Return a side's mean score total, 0 to 100, and half its 95 % interval (NaN for fewer than two games)."""
        i = SIDES.index(side)
        if self.certain:
            return self.points[i] / _POINT, 0.0
        if self.games < 2:
            return math.nan, math.nan
        mean = self.points[i] / self.games
        spread = max(self.squares[i] / self.games - mean * mean, 0.0) * self.games / (self.games - 1)
        return mean / _POINT, _Z95 * math.sqrt(spread / self.games) / _POINT

    def plus(self, more: Odds) -> Odds:
        """Return the odds over the games of both; the order of adding changes nothing.

        Raises:
            ValueError: one is the certainty of a node that has ended.
        """
        if self.certain or more.certain:
            raise ValueError("what is certain has no more games to add")
        names = sorted({*self.endings, *more.endings})
        return Odds(
            games=self.games + more.games,
            endings={e: self.endings.get(e, 0) + more.endings.get(e, 0) for e in names},
            groups={g: self.groups[g] + more.groups[g] for g in GROUPS},
            points=_add(self.points, more.points),
            squares=_add(self.squares, more.squares),
        )

    def as_json(self) -> dict[str, Any]:
        """Return games, chances by group and by ending, and mean scores as plain values."""
        return {
            "games": self.games,
            "certain": self.certain,
            "war": self.war.as_json(),
            "groups": {g: self.chance(g).as_json() for g in GROUPS},
            "endings": {e: self.ending(e).as_json() for e in self.endings},
            "score": {side: _rounded(self.points_of(side)) for side in SIDES},
        }

    def _share(self, count: int) -> Share:
        if self.certain:
            return Share(count=count, share=float(count), low=float(count), high=float(count))
        return share_of(count, self.games)


NO_GAMES: Final = Odds(endings={}, groups=dict.fromkeys(GROUPS, 0))
"""Odds before anything was played."""


def counted(model: Model, outcomes: Outcomes, starts: int) -> tuple[Odds, ...]:
    """Return the odds of each of the `starts` that the games began from."""
    groups, points = groups_of(model, outcomes), np.rint(outcomes.total * _POINT).astype(np.int64)
    found = []
    for start in range(starts):
        mine = outcomes.start == start
        of_ending = np.bincount(outcomes.ending[mine], minlength=len(model.endings))
        of_group = np.bincount(groups[mine], minlength=len(GROUPS))
        sums, squares = points[:, mine].sum(axis=1), (points[:, mine] ** 2).sum(axis=1)
        named = zip(model.endings, of_ending, strict=True)
        found.append(
            Odds(
                games=int(mine.sum()),
                endings=dict(sorted((rule.id, int(count)) for rule, count in named if count)),
                groups=dict(zip(GROUPS, map(int, of_group), strict=True)),
                points=(int(sums[0]), int(sums[1])),
                squares=(int(squares[0]), int(squares[1])),
            )
        )
    return tuple(found)


def groups_of(model: Model, outcomes: Outcomes) -> NDArray[np.intp]:
    """Return for each game the place of its ending among `GROUPS`."""
    kinds = np.array([str(rule.kind) for rule in model.endings])[outcomes.ending]
    overruled, war, rung = kinds == EndingKind.OVERRULED, kinds == EndingKind.WAR, outcomes.rung
    conditions = [
        kinds == EndingKind.SETTLEMENT,
        kinds == EndingKind.STALEMATE,
        overruled & (outcomes.side == 0),
        overruled & (outcomes.side == 1),
        war & (rung < _NUCLEAR_RUNG),
        war & (rung == _NUCLEAR_RUNG),
        war & (rung >= _LAST_RUNG),
    ]
    return np.select(conditions, np.arange(len(GROUPS))).astype(np.intp)


def certainty(model: Model, crisis: Crisis) -> Odds:
    """Return the odds of a game that has ended: no doubt is left.

    Raises:
        ValueError: the game goes on.
    """
    end = crisis.ending
    if end is None:
        raise ValueError("the game has not ended")
    rung = crisis.v[model.at.rung]
    match end.kind:
        case EndingKind.OVERRULED:
            group = f"overruled-{end.side}"
        case EndingKind.WAR:
            group = WAR[int(rung >= _NUCLEAR_RUNG) + int(rung >= _LAST_RUNG)]
        case _:
            group = str(end.kind)
    us, ussr = (round(score(model, crisis, side)["total"] * _POINT) for side in SIDES)
    return Odds(
        games=1,
        endings={end.id: 1},
        groups=dict.fromkeys(GROUPS, 0) | {group: 1},
        points=(us, ussr),
        squares=(us * us, ussr * ussr),
        certain=True,
    )


def _add(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return a[0] + b[0], a[1] + b[1]


def _rounded(pair: tuple[float, float]) -> dict[str, float | None]:
    mean, half = (None if math.isnan(x) else round(x, 2) for x in pair)
    return {"mean": mean, "half_width": half}
