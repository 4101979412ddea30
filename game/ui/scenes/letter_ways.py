"""How a letter goes: the letter it answers, its tone, its channel, and a time for an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from game.app.letter_paper import LetterPaper
from game.app.lexicon import lexicon_of
from game.app.term_sheet import ChannelLine, deadlines, tones
from game.core.definitions import Model
from game.ui.intents import Intent
from game.ui.scenes.letter_sheet import time_line
from game.ui.scenes.parts import known_icon, sentence
from game.ui.typesetting import Run
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

_YEAR = re.compile(r" \d{4},")


class WayRow(RadioRow):
    """A channel: a voice tells of each what the eye sees of the chosen one only."""

    told = ""

    def state(self) -> str:
        return super().state() if self.reason else f"{super().state()}, {self.told}"


def short_delay(words: str) -> str:
    """`5 to 12 hours` as `5-12 h`; less than an hour counts as one."""
    words = re.sub(r"^\d+ minutes to ", "", words)
    words = re.sub(r"(\d+) to (\d+)", "\\1\u2013\\2", words)
    return re.sub(r" hours?", " h", re.sub(r" minutes", " min", words))


def channel_note(line: ChannelLine) -> str:
    """What is to be known of a channel, in a few words."""
    cost = f"{line.cost} point{'' if line.cost == 1 else 's'} of attention"
    parts = [f"Seen by: {line.seen_by}", f"Takes {line.delay}, {cost}", line.leak.capitalize()]
    if line.deniable:
        parts.append("Can be denied")
    if not line.stands:
        parts.append("Nothing said here stands as an offer")
    elif line.carries_yes:
        parts.append("Can carry a yes")
    return " ".join(sentence(part) for part in parts)


def channel_brief(line: ChannelLine) -> str:
    """The two things that weigh most: who sees it, and what it costs."""
    stands = "" if line.stands else ", nothing stands"
    return f"Seen by: {line.seen_by}. {line.cost} point{'' if line.cost == 1 else 's'}{stands}."


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
            right="" if line.reason else short_delay(line.delay),
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
    head = Row([Label("Channel", "ink").grow(), Label("Delay", "ink_soft"), Keycap("H")], gap=8)
    lines: list[Widget] = [Column([Rule(), row], gap=0) for row in rows]
    pages = Pages(lines, ident="ways", name="Channel", gap=0, ink="ink", face="paper")
    return Sheet([Sheet([head], pad=6, shadow=False), Pad(pages, (4, 0, 4, 4)).grow()], pad=0, gap=0)


def tone_sheet(tone: float, pick: Callable[[float], Intent | None]) -> Widget:
    """The five tones on a line, warmest first."""
    stops = list(reversed(tones()))
    nearest = min(range(len(stops)), key=lambda i: abs(stops[i][0] - tone))
    names = [label[:1].upper() + label[1:] for _, label in stops]
    head = Row([Label("Tone", "ink").grow(), Keycap("Left"), Keycap("Right")], gap=6)
    return Sheet(
        [head, Stops("Tone", names, nearest, lambda i: pick(stops[i][0]), keys=("T",), ident="tone")], gap=2, pad=10
    )


def answers_sheet(
    answered: LetterPaper | None, open_list: Callable[[], Intent | None], take_over: Widget | None
) -> Widget:
    """The letter that is answered, with the way to another."""
    words = _title(answered) if answered is not None else "None: it stands by itself"
    lines = [Text(_clipped(words), "row_title")]
    if answered is not None:
        lines = [Text([Run(_clipped(words), bold=True)], "small"), Text(_when(answered), "small", "ink_soft")]
    spoken = f"Answers: {words}. Choose another"
    choose = Button("Choose", open_list, key="A", kind="paper", spoken=spoken, ident="answers")
    text = Column([Label("Answers", "ink"), *lines], gap=0)
    return Sheet([Row([text.grow(), choose], gap=8), take_over], stock="manila", gap=6, pad=8)


def answers_dialog(
    letters: Sequence[LetterPaper], chosen: str | None, pick: Callable[[str | None], Intent | None], tall: float
) -> Dialog:
    """The letters that can be answered."""
    rows: list[Widget] = [
        RadioRow(
            "No letter", partial(pick, None), chosen=chosen is None, note="It stands by itself.", ident="answers/none"
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
        Sheet([Label("Which letter does it answer?", "ink"), body]), name="Which letter does it answer?", width=620
    )


def _title(paper: LetterPaper) -> str:
    return paper.headline[:1].upper() + paper.headline[1:]


def _clipped(words: str) -> str:
    return words if len(words) <= 34 else words[:34].rsplit(" ", 1)[0].rstrip(",;:.") + " ..."


def _when(paper: LetterPaper) -> str:
    return sentence(_YEAR.sub(",", paper.dateline))


def haste_rows(
    hours: int, urgent: bool, set_hours: Callable[[int], Intent | None], set_urgent: Callable[[], Intent | None]
) -> list[Widget]:
    """A time for an answer, and whether it asks for haste."""
    offered = [hour for hour, _ in deadlines()]
    names = ["None" if hour == 0 else f"{hour} h" for hour in offered]
    now = offered.index(hours) if hours in offered else 0
    spoken = Text(
        "Hours from its reading. If the time runs out and you do nothing, it was a bluff.", "small", "ink_soft"
    )
    return [
        Sheet(
            [
                Row([Label("A time for an answer", "ink").grow(), Keycap("6")]),
                Segments(
                    "A time for an answer",
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
                    "Ask for haste",
                    urgent,
                    set_urgent,
                    note="Every hour counts, and it says so.",
                    key="U",
                    ident="warn/urgent",
                )
            ],
            pad=8,
        ),
    ]
