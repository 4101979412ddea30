"""A letter on its sheet: letterhead, text with numbered clauses, stamp; and the card it has in a list."""

from __future__ import annotations

from pygame import Rect

from game.app.calendar import span
from game.app.codex_search import Links
from game.app.letter_paper import ClauseLine, LetterPaper, LetterState
from game.locale import Level, marked, reading, tr, trn
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scenes.codex.codex_links import LinkedText
from game.ui.scenes.parts import capital, known_icon, sentence
from game.ui.widgets import Act, Card, Column, Icon, Label, Mark, Pad, Row, Rule, Scroll, Sheet, Stamp, Text, Widget

STAMPS: dict[LetterState, str] = {
    "draft": marked("Draft"),
    "under-way": marked("Under way"),
    "standing": marked("Stands"),
    "read": marked("Read"),
    "answered": marked("Answered"),
    "accepted": marked("Accepted"),
    "lapsed": marked("Lapsed"),
    "withdrawn": marked("Taken back"),
    "bettered": marked("Overtaken"),
}
MARGIN = 12
"""Room at the sides of a letter's text, in canvas pixels."""
MOSCOW_STAMPS: dict[LetterState, str] = {"read": "Прочитано", "under-way": "Отправлено"}


def stamp_of(paper: LetterPaper, *, moscow: bool) -> str:
    """What is stamped on a letter by the desk it lies on."""
    if paper.leaked and paper.state in ("read", "answered"):
        return tr("Leaked")
    if moscow and reading().language != "ru" and paper.state in MOSCOW_STAMPS:
        return MOSCOW_STAMPS[paper.state]
    return tr(STAMPS[paper.state])


def letter_runs(paper: LetterPaper) -> list[Run]:
    """The letter's own words; each sentence that puts a clause into words is underlined and carries its number."""
    runs = [Run(f"{paper.salutation}\n\n")] if paper.salutation else []
    for i, row in enumerate(paper.paragraphs):
        if i:
            runs.append(Run("\n\n"))
        for j, passage in enumerate(row):
            runs.append(Run(" ")) if j else None
            number = "" if passage.clause is None else str(passage.clause)
            runs.append(Run(passage.text, underline="accent" if number else "", note=number))
    if paper.signature:
        runs.append(Run(f"\n\n{paper.signature}"))
    return runs


class LetterText(Scroll):
    """The text of a letter with a margin at its sides, so that the ring of the focus runs clear of the words.

    seek: number of a clause to bring into sight, and a count that changes whenever it is to be sought anew.
    """

    seek: tuple[int, int] = (0, 0)

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect.inflate(-2 * kit.gap(MARGIN), 0))
        self.rect = rect
        if self.seek[0] and self.memory.get(f"sought:{self.ident}") != self.seek:
            self.memory[f"sought:{self.ident}"] = self.seek
            self._bring(kit, str(self.seek[0]))

    def _bring(self, kit: Kit, number: str) -> None:
        """Scroll until the line that ends a clause stands in the window, with some of what goes before it."""
        text = self.children[0]
        if not isinstance(text, Text) or not self.turner.shown:
            return
        step = kit.type.height(text.style)
        lines = kit.type.wrap(text.words, text.style, max(1, text.rect.width))
        ends = [i for i, line in enumerate(lines) if any(piece.run.note == number for piece in line.pieces)]
        if ends and not self.at <= ends[0] * step < self.at + self.window.height:
            self.at = max(0, (ends[0] + 2) * step - self.window.height)
            self.place(kit, self.rect)


def letter_sheet(
    paper: LetterPaper,
    *,
    moscow: bool,
    copies: bool = False,
    bare: bool = False,
    empty: str = "",
    ident: str = "letter",
    first: bool = False,
    seek: tuple[int, int] = (0, 0),
    links: Links | None = None,
) -> Sheet:
    """A letter as it lies on the desk.

    bare: without letterhead and stamp, where there is little room. empty: what stands in place of a text not yet there.
    seek: see LetterText. links: what finds the words that the codex explains, which are underlined then.
    """
    runs = letter_runs(paper) if paper.paragraphs else [Run(empty, italic=True, colour="ink_soft")]
    if paper.paragraphs and paper.gist and paper.state != "draft" and reading().level is Level.SHORT:
        runs = [Run(paper.gist, bold=True), Run("\n\n"), *runs]
    if bare:
        runs = [Run(f"{paper.dateline}\n\n", colour="ink_soft"), *runs]
    words = Text(runs, "typed") if links is None else LinkedText(runs, links, "typed")
    text = LetterText(words, ident=ident, name=tr("The letter"), first=first)
    text.seek = seek
    if bare:
        return Sheet([text.grow()], pad=6)
    head = [
        Text(line, "letterhead" if i == 0 else "small", "accent", align="centre")
        for i, line in enumerate(paper.letterhead)
    ]
    foot = Row(
        [
            Stamp(stamp_of(paper, moscow=moscow), angle=-5 if paper.state == "draft" else 4),
            Text(_foot(paper), "small", "ink_soft", align="right").grow(),
        ],
        gap=16,
    )
    beside = (MARGIN, 0)
    return Sheet(
        [
            Pad(Column(head, gap=0), (MARGIN, 8, MARGIN, 0)),
            Pad(Text(paper.dateline, "typed", align="right"), beside),
            text.grow(),
            Pad(foot, beside),
        ],
        pad=12,
        gap=8,
        copies=copies,
    )


def _foot(paper: LetterPaper) -> str:
    count = trn("{count} word", "{count} words", paper.words) if paper.words else ""
    said = tr("Signed when the watch is sealed") if paper.state == "draft" else sentence(paper.read_line)
    return "\n".join(part for part in (said, count) if part)


def time_line(paper: LetterPaper) -> str:
    """How long an offer still stands and how long an answer is waited for, in words; empty when nothing runs."""
    parts = []
    if paper.hours_left is not None:
        parts.append(tr("Stands {time} more.", time=span(paper.hours_left)))
    if paper.deadline_hours is not None:
        parts.append(tr("An answer is wanted within {time}.", time=span(paper.deadline_hours)))
    elif paper.deadline_words:
        parts.append(tr("It wants {what}.", what=paper.deadline_words))
    return " ".join(parts)


def document_form(paper: LetterPaper) -> Widget:
    """The marks of a document: who wrote it to whom, by which way, when, and what has become of it."""
    rows = [
        (tr("From"), paper.sender),
        (tr("To"), paper.addressee),
        (tr("Way"), paper.channel_label),
        (tr("Written"), paper.dateline),
        (tr("Read"), capital(paper.read_line)),
        (tr("Answers"), capital(paper.answers_line)),
        (tr("Tone"), capital(paper.tone_label)),
        (tr("Haste"), tr("Asked for") if paper.urgent else ""),
        (tr("Time for an answer"), capital(paper.deadline_words)),
        (tr("State"), " ".join(part for part in (sentence(paper.state_words), time_line(paper)) if part)),
    ]
    lines: list[Widget] = []
    for name, value in rows:
        if value:
            lines += [Rule(), Row([Label(name, "ink_soft").wide(104), Text(value, "small").grow()], gap=8)]
    return Column(lines, gap=3)


def clause_list(paper: LetterPaper, *, worth: bool = True, kinds: bool = False) -> Widget:
    """The clauses of a letter, numbered as in its text: what is done with a term, and what that is worth here.

    kinds: with whom each of them would bind.
    """
    if not paper.clauses:
        return Text(tr("It names no terms."), "body", "ink_soft")
    rows: list[Widget] = []
    for i, clause in enumerate(paper.clauses):
        if i:
            rows.append(Rule())
        rows.append(clause_line(clause, worth=worth, binds=_bound(paper, clause) if kinds else ""))
    return Column(rows, gap=5)


def _bound(paper: LetterPaper, clause: ClauseLine) -> str:
    if clause.binds is None:
        return ""
    return tr("binds {whom}", whom=paper.sender if clause.binds == paper.by else paper.addressee)


def clause_line(clause: ClauseLine, *, worth: bool = True, binds: str = "") -> Widget:
    """One clause: number, term, what is said of it, whether it is secret, whom it binds."""
    said = tr("{kind}: {level}", kind=clause.kind, level=clause.level)
    hushed = tr("secret") if clause.secret else ""
    note = sentence("; ".join(part for part in (hushed, binds, clause.worth if worth else "") if part))
    return Row(
        [
            Text(str(clause.number), "figure", "accent").wide(26),
            Column(
                [
                    Text([Run(clause.term, bold=True), Run(f"  {said}")], "body"),
                    Text(note, "small", "ink_soft") if note else None,
                ],
                gap=0,
            ).grow(),
            Icon("ui-lock", 20) if clause.secret else None,
        ],
        gap=8,
        align="top",
    )


def letter_card(
    paper: LetterPaper, *, act: Act, icon: str, new: bool, gist: bool, ident: str, first: bool = False
) -> Card:
    """A letter in a list: who to whom, when, what it comes to, and what has become of it. gist: with its terms."""
    fresh = new or paper.state in ("standing", "under-way")
    stock = "paper" if fresh else "manila"
    who = paper.sender if not paper.own else tr("To {whom}", whom=paper.addressee)
    when = paper.clock
    state = sentence(paper.state_words)
    running = time_line(paper)
    children: list[Widget | None] = [
        Row(
            [
                Icon(known_icon(icon, "ui-letter"), 22, ground=stock),
                Label(who, "ink").grow(),
                Text(when, "small", "ink_soft") if gist else None,
                Mark("disc", 11, "accent_2") if new else None,
            ],
            gap=8,
        ),
        Text(paper.headline, "row_title"),
        Text(paper.gist, "body") if gist and paper.gist else None,
        Text([Run(state, bold=paper.state == "standing"), Run(f" {running}" if running else "")], "small", "ink_soft"),
        None if gist else Text(when, "small", "ink_soft"),
    ]
    spoken = ". ".join(part for part in (who, paper.channel_label, when, paper.headline, state, running) if part)
    return Card(children, name=spoken, act=act, stock=stock, new=new, ident=ident, first=first, gap=3, pad=10)
