"""Rows of a debrief: a step of the timeline, a thing not known, a turning point, an axis, a source."""

from __future__ import annotations

from typing import Final, Protocol

from game.app.ending import Axis
from game.locale import marked, tr
from game.reports.debrief_parts import Chance, Deed, Lifted, SourceTold, TurningPoint, WatchTold
from game.reports.debrief_words import capital, stop
from game.ui.paint.typesetting import Run, Words, plain
from game.ui.widgets import Bar, Column, Label, Row, Rule, Text, Widget
from game.ui.widgets.chart.number import KindSign, NumberDisc

SHAPE_WORDS: Final = {
    "disc": marked("words or a bargain"),
    "triangle": marked("a decision"),
    "diamond": marked("something that fell"),
    "square": marked("blows"),
}
_MOVED: Final = {
    "war": marked("War {before} to {after}"),
    "settlement": marked("settlement {before} to {after}"),
}


_CHIEFLY: Final = {
    "war": marked("Odds of war {before} to {after}."),
    "settlement": marked("Settlement {before} to {after}."),
}
_ALONE: Final = marked("Odds of a settlement {before} to {after}.")


def belief_and_truth(thing: Lifted) -> tuple[str, str]:
    """Part what was believed from what was so; the first is empty where only the truth is told."""
    return thing.belief, thing.text.removeprefix(thing.belief).strip()


class Told(Protocol):
    """Makes a text of some words: plainly, or with those underlined that lead to the codex."""

    def __call__(self, words: Words, style: str = "body", colour: str = "ink", /) -> Text: ...


def lifted_row(thing: Lifted, told: Told = Text) -> Widget:
    """One thing that was not known: the belief struck through, the truth below it, and where it is from."""
    belief, truth = belief_and_truth(thing)
    return Row(
        [
            Rule("ochre", 4).wide(5),
            Column(
                [
                    Text(thing.title, "row_title"),
                    Text([Run(belief, struck=True)], "body", "ink_soft") if belief else None,
                    told([Run(truth, bold=bool(belief))]) if truth else None,
                    Text(capital(thing.source), "small", "ink_soft") if thing.source else None,
                ],
                gap=0,
            ).grow(),
        ],
        gap=12,
        align="fill",
    )


def lifted_short(thing: Lifted) -> Widget:
    """One thing that was not known, in three lines: its name, what was thought, what was so."""
    name, thought, so = thing.short
    if not name:
        return lifted_row(thing)
    when = Text("1962", "small", "ink_soft") if thing.kind == "archive" else None
    words = [
        Row([Text(name, "row_title").grow(), when], gap=8),
        Text([Run(thought, struck=True)], "small", "ink_soft") if thought else None,
        Text([Run(so, bold=True)], "small"),
    ]
    return Row([Rule("ochre", 4).wide(5), Column(words, gap=0).grow()], gap=10, align="fill")


def numbered(number: int, title: str, text: str, small: str = "") -> Widget:
    """A numbered line below a chart."""
    words = Column(
        [
            Text(title, "row_title"),
            Text(text, "body") if text else None,
            Text(small, "small", "ink_soft") if small else None,
        ],
        gap=0,
    )
    return Row([NumberDisc(number), words.grow()], gap=10, align="top")


def chief_move(before: tuple[Chance, ...], after: tuple[Chance, ...], *, alone: bool = False) -> str:
    """How the chance of war or of a settlement moved, whichever moved further, in a short sentence, or nothing.

    alone: no other sentence shares its line.
    """
    most, said = -1.0, ""
    for kind, text in _CHIEFLY.items():
        one, two = (next((c for c in chances if c.kind == kind), None) for chances in (before, after))
        if one is not None and two is not None and abs(two.share - one.share) > most:
            most = abs(two.share - one.share)
            figures = (f"{100 * one.share:.0f}", f"{100 * two.share:.0f}")
            words = _ALONE if alone and kind == "settlement" else text
            said = tr(words, before=figures[0], after=figures[1]) if figures[0] != figures[1] else ""
    return said


def moved(before: tuple[Chance, ...], after: tuple[Chance, ...]) -> str:
    """How the chances of war and of a settlement moved, in a line."""
    parts = []
    for kind, text in _MOVED.items():
        one = next((c for c in before if c.kind == kind), None)
        two = next((c for c in after if c.kind == kind), None)
        if one is not None and two is not None:
            parts.append(tr(text, before=f"{100 * one.share:.0f}", after=f"{100 * two.share:.0f}"))
    return tr("{moved} of 100.", moved=", ".join(parts)) if parts else ""


def turning_row(number: int, point: TurningPoint, *, full: bool = True) -> Widget:
    """A turning point with the odds beside it. full: all that was decided, and how far it alone moved them."""
    if not full:
        changed = chief_move(point.before, point.after, alone=not point.beside)
        small = " ".join(words for words in (point.beside, changed) if words) or point.when
        return numbered(number, capital(point.head or point.title), "", small)
    title = capital(point.title)
    small = " ".join(words for words in (f"{point.when}.", point.beside, moved(point.before, point.after)) if words)
    return numbered(number, f"{title}{stop(title)}", point.text, small)


def axis_row(axis: Axis, *, about: bool) -> Widget:
    """One axis: a bar for this match, a marker for 1962, and both figures."""
    own = f"{axis.value:.0f}"
    past = f"1962: {axis.history:.0f}" if axis.history is not None else ""
    label = Text(axis.label, "row_title")
    label.name = ". ".join(part for part in (tr("{axis}: {own}", axis=axis.label, own=own), past) if part)
    figures = [Text(past, "small", "ink_soft", silent=True), Text(own, "name", silent=True)]
    head = Row([label.grow(), *figures], gap=12)
    words = Text(axis.about, "small", "ink_soft") if about and axis.about else None
    return Column([head, Bar(axis.value, marker=axis.history, tall=10), words], gap=0)


def watch_rows(watch: WatchTold, told: Told = Text) -> list[Widget]:
    """One watch of the timeline: its head, then a line for each thing done or fallen."""
    name = tr("Watch {number}", number=watch.number) if watch.number else tr("The end")
    tension = tr("Tension {own}.", own=f"{watch.tension:.0f}")
    if watch.history is not None:
        tension = tr("Tension {own}. 1962: {past}.", own=f"{watch.tension:.0f}", past=f"{watch.history:.0f}")
    head = Column(
        [
            Row([Label(f"{watch.when} · {name}", "ink").grow(), Text(watch.stage, "small", "ink_soft")], gap=12),
            Rule("ink", 2),
            Text(tension, "small", "ink_soft"),
        ],
        gap=2,
    )
    return [head, *(deed_row(deed, told) for deed in watch.deeds)]


def deed_row(deed: Deed, told: Told = Text) -> Widget:
    """One thing done or fallen, with the sign of its kind."""
    who = f"{deed.who}: " if deed.who else ""
    note = deed.note + (f" {capital(deed.source)}." if deed.source else "")
    words = Column([told(f"{who}{deed.title}"), told(note, "small", "ink_soft") if note else None], gap=0)
    return Row([KindSign(deed.shape, tr(SHAPE_WORDS[deed.shape])), words.grow()], gap=12, align="top")


def source_row(source: SourceTold, *, full: bool) -> Widget:
    """A source and how often it was cited."""
    if not full:
        title = Text(source.title or source.short, "reading")
        title.name = tr("{title}: {often}", title=plain(title.words), often=source.confidence)
        often = Text(str(source.times), "label", silent=True).wide(24)
        return Column([Row([often, title.grow()], gap=8), Rule()], gap=1)
    words = [
        Text(source.full, "reading"),
        Text(capital(source.note), "small", "ink_soft") if source.note else None,
        Text(capital(source.confidence), "small", "ink_soft"),
        Rule(),
    ]
    return Column(words, gap=2)
