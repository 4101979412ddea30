"""The interface in the reader's language: marked texts, catalogues, and how somebody wishes to read."""

from game.locale.catalogue import marked, tr, trc, trn
from game.locale.lists import Joint, listed
from game.locale.reading import LANGUAGES, Level, Reading, read_as, reading, use

__all__ = [
    "LANGUAGES",
    "Joint",
    "Level",
    "Reading",
    "listed",
    "marked",
    "read_as",
    "reading",
    "tr",
    "trc",
    "trn",
    "use",
]
