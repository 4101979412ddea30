"""The letters of both desks for a debrief: in full, as each was written, with what became of it."""

from __future__ import annotations

from game.app.calendar import stamp
from game.app.correspondence import letter
from game.app.debriefing_beside import clause_beside, left_out, letter_beside, letter_pairs
from game.app.debriefing_timeline import city
from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.definitions import Model
from game.core.letters import Letter
from game.core.sides import Side
from game.history.branch import Branch
from game.history.compare_letters import LetterPair
from game.locale import tr
from game.reports.debrief_parts import ClauseTold, LetterTold


def letters_told(session: Session, history: Branch | None = None) -> tuple[LetterTold, ...]:
    """Return every letter of a match in order of sending, read or not; with what is otherwise than in 1962 marked."""
    found = []
    archive = session.match.now.archive
    found_on_the_desk = {x.id for x in session.chronicle.pages[0].archive}
    pairs = letter_pairs(tuple(x for x in archive if x.id not in found_on_the_desk), history)
    for sent in session.match.now.archive:
        paper = letter(session, sent.by, sent.id)
        assert paper is not None, "a desk knows the letters it has sent"
        found.append(_told(session, sent, paper, pairs.get(sent.id)))
    return tuple(found)


def _read(session: Session, sent: Letter) -> str:
    if sent.read is None:
        return tr("never read")
    return tr("read {when} (Washington)", when=stamp(session.match.model, sent.read, "us"))


def _beside(model: Model, pair: LetterPair, by: Side) -> str:
    """Return how a letter stands to that of 1962, and what that one had besides."""
    also = left_out(model, pair, by)
    besides = tr("1962 had besides: {clauses}.", clauses="; ".join(also)) if also else ""
    return f"{letter_beside(pair)} {besides}".strip()


def _told(session: Session, sent: Letter, paper: LetterPaper, pair: LetterPair | None) -> LetterTold:
    model = session.match.model
    words = lexicon_of(model)
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
            ClauseTold(
                number=c.number,
                words=c.words.partition(". ")[2],
                binds=city(words, c.binds) if c.binds else "",
                differs="" if pair is None else clause_beside(model, pair, clause, sent.by),
            )
            for c, clause in zip(paper.clauses, sent.clauses, strict=True)
        ),
        beside="" if pair is None else _beside(model, pair, sent.by),
    )
