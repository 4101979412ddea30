"""The sheets of a comparison: the fork, curves over one another, letters side by side, tracks, endings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.app.archive.roads import HISTORY
from game.app.lexicon import lexicon_of
from game.locale import marked, tr, trn
from game.reports.debrief_parts import NodeOdds
from game.reports.debrief_roads import AxisRow, ClauseRow, LetterRow, TwoRoads
from game.reports.debrief_words import capital
from game.reports.hours import chart_hours
from game.ui.paint.kit import Kit
from game.ui.scenes.ends.debrief_odds import odds_line
from game.ui.scenes.fitting import canvas_height
from game.ui.scenes.parts import narrow
from game.ui.widgets import (
    Bar,
    Button,
    Column,
    Grid,
    Label,
    Mark,
    Pages,
    Panel,
    RadioRow,
    Row,
    Rule,
    Sheet,
    Text,
    Widget,
)
from game.ui.widgets.chart.fill import Fill
from game.ui.widgets.chart.frame import Curve
from game.ui.widgets.chart.odds import OddsChart, TrackChart
from game.ui.widgets.chart.tension import TensionChart, Told
from game.ui.widgets.chart.words import Fork

if TYPE_CHECKING:
    from game.ui.scenes.archive.compare import CompareScene

_ABOUT: Final = marked("Both roads are played on from each of their places; their odds come in by themselves.")
_MARKS: Final = {
    "level": "diamond",
    "kind": "up",
    "secret": "minus",
    "only-a": "left",
    "only-b": "right",
}
"""A shape for each way in which a clause differs; the words stand beside it."""


def _head(title: str, note: str = "") -> Widget:
    about = Text(note, "small", "ink_soft") if note else None
    return Column([Label(title, "ink"), Rule("ink", 2), about], gap=2)


def _listed(rows: list[Widget], ident: str, name: str, *, gap: float = 9) -> Widget:
    body = Pages(rows, ident=ident, gap=gap, ink="ink", face="paper", name=name)
    return Panel(Sheet([body.grow()], pad=16), name=name)


def _beside(told: TwoRoads, what: str, a: str, b: str, kit: Kit) -> Widget:
    """One matter on both roads: side by side, or below one another with the roads' names."""
    if narrow(kit):
        words: Widget = Column([Text(f"{told.name_a}: {a}"), Text(f"{told.name_b}: {b}")], gap=0)
    else:
        words = Row([Text(a).grow(), Text(b).grow()], gap=20, align="top")
    return Column([Text(what, "row_title"), words, Rule()], gap=2)


def _names(told: TwoRoads) -> Widget:
    return Row([Label(told.name_a, "ink").grow(), Label(told.name_b, "ink").grow()], gap=20)


# -- where they part -----------------------------------------------------------------------------------------------


def fork_sheet(scene: CompareScene, kit: Kit) -> Widget:
    """Where the roads part and what was decided differently; beside it what fell on one road only."""
    told = scene.told
    rows: list[Widget] = [_head(tr("Where they part")), Text(told.parting, "row_title")]
    rows += [Text(told.luck, "body")] if told.luck else []
    if told.fork_lines and not narrow(kit):
        rows.append(_names(told))
    rows += [_beside(told, line.what, line.a, line.b, kit) for line in told.fork_lines]
    fallen: list[Widget] = [_head(tr("What fell on one road only"), tr("And what that is owing to."))]
    fallen += [
        Column(
            [
                Text(f"{row.when}: {row.title}", "row_title"),
                Text(tr("Only on '{road}'. Owing to {owing}.", road=row.road, owing=row.owing), "body"),
            ],
            gap=0,
        )
        for row in told.fallen
    ] or [Text(tr("The same things fell on both."), "body")]
    split = split_rows(scene)
    if narrow(kit):
        return _listed([*rows, *split, *fallen], "fork", tr("Where they part"))
    right = _listed([*split, *fallen], "fallen", tr("Decision, dice, and what fell"))
    return Row([_listed(rows, "fork", tr("Where they part")).grow(1.2), right.grow()], gap=16, align="fill")


def split_rows(scene: CompareScene) -> list[Widget]:
    """How much of the difference was the decision and how much the dice, once it is asked for."""
    head = _head(tr("The decision, or the dice?"))
    if scene.refused:
        return [head, Text(scene.refused, "body")]
    if scene.no_split:
        return [head, Text(scene.no_split, "body")]
    rows: list[Widget] = [head, *[Text(line, "body") for line in scene.told.account]]
    if scene.split is None:
        ask = Button(tr("Play both on and reckon it"), scene.ask_split, key="D", kind="paper", ident="split")
        rows.append(Row([ask], gap=8))
    elif scene.split.open or scene.split.trouble:
        rows.append(Text(scene.desk.progress(scene.split), "small", "ink_soft"))
    return rows


# -- curves --------------------------------------------------------------------------------------------------------


def curves_sheet(scene: CompareScene, kit: Kit) -> Widget:
    """Tension laid over each other, and the chances of a settlement and of war with their bands."""
    told = scene.told
    fork = None if told.fork is None else Fork(told.fork[0], told.fork[1])
    curves = [Curve(told.name_a, told.tension_a, "solid"), Curve(told.name_b, told.tension_b, "dotted")]
    tight = narrow(kit)
    tension = Column(
        [
            Label(tr("Tension"), "ink"),
            TensionChart(
                curves,
                name=tr("Tension"),
                told=Told(days=told.days, fork=fork),
                tall=min(200.0, 0.38 * canvas_height(kit)),
            ).grow(),
        ],
        gap=2,
    )
    charts = [tension, *_odds_charts(told, fork)]
    if len(charts) == 1:
        note = Text(scene.odds_words or tr(_ABOUT), "body")
        if tight:
            return _listed([tension, note], "curves", tr("Curves"))
        return Panel(Sheet([Fill(tension), note], pad=16), name=tr("Curves"))
    figures = [
        Text(
            tr(
                "Of {a} games at each place of the first road, {b} of the second.",
                a=_games(told.odds_a),
                b=_games(told.odds_b),
            ),
            "small",
        )
    ]
    if tight:
        return _listed([*charts, *figures], "curves", tr("Curves"))
    top = Panel(Sheet([Fill(tension)], pad=16), name=tr("Tension"))
    low = [Fill(chart) for chart in charts[1:]]
    if kit.theme.layout == "medium":
        return Panel(Sheet([Fill(tension), *low, *figures], pad=14), name=tr("Curves"))
    below = Panel(
        Sheet([Row([chart.grow() for chart in charts[1:]], gap=20, align="fill").grow(), *figures], pad=16),
        name=tr("Odds"),
    )
    return Column([Fill(top), Fill(below)], gap=12)


def _odds_charts(told: TwoRoads, fork: Fork | None) -> list[Widget]:
    charts: list[Widget] = []
    hours = chart_hours([told.tension_a, told.tension_b], told.days)
    for kind, title in (("settlement", tr("Chance of a settlement, of 100")), ("war", tr("Chance of war, of 100"))):
        lines = [
            odds_line(name, line, kind, dotted=dotted)
            for name, line, dotted in ((told.name_a, told.odds_a, False), (told.name_b, told.odds_b, True))
            if len(line) > 1
        ]
        if lines:
            chart = OddsChart(
                "war" if kind == "war" else "settlement", lines, hours=hours, days=told.days, fork=fork, tall=110
            )
            charts.append(Column([Label(title, "ink"), chart.grow()], gap=2))
    return charts


def _games(line: tuple[NodeOdds, ...]) -> str:
    games = [node.games for node in line if node.games > 1]
    if not games:
        return tr("no")
    least, most = f"{min(games):,}", f"{max(games):,}"
    return least if least == most else tr("{low} to {high}", low=least, high=most)


# -- letters -------------------------------------------------------------------------------------------------------


def letters_sheet(scene: CompareScene, kit: Kit) -> Widget:
    """Letters that differ, in pairs, with the clauses that differ marked in words and by a shape."""
    told = scene.told
    shared = ""
    if told.shared_letters:
        shared = trn(
            "{count} letter is the same on both roads.",
            "{count} letters are the same on both roads.",
            told.shared_letters,
        )
    if not told.letters:
        return _listed(
            [_head(tr("Letters")), Text(shared or tr("No letters were written."), "body")], "letters", tr("Letters")
        )
    at = min(scene.row, len(told.letters) - 1)
    shown = told.letters[at]
    pair = _listed([*pair_rows(told, shown, kit)], f"pair-{at}", tr("The two letters"), gap=6)
    if narrow(kit):
        last = len(told.letters) - 1
        turner = Row(
            [
                Button(
                    tr("Earlier"),
                    partial(scene.read, at - 1),
                    key="[",
                    reason="" if at else tr("this is the first pair"),
                ),
                Button(
                    tr("Later"),
                    partial(scene.read, at + 1),
                    key="]",
                    reason="" if at < last else tr("this is the last pair"),
                ),
                Text(tr("{at} of {last}", at=at + 1, last=last + 1), "body", "on_table"),
            ],
            gap=10,
        )
        return Column([Panel(turner, name=tr("Letters")), pair.grow()], gap=8)
    rows = [
        RadioRow(
            f"{row.sender}, {row.when}",
            partial(scene.read, i),
            chosen=i == at,
            note=_difference(told, row),
            ident=f"pair-{i}",
        )
        for i, row in enumerate(told.letters)
    ]
    body = Pages(rows, ident="pairs", gap=0, ink="ink", face="paper", name=tr("Letters that differ"))
    note = Text(shared, "small", "ink_soft") if shared else None
    left = Panel(Sheet([body.grow(), note], pad=8), name=tr("Letters that differ"))
    return Row([left.wide(360), pair.grow()], gap=16, align="fill")


def _difference(told: TwoRoads, row: LetterRow) -> str:
    if not row.a or not row.b:
        return tr("Only on '{road}'", road=told.name_a if row.a else told.name_b)
    changed = [clause for clause in row.clauses if clause.mark]
    if not changed:
        return tr("Put in other words or sent otherwise")
    return tr("{changed} of {all} clauses differ", changed=len(changed), all=len(row.clauses))


def pair_rows(told: TwoRoads, row: LetterRow, kit: Kit) -> list[Widget]:
    """Two letters, gist and clauses."""
    rows: list[Widget] = [Text(f"{row.sender}, {row.when}", "row_title")]
    none = tr("No such letter.")
    rows.append(_two(told, row.a or none, row.b or none, kit, head=True))
    rows.append(_two(told, row.gist_a, row.gist_b, kit))
    if row.clauses:
        rows += [_head(tr("Clause by clause")), *[clause_row(told, clause, kit) for clause in row.clauses]]
    return rows


def _two(told: TwoRoads, a: str, b: str, kit: Kit, *, head: bool = False) -> Widget:
    style = "small" if head else "body"
    left = Column([Label(told.name_a, "ink") if head else None, Text(a, style)], gap=2)
    right = Column([Label(told.name_b, "ink") if head else None, Text(b, style)], gap=2)
    if narrow(kit):
        return Column([left if a else None, right if b else None], gap=4)
    return Row([left.grow(), right.grow()], gap=20, align="top")


def clause_row(told: TwoRoads, clause: ClauseRow, kit: Kit) -> Widget:
    """One term in both letters; what differs is said and has a shape."""
    sign = Mark(_MARKS[clause.differs], 13, "ink") if clause.mark else None
    mark = Text(clause.mark, "small", "accent_2") if clause.mark else None
    head = Row([sign, Text(clause.term, "row_title").grow(), mark], gap=8)
    return Column([head, _two(told, clause.a or tr("not in it"), clause.b or tr("not in it"), kit), Rule()], gap=1)


# -- tracks --------------------------------------------------------------------------------------------------------


def tracks_sheet(scene: CompareScene, kit: Kit) -> Widget:
    """Every quantity of the truth on both roads, small, on one scale of hours and of values."""
    told = scene.told
    hours = chart_hours([points for track in told.tracks for points in (track.points, track.history)], told.days)
    span = (min(track.lo for track in told.tracks), max(track.hi for track in told.tracks))
    charts: list[Widget] = [
        TrackChart(
            f"{track.city}: {track.label}" if track.city else track.label,
            [Curve(told.name_a, track.points, "solid"), Curve(told.name_b, track.history, "dotted")],
            span=span,
            hours=hours,
            tall=78 if kit.theme.layout == "wide" else 64,
        )
        for track in told.tracks
    ]
    columns = {"wide": 4, "medium": 3}.get(kit.theme.layout, 2)
    rows: list[Widget] = [
        Text(
            tr(
                "Solid: {name_a}. Dotted: {name_b}. All on one scale, {low} to {high}; "
                "the figures are those at the end, the solid road's first.",
                name_a=told.name_a,
                name_b=told.name_b,
                low=f"{span[0]:.0f}",
                high=f"{span[1]:.0f}",
            ),
            "small",
            "ink_soft",
        )
    ]
    rows += [Grid(charts[i : i + columns], columns, gap=16) for i in range(0, len(charts), columns)]
    return _listed(rows, "tracks", tr("Tracks by watch"), gap=10)


# -- endings -------------------------------------------------------------------------------------------------------


def endings_sheet(scene: CompareScene, kit: Kit) -> Widget:
    """How both roads end, and the axes of score of both desks: a bar for the first road, a marker for the second."""
    told = scene.told
    ends: list[Widget] = [_head(tr("How they end"))]
    for name, ending, text in ((told.name_a, told.ending_a, told.text_a), (told.name_b, told.ending_b, told.text_b)):
        ends += [Column([Text(f"{name}: {ending}", "row_title"), Text(text, "body") if text else None], gap=2)]
    scores: list[Widget] = []
    for city, axes in told.axes.items():
        scores.append(_head(city, tr("Bar: {name_a}. Marker: {name_b}.", name_a=told.name_a, name_b=told.name_b)))
        scores += [axis_pair(told, axis) for axis in axes]
    if HISTORY in (scene.a.key, scene.b.key):
        about = lexicon_of(scene.a.branch.model).about("scores", "history")
        scores.append(Text(about, "small", "ink_soft"))
    notes = [Column([Text(n.title, "row_title"), Text(n.text, "small")], gap=0) for n in told.notices]
    if narrow(kit):
        return _listed([*ends, *scores, *notes], "endings", tr("Endings"))
    left = _listed([*ends, *notes], "endings", tr("How they end"))
    return Row([left.grow(), _listed(scores, "scores", tr("Scores by axis"), gap=6).grow()], gap=16, align="fill")


def axis_pair(told: TwoRoads, axis: AxisRow) -> Widget:
    """One axis of one desk on both roads."""
    figures = Text(f"{capital(told.name_b)}: {axis.b:.0f}", "small", "ink_soft")
    head = Row([Text(axis.label, "body").grow(), figures, Text(f"{axis.a:.0f}", "name")], gap=12)
    return Column([head, Bar(axis.a, marker=axis.b, tall=11)], gap=1)
