"""The letters of both desks for a debrief: in full, as each was written, with what became of it."""

from __future__ import annotations

from game.app.calendar import stamp
from game.app.correspondence import letter
from game.app.debriefing_timeline import city
from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.letters import Letter
from game.locale import tr
from game.reports.debrief_parts import ClauseTold, LetterTold


def letters_told(session: Session) -> tuple[LetterTold, ...]:
    """Return every letter of a match in order of sending, read or not."""
    found = []
    for sent in session.match.now.archive:
        paper = letter(session, sent.by, sent.id)
        assert paper is not None, "a desk knows the letters it has sent"
        found.append(_told(session, sent, paper))
    return tuple(found)


def _read(session: Session, sent: Letter) -> str:
    if sent.read is None:
        return tr("never read")
    return tr("read {when} (Washington)", when=stamp(session.match.model, sent.read, "us"))


def _told(session: Session, sent: Letter, paper: LetterPaper) -> LetterTold:
    words = lexicon_of(session.match.model)
    return LetterTold(
        id=sent.id,
        side=sent.by,
        t=sent.sent,
        sender=paper.sender,
        addressee=paper.addressee,
        channel=paper.channel_label,
        dateline=paper.dateline,
        read=_read(session, sent),
        state="" if paper.state == "read" and not paper.leaked else paper.state_words,
        tone=paper.tone_label,
        gist=paper.gist,
        salutation=paper.salutation,
        passages=tuple(tuple((p.text, p.clause) for p in row) for row in paper.paragraphs),
        signature=paper.signature,
        clauses=tuple(
            ClauseTold(number=c.number, words=c.words.partition(". ")[2], binds=city(words, c.binds) if c.binds else "")
            for c in paper.clauses
        ),
    )
