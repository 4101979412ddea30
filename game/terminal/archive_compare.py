"""Two roads side by side in plain text: everything in words, one thing a line."""

from __future__ import annotations

from collections.abc import Sequence

from game.app.archive.roads import Road
from game.app.comparing import two_roads
from game.locale import tr, trn
from game.odds.luck import Difference, NoFork
from game.reports.debrief_parts import NodeOdds, Points
from game.reports.debrief_roads import LetterRow, TwoRoads
from game.terminal.archive_debrief import node_words
from game.terminal.odds_desk import OddsDesk
from game.terminal.paper import Paper, sentence
from game.terminal.room import Command
from game.terminal.sections import Section, Sections

_NEAR = 5.0


class CompareRoom(Sections):
    """Two roads of one scenario, held against each other."""

    def __init__(self, paper: Paper, a: Road, b: Road, odds: OddsDesk) -> None:
        """Lay them side by side.

        Args:
            odds: whoever may ask about the odds of both.
        """
        super().__init__(paper, "compare")
        self.a, self.b, self.odds = a, b, odds
        self._lines: tuple[Sequence[NodeOdds], Sequence[NodeOdds]] = ((), ())
        self._difference: Difference | None = None
        self.told = self._tell()

    def _tell(self) -> TwoRoads:
        return two_roads(
            self.a.branch,
            self.b.branch,
            names=(self.a.title, self.b.title),
            odds=self._lines,
            difference=self._difference,
        )

    def sections(self) -> tuple[Section, ...]:
        """Return the parts in order."""
        return (
            (tr("Where they part, and how they end"), self._parting),
            (tr("The knot, day by day"), self._tension),
            (tr("Letters that differ"), self._letters),
            (tr("What fell on one road only"), self._fallen),
            (tr("What came of it for each desk"), self._axes),
            (tr("Both sides' tracks at the end"), self._tracks),
        )

    def more(self) -> tuple[Command, ...]:
        """Return what else can be typed."""
        return (
            ("odds", self._ask_odds, tr("how likely each end was, along both roads; some seconds")),
            ("dice", self._ask_dice, tr("how much of the difference was the decision, and how much the dice")),
            ("doubts", lambda _: self.odds.doubts(self.a.branch), tr("how far to trust the odds")),
        )

    def as_file(self, ending: str) -> str:
        """Return the comparison as Markdown or as a page."""
        if ending == ".md":
            from game.reports.roads_markdown import comparison_markdown

            return comparison_markdown(self.told)
        from game.reports.page import comparison_html

        return comparison_html(self.told)

    # -- the parts -------------------------------------------------------------------------------------------------

    def _parting(self) -> None:
        r = self.told
        self.paper.say(f"{tr('“{a}” beside “{b}”.', a=r.name_a, b=r.name_b)} {r.parting} {r.luck}".strip())
        for x in r.fork_lines:
            self.paper.subhead(x.what)
            self.paper.say(f"{r.name_a}: {sentence(x.a)}", indent=2, hang=4)
            self.paper.say(f"{r.name_b}: {sentence(x.b)}", indent=2, hang=4)
        self.paper.subhead(tr("How they end"))
        self.paper.say(f"{r.name_a}: {r.ending_a}. {r.text_a}", indent=2, hang=4)
        same = r.text_a == r.text_b and r.text_b
        text = tr("In the same words.") if same else r.text_b
        self.paper.say(f"{r.name_b}: {r.ending_b}. {text}", indent=2, hang=4)

    def _tension(self) -> None:
        r = self.told
        self.paper.say(
            tr(
                "0 to 100, at the end of each day: first “{name_a}”, then “{name_b}”. {parting}",
                name_a=r.name_a,
                name_b=r.name_b,
                parting=r.parting,
            )
        )
        self.paper.say(tr("Days before they part, and days on which nothing moves, are left out."))
        before = ""
        for (day, label), (until, _) in zip(r.days, (*r.days[1:], (r.days[-1][0] + 24.0, "")), strict=True):
            words = f"{_at(r.tension_a, until)}, {_at(r.tension_b, until)}"
            parted = r.fork is None or until > r.fork[0]
            running = any(_reaches(curve, day) for curve in (r.tension_a, r.tension_b))
            if parted and running and words != before:
                self.paper.line(f"  {label}: {words}")
                before = words

    def _letters(self) -> None:
        r = self.told
        if r.shared_letters:
            self.paper.say(
                trn(
                    "{count} of the letters is the same on both roads and is left out.",
                    "{count} of the letters are the same on both roads and are left out.",
                    r.shared_letters,
                )
            )
        for x in r.letters:
            self._letter(x)
        if not r.letters:
            self.paper.say(tr("No letter differs."))

    def _letter(self, x: LetterRow) -> None:
        r = self.told
        self.paper.subhead(x.sender)
        for name, when, gist in ((r.name_a, x.a, x.gist_a), (r.name_b, x.b, x.gist_b)):
            self.paper.say(f"{name}: {f'{when}. {gist}' if when else tr('not written.')}", indent=2, hang=4)
        differing = [c for c in x.clauses if c.mark]
        for c in differing:
            a, b = c.a or tr("nothing of it"), c.b or tr("nothing of it")
            self.paper.say(
                tr(
                    "Differs: {term} ({mark}). {name_a}: {a}. {name_b}: {b}.",
                    term=c.term,
                    mark=c.mark,
                    name_a=r.name_a,
                    a=a,
                    name_b=r.name_b,
                    b=b,
                ),
                indent=2,
                hang=4,
            )
        if x.a and x.b and not differing:
            self.paper.say(tr("The clauses are the same."), indent=2)

    def _fallen(self) -> None:
        for x in self.told.fallen:
            self.paper.say(
                tr(
                    "- {when}, {road}: {what} Owing to {cause}",
                    when=x.when,
                    road=x.road,
                    what=sentence(x.title),
                    cause=sentence(x.owing),
                ),
                indent=2,
                hang=4,
            )
        if not self.told.fallen:
            self.paper.say(tr("The same things fell on both."))

    def _axes(self) -> None:
        r = self.told
        self.paper.say(
            tr("0 to 100: first “{name_a}”, then “{name_b}”. There is no total.", name_a=r.name_a, name_b=r.name_b)
        )
        for where, axes in r.axes.items():
            self.paper.subhead(where)
            for x in axes:
                self.paper.say(f"{x.label}: {x.a:.0f}, {x.b:.0f}", indent=2)

    def _tracks(self) -> None:
        r = self.told
        self.paper.say(tr("First “{name_a}”, then “{name_b}”.", name_a=r.name_a, name_b=r.name_b))
        alike = []
        for t in r.tracks:
            label = f"{t.city}: {t.label}" if t.city else t.label
            a, b = t.points[-1][1], t.history[-1][1] if t.history else None
            if b is not None and abs(a - b) < _NEAR * (t.hi - t.lo) / 100:
                alike.append(label)
                continue
            self.paper.say(f"{label}: {a:.0f}, {tr('unknown') if b is None else f'{b:.0f}'}", indent=2, hang=4)
        if alike:
            self.paper.say(tr("Nearly alike on both: {tracks}.", tracks="; ".join(alike)), hang=2)

    # -- odds ------------------------------------------------------------------------------------------------------

    def _ask_odds(self, _rest: str) -> None:
        lines = []
        for road in (self.a, self.b):
            found = self.odds.along(road.branch, road.title)
            if found is None:
                return
            lines.append(found)
        self._lines = (lines[0], lines[1])
        self.told = self._tell()
        self._show_odds(*self._lines)

    def _show_odds(self, a: Sequence[NodeOdds], b: Sequence[NodeOdds]) -> None:
        shared = sum(x == y for x, y in zip(self.a.branch.nodes, self.b.branch.nodes, strict=False))
        self.paper.head(tr("Odds along both roads, by this model"))
        if shared:
            self.paper.say(
                tr(
                    "Both, where they part, {when}: {chances}.",
                    when=a[shared - 1].when,
                    chances=node_words(a[shared - 1]),
                )
            )
        for road, line in ((self.a, a), (self.b, b)):
            self.paper.subhead(road.title)
            for x in line[shared:]:
                self.paper.say(f"{x.when}: {node_words(x)}.", indent=2, hang=4)
        self.paper.line()
        self.paper.say(tr("Type doubts for how far to trust this."))

    def _ask_dice(self, _rest: str) -> None:
        try:
            found = self.odds.difference(self.a.branch, self.b.branch)
        except NoFork as why:
            self.paper.say(tr("That cannot be told here: {why}.", why=why))
            return
        if found is None:
            return
        self._difference = found
        self.told = self._tell()
        self.paper.head(tr("The decision and the dice"))
        for line in self.told.account:
            self.paper.say(line)


def _reaches(curve: Points, day: float) -> bool:
    return curve[0][0] < day + 24.0 and day <= curve[-1][0]


def _at(curve: Points, t: float) -> str:
    """Return a tension at an hour as it stood at the last moment of decision before; words where the road is not."""
    before = [v for hour, v in curve if hour < t]
    if not before:
        return tr("not begun")
    return tr("over") if curve[-1][0] < t - 24.0 else f"{before[-1]:.0f}"
