"""The tree as lists, for where a drawing has no room: roads, and the stops of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from pygame import Surface

from game.app.archive.archive import Archive
from game.app.archive.picture import Strand, TreePicture
from game.locale import marked, tr, trn
from game.ui.intents import Intent
from game.ui.scenes.archive.tree_odds import chances_of
from game.ui.scenes.codex.codex import Line
from game.ui.widgets import Brush, Pages, Panel, Sheet, Widget
from game.ui.widgets.tree.signs import Chances
from game.ui.widgets.tree.ways import At, leaving

if TYPE_CHECKING:
    from game.odds.estimate import Odds


_KINDS: Final = {
    "history": marked("What happened"),
    "yours": marked("Your road"),
    "curated": marked("A road not taken"),
}


class Row(Line):
    """A row that opens what it names, with a figure at the right."""

    def paint(self, target: Surface, brush: Brush) -> None:
        super().paint(target, brush)
        self._paint_right(target, brush.kit)


def road_rows(
    archive: Archive, picture: TreePicture, at: At, odds: Mapping[str, Odds], act: Callable[[str], Intent | None]
) -> list[Widget]:
    """Return a row for each road that has stops of its own, with the odds at the first of them."""
    chances = chances_of(odds)
    rows: list[Widget] = []
    for strand in picture.strands:
        if not strand.stops:
            continue
        rows.append(
            Row(
                strand.title,
                partial(act, strand.key),
                chosen=strand.key == at[0],
                note=_road_note(archive, strand, chances.get(strand.stops[0].node)),
                ident=f"roads/{strand.key}",
                first=strand.key == at[0],
            )
        )
    return rows


def _road_note(archive: Archive, strand: Strand, chances: Chances | None) -> str:
    kind = tr(_KINDS[strand.kind])
    parts = [kind, trn("{count} stop", "{count} stops", len(strand.stops))]
    if chances is not None:
        parts.append(tr("from its first stop {odds}", odds=chances.in_words()))
    if strand.fork is not None:
        title = archive.road(strand.fork[0]).title
        parts.append(tr("leaves {road} before {when}", road=title, when=strand.stops[0].when))
    last = strand.stops[-1]
    if last.ending:
        parts.append(tr("ends {when}: {ending}", when=last.when, ending=last.ending_words))
    else:
        parts.append(tr("stands at {when}", when=last.when))
    return "; ".join(parts)


def stop_rows(
    picture: TreePicture, strand: Strand, at: At, odds: Mapping[str, Odds], act: Callable[[At], Intent | None]
) -> list[Widget]:
    """Return a row for each stop of a road, with its tension at the right."""
    chances = chances_of(odds)
    rows: list[Widget] = []
    for stop in strand.stops:
        here = (strand.key, stop.number)
        known = chances.get(stop.node)
        notes = [
            stop.when,
            tr("you stand here") if stop.here else "",
            tr("starred") if stop.star else "",
            known.in_words() if known is not None else "",
            *[tr("{road} leaves here", road=road.title) for road in leaving(picture, here)],
        ]
        label = stop.label or tr("A quiet watch")
        rows.append(
            Row(
                tr("The end: {ending}", ending=stop.ending_words) if stop.ending else label,
                partial(act, here),
                chosen=here == at,
                note="; ".join(note for note in notes if note),
                right=f"{stop.knot:.0f}",
                ident=f"stops-{strand.key}/{stop.number}",
                first=here == at,
            )
        )
    return rows


def paged(rows: list[Widget], ident: str, name: str) -> Widget:
    """Rows on a sheet, by page."""
    return Panel(Sheet([Pages(rows, ident=ident, gap=0, ink="ink", face="paper", name=name).grow()], pad=6), name=name)
