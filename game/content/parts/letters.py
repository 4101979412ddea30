"""The rules of letters, and how personas write."""

from __future__ import annotations

from game.content.formulas import BELIEFS, Scope
from game.content.parts.draft import Draft
from game.content.reading import Path_
from game.core.definitions import Compose, Effects, Form, LetterRules, Shock
from game.core.sides import SIDES, Side, other


def letter_rules(draft: Draft) -> LetterRules:
    """Return the rules of letters, worked out for each sender and each reader."""
    spec, formulas = draft.scenario.letters, draft.formulas
    accept, pull, bow = spec.accept, spec.pull, spec.accept.bow
    for family in ("force", "first_offer_baseline", "on_leak"):
        draft.both_sides(("letters", family), getattr(spec, family))
    for family in ("trust", "sting", "audience"):
        draft.both_sides(("letters", "accept", family), getattr(accept, family))
    draft.refers(("letters", "key_term"), "term", spec.key_term, draft.scenario.terms)
    readers = {side: Scope(own=side, oth=other(side), letter=True) for side in SIDES}
    terms = list(draft.scenario.terms)
    return LetterRules(
        force={s: formulas.number(("letters", "force", s), spec.force.get(s, 0), readers[s]) for s in SIDES},
        arrival={s: _arrival(draft, s) for s in SIDES},
        on_leak={s: formulas.effects(("letters", "on_leak", s), spec.on_leak.get(s, []), readers[s]) for s in SIDES},
        on_column={
            s: formulas.effects(("letters", "on_column", s), spec.on_column.get(s, []), readers[s]) for s in SIDES
        },
        expiry={s: _expiry(draft, s) for s in SIDES},
        trust={
            s: formulas.number(("letters", "accept", "trust", s), accept.trust.get(s, 1), readers[s]) for s in SIDES
        },
        sting={
            s: formulas.number(("letters", "accept", "sting", s), accept.sting.get(s, 0), readers[s]) for s in SIDES
        },
        pull_tone=float(pull.tone),
        pull_deadline=float(pull.deadline),
        pull_offer=float(pull.offer),
        pull_raised=float(pull.raised),
        pull_public_demand=float(pull.public_demand),
        pull_threat=float(pull.threat),
        stands_hours=float(spec.stands_hours),
        wears_off_hours=float(spec.wears_off_hours),
        raise_if_worse_by=float(spec.raise_if_worse_by),
        binds_within=float(spec.binds_within),
        first_offer_baseline={side: float(spec.first_offer_baseline.get(side, 0)) for side in SIDES},
        least_arms=spec.least_arms,
        key_term=terms.index(spec.key_term) if spec.key_term in terms else 0,
        audience={side: float(accept.audience.get(side, 0)) for side in SIDES},
        bow_public_deadline=float(bow.public_deadline),
        bow_private_deadline=float(bow.private_deadline),
        bow_public_threat=float(bow.public_threat),
        bow_urgent=float(bow.urgent),
        tau=float(accept.tau),
        reading_hours=float(accept.reading.hours),
        reading_dread=float(accept.reading.unless_dread),
        early_weight=float(accept.early_weight),
        blood_weight=float(accept.blood_weight),
    )


def _arrival(draft: Draft, sender: Side) -> Shock:
    spec = draft.scenario.letters.on_arrival
    path: Path_ = ("letters", "on_arrival")
    parts = {b: [((*path, b, i), text) for i, text in enumerate(getattr(spec, b))] for b in BELIEFS}
    return draft.formulas.shock(path, parts, Scope(own=sender, oth=other(sender), letter=True))


def _expiry(draft: Draft, side: Side) -> Effects:
    spec = draft.scenario.letters.on_expiry
    path: Path_ = ("letters", "on_expiry")
    scope = Scope(own=side, oth=other(side))
    return draft.formulas.all_effects([((*path, "own"), spec.own, scope), ((*path, "oth"), spec.oth, scope)])


def on_struck(draft: Draft) -> dict[str, Effects]:
    """Return what a bargain changes: for both, then for each side."""
    spec = draft.scenario.letters.on_struck
    return {
        part: draft.formulas.effects(("letters", "on_struck", part), getattr(spec, part)) for part in ("both", *SIDES)
    }


def forms(draft: Draft) -> dict[Side, tuple[Form, ...]]:
    """Return the kinds of letters that personas choose from."""
    draft.both_sides(("forms",), draft.scenario.forms)
    result: dict[Side, tuple[Form, ...]] = {}
    for side in SIDES:
        threats = [k for k, threat in draft.scenario.threats.items() if threat.by == side]
        made = []
        for index, (form_id, spec) in enumerate(draft.scenario.forms.get(side, {}).items()):
            path: Path_ = ("forms", side, form_id)
            draft.refers((*path, "channel"), "channel", spec.channel, draft.scenario.channels)
            if spec.threat is not None:
                draft.refers((*path, "threat"), f"threat of {side}", spec.threat, threats)
            score, reasons = draft.formulas.taken_apart((*path, "score"), spec.score, side)
            made.append(
                Form(
                    id=form_id,
                    index=index,
                    side=side,
                    channel=spec.channel,
                    tone=float(spec.tone),
                    offer=spec.offer,
                    urgent=spec.urgent,
                    deadline=spec.deadline,
                    soft=float(spec.soft),
                    threat=spec.threat,
                    counter=spec.counter,
                    score=score,
                    reasons=reasons,
                )
            )
        result[side] = tuple(made)
    return result


def compose(draft: Draft) -> dict[Side, tuple[Compose, ...]]:
    """Return how far a persona's letters go on each term."""
    draft.both_sides(("compose",), draft.scenario.compose)
    terms = list(draft.scenario.terms)
    result: dict[Side, tuple[Compose, ...]] = {}
    for side in SIDES:
        made = []
        for term, spec in draft.scenario.compose.get(side, {}).items():
            path: Path_ = ("compose", side, term)
            if not draft.refers(path, "term", term, terms, key=True):
                continue
            levels = len(draft.scenario.terms[term].levels)
            if list(spec.at) != sorted(spec.at):
                message = f"the thresholds of '{term}' do not ascend"
                draft.sheet.refuse(
                    "bad-thresholds", (*path, "at"), message, mend="write them from the least to the greatest"
                )
            if len(spec.at) != levels - 1:
                message = f"'{term}' has {levels} levels and wants {levels - 1} thresholds, not {len(spec.at)}"
                draft.sheet.refuse(
                    "bad-thresholds", (*path, "at"), message, mend="give one for each level above the first"
                )
            made.append(
                Compose(
                    term=terms.index(term),
                    by=draft.formulas.number((*path, "by"), spec.by, Scope(side=side)),
                    at=tuple(map(float, spec.at)),
                    keep=spec.keep,
                    private_max=spec.private_max,
                    un_max=spec.un_max,
                    public_turns=dict(spec.public_turns),
                )
            )
        result[side] = tuple(made)
    return result
