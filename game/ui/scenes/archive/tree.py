"""Branches: what happened, and what might have; the player's own roads beside 1962 and beside roads not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pygame
from pygame.event import Event

from game.app.archive.archive import Archive
from game.app.archive.picture import Stop, TreePicture
from game.app.archive.roads import Road
from game.app.refusal_words import in_words
from game.locale import marked, reading, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import OpenTakeOver, OpenWatching, TellAgain
from game.ui.scenes.archive.tree_keys import key_bar, small_keys
from game.ui.scenes.archive.tree_list import paged, road_rows, stop_rows
from game.ui.scenes.archive.tree_odds import TreeOdds, chances_of
from game.ui.scenes.archive.tree_parts import empty_words, legend, odds_bar, odds_bars
from game.ui.scenes.archive.tree_sheet import StopTold, tell_stop
from game.ui.scenes.fitting import canvas_height, fitted
from game.ui.scenes.parts import narrow, notice_slip
from game.ui.widgets import Button, Column, Flow, Label, Pad, Panel, Row, Scroll, Sheet, Text, Widget, hint
from game.ui.widgets.base import Used
from game.ui.widgets.tree.chart import TreeChart
from game.ui.widgets.tree.ways import At, along, branch, leaving, somewhere, stop_at

if TYPE_CHECKING:
    from game.app.session import Session
    from game.core.sides import Side
    from game.odds.estimate import Odds

_LEAST_DRAWN = 520
"""Canvas height under which the tree is a list."""
_SHEET = (262, 296)
"""Canvas pixels of the sheet's width, in a medium and in a wide window."""
_BESIDE_ODDS = 300
"""Canvas pixels above the foot that are no room for odds: the head, the sheet's edges, and some lines of its words."""
_GROWTH = 200
"""Milliseconds in which a new branch grows."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The tree as it lies on the sheet, whole and with history only."""

    whole: TreePicture
    history: TreePicture


class BranchesScene(TreeScene):
    """The drawing with a sheet on the chosen stop; where there is little room, roads and stops as lists.

    session, side: the match in play and its desk, if there is one: its roads can be gone back on and written on.
    odds: by node, as far as they are known; odds_desk: works out more while the screen is open.
    seen: first nodes of the branches that were drawn before; what is not among them grows when the screen opens.
    """

    title = marked("Branches")

    def __init__(
        self,
        archive: Archive,
        sheets: Sheets,
        *,
        session: Session | None = None,
        side: Side = "us",
        odds: Mapping[str, Odds] | None = None,
        odds_desk: TreeOdds | None = None,
        at: At | None = None,
        notice: str = "",
        seen: set[str] | None = None,
    ) -> None:
        super().__init__()
        self.archive = archive
        self.sheets = sheets
        self.session = session
        self.side = side
        self.odds = dict(odds or {})
        self.odds_desk = odds_desk
        self.notice = notice
        self.only_history = False
        self.fit = False
        self.level = "roads"
        found = somewhere(sheets.whole, at)
        assert found is not None, "a scenario with nothing in its archive has no branches to show"
        self.at: At = found
        self._told: dict[At, StopTold] = {}
        self._reading = reading()
        self._grows_since: int | None = None
        self._grows = self._fresh(seen)
        self._look()

    # -- what is chosen --------------------------------------------------------------------------------------------

    @property
    def picture(self) -> TreePicture:
        """The sheet that is shown."""
        return self.sheets.history if self.only_history else self.sheets.whole

    @property
    def road(self) -> Road:
        """The road of the chosen stop."""
        return self.archive.road(self.at[0])

    @property
    def stop(self) -> Stop:
        """The chosen stop."""
        stop = stop_at(self.picture, self.at)
        assert stop is not None
        return stop

    @property
    def own(self) -> bool:
        """Whether the chosen stop lies on a road of the match in play."""
        return self.session is not None and self.road.kind == "yours"

    def take(self, archive: Archive, sheets: Sheets) -> None:
        """Go on with a tree on which something has been written."""
        self.archive, self.sheets = archive, sheets
        self._told.clear()
        self.at = somewhere(self.picture, self.at) or self.at
        self.refresh()

    def told(self) -> StopTold:
        """The words on the chosen stop."""
        if self.at not in self._told:
            stop = self.stop
            self._told[self.at] = tell_stop(
                self.archive, self.road, self.at[1], stop.label, stop.ending_words, stop.note
            )
        return self._told[self.at]

    def _fresh(self, seen: set[str] | None) -> frozenset[str]:
        """The branches that were not drawn before, which are remembered from now on."""
        if seen is None:
            return frozenset()
        began = bool(seen)
        branches = {s.stops[0].node: s for s in self.sheets.whole.strands if s.stops and s.fork is not None}
        fresh = [s.key for node, s in branches.items() if node not in seen and (began or s.kind == "yours")]
        seen.update(branches)
        return frozenset(fresh)

    def _grow(self, now: int) -> None:
        """Draw new branches a little further; for those who want things to stand still they are there at once."""
        if not self._grows or self._kit is None:
            return
        if self._grows_since is None:
            self._grows_since = now
        share = 1.0 if self._kit.theme.reduced_motion else min(1.0, (now - self._grows_since) / _GROWTH)
        self.memory["grown:tree"] = share
        self.dirty = True
        if share == 1.0:
            self._grows = frozenset()
            self.refresh()

    def _move(self, at: At) -> None:
        if at != self.at:
            self.at = at
            self._look()
            self.refresh()

    def _look(self) -> None:
        if self.odds_desk is not None:
            branches = [(self.archive.road(s.key), s.stops[0].number) for s in leaving(self.picture, self.at)[:2]]
            self.odds_desk.look_at([(self.road, self.at[1]), *branches])

    def handle(self, event: Event) -> Intent | None:
        if self.notice and event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self.notice = ""
            self.refresh()
        return super().handle(event)

    def tick(self, now: int) -> Intent | None:
        if reading() != self._reading:
            self._reading = reading()
            return TellAgain()
        self._grow(now)
        if self.odds_desk is not None and self.odds_desk.poll(now):
            self.refresh()
        return None

    def known_odds(self) -> Mapping[str, Odds]:
        """All odds that may be shown."""
        known = {} if self.odds_desk is None else self.odds_desk.known(self.archive.roads)
        return {**self.odds, **known}

    # -- what can be done ------------------------------------------------------------------------------------------

    def why_not_play(self) -> str:
        """Why one cannot play on from the chosen stop; empty if one can."""
        if self.stop.ending:
            return tr("the game is over there; choose an earlier stop")
        if self.own and self.session is not None:
            refusal = self.session.refuse_rewind()
            return "" if refusal is None else in_words(self.session, self.side, refusal)
        if self.at[1] == len(self.road.places) - 1 and self.road.branch.ended:
            return tr("the game is over there; choose an earlier stop")
        return ""

    def toggle_history(self) -> None:
        """Leave out what did not happen, or bring it back."""
        self.only_history = not self.only_history
        if stop_at(self.picture, self.at) is None:
            fork = self.sheets.whole.strand(self.at[0]).fork
            wanted = fork if fork is not None and stop_at(self.picture, fork) is not None else None
            self.at = somewhere(self.picture, wanted) or self.at
        self._look()

    def toggle_fit(self) -> None:
        """Press all hours into the window, or give each its room."""
        self.fit = not self.fit

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        notice = self.notice
        if narrow(kit) or canvas_height(kit) < _LEAST_DRAWN:
            return self._listed(kit, notice)
        chances = chances_of(self.known_odds())
        chart = TreeChart(self.picture, self.at, self._move, chances=chances, fit=self.fit, grows=self._grows)
        back = hint(tr("Back"), "Esc", self.back)
        last = Row([Text(self._odds_words(), "small", "on_table_soft").grow(), back], gap=16)
        foot = Column([key_bar(self, kit), last], gap=0)
        under = foot.height(kit, kit.theme.size[0] - kit.px(48)) / kit.px(1000) * 1000
        sheet = self._sheet(kit, canvas_height(kit) - under)
        wide = _SHEET[kit.theme.layout is Layout.WIDE]
        body = Row(
            [Panel(chart, name=tr("The tree")).grow(), Panel(sheet, name=tr("The chosen stop")).wide(wide)],
            gap=16,
            align="fill",
        )
        head = Row(
            [
                Text(tr(self.title), "screen_title", "on_table"),
                Text(self._subtitle(kit), "body", "on_table_soft").grow(),
                legend(kit, bool(chances)),
            ],
            gap=16,
        )
        pad = (24, 12, 24, 10)
        return fitted(kit, Pad(Column([head, notice_slip(notice), body.grow(), foot], gap=8), pad))

    def _subtitle(self, kit: Kit) -> str:
        if self._no_own() and (kit.theme.layout is Layout.WIDE or self.session is not None):
            return empty_words(self.session)
        words = tr("What happened, and what might have") if not self.only_history else tr("What happened")
        return words if kit.theme.layout is Layout.WIDE else ""

    def _small_sheet(self) -> Widget:
        """The sheet on the chosen stop where there is little room: words, and what can be done in one line."""
        stop, told = self.stop, self.told()
        head = Text(tr("{when} · tension {knot}", when=told.when, knot=f"{stop.knot:.0f}"), "small", "ink_soft")
        words = Scroll(Text(told.runs, "body"), ident=f"told-{self.at[0]}-{self.at[1]}", name=told.title)
        odds = odds_bar(tr("Here"), self.known_odds().get(stop.node))
        return Sheet(
            [head, Text(told.title, "row_title"), odds, words.grow(), Flow(self._acts(), gap=10)],
            stock="manila",
            pad=10,
            gap=4,
        )

    def _sheet(self, kit: Kit, room: float) -> Widget:
        """The sheet on the chosen stop. room: canvas pixels above the foot of the screen."""
        stop, told = self.stop, self.told()
        strand = self.picture.strand(self.at[0])
        figure = tr("{road} · tension {knot}", road=strand.title, knot=f"{stop.knot:.0f}")
        title = Text(told.title, "card_title" if len(told.title) > 32 else "panel_title", balance=True)
        acts = self._acts()
        width = kit.px(_SHEET[kit.theme.layout is Layout.WIDE] - 32)
        taken = sum(widget.height(kit, width) for widget in (title, *acts)) / kit.px(1000) * 1000
        bars = odds_bars(kit, self.picture, self.at, self.known_odds(), width, room - _BESIDE_ODDS - taken)
        words = Scroll(Text(told.runs, "body"), ident=f"told-{self.at[0]}-{self.at[1]}", name=told.title)
        return Sheet(
            [
                Label(told.when, "ink_soft"),
                title,
                Text(figure, "small", "ink_soft"),
                *bars,
                words.grow(),
                *acts,
            ],
            stock="manila",
            pad=16,
            gap=6,
        )

    def _acts(self) -> list[Widget]:
        reason = self.why_not_play()
        play = OpenTakeOver(self.road, self.at[1])
        watch = OpenWatching(self.road, self.at[1])
        over = bool(self.stop.ending)
        red = Button(
            tr("Read how it came") if over else tr("Play from here"),
            watch if over else play,
            key="Enter",
            kind="red",
            default=True,
            reason="" if over else reason,
            ident="play",
        )
        rest = [] if over else [Button(tr("Watch from here"), watch, key="W", kind="paper", ident="watch")]
        because = Text(f"{reason[:1].upper()}{reason[1:]}.", "small", "ink_soft") if reason and not over else None
        return [widget for widget in (because, *rest, red) if widget is not None]

    def turn(self, key: str) -> None:
        """Go where an arrow leads."""
        way = {"Left": (along, -1), "Right": (along, 1), "Up": (branch, -1), "Down": (branch, 1)}[key]
        self._move(way[0](self.picture, self.at, way[1]))

    # -- as lists --------------------------------------------------------------------------------------------------

    def _listed(self, kit: Kit, notice: str) -> Widget:
        strand = self.picture.strand(self.at[0])
        if self.level == "sheet":
            back = hint(tr("The stops"), "Esc", partial(self._to, "stops"))
            body: Widget = Panel(self._small_sheet(), name=tr("The chosen stop"))
            title = strand.title
        elif self.level == "stops":
            back = hint(tr("The roads"), "Esc", partial(self._to, "roads"))
            rows = stop_rows(self.picture, strand, self.at, self.known_odds(), self._open_stop) + self._modest()
            body = paged(rows, f"stops-{strand.key}", tr("Stops"))
            title = strand.title
        else:
            back = hint(tr("Back"), "Esc", self.back)
            rows = road_rows(self.archive, self.picture, self.at, self.known_odds(), self._open_road) + self._modest()
            body = paged(rows, "roads", tr("Roads"))
            title = tr(self.title)
        head = Row([Text(title, "card_title", "on_table").grow(), back], gap=12)
        foot = small_keys(self) if self.level == "sheet" else None
        empty = notice_slip(empty_words(self.session)) if self.level == "roads" and self._no_own() else None
        return fitted(kit, Pad(Column([head, notice_slip(notice), empty, body.grow(), foot], gap=8), (16, 10, 16, 10)))

    def _odds_words(self) -> str:
        """Whose the odds are, how far they are, or why there are none."""
        return self.odds_desk.words if self.odds_desk is not None else ""

    def _modest(self) -> list[Widget]:
        """The same as the last row of a list."""
        words = self._odds_words()
        return [Pad(Text(words, "small", "ink_soft"), 6)] if words else []

    def _no_own(self) -> bool:
        return not any(road.kind == "yours" for road in self.archive.roads)

    def _open_road(self, key: str) -> None:
        if self.at[0] != key:
            self.at = (key, self.picture.strand(key).stops[0].number)
            self._look()
        self._to("stops")

    def _open_stop(self, at: At) -> None:
        self.at = at
        self._look()
        self._to("sheet")

    def _to(self, level: str) -> None:
        self.level = level
        key, number = self.at
        self.focus_on({"roads": f"roads/{key}", "stops": f"stops-{key}/{number}", "sheet": "play"}[level])

    def back(self) -> Intent | None:
        if self.odds_desk is not None:
            self.odds_desk.stop()
        return super().back()

    def _key_of_screen(self, name: str) -> Used:
        used = super()._key_of_screen(name)
        if used is False and name == "B":
            return self.back() or True
        return used

    def keys(self) -> list[tuple[str, str]]:
        arrows = [("Left Right", tr("along the line")), ("Up Down", tr("take a branch, or the next road"))]
        found = dict(super().keys())
        return [*arrows, ("Home End", tr("first and last stop of a road")), *found.items(), ("B", tr("back"))]
