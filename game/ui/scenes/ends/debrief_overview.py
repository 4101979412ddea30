"""The first sheet of a debrief: tension, scores, turning points, what was not known, sources."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from game.core.sides import SIDES, Side
from game.locale import marked, tr
from game.reports.debrief_parts import Lifted, Points
from game.ui.paint.kit import Kit
from game.ui.scenes.ends.debrief_rows import (
    axis_row,
    chief_move,
    lifted_row,
    lifted_short,
    numbered,
    source_row,
    turning_row,
)
from game.ui.scenes.fitting import canvas_height, low
from game.ui.scenes.parts import CITIES, narrow
from game.ui.widgets import Button, Column, Keycap, Label, Pages, Panel, Row, Sheet, Stamp, Text, Widget
from game.ui.widgets.chart.fill import Fill
from game.ui.widgets.chart.frame import Curve
from game.ui.widgets.chart.tension import TensionChart, Told
from game.ui.widgets.chart.words import Number

if TYPE_CHECKING:
    from game.ui.scenes.ends.debrief import DebriefScene

MOST_TURNS = 6
ON_ONE_CARD = 4
"""Turning points that a card of the usual height holds; the others stand on the sheet of the odds."""
TALL = 840.0
"""Canvas height from which the cards hold more."""
NO_TOTAL = marked("No single total. Trade-offs are yours to argue.")
_BEYOND = 0.2
"""How far beyond the end of this match the curve of 1962 is drawn, as a share of the match."""
_FOG = ("belief", "archive", "near", "yes", "event", "order", "posture")
"""What is told of first, one of each kind in turn."""


def overview(scene: DebriefScene, kit: Kit) -> Widget:
    """The sheet in the layout that the window allows."""
    layout = kit.theme.layout
    if layout == "narrow" or low(kit):
        return _in_one_list(scene, kit)
    tension, scores, turns = tension_sheet(scene), scores_sheet(scene), turns_sheet(scene, kit)
    if layout == "medium":
        below = Row([turns.grow(1.2), scores.grow()], gap=14, align="fill")
        return Column([Fill(tension), Fill(below, 1.2)], gap=12)
    top = Row([tension.grow(), scores.wide(432)], gap=16, align="fill")
    rest = Row([turns.grow(1.1), fog_sheet(scene, kit).grow(), sources_sheet(scene, kit).grow()], gap=16, align="fill")
    return Column([Fill(top, 1.16), Fill(rest)], gap=12)


def _in_one_list(scene: DebriefScene, kit: Kit) -> Widget:
    rows: list[Widget] = [
        tension_chart(scene, tall=min(190.0, canvas_height(kit) / 3)),
        Text(_peaks(scene), "body"),
        *_turns(scene),
        *_axes(scene, about=True),
        Text(tr(NO_TOTAL), "small", "ink_soft"),
        *[lifted_row(thing) for thing in fog_first(scene)[:4]],
    ]
    return Panel(
        Sheet([Pages(rows, ident="overview", gap=12, ink="ink", face="paper", name=tr("Overview")).grow()], pad=14),
        name=tr("Overview"),
    )


def tension_sheet(scene: DebriefScene) -> Widget:
    """The tension of this match and of 1962 over the named bands."""
    head = Row(
        [
            Label(tr("Tension, yours and history's") if scene.told.history else tr("Tension"), "ink").grow(),
            Text(_peaks(scene), "small", "ink_soft"),
        ],
        gap=12,
    )
    return Panel(Sheet([head, tension_chart(scene).grow()], pad=16, gap=6), name=tr("Tension"))


def tension_chart(scene: DebriefScene, *, tall: float = 190) -> TensionChart:
    """The chart alone."""
    told = scene.told
    curves = [Curve(scene.own_name, told.tension, "solid")]
    first, last = told.tension[0][0], told.tension[-1][0]
    past = within(told.history, last + _BEYOND * (last - first))
    if len(past) > 1:
        curves.append(Curve("1962", past, "dotted"))
    numbers = [Number(number, t) for number, t in enumerate(turn_hours(scene), start=1)]
    return TensionChart(curves, name=tr("Tension"), told=Told(days=told.days, numbers=numbers), tall=tall)


def within(points: Points, last: float) -> list[tuple[float, float]]:
    """The part of a curve up to an hour."""
    return [point for point in points if point[0] <= last]


def turn_hours(scene: DebriefScene) -> list[float]:
    """The hours of what is numbered: turning points once they are found, the weightiest moments until then."""
    points = scene.turning
    if points:
        return [point.t for point in points]
    return [mark.t for mark in scene.told.marks[: scene.shown_turns]]


def _peaks(scene: DebriefScene) -> str:
    told = scene.told
    own = f"{max(v for _, v in told.tension):.0f}"
    if not told.history:
        return tr("Peak {own}.", own=own)
    return tr("Peak {own}. In 1962 {past}.", own=own, past=f"{max(v for _, v in told.history):.0f}")


def scores_sheet(scene: DebriefScene) -> Widget:
    """The axes of one desk, with the upright marker of 1962; the other desk's by its tab."""
    desks: list[Widget | None] = [
        Button(
            tr(CITIES[side]),
            partial(scene.show_desk, side),
            key=key,
            kind="paper",
            chosen=scene.desk_shown == side,
            tab=True,
            ident=f"axes-{side}",
        )
        for side, key in zip(SIDES, ("W", "M"), strict=True)
    ]
    body = Pages(
        [*_axes(scene, about=False), Text(tr(NO_TOTAL), "small", "ink_soft")],
        ident=f"scores-{scene.desk_shown}",
        gap=2,
        ink="ink",
        face="paper",
        name=tr("Scores by axis"),
    )
    head = Row([Label(tr("Scores"), "ink").grow(), *desks], gap=8)
    return Panel(Sheet([head, body.grow()], pad=12, gap=4), name=tr("Scores by axis"))


def _axes(scene: DebriefScene, *, about: bool) -> list[Widget]:
    side: Side = scene.desk_shown
    return [axis_row(axis, about=about) for axis in scene.pages.axes[side]]


def turns_sheet(scene: DebriefScene, kit: Kit) -> Widget:
    """What turned it, numbered as on the chart."""
    body = Pages(_turns(scene), ident="turns", gap=8, ink="ink", face="paper", name=tr("Turning points"))
    name = tr("Turning points") if scene.turning else tr("Weightiest moments")
    return Panel(Sheet([_card_head(name, "4", kit), body.grow()], pad=12, gap=2), name=name)


def _card_head(name: str, key: str, kit: Kit, *between: Widget) -> Widget:
    """The name of a card, and the key of the sheet that tells all of it, where the keys of the sheets are shown."""
    more = None if narrow(kit) else Keycap(key)
    return Row([Label(name, "ink").grow(), *between, more], gap=8)


def _turns(scene: DebriefScene) -> list[Widget]:
    points = scene.turning
    if points:
        return [turning_row(number, point, full=False) for number, point in enumerate(points, start=1)]
    rows = []
    for number, mark in enumerate(scene.told.marks[: scene.shown_turns], start=1):
        before, after = scene.odds.around(mark.t) if scene.odds is not None else (None, None)
        changed = ""
        if before is not None and after is not None:
            changed = chief_move(before.chances, after.chances, alone=not mark.beside)
        small = " ".join(words for words in (mark.beside, changed) if words)
        rows.append(numbered(number, mark.title, "", small or mark.when))
    return rows or [Text(tr("Nothing of weight fell."), "body")]


def fog_first(scene: DebriefScene) -> list[Lifted]:
    """What was not known, with what was taken for something else first."""
    things = [thing for group in scene.told.lifted for thing in group.lines]
    by_kind = [sorted((t for t in things if t.kind == kind), key=lambda t: not t.short[1]) for kind in _FOG]
    found = [thing for row in zip_longest(*by_kind) for thing in row if thing is not None]
    named = [thing.short[0] or thing.title for thing in found]
    again = {i for i, name in enumerate(named) if name in named[:i]}
    # What is told in two ways is told once before the other comes.
    return [*(t for i, t in enumerate(found) if i not in again), *(found[i] for i in sorted(again))]


def fog_sheet(scene: DebriefScene, kit: Kit) -> Widget:
    """What was believed, struck through, and what was so."""
    shown = 5 if canvas_height(kit) >= TALL else 3
    rows: list[Widget] = [lifted_short(thing) for thing in fog_first(scene)[:shown]]
    body = Pages(
        rows or [Text(tr("Nothing of weight was hidden from the desks."), "body")],
        ident="fog",
        gap=6,
        ink="ink",
        face="manila",
        name=tr("The fog lifted"),
    )
    # The stamp takes no height of its own: it lies over the head of the sheet, as stamps do.
    head = _card_head(tr("The fog lifted"), "5", kit, Fill(Stamp(tr("Declassified"), angle=3), 0))
    return Panel(Sheet([head, body.grow()], stock="manila", pad=12, gap=9), name=tr("The fog lifted"))


def sources_sheet(scene: DebriefScene, kit: Kit) -> Widget:
    """The sources cited most, and a question to talk about."""
    shown = 8 if canvas_height(kit) >= TALL else 5
    most = sorted(scene.told.sources, key=lambda source: -source.times)[:shown]
    rows: list[Widget] = [source_row(source, full=False) for source in most]
    body = Pages(rows, ident="sources-short", gap=4, ink="ink", face="paper", name=tr("Sources for this game"))
    ask = Text(tr("To discuss: how much of this was decided, and how much fell as dice fall?"), "small")
    head = _card_head(tr("Sources, by times cited"), "8", kit)
    return Panel(Sheet([head, body.grow(), ask], pad=12, gap=4), name=tr("Sources for this game"))
