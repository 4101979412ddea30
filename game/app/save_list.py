"""Everything that is kept, as a list: what each save is, and why one cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.app.save_words import SaveWords, save_words
from game.saves import Cover, SaveEntry, SaveError, SaveStore


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLine:
    """One save in a list.

    Args:
        words: what it is, in a line.
        over: whether the match has ended.
        problem: why it cannot be opened, if so.
        about: the same as `words` in parts; None for what cannot be opened.
        cover: its picture, if there is a whole one.
    """

    entry: SaveEntry
    kind: str
    words: str
    over: bool
    problem: str | None
    about: SaveWords | None = None
    cover: Cover | None = None


def saves(store: SaveStore) -> tuple[SaveLine, ...]:
    """Return the saves that can be gone on with: named ones, matches in play, autosaves; newest first in each."""
    found = []
    for entry in (*store.slots(), *store.matches(), *store.autosaves()):
        line = SaveLine(entry=entry, kind=entry.kind, words=entry.name, over=False, problem=None)
        try:
            about = save_words(store.load(entry))
        except SaveError as error:
            found.append(replace(line, problem=str(error.problem)))
        else:
            cover = store.cover(entry)
            found.append(replace(line, words=about.line, over=about.over, about=about, cover=cover))
    return tuple(found)
