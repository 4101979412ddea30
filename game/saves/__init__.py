"""Saves: what was decided and what fell, line by line, so that a match survives a crash at any instant.

May import `game.core` and `game.content`; knows nothing of windows or opponents. Begin with `SaveStore`;
`game.history.reopen` plays a saved match up to where it stands.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from game.saves.covers import Cover
    from game.saves.journal import Journal
    from game.saves.places import home_folder, saves_folder
    from game.saves.problems import SaveError, SaveProblem
    from game.saves.record import Finished, Record, RecordStore
    from game.saves.schema import Fell, Header, SavedMatch, Seats, fell_of
    from game.saves.store import SaveEntry, SaveStore, new_match_id

__all__ = [
    "Cover",
    "Fell",
    "Finished",
    "Header",
    "Journal",
    "Record",
    "RecordStore",
    "SaveEntry",
    "SaveError",
    "SaveProblem",
    "SaveStore",
    "SavedMatch",
    "Seats",
    "fell_of",
    "home_folder",
    "new_match_id",
    "saves_folder",
]

_WHERE: Final = {
    "Cover": "covers",
    "Fell": "schema",
    "Finished": "record",
    "Header": "schema",
    "Journal": "journal",
    "Record": "record",
    "RecordStore": "record",
    "SaveEntry": "store",
    "SaveError": "problems",
    "SaveProblem": "problems",
    "SaveStore": "store",
    "SavedMatch": "schema",
    "Seats": "schema",
    "fell_of": "schema",
    "home_folder": "places",
    "new_match_id": "store",
    "saves_folder": "places",
}
"""Where each name is defined. It is loaded when first asked for: the first page need not wait for saves."""


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
