"""History and its branches: the tree, watching, taking over, odds, comparing, sharing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from game.app.archive.archive import open_archive
from game.app.archive.roads import Road
from game.app.newgame import model_of
from game.locale import Reading, reading
from game.ui.intents import Intent
from game.ui.scenes import intents as ask
from game.ui.scenes.archive import odds_intents, tree_intents
from game.ui.showroom.stage import Stage

_SATURDAY = 16
"""The place of the morning of 27 October on the road of history."""
_BATCHES = 4


@cache
def _roads_as_read(_way: Reading) -> tuple[Road, ...]:
    return tuple(open_archive(model_of("october-1962")).roads)


def _roads() -> tuple[Road, ...]:
    return _roads_as_read(reading())


def _history() -> Road:
    return _roads()[0]


def _asked(intent: Callable[[], Intent], *, keys: tuple[str, ...] = (), batches: int = 0) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.title()
        stage.ask(intent())
        stage.press(*keys)
        stage.play_batches(batches)

    return bring


def _compared() -> Intent:
    return odds_intents.OpenCompare(_history(), next(road for road in _roads() if road.key == "public-trade"))


EXHIBITS = {
    "tree": _asked(ask.OpenBranches),
    "tree-whole": _asked(ask.OpenBranches, keys=("Z",)),
    "watching": _asked(lambda: tree_intents.OpenWatching(_history(), _SATURDAY)),
    "watching-what-they-knew": _asked(lambda: tree_intents.OpenWatching(_history(), _SATURDAY, knew=True)),
    "take-over": _asked(lambda: tree_intents.OpenTakeOver(_history(), _SATURDAY)),
    "share": _asked(lambda: tree_intents.OpenShare(_history(), _SATURDAY)),
    "import": _asked(tree_intents.OpenImport),
    "odds": _asked(lambda: odds_intents.OpenOdds(_history(), _SATURDAY), batches=_BATCHES),
    "compare": _asked(_compared),
    **{f"compare-{sheet}": _asked(_compared, keys=(sheet,), batches=_BATCHES) for sheet in "2345"},
}
