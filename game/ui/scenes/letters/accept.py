"""Taking up a standing offer: what each side would give, by which way the yes goes, and what it binds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.app.correspondence import letter, preview_acceptance, yes_channels
from game.app.letter_paper import ClauseLine
from game.app.refusal_words import in_words
from game.app.status import status
from game.app.term_sheet import channels
from game.app.warnings import warnings
from game.core.legality import plan_cost
from game.core.plans import Acceptance, Plan, Refusal
from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import under_header
from game.ui.scenes.intents import Notify, OpenDesk
from game.ui.scenes.letters.letter_sheet import letter_sheet, time_line
from game.ui.scenes.letters.letter_ways import channel_rows
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, sentence, titled
from game.ui.scenes.tabs import tab
from game.ui.sound import sound
from game.ui.widgets import (
    Button,
    Column,
    Gap,
    Icon,
    Label,
    Pages,
    Panel,
    Row,
    Rule,
    Sheet,
    Text,
    Widget,
    hint,
)

_PAGES = (("terms", marked("Terms"), "1"), ("yes", marked("Your yes"), "2"), ("way", marked("The way"), "3"))


class AcceptScene(TreeScene):
    """The page that says what is accepted, before the yes goes into the plan."""

    def __init__(self, match: MatchState, letter_id: str) -> None:
        super().__init__()
        found = letter(match.session, match.side, letter_id)
        if found is None:
            raise KeyError(letter_id)
        self.match = match
        self.palette = match.palette
        self.offer = found
        taken = match.draft.plan().accept
        open_ways = yes_channels(match.session, match.side)
        self.channel = taken.channel if self.taken and taken is not None else next(iter(open_ways), "")
        self.page = "terms"
        self._update()

    def dress(self, kit: Kit) -> None:
        self._update()
        super().dress(kit)

    @property
    def taken(self) -> bool:
        """Whether the plan says yes to this offer already."""
        accept = self.match.draft.plan().accept
        return accept is not None and accept.letter == self.offer.id

    def _plan(self) -> Plan:
        return replace(self.match.draft.plan(), accept=Acceptance(letter=self.offer.id, channel=self.channel))

    def _update(self) -> None:
        """Work out again what the yes says and what stands in its way."""
        session, side, plan = self.match.session, self.match.side, self._plan()
        self.offer = letter(session, side, self.offer.id) or self.offer
        self.title = tr("Accept {whose}'s offer", whose=self.offer.sender)
        self.status = status(session, side)
        open_ways = yes_channels(session, side)
        cost = plan_cost(session.match.model, Plan(accept=Acceptance(letter=self.offer.id, channel="")))
        self.ways = tuple(replace(c, cost=cost) for c in channels(session, side) if c.id in open_ways)
        self.yes = preview_acceptance(session, side, plan.accept) if plan.accept is not None and self.channel else None
        refusal = session.refuse(side, plan)
        self.problem = "" if refusal is None else in_words(session, side, refusal)
        self.warned = [w.text for w in warnings(session, side, plan) if w.code == "older-words"]

    # -- what the person does --------------------------------------------------------------------------------------

    def _by(self, channel: str) -> Intent | None:
        self.channel = channel
        self._update()
        return None

    def _show(self, page: str) -> Intent | None:
        self.page = page
        return None

    def _clear_letters(self) -> Intent | None:
        while self.match.draft.plan().letters:
            self.match.draft.remove_letter(0)
        self._update()
        return None

    def _say_yes(self) -> Intent | None:
        refusal: Refusal | None = self.match.draft.accept(self.offer.id, self.channel)
        if refusal is not None:
            self.problem = in_words(self.match.session, self.match.side, refusal)
            return None
        sound("pen")
        return Notify(tr("Your yes is in the plan. It goes out when the watch ends."))

    def _say_nothing(self) -> Intent | None:
        self.match.draft.refuse_acceptance()
        return Notify(tr("The yes is out of your plan."))

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        if layout is Layout.WIDE:
            right = Pages([self._way(), self._binding()], ident="right", gap=10)
            body: Widget = Row(
                [self._terms(kit).wide(430), self._letter(bare=False).grow(), right.wide(360)], gap=16, align="fill"
            )
        else:
            tabs = [
                tab(tr(label), partial(self._show, name), key=key, chosen=self.page == name, ident=f"tab-{name}")
                for name, label, key in (_PAGES if layout is Layout.NARROW else _PAGES[:2])
            ]
            body = Column([Panel(Row(tabs), name=tr("Pages")), self._part(kit).grow()], gap=10)
        inner = Column([body.grow(), self._foot(kit)], gap=12)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 12, 16, 12))

    def _part(self, kit: Kit) -> Widget:
        narrow = kit.theme.layout is Layout.NARROW
        if self.page == "yes":
            return self._letter(bare=narrow)
        way = self._ways() if narrow else Pages([self._way(), self._binding()], ident="right", gap=10)
        if narrow:
            return self._terms(kit) if self.page == "terms" else way
        return Row([self._terms(kit).grow(), way.grow()], gap=16, align="fill")

    def _terms(self, kit: Kit) -> Widget:
        own = [c for c in self.offer.clauses if c.binds == self.match.side]
        theirs = [c for c in self.offer.clauses if c.binds is not None and c.binds != self.match.side]
        by = tr("{channel}, {date}", channel=self.offer.channel_label, date=self.offer.dateline)
        head = Sheet(
            [
                Text(self.offer.headline, "card_title"),
                Text(sentence(by), "small", "ink_soft"),
                Text(time_line(self.offer), "small", "ink_soft") if time_line(self.offer) else None,
            ],
            stock="manila",
            gap=3,
        )
        sheets = [
            head,
            self._terms_of(tr("They give"), theirs, tr("They promise nothing by it."), "accent"),
            self._terms_of(tr("You give"), own, tr("It asks nothing of you."), "accent_2"),
        ]
        return Panel(Pages(sheets, ident="terms", gap=10), name=tr("What is agreed"))

    def _terms_of(self, name: str, clauses: list[ClauseLine], none: str, ink: str) -> Widget:
        lines: list[Widget] = []
        for i, clause in enumerate(clauses):
            if i:
                lines.append(Rule())
            words = [Run(clause.term, bold=True), Run(f"  {clause.level}")]
            note = sentence("; ".join(part for part in (tr("secret") if clause.secret else "", clause.worth) if part))
            text = Column([Text(words, "body"), Text(note, "small", "ink_soft") if note else None], gap=0)
            lines.append(Row([text.grow(), Icon("ui-lock", 20) if clause.secret else None], gap=8))
        return Sheet([Label(name, ink), Rule("ink", 2), *(lines or [Text(none, "body", "ink_soft")])], gap=5)

    def _letter(self, *, bare: bool) -> Widget:
        if self.yes is None:
            return Sheet([Text(self.problem or tr("No way is open by which a yes could go."), "body")], stock="flimsy")
        sheet = letter_sheet(self.yes, moscow=self.match.moscow, bare=bare, copies=not bare, ident="yes")
        return Panel(sheet, name=tr("Your yes, word for word"))

    def _way(self) -> Widget:
        rows = channel_rows(self.match.session.match.model, self.ways, self.channel, self._by, full=False)
        empty = Text(tr("No way is open by which a yes could go."), "body")
        parts: list[Widget] = []
        for row in rows:
            parts += [Rule(), row]
        head = Sheet([Label(tr("By which way"), "ink")], pad=8, shadow=False)
        return Panel(Sheet([head, *(parts or [empty])], pad=0, gap=0), name=tr("By which way"))

    def _ways(self) -> Widget:
        model = self.match.session.match.model
        rows = channel_rows(model, self.ways, self.channel, self._by, full=True)
        return Panel(
            Pages([*[Sheet([row], pad=0) for row in rows], self._binding()], ident="ways"), name=tr("By which way")
        )

    def _binding(self) -> Widget:
        lines = [
            tr("The bargain is struck when they read your yes, unless they have taken the offer back by then."),
            tr("From that hour both sides are held to these terms, and every capital remembers who keeps them."),
            *self.warned,
        ]
        return titled(tr("What it binds"), [Text(line, "body") for line in lines], stock="flimsy", gap=6)

    def _foot(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        wide = layout is Layout.WIDE
        letters, aside = len(self.match.draft.plan().letters), None
        if self.taken:
            aside = Button(tr("Take the yes out"), self._say_nothing, key="R", ident="no")
            red = Button(tr("To the desk"), OpenDesk(), key="Enter", kind="red", default=True, ident="to-desk")
        else:
            red = Button(
                tr("Put the yes into the plan") if wide else tr("Say yes"),
                self._say_yes,
                key="Enter",
                icon="or-pledge" if layout is not Layout.NARROW else "",
                kind="red",
                default=True,
                reason=self.problem,
                ident="yes-button",
            )
        if letters and not self.taken:
            name = tr("Take the letter out") if letters == 1 else tr("Take the letters out")
            aside = Button(name, self._clear_letters, key="R", icon="ui-letter", short=not wide, ident="clear")
            aside.takes_enter = False
        slip = Sheet([Text(self.problem, "small")], stock="manila", pad=8) if self.problem and not self.taken else None
        row = Row([hint(tr("Back"), "Esc", Back()), Gap().grow(), aside, red], gap=12)
        return Column([slip, Panel(row, name=tr("Actions"))], gap=8)
