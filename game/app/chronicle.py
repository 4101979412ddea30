"""What a match has been, watch by watch: kept beside it so that letters, charts and the debrief can look back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.core.crisis import Crisis
from game.core.letters import Letter
from game.core.match import Match
from game.core.phases import Phase
from game.core.sides import Side
from game.history.branch import Branch


@dataclass(frozen=True, slots=True)
class Writing:
    """The moment at which a letter was written.

    Args:
        crisis: the truth at that moment of decision; only the writer's own part of it may colour the letter.
        told: how many facts had come true by then.
    """

    crisis: Crisis
    told: int


@dataclass(slots=True)
class Chronicle:
    """Follows a match.

    Args:
        pages: the truth at the moment of decision of each watch, oldest first.
        told: for each of them how many facts had come true by then.
        writings: for each letter by id, when it was written.
    """

    pages: list[Crisis] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    writings: dict[str, Writing] = field(default_factory=dict)

    @classmethod
    def of(cls, branch: Branch, match: Match) -> Chronicle:
        """Return what a match has been that came by a branch to where it stands."""
        found = cls()
        told = branch.opening
        for watch in branch.watches:
            found._turn(watch.before, len(told))
            found._file(watch.after.archive, Writing(watch.before, len(told)))
            told = (*told, *watch.facts)
        if match.crisis.ending is None:
            found._turn(match.crisis, len(match.told))
        found.follow(match)
        return found

    def follow(self, match: Match) -> None:
        """Take note of the match as it stands after a command."""
        if match.phase is Phase.BRIEF:
            self._turn(match.crisis, len(match.told))
        self._file(match.now.archive, Writing(match.crisis, len(match.told)))

    def _turn(self, crisis: Crisis, told: int) -> None:
        if not self.pages or self.pages[-1].watch != crisis.watch:
            self.pages.append(crisis)
            self.told.append(told)

    def _file(self, archive: Sequence[Letter], writing: Writing) -> None:
        for letter in archive:
            if letter.id not in self.writings:
                self.writings[letter.id] = writing

    def trace(self, side: Side, name: str, match: Match) -> tuple[tuple[float, float], ...]:
        """Return (hour, value) of a quantity at each watch so far, as far as `side` sees it.

        Raises:
            KeyError: the side does not see that quantity.
        """
        slot = match.model.index[name]
        if side not in match.model.quantities[slot].seen:
            raise KeyError(name)
        hour = match.model.at.t
        return tuple((page.v[hour], page.v[slot]) for page in self.pages)
