"""Sealing: the plan once more, what speaks against it, and the safe answer first."""

from __future__ import annotations

from game.app.warnings import warnings
from game.ui.intents import Back
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import SealPlan
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow
from game.ui.scenes.plan_slips import plan_list
from game.ui.widgets import (
    Button,
    Column,
    Dialog,
    Flow,
    Icon,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Stack,
    Text,
    Widget,
)


class SealScene(TreeScene):
    """Asks before a watch is ended. It lies over the desk."""

    title = "End the watch?"

    def __init__(self, match: MatchState, below: TreeScene) -> None:
        super().__init__()
        self.match = match
        self.below = below
        self.palette = match.palette

    def compose(self, kit: Kit) -> Widget:
        match = self.match
        found = warnings(match.session, match.side, match.draft.plan())
        problems = match.draft.problems()
        grave = any(warning.grave for warning in found)
        plan = Panel(Column([Label("What will be sealed", "ink"), Rule("ink", 2), plan_list(match)]), name="The plan")
        against: list[Widget] = [_warning(text, grave=True) for text in problems]
        against += [_warning(warning.text, grave=warning.grave) for warning in found]
        words = Column(
            [plan, *([Label("Before you seal", "ink"), Rule("ink", 2)] if against else []), *against], gap=10
        )
        seal = Button(
            "Seal it",
            SealPlan(),
            key="Y",
            kind="paper" if grave else "red",
            icon="ui-sealed",
            reason="the plan cannot be carried out as it is" if problems else "",
            ident="seal",
        )
        safe = Button("Not yet", Back(), key="Esc", kind="paper", first=True, ident="not-yet")
        foot = Panel(Flow([safe, seal], gap=16, align="spread"), name="Seal or not")
        head = Text("Seal these orders?", "headline" if not narrow(kit) else "panel_title")
        note = Text("What is sealed is final. The other desk seals at the same hour.", "body", "ink_soft")
        sheet = Sheet(
            [head, note, Scroll(words, ident="words", name="The plan and what speaks against it").grow(), foot],
            pad=24,
            gap=12,
        )
        return Stack([self.below.compose(kit), Dialog(sheet, name="Seal these orders?", width=720)])


def _warning(text: str, *, grave: bool) -> Widget:
    style, colour = ("row_title", "accent_2") if grave else ("body", "ink")
    head = Label("This could begin a war" if grave else "A word of warning", colour)
    return Row([Icon("ui-flag", 24, ink=colour), Column([head, Text(text, style)], gap=0).grow()], gap=12, align="top")
