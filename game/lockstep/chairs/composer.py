"""How personas fill in their letters, in many games at once; `game.ai.compose` says why.

What depends on the form and the channel alone is looked up in small tables, so letters of all forms are composed
together: levels are int8 (terms, letters).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.compose import (
    CHEAP,
    COLD,
    MOST_ASKED,
    MOST_REFUSED,
    WARM,
    carried,
    key_demand,
    threat_of,
    within,
)
from game.core.definitions import Channel, Compose, Form, Model, Term
from game.core.sides import SIDES, Side
from game.core.slots import channels_in_order
from game.lockstep.chairs.draws import Games, true_at
from game.lockstep.chairs.sight import Sight, ask
from game.lockstep.letters import MOST_STANDING, Letters, threat_bits
from game.lockstep.part import Part, some

Levels = NDArray[np.int8]
_Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Written:
    """Letters by one side, one element a letter.

    Attributes:
        games: the game of each.
        form: place among `model.forms[side]`.
        channel: `Channel.index`.
        levels: the levels it would write, (terms, letters); None as long as they are not worked out.
    """

    games: Games
    form: _Places
    channel: _Places
    levels: Levels | None


def joined(written: Sequence[Written]) -> Written | None:
    """Return letters as one; None if there are none. Either all of them have levels, or none has."""
    if len(written) < 2:
        return written[0] if written else None
    levels = [w.levels for w in written if w.levels is not None]
    return Written(
        np.concatenate([w.games for w in written]),
        np.concatenate([w.form for w in written]),
        np.concatenate([w.channel for w in written]),
        np.concatenate(levels, axis=1) if levels else None,
    )


class Composer:
    """One side's way of writing terms, prepared."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the rules of `side`."""
        terms, forms, channels = model.terms, model.forms[side], channels_in_order(model)
        most = max(len(term.levels) for term in terms)
        self._rules = [
            (rule, terms[rule.term].giver == side, np.maximum.accumulate(np.array(rule.at, np.float64)))
            for rule in model.compose[side]
        ]
        self._most = most
        self._neutral = np.array([term.neutral for term in terms], np.int8)
        self._gives = np.array([term.giver == side for term in terms])
        self._row = np.arange(len(terms))[:, None]
        self._first = self._row * most
        self._bit = np.array([1 << term.index for term in terms], np.uint16)[:, None]
        self._key = key_demand(model, side)
        self._top = [len(term.levels) - 1 for term in terms]
        rules = {rule.term: rule for rule in model.compose[side]}
        self._within = [
            np.array([_within(t, rules.get(t.index), c, most) for c in channels], np.int8).ravel() for t in terms
        ]
        self._carried = np.array([[_carried(t, c, most) for t in terms] for c in channels], np.int8)
        self._secret = np.array([[level in t.secret for level in range(most)] for t in terms])
        self._own_worth = _padded(terms, side, most)
        self._cheap = self._own_worth >= CHEAP
        self._open = np.array([not t.secret for t in terms])[:, None]
        self._ends = np.full((len(terms), most), True)
        self._ends[model.letter_rules.key_term, : model.letter_rules.least_arms] = False
        self._facts = _Facts(model, side, forms)
        self._sheets = tuple(_Shares(model, s, most) for s in SIDES)

    def levels(self, sight: Sight, games: Games, form: _Places, channel: _Places) -> Levels:
        """Return the levels this side would write now by some forms and channels."""
        p = Part(sight.values, games)
        soft = self._facts.soft.take(form)
        row = channel * self._most
        kept = self._kept(sight, games)
        levels = np.repeat(self._neutral[:, None], len(games), axis=1)
        pressures: dict[tuple[int, bool], NDArray[np.float64]] = {}
        for rule, gives, at in self._rules:
            key = (id(rule.by), gives)
            if key not in pressures:
                pressures[key] = ask(rule.by, p) + (soft if gives else -soft)
            level = np.searchsorted(at, pressures[key], side="right")
            if rule.keep:
                np.maximum(level, kept[rule.term], out=level)
            np.minimum(level, self._top[rule.term], out=level)
            level += row
            levels[rule.term] = self._within[rule.term].take(level)
        return levels

    def fit(self, levels: Levels, channel: _Places) -> Levels:
        """Return sheets brought within what channels carry."""
        fitted: Levels = self._carried[channel, self._row, levels]
        return fitted

    def _each(self, table: NDArray[Any], levels: Levels) -> NDArray[Any]:
        """Return what a table (terms, levels) says of every level."""
        found: NDArray[Any] = table.take(self._first + levels)
        return found

    def gains(self, wished: Levels, levels: Levels) -> NDArray[np.float64]:
        """Return (terms, letters) what moving a term to the wished level would gain; 0 where it may not be moved."""
        gain = self._each(self._own_worth, wished) - self._each(self._own_worth, levels)
        may_move = self._each(self._ends, wished) & (~self._gives | (self._neutral <= wished.T)).T
        moved: NDArray[np.float64] = np.where(may_move & (gain > 0), gain, 0.0)
        return moved

    def file(self, sight: Sight, written: Written, drafts: Letters, slots: _Places) -> None:
        """Put letters into slots of the drafts."""
        facts, form, games, levels = self._facts, written.form, written.games, written.levels
        assert levels is not None
        neutral, own = self._neutral[:, None], self._gives[:, None]
        offers = facts.offer.take(form)
        above = levels > neutral
        asked = (self._bit & sight.asked_in_public(games)) != 0
        gives = above & own & offers
        demands = above & ~own
        refuses = np.where(offers, levels < neutral, ~above & facts.cold.take(form)) & asked & own
        protests = true_at(~offers)
        if len(protests):
            chief = demands[:, protests] & facts.protests.take(form[protests]) & self._open
            demands[:, protests] = self._chief(chief, levels[:, protests])
            few = refuses[:, protests]
            refuses[:, protests] = few & (np.cumsum(few, axis=0) <= MOST_REFUSED)
        says = gives | demands
        secret = self._each(self._secret, levels) & says & offers
        assured = gives & self._each(self._cheap, levels) & facts.warm.take(form)
        sheet = np.where(says, levels, neutral)
        sheet[refuses] = 0
        key = False if self._key is None else demands[self._key]
        drafts.here[slots, games] = True
        drafts.channel[slots, games] = written.channel
        drafts.offer[slots, games] = (gives.any(axis=0) | key) & offers
        drafts.secrets[slots, games] = self._bits(secret)
        drafts.asks[slots, games] = self._bits(demands)
        drafts.gives[slots, games] = self._bits(gives)
        drafts.assured[slots, games] = assured.sum(axis=0)
        drafts.refused[slots, games] = refuses.sum(axis=0)
        for name in ("tone", "urgent", "deadline", "threat", "threats"):
            getattr(drafts, name)[slots, games] = getattr(facts, name).take(form)
        drafts.levels[slots, :, games] = sheet.T
        drafts.worth[slots, :, games] = np.array([x for shares in self._sheets for x in shares.of(sheet, secret)]).T

    def _chief(self, asked: NDArray[np.bool_], levels: Levels) -> NDArray[np.bool_]:
        """Return the demands that a letter without an offer makes: those worth most."""
        value = np.where(asked, self._each(self._own_worth, levels), -np.inf)
        chief, each = np.zeros_like(asked), np.arange(asked.shape[1])
        for _ in range(MOST_ASKED):
            best = value.argmax(axis=0)
            chief[best, each] = True
            value[best, each] = -np.inf
        return chief & asked

    def _kept(self, sight: Sight, games: Games) -> Levels:
        """Return (terms, games) the highest level of each term among the side's own standing offers."""
        offers, kept = sight.offers, np.zeros((len(self._neutral), len(games)), np.int8)
        for row in range(sight.own.start, sight.own.start + MOST_STANDING):
            here = offers.here[row].take(games)
            if some(here):
                np.maximum(kept, offers.levels[row].take(games, axis=1) * here, out=kept)
        return kept

    def _bits(self, which: NDArray[np.bool_]) -> NDArray[np.uint16]:
        packed: NDArray[np.uint16] = np.bitwise_or.reduce(np.where(which, self._bit, np.uint16(0)), axis=0)
        return packed


class _Facts:
    """What the letters of each form have in common; one element a form."""

    def __init__(self, model: Model, side: Side, forms: tuple[Form, ...]) -> None:
        tone = np.array([form.tone for form in forms])
        self.tone = tone
        self.soft = np.array([form.soft for form in forms], np.float64)
        self.offer = np.array([form.offer or form.counter for form in forms], np.bool_)
        self.protests = tone <= 0
        self.warm = tone >= WARM
        self.cold = tone <= COLD
        self.urgent = np.array([form.urgent for form in forms], np.bool_)
        self.deadline = np.array([form.deadline for form in forms], np.int16)
        threats = [threat_of(model, form) for form in forms]
        bits = threat_bits(model)
        self.threat = np.array([sum(c.level for c in said) for said in threats], np.int16)
        self.threats = np.array([sum(bits[c.term] for c in said) for said in threats], np.uint16)


class _Shares:
    """The term sheet as one side reckons it before trust; see `game.core.worth.Sheet.shares`."""

    def __init__(self, model: Model, side: Side, most: int) -> None:
        plain = _padded(model.terms, side, most)
        factor = np.array([[term.secret_worth.get(side, 1.0)] for term in model.terms])
        private = np.array([[level in term.secret for level in range(most)] for term in model.terms])
        self._worth = np.hstack([plain, np.where(private, plain, plain * factor)])
        self._most = np.intp(most)
        self._own = [term.giver == side for term in model.terms]

    def of(self, levels: Levels, secret: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return what packages give and get, added up in term order."""
        gives, gets = np.zeros(levels.shape[1]), np.zeros(levels.shape[1])
        for i, own in enumerate(self._own):
            total = gives if own else gets
            total += self._worth[i].take(secret[i] * self._most + levels[i])
        return gives, gets


def _padded(terms: tuple[Term, ...], side: Side, most: int) -> NDArray[np.float64]:
    """Return (terms, levels) what each level is worth to a side; 0 beyond a term's last."""
    return np.array([[*t.worth[side], *[0.0] * (most - len(t.levels))] for t in terms])


def _within(term: Term, rule: Compose | None, channel: Channel, most: int) -> list[int]:
    if rule is None:
        return [term.neutral] * most
    return [within(term, rule, channel, level) for level in range(len(term.levels))] + [0] * (most - len(term.levels))


def _carried(term: Term, channel: Channel, most: int) -> list[int]:
    return [carried(term, channel, level) for level in range(len(term.levels))] + [0] * (most - len(term.levels))
