"""Orders, events, choices, the ladder and promises."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.formulas import Scope, read_effect
from game.content.names import readers
from game.content.parts.draft import Draft
from game.content.reading import Path_
from game.content.schemas.acts import Choice as ChoiceSpec
from game.content.schemas.acts import Event as EventSpec
from game.content.schemas.acts import Hazard as HazardSpec
from game.content.schemas.acts import Option as OptionSpec
from game.content.schemas.acts import Order as OrderSpec
from game.core.definitions import Authority, Choice, Effects, Event, Fate, FollowOn, Hazard, Option, Order, Promise
from game.core.language import ExpressionError
from game.core.sides import SIDES, Side


def orders(draft: Draft) -> dict[str, Order]:
    """Return the orders of both sides, Washington's first."""
    draft.both_sides(("orders",), draft.scenario.orders)
    result: dict[str, Order] = {}
    for side in SIDES:
        for order_id, spec in draft.scenario.orders.get(side, {}).items():
            if order_id in result:
                message = f"the order '{order_id}' stands on both desks"
                draft.sheet.refuse(
                    "doubled-key", ("orders", side, order_id), message, key=True, mend="give one another id"
                )
                continue
            result[order_id] = _order(draft, side, order_id, len(result), spec)
    return result


def _order(draft: Draft, side: Side, order_id: str, index: int, spec: OrderSpec) -> Order:
    path: Path_ = ("orders", side, order_id)
    formulas = draft.formulas
    if spec.organisation is not None:
        services = [k for k, o in draft.scenario.organisations.items() if o.side == side]
        draft.refers((*path, "organisation"), f"organisation of {side}", spec.organisation, services)
    score, _, reasons = formulas.weighed(path, ("urge", spec.urge), spec.attr, side)
    return Order(
        id=order_id,
        index=index,
        side=side,
        family=spec.family,
        cost=spec.cost,
        when=formulas.guard((*path, "when"), spec.when, Scope(side=side)),
        cool=float(spec.cool),
        limit=spec.limit,
        lag=float(spec.lag),
        pull=float(spec.pull),
        do=formulas.effects((*path, "do"), spec.do),
        sets=_postures_set(draft, spec),
        seen=float(spec.seen),
        signal=draft.shock((*path, "sig"), spec.sig) if spec.sig is not None else None,
        asks=draft.asks(path, spec.ask),
        makes_good=spec.makes_good,
        organisation=spec.organisation,
        overdone=_instead(draft, (*path, "overdone"), spec.overdone),
        underdone=_instead(draft, (*path, "underdone"), spec.underdone),
        score=score,
        reasons=reasons,
    )


def _instead(draft: Draft, path: Path_, lines: list[str] | None) -> Effects | None:
    return None if lines is None else draft.formulas.effects(path, lines)


def _postures_set(draft: Draft, spec: OrderSpec) -> frozenset[str]:
    """Return the postures that an order assigns or moves a step; two that touch the same one contradict each other."""
    found = set()
    for line in spec.do:
        try:
            effect = read_effect(line)
        except ExpressionError:
            continue
        if effect.op in ("=", "+=", "-=") and effect.target in draft.scenario.postures:
            found.add(effect.target)
    return frozenset(found)


def events(draft: Draft) -> tuple[Event, ...]:
    """Return the events, in table order."""
    return tuple(_event(draft, i, event_id, spec) for i, (event_id, spec) in enumerate(draft.scenario.events.items()))


def _event(draft: Draft, index: int, event_id: str, spec: EventSpec) -> Event:
    path: Path_ = ("events", event_id)
    formulas = draft.formulas
    if spec.at is None and spec.rate is None and spec.hist is None:
        mend = "give it an hour (at) or a hazard per hour (rate)"
        draft.sheet.refuse(
            "never-open", path, f"the event '{event_id}' has neither an hour nor a rate", key=True, mend=mend
        )
    authority = None
    if spec.authority is not None:
        authority = Authority(
            truth=formulas.number((*path, "authority", "truth"), spec.authority.truth),
            believed={
                "us": formulas.number((*path, "authority", "us"), spec.authority.us),
                "ussr": formulas.number((*path, "authority", "ussr"), spec.authority.ussr),
            },
        )
    follow_ons = []
    for i, then in enumerate(spec.then):
        where: Path_ = (*path, "then", i)
        follow_ons.append(
            FollowOn(
                id=then.id,
                chance=formulas.chance((*where, "chance"), then.chance),
                knot=float(then.knot),
                do=formulas.effects((*where, "do"), then.do),
                to=draft.shocks(where, then.to_us, then.to_ussr),
            )
        )
    rate, most = (None, 0.0) if spec.rate is None else formulas.bounded_chance((*path, "rate"), spec.rate)
    return Event(
        id=event_id,
        index=index,
        family=spec.family,
        when=formulas.guard((*path, "when"), spec.when),
        at=spec.at,
        hist=spec.hist,
        rate=rate,
        most=most,
        once=spec.once,
        knot=float(spec.knot),
        do=formulas.effects((*path, "do"), spec.do),
        to=draft.shocks(path, spec.to_us, spec.to_ussr),
        then=tuple(follow_ons),
        asks=draft.asks(path, spec.ask),
        authority=authority,
        readers=readers(spec.readers),
        mortal=spec.mortal,
    )


def choices(draft: Draft) -> dict[str, Choice]:
    """Return the decisions under pressure."""
    return {choice_id: _choice(draft, choice_id, spec) for choice_id, spec in draft.scenario.choices.items()}


def _choice(draft: Draft, choice_id: str, spec: ChoiceSpec) -> Choice:
    path: Path_ = ("choices", choice_id)
    fate = None
    if spec.fate is not None:
        draft.refers((*path, "fate", "option"), "option", spec.fate.option, spec.options)
        fate = Fate(option=spec.fate.option, chance=draft.formulas.chance((*path, "fate", "chance"), spec.fate.chance))
    return Choice(
        id=choice_id,
        side=spec.side,
        when=draft.formulas.guard((*path, "when"), spec.when),
        options=options(draft, (*path, "options"), spec.options, spec.side),
        fate=fate,
    )


def options(draft: Draft, path: Path_, specs: Mapping[str, OptionSpec], side: Side) -> tuple[Option, ...]:
    """Return the options of a choice, or a side's moves while blows are exchanged."""
    result = []
    for option_id, spec in specs.items():
        where: Path_ = (*path, option_id)
        score, base, reasons = draft.formulas.weighed(where, ("base", spec.base), spec.attr, side)
        result.append(
            Option(
                id=option_id,
                when=draft.formulas.guard((*where, "when"), spec.when, Scope(side=side)),
                score=score,
                base=base,
                reasons=reasons,
                pull=float(spec.pull),
                do=draft.formulas.effects((*where, "do"), spec.do),
                signal=draft.shock((*where, "sig"), spec.sig) if spec.sig is not None else None,
                asks=draft.asks(where, spec.ask),
            )
        )
    return tuple(result)


def hazards(draft: Draft, family: str, specs: list[HazardSpec]) -> tuple[Hazard, ...]:
    """Return the chances of a step of the ladder."""
    result = []
    for i, spec in enumerate(specs):
        path: Path_ = (family, i)
        result.append(
            Hazard(
                id=spec.id,
                when=draft.formulas.guard((*path, "when"), spec.when),
                rate=draft.formulas.chance((*path, "rate"), spec.rate),
                knot=float(spec.knot),
                do=draft.formulas.effects((*path, "do"), spec.do),
                to=draft.shocks(path, spec.to_us, spec.to_ussr),
                asks=draft.asks(path, spec.ask),
            )
        )
    return tuple(result)


def promises(draft: Draft) -> tuple[Promise, ...]:
    """Return the promises that the rules remember."""
    result = []
    for promise_id, spec in draft.scenario.promises.items():
        path: Path_ = ("promises", promise_id)
        result.append(
            Promise(
                id=promise_id,
                by=spec.by,
                made=draft.formulas.guard((*path, "made"), spec.made),
                kept=draft.formulas.guard((*path, "kept"), spec.kept),
                broken=draft.formulas.guard((*path, "broken"), spec.broken),
                on_kept=draft.formulas.effects((*path, "on_kept"), spec.on_kept),
                on_broken=draft.formulas.effects((*path, "on_broken"), spec.on_broken),
                readers=readers(spec.readers),
            )
        )
    return tuple(result)
