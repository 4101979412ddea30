"""What keeps a study from going on, in words for the person who asked for it."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What a study stumbled over; the command line makes an exit code of it."""

    EXTRA = "extra"  # an optional package is not installed
    FOLDER = "folder"  # the folder cannot be used
    WORKERS = "workers"  # workers cannot be reached, do not fit, or die again and again


class StudyError(Exception):
    """A study that cannot go on; what was finished stays."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        """Carry what kind of trouble it is, and the words."""
        super().__init__(message)
        self.trouble = trouble
        self.message = message

    def __reduce__(self) -> tuple[type[StudyError], tuple[Trouble, str]]:
        """Pickle by its parts, so that a worker can tell its client."""
        return type(self), (self.trouble, self.message)
