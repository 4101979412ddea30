"""Odds for the screens: asked in the background, kept by place, and looked at whenever a frame has time.

Nothing here waits. A screen asks, polls in its `tick`, and shows what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from game.app.archive.asking import may_ask
from game.core.sides import Side
from game.locale import tr
from game.odds.asking import Growing, Leave, Until, games_wanted
from game.odds.cache import OddsCache
from game.odds.estimate import NO_GAMES, Odds, certainty
from game.odds.ledger import Ledger
from game.odds.luck import fork_of
from game.odds.odds_file import FILE
from game.odds.questions import AskDifference, AskLine, AskLuck, AskOdds, AskRisk, AskTurning, Question
from game.odds.seats import seats_of
from game.odds.serving import Failed
from game.odds.worker import OddsWorker, Ticket

if TYPE_CHECKING:
    from game.app.archive.roads import Road
    from game.app.session import Session
    from game.history.branch import Branch

FIRST_LOOK: Final = Until(half_width=0.0, games=160)
"""A place is looked at roughly first, so that something can be shown soon, and then as surely as `Until()` asks."""
ROUGHLY: Final = Until(half_width=0.1, games=96)
DRAWN: Final = Until(half_width=0.05, games=400)
"""A whole road is looked at roughly first, and then until its curve can be drawn; nothing finer could be seen."""
AT_MOST: Final = 1068
"""Games of one place that bring every range to three points at worst."""
LEDGER_GAMES: Final = 2048
LUCK_GAMES: Final = 1000
TURNING_GAMES: Final = 400


@dataclass(slots=True, eq=False)
class Asked:
    """One question and its answer as far as it goes; grows whenever the desk is polled.

    Args:
        games: how many games it takes at most, at each place it looks at; said while it is open.
        value: the answer so far, of the type its question has; None before the first batch.
        done: how much of the work is done, 0 to 1.
        trouble: why there will be no answer; empty while all is well.
        open: whether something is still to come.
        looks: finer questions that follow when the present one is answered; `share`: how much one look is of the work.
    """

    games: int
    value: Any = None
    done: float = 0.0
    trouble: str = ""
    open: bool = True
    tickets: list[Ticket] = field(default_factory=list)
    places: tuple[str, ...] = ()
    branch: Branch | None = None
    looks: list[Callable[[], Question]] = field(default_factory=list)
    share: float = 1.0

    @property
    def stops(self) -> int:
        """How many places of a road have been looked at so far."""
        return sum(1 for odds in self.value if odds.games) if isinstance(self.value, tuple) else 0


class OddsDesk:
    """What the screens know about odds. The process that plays the games starts with the first question.

    Args:
        folder: where odds found before are kept; None keeps them in memory alone.
    """

    def __init__(self, folder: Path | None = None, worker: OddsWorker | None = None) -> None:
        """Open the desk; nothing is played yet."""
        self._worker = worker or OddsWorker()
        self._cache = OddsCache(None if folder is None else folder / FILE)
        self._odds: dict[str, Odds] = {}
        self._asked: dict[tuple[object, ...], Asked] = {}
        self._closed = False

    @property
    def remark(self) -> str:
        """One sentence about the file of odds, if it could not be read or written."""
        return self._cache.remark

    # -- who may ask, and what is known ----------------------------------------------------------------------------

    @staticmethod
    def may_ask(session: Session | None, road: Road | None = None) -> Leave:
        """Return whether odds may be shown now; see `game.app.archive.asking.may_ask`."""
        return may_ask(session, road)

    def known(self, node: str) -> Odds | None:
        """Return the best odds known of a place; `recall` or any question about its branch brings in older ones."""
        return self._odds.get(node)

    def recall(self, road: Road | Branch) -> None:
        """Bring in what was found of the places of a branch before, or came with its scenario; an end is certain."""
        branch = _branch(road)
        model, seats = branch.model, seats_of(branch.setup)
        for node, crisis in zip(branch.nodes, branch.truths, strict=True):
            if crisis.ending is not None:
                self._odds[node] = certainty(model, crisis)
                continue
            found = self._cache.best(model, node, seats)
            if found is not None and found.games > self._games(node):
                self._odds[node] = found

    # -- questions -------------------------------------------------------------------------------------------------

    def ask_node(self, road: Road | Branch, node: str | int) -> Asked:
        """Ask for the odds of one place, by its id or its number on the road; `value` is an `Odds`."""
        branch = _branch(road)
        place = branch.nodes.index(node) if isinstance(node, str) else node
        ident, crisis = branch.nodes[place], branch.truths[place]
        seats = seats_of(branch.setup)

        def look(until: Until) -> Question:
            return AskOdds(crisis=crisis, seats=seats, until=until, known=self._odds.get(ident))

        self.recall(branch)
        known = self._odds.get(ident)
        if known is not None and not games_wanted(known, Until()):
            return Asked(games=known.games, value=known, done=1.0, open=False)
        untils = (Until(),) if self._games(ident) >= FIRST_LOOK.games else (FIRST_LOOK, Until())
        asked = self._ask(("node", ident), branch, [partial(look, until) for until in untils], AT_MOST, (ident,))
        if asked.value is None:
            asked.value = self._odds.get(ident)
        return asked

    def ask_line(self, road: Road | Branch) -> Asked:
        """Ask for the odds of every place of a branch, roughly first, then as finely as a curve can show.

        `value` is a tuple of `Odds`, one for each place.
        """
        branch = _branch(road)

        def look(until: Until) -> Question:
            known = tuple(self._odds.get(node) for node in branch.nodes)
            return AskLine(crises=branch.truths, seats=seats_of(branch.setup), until=until, known=known)

        self.recall(branch)
        found = tuple(self._odds.get(node, NO_GAMES) for node in branch.nodes)
        if not any(games_wanted(odds, DRAWN) for odds in found):
            return Asked(games=DRAWN.games, value=found, done=1.0, open=False)
        rough = any(self._games(node) < ROUGHLY.games for node in branch.nodes)
        looks = [partial(look, until) for until in ((ROUGHLY, DRAWN) if rough else (DRAWN,))]
        return self._ask(("line", branch.nodes), branch, looks, DRAWN.games, branch.nodes)

    def ask_risk(self, road: Road | Branch, number: int) -> Asked:
        """Ask for the risk ledger of one place by its number; `value` is a `Ledger`."""
        branch = _branch(road)
        crisis, seats = branch.truths[number], seats_of(branch.setup)
        if crisis.ending is not None:
            nothing = Ledger(watches=0, games=0, coming={}, later={}, kinds={})
            return Asked(games=0, value=nothing, done=1.0, open=False)
        key = ("risk", branch.nodes[number])
        ask = AskRisk(crisis=crisis, seats=seats, games=LEDGER_GAMES)
        return self._ask(key, branch, [lambda: ask], LEDGER_GAMES)

    def ask_turning(self, road: Road | Branch, games: int = TURNING_GAMES) -> Asked:
        """Ask for the turning points of a branch with at least one watch; `value` is a `TurningPoints`."""
        branch = _branch(road)
        seats = seats_of(branch.setup)
        key = ("turning", branch.nodes)
        ask = AskTurning(watches=branch.watches, seats=seats, games=games)
        return self._ask(key, branch, [lambda: ask], games)

    def ask_luck(self, road: Road | Branch, side: Side, games: int = LUCK_GAMES) -> Asked:
        """Ask how one side's own decisions fare under other lucks; `value` is a `LuckAccount`."""
        branch = _branch(road)
        seats = seats_of(branch.setup)
        key = ("luck", branch.nodes, side)
        ask = AskLuck(watches=branch.watches, side=side, seats=seats, games=games)
        return self._ask(key, branch, [lambda: ask], games)

    def ask_difference(self, a: Road | Branch, b: Road | Branch, games: int = LUCK_GAMES) -> Asked:
        """Ask what of two branches' difference was the decision, and what the dice; `value` is a `Difference`.

        Raises:
            NoFork: one branch is a part of the other.
        """
        one, two = _branch(a), _branch(b)
        fork_of(one.watches, two.watches)
        seats = seats_of(one.setup)
        key = ("difference", one.nodes, two.nodes)
        ask = AskDifference(a=one.watches, b=two.watches, seats=seats, games=games)
        return self._ask(key, one, [lambda: ask], games)

    # -- what comes in ---------------------------------------------------------------------------------------------

    def poll(self) -> bool:
        """Take in what has come; return whether anything was new. Never waits for a game."""
        if self._closed:
            return False
        changed = False
        for news in self._worker.poll():
            asked = next((a for a in self._asked.values() if news.ticket in a.tickets), None)
            if asked is not None:
                self._take(asked, news.what)
                changed = True
        return changed

    def progress(self, asked: Asked) -> str:
        """Return how far a question is, `Playing on from here, 120 of 400 games.`; empty once it is answered."""
        if asked.trouble:
            return asked.trouble
        if not asked.open:
            return ""
        value = asked.value
        if isinstance(value, Odds) and value.games:
            whole = max(value.games, round(value.games / asked.done)) if asked.done else asked.games
            return tr("Playing on from here, {played:,} of {whole:,} games.", played=value.games, whole=whole)
        if isinstance(value, Ledger) and value.watches:
            done = f"{100 * asked.done:.0f}"
            if value.games:
                return tr("Playing on from here, {games:,} games, {done} % done.", games=value.games, done=done)
            return tr("Playing the coming watch {watches:,} times, {done} % done.", watches=value.watches, done=done)
        if asked.done:
            return tr("Playing on from here, {done} % done.", done=f"{100 * asked.done:.0f}")
        return tr("Playing on from here. First games.")

    def cancel(self, asked: Asked) -> None:
        """Drop a question. What came in stays known; asked again, it goes on from there where it can."""
        for ticket in asked.tickets:
            self._worker.cancel(ticket)
        asked.open = False
        self._asked = {key: other for key, other in self._asked.items() if other is not asked}

    def close(self) -> None:
        """Stop the process and keep the odds on disk. May be called twice."""
        if not self._closed:
            self._closed = True
            self._worker.close()
            self._cache.save()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _ask(
        self,
        key: tuple[object, ...],
        branch: Branch,
        looks: Sequence[Callable[[], Question]],
        games: int,
        places: tuple[str, ...] = (),
    ) -> Asked:
        """Put a question once, with the finer ones that follow it; asked again, it is the same answer."""
        found = self._asked.get(key)
        if found is not None or self._closed:
            return found or Asked(games=games, open=False)
        self.recall(branch)
        asked = Asked(games=games, places=places, branch=branch, looks=[*looks], share=1 / len(looks))
        self._look(asked, branch)
        self._asked[key] = asked
        return asked

    def _look(self, asked: Asked, branch: Branch) -> None:
        asked.tickets.append(self._worker.ask(branch.model.id, asked.looks.pop(0)()))

    def _take(self, asked: Asked, what: Growing[Any] | Failed) -> None:
        if isinstance(what, Failed):
            asked.trouble, asked.open = what.because, False
            return
        asked.value, branch = what.value, asked.branch
        if asked.places and branch is not None:
            found = what.value if isinstance(what.value, tuple) else (what.value,)
            for node, odds in zip(asked.places, found, strict=True):
                self._learn(branch, node, odds)
        before = 1.0 - asked.share * (len(asked.looks) + 1)
        asked.done = what.done if asked.share == 1.0 else before + asked.share * what.done
        if isinstance(what.value, Odds) and asked.share < 1.0:
            asked.done = min(what.done, what.value.games / AT_MOST) if asked.looks else what.done
        if not what.final:
            return
        if asked.looks and branch is not None and not self._good_enough(asked):
            self._look(asked, branch)
            return
        asked.done, asked.open = 1.0, False

    @staticmethod
    def _good_enough(asked: Asked) -> bool:
        """Whether what a rough look found is as sure already as the finer one would make it."""
        found, until = (asked.value, DRAWN) if isinstance(asked.value, tuple) else ((asked.value,), Until())
        return not any(games_wanted(odds, until) for odds in found)

    def _learn(self, branch: Branch, node: str, odds: Odds) -> None:
        if odds.certain or odds.games > self._games(node):
            self._odds[node] = odds
            self._cache.put(branch.model.digest, node, seats_of(branch.setup), odds)

    def _games(self, node: str) -> int:
        known = self._odds.get(node)
        return 0 if known is None else known.games


def _branch(road: Road | Branch) -> Branch:
    """Return the branch of a road, or the branch itself."""
    from game.history.branch import Branch

    return road if isinstance(road, Branch) else road.branch
