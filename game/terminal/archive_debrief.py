"""The debrief of a road in plain text, in parts; the odds are asked for when somebody wants them."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.app.debriefing import debrief_of
from game.app.newgame import made_by
from game.app.session import Session
from game.history.branch import Branch
from game.history.code import code_of_branch
from game.locale import tr
from game.reports.debrief_parts import Debrief, LetterTold, LiftedGroup, NodeOdds
from game.reports.debrief_words import NO_ODDS, NOT_1962, chance_words, curve_words, deed_words, starred
from game.saves import SaveError
from game.terminal.odds_desk import OddsDesk
from game.terminal.paper import Paper, sentence
from game.terminal.room import Command
from game.terminal.sections import Section, Sections

_LONG: Final = 6


class DebriefRoom(Sections):
    """Everything that was hidden on a road, part by part."""

    def __init__(
        self, paper: Paper, source: Session | Branch, branch: Branch, history: Branch | None, odds: OddsDesk, name: str
    ) -> None:
        """Gather it.

        Args:
            source: the match that was played, which knows its reasons, or else the branch.
            history: the course of 1962, to lay beside it.
        """
        super().__init__(paper, "debrief")
        self.branch, self.odds = branch, odds
        self.itself = history is not None and history.nodes == branch.nodes
        self.history = None if self.itself else history
        self._source, self._name = source, name
        self._code = code_of_branch(branch, made_by())
        self.told = debrief_of(source, history=self.history, name=name, code=self._code)

    def sections(self) -> tuple[Section, ...]:
        """Return the parts in order."""
        return (
            (tr("How it ended") if self.told.kind != "open" else tr("How it stands"), self._result),
            (tr("The knot"), self._tension),
            (tr("Turning points and odds"), self._odds),
            (tr("Watch by watch"), self._timeline),
            (tr("The letters"), self._letters),
            *self._fog(),
            (tr("Promises, reasons, and what came later"), self._after),
            (tr("Sources, and how far to trust this"), self._trust),
        )

    def more(self) -> tuple[Command, ...]:
        """Return what else can be typed."""
        return (
            ("letter", self._read, tr("letter NUMBER: a letter in full")),
            ("odds", self._ask, tr("ask for the odds along the road and what turned them; a minute or two")),
        )

    def as_file(self, ending: str) -> str:
        """Return the debrief as Markdown or as a page with its charts."""
        if ending == ".md":
            from game.reports.debrief_markdown import markdown

            return markdown(self.told)
        from game.history.qr import qr_svg
        from game.reports.page import html

        try:
            picture = qr_svg(self._code)
        except SaveError:
            picture = ""  # a match too long for a picture is still shared by its code
        return html(self._debrief(picture))

    def _debrief(self, qr: str = "") -> Debrief:
        return debrief_of(
            self._source, history=self.history, odds=self.told.odds, name=self._name, code=self._code, qr=qr
        )

    # -- the parts -------------------------------------------------------------------------------------------------

    def _result(self) -> None:
        d = self.told
        self.paper.say(f"{d.title}, {d.date}.")
        for text in (d.cause, d.caveat, d.in_fact, tr(NOT_1962)):
            if text:
                self.paper.say(text)
        for desk in d.desks:
            self.paper.subhead(f"{desk.city}{f', {desk.player}' if desk.player else ''}")
            if desk.text:
                self.paper.say(desk.text, indent=2)
            for a in desk.axes:
                past = "" if a.history is None or self.itself else f", 1962: {a.history:.0f}"
                self.paper.say(
                    tr(
                        "{label}: {value} of 100{past}. {about}",
                        label=a.label,
                        value=f"{a.value:.0f}",
                        past=past,
                        about=a.about,
                    ),
                    indent=2,
                    hang=4,
                )

    def _tension(self) -> None:
        d = self.told
        self.paper.say(curve_words(d))
        if d.marks:
            self.paper.subhead(tr("What lay behind it"))
            for m in d.marks:
                self.paper.say(
                    tr(
                        "- {when}, the knot {value}: {sentence}",
                        when=m.when,
                        value=f"{m.value:.0f}",
                        sentence=sentence(m.title),
                    ),
                    indent=2,
                    hang=4,
                )

    def _odds(self) -> None:
        odds = self.told.odds
        if odds is None:
            self.paper.say(f"{tr(NO_ODDS)} {tr('Type odds to ask; it takes a minute or two, and can be dropped.')}")
            return
        self.paper.say(f"{odds.by} {odds.interval}".strip())
        for title, line in ((tr("Along this road"), odds.line), (tr("Along the course of 1962"), odds.history)):
            if line:
                self.paper.subhead(title)
                for node in line:
                    self._node(node)
        if odds.turning:
            self.paper.subhead(tr("What moved the odds most"))
            for number, p in enumerate(odds.turning, start=1):
                self.paper.item(number, " ".join(text for text in (f"{p.when}. {p.title}.", p.text, p.beside) if text))
                self.paper.say(tr("Before: {chances}.", chances=chance_words(p.before)), indent=5)
                self.paper.say(tr("After: {chances}.", chances=chance_words(p.after)), indent=5)
        for title, lines in (
            (tr("What others thought"), odds.published),
            (tr("What the model leaves out"), odds.leaves_out),
        ):
            if lines:
                self.paper.subhead(title)
                for text in lines:
                    self.paper.say(f"- {text}", indent=2, hang=4)

    def _node(self, node: NodeOdds) -> None:
        self.paper.say(f"{node.when}: {node_words(node)}.", indent=2, hang=4)

    def _timeline(self) -> None:
        for w in self.told.timeline:
            tension = tr("The knot {own}", own=f"{w.tension:.0f}")
            if w.history is not None:
                tension = tr("The knot {own}, in 1962 {past}", own=f"{w.tension:.0f}", past=f"{w.history:.0f}")
            name = tr("Watch {number}", number=w.number) if w.number else tr("The end")
            self.paper.subhead(f"{name}, {w.when}. {tension}")
            for deed in w.deeds:
                self.paper.say(f"- {deed_words(deed)}", indent=2, hang=4)

    def _letters(self) -> None:
        for number, x in enumerate(self.told.letters, start=1):
            self.paper.item(
                number,
                tr(
                    "{dateline}, {sender} to {addressee}, {channel}. {gist}",
                    dateline=x.dateline,
                    sender=x.sender,
                    addressee=x.addressee,
                    channel=x.channel,
                    gist=x.gist,
                ),
            )
        self.paper.say(
            tr("Type letter and a number to read one in full.") if self.told.letters else tr("Nobody wrote a letter.")
        )

    def _read(self, rest: str) -> None:
        found = self.told.letters
        if not found:
            self.paper.say(tr("Nobody wrote a letter."))
        elif rest.isdecimal() and len(rest) < _LONG and 1 <= int(rest) <= len(found):
            self._letter(int(rest), found[int(rest) - 1])
        else:
            self.paper.say(tr("Type letter and a number from 1 to {found}.", found=len(found)))

    def _letter(self, number: int, x: LetterTold) -> None:
        state = tr("It is {state}.", state=x.state) if x.state else ""
        how = tr("{channel}; tone: {tone}; {read}.", channel=x.channel, tone=x.tone, read=x.read)
        self.paper.subhead(
            tr(
                "Letter {number}: {sender} to {addressee}, {dateline}",
                number=number,
                sender=x.sender,
                addressee=x.addressee,
                dateline=x.dateline,
            )
        )
        self.paper.say(
            " ".join(text for text in (how, state, x.beside) if text),
            indent=2,
        )
        self.paper.line()
        for text in (x.salutation, *(" ".join(s for s, _ in row) for row in x.passages)):
            if text:
                self.paper.say(text, indent=4)
        for line in x.signature.splitlines():
            self.paper.line(f"    {line}")
        for c in x.clauses:
            otherwise = f" {c.differs}" if c.differs else ""
            self.paper.say(f"{starred(c)}{c.words}.{otherwise}", indent=2, hang=5)

    def _fog(self) -> tuple[Section, ...]:
        """Return one part for each kind of thing that was not known."""
        return tuple(
            (tr("Not known then: {title}", title=group.title), partial(self._group, group))
            for group in self.told.lifted
        )

    def _group(self, group: LiftedGroup) -> None:
        if group.about:
            self.paper.say(group.about)
        for line in group.lines:
            source = f" ({line.source})" if line.source else ""
            self.paper.say(f"- {sentence(line.title)} {line.text}{source}", indent=2, hang=4)

    def _after(self) -> None:
        d = self.told
        self.paper.subhead(tr("Promises"))
        for p in d.promises:
            past = f" {tr('In fact: {what}', what=p.history)} ({p.source})" if p.history else ""
            self.paper.say(f"- {p.label} ({p.city}): {p.state}. {p.text}{past}", indent=2, hang=4)
        if not d.promises:
            self.paper.say(tr("No promise was given."), indent=2)
        if d.reasons:
            self.paper.subhead(tr("Why they decided so"))
            for r in d.reasons:
                self.paper.say(f"- {r.when}, {r.city}, {r.act}: {r.words}", indent=2, hang=4)
        if d.afterwards:
            self.paper.subhead(tr("What came later"))
            for a in d.afterwards:
                past = f" {tr('In fact: {what}', what=a.history)}" if a.history else ""
                self.paper.say(f"- {sentence(a.label)} {a.text}{past}", indent=2, hang=4)

    def _trust(self) -> None:
        d = self.told
        for s in d.sources:
            self.paper.say(f"- {s.full}: {s.confidence}.", indent=2, hang=4)
        if d.invented:
            self.paper.subhead(tr("Made for play, with no source behind it"))
            self.paper.say("; ".join(d.invented) + ".", indent=2)
        for n in d.notices:
            self.paper.subhead(n.title)
            self.paper.say(n.text, indent=2)
        self.paper.line()
        self.paper.say(tr("Made from {model}.", model=d.model))

    def _ask(self, _rest: str) -> None:
        found = self.odds.for_debrief(self.branch, self.history)
        if found is None:
            return
        self.told = debrief_of(self._source, history=self.history, odds=found, name=self._name, code=self._code)
        self.number(3)


def node_words(node: NodeOdds) -> str:
    """Return the chances of a settlement and of war at one place, or how it has ended there."""
    certain = [c for c in node.chances if c.low == c.high == 1.0]
    if certain:
        return tr("it has ended: {label}", label=certain[0].label)
    return chance_words([c for c in node.chances if c.kind in ("settlement", "war")])
