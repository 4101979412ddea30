"""What has to stand beside every estimate: whose it is, what its range covers, what others thought, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.core.definitions import Model
from game.core.sides import SIDES
from game.history.estimates import Published, estimates_of
from game.locale import marked, tr
from game.odds.seats import Seat, Seats, persona_of

_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Modesty:
    """The words that go with an estimate.

    Args:
        by: whose estimate it is, in a line: the model's name and digest, the games, who sat at the desks.
        interval: what the range is, and is not.
        published: guesses by others, to be shown beside it, each with its sources.
        leaves_out: what the model leaves out, in plain sentences.
    """

    by: str
    interval: str
    published: tuple[Published, ...]
    leaves_out: tuple[str, ...]

    def speak(self) -> tuple[str, ...]:
        """Return everything as lines to be read aloud."""
        beside = tuple(f"{p.who}, {p.when}: {p.text} ({', '.join(p.sources)})" for p in self.published)
        return (self.by, self.interval, *beside, *self.leaves_out)

    def as_json(self) -> dict[str, Any]:
        """Return the words as plain values."""
        return {
            "by": self.by,
            "interval": self.interval,
            "published": [
                {"who": p.who, "when": p.when, "of": p.of, "low": p.low, "high": p.high, "sources": list(p.sources)}
                for p in self.published
            ],
            "leaves_out": list(self.leaves_out),
        }


INTERVAL = marked(
    "The range is the 95 % interval of counting alone: more games make it narrower. How far the model itself is from"
    " the truth it does not say, and no number of games would tell."
)


def modesty(model: Model, games: int, seats: Seats, names: Mapping[str, str] | None = None) -> Modesty:
    """Return the words that go with an estimate.

    Args:
        games: how many games it was counted from; 0 for a game that has ended, where nothing was estimated.
        names: what personas are called, by id; the ids themselves where nothing is given.
    """
    told = estimates_of(model)
    name, digest = model.id, model.digest[:_DIGITS]
    if games:
        us, ussr = (_called(seats[side], names or {}) for side in SIDES)
        by = tr(
            "By this model ({name}, {digest}), from {games:,} games in which {us} and {ussr} played the rest.",
            name=name,
            digest=digest,
            games=games,
            us=us,
            ussr=ussr,
        )
    else:
        by = tr(
            "By this model ({name}, {digest}): nothing is estimated here, the game has ended.",
            name=name,
            digest=digest,
        )
    return Modesty(by=by, interval=tr(INTERVAL) if games else "", published=told.published, leaves_out=told.leaves_out)


def _called(seat: Seat, names: Mapping[str, str]) -> str:
    name = names.get(persona_of(seat), persona_of(seat))
    return name if isinstance(seat, str) else tr("{name}, held to a line,", name=name)
