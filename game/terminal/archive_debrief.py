"""The debrief of a road in plain text, in parts; the odds are asked for when somebody wants them."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.app.debriefing import debrief_of
from game.app.newgame import made_by
from game.app.session import Session
from game.history.branch import Branch
from game.history.code import code_of_branch
from game.reports.debrief_parts import Debrief, LetterTold, LiftedGroup, NodeOdds
from game.reports.debrief_words import NO_ODDS, NOT_1962, chance_words, curve_words, deed_words
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
            ("How it ended" if self.told.kind != "open" else "How it stands", self._result),
            ("The knot", self._tension),
            ("Turning points and odds", self._odds),
            ("Watch by watch", self._timeline),
            ("The letters", self._letters),
            *self._fog(),
            ("Promises, reasons, and what came later", self._after),
            ("Sources, and how far to trust this", self._trust),
        )

    def more(self) -> tuple[Command, ...]:
        """Return what else can be typed."""
        return (
            ("letter", self._read, "letter NUMBER: a letter in full"),
            ("odds", self._ask, "ask for the odds along the road and what turned them; a minute or two"),
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
        for text in (d.cause, d.caveat, d.in_fact, NOT_1962):
            if text:
                self.paper.say(text)
        for desk in d.desks:
            self.paper.subhead(f"{desk.city}{f', {desk.player}' if desk.player else ''}")
            if desk.text:
                self.paper.say(desk.text, indent=2)
            for a in desk.axes:
                past = "" if a.history is None or self.itself else f", 1962: {a.history:.0f}"
                self.paper.say(f"{a.label}: {a.value:.0f} of 100{past}. {a.about}", indent=2, hang=4)

    def _tension(self) -> None:
        d = self.told
        self.paper.say(curve_words(d))
        if d.marks:
            self.paper.subhead("What lay behind it")
            for m in d.marks:
                self.paper.say(f"- {m.when}, the knot {m.value:.0f}: {sentence(m.title)}", indent=2, hang=4)

    def _odds(self) -> None:
        odds = self.told.odds
        if odds is None:
            self.paper.say(f"{NO_ODDS} Type odds to ask; it takes a minute or two, and can be dropped.")
            return
        self.paper.say(f"{odds.by} {odds.interval}".strip())
        for title, line in (("Along this road", odds.line), ("Along the course of 1962", odds.history)):
            if line:
                self.paper.subhead(title)
                for node in line:
                    self._node(node)
        if odds.turning:
            self.paper.subhead("What moved the odds most")
            for number, p in enumerate(odds.turning, start=1):
                self.paper.item(number, f"{p.when}. {p.title}. {p.text}")
                self.paper.say(f"Before: {chance_words(p.before)}.", indent=5)
                self.paper.say(f"After: {chance_words(p.after)}.", indent=5)
        for title, lines in (("What others thought", odds.published), ("What the model leaves out", odds.leaves_out)):
            if lines:
                self.paper.subhead(title)
                for text in lines:
                    self.paper.say(f"- {text}", indent=2, hang=4)

    def _node(self, node: NodeOdds) -> None:
        self.paper.say(f"{node.when}: {node_words(node)}.", indent=2, hang=4)

    def _timeline(self) -> None:
        for w in self.told.timeline:
            past = "" if w.history is None else f", in 1962 {w.history:.0f}"
            self.paper.subhead(
                f"{f'Watch {w.number}' if w.number else 'The end'}, {w.when}. The knot {w.tension:.0f}{past}"
            )
            for deed in w.deeds:
                self.paper.say(f"- {deed_words(deed)}", indent=2, hang=4)

    def _letters(self) -> None:
        for number, x in enumerate(self.told.letters, start=1):
            self.paper.item(number, f"{x.dateline}, {x.sender} to {x.addressee}, {x.channel}. {x.gist}")
        self.paper.say(
            "Type letter and a number to read one in full." if self.told.letters else "Nobody wrote a letter."
        )

    def _read(self, rest: str) -> None:
        found = self.told.letters
        if not found:
            self.paper.say("Nobody wrote a letter.")
        elif rest.isdecimal() and len(rest) < _LONG and 1 <= int(rest) <= len(found):
            self._letter(int(rest), found[int(rest) - 1])
        else:
            self.paper.say(f"Type letter and a number from 1 to {len(found)}.")

    def _letter(self, number: int, x: LetterTold) -> None:
        self.paper.subhead(f"Letter {number}: {x.sender} to {x.addressee}, {x.dateline}")
        self.paper.say(f"{x.channel}; tone: {x.tone}; {x.read}.{f' It is {x.state}.' if x.state else ''}", indent=2)
        self.paper.line()
        for text in (x.salutation, *(" ".join(s for s, _ in row) for row in x.passages)):
            if text:
                self.paper.say(text, indent=4)
        for line in x.signature.splitlines():
            self.paper.line(f"    {line}")
        for c in x.clauses:
            self.paper.say(f"{c.words}.", indent=2, hang=5)

    def _fog(self) -> tuple[Section, ...]:
        """Return one part for each kind of thing that was not known."""
        return tuple((f"Not known then: {group.title}", partial(self._group, group)) for group in self.told.lifted)

    def _group(self, group: LiftedGroup) -> None:
        if group.about:
            self.paper.say(group.about)
        for line in group.lines:
            source = f" ({line.source})" if line.source else ""
            self.paper.say(f"- {sentence(line.title)} {line.text}{source}", indent=2, hang=4)

    def _after(self) -> None:
        d = self.told
        self.paper.subhead("Promises")
        for p in d.promises:
            past = f" In fact: {p.history} ({p.source})" if p.history else ""
            self.paper.say(f"- {p.label} ({p.city}): {p.state}. {p.text}{past}", indent=2, hang=4)
        if not d.promises:
            self.paper.say("No promise was given.", indent=2)
        if d.reasons:
            self.paper.subhead("Why they decided so")
            for r in d.reasons:
                self.paper.say(f"- {r.when}, {r.city}, {r.act}: {r.words}", indent=2, hang=4)
        if d.afterwards:
            self.paper.subhead("What came later")
            for a in d.afterwards:
                past = f" In fact: {a.history}" if a.history else ""
                self.paper.say(f"- {sentence(a.label)} {a.text}{past}", indent=2, hang=4)

    def _trust(self) -> None:
        d = self.told
        for s in d.sources:
            self.paper.say(f"- {s.full}: {s.confidence}.", indent=2, hang=4)
        if d.invented:
            self.paper.subhead("Made for play, with no source behind it")
            self.paper.say("; ".join(d.invented) + ".", indent=2)
        for n in d.notices:
            self.paper.subhead(n.title)
            self.paper.say(n.text, indent=2)
        self.paper.line()
        self.paper.say(f"Made from {d.model}.")

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
        return f"it has ended: {certain[0].label}"
    return chance_words([c for c in node.chances if c.kind in ("settlement", "war")])
