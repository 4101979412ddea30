"""What can be wrong with a save, in words for the person who wants to play on."""

from __future__ import annotations

from dataclasses import dataclass

from game.locale import tr


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
        because=tr("'{name}' is not a saved match of this game: {why}.", name=name, why=why),
        safe=tr("The file was not touched."),
        mend=tr("Choose another save, or an autosave of the same match."),
    )


def newer_format(name: str, found: int, known: int, made_by: str, code: str = "newer-save") -> SaveProblem:
    """Return the problem of a file that a later version of the game wrote: a save, or what `code` says."""
    return SaveProblem(
        code=code,
        because=tr(
            "'{name}' was written by a newer version of the game ({version}, format {found}; "
            "this version reads up to format {known}).",
            name=name,
            version=made_by,
            found=found,
            known=known,
        ),
        safe=tr("The file was not touched and the newer version will still open it."),
        mend=tr("Update the game to open it."),
    )


def changed_line(name: str, line: int, why: str) -> SaveProblem:
    """Return the problem of a save of which a line in the middle was edited, lost or spoilt."""
    return SaveProblem(
        code="changed-save",
        because=tr("'{name}' was changed after it was written: line {line} {why}.", name=name, line=line, why=why),
        safe=tr("The {count} lines before it are sound, and the file was not touched.", count=line - 1),
        mend=tr("Open an autosave of the same match, or bring the file back from a copy."),
    )


def bad_header(name: str, why: str) -> SaveProblem:
    """Return the problem of a save whose first line does not make sense."""
    return SaveProblem(
        code="bad-header",
        because=tr("The first line of '{name}' does not describe a match: {why}.", name=name, why=why),
        safe=tr("The file was not touched."),
        mend=tr("Open an autosave of the same match, or bring the file back from a copy."),
    )


def cannot_write(folder: str, error: OSError) -> SaveProblem:
    """Return the problem of a full disk, a read-only folder or a folder that is gone."""
    return SaveProblem(
        code="cannot-write",
        because=tr("The match cannot be saved in {folder}: {why}.", folder=folder, why=error.strerror or error),
        safe=tr("The game goes on and keeps everything in memory; it tries again at each step."),
        mend=tr("Make room or make the folder writable; or start the game with --saves FOLDER."),
    )


def cannot_read(name: str, error: OSError) -> SaveProblem:
    """Return the problem of a save that the system does not let us read."""
    return SaveProblem(
        code="cannot-read",
        because=tr("'{name}' cannot be read: {why}.", name=name, why=error.strerror or error),
        safe=tr("The file was not touched."),
        mend=tr("Check that it is there and that you may read it, or choose another save."),
    )


def name_taken(name: str) -> SaveProblem:
    """Return the problem of a name that another save has."""
    return SaveProblem(
        code="name-taken",
        because=tr("There is a save called '{name}' already.", name=name),
        safe=tr("It was not touched."),
        mend=tr("Choose another name."),
    )


def cannot_change(name: str, error: OSError) -> SaveProblem:
    """Return the problem of a save that the system does not let us rename or delete."""
    return SaveProblem(
        code="cannot-change",
        because=tr("'{name}' cannot be changed: {why}.", name=name, why=error.strerror or error),
        safe=tr("It is as it was."),
        mend=tr("Make its folder writable, or change it outside the game."),
    )


def damaged_record(aside: str) -> SaveProblem:
    """Return the problem of a record of games that makes no sense and was set aside."""
    return SaveProblem(
        code="damaged-record",
        because=tr("The record of games played was damaged."),
        safe=tr("It was set aside as {file}, and a new one is begun.", file=aside),
        mend=tr("Saves are not touched. Bring the record back from a copy if you have one."),
    )


def newer_record(path: str) -> SaveProblem:
    """Return the problem of a record of games that a later version of the game wrote."""
    return SaveProblem(
        code="newer-record",
        because=tr("The record of games in {file} was written by a newer version of the game.", file=path),
        safe=tr("It is left as it is, and nothing is added to it."),
        mend=tr("Update the game to see it."),
    )


def record_refused(path: str, error: OSError) -> SaveProblem:
    """Return the problem of a record of games that cannot be read or written."""
    return SaveProblem(
        code="record-refused",
        because=tr("The record of games cannot be kept in {file}: {why}.", file=path, why=error.strerror or error),
        safe=tr("Matches and saves are not touched."),
        mend=tr("Make room, or make the folder writable."),
    )
