"""The moment after sealing: the envelope lies stamped on the desk, and can be opened again before it goes out."""

from __future__ import annotations

from typing import Final

import pygame
from pygame.event import Event

from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.keys.names import key_name
from game.ui.paint.kit import Kit
from game.ui.paint.motion import motions
from game.ui.scene import TreeScene
from game.ui.scenes.desk.seal import plan_in_short
from game.ui.scenes.desk.weighed_ahead import WeighedAhead
from game.ui.scenes.intents import SendPlan
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import second
from game.ui.sound import sound
from game.ui.widgets import Button, Column, Dialog, Flow, Gap, Icon, Panel, Row, Sheet, Stack, Stamp, Text, Widget
from game.ui.widgets.tray import LID, Tray
from game.ui.widgets.words import STAMPED

MOMENT: Final = 2600
"""Milliseconds for which the envelope lies on the desk."""
_MODIFIERS = (pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT)


class SealedScene(TreeScene):
    """Goes on by itself after a moment, or at once on any key or click; U and Esc take the plan out again.

    waits: it does not go on by itself, for who listens to the screen instead of looking at it.
    """

    title = marked("Sealed")

    def __init__(self, match: MatchState, below: TreeScene, *, waits: bool = False) -> None:
        super().__init__()
        self.match = match
        self.below = below
        self.palette = match.palette
        self.waits = waits
        self._until: int | None = None
        self._stamped = False
        self._ahead = WeighedAhead(match)
        sound("stamp")

    @property
    def busy(self) -> bool:
        """Whether it is about to go on by itself."""
        return not self.waits

    def tick(self, now: int) -> Intent | None:
        self._ahead.go_on()
        if self.waits:
            return None
        if self._until is None:
            self._until = now + MOMENT
        return SendPlan() if now >= self._until else None

    def handle(self, event: Event) -> Intent | None:
        if event.type == pygame.KEYDOWN and event.key not in _MODIFIERS:
            return Back() if key_name(event) in ("U", "Esc") else SendPlan()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            recall = self.widget("recall")
            return Back() if recall.rect.collidepoint(event.pos) else SendPlan()
        return None

    def compose(self, kit: Kit) -> Widget:
        stamp = second(self.match, "Запечатано") or tr("Sealed")
        head = Row(
            [
                Icon("ui-sealed", 44, ground="manila"),
                Column(
                    [
                        Text(tr("Sealed"), "panel_title"),
                        Text(plan_in_short(self.match.draft), "body", "ink_soft"),
                    ],
                    gap=2,
                ).grow(),
                Stamp(stamp, angle=-5),
            ],
            gap=16,
        )
        foot = Flow(
            [
                Button(tr("Take it out again"), Back(), key="U", kind="paper", ident="recall"),
                Button(tr("Send it now"), SendPlan(), key="Enter", kind="red", default=True, first=True, ident="send"),
            ],
            gap=16,
            align="spread",
        )
        sheet = Sheet([head, Gap(4), Panel(foot, name=tr("Sealed"))], stock="manila", pad=24, gap=12)
        below = self.below.compose(kit)
        for tray in (widget for widget in below.walk() if isinstance(widget, Tray)):
            tray.close()
        if not self._stamped:
            self._stamped = True
            motions.begin(STAMPED, "stamp", kit.theme, after="sheet_arrives")
            motions.begin(LID, "tray_closes", kit.theme, after="sheet_arrives")
        return Stack([below, Dialog(sheet, name=tr("Sealed"), width=640)])
