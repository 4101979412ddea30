"""Published guesses at the danger, to be laid beside the model's; what the model leaves out; kinds of risk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from game.content.history_files import read_history
from game.content.problems import ContentError
from game.content.schemas.history import RiskKind
from game.core.definitions import Model
from game.history.annals import ids_of, in_language
from game.locale import reading

RISK_KINDS: Final[tuple[RiskKind, ...]] = ("choice", "contact", "alert", "misreading")
"""A leader's decision; forces in contact; accidents and false warnings of the alert; one side misread by the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published guess.

    Args:
        who, when: whose guess, and when he made it or was reported to have made it.
        of: what exactly was guessed at, which is seldom what the model counts.
        low, high: the chance, 0 to 1; equal where one number was named, None where none was.
        per: whether it speaks of the crisis as a whole or of one year.
        text: the guess in a sentence.
    """

    id: str
    who: str
    when: str
    of: str
    low: float | None
    high: float | None
    per: Literal["crisis", "year"]
    text: str
    sources: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """Everything of `estimates.yaml`.

    Args:
        leaves_out: plain sentences.
        risk_kinds: the kind of each cause that can open blows, and of some that lead there.
    """

    published: tuple[Published, ...]
    leaves_out: tuple[str, ...]
    risk_kinds: Mapping[str, RiskKind]


def estimates_of(model: Model) -> Estimates:
    """Return what a scenario tells of guesses and kinds of risk, in the reader's language; nothing if it tells nothing.

    Raises:
        ContentError: the file is malformed; `knot-of-war check` tells the same.
    """
    return _estimates_of(model, reading().language)


@lru_cache(maxsize=8)
def _estimates_of(model: Model, language: str) -> Estimates:
    files = read_history(model)
    if files.problems:
        raise ContentError(files.problems)
    if files.estimates is None:
        return Estimates(published=(), leaves_out=(), risk_kinds=MappingProxyType({}))
    told = files.estimates[1]
    published = tuple(
        Published(
            id=name,
            who=in_language(model, guess.who, language),
            when=in_language(model, guess.when, language),
            of=in_language(model, guess.of, language),
            low=guess.low,
            high=guess.high,
            per=guess.per,
            text=in_language(model, guess.text, language),
            sources=ids_of(guess.source),
            confidence=guess.confidence,
        )
        for name, guess in told.published.items()
    )
    kinds = {cause: kind for kind, causes in told.risk_kinds.items() for cause in causes}
    leaves_out = tuple(in_language(model, text, language) for text in told.leaves_out)
    return Estimates(published=published, leaves_out=leaves_out, risk_kinds=MappingProxyType(kinds))


def risk_kind(model: Model, cause: str) -> RiskKind:
    """Return the kind of danger to which a cause of blows belongs.

    Args:
        cause: as `Crisis.cause` stores it: an order, an event, a follow-on, a hazard, or `choice:option`. A cause that
            the scenario does not file is a leader's decision if it is an order or an answer, else forces in contact.
    """
    filed = estimates_of(model).risk_kinds.get(cause)
    if filed is not None:
        return filed
    return "choice" if cause in model.orders or cause.partition(":")[0] in model.choices else "contact"
