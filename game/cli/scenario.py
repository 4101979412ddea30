"""Scenarios, starts and presets by the names that people type."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from game.cli.exits import Complaint, Exit
from game.content import ContentError, load_model
from game.core.definitions import Model

_UNKNOWN = frozenset({"unknown-scenario", "unknown-policy"})


def scenario_of(name: str) -> Model:
    """Return a scenario by id or path.

    Raises:
        Complaint: it is not known, or cannot be read.
    """
    try:
        return load_model(name)
    except ContentError as error:
        raise refused(error) from None


def refused(error: ContentError) -> Complaint:
    """Return a content error as a complaint: exit code 2 for a name not known, 3 for a file that is wrong."""
    only_unknown = all(p.code in _UNKNOWN for p in error.problems)
    if only_unknown and len(error.problems) == 1:
        p = error.problems[0]
        parts = (p.message, f"expected {p.expected}" if p.expected else "", p.mend)
        return Complaint("; ".join(part for part in parts if part), Exit.USAGE)
    return Complaint(str(error), Exit.CONTENT)


def named(what: str, given: str | None, known: Iterable[str], default: str) -> str:
    """Return a name if it is known, or the default if none was given.

    Raises:
        Complaint: it is not known.
    """
    names = list(known)
    if given is None:
        return default
    if given in names:
        return given
    close = get_close_matches(given, names, n=1, cutoff=0.5)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    raise Complaint(f"there is no {what} {given!r}: choose one of {', '.join(names)}{hint}")
