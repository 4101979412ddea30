"""Walking a road in plain text, watch by watch, with everything that can be asked about it."""

from __future__ import annotations

from game.app.archive.archive import Archive
from game.app.archive.asking import may_ask
from game.app.archive.roads import HISTORY, Road
from game.app.archive.watching import WatchPage, session_at, watch_page
from game.app.calendar import stamp
from game.app.newgame import made_by
from game.app.session import Session
from game.core.digest import digest
from game.core.phases import Phase
from game.core.sides import US, Side
from game.history.branch import Branch
from game.history.code import code_of_place
from game.history.planted import tree_of
from game.locale import marked, tr
from game.saves import SaveStore
from game.terminal.archive_compare import CompareRoom
from game.terminal.archive_debrief import DebriefRoom
from game.terminal.archive_page import show_hour, show_known, show_page_letters, show_watch
from game.terminal.archive_share import show_code, show_qr
from game.terminal.archive_take import ask_take_over, go_to
from game.terminal.doors import Moved
from game.terminal.odds_desk import OddsDesk
from game.terminal.pages import show_status
from game.terminal.paper import Paper, match, sentence
from game.terminal.room import Command, Room

CLOSED = marked("Both sides' papers lie open there, and you still play: it opens when the match is over.")


class RoadRoom(Room):
    """One road, read from any of its places.

    Args:
        session: the match in play, if there is one; what it must not be told of a road stays closed.
    """

    def __init__(
        self,
        paper: Paper,
        archive: Archive,
        road: Road,
        *,
        session: Session | None,
        store: SaveStore | None,
        odds: OddsDesk,
    ) -> None:
        """Open a road at its beginning."""
        super().__init__(paper)
        self.archive, self.road = archive, road
        self.session, self.store, self.odds = session, store, odds
        self.at = 0
        self.knew = False
        past = next((r for r in archive.roads if r.key == HISTORY), None)
        self.history: Branch | None = None if past is None else past.branch
        self._shared = 0 if past is None else _watches_alike(road.branch, past.branch)
        self._titles: tuple[str, ...] = ()
        self._told = False

    # -- walking ---------------------------------------------------------------------------------------------------

    def open(self, number: int = 0) -> None:
        """Say what road this is, show one of its watches, and take commands until somebody goes back."""
        road = self.road
        self.paper.head(road.title)
        if road.about:
            self.paper.say(road.about)
        if road.source:
            self.paper.say(f"({road.source})")
        if road.question:
            self.paper.say(tr("To discuss: {question}", question=road.question))
        self.paper.say(tr("Enter goes on to the next watch; p back; a number goes to that watch; help lists the rest."))
        self.at = number
        self.show()
        if number and self._last():
            self.paper.line()
            self.paper.say(tr("This is where it ends or stands. Type 1 to watch it from its beginning."))
        self.stay()

    def prompt(self) -> str:
        """Return where on the road one stands."""
        where = tr("the last place")
        if not self._last():
            where = tr("watch {at} of {all}", at=self.at + 1, all=len(self.road.places) - 1)
        return f"{self.road.title}, {where}"

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed on a road."""
        own = self.road.kind == "yours" and self.session is not None
        take = tr("go on from here in your own match") if own else tr("sit down at a desk here and play on")
        return (
            ("next", self.next, tr("the next watch; Enter does the same")),
            ("previous", self.previous, tr("the watch before; p is enough")),
            ("list", self.list, tr("all watches of this road")),
            ("letters", self.letters, tr("the letters of this watch in full")),
            ("knew", self.knew_or_not, tr("with every watch, what each side learned in it; once more to leave it out")),
            ("washington", lambda _: self.desk("us"), tr("how things stood on Kennedy's desk here")),
            ("moscow", lambda _: self.desk("ussr"), tr("how things stood on Khrushchev's desk here")),
            ("in1962", self.in_1962, tr("what is known of the same hours in 1962")),
            ("take", self.take, take),
            ("compare", self.compare, tr("compare or compare NAME: hold this road against another, such as 1962")),
            ("odds", self.ask_odds, tr("how likely each end is from here; odds all: from every watch")),
            ("risk", self.risk, tr("where the danger of this watch lies")),
            ("turning", self.turning, tr("what moved the odds most on this road")),
            ("luck", self.luck, tr("luck WASHINGTON or luck MOSCOW: the same decisions with other dice")),
            ("doubts", self.doubts, tr("how far to trust the odds")),
            ("debrief", self.debrief, tr("everything about this road in parts, to read or to write to a file")),
            ("write", self.write, tr("write FILE.md or FILE.html: the whole debrief as a file")),
            ("code", self.code, tr("the code by which somebody else can play or watch this road")),
            ("qr", self.qr, tr("the same code as a picture")),
        )

    def enter(self) -> None:
        """Go on to the next watch."""
        self.next("")

    def next(self, _rest: str) -> None:
        """Go on to the next watch."""
        if self._last():
            self.paper.say(tr("The road ends here. Type p, a number, compare, debrief, or back."))
            return
        self.at += 1
        self.show()

    def previous(self, _rest: str) -> None:
        """Go to the watch before."""
        if self.at == 0:
            self.paper.say(tr("The road begins here. Type Enter for the next watch, or back."))
            return
        self.at -= 1
        self.show()

    def number(self, wanted: int) -> None:
        """Go to a watch by its number."""
        if not 1 <= wanted <= len(self.road.places):
            self.paper.say(
                tr(
                    "Type a number from 1 to {places}; the last is the end. Type list to see all.",
                    places=len(self.road.places),
                )
            )
            return
        self.at = wanted - 1
        self.show()

    def show(self) -> None:
        """Write the watch one stands at."""
        show_watch(self.paper, self.road, self.page(), shared=self._as_in_1962(), knew=self.knew)
        if not self._told and self.road.reader is None and self._off_history() and self.page().told:
            self._told = True
            self.paper.line()
            self.paper.say(
                tr("From this watch on the road is not that of 1962. Type in1962 for what is known of those hours.")
            )

    def page(self) -> WatchPage:
        """Return the watch one stands at."""
        return watch_page(self.road, self.at)

    def list(self, _rest: str) -> None:
        """List the watches of the road."""
        self.paper.head(tr("The watches of {title}", title=self.road.title))
        self.paper.say(
            tr("Each line is a watch, with the weightiest thing that happened in it. Hours are Washington's.")
        )
        if not self._titles:
            self._titles = tuple(watch_page(self.road, n).title for n in range(len(self.road.places)))
        for number, (place, title) in enumerate(zip(self.road.places, self._titles, strict=True), start=1):
            last = number == len(self._titles)
            told = title
            if place.landmark.ending:
                told = tr("The end: {ending}", ending=title)
            elif last:
                told = tr("Here the road stops")
            here = f" {tr('You are here.')}" if number == self.at + 1 else ""
            stands = tr("{when}, the knot {knot}.", when=self.when(number - 1), knot=f"{place.landmark.knot:.0f}")
            self.paper.item(
                number,
                f"{stands} {sentence(told)}{here}",
            )

    def when(self, number: int) -> str:
        """Return the hour of a place in Washington."""
        return stamp(self.archive.model, self.road.places[number].landmark.t, US)

    def _last(self) -> bool:
        return self.at + 1 == len(self.road.places)

    def _as_in_1962(self) -> bool:
        return self.road.kind == "history" or self.at < self._shared

    def _off_history(self) -> bool:
        return self.history is not None and not self._as_in_1962()

    # -- reading more ----------------------------------------------------------------------------------------------

    def letters(self, _rest: str) -> None:
        """Write the letters of this watch in full."""
        if self._closed():
            return
        show_page_letters(self.paper, self.page())

    def knew_or_not(self, _rest: str) -> None:
        """Have what each side learned told with every watch, or no longer."""
        if self.road.reader is not None:
            self.paper.say(tr("While you play, only what your own desk learned is told, and it is told already."))
            return
        self.knew = not self.knew
        if self.knew:
            show_known(self.paper, self.page())
            self.paper.line()
            self.paper.say(tr("It is told with every watch from now on, until you type knew again."))
        else:
            self.paper.say(tr("What each side learned is left out from now on."))

    def desk(self, side: Side) -> None:
        """Write how things stood at one desk."""
        if self.road.reader not in (None, side):
            self.paper.say(tr("That is the other desk; while you play, its papers stay closed."))
            return
        show_status(self.paper, session_at(self.road, self.at), side)

    def in_1962(self, _rest: str) -> None:
        """Write what is known of these hours of 1962."""
        told = self.page().told
        self.paper.subhead(tr("In 1962"))
        for hour in told:
            show_hour(self.paper, hour)
        if not told:
            self.paper.say(tr("The commentary tells nothing of these hours."))

    def _closed(self) -> bool:
        if self.road.reader is None:
            return False
        self.paper.say(tr(CLOSED))
        return True

    # -- going into it ---------------------------------------------------------------------------------------------

    def take(self, _rest: str) -> None:
        """Sit down here: in one's own match by going back, on another road in a new match.

        Raises:
            TakenBack: one's own match stands here now.
            Moved: a new match has begun here.
        """
        if self.road.kind == "yours" and self.session is not None:
            go_to(self.paper, self.session, self.road.places[self.at].node)
            return
        session = self.session
        if session is not None and session.phase is not Phase.ENDED and session.journal is None:
            self.paper.say(tr("The match you are playing is not saved, and would be lost."))
            if not self.paper.yes(tr("Leave it?")):
                return
        taken = ask_take_over(self.paper, self.road, self.at, self.store)
        if taken is None:
            self.paper.say(tr("Nothing was begun."))
            return
        raise Moved(taken)

    def compare(self, rest: str) -> None:
        """Hold this road against another."""
        if self._closed():
            return
        ends = {r.places[-1].node for r in self.archive.roads if r.kind != "yours"}
        others = [
            r
            for r in self.archive.roads
            if r.key != self.road.key and r.reader is None and (r.kind != "yours" or r.places[-1].node not in ends)
        ]
        if not others:
            self.paper.say(
                tr(
                    "There is no other road of this scenario to hold it against. "
                    "Go back to an earlier place and make one."
                )
            )
            return
        options = [(r.key, r.title) for r in others]
        found = match(rest, options) if rest else []
        if len(found) != 1:
            self.paper.subhead(tr("Against which road"))
            picked = self.paper.choose(tr("road"), [*options, ("back", tr("Back"))], default="back")
            if picked == "back":
                return
            found = [picked]
        other = self.archive.road(found[0])
        if other.branch.model.id != self.road.branch.model.id:
            self.paper.say(tr("The two roads are of different scenarios."))
            return
        room = CompareRoom(self.paper, self.road, other, self.odds)
        room.number(1)
        room.list("")
        room.stay()

    # -- odds ------------------------------------------------------------------------------------------------------

    def _refused(self) -> bool:
        leave = may_ask(self.session, self.road)
        if not leave.granted:
            self.paper.say(tr("Not now: {because}.", because=leave.because))
            if self.road.kind != "yours":
                self.paper.say(tr("This road begins with the very draws of your match, so its odds would tell yours."))
        return not leave.granted

    def ask_odds(self, rest: str) -> None:
        """Ask for the odds from here, or from every watch."""
        if self._refused():
            return
        if rest and "all".startswith(rest.lower()):
            self.odds.line(self.road.branch)
        else:
            self.odds.odds(self.road.branch, self.at)

    def risk(self, _rest: str) -> None:
        """Ask where the danger of this watch lies."""
        if not self._refused():
            self.odds.risk(self.road.branch, self.at)

    def turning(self, _rest: str) -> None:
        """Ask what moved the odds."""
        if not self._refused():
            self.odds.turning(self.road.branch)

    def luck(self, rest: str) -> None:
        """Ask how one side's decisions fare under other dice."""
        if self._refused():
            return
        found = match(rest, [("us", "washington"), ("ussr", "moscow")])
        if len(found) != 1:
            self.paper.say(tr("Type luck washington or luck moscow."))
            return
        self.odds.luck(self.road.branch, "us" if found[0] == "us" else "ussr")

    def doubts(self, _rest: str) -> None:
        """Say how far to trust the odds."""
        self.odds.doubts(self.road.branch)

    # -- giving it away --------------------------------------------------------------------------------------------

    def debrief(self, _rest: str) -> None:
        """Open the debrief of this road."""
        if self._closed():
            return
        open_debrief(self.paper, self.road.branch, self.road.branch, self.history, self.odds, self.road.title)

    def write(self, rest: str) -> None:
        """Write the debrief of this road to a file."""
        if self._closed():
            return
        branch = self.road.branch
        DebriefRoom(self.paper, branch, branch, self.history, self.odds, self.road.title).write(rest)

    def code(self, _rest: str) -> None:
        """Write the code of the way to the end of this road; on one's own road in mid-game, to where it stands."""
        branch = self.road.branch
        show_code(self.paper, self._code(), digest(branch.end), len(branch.watches))

    def qr(self, _rest: str) -> None:
        """Draw that code."""
        show_qr(self.paper, self._code())

    def _code(self) -> str:
        branch = self.road.branch
        return code_of_place(tree_of(branch), branch.nodes[-1], made_by())


def _watches_alike(a: Branch, b: Branch) -> int:
    """Return in how many watches from the beginning two roads decide alike, at the same hours."""
    t = a.model.at.t
    count = 0
    for x, y in zip(a.watches, b.watches, strict=False):
        if x.before.v[t] != y.before.v[t] or x.plans != y.plans or x.answers != y.answers:
            break
        count += 1
    return count


def open_debrief(
    paper: Paper, source: Session | Branch, branch: Branch, history: Branch | None, odds: OddsDesk, name: str
) -> None:
    """Open the debrief of a road at its list of parts."""
    room = DebriefRoom(paper, source, branch, history, odds, name)
    paper.head(tr("Debrief: {name}", name=name))
    room.list("")
    room.stay()
