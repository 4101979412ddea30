"""What can be wrong with a save, in words for the person who wants to play on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveProblem:
    """Something that keeps a save from being written or read.

    Args:
        code: permanent kebab-case id, listed in docs/errors.md.
        because: one sentence that says what was found.
        safe: what is not lost.
        mend: what to do.
    """

    code: str
    because: str
    safe: str
    mend: str

    def __str__(self) -> str:
        """Return the whole problem as one paragraph."""
        return f"{self.because} {self.safe} {self.mend}"


class SaveError(Exception):
    """A save that cannot be opened or written, raised where nothing can go on without it."""

    def __init__(self, problem: SaveProblem) -> None:
        """Carry the problem."""
        super().__init__(str(problem))
        self.problem = problem


def not_a_save(name: str, why: str) -> SaveProblem:
    """Return the problem of a file that this game never wrote, or of which nothing can be read."""
    return SaveProblem(
        code="not-a-save",
        because=f"{name!r} is not a saved match of this game: {why}.",
        safe="The file was not touched.",
        mend="Choose another save, or an autosave of the same match.",
    )


def newer_format(name: str, found: int, known: int, made_by: str) -> SaveProblem:
    """Return the problem of a save that a later version of the game wrote."""
    return SaveProblem(
        code="newer-save",
        because=f"{name!r} was written by a newer version of the game ({made_by}, save format {found}; "
        f"this version reads up to format {known}).",
        safe="The file was not touched and the newer version will still open it.",
        mend="Update the game to open it.",
    )


def changed_line(name: str, line: int, why: str) -> SaveProblem:
    """Return the problem of a save of which a line in the middle was edited, lost or spoilt."""
    return SaveProblem(
        code="changed-save",
        because=f"{name!r} was changed after it was written: line {line} {why}.",
        safe=f"The {line - 1} lines before it are sound, and the file was not touched.",
        mend="Open an autosave of the same match, or bring the file back from a copy.",
    )


def bad_header(name: str, why: str) -> SaveProblem:
    """Return the problem of a save whose first line does not make sense."""
    return SaveProblem(
        code="bad-header",
        because=f"The first line of {name!r} does not describe a match: {why}.",
        safe="The file was not touched.",
        mend="Open an autosave of the same match, or bring the file back from a copy.",
    )


def cannot_write(folder: str, error: OSError) -> SaveProblem:
    """Return the problem of a full disk, a read-only folder or a folder that is gone."""
    return SaveProblem(
        code="cannot-write",
        because=f"The match cannot be saved in {folder}: {error.strerror or error}.",
        safe="The game goes on and keeps everything in memory; it tries again at each step.",
        mend="Make room or make the folder writable; or start the game with --saves FOLDER.",
    )


def cannot_read(name: str, error: OSError) -> SaveProblem:
    """Return the problem of a save that the system does not let us read."""
    return SaveProblem(
        code="cannot-read",
        because=f"{name!r} cannot be read: {error.strerror or error}.",
        safe="The file was not touched.",
        mend="Check that it is there and that you may read it, or choose another save.",
    )


def name_taken(name: str) -> SaveProblem:
    """Return the problem of a name that another save has."""
    return SaveProblem(
        code="name-taken",
        because=f"There is a save called {name!r} already.",
        safe="It was not touched.",
        mend="Choose another name.",
    )


def cannot_change(name: str, error: OSError) -> SaveProblem:
    """Return the problem of a save that the system does not let us rename or delete."""
    return SaveProblem(
        code="cannot-change",
        because=f"{name!r} cannot be changed: {error.strerror or error}.",
        safe="It is as it was.",
        mend="Make its folder writable, or change it outside the game.",
    )
