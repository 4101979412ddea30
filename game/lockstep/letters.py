"""Letters of many games, in slots: every field is one array with a row a slot and a column a game.

A letter in lock step is what the rules and the other side's persona read of it, and no more: its clauses are kept as
the term sheet they leave, as counts, and as sets of terms packed into the bits of a whole number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.drafts import is_offer
from game.core.letters import ClauseKind, Letter, LetterDraft
from game.core.sides import SIDES, Side
from game.core.worth import ASKS, levels_of, sheet_of

MOST_STANDING: Final = 4
"""Most offers of one side that stand at once; the slots of a crowd's offers a side."""

_GIFTS = (ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.REFUSAL)
_NEVER_READ = np.nan

FIELDS: Final[dict[str, tuple[Any, Any]]] = {
    "here": (np.bool_, False),  # whether the slot holds a letter
    "number": (np.int16, 0),  # us-7 is number 7 of us
    "channel": (np.int8, -1),  # Channel.index
    "tone": (np.float64, 0.0),
    "urgent": (np.bool_, False),
    "deadline": (np.int16, 0),  # hours, 0 none
    "sent": (np.float64, 0.0),
    "arrives": (np.float64, 0.0),
    "read": (np.float64, _NEVER_READ),  # hour it was read; NaN while under way
    "offer": (np.bool_, False),
    "accepts": (np.int16, 0),  # number of the other side's letter whose terms it takes up; 0 none. Kept if it stands
    "void": (np.bool_, False),  # of a yes: the words it takes up were taken back meanwhile
    "yeses": (np.int8, 0),  # of a standing offer: how often its reader has said yes to it; one taken back is unsaid
    "taken": (np.bool_, False),  # whether he has
    "secrets": (np.uint16, 0),  # bit i: term i is secret
    "threat": (np.int16, 0),  # sum of the levels of its threats
    "threats": (np.uint16, 0),  # bit i: threatens the i-th threat of the model
    "assured": (np.int8, 0),  # assurances
    "refused": (np.int8, 0),  # refusals
    "asks": (np.uint16, 0),  # bit i: demands or conditions term i above its neutral level
    "gives": (np.uint16, 0),  # bit i: offers, assures (or refuses) term i above its neutral level
}
"""Name of each field: its type, and what stands in a slot that never held a letter. Shape (slots, n).

A letter that is taken out leaves the rest of its fields behind: of an empty slot only `here`, `number`, `offer` and
`accepts` say anything.
"""
_BLOCKS = tuple(
    (kind, tuple(name for name, (x, _) in FIELDS.items() if np.dtype(x).itemsize == np.dtype(kind).itemsize), rest)
    for kind, rest in ((np.float64, "worth"), (np.int16, "withdraws"), (np.int8, "levels"))
)
"""What is of one width lies in one block, fields first, so that a letter is moved in three steps instead of thirty."""
_WHAT_IT_IS = ("number", "offer", "accepts")

FACTS: Final = ("gives_us", "gets_us", "gives_ussr", "gets_ussr")
"""Rows of `worth`: what the package gives and gets a side before trust (`Sheet.shares`)."""


class Letters:
    """Letters in slots.

    Attributes:
        one per entry of `FIELDS`, of shape (slots, n);
        levels: int8 (slots, terms, n), the whole term sheet as the letter leaves it;
        worth: float64 (slots, 4, n), see `FACTS`;
        blocks: where all that lies, one array of shape (slots, rows, n) a width of element;
        withdraws: int16 (slots, 4, n), numbers of the writer's own offers that it takes back, 0 none.
    """

    __slots__ = ("blocks", "levels", "withdraws", "worth", *FIELDS)

    blocks: tuple[NDArray[Any], ...]

    here: NDArray[np.bool_]
    number: NDArray[np.int16]
    channel: NDArray[np.int8]
    tone: NDArray[np.float64]
    urgent: NDArray[np.bool_]
    deadline: NDArray[np.int16]
    sent: NDArray[np.float64]
    arrives: NDArray[np.float64]
    read: NDArray[np.float64]
    offer: NDArray[np.bool_]
    accepts: NDArray[np.int16]
    void: NDArray[np.bool_]
    yeses: NDArray[np.int8]
    taken: NDArray[np.bool_]
    secrets: NDArray[np.uint16]
    threat: NDArray[np.int16]
    threats: NDArray[np.uint16]
    assured: NDArray[np.int8]
    refused: NDArray[np.int8]
    asks: NDArray[np.uint16]
    gives: NDArray[np.uint16]
    levels: NDArray[np.int8]
    worth: NDArray[np.float64]
    withdraws: NDArray[np.int16]

    def __init__(self, slots: int, terms: int, n: int) -> None:
        """Make empty slots."""
        rows = {"worth": len(FACTS), "withdraws": MOST_STANDING, "levels": terms}
        self.blocks = tuple(np.zeros((slots, len(names) + rows[rest], n), kind) for kind, names, rest in _BLOCKS)
        _name_fields(self)
        for name, (_, empty) in FIELDS.items():
            if empty:
                getattr(self, name)[:] = empty

    def take(self, games: NDArray[np.intp]) -> Letters:
        """Return a copy with the columns of some games only (a game may be taken more than once)."""
        twin = Letters.__new__(Letters)
        twin.blocks = tuple(block.take(games, axis=-1) for block in self.blocks)
        _name_fields(twin)
        return twin

    def joined(self, others: Sequence[Letters]) -> Letters:
        """Return these letters with the columns of others behind them."""
        twin = Letters.__new__(Letters)
        twin.blocks = tuple(
            np.concatenate([self.blocks[i], *(x.blocks[i] for x in others)], axis=-1) for i in range(len(self.blocks))
        )
        _name_fields(twin)
        return twin

    def copy_from(
        self, source: Letters, rows: int | NDArray[np.intp], slots: int | NDArray[np.intp], games: NDArray[np.intp]
    ) -> None:
        """Copy one letter a game, all of it, from a slot of `source` into a slot here; slots may differ by game."""
        for mine, theirs in zip(self.blocks, source.blocks, strict=True):
            letter = theirs[rows].take(games, axis=1) if isinstance(rows, int) else theirs[rows, :, games].T
            if isinstance(slots, int):
                mine[slots][:, games] = letter
            else:
                mine[slots, :, games] = letter.T

    def close_ranks(self, slots: slice, games: NDArray[np.intp], keep: NDArray[np.bool_]) -> None:
        """Drop letters from a row of slots so that those kept stand first, in the order they had.

        Args:
            keep: bool (slots, games).
        """
        order = np.argsort(~keep, axis=0, kind="stable") + slots.start
        for block in self.blocks:
            block[slots, :, games] = block[order, :, games].transpose(0, 2, 1)
        left = np.arange(slots.stop - slots.start).reshape(-1, 1) < keep.sum(axis=0)
        self.here[slots, games] = left
        for name in _WHAT_IT_IS:
            getattr(self, name)[slots, games] *= left

    def empty(self, slot: int, games: NDArray[np.intp]) -> None:
        """Take the letters out of a slot."""
        self.here[slot][games] = False
        for name in _WHAT_IT_IS:
            getattr(self, name)[slot][games] = 0

    def clear(self, games: NDArray[np.intp]) -> None:
        """Take every letter of some games out."""
        self.here[:, games] = False
        for name in _WHAT_IT_IS:
            getattr(self, name)[:, games] = 0

    def file(self, slot: int, game: int | NDArray[np.intp], facts: dict[str, Any]) -> None:
        """Put one letter (as `of_letter` or `of_draft` describe it) into a slot of one game, or of several."""
        for name, value in facts.items():
            getattr(self, name)[slot, ..., game] = value


def _name_fields(letters: Letters) -> None:
    for block, (_, names, rest) in zip(letters.blocks, _BLOCKS, strict=True):
        for row, name in enumerate(names):
            setattr(letters, name, block[:, row].view(FIELDS[name][0]))
        setattr(letters, rest, block[:, len(names) :])


def of_letter(model: Model, letter: Letter) -> dict[str, Any]:
    """Return the fields of a letter that was sent; `void`, `yeses` and `taken` are its surroundings' business."""
    facts = _of_clauses(model, letter)
    facts |= {
        "number": number_of(letter.id),
        "sent": letter.sent,
        "arrives": letter.arrives,
        "read": _NEVER_READ if letter.read is None else letter.read,
        "offer": letter.offer,
        "accepts": 0 if letter.accepts is None else number_of(letter.accepts),
        "withdraws": _padded([number_of(x) for x in letter.withdraws]),
    }
    return facts | _of_sheet(model, letter.levels, letter.secrets)


def of_draft(model: Model, side: Side, draft: LetterDraft, withdraws: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a draft by `side`; number, sending and arrival are given when it goes off."""
    levels, secrets = levels_of(model, side, draft.clauses)
    facts = _of_clauses(model, draft)
    facts |= {"offer": is_offer(draft.clauses), "withdraws": _padded([number_of(x) for x in withdraws])}
    return facts | _of_sheet(model, levels, secrets)


def number_of(letter: str) -> int:
    """Return the number in a letter's id: 7 of `us-7`."""
    return int(letter.rpartition("-")[2])


@cache
def threat_bits(model: Model) -> dict[str, int]:
    """Return the bit of each threat."""
    return {name: 1 << i for i, name in enumerate(model.threats)}


def _of_clauses(model: Model, letter: Letter | LetterDraft) -> dict[str, Any]:
    terms = {term.id: term for term in model.terms}
    asks = gives = 0
    threats = 0
    for c in letter.clauses:
        term = terms.get(c.term)
        if c.kind is ClauseKind.THREAT:
            threats |= threat_bits(model)[c.term]
        elif term is not None and c.level > term.neutral:
            if c.kind in ASKS:
                asks |= 1 << term.index
            elif c.kind in _GIFTS:
                gives |= 1 << term.index
    return {
        "here": True,
        "channel": model.channels[letter.channel].index,
        "tone": letter.tone,
        "urgent": letter.urgent,
        "deadline": letter.deadline,
        "threat": sum(c.level for c in letter.clauses if c.kind is ClauseKind.THREAT),
        "threats": threats,
        "assured": sum(1 for c in letter.clauses if c.kind is ClauseKind.ASSURANCE),
        "refused": sum(1 for c in letter.clauses if c.kind is ClauseKind.REFUSAL),
        "asks": asks,
        "gives": gives,
    }


def _of_sheet(model: Model, levels: tuple[int, ...], secrets: tuple[bool, ...]) -> dict[str, Any]:
    worth = [x for side in SIDES for x in sheet_of(model, side).shares(levels, secrets)]
    packed = sum(1 << i for i, secret in enumerate(secrets) if secret)
    return {"levels": np.array(levels, np.int8), "secrets": packed, "worth": np.array(worth)}


def _padded(numbers: list[int]) -> NDArray[np.int16]:
    return np.array((numbers + [0] * MOST_STANDING)[:MOST_STANDING], np.int16)
