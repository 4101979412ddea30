"""Sealing: the plan once more, what speaks against it, and the safe answer first."""

from __future__ import annotations

from game.app.draft_plan import PlanDraft
from game.app.warnings import warnings
from game.locale import marked, tr, trn
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.desk.plan_slips import plan_list
from game.ui.scenes.desk.taking_back import TakingBack
from game.ui.scenes.desk.weighed_ahead import WeighedAhead
from game.ui.scenes.fitting import low
from game.ui.scenes.intents import SealPlan
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import capital, narrow, sentence
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


class SealScene(TakingBack):
    """Asks before a watch is ended. It lies over the desk."""

    title = marked("End the watch?")

    def __init__(self, match: MatchState, below: TreeScene) -> None:
        super().__init__()
        self.match = match
        self.below = below
        self.palette = match.palette
        self._ahead = WeighedAhead(match)

    def tick(self, now: int) -> Intent | None:
        self._ahead.go_on()
        return super().tick(now)

    def compose(self, kit: Kit) -> Widget:
        match = self.match
        found = warnings(match.session, match.side, match.draft.plan())
        problems = match.draft.problems()
        grave = any(warning.grave for warning in found)
        plan_name = tr("What will be sealed")
        plan = Panel(Column([Label(plan_name, "ink"), Rule("ink", 2), plan_list(match)]), name=plan_name)
        against: list[Widget] = [_warning(text, grave=True) for text in problems]
        against += [_warning(warning.text, grave=warning.grave) for warning in found]
        head_of_them: list[Widget] = [Label(tr("Before you seal"), "ink"), Rule("ink", 2)] if against else []
        words = Column([plan, *head_of_them, *against], gap=10)
        seal = Button(
            tr("Seal it"),
            SealPlan(),
            key="Y",
            kind="paper" if grave else "red",
            icon="ui-sealed",
            reason=tr("the plan cannot be carried out as it is") if problems else "",
            ident="seal",
        )
        safe = Button(tr("Not yet"), Back(), key="Esc", kind="paper", first=True, ident="not-yet")
        foot = Panel(Flow([safe, seal], gap=16, align="spread"), name=tr("Seal or not"))
        question = tr("Seal this plan?") if not match.draft.empty else tr("Let the watch pass?")
        head = Text(question, "headline" if not narrow(kit) else "panel_title")
        note = Text(f"{plan_in_short(match.draft)} {tr('The other desk seals at the same hour.')}", "body", "ink_soft")
        told = Text(match.notice, "small", "accent_2") if match.notice else None
        about = tr("The plan and what speaks against it")
        sheet = Sheet(
            [head, None if low(kit) else note, told, Scroll(words, ident="words", name=about).grow(), foot],
            pad=24 if not low(kit) else 14,
            gap=12 if not low(kit) else 8,
        )
        return Stack([self.below.compose(kit), Dialog(sheet, name=question, width=720)])


def plan_in_short(draft: PlanDraft) -> str:
    """What is in a plan, in one sentence."""
    plan = draft.plan()
    if draft.empty:
        return tr("You order nothing and write nothing.")
    if plan.blow is not None:
        return tr("One move, while blows are exchanged.")
    orders, letters = len(plan.orders), len(plan.letters)
    parts = [
        trn("{count} order", "{count} orders", orders) if orders else "",
        trn("{count} letter", "{count} letters", letters) if letters else "",
        tr("your yes to their offer") if plan.accept is not None else "",
        trn("{count} offer taken back", "{count} offers taken back", len(plan.withdraw)) if plan.withdraw else "",
    ]
    used = trn("{count} point of attention", "{count} points of attention", draft.used)
    things = capital(", ".join(part for part in parts if part))
    return tr("{things}, for {points}.", things=things, points=used) if draft.used else sentence(things)


def _warning(text: str, *, grave: bool) -> Widget:
    style, colour = ("row_title", "accent_2") if grave else ("body", "ink")
    head = Label(tr("This could begin a war") if grave else tr("A word of warning"), colour)
    return Row([Icon("ui-flag", 24, ink=colour), Column([head, Text(text, style)], gap=0).grow()], gap=12, align="top")
