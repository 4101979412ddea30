"""The tree of one's own match in plain text: every place reached, going back, marks, files, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.app.archive.archive import Archive, open_archive
from game.app.archive.asking import may_ask
from game.app.archive.picture import Stop, Strand
from game.app.archive.roads import Road
from game.app.calendar import stamp
from game.app.session import Session
from game.app.shared import code_of, export_tree
from game.core.phases import Phase
from game.core.sides import US, Side
from game.history.fold import Fold
from game.history.tree import Tree
from game.history.tree_file import ENDING
from game.locale import tr, trn
from game.saves import SaveStore
from game.saves.steps import Name, Note, Prune, Star
from game.terminal.archive import open_archive_room
from game.terminal.archive_road import CLOSED, RoadRoom
from game.terminal.archive_share import merge_file, show_code, show_qr
from game.terminal.archive_take import go_to
from game.terminal.odds_desk import OddsDesk
from game.terminal.paper import Paper, sentence
from game.terminal.room import Command, Room
from game.terminal.sections import write_file

_BEFORE: Final = 3
"""Places of another road that are listed before one's own begin."""


class TreeRoom(Room):
    """The places of the tree of a match.

    Args:
        reader: the side that sits at the terminal; None if both do, or nothing is hidden any more. While the match goes
            on, nothing is told of it that this side has not learned, and where both sit, nothing but hours and knots.
    """

    def __init__(
        self,
        paper: Paper,
        session: Session,
        *,
        reader: Side | None,
        store: SaveStore | None,
        odds: OddsDesk | None = None,
    ) -> None:
        """Unroll the tree."""
        super().__init__(paper)
        self.session, self.store, self.odds = session, store, odds or OddsDesk(paper)
        ended = session.phase is Phase.ENDED
        self.reader = None if ended else reader
        self.bare = not ended and reader is None
        self._unroll()

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def tree(self) -> Tree:
        """The tree as it stands."""
        assert self.session.tree is not None, "a match that is only looked at has no tree"
        return self.session.tree

    def _unroll(self) -> None:
        model = self.session.match.model
        fold = self.session.fold or Fold(model)
        whole = open_archive(model, self.tree, fold, self.reader)
        self.beside = whole
        own = tuple(r for r in whole.roads if r.kind == "yours")
        self.archive = Archive(model=model, roads=own, tree=self.tree, curated=whole.curated)
        self.picture = self.archive.picture()
        shown = [stop.node for strand in self.picture.strands for stop in strand.stops]
        hidden = [node for node in self.tree.in_order() if node not in set(shown)]
        self.places: tuple[str, ...] = (*shown, *hidden)
        self._shown = len(shown)

    def open(self) -> None:
        """Show the tree and take commands until somebody goes back.

        Raises:
            TakenBack: the match stands at another place now.
            Moved: another match has begun.
        """
        self.list("")
        self.stay()

    def prompt(self) -> str:
        """Return what stands before what is typed."""
        return tr("branches (go NUMBER, history, help or back)")

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed at the tree."""
        return (
            ("list", self.list, tr("the tree; list all: with every place that 1962 or another road shares with it")),
            ("go", self.go, tr("go NUMBER: go to that place and play on from there")),
            ("watch", self.watch, tr("watch NUMBER: read the road that passes there, from that place on")),
            ("compare", self.compare, tr("hold the road you stand on against another, when the match is over")),
            ("history", self.history, tr("1962 and the branches beside it; codes and tree files from others")),
            ("name", self.name, tr("name NUMBER WORDS: name a place; without words, take the name off")),
            ("note", self.note, tr("note NUMBER WORDS: write a note on a place")),
            ("star", self.star, tr("star NUMBER: set a place apart, or no longer")),
            ("prune", self.prune, tr("prune NUMBER: hide a place and all that grew from it; nothing is deleted")),
            ("show", self.show, tr("show: the hidden places; show NUMBER brings one back")),
            ("odds", self.ask_odds, tr("odds NUMBER: how likely each end is from there, when the match is over")),
            ("export", self.export, tr("export FILE{ENDING}: write the whole tree to a file", ENDING=ENDING)),
            (
                "merge",
                self.merge,
                tr("merge FILE{ENDING}: take in the places of somebody else's tree of this match", ENDING=ENDING),
            ),
            ("code", self.code, tr("code NUMBER: the replay code of the way to a place; alone, to where you stand")),
            ("qr", self.qr, tr("the same code as a picture")),
        )

    def enter(self) -> None:
        """Say what can be typed."""
        self.paper.say(tr("Type go and a number to go back, history, help, or back to return to where you were."))

    def number(self, wanted: int) -> None:
        """Read one place in full."""
        node = self._place(str(wanted))
        if node is not None:
            self._tell(node)

    # -- looking ---------------------------------------------------------------------------------------------------

    def list(self, rest: str) -> None:
        """Write the tree, road by road; stretches that belong to history or a curated road in a line each."""
        self.paper.head(tr("The tree of this match"))
        self.paper.say(tr("Each line is the opening of a watch, with what had just happened. Hours are Washington's."))
        whole = bool(rest) and "all".startswith(rest.lower())
        number = 0
        for strand in self.picture.strands:
            if not strand.stops:
                continue
            self.paper.subhead(self._title(strand))
            number += self._lines(strand, number, whole=whole)
        if len(self.places) > self._shown:
            count = len(self.places) - self._shown
            self.paper.line()
            self.paper.say(
                trn(
                    "{count} place hidden. Type show to list what is hidden.",
                    "{count} places hidden. Type show to list what is hidden.",
                    count,
                )
            )

    def _lines(self, strand: Strand, before: int, *, whole: bool) -> int:
        """Write the places of a strand, of which the first has the number after `before`; return how many they are."""
        stops = strand.stops
        quiet = 0 if whole else self._quiet(stops)
        if quiet > 1:
            shut = stops[:quiet]
            road = self._beside(shut[-1].node).title
            self.paper.say(
                tr(
                    "{first} to {last}. {when} to {until}, as in “{road}”.",
                    first=before + 1,
                    last=before + quiet,
                    when=shut[0].when,
                    until=shut[-1].when,
                    road=road,
                ),
                indent=2,
            )
        else:
            quiet = 0
        for place, stop in enumerate(stops[quiet:], start=quiet):
            self.paper.item(before + place + 1, self._words(stop))
        return len(stops)

    def _beside(self, node: str) -> Road:
        """Return the road of history or the curated one that passes a place."""
        return next(r for r in self.beside.roads if r.kind != "yours" and any(p.node == node for p in r.places))

    def _quiet(self, stops: tuple[Stop, ...]) -> int:
        """Return how many places at the beginning of a strand are another road's, unmarked, and far from one's own."""
        shared = {p.node for r in self.beside.roads if r.kind != "yours" for p in r.places}
        count = 0
        for stop in stops:
            if stop.node not in shared or stop.here or stop.name or stop.note or stop.star:
                break
            count += 1
        return count - 1 if count == len(stops) else max(count - _BEFORE, 0)

    def _title(self, strand: Strand) -> str:
        title = self.beside_title(strand.key) or strand.title
        if strand.fork is None:
            return title
        left = self.picture.strand(strand.fork[0])
        stop = left.stop(strand.fork[1])
        if stop is None:
            return title
        return tr("{title}, which leaves the other at {number}", title=title, number=self.places.index(stop.node) + 1)

    def beside_title(self, key: str) -> str:
        """Return the name of a road of history or a curated one that this match was taken over from; else nothing."""
        road = self.archive.road(key)
        for other in self.beside.roads:
            if other.kind != "yours" and other.places[-1].node == road.places[-1].node:
                return tr("{title}, as it went without you", title=other.title)
        return ""

    def _words(self, stop: Stop) -> str:
        parts = [tr("{when}, the knot {knot}.", when=stop.when, knot=f"{stop.knot:.0f}")]
        if stop.ending_words:
            parts.append(tr("The end: {ending}", ending=sentence(stop.ending_words)))
        if stop.name:
            parts.append(f"“{stop.name}”.")
        elif stop.label and stop.label != stop.ending_words and not self.bare:
            parts.append(sentence(stop.label))
        if stop.star:
            parts.append(tr("Starred."))
        if stop.note:
            parts.append(tr("With a note."))
        if stop.here:
            parts.append(tr("You are here."))
        return " ".join(parts)

    def _tell(self, node: str) -> None:
        stop = next((s for strand in self.picture.strands for s in strand.stops if s.node == node), None)
        marks = self.tree.marks_of(node)
        if stop is None:
            self.paper.say(f"{self._hidden_words(node)} {tr('It is hidden.')}")
        else:
            self.paper.say(self._words(stop))
        if marks.note.text:
            self.paper.say(tr("Your note: {text}", text=marks.note.text))
        luck = self.tree.luck_at(node)
        kind = tr("what fell in 1962 falls at its hour") if luck.historical else tr("free")
        self.paper.say(tr("Luck number {seed}, {kind}. Place {node}.", seed=luck.seed, kind=kind, node=node))
        ways = len(self.tree.children[node])
        if ways > 1:
            self.paper.say(trn("{count} road leaves from here.", "{count} roads leave from here.", ways))

    def _hidden_words(self, node: str) -> str:
        mark = self.tree.nodes[node].landmark
        return tr("{when}, the knot {knot}.", when=stamp(self.session.match.model, mark.t, US), knot=f"{mark.knot:.0f}")

    def watch(self, rest: str) -> None:
        """Read a road from a place on."""
        node = self._place(rest)
        if node is None:
            return
        if self.bare:
            self.paper.say(tr("Two sit at this screen, and the match goes on: roads can be read when it is over."))
            return
        road = self._road_through(node)
        if road is None:
            self.paper.say(tr("That place is hidden; type show and its number first."))
            return
        self._reading(road).open(next(p.number for p in road.places if p.node == node))

    def compare(self, rest: str) -> None:
        """Hold the road one stands on against another."""
        road = self._road_through(self.tree.cursor)
        if self.bare or road is None:
            self.paper.say(tr(CLOSED))
        else:
            self._reading(road).compare(rest)

    def _reading(self, road: Road) -> RoadRoom:
        return RoadRoom(self.paper, self.beside, road, session=self.session, store=self.store, odds=self.odds)

    def _road_through(self, node: str) -> Road | None:
        return next((r for r in self.archive.roads if any(p.node == node for p in r.places)), None)

    def history(self, _rest: str) -> None:
        """Open the archive."""
        open_archive_room(self.paper, self.session.match.model.id, self.store, self.session, self.odds)

    def ask_odds(self, rest: str) -> None:
        """Ask for the odds from a place, if the match is over."""
        leave = may_ask(self.session, None)
        if not leave.granted:
            self.paper.say(tr("Not now: {because}.", because=leave.because))
            return
        node = self._place(rest) if rest else self.tree.cursor
        if node is not None:
            fold = self.session.fold or Fold(self.session.match.model)
            branch = fold.branch(self.tree, node)
            self.odds.odds(branch, len(branch.watches))

    # -- moving and writing ----------------------------------------------------------------------------------------

    def go(self, rest: str) -> None:
        """Go to a place.

        Raises:
            TakenBack: the match stands there now.
        """
        if self.refused(self.session.refuse_rewind()):
            return
        node = self._place(rest)
        if node is not None:
            go_to(self.paper, self.session, node)

    def name(self, rest: str) -> None:
        """Name a place."""
        self._write(rest, lambda node, words: Name(node=node, text=words), tr("Named"), tr("The name is off"))

    def note(self, rest: str) -> None:
        """Write a note on a place."""
        self._write(rest, lambda node, words: Note(node=node, text=words), tr("Noted"), tr("The note is off"))

    def star(self, rest: str) -> None:
        """Set a place apart, or no longer."""
        node = self._place(rest)
        if node is None:
            return
        on = not self.tree.marks_of(node).star.on
        if not self.refused(self.session.write(Star(node=node, on=on))):
            self.paper.say(tr("It has a star.") if on else tr("The star is off."))
            self._unroll()

    def prune(self, rest: str) -> None:
        """Hide a place and what grew from it."""
        node = self._place(rest)
        if node is None or self.refused(self.session.write(Prune(node=node, on=True))):
            return
        self._unroll()
        self.paper.say(tr("Hidden, with all that grew from it. Nothing is deleted; type show to see it again."))
        self.list("")

    def show(self, rest: str) -> None:
        """List hidden places, or bring one back."""
        if rest:
            node = self._place(rest)
            cut = (
                None
                if node is None
                else next((x for x in reversed(self.tree.path(node)) if self.tree.marks_of(x).pruned.on), None)
            )
            if node is not None and cut is None:
                self.paper.say(tr("That place is not hidden."))
            elif cut is not None and not self.refused(self.session.write(Prune(node=cut, on=False))):
                self._unroll()
                self.paper.say(tr("It is shown again."))
                self.list("")
            return
        if len(self.places) == self._shown:
            self.paper.say(tr("Nothing is hidden."))
            return
        self.paper.subhead(tr("Hidden"))
        for number, node in enumerate(self.places[self._shown :], start=self._shown + 1):
            self.paper.item(number, self._hidden_words(node))

    # -- giving and taking -----------------------------------------------------------------------------------------

    def export(self, rest: str) -> None:
        """Write the tree to a file."""
        if not rest:
            self.paper.say(
                tr("Type export and a name that ends with {ENDING}. It goes into this folder:", ENDING=ENDING)
            )
            self.paper.line(f"  {Path.cwd()}")
            return
        if self.session.phase is not Phase.ENDED:
            self.paper.say(tr("The file holds both sides' plans; whoever reads it sees what your desk does not."))
        write_file(self.paper, rest, (ENDING,), lambda _: export_tree(self.session))

    def merge(self, rest: str) -> None:
        """Take in a tree file."""
        if not rest:
            self.paper.say(tr("Type merge and the name of a {ENDING} file.", ENDING=ENDING))
            return
        merge_file(self.paper, self.session, rest)
        self._unroll()

    def code(self, rest: str) -> None:
        """Write the code of the way to a place."""
        node = self._place(rest) if rest else self.tree.cursor
        if node is not None:
            mark = self.tree.nodes[node].landmark
            show_code(self.paper, code_of(self.session, node), mark.digest, len(self.tree.path(node)) - 1)

    def qr(self, rest: str) -> None:
        """Draw the code of the way to a place."""
        node = self._place(rest) if rest else self.tree.cursor
        if node is not None:
            show_qr(self.paper, code_of(self.session, node))

    # -- small things ----------------------------------------------------------------------------------------------

    def _place(self, rest: str) -> str | None:
        word = rest.partition(" ")[0]
        if word.isdecimal() and len(word) < 9 and 1 <= int(word) <= len(self.places):
            return self.places[int(word) - 1]
        self.paper.say(
            tr(
                "Type the command and the number of a place, from 1 to {places}; list shows them.",
                places=len(self.places),
            )
        )
        return None

    def _write(self, rest: str, mark: Callable[[str, str], Name | Note], done: str, off: str) -> None:
        node = self._place(rest)
        if node is None:
            return
        words = rest.partition(" ")[2].strip()
        if not self.refused(self.session.write(mark(node, words))):
            self.paper.say(f"{done}: {words}" if words else f"{off}.")
            self._unroll()
