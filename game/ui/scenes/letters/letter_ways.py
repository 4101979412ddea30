"""How a letter goes: the letter it answers, its tone, its channel, and a time for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.term_sheet import ChannelLine, deadlines, tones
from game.core.definitions import Model
from game.locale import tr, trn
from game.ui.intents import Intent
from game.ui.paint.typesetting import Run
from game.ui.scenes.letters.letter_sheet import time_line
from game.ui.scenes.parts import capital, known_icon, sentence
from game.ui.spoken import joined
from game.ui.widgets import (
    Button,
    Column,
    Dialog,
    Keycap,
    Label,
    Pad,
    Pages,
    RadioRow,
    Row,
    Rule,
    Segments,
    Sheet,
    Stops,
    Switch,
    Text,
    Widget,
)


class WayRow(RadioRow):
    """A channel: a voice tells of each what the eye sees of the chosen one only."""

    told = ""

    def state(self) -> str:
        if self.reason:
            return super().state()
        return joined(tr("chosen") if self.chosen else tr("not chosen"), self.right, self.told)


def channel_note(line: ChannelLine) -> str:
    """What is to be known of a channel, in a few words."""
    parts = [
        tr("Seen by: {whom}.", whom=line.seen_by),
        trn(
            "Takes {time}, {count} point of attention.",
            "Takes {time}, {count} points of attention.",
            line.cost,
            time=line.delay,
        ),
        sentence(line.leak),
    ]
    if line.deniable:
        parts.append(tr("Can be denied."))
    if not line.stands:
        parts.append(tr("Nothing said here stands as an offer."))
    elif line.carries_yes:
        parts.append(tr("Can carry a yes."))
    return " ".join(parts)


def channel_brief(line: ChannelLine) -> str:
    """The two things that weigh most: who sees it, and what it costs."""
    if line.stands:
        return trn("Seen by: {whom}. {count} point.", "Seen by: {whom}. {count} points.", line.cost, whom=line.seen_by)
    return trn(
        "Seen by: {whom}. {count} point, nothing stands.",
        "Seen by: {whom}. {count} points, nothing stands.",
        line.cost,
        whom=line.seen_by,
    )


def channel_rows(
    model: Model, lines: Sequence[ChannelLine], chosen: str, pick: Callable[[str], Intent | None], *, full: bool
) -> list[Widget]:
    """A radio row for each channel. full: all notes are shown, not only that of the chosen one."""
    rows: list[Widget] = []
    for line in lines:
        now = line.id == chosen
        name = lexicon_of(model).text("channels", line.id, "name", line.label)
        row = WayRow(
            name,
            partial(pick, line.id),
            chosen=now,
            note=channel_note(line) if full else channel_brief(line) if now else "",
            right="" if line.reason else line.brief,
            icon=known_icon(line.icon, "ch-cable"),
            reason=line.reason,
            style="row_title" if full or now else "body",
            ident=f"way/{line.id}",
        )
        row.told = channel_note(line)
        row.keys = ("H",) if now and not full else ()
        rows.append(row)
    return rows


def channel_sheet(rows: Sequence[Widget]) -> Widget:
    """All channels on one sheet, by page where they do not fit."""
    head = Row([Label(tr("Channel"), "ink").grow(), Label(tr("Delay"), "ink_soft"), Keycap("H")], gap=8)
    lines: list[Widget] = [Column([Rule(), row], gap=0) for row in rows]
    pages = Pages(lines, ident="ways", name=tr("Channel"), gap=0, ink="ink", face="paper")
    return Sheet([Sheet([head], pad=6, shadow=False), Pad(pages, (4, 0, 4, 4)).grow()], pad=0, gap=0)


def tone_sheet(tone: float, pick: Callable[[float], Intent | None]) -> Widget:
    """The five tones on a line, warmest first."""
    stops = list(reversed(tones()))
    nearest = min(range(len(stops)), key=lambda i: abs(stops[i][0] - tone))
    names = [capital(label) for _, label in stops]
    head = Row([Label(tr("Tone"), "ink").grow(), Keycap("Left"), Keycap("Right")], gap=6)
    return Sheet(
        [head, Stops(tr("Tone"), names, nearest, lambda i: pick(stops[i][0]), keys=("T",), ident="tone")], gap=2, pad=10
    )


def answers_sheet(
    answered: LetterPaper | None, open_list: Callable[[], Intent | None], take_over: Widget | None
) -> Widget:
    """The letter that is answered, with the way to another."""
    words = _title(answered) if answered is not None else tr("None: it stands by itself")
    lines = [Text(_clipped(words), "row_title")]
    if answered is not None:
        lines = [Text([Run(_clipped(words), bold=True)], "small"), Text(_when(answered), "small", "ink_soft")]
    spoken = tr("Answers: {letter}. Choose another", letter=words)
    choose = Button(tr("Choose"), open_list, key="A", kind="paper", spoken=spoken, ident="answers")
    text = Column([Label(tr("Answers"), "ink"), *lines], gap=0)
    return Sheet([Row([text.grow(), choose], gap=8), take_over], stock="manila", gap=6, pad=8)


def answers_dialog(
    letters: Sequence[LetterPaper], chosen: str | None, pick: Callable[[str | None], Intent | None], tall: float
) -> Dialog:
    """The letters that can be answered."""
    rows: list[Widget] = [
        RadioRow(
            tr("No letter"),
            partial(pick, None),
            chosen=chosen is None,
            note=tr("It stands by itself."),
            ident="answers/none",
        )
    ]
    rows += [
        RadioRow(
            _title(paper),
            partial(pick, paper.id),
            chosen=paper.id == chosen,
            note=" ".join(part for part in (_when(paper), sentence(paper.state_words), time_line(paper)) if part),
            ident=f"answers/{paper.id}",
            first=paper.id == chosen,
        )
        for paper in letters
    ]
    body = Pages(rows, ident="answers", ink="ink", face="paper", gap=2).high(tall).grow()
    return Dialog(
        Sheet([Label(tr("Which letter does it answer?"), "ink"), body]),
        name=tr("Which letter does it answer?"),
        width=620,
    )


def _title(paper: LetterPaper) -> str:
    return capital(paper.headline)


def _clipped(words: str) -> str:
    return words if len(words) <= 34 else words[:34].rsplit(" ", 1)[0].rstrip(",;:.") + " ..."


def _when(paper: LetterPaper) -> str:
    return sentence(paper.clock)


def haste_rows(
    hours: int, urgent: bool, set_hours: Callable[[int], Intent | None], set_urgent: Callable[[], Intent | None]
) -> list[Widget]:
    """A time for an answer, and whether it asks for haste."""
    offered = [hour for hour, _ in deadlines()]
    names = [tr("None") if hour == 0 else tr("{hours} h", hours=hour) for hour in offered]
    now = offered.index(hours) if hours in offered else 0
    spoken = Text(
        tr("Hours from its reading. If the time runs out and you do nothing, it was a bluff."), "small", "ink_soft"
    )
    return [
        Sheet(
            [
                Row([Label(tr("A time for an answer"), "ink").grow(), Keycap("6")]),
                Segments(
                    tr("A time for an answer"),
                    names,
                    now,
                    lambda i: set_hours(offered[i]),
                    keys=("6",),
                    ident="warn/deadline",
                ),
                spoken,
            ],
            gap=5,
            pad=10,
        ),
        Sheet(
            [
                Switch(
                    tr("Ask for haste"),
                    urgent,
                    set_urgent,
                    note=tr("Every hour counts, and it says so."),
                    key="7",
                    ident="warn/urgent",
                )
            ],
            pad=8,
        ),
    ]
