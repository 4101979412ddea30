"""History and its branches in plain text: the list of roads, codes and tree files from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.app.archive.archive import Archive, open_archive
from game.app.archive.finding import FoundRoad, find_road
from game.app.archive.roads import Road, road_of_branch
from game.app.calendar import stamp
from game.app.choices import ChoiceError
from game.app.lexicon import lexicon_of
from game.app.newgame import model_of
from game.app.session import Session
from game.core.definitions import Model
from game.core.digest import digest
from game.core.phases import Phase
from game.core.sides import US, Side
from game.history.fold import Fold
from game.locale import tr
from game.saves import SaveStore
from game.terminal.archive_road import RoadRoom
from game.terminal.archive_share import ask_code
from game.terminal.odds_desk import OddsDesk
from game.terminal.paper import Paper, sentence
from game.terminal.room import Command, Room

HOME = "october-1962"
"""The scenario with a history, where the one that was asked for has none."""


class ArchiveRoom(Room):
    """The list of roads: 1962 first, then the branches beside it, then what others have sent."""

    def __init__(
        self,
        paper: Paper,
        scenario: str,
        *,
        store: SaveStore | None,
        session: Session | None = None,
        odds: OddsDesk | None = None,
    ) -> None:
        """Open the archive of a scenario, or of October 1962 if that has no branches of its own.

        Args:
            session: the match in play, if there is one.

        Raises:
            ChoiceError: there is no such scenario.
            ContentError: its branches are wrong.
        """
        super().__init__(paper)
        self.store, self.session, self.odds = store, session, odds or OddsDesk(paper)
        paper.say(tr("Opening the archive; a second or two."))
        self.archive = open_archive(model_of(scenario))
        if not self.archive.roads and scenario != HOME:
            paper.say(tr("“{scenario}” has no branches of its own, so these are October's.", scenario=scenario))
            self.archive = open_archive(model_of(HOME))

    @property
    def model(self) -> Model:
        """The scenario whose roads these are."""
        return self.archive.model

    def open(self) -> None:
        """Show the list and take commands until somebody goes back.

        Raises:
            Moved: a match has begun in the middle of a road.
        """
        self.list("")
        self.stay()

    def prompt(self) -> str:
        """Return what stands before what is typed."""
        return tr("archive (a number from 1 to {roads}, code, file, help or back)", roads=len(self.archive.roads))

    def enter(self) -> None:
        """Open the first road."""
        self.list("")

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed in the archive."""
        return (
            ("list", self.list, tr("the roads")),
            ("about", self.about, tr("about NUMBER: what a road is, without opening it")),
            ("code", self.code, tr("open a replay code: paste it when asked")),
            ("file", self.file, tr("file NAME: open a tree file or a save")),
        )

    def list(self, _rest: str) -> None:
        """List the roads."""
        self.paper.head(tr("History and its branches"))
        self.paper.say(tr("Each of these can be watched from its first hour, stopped anywhere, and taken over."))
        head = ""
        for number, road in enumerate(self.archive.roads, start=1):
            if _head_of(road) != head:
                head = _head_of(road)
                self.paper.subhead(head)
            last = road.places[-1].landmark
            end = lexicon_of(self.model).label("endings", last.ending) if last.ending else tr("not ended")
            day = stamp(self.model, last.t, US).rpartition(" ")[0]
            self.paper.item(number, tr("{title}. Ends on {day}: {end}", title=road.title, day=day, end=sentence(end)))

    def number(self, wanted: int) -> None:
        """Open a road by its number."""
        if not 1 <= wanted <= len(self.archive.roads):
            self.paper.say(tr("Type a number from 1 to {roads}, code, file, or back.", roads=len(self.archive.roads)))
            return
        self._open(wanted - 1)

    def about(self, rest: str) -> None:
        """Say what a road is."""
        if not rest.isdecimal() or not 1 <= int(rest) <= len(self.archive.roads):
            self.paper.say(tr("Type about and a number from 1 to {roads}.", roads=len(self.archive.roads)))
            return
        road = self.archive.roads[int(rest) - 1]
        self.paper.say(f"{sentence(road.title)} {road.about}")
        if road.question:
            self.paper.say(tr("To discuss: {question}", question=road.question))

    def code(self, rest: str) -> None:
        """Open a replay code."""
        text = rest or ask_code(self.paper)
        if text is None:
            self.paper.say(tr("No code was opened."))
            return
        found = self._found(text.strip())
        if found is None:
            return
        self._say(found)
        self._take_in(found, tr("A road from a code"))

    def file(self, rest: str) -> None:
        """Open a tree file or a save."""
        if not rest:
            rest = self.paper.ask(tr("name of the file (Enter goes back)"))
        if not rest:
            return
        if not Path(rest).expanduser().is_file():
            self.paper.say(tr("There is no file {rest} in this folder:", rest=rest))
            self.paper.line(f"  {Path.cwd()}")
            return
        found = self._found(str(Path(rest).expanduser()))
        if found is None:
            return
        self._say(found)
        self._take_in(found, found.title)

    def _found(self, name: str) -> FoundRoad | None:
        if not name.upper().startswith("KOW") and not Path(name).is_file():
            self.paper.say(tr("That is no replay code: a code begins with KOW1. and is copied whole."))
            return None
        return find_road(name, self.model.id, self.store or SaveStore(Path()))

    def _say(self, found: FoundRoad) -> None:
        for text in (found.about, *found.remarks):
            if text:
                self.paper.say(text)
        self.paper.say(tr("The truth at the end of this road has the fingerprint"))
        self.paper.line(f"  {digest(found.branch.end)}")

    def _take_in(self, found: FoundRoad, title: str) -> None:
        """Put what was found among the roads, and open it."""
        model = found.branch.model
        if model.id != self.model.id:
            self.paper.say(tr("It is of another scenario ({id}), whose archive is opened now.", id=model.id))
            self.archive = open_archive(model)
        if len(found.tree.leaves()) > 1:
            extra = [r for r in open_archive(model, found.tree, Fold(model)).roads if r.kind == "yours"]
            roads = [
                replace(
                    r,
                    key=f"{_FROM}{r.key}",
                    kind="curated",
                    title=tr("{title}, road {number}", title=title, number=n),
                    reader=self._reader(r),
                )
                for n, r in enumerate(extra, start=1)
            ]
        else:
            road = road_of_branch(f"{_FROM}{found.branch.nodes[-1]}", "curated", title, found.branch)
            roads = [replace(road, reader=self._reader(road))]
        known = {tuple(p.node for p in r.places) for r in self.archive.roads}
        new = [r for r in roads if tuple(p.node for p in r.places) not in known]
        if not new:
            same = next(n for n, r in enumerate(self.archive.roads) if tuple(p.node for p in r.places) in _ways(roads))
            self.paper.say(tr("It is a road you have here already: {title}.", title=self.archive.roads[same].title))
            self._open(same)
            return
        first = len(self.archive.roads)
        self.archive = Archive(model=model, roads=(*self.archive.roads, *new), curated=self.archive.curated)
        if len(new) > 1:
            self.list("")
        else:
            self._open(first, at_the_end=True)

    def _reader(self, road: Road) -> Side | None:
        """Return whose eyes a road is told to: what begins as the match in play hides what that match hides."""
        session = self.session
        if session is None or session.tree is None or session.phase is Phase.ENDED:
            return None
        return session.people[0] if road.places[0].node == session.tree.root.id else None

    def _open(self, index: int, *, at_the_end: bool = False) -> None:
        road = self.archive.roads[index]
        RoadRoom(self.paper, self.archive, road, session=self.session, store=self.store, odds=self.odds).open(
            len(road.places) - 1 if at_the_end else 0
        )


_FROM: Final = "from-"


def _head_of(road: Road) -> str:
    if road.key.startswith(_FROM):
        return tr("From others")
    return tr("As it was") if road.kind == "history" else tr("As it might have been")


def _ways(roads: Sequence[Road]) -> set[tuple[str, ...]]:
    return {tuple(p.node for p in r.places) for r in roads}


def open_archive_room(
    paper: Paper, scenario: str, store: SaveStore | None, session: Session | None = None, odds: OddsDesk | None = None
) -> None:
    """Open the archive and stay in it until somebody goes back.

    Raises:
        Moved: a match has begun in the middle of a road.
    """
    try:
        room = ArchiveRoom(paper, scenario, store=store, session=session, odds=odds)
    except ChoiceError as error:
        paper.say(f"{error.because}; {error.mend}.")
        return
    room.open()
