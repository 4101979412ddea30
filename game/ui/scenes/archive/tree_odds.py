"""The odds of a tree's places as its screens take them: what is known is shown, what is looked at is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from game.app.lexicon import lexicon_of
from game.locale import marked, tr
from game.ui.widgets.tree.signs import Chances

if TYPE_CHECKING:
    from game.app.archive.roads import Road
    from game.app.session import Session
    from game.odds.estimate import Odds
    from game.ui.flow.odds_desk import Asked, OddsDesk

_STAY: Final = 700
"""Milliseconds for which a place is looked at before games are played for it: leafing past it costs nothing."""
_ABOUT: Final = marked(
    "Odds are shares of games the computer played on from there. They describe this model, not the past."
)


class TreeOdds:
    """Asks the desk of odds for what is looked at, then for the whole of its road, if the person here may see it.

    session: the match in play, which may close the odds of its own roads.
    """

    def __init__(self, desk: OddsDesk, session: Session | None) -> None:
        self._desk = desk
        self._session = session
        self._wanted: list[tuple[Road, int]] = []
        self._since: int | None = None
        self._asked: list[Asked] = []
        self._line: Asked | None = None
        self._road: Road | None = None
        self._looked: Road | None = None
        self._open: list[Road] = []
        self._refused = ""

    def recall(self, roads: Sequence[Road]) -> None:
        """Bring in what was found of these roads before, where it may be shown; beside a window."""
        self._open = [road for road in roads if self._desk.may_ask(self._session, road).granted]
        for road in self._open:
            self._desk.recall(road)

    def look_at(self, places: Sequence[tuple[Road, int]]) -> None:
        """Somebody looks at a place, and with it at those after it in the list."""
        self._drop(self._asked)
        if not places or places[0][0] is not self._road:
            self._leave_road()
        self._looked = places[0][0] if places else None
        leave = [self._desk.may_ask(self._session, road) for road, _ in places]
        self._refused = "" if not leave or leave[0].granted else leave[0].because
        self._wanted = [place for place, may in zip(places, leave, strict=True) if may.granted]
        self._since, self._asked = None, []

    def stop(self) -> None:
        """Nobody looks any longer: what is still open is dropped, what came in stays known."""
        self._drop(self._asked)
        self._leave_road()
        self._wanted, self._asked = [], []

    def _leave_road(self) -> None:
        self._drop([] if self._line is None else [self._line])
        self._line = self._road = None

    def _drop(self, questions: Sequence[Asked]) -> None:
        for asked in questions:
            if asked.open:
                self._desk.cancel(asked)

    def poll(self, now: int) -> bool:
        """Ask once a place has been looked at for a while, and take in what has come; True if anything is new.

        The place comes first; the rest of its road is asked when that has its first figures.
        """
        if self._since is None:
            self._since = now
        if self._wanted and now - self._since >= _STAY:
            self._asked = [self._desk.ask_node(road, number) for road, number in self._wanted]
            self._road, self._wanted = self._wanted[0][0], []
            return True
        if self._road is not None and self._line is None and all(a.value or not a.open for a in self._asked):
            self._line = self._desk.ask_line(self._road)
            return True
        return self._desk.poll()

    def known(self, roads: Sequence[Road]) -> Mapping[str, Odds]:
        """Return what is known and may be shown, by node."""
        found: dict[str, Odds] = {}
        for road in roads:
            if self._desk.may_ask(self._session, road).granted:
                for place in road.places:
                    odds = self._desk.known(place.node)
                    if odds is not None:
                        found[place.node] = odds
        return found

    @property
    def words(self) -> str:
        """What stands below the sheet: how far the games are, or why there are none."""
        if self._refused:
            shut = f"{self._refused[:1].upper()}{self._refused[1:]}."
            return f"{shut} {tr(_ABOUT)}" if chances_of(self.known(self._open)) else shut
        under_way = [self._desk.progress(asked) for asked in self._asked if asked.open or asked.trouble]
        first = next((words for words in under_way if words), "")
        if first or self._line is None or self._road is None or not (self._line.open or self._line.trouble):
            return first or self._about()
        if self._line.trouble:
            return self._line.trouble
        return tr(
            "Playing on from every stop of {road}, {done} % done.",
            road=self._road.title,
            done=f"{100 * self._line.done:.0f}",
        )

    def _about(self) -> str:
        """Whose the odds of the chosen road are: by which model, from how many games, who sat at the desks."""
        road = self._looked
        found = [] if road is None else [self._desk.known(place.node) for place in road.places]
        games = sorted({odds.games for odds in found if odds is not None and odds.games and not odds.certain})
        if road is None or not games:
            return tr(_ABOUT)
        span = f"{games[0]:,}"
        if len(games) > 1:
            span = tr("{low} to {high}", low=span, high=f"{games[-1]:,}")
        model, setup = road.branch.model, road.branch.setup
        us, ussr = (lexicon_of(model).label("personas", persona) for persona in setup.personas)
        return tr(
            "Each stop's odds: shares of {games} games that {us} and {ussr} play on from there. They describe this"
            " model, not the past.",
            games=span,
            us=us,
            ussr=ussr,
        )


def chances_of(odds: Mapping[str, Odds]) -> dict[str, Chances]:
    """Return odds as they are drawn, of a hundred; ends, of which nothing is in doubt, are left out."""
    return {
        node: Chances(100 * each.settlement.share, 100 * each.war.share)
        for node, each in odds.items()
        if each.games and not each.certain
    }
