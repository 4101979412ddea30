"""What is new at a desk in a watch, for advisers to speak of: the rope, letters, orders, deadlines, promises, blows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from game.app.calendar import span
from game.app.lexicon import Lexicon, lexicon_of
from game.app.occasions import learned
from game.app.session import Session
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.sides import Side, other
from game.core.views import View, view_of

_MOVED: Final = 2.5
"""Change of the knot from which it is spoken of."""
_TIGHT, _SLACK = 75.0, 25.0
_SHIFT: Final = 4.0
"""Change of a track of one's own from which it is spoken of."""
_WORN: Final = 55.0
_NO_DEADLINE: Final = 9998.0


@dataclass(frozen=True, slots=True)
class Situation:
    """One thing that is new or stands out.

    Args:
        kind: id of an entry of the scenario's `situations`.
        fields: what its lines name in braces.
    """

    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)


def situations(session: Session, side: Side, number: int) -> tuple[Situation, ...]:
    """Return what is new in a watch as a desk knew it when it decided, the weightiest first.

    Args:
        number: the place of the watch among those of the match so far, from 0.
    """
    return tuple(_Desk(session, side, number).new())


class _Desk:
    """A desk at the opening of a watch, with what it knew in the watch before."""

    def __init__(self, session: Session, side: Side, number: int) -> None:
        chronicle = session.chronicle
        self.model: Model = session.match.model
        self.side = side
        self.words: Lexicon = lexicon_of(self.model)
        self.page: Crisis = chronicle.pages[number]
        self.before: Crisis | None = chronicle.pages[number - 1] if number else None
        self.view: View = view_of(self.model, self.page, side)
        since = chronicle.told[number - 1] if number else chronicle.told[number]
        self.facts = learned(session, side, chronicle.told[number], since)

    def new(self) -> Iterator[Situation]:
        """Yield all that is new or stands out."""
        if self.model.stages[self.page.stage].blows:
            yield from self._of_blows()
            return
        yield from self._of_facts()
        struck = bool(self.page.v[self.model.at.struck])
        yield from self._settled() if struck else self._open()
        yield from self._under_way()
        yield from self._of_rope(struck=struck)
        yield from self._of_tracks()
        days = int((self.page.v[self.model.at.t]) // 24) + 1
        yield Situation("settled-day" if struck else "day", {"count": str(days)})

    # -- what came true --------------------------------------------------------------------------------------------

    def _of_facts(self) -> Iterator[Situation]:
        for fact in self.facts:
            found = self._of_fact(fact)
            if found is not None:
                yield found

    def _of_fact(self, fact: Fact) -> Situation | None:
        words, mine = self.words, fact.side == self.side
        if fact.kind is FactKind.LETTER_READ and not mine:
            letter = next((x for x in self.view.read if x.id == fact.id), None)
            if letter is None or letter.accepts is not None:
                return None
            return Situation("letter-came", {"time": span(max(self.view.t - letter.sent, 1.0))})
        if fact.kind is FactKind.EVENT:
            event = next((e for e in self.model.events if e.id == fact.id), None)
            if event is not None and (event.knot > 0 or event.asks):
                return Situation("event", {"event": words.label("events", fact.id, self.side)})
        if fact.kind is FactKind.ORDER_NOTICED and not mine:
            return Situation("they-acted")
        if fact.kind is FactKind.ORDER_CARRIED_OUT and mine:
            return Situation("order-done", {"order": words.label("orders", fact.id)})
        if fact.kind in (FactKind.PROMISE_KEPT, FactKind.PROMISE_BROKEN):
            kind = "promise-kept" if fact.kind is FactKind.PROMISE_KEPT else "promise-broken"
            return Situation(kind, {"promise": words.label("promises", fact.id)})
        return None

    # -- how it stands ---------------------------------------------------------------------------------------------

    def _open(self) -> Iterator[Situation]:
        """Yield what of letters and deadlines stands out while nothing is settled."""
        view, at = self.view, self.model.at
        for by, kind in ((self.side, "deadline-ours"), (other(self.side), "deadline-theirs")):
            due = view[f"{by}_due"]
            if view.t < due < _NO_DEADLINE:
                yield Situation(kind, {"time": span(due - view.t)})
        if view.their_offers:
            yield Situation("their-offer", {"time": span(max(view.t - view.their_offers[-1].sent, 1.0))})
        answered = {x.answers for x in view.read}
        if view.sent and view.sent[-1].id not in answered and view.t > view.sent[-1].sent:
            yield Situation("no-answer", {"time": span(view.t - view.sent[-1].sent)})
        if not view.sent and not view.read and self.page.v[at.exposed]:
            yield Situation("no-letters")

    def _settled(self) -> Iterator[Situation]:
        """Yield what of a bargain stands out."""
        for name in ("insp_row", "il28_row"):
            q = self.model.index.get(name)
            if q is not None and self.page.v[q] == 1:
                yield Situation(name.replace("_", "-"))
        yield Situation("settled")

    def _under_way(self) -> Iterator[Situation]:
        for order in self.view.on_the_way[:1]:
            yield Situation("order-under-way", {"order": self.words.label("orders", order)})

    def _of_rope(self, *, struck: bool) -> Iterator[Situation]:
        knot = self.model.at.knot
        now = self.page.v[knot]
        if self.before is not None:
            was = self.before.v[knot]
            figures = {"before": f"{was:.0f}", "now": f"{now:.0f}"}
            if abs(now - was) >= _MOVED:
                yield Situation("rope-up" if now > was else "rope-down", figures)
            else:
                yield Situation("rope-still", figures)
        if now >= _TIGHT:
            yield Situation("rope-tight", {"now": f"{now:.0f}"})
        elif now < _SLACK and not struck:
            yield Situation("rope-slack", {"now": f"{now:.0f}"})

    def _of_tracks(self) -> Iterator[Situation]:
        """Yield which tracks of one's own have moved much."""
        for name, way, kind in (
            ("dread", 1, "dread-up"),
            ("home", -1, "home-down"),
            ("ally", -1, "ally-down"),
            ("hawks", 1, "hawks-up"),
        ):
            slot = self.model.index.get(f"{self.side}_{name}")
            if slot is None or self.before is None:
                continue
            now, was = self.page.v[slot], self.before.v[slot]
            if (now - was) * way >= _SHIFT:
                yield Situation(kind, {"before": f"{was:.0f}", "now": f"{now:.0f}"})
        weary = self.model.index.get(f"{self.side}_weary")
        if weary is not None and self.page.v[weary] >= _WORN:
            yield Situation("weary", {"now": f"{self.page.v[weary]:.0f}"})

    def _of_blows(self) -> Iterator[Situation]:
        """Yield what stands out while blows are exchanged."""
        for fact in self.facts:
            if fact.kind is FactKind.BLOW and fact.side != self.side:
                pull = next((o.pull for o in self.model.clash_options[other(self.side)] if o.id == fact.id), 0.0)
                kind = "their-halt" if pull < 0 else "their-blow"
                yield Situation(kind, {"blow": self.words.initial(self.words.label("clash", fact.id))})
        if any(f.kind is FactKind.RUNG for f in self.facts):
            yield Situation("rung")
        yield Situation("blows")
