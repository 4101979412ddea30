"""Small parts of the screen of branches: what its signs mean, odds as bars, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pygame import Surface

from game.app.archive.picture import TreePicture
from game.locale import marked, tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc
from game.ui.paint.theme import Layout
from game.ui.widgets import Brush, Button, Column, Flow, Gap, OddsBar, Panel, Row, Text, Widget
from game.ui.widgets.tree.signs import end_sign
from game.ui.widgets.tree.ways import At, along, leaving, stop_at

if TYPE_CHECKING:
    from game.app.session import Session
    from game.odds.estimate import Odds

_MOST_ROWS = 4
_WAYS = (
    (marked("along"), "Left", "Right", marked("back along the road"), marked("on along the road")),
    (marked("branch"), "Up", "Down", marked("a branch above"), marked("a branch below")),
)


class EndSign(Widget):
    """The sign of a kind of ending; `open` is what is left of a hundred games."""

    stiff = True

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def natural(self, kit: Kit) -> int:
        return kit.px(18)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(18)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        if self.kind == "open":
            image = disc(kit.px(8), kit.colour("paper"), kit.colour("ink"), max(1, kit.gap(2)))
        else:
            image = end_sign(kit, self.kind, kit.px(17))
        target.blit(image, image.get_rect(center=self.rect.center))


def legend(kit: Kit, with_odds: bool) -> Widget | None:
    """What disc, square and diamond stand for."""
    if kit.theme.layout is Layout.NARROW:
        return None
    last = ("open", marked("Still open, of 100")) if with_odds else ("stalemate", marked("Another end"))
    signs = (("settlement", marked("Settlement")), ("war", marked("War")), last)
    return Row(
        [
            part
            for kind, words in signs
            for part in (EndSign(kind), Text(tr(words), "body", "on_table", silent=True), Gap(8))
        ],
        gap=8,
    )


def odds_bars(
    kit: Kit, picture: TreePicture, at: At, odds: Mapping[str, Odds], width: int, room: float
) -> list[Widget]:
    """Return the odds here, at the stop before and on the roads that leave here, as far as they are known and fit.

    Args:
        width: of the bars, in pixels.
        room: for all of them, in canvas pixels; the odds here are shown in any case.
    """
    stop, before = stop_at(picture, at), stop_at(picture, along(picture, at, -1))
    here = odds_bar(tr("Here"), None if stop is None else odds.get(stop.node))
    if stop is None or here is None:
        return []
    words = tr("{games:,} games: {ranges}", games=odds[stop.node].games, ranges=_ranges(odds[stop.node]))
    found: list[Widget] = [here, Text(words, "small", "ink_soft")]
    first = None if before is None or before is stop else odds_bar(tr("Before"), odds.get(before.node))
    roads = leaving(picture, at)
    more = [odds_bar(tr("If: {road}", road=road.title), odds.get(road.stops[0].node)) for road in roads]
    for bar in (*more, first):
        trial = found if bar is None else [bar, *found] if bar is first else [*found, bar]
        if len(trial) <= _MOST_ROWS and sum(each.height(kit, width) + kit.gap(6) for each in trial) <= kit.px(room):
            found = trial
    return found


def odds_bar(name: str, odds: Odds | None) -> Widget | None:
    """Return the odds of a place as a bar under its name; None where nothing is known, or nothing in doubt."""
    if odds is None or not odds.games or odds.certain:
        return None
    good, bad = 100 * odds.settlement.share, 100 * odds.war.share
    head = Row([Text(name, "small").grow(), Text(f"{good:.0f} · {bad:.0f}", "label", silent=True)], gap=8)
    return Column([head, OddsBar(good, bad, tall=16)], gap=2)


def _ranges(odds: Odds) -> str:
    """How far the two figures may be off, of a hundred."""
    return " · ".join(
        tr("{low} to {high}", low=f"{100 * s.low:.0f}", high=f"{100 * s.high:.0f}") for s in (odds.settlement, odds.war)
    )


def empty_words(session: Session | None) -> str:
    """What is said where no road of one's own has grown yet."""
    if session is not None:
        return tr("Play a watch to grow a branch.")
    return tr("Take a desk at any stop to grow a branch of your own.")


def key_row(keys: Sequence[Widget], *, arrows: bool, turn: Callable[[str], None]) -> Widget:
    """The keys of the screen; the arrows come first where there is room."""
    parts: list[Widget] = []
    for name, first, second, one, two in _WAYS if arrows else ():
        back = Button("", partial(_turned, turn, first), key=first, kind="quiet", spoken=tr(one))
        on = Button(tr(name), partial(_turned, turn, second), key=second, kind="quiet", spoken=tr(two))
        parts.append(Row([back, on], gap=0))
    return Panel(Flow([*parts, *keys], gap=10), name=tr("Keys"))


def _turned(turn: Callable[[str], None], key: str) -> None:
    turn(key)
