"""All letters of a match, and one of them in full."""

from __future__ import annotations

from functools import partial

from game.app.correspondence import inbox_letters, letter, sent_letters
from game.app.refusal_words import in_words
from game.app.status import status
from game.app.term_sheet import channels
from game.core.phases import Phase
from game.ui.intents import Back, Intent
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import low, under_header
from game.ui.scenes.intents import Notify, OpenAccept, OpenDesk, OpenLetterDesk, ReadLetter
from game.ui.scenes.letter_sheet import clause_list, letter_card, letter_sheet, time_line
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, sentence, titled, wide
from game.ui.scenes.tabs import tab
from game.ui.theme import Layout
from game.ui.widgets import (
    Button,
    Column,
    Gap,
    Label,
    Pages,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
    hint,
)

TABS = (("received", "Received", "I"), ("sent", "Sent", "S"))


class LettersScene(TreeScene):
    """What this desk has read and sent, newest first; side by side where there is room, else by tabs."""

    title = "Letters"

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.status = status(match.session, match.side)
        self.icons = {line.id: line.icon for line in channels(match.session, match.side)}
        self.letters = {
            "received": inbox_letters(match.session, match.side),
            "sent": sent_letters(match.session, match.side),
        }
        self.tab = str(match.memory.get("letters-tab", "received"))

    def compose(self, kit: Kit) -> Widget:
        foot = Panel(
            Row(
                [
                    hint("Back to the desk", "Esc", Back()),
                    Gap().grow(),
                    None
                    if not may_write(self.match)
                    else Button(
                        "Write a letter",
                        OpenLetterDesk(),
                        key="Enter",
                        icon="ui-letter",
                        kind="red",
                        default=True,
                        ident="write",
                    ),
                ]
            ),
            name="Actions",
        )
        body = self._both(kit) if kit.theme.layout is Layout.WIDE else self._one(kit)
        inner = Column([notice_slip(self.match.notice), body.grow(), foot], gap=12)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 12, 16, 12))

    def _both(self, kit: Kit) -> Widget:
        return Row([self._list(kit, name, label).grow() for name, label, _ in TABS], gap=16, align="fill")

    def _one(self, kit: Kit) -> Widget:
        tabs = [
            tab(label, partial(self._turn_to, name), key=key, chosen=self.tab == name, ident=f"tab-{name}")
            for name, label, key in TABS
        ]
        name, label, _ = next(part for part in TABS if part[0] == self.tab)
        return Column([Panel(Row(tabs, gap=8), name="Lists"), self._list(kit, name, label).grow()], gap=10)

    def _turn_to(self, name: str) -> Intent | None:
        self.tab = name
        self.match.memory["letters-tab"] = name
        return None

    def _list(self, kit: Kit, name: str, label: str) -> Widget:
        letters = self.letters[name]
        cards = [
            letter_card(
                paper,
                act=ReadLetter(paper.id),
                icon=self.icons.get(paper.channel, "ch-cable"),
                new=name == "received" and self.match.is_new(paper.id),
                gist=not narrow(kit),
                ident=f"{name}/{paper.id}",
                first=name == "received" and i == 0,
            )
            for i, paper in enumerate(letters)
        ]
        empty = "No letter has come yet." if name == "received" else "No letter has been sent yet."
        second = {"received": "Входящие", "sent": "Отправлено"}[name] if self.match.moscow else ""
        head = Row([Label(label, second=second).grow(), Text(f"{len(letters)}", "label", "on_table_soft")])
        body: Widget = Pages(cards, ident=name, name=label) if cards else Sheet([Text(empty)], stock="flimsy")
        return Panel(Column([head if wide(kit) else None, body.grow()], gap=8), name=label)


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
        self.status = status(match.session, match.side)
        self.refused = ""
        self.page = "letter"
        match.mark_seen(letter_id)
        line = next((c for c in channels(match.session, match.side) if c.id == found.channel), None)
        self.icon = line.icon if line is not None else "ch-cable"
        self.title = f"A letter from {found.sender}" if not found.own else f"Your letter to {found.addressee}"

    @property
    def taken_back(self) -> bool:
        """Whether the plan on the desk takes this offer back."""
        return self.paper.id in self.match.draft.plan().withdraw

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        sheet = Panel(
            letter_sheet(self.paper, moscow=self.match.moscow, bare=narrow(kit), first=True), name="The letter"
        )
        side = Panel(self._side(kit), name="What it says")
        if layout is Layout.NARROW:
            tabs = [
                tab("Letter", partial(self._show, "letter"), key="L", chosen=self.page == "letter", ident="tab-letter"),
                tab(
                    "Clauses",
                    partial(self._show, "clauses"),
                    key="K",
                    chosen=self.page == "clauses",
                    ident="tab-clauses",
                ),
            ]
            body: Widget = Column(
                [Panel(Row(tabs), name="Pages"), (sheet if self.page == "letter" else side).grow()], gap=10
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
            sentence(f"{paper.channel_label}, {paper.tone_label} in tone"),
            sentence(paper.answers_line) if paper.answers_line else "",
            sentence("it asks for haste") if paper.urgent else "",
            sentence(paper.state_words),
            time_line(paper),
        ]
        plan = self._plan_line()
        about: list[Widget | None] = [
            Text(paper.headline, "card_title"),
            Text(paper.gist, "body") if paper.gist else None,
            *[Text(line, "small", "ink_soft") for line in lines if line],
            Text(plan, "body", "accent_2") if plan else None,
            Text(self.refused, "body", "accent_2") if self.refused else None,
        ]
        if low(kit):
            words = Column([*about, Rule("ink", 2), clause_list(paper)], gap=6)
            return Sheet([Scroll(words, ident="about", name="What it says", face="manila").grow()], stock="manila")
        clauses = titled("Clause by clause", [clause_list(paper)])
        return Pages([titled(self.title, about, stock="manila", gap=5), clauses], ident="about", name="What it says")

    def _plan_line(self) -> str:
        plan = self.match.draft.plan()
        if self.taken_back:
            return "The first letter of your plan takes this offer back."
        if plan.accept is not None and plan.accept.letter == self.paper.id:
            return "Your plan says yes to this offer."
        if any(draft.answers == self.paper.id for draft in plan.letters):
            return "A letter in your plan answers it."
        return ""

    def _foot(self, kit: Kit) -> Widget:
        paper, short = self.paper, kit.theme.layout is not Layout.WIDE
        buttons: list[Widget | None] = [hint("Back", "Esc", Back()), Gap().grow()]
        if not may_write(self.match):
            return Panel(Row(buttons, gap=10), name="Actions")
        if paper.own:
            buttons.append(self._withdraw_button(short))
            return Panel(Row(buttons, gap=10), name="Actions")
        yes, answer = OpenAccept(paper.id), OpenLetterDesk(answers=paper.id)
        dealt_with = bool(self._plan_line())
        if paper.clauses:
            counter = OpenLetterDesk(answers=paper.id, counter=True)
            buttons.append(Button("Mark it up", counter, key="M", icon="ui-tree", short=short, ident="counter"))
        if dealt_with or paper.acceptable:
            buttons.append(Button("Answer it", answer, key="A", icon="ui-letter", short=short, ident="answer"))
        if dealt_with and paper.acceptable:
            name = "See your yes" if self.match.draft.plan().accept is not None else "Accept it"
            buttons.append(Button(name, yes, key="Y", icon="or-pledge", short=short, ident="accept"))
        if dealt_with:
            buttons.append(Button("To the desk", OpenDesk(), key="Enter", kind="red", default=True, ident="to-desk"))
        elif not paper.acceptable:
            buttons.append(
                Button("Answer it", answer, key="Enter", icon="ui-letter", kind="red", default=True, ident="answer")
            )
        else:
            buttons.append(
                Button("Accept it", yes, key="Enter", icon="or-pledge", kind="red", default=True, ident="accept")
            )
        return Panel(Row(buttons, gap=10), name="Actions")

    def _withdraw_button(self, short: bool) -> Widget | None:
        if self.paper.state != "standing":
            return None
        if self.taken_back:
            return Button("Let it stand", self._keep, key="W", icon="or-pledge", short=short, ident="keep")
        reason = "" if self.match.draft.plan().letters else "a letter in the plan has to say so"
        return Button("Take it back", self._withdraw, key="W", icon="ui-flag", reason=reason, ident="withdraw")

    def _withdraw(self) -> Intent | None:
        refusal = self.match.draft.withdraw(self.paper.id)
        if refusal is None:
            return Notify("The first letter of your plan takes that offer back.")
        self.refused = in_words(self.match.session, self.match.side, refusal)
        return None

    def _keep(self) -> Intent | None:
        self.match.draft.keep(self.paper.id)
        return None


def may_write(match: MatchState) -> bool:
    """Whether this desk is deliberating, so that what it writes can still go into a plan."""
    return match.session.phase in (Phase.DELIBERATE, Phase.SEAL) and match.session.waiting_for == match.side
