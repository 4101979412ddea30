"""One letter in full: as it lies on the desk, what it says clause by clause, and what can be done with it."""

from __future__ import annotations

from functools import partial

from game.app.correspondence import letter
from game.app.refusal_words import in_words
from game.app.status import status
from game.locale import Level, reading, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_links import linked, links_of
from game.ui.scenes.fitting import low, under_header
from game.ui.scenes.intents import Notify, OpenAccept, OpenDesk, OpenLetterDesk
from game.ui.scenes.letters.letter_sheet import clause_list, document_form, letter_sheet, time_line
from game.ui.scenes.match_state import MatchState, may_write
from game.ui.scenes.parts import desk_header, narrow, notice_slip, sentence, titled
from game.ui.scenes.tabs import tab
from game.ui.widgets import Button, Column, Gap, Pages, Panel, Row, Rule, Scroll, Sheet, Text, Widget, hint


class ReadingScene(TreeScene):
    """One letter in full, what it says clause by clause, and what can be done with it."""

    def __init__(self, match: MatchState, letter_id: str) -> None:
        super().__init__()
        found = letter(match.session, match.side, letter_id)
        if found is None:
            raise KeyError(letter_id)
        self.match = match
        self.palette = match.palette
        self.paper = found
        self.letter = letter_id
        self.refused = ""
        self.page = "letter"
        match.mark_seen(letter_id)

    def dress(self, kit: Kit) -> None:
        self.status = status(self.match.session, self.match.side)
        self.paper = letter(self.match.session, self.match.side, self.letter) or self.paper
        if self.paper.own:
            self.title = tr("Your letter to {whom}", whom=self.paper.addressee)
        else:
            self.title = tr("A letter from {whom}", whom=self.paper.sender)
        super().dress(kit)

    @property
    def taken_back(self) -> bool:
        """Whether the plan on the desk takes this offer back."""
        return self.paper.id in self.match.draft.plan().withdraw

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        sheet = Panel(
            letter_sheet(
                self.paper,
                moscow=self.match.moscow,
                bare=narrow(kit) or low(kit),
                first=True,
                links=links_of(self.match),
            ),
            name=tr("The letter"),
        )
        side = Panel(self._side(kit), name=tr("What it says"))
        if layout is Layout.NARROW:
            tabs = [
                tab(name, partial(self._show, page), key=key, chosen=self.page == page, ident=f"tab-{page}")
                for page, name, key in (("letter", tr("Letter"), "L"), ("clauses", tr("Clauses"), "K"))
            ]
            body: Widget = Column(
                [Panel(Row(tabs), name=tr("Pages")), (sheet if self.page == "letter" else side).grow()], gap=10
            )
        else:
            body = Row([sheet.grow(1.15 if layout is Layout.WIDE else 1.3), side.grow()], gap=16, align="fill")
        inner = Column([notice_slip(self.match.notice), body.grow(), self._foot(kit)], gap=12)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 12, 16, 12))

    def _show(self, page: str) -> Intent | None:
        self.page = page
        return None

    def _side(self, kit: Kit) -> Widget:
        paper = self.paper
        lines = [
            sentence(tr("{channel}, {tone} in tone", channel=paper.channel_label, tone=paper.tone_label)),
            sentence(paper.answers_line) if paper.answers_line else "",
            tr("It asks for haste.") if paper.urgent else "",
            sentence(paper.state_words),
            time_line(paper),
        ]
        documents = reading().level is Level.DOCUMENTS
        plan = self._plan_line()
        about: list[Widget | None] = [
            Text(paper.headline, "card_title"),
            linked(self.match, paper.gist) if paper.gist and reading().level is Level.STANDARD else None,
            *([document_form(paper)] if documents else [Text(line, "small", "ink_soft") for line in lines if line]),
            Text(plan, "body", "accent_2") if plan else None,
            Text(self.refused, "body", "accent_2") if self.refused else None,
        ]
        terms = clause_list(paper, kinds=documents)
        if low(kit):
            words = Column([*about, Rule("ink", 2), terms], gap=6)
            name = tr("What it says")
            return Sheet([Scroll(words, ident="about", name=name, face="manila").grow()], stock="manila")
        clauses = titled(tr("Clause by clause"), [terms])
        sheets = [titled(self.title, about, stock="manila", gap=5), clauses]
        return Pages(sheets, ident="about", name=tr("What it says"))

    def _plan_line(self) -> str:
        plan = self.match.draft.plan()
        if self.taken_back:
            return tr("The first letter of your plan takes this offer back.")
        if plan.accept is not None and plan.accept.letter == self.paper.id:
            return tr("Your plan says yes to this offer.")
        if any(draft.answers == self.paper.id for draft in plan.letters):
            return tr("A letter in your plan answers it.")
        return ""

    def _foot(self, kit: Kit) -> Widget:
        paper, short = self.paper, kit.theme.layout is not Layout.WIDE
        buttons: list[Widget | None] = [hint(tr("Back"), "Esc", Back()), Gap().grow()]
        if not may_write(self.match):
            return Panel(Row(buttons, gap=10), name=tr("Actions"))
        if paper.own:
            buttons.append(self._withdraw_button(short))
            return Panel(Row(buttons, gap=10), name=tr("Actions"))
        yes, answer = OpenAccept(paper.id), OpenLetterDesk(answers=paper.id)
        dealt_with = bool(self._plan_line())
        if paper.clauses:
            counter = OpenLetterDesk(answers=paper.id, counter=True)
            buttons.append(Button(tr("Mark it up"), counter, key="M", icon="ui-tree", short=short, ident="counter"))
        if dealt_with or paper.acceptable:
            buttons.append(Button(tr("Answer it"), answer, key="A", icon="ui-letter", short=short, ident="answer"))
        if dealt_with and paper.acceptable:
            name = tr("See your yes") if self.match.draft.plan().accept is not None else tr("Accept it")
            buttons.append(Button(name, yes, key="Y", icon="or-pledge", short=short, ident="accept"))
        if dealt_with:
            buttons.append(
                Button(tr("To the desk"), OpenDesk(), key="Enter", kind="red", default=True, ident="to-desk")
            )
        elif not paper.acceptable:
            buttons.append(
                Button(tr("Answer it"), answer, key="Enter", icon="ui-letter", kind="red", default=True, ident="answer")
            )
        else:
            buttons.append(
                Button(tr("Accept it"), yes, key="Enter", icon="or-pledge", kind="red", default=True, ident="accept")
            )
        return Panel(Row(buttons, gap=10), name=tr("Actions"))

    def _withdraw_button(self, short: bool) -> Widget | None:
        if self.paper.state != "standing":
            return None
        if self.taken_back:
            return Button(tr("Let it stand"), self._keep, key="W", icon="or-pledge", short=short, ident="keep")
        reason = "" if self.match.draft.plan().letters else tr("a letter in the plan has to say so")
        return Button(tr("Take it back"), self._withdraw, key="W", icon="ui-back", reason=reason, ident="withdraw")

    def _withdraw(self) -> Intent | None:
        refusal = self.match.draft.withdraw(self.paper.id)
        if refusal is None:
            return Notify(tr("The first letter of your plan takes that offer back."))
        self.refused = in_words(self.match.session, self.match.side, refusal)
        return None

    def _keep(self) -> Intent | None:
        self.match.draft.keep(self.paper.id)
        return None
