"""From a place of the tree back to its truth: the decisions on the way to it are played again.

Truths that were reached are remembered, the ones asked for last the longest, so that a walk to and fro costs little and
the memory it takes has a bound.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.digest import digest
from game.core.facts import Fact
from game.core.match import Match
from game.core.opening import begin
from game.core.phases import Phase
from game.history.branch import Branch, WatchPlayed, play_decision
from game.history.decision import with_luck
from game.history.problems import Unplayable, falls_otherwise
from game.history.tree import Tree
from game.saves.problems import SaveError

KEPT = 2048
"""How many truths a fold remembers: about 20 MB of them."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A place as it was reached.

    Args:
        crisis: the truth there.
        told: all facts up to there.
    """

    crisis: Crisis
    told: tuple[Fact, ...]


class Fold:
    """Plays the places of trees of one scenario. Ids are unlike each other across trees, so one fold serves many."""

    def __init__(self, model: Model, kept: int = KEPT) -> None:
        """Begin with nothing remembered."""
        self.model = model
        self._kept = kept
        self._reached: OrderedDict[str, Reached] = OrderedDict()

    def reach(self, tree: Tree, node: str) -> Reached:
        """Return the truth at a place, and what had come true by then.

        Raises:
            KeyError: there is no such place.
            SaveError: the place cannot be played under this model's rules, or falls otherwise.
        """
        found = self._remembered(node)
        if found is not None:
            return found
        missing: list[str] = []
        here: str | None = node
        while here is not None and found is None:
            missing.append(here)
            here = tree.nodes[here].parent
            found = None if here is None else self._remembered(here)
        for place in reversed(missing):
            found = self._play(tree, place, found)
            self._remember(place, found)
        assert found is not None
        self._hold_against(tree, node, found)
        return found

    def match(self, tree: Tree, node: str) -> Match:
        """Return the match as it opens at a place: at the brief of a watch, or at the end.

        Raises:
            KeyError, SaveError: as `reach`.
        """
        found = self.reach(tree, node)
        phase = Phase.BRIEF if found.crisis.ending is None else Phase.ENDED
        return Match(model=self.model, crisis=found.crisis, phase=phase, told=found.told)

    def branch(self, tree: Tree, node: str) -> Branch:
        """Return the way from the root to a place, with the truth at each of its watches.

        Raises:
            KeyError, SaveError: as `reach`.
        """
        self.reach(tree, node)
        path = tree.path(node)
        last = start = self.reach(tree, path[0])
        watches: list[WatchPlayed] = []
        for place in path[1:]:
            now = self.reach(tree, place)
            decision = tree.nodes[place].decision
            assert decision is not None
            watches.append(
                WatchPlayed(
                    node=place,
                    before=with_luck(self.model, last.crisis, decision.luck),
                    plans=decision.plans,
                    answers=decision.answers,
                    facts=now.told[len(last.told) :],
                    after=now.crisis,
                )
            )
            last = now
        return Branch(
            model=self.model, setup=tree.root.setup, opening=start.told, start=start.crisis, watches=tuple(watches)
        )

    def learn(self, node: str, crisis: Crisis, told: tuple[Fact, ...]) -> None:
        """Remember a place that was just played elsewhere, by the same rules."""
        self._remember(node, Reached(crisis, told))

    def forget(self) -> None:
        """Forget all truths; used to measure."""
        self._reached.clear()

    def _remembered(self, node: str) -> Reached | None:
        found = self._reached.get(node)
        if found is not None:
            self._reached.move_to_end(node)
        return found

    def _remember(self, node: str, reached: Reached) -> None:
        self._reached[node] = reached
        self._reached.move_to_end(node)
        while len(self._reached) > self._kept:
            self._reached.popitem(last=False)

    def _play(self, tree: Tree, place: str, before: Reached | None) -> Reached:
        decision = tree.nodes[place].decision
        if before is None or decision is None:
            return self._begin(tree)
        try:
            _, after, facts = play_decision(self.model, before.crisis, decision)
        except Unplayable as why:
            raise SaveError(falls_otherwise(tree, place, self.model, why.because)) from None
        return Reached(after, (*before.told, *facts))

    def _begin(self, tree: Tree) -> Reached:
        setup, model = tree.root.setup, self.model
        unknown = None
        if tree.root.scenario != model.id:
            unknown = f"it is a tree of {tree.root.scenario!r}, not of {model.id!r}"
        elif setup.start not in model.starts:
            unknown = f"the scenario has no start {setup.start!r}"
        else:
            gone = [p for p in setup.personas if p not in model.personas]
            unknown = f"the scenario has no persona {gone[0]!r}" if gone else None
        if unknown:
            raise SaveError(falls_otherwise(tree, tree.root.id, model, unknown))
        facts: list[Fact] = []
        return Reached(begin(model, setup, facts), tuple(facts))

    def _hold_against(self, tree: Tree, node: str, found: Reached) -> None:
        if digest(found.crisis) != tree.nodes[node].landmark.digest:
            self._reached.pop(node, None)
            raise SaveError(falls_otherwise(tree, node, self.model, "the same decisions lead to another truth now"))
