"""Saves: what was decided and what fell, line by line, so that a match survives a crash at any instant.

May import `game.core` and `game.content`; knows nothing of windows or opponents. Begin with `SaveStore`;
`game.history.reopen` plays a saved match up to where it stands.
"""

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
