"""Everything a desk has learned, as one plain text: watch by watch, letters in full, each line with its source."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import Final

from game.app.correspondence import letter, sent_letters
from game.app.fact_words import InboxItem
from game.app.inbox import log
from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.app.why import after
from game.core.sides import Side
from game.locale import tr
from game.saves.atomic import write_whole

_WIDTH: Final = 88


def transcript(session: Session, side: Side) -> str:
    """Return the record of a desk as plain text, lines of at most 88 letters."""
    words = lexicon_of(session.match.model)
    leader = words.text("sides", side, "leader", side)
    parts = [tr("Knot of War: the record of {leader}'s desk", leader=leader)]
    own = {paper.id: paper for paper in sent_letters(session, side)}
    for page in log(session, side):
        head = tr("Watch {watch} · {date} · {stage}", watch=page.watch, date=page.date, stage=page.stage)
        parts.append(f"{head}\n{'=' * min(len(head), _WIDTH)}")
        if not page.items:
            parts.append(tr("Nothing was heard in this watch."))
        for item in page.items:
            parts += _item(session, side, item)
            if item.letter in own:
                del own[item.letter]
    if own:
        head = tr("Letters of this desk that are not known to have been read")
        parts.append(f"{head}\n{'=' * min(len(head), _WIDTH)}")
        for paper in reversed(own.values()):
            parts += _letter(paper)
    said = after(session, side)
    if said:
        head = tr("At the table, after the last watch")
        parts.append(f"{head}\n{'=' * min(len(head), _WIDTH)}")
        parts += [_lines(line) for line in said]
    return "\n\n".join(parts) + "\n"


def _item(session: Session, side: Side, item: InboxItem) -> list[str]:
    parts = [_lines(tr("{when}, {sender}: {title}.", when=item.when, sender=item.sender, title=item.title))]
    paper = letter(session, side, item.letter) if item.letter and item.kind == "letter" else None
    if paper is not None:
        parts += _letter(paper)
    elif item.text:
        parts.append(_lines(item.text))
    if item.record:
        parts.append(_lines(item.record))
    if item.source:
        parts.append(_lines(tr("Source: {source}", source=item.source)))
    return parts


def _letter(paper: LetterPaper) -> list[str]:
    head = tr(
        "{sender} to {addressee}, {channel}, {date}.",
        sender=paper.sender,
        addressee=paper.addressee,
        channel=paper.channel_label,
        date=paper.dateline,
    )
    return [_lines(head, 4), *(_lines(part, 4) for part in paper.text.split("\n\n") if part.strip())]


def _lines(text: str, indent: int = 0) -> str:
    space = " " * indent
    return fill(" ".join(text.split()), _WIDTH, initial_indent=space, subsequent_indent=space)


def write_transcript(session: Session, side: Side, folder: Path) -> str:
    """Write the record beside the saves; return a sentence that says where it lies, or why not.

    The same match and desk are always written to the same file.
    """
    name = f"record-{side}-{session.tree.cursor[:8]}.txt" if session.tree is not None else f"record-{side}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, transcript(session, side).encode())
    except OSError as error:
        why = error.strerror or error
        return tr(
            "The record could not be written to {folder}: {why}. Make room, or change the folder.",
            folder=folder,
            why=why,
        )
    return tr("The record is written: {path}", path=folder / name)
