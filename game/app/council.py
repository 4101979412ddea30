"""The council: where each adviser stands, and what he says of the question of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.app.council_lines import Said, lines_of
from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.session import Session
from game.app.table_talk import kept
from game.core.definitions import Adviser
from game.core.sides import Side
from game.core.views import band_of, view_of
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
    pages = len(session.chronicle.pages)
    return kept(session, ("cards", side), pages, lambda: _cards(session, side))


def _cards(session: Session, side: Side) -> tuple[AdviserCard, ...]:
    model = session.match.model
    words = lexicon_of(model)
    stances = _stances(session, side)
    told = lines_of(session, side, [{a: shade_of(x) for a, x in watch.items()} for watch in stances])
    cards = [_card(words, side, a, stances[-1][a.id], told[a.id]) for a in model.advisers[side]]
    return tuple(sorted(cards, key=lambda c: c.stance))


def _stances(session: Session, side: Side) -> list[dict[str, float]]:
    """Return for each watch so far where each adviser stood, 0 dove to 10 hawk."""
    found: list[dict[str, float]] = session.table.setdefault(("stances", side), [])
    for number in range(len(found), len(session.chronicle.pages)):
        values = seen_values(session, side, number)
        found.append({a.id: min(max(float(a.stance(values)), 0.0), 10.0) for a in session.match.model.advisers[side]})
    return found


# -- one adviser ---------------------------------------------------------------------------------------------------


def _card(words: Lexicon, side: Side, adviser: Adviser, stance: float, told: Said) -> AdviserCard:
    entry = words.entry("advisers", adviser.id)
    return AdviserCard(
        id=adviser.id,
        name=words.label("advisers", adviser.id),
        office=said(entry.get("role"), side),
        manner=said(entry.get("manner")),
        portrait=said(entry.get("portrait")) or adviser.id,
        initials=said(entry.get("initials")) or adviser.id[:2].upper(),
        stance=stance,
        leaning=LEANINGS[shade_of(stance)],
        sure=3 if abs(stance - MIDDLE) > 3 else 2 if abs(stance - MIDDLE) > 1.4 else 1,
        topic=told.topic,
        line=told.line,
        again=told.again,
        source=words.provenance(entry),
    )


def last_name(name: str, leader: str) -> str:
    """Return a name in short; with an initial where the leader at this desk is called the same."""
    last = name.rsplit(maxsplit=1)[-1]
    return f"{name[:1]}. {last}" if leader.endswith(last) else last


def seen_values(session: Session, side: Side, number: int = -1) -> list[float]:
    """Return the values as a desk reads them when it decides: what is hidden from it as the middle of its band.

    Args:
        number: the place of the watch among those of the match so far, from 0; the present one if left out.
    """
    model, page = session.match.model, session.chronicle.pages[number]
    values = list(view_of(model, page, side).values)
    for slot in model.hidden[side]:
        q = model.quantities[slot]
        if q.kind in ("track", "estimate"):
            band = band_of(model, page, side, q.name)
            values[slot] = (band.low + band.high) / 2
        else:
            values[slot] = q.init
    return values


def shade_of(stance: float) -> str:
    """Return the shade in which somebody of that stance speaks: `dove`, `mid` or `hawk`."""
    return "dove" if stance < _DOVE else "hawk" if stance > _HAWK else "mid"
