"""The letter desk: all clauses at the left, the letter as it will be read beside them, tone and channel at the right.

Every term is one line that says what the letter makes of it; the one looked at unfolds and shows its switch.
"""

from __future__ import annotations

from functools import partial

import pygame
from pygame.event import Event

from game.app.letter_paper import LetterPaper
from game.app.refusal_words import in_words
from game.app.term_sheet import TermLine, neutral_level
from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scenes.desk.taking_back import aside, undo_row
from game.ui.scenes.fitting import canvas_height, low, under_header
from game.ui.scenes.letters.clause_rows import boxes_of, clause_detail, clause_row
from game.ui.scenes.letters.letter_sheet import letter_sheet
from game.ui.scenes.letters.letter_ways import (
    answers_dialog,
    answers_sheet,
    channel_rows,
    channel_sheet,
    haste_rows,
    tone_sheet,
)
from game.ui.scenes.letters.letter_work import LetterWork
from game.ui.scenes.parts import desk_header, narrow
from game.ui.scenes.tabs import tab
from game.ui.sound import on_open_air, sound
from game.ui.widgets import (
    Button,
    Column,
    Dialog,
    Flow,
    Gap,
    Label,
    Pages,
    Panel,
    Row,
    Scroll,
    Sheet,
    Stack,
    Text,
    Tokens,
    Widget,
    hint,
)
from game.ui.widgets.base import Used

CLAUSE_TABS = (
    ("terms", marked("Terms"), "G", "or-pledge"),
    ("warn", marked("Warnings"), "W", "or-alert-up"),
)
WAY_TABS = (("manner", marked("Manner"), "N", "ui-settings"), ("way", marked("Channel"), "H", "ch-cable"))
LETTER_TAB = ("letter", marked("Letter"), "L", "ui-letter")
_KEYS = "1234567890"


class LetterDeskScene(LetterWork):
    """A letter in the making. What is not yet in the plan waits on the desk when the screen is left."""

    title = marked("Letter desk")

    def back(self) -> Intent | None:
        if self.choosing or (self._kit is not None and low(self._kit) and self.refused):
            self.choosing, self.refused = False, ""
            self.refresh()
            return None
        return Back()

    def handle(self, event: Event) -> Intent | None:
        asked = super().handle(event)
        # What is looked at unfolds; not while a button is down, for that would lose the click.
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP) and self.focus is not None:
            part, _, term = self.focus.ident.partition("/")
            if part in ("terms", "warn") and term != self.touched and any(x.id == term for x in self.terms):
                self.touched = term
                self.refresh()
        return asked

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        layout, flat = kit.theme.layout, low(kit)
        if layout is Layout.WIDE:
            left = self._clauses_with_tabs(kit).wide(376)
            body: Widget = Row([left, self._middle(kit).grow(), self._right(kit).wide(420)], gap=16, align="fill")
        elif layout is Layout.MEDIUM:
            tabs = self._one_tab(kit, CLAUSE_TABS + WAY_TABS)
            body = Row([tabs.grow(1.05), self._middle(kit).grow()], gap=16, align="fill")
        else:
            body = self._one_tab(kit, (*CLAUSE_TABS, *WAY_TABS, LETTER_TAB))
        inner = Column([body.grow(), self._foot(kit)], gap=8 if flat else 10)
        screen = under_header(kit, desk_header(self.match, self.status), inner, (16, 10, 16, 12))
        if flat and self.refused:
            return Stack([screen, self._refusal()])
        if not self.choosing:
            return screen
        offered = tuple(sorted(self.received, key=lambda paper: paper.state != "standing"))
        tall = min(60 * (len(offered) + 1), 0.55 * canvas_height(kit))
        return Stack([screen, answers_dialog(offered, self.desk.draft().answers, self._answer, tall)])

    def _said(self) -> str:
        """Why the last change was refused, or what keeps the letter out of the plan; in words, or empty."""
        if self.refused or self.problem is None:
            return self.refused
        return in_words(self.match.session, self.match.side, self.problem)

    def _refusal(self) -> Dialog:
        """Why a change was refused, where there is no room for a slip."""
        good = Button(tr("I see"), self._heard, key="Enter", kind="paper", default=True, ident="heard", first=True)
        words = Scroll(Text(self.refused, "body"), ident="refusal", name=tr("Why not")).grow()
        return Dialog(Sheet([Label(tr("That cannot be"), "ink"), words, good], pad=16), name=tr("That cannot be"))

    def _heard(self) -> Intent | None:
        self.refused = ""
        return None

    def _slip(self) -> Widget | None:
        said = self.match.notice or self._said()
        return Sheet([Text(said, "small")], stock="manila", pad=8) if said else None

    def _tabs(
        self, tabs: tuple[tuple[str, str, str, str], ...], chosen: str, *, short: bool, key_shown: bool = True
    ) -> Widget:
        counts = {name: sum(self._clause(line.id) is not None for line in self._lines(name)) for name, *_ in tabs}
        buttons = [
            tab(
                f"{tr(label)} {counts[name]}" if counts[name] else tr(label),
                partial(self._show, name),
                key=key,
                cap=key_shown,
                icon=icon if short else "",
                chosen=name == chosen,
                short=short and name != chosen,
                ident=f"tab-{name}",
            )
            for name, label, key, icon in tabs
        ]
        return Panel(Flow(buttons, gap=8), name=tr("Parts of the letter"))

    def _clauses_with_tabs(self, kit: Kit) -> Widget:
        shown = self.tab if self.tab in ("terms", "warn") else "terms"
        return Column([self._tabs(CLAUSE_TABS, shown, short=False), self._clauses(kit, shown).grow()], gap=6)

    def _one_tab(self, kit: Kit, tabs: tuple[tuple[str, str, str, str], ...]) -> Widget:
        shown = self.tab if any(name == self.tab for name, *_ in tabs) else tabs[0][0]
        parts = {"letter": self._middle, "manner": self._manner, "way": self._way}
        body = parts[shown](kit) if shown in parts else self._clauses(kit, shown)
        bar = self._tabs(tabs, shown, short=True, key_shown=narrow(kit) or not low(kit))
        return Column([bar, body.grow()], gap=8)

    def _lines(self, part: str) -> tuple[TermLine, ...]:
        """The lines of a part: one's own terms and then the other's, or the warnings."""
        if part == "warn":
            return tuple(line for line in self.terms if line.is_threat)
        if part != "terms":
            return ()
        return tuple(sorted((x for x in self.terms if not x.is_threat), key=lambda x: x.binds != self.match.side))

    def _clauses(self, kit: Kit, part: str) -> Widget:
        model, numbers = self.match.session.match.model, [c.term for c in self.desk.draft().clauses]
        lines = self._lines(part)
        looked_at = next((line for line in lines if line.id == self.touched), lines[0] if lines else None)
        rows: list[Widget] = []
        heading, flat = "", low(kit)
        for i, line in enumerate(lines):
            clause = self._clause(line.id)
            boxes = boxes_of(model, line, clause, neutral_level(model, line.id))
            row = clause_row(
                line,
                boxes,
                clause,
                numbers.index(line.id) + 1 if line.id in numbers else 0,
                self.match.side,
                partial(self._pick, line, boxes),
                key=_KEYS[i] if i < len(_KEYS) else "",
                ident=f"{part}/{line.id}",
                first=i == 0,
                folded=line is not looked_at,
            )
            name = self._heading(line)
            head = Label(name, "on_table_soft") if name != heading and not flat else None
            heading = name
            detail = self._detail(kit, line) if line is looked_at else None
            if flat:
                rows += [row, *([detail] if detail is not None else [])]
            else:
                beneath = Column([row, detail], gap=0)
                rows.append(Column([head, beneath], gap=4))
        if part == "warn":
            draft = self.desk.draft()
            rows += haste_rows(draft.deadline, draft.urgent, self._set_deadline, self._toggle_urgent)
        name = tr("What is agreed") if part == "terms" else tr("What we warn of")
        return Panel(Pages(rows, ident=part, name=name, gap=2), name=name)

    def _heading(self, line: TermLine) -> str:
        if line.is_threat:
            return tr("We warn of")
        return tr("We give") if line.binds == self.match.side else tr("They give")

    def _detail(self, kit: Kit, line: TermLine) -> Widget | None:
        """How the clause that is looked at is meant; under a low window only when it is in the letter."""
        clause, flat = self._clause(line.id), low(kit)
        if flat and clause is None:
            return None
        set_kind, toggle = partial(self._set_kind, line.id), partial(self._toggle_secret, line.id)
        found = clause_detail(line, clause, set_kind, toggle, full=flat)
        return _Detail(found, name=tr("How this clause is meant"), ident="detail")

    def _key_of_screen(self, name: str) -> Used:
        """G and K go to the first of what we give and of what they give; X clears the letter, button or not."""
        if name == "X" and self.desk.draft().clauses:
            self._clear()
            return True
        if name in ("G", "K"):
            lines = [x for x in self._lines("terms") if (x.binds == self.match.side) == (name == "G")]
            if lines:
                self.tab, self.touched = "terms", lines[0].id
                self.focus_on(f"terms/{lines[0].id}")
                return True
        return super()._key_of_screen(name)

    def _set_deadline(self, hours: int) -> Intent | None:
        return self._note(self.desk.set_deadline(hours))

    def _toggle_urgent(self) -> Intent | None:
        return self._note(self.desk.set_urgent(not self.desk.draft().urgent))

    def _set_tone(self, tone: float) -> Intent | None:
        return self._note(self.desk.set_tone(tone))

    def _set_channel(self, channel: str) -> Intent | None:
        if any(line.id == channel and on_open_air(line.icon) for line in self.channels):
            sound("radio")
        return self._note(self.desk.set_channel(channel))

    def _middle(self, kit: Kit) -> Widget:
        empty, flat = tr("Choose what it says. The words follow."), low(kit)
        terms = [clause.term for clause in self.desk.draft().clauses]
        number = terms.index(self.touched) + 1 if self.changes and self.touched in terms else 0
        sheet = letter_sheet(
            self.paper,
            moscow=self.match.moscow,
            copies=not flat,
            bare=flat,
            empty=empty,
            ident="preview",
            seek=(number, self.changes),
        )
        below = None if flat else self._slip() or self._believed()
        return Column([Panel(sheet, name=tr("The letter")).grow(), below], gap=10)

    def _believed(self) -> Widget:
        lines = [Text(line, "small") for line in self.believed]
        return Sheet([Label(tr("If this is believed"), "ink"), *lines], stock="flimsy", gap=2, pad=10)

    def _begin_from(self) -> LetterPaper | None:
        """The answered letter, while its terms could still be the beginning of this one."""
        draft = self.desk.draft()
        answered = next((paper for paper in self.received if paper.id == draft.answers), None)
        return answered if answered is not None and answered.clauses and not draft.clauses else None

    def _answers(self, *, take_over: bool) -> Widget:
        chosen = self.desk.draft().answers
        answered = next((paper for paper in self.received if paper.id == chosen), None)
        begin = None
        if take_over and self._begin_from() is not None:
            begin = Button(tr("Begin from its terms"), self._take_over, key="B", kind="paper", ident="take-over")
        return Panel(answers_sheet(answered, self._ask_answers, begin), name=tr("Answers"))

    def _tone(self) -> Widget:
        return Panel(tone_sheet(self.desk.draft().tone, self._set_tone), name=tr("Tone"))

    def _rows(self, *, full: bool) -> list[Widget]:
        model = self.match.session.match.model
        return channel_rows(model, self.channels, self.desk.draft().channel, self._set_channel, full=full)

    def _right(self, kit: Kit) -> Widget:
        ways = Panel(channel_sheet(self._rows(full=False)), name=tr("Channel"))
        return Column([self._answers(take_over=False), self._tone(), ways.grow()], gap=8)

    def _manner(self, kit: Kit) -> Widget:
        return Pages(
            [self._answers(take_over=True), self._tone(), self._believed() if low(kit) else None], ident="manner", gap=8
        )

    def _way(self, kit: Kit) -> Widget:
        sheets = [Sheet([row], pad=0) for row in self._rows(full=not narrow(kit))]
        return Panel(Pages(sheets, ident="ways", gap=6), name=tr("Channel"))

    def _foot(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        small = layout is not Layout.WIDE
        cost = next((line.cost for line in self.channels if line.id == self.desk.draft().channel), 0)
        if self.place is None:
            name = tr("Put it into the plan") if not small else tr("Into the plan")
        else:
            name = tr("Keep the changes") if not small else tr("Keep")
        red = Button(
            name,
            self._into_plan,
            key="Enter",
            icon="ui-sealed" if not narrow(kit) else "",
            kind="red",
            default=True,
            reason=self._said() if self.problem is not None and not low(kit) else "",
            ident="into-plan",
        )
        changes = self.desk.changes
        may_undo, may_redo = changes.before is not None, changes.ahead is not None
        # Where there is hardly any room the keys do without their buttons.
        roomy = not (narrow(kit) and low(kit))
        row: list[Widget | None] = [
            hint(tr("Back to the desk") if not small else tr("Back"), "Esc", Back()),
            aside(tr("Clear"), self._clear, "X", "clear") if self.desk.draft().clauses and roomy else None,
            undo_row(self.undo, self.redo, may_undo=may_undo, may_redo=may_redo) if roomy else None,
            aside(tr("Take it out"), self._out_of_plan, "R", "out") if self.place is not None else None,
            aside(tr("Begin from its terms"), self._take_over, "B", "take-over")
            if not small and self._begin_from() is not None
            else None,
            Gap().grow(),
            Tokens(1, 1, size=28, name=tr("Attention")) if not small else None,
            Text(tr("costs {points}", points=cost), "body", "on_table_soft") if not narrow(kit) else None,
            red,
        ]
        return Panel(Row(row, gap=12), name=tr("Actions"))


class _Detail(Panel):
    """A panel inside pages at whose edge the arrows stop, so that Tab goes on from it and not from the page's end."""

    def key(self, name: str) -> Used:
        return name in ("PgDn", "PgUp") or super().key(name)
