"""From a draft, or a yes, to the letter it becomes: in the mail, in a preview and in a council's forecast alike."""

from __future__ import annotations

from dataclasses import replace

from game.core.definitions import Model
from game.core.letters import Clause, ClauseKind, Letter, LetterDraft
from game.core.sides import Side
from game.core.worth import levels_of

_TAKEN_UP = {
    ClauseKind.OFFER: ClauseKind.CONDITION,
    ClauseKind.ASSURANCE: ClauseKind.CONDITION,
    ClauseKind.DEMAND: ClauseKind.ASSURANCE,
    ClauseKind.CONDITION: ClauseKind.ASSURANCE,
    ClauseKind.REFUSAL: ClauseKind.CONDITION,
}
"""What a clause is in the mouth of the one who says yes to it."""
_BINDING = frozenset({ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.CONDITION})


def is_offer(clauses: tuple[Clause, ...]) -> bool:
    """Tell whether clauses hold terms that could be accepted: something given, or a condition set."""
    return not _BINDING.isdisjoint([c.kind for c in clauses])


def written(
    model: Model,
    by: Side,
    draft: LetterDraft,
    *,
    ident: str,
    sent: float,
    arrives: float,
    withdraws: tuple[str, ...] = (),
) -> Letter:
    """Return the letter that a draft becomes; sent, arrives: hours since the scenario's zero hour."""
    levels, secrets = levels_of(model, by, draft.clauses)
    return Letter(
        id=ident,
        by=by,
        channel=draft.channel,
        tone=draft.tone,
        clauses=draft.clauses,
        urgent=draft.urgent,
        deadline=draft.deadline,
        answers=draft.answers,
        sent=sent,
        arrives=arrives,
        levels=levels,
        secrets=secrets,
        offer=is_offer(draft.clauses),
        withdraws=withdraws,
    )


def acceptance(offer: Letter, by: Side, channel: str, *, ident: str, sent: float, arrives: float) -> Letter:
    """Return the letter in which `by` takes up a standing offer on its own terms."""
    clauses = tuple(replace(c, kind=_TAKEN_UP[c.kind]) for c in offer.clauses if c.kind is not ClauseKind.THREAT)
    return Letter(
        id=ident,
        by=by,
        channel=channel,
        tone=0.5,
        clauses=clauses,
        urgent=False,
        deadline=0,
        answers=offer.id,
        sent=sent,
        arrives=arrives,
        levels=offer.levels,
        secrets=offer.secrets,
        offer=False,
        accepts=offer.id,
    )
