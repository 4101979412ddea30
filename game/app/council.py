"""The council: where each adviser stands, and what he says of the question of the day."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from game.app.council_lines import line_of
from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.occasions import occasions
from game.app.session import Session
from game.core.definitions import Adviser
from game.core.sides import Side
from game.locale import marked, tr

MIDDLE: Final = 5.0
_DOVE, _HAWK = 3.6, 6.4
LEANINGS: Final = {"dove": "bargain", "mid": "hold", "hawk": "press"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserCard:
    """Somebody at the table.

    Args:
        stance: 0 dove to 10 hawk, as he feels today.
        manner: how he talks, in a few words.
        leaning: `bargain`, `hold` or `press`.
        sure: 1 to 3.
        topic: what of the agenda he speaks of, in words.
        line: what he says.
        again: whether he has said it before, having nothing new to say at this stage.
    """

    id: str
    name: str
    office: str
    manner: str
    portrait: str
    initials: str
    stance: float
    leaning: str
    sure: int
    topic: str
    line: str
    again: bool
    source: str

    def speak(self) -> tuple[str, ...]:
        """Return the card as lines to be read aloud."""
        return (tr(_WOULD[self.leaning], name=self.name, office=self.office), self.line)


_WOULD = {
    "bargain": marked("{name}, {office}, would bargain."),
    "hold": marked("{name}, {office}, would hold the line."),
    "press": marked("{name}, {office}, would press harder."),
}


def council(session: Session, side: Side) -> tuple[AdviserCard, ...]:
    """Return the advisers of a desk, doves first."""
    model = session.match.model
    words = lexicon_of(model)
    agenda = model.stages[session.match.crisis.stage].agenda[side]
    known = occasions(session, side)
    cards = [_card(session, side, words, a, agenda, seat, known) for seat, a in enumerate(model.advisers[side])]
    return tuple(sorted(cards, key=lambda c: c.stance))


def agenda_of(session: Session, side: Side) -> tuple[str, ...]:
    """Return the questions of the day, in words."""
    words = lexicon_of(session.match.model)
    return tuple(words.label("topics", x) for x in session.match.model.stages[session.match.crisis.stage].agenda[side])


# -- one adviser ---------------------------------------------------------------------------------------------------


def _card(
    session: Session,
    side: Side,
    words: Lexicon,
    adviser: Adviser,
    agenda: Sequence[str],
    seat: int,
    known: AbstractSet[str],
) -> AdviserCard:
    entry = words.entry("advisers", adviser.id)
    stance = min(max(float(adviser.stance(seen_values(session, side))), 0.0), 10.0)
    shade = shade_of(stance)
    topic, line, again = line_of(session, entry, agenda, shade, seat, known)
    return AdviserCard(
        id=adviser.id,
        name=words.label("advisers", adviser.id),
        office=said(entry.get("role"), side),
        manner=said(entry.get("manner")),
        portrait=said(entry.get("portrait")) or adviser.id,
        initials=said(entry.get("initials")) or adviser.id[:2].upper(),
        stance=stance,
        leaning=LEANINGS[shade],
        sure=3 if abs(stance - MIDDLE) > 3 else 2 if abs(stance - MIDDLE) > 1.4 else 1,
        topic=words.label("topics", topic) if topic else "",
        line=line,
        again=again,
        source=words.provenance(entry),
    )


def last_name(name: str, leader: str) -> str:
    """Return a name in short; with an initial where the leader at this desk is called the same."""
    last = name.rsplit(maxsplit=1)[-1]
    return f"{name[:1]}. {last}" if leader.endswith(last) else last


def seen_values(session: Session, side: Side) -> list[float]:
    """Return the values as a desk reads them when it decides: what is hidden from it as the middle of its band."""
    model = session.match.model
    values = list(session.match.crisis_view(side).values)
    for slot in model.hidden[side]:
        q = model.quantities[slot]
        if q.kind in ("track", "estimate"):
            band = session.band_at_decision(side, q.name)
            values[slot] = (band.low + band.high) / 2
        else:
            values[slot] = q.init
    return values


def shade_of(stance: float) -> str:
    """Return the shade in which somebody of that stance speaks: `dove`, `mid` or `hawk`."""
    return "dove" if stance < _DOVE else "hawk" if stance > _HAWK else "mid"
