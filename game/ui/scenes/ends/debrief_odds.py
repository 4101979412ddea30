"""The odds of a finished match: curves in their doubt, turning points, the account of luck, and what to make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.locale import marked, tr
from game.reports.debrief_parts import NodeOdds, OddsTold
from game.reports.debrief_words import capital, interval, percent
from game.reports.hours import chart_hours
from game.ui.paint.kit import Kit
from game.ui.scenes.ends.debrief_rows import turning_row
from game.ui.widgets import Column, Label, Pages, Panel, Row, Rule, Sheet, Text, Widget
from game.ui.widgets.chart.odds import OddsChart, OddsLine

if TYPE_CHECKING:
    from game.ui.scenes.ends.debrief import DebriefScene

NOT_YET = marked("The games are being played beside this page. The figures come in by themselves.")


def odds_line(name: str, line: tuple[NodeOdds, ...], kind: str, *, dotted: bool = False) -> OddsLine:
    """The chance of one kind of ending along a road, of a hundred."""
    points = []
    for node in line:
        chance = next((c for c in node.chances if c.kind == kind), None)
        if chance is not None:
            points.append((node.t, 100 * chance.share, 100 * chance.low, 100 * chance.high))
    return OddsLine(name, tuple(points), "dotted" if dotted else "solid")


def odds_sheet(scene: DebriefScene, kit: Kit) -> Widget:
    """Curves at the left, words at the right; one list where there is little room."""
    told = scene.odds.told if scene.odds is not None else None
    words = modest_rows(scene, told)
    if told is None or not told.line:
        return _list([Text(tr(NOT_YET), "row_title"), Text(scene.odds_words, "body"), *(words if told else [])])
    charts: list[Widget] = []
    first, last = scene.told.tension[0][0], scene.told.tension[-1][0]
    past = tuple(node for node in told.history if first <= node.t <= last)
    hours = chart_hours([scene.told.tension], scene.told.days)
    for kind, title in (("settlement", tr("Chance of a settlement, of 100")), ("war", tr("Chance of war, of 100"))):
        lines = [odds_line(scene.own_name, told.line, kind)]
        if len(past) > 1:
            lines.append(odds_line("1962", past, kind, dotted=True))
        chart = OddsChart("war" if kind == "war" else "settlement", lines, hours=hours, days=scene.told.days)
        charts.append(Column([Label(title, "ink"), chart.grow()], gap=2))
    if kit.theme.layout == "narrow":
        return _list([*charts, *words])
    left = Panel(Sheet([c.grow() for c in charts], pad=16, gap=10), name=tr("The odds along the road"))
    return Row([left.grow(1.2), _list(words).grow()], gap=16, align="fill")


def modest_rows(scene: DebriefScene, told: OddsTold | None) -> list[Widget]:
    """Everything told in words: luck, turning points, whose figures these are, others' guesses, what is left out."""
    rows: list[Widget] = []
    if scene.odds_words:
        rows.append(Text(scene.odds_words, "row_title"))
    if told is None:
        return rows
    if told.luck is not None:
        rows += _headed(
            tr("The same decisions under other luck"),
            [told.luck.text, tr("From {games:,} games.", games=told.luck.games)],
        )
    if told.turning:
        rows += [Column([Label(tr("Turning points"), "ink"), Rule("ink", 2)], gap=2)]
        rest = tuple(point for point in told.turning if point not in scene.turning)
        rows += [turning_row(number, point) for number, point in enumerate((*scene.turning, *rest), start=1)]
    beside = max((node.games for node in told.history), default=0)
    past = tr("Dotted beside it: 1962, {games:,} games at each place.", games=beside) if beside else ""
    rows += _headed(tr("Whose figures these are"), [told.by, past, told.interval])
    rows += _headed(tr("What others thought"), list(told.published))
    rows += _headed(tr("What the model leaves out"), list(told.leaves_out))
    if told.line:
        rows += [
            Column([Label(tr("The figures"), "ink"), Rule("ink", 2)], gap=2),
            *[node_row(node) for node in told.line],
        ]
    return rows


def node_row(node: NodeOdds) -> Widget:
    """The odds of one moment of decision, in figures."""
    parts = [f"{c.label} {percent(c.share)} ({interval(c)})" for c in node.chances]
    games = tr("{games:,} games", games=node.games) if node.games > 1 else tr("the end")
    return Column([Text(f"{node.when}, {games}", "row_title"), Text(f"{capital('; '.join(parts))}.", "small")], gap=0)


def _headed(title: str, texts: list[str]) -> list[Widget]:
    said = [Text(text, "body") for text in texts if text]
    return [Column([Label(title, "ink"), Rule("ink", 2)], gap=2), *said] if said else []


def _list(rows: list[Widget]) -> Widget:
    body = Pages(rows, ident="odds-words", gap=10, ink="ink", face="paper", name=tr("The odds"))
    return Panel(Sheet([body.grow()], pad=18), name=tr("The odds in words"))
