"""The sheets of a debrief that are lists: letters, watches, what was not known, reasons, what came later, sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.locale import tr
from game.reports.debrief_parts import LetterTold
from game.reports.debrief_words import OTHERWISE, capital, starred
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scenes.codex.codex_links import Mentions
from game.ui.scenes.ends.debrief_rows import Told, lifted_row, source_row, watch_rows
from game.ui.scenes.fitting import low
from game.ui.scenes.parts import CITIES, narrow
from game.ui.widgets import Button, Column, Label, Pages, Panel, RadioRow, Row, Rule, Scroll, Sheet, Text, Widget

if TYPE_CHECKING:
    from game.ui.scenes.ends.debrief import DebriefScene


def listed(rows: list[Widget], name: str, ident: str, *, gap: float = 12) -> Widget:
    """A sheet of rows, page by page."""
    body = Pages(rows, ident=f"pages-{ident}", gap=gap, ink="ink", face="paper", name=name)
    return Panel(Sheet([body.grow()], pad=20), name=name)


def headed(title: str, about: str = "") -> Widget:
    """A heading within a list."""
    note = Text(about, "small", "ink_soft") if about else None
    return Column([Label(title, "ink"), Rule("ink", 2), note], gap=2)


def letters_sheet(scene: DebriefScene, kit: Kit) -> Widget:
    """All letters of both desks at the left, one of them in full at the right."""
    letters = scene.told.letters
    if not letters:
        return listed([Text(tr("No letter was written."), "body")], tr("Letters"), "letters")
    shown = letters[min(scene.letter, len(letters) - 1)]
    reading = Panel(letter_in_full(shown, kit), name=tr("The letter"))
    if narrow(kit):
        last = len(letters) - 1
        turner = Row(
            [
                Button(
                    tr("Earlier"),
                    partial(scene.read, scene.letter - 1),
                    key="[",
                    reason="" if scene.letter else tr("this is the first letter"),
                    ident="earlier",
                ),
                Button(
                    tr("Later"),
                    partial(scene.read, scene.letter + 1),
                    key="]",
                    reason="" if scene.letter < last else tr("this is the last letter"),
                    ident="later",
                ),
                Text(tr("{letter} of {letters}", letter=scene.letter + 1, letters=len(letters)), "body", "on_table"),
            ],
            gap=10,
        )
        return Column([Panel(turner, name=tr("Letters")), reading.grow()], gap=10)
    rows = [
        RadioRow(
            f"{letter.sender}: {letter.channel}",
            partial(scene.read, i),
            chosen=letter is shown,
            note=f"{letter.dateline}. {capital(letter.state or letter.read)}",
            ident=f"letter-{i}",
        )
        for i, letter in enumerate(letters)
    ]
    body = Pages(rows, ident="letters", gap=0, ink="ink", face="paper", name=tr("Letters"))
    return Row([Panel(Sheet([body.grow()], pad=6), name=tr("Letters")).wide(400), reading.grow()], gap=16, align="fill")


def letter_in_full(letter: LetterTold, kit: Kit) -> Widget:
    """A letter with the numbers of its clauses, and the clauses in plain words below it; other than 1962's marked."""
    runs = [Run(f"{letter.salutation}\n\n")] if letter.salutation else []
    otherwise = {told.number for told in letter.clauses if told.differs}
    for i, row in enumerate(letter.passages):
        if i:
            runs.append(Run("\n\n"))
        for j, (sentence, clause) in enumerate(row):
            runs.append(Run(" ")) if j else None
            number = "" if clause is None else str(clause)
            line = "accent_2" if clause in otherwise else "accent" if number else ""
            note = f"{number}{OTHERWISE}" if clause in otherwise else number
            runs.append(Run(sentence, underline=line, note=note))
    runs.append(Run(f"\n\n{letter.signature}"))
    if letter.clauses:
        runs.append(Run(f"\n\n{tr('Clause by clause')}", bold=True))
    for told in letter.clauses:
        binds = f" {tr('Binds {who}.', who=told.binds)}" if told.binds else ""
        # The mark is a sign, a word and a line at once: no colour tells it alone.
        sign = starred(told)
        runs.append(Run(f"\n{sign}{told.number}. {capital(told.words)}.{binds}", bold=bool(sign)))
        if told.differs:
            runs.append(Run(f" {told.differs}"))
    fate = " ".join(f"{capital(text.rstrip('.'))}." for text in (letter.read, letter.state) if text)
    title, about = (
        tr(
            "{sender} to {addressee}: {channel}",
            sender=letter.sender,
            addressee=letter.addressee,
            channel=letter.channel,
        ),
        f"{letter.dateline}. {fate} {letter.beside}".strip(),
    )
    head: Widget | None = Column([Text(title, "row_title"), Text(about, "small", "ink_soft"), Rule()], gap=6)
    if low(kit):
        head, runs = None, [Run(title, bold=True), Run(f"\n{about}\n\n"), *runs]
    # One text, since a scroll keeps the lines of a text whole and cuts those of a column.
    return Sheet([head, Scroll(Text(runs, "typed"), ident=f"text-{letter.id}", name=tr("The letter")).grow()], pad=20)


def watches_sheet(scene: DebriefScene) -> Widget:
    """Orders, answers and events, watch by watch, with what lay behind them."""
    rows: list[Widget] = [Text(scene.pages.cause, "row_title")]
    mentions = Mentions(scene.match)
    for watch in scene.told.timeline:
        rows += watch_rows(watch, mentions.text)
    return listed(rows, tr("Watch by watch"), "watches", gap=8)


def unknown_sheet(scene: DebriefScene) -> Widget:
    """What was not known at the desks, group by group."""
    rows: list[Widget] = []
    mentions = Mentions(scene.match)
    for group in scene.told.lifted:
        rows.append(headed(group.title, group.about))
        rows += [lifted_row(thing, mentions.text) for thing in group.lines]
    return listed(
        rows or [Text(tr("Nothing of weight was hidden from the desks."), "body")], tr("The fog lifted"), "unknown"
    )


def reasons_sheet(scene: DebriefScene) -> Widget:
    """What moved the leaders that the game itself played."""
    mentions = Mentions(scene.match)
    rows: list[Widget] = [
        Row(
            [
                Column(
                    [Text(why.when, "label", "ink_soft"), Text(tr(CITIES[why.side]), "small", "ink_soft")], gap=0
                ).wide(140),
                Column([Text(why.act, "row_title"), mentions.text(why.words)], gap=0).grow(),
            ],
            gap=16,
            align="top",
        )
        for why in scene.pages.reasons
    ]
    return listed(rows or [Text(tr("Two persons played; ask each other."), "body")], tr("Their reasons"), "reasons")


def later_sheet(scene: DebriefScene) -> Widget:
    """Promises and what became of them, and what came later, beside what came in fact."""
    told = Mentions(scene.match).text
    rows: list[Widget] = [
        _in_fact(f"{promise.label} ({promise.city}): {promise.state}", promise.text, promise.history, told)
        for promise in scene.told.promises
    ]
    rows += [_in_fact(later.label, later.text, later.history, told) for later in scene.pages.epilogue]
    if scene.pages.kind == "war":
        empty = tr("After a war of this kind nothing is told of what came later.")
    else:
        empty = tr("What came later is not told here.")
    return listed(rows or [Text(empty, "body")], tr("What came later"), "later")


def _in_fact(title: str, text: str, history: str, told: Told) -> Widget:
    """What became of something in this match, and in fact."""
    past = told(tr("In fact: {history}", history=history), "small", "ink_soft") if history else None
    return Column([Text(title, "row_title"), told(text), past, Rule()], gap=2)


def sources_sheet(scene: DebriefScene) -> Widget:
    """Every source, what was invented for play, and how far to trust all this."""
    told = scene.told
    rows: list[Widget] = [headed(tr("Sources")), *[source_row(source, full=True) for source in told.sources]]
    if told.invented:
        rows += [headed(tr("Invented for play")), *[Text(capital(line), "body") for line in told.invented]]
    rows += [
        Column(
            [
                headed(notice.title),
                Text(notice.text, "body"),
                Text(notice.source, "small", "ink_soft") if notice.source else None,
            ],
            gap=4,
        )
        for notice in told.notices
    ]
    pages = scene.pages
    rows += [Text(text, "body") for text in (pages.scores_about, pages.history_about, pages.caveat) if text]
    rows.append(Text(told.model, "small", "ink_soft"))
    return listed(rows, tr("Sources"), "sources", gap=8)
