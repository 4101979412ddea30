"""Games played, in plain text: sums, endings seen, and what is worth doing. It stays on this machine."""

from __future__ import annotations

from game.app.record_book import RecordBook, ScenarioLines, book_of
from game.locale import tr, trn
from game.saves import RecordStore
from game.terminal.paper import Paper


def show_record(paper: Paper, records: RecordStore) -> None:
    """Write the record as it stands, and what is wrong with its file if anything is."""
    book = book_of(records.record)
    paper.head(tr("Games played"))
    paper.say(tr("Kept on this machine only. Nothing here is a grade."))
    if records.trouble is not None:
        paper.say(str(records.trouble))
    _sums(paper, book)
    for lines in book.scenarios:
        _scenario(paper, lines)
    paper.subhead(tr("Worth doing: {done} of {count}", done=book.earned, count=len(book.habits)))
    for habit, when in book.habits:
        state = tr("done") if when else tr("not yet")
        told = tr("{name} ({state}). {how}", name=tr(habit.name), state=state, how=tr(habit.how))
        paper.say(f"- {told}", indent=2, hang=4)


def _sums(paper: Paper, book: RecordBook) -> None:
    paper.line()
    if not book.games:
        paper.say(
            tr("No match has come to its end yet. When one does, it is noted here: how it ended, and how near it was.")
        )
        return
    sums = (
        trn("{count} game to its end", "{count} games to their end", book.games),
        trn("{count} watch sat through", "{count} watches sat through", book.watches),
        trn("{count} letter sent", "{count} letters sent", book.letters),
        trn("{count} question answered", "{count} questions answered", book.questions),
    )
    paper.say(f"{'; '.join(sums)}.")
    if book.nearest is not None:
        paper.say(tr("Highest tension without a war: {tension} of 100.", tension=f"{book.nearest:.0f}"))
    wars = sum(lines.wars for lines in book.scenarios)
    if wars:
        paper.say(
            trn(
                "{count} game ended in war. Wars are counted, not collected.",
                "{count} games ended in war. Wars are counted, not collected.",
                wars,
            )
        )


def _scenario(paper: Paper, lines: ScenarioLines) -> None:
    seen = tr("{found} of {count} seen", found=lines.found, count=len(lines.endings))
    paper.subhead(f"{lines.title}, {seen}")
    for line in lines.endings:
        if line.times:
            often = f" ({tr('{count} times', count=line.times)})" if line.times > 1 else ""
            paper.say(f"- {line.name}{often}", indent=2, hang=4)
    unseen = [line.hint for line in lines.endings if not line.times]
    for hint in dict.fromkeys(unseen):
        count = unseen.count(hint)
        words = tr("{hint} ({count} of them)", hint=hint, count=count) if count > 1 else hint
        paper.say(f"? {words}", indent=2, hang=4)
    if lines.overruled:
        paper.say(trn("{count} leader overruled", "{count} leaders overruled", lines.overruled), indent=2)
