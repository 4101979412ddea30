"""What can be wrong with a scenario's phrases, told so that a teacher can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhraseProblem:
    """One mistake.

    Args:
        path: keys and positions that lead to it, from the family down; a loader finds file and line by it.
        found: what stands there.
        mend: what to write instead.
    """

    path: tuple[str | int, ...]
    found: str
    mend: str

    def __str__(self) -> str:
        """Return the problem on one line."""
        return f"phrases: {'.'.join(str(p) for p in self.path)}: {self.found}; {self.mend}"


class PhraseErrors(ValueError):
    """All the mistakes of a scenario's phrases at once."""

    def __init__(self, problems: list[PhraseProblem]) -> None:
        """Keep the problems and tell them line by line."""
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))
