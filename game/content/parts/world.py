"""Terms, threats, channels, organisations, stages, watches."""

from __future__ import annotations

from game.content.names import readers
from game.content.parts.draft import Draft
from game.content.reading import Path_
from game.content.schemas.world import Stage as StageSpec
from game.content.schemas.world import Term as TermSpec
from game.core.definitions import Channel, Guard, Organisation, Stage, Term, Threat, Transition
from game.core.sides import SIDES


def terms(draft: Draft) -> tuple[Term, ...]:
    """Return the term sheet."""
    result = []
    for index, (term_id, spec) in enumerate(draft.scenario.terms.items()):
        _check_levels(draft, ("terms", term_id), spec)
        for channel in spec.channel_max:
            draft.refers(
                ("terms", term_id, "channel_max", channel), "channel", channel, draft.scenario.channels, key=True
            )
        result.append(
            Term(
                id=term_id,
                index=index,
                giver=spec.giver,
                levels=tuple(spec.levels),
                worth={"us": tuple(map(float, spec.worth_us)), "ussr": tuple(map(float, spec.worth_ussr))},
                neutral=spec.neutral,
                secret=frozenset(spec.secret),
                secret_worth={side: spec.secret_worth.get(side, 1.0) for side in SIDES},
                channel_max=dict(spec.channel_max),
            )
        )
    return tuple(result)


def _check_levels(draft: Draft, path: Path_, spec: TermSpec) -> None:
    count = len(spec.levels)
    for key, worth in (("worth_us", spec.worth_us), ("worth_ussr", spec.worth_ussr)):
        if len(worth) != count:
            message = f"'{path[1]}' has {count} levels and {len(worth)} numbers in {key}"
            draft.sheet.refuse("bad-value", (*path, key), message, mend="give one number for each level")
    for level in (spec.neutral, *spec.secret, *spec.channel_max.values()):
        if not 0 <= level < count:
            message = f"'{path[1]}' has no level {level}; its levels run from 0 to {count - 1}"
            draft.sheet.refuse("bad-value", path, message, key=True)


def threats(draft: Draft) -> dict[str, Threat]:
    """Return what letters can threaten."""
    result = {}
    for threat_id, spec in draft.scenario.threats.items():
        orders = draft.scenario.orders.get(spec.by, {})
        for i, order in enumerate(spec.made_good_by):
            draft.refers(("threats", threat_id, "made_good_by", i), f"order of {spec.by}", order, orders)
        result[threat_id] = Threat(
            id=threat_id, by=spec.by, levels=tuple(spec.levels), made_good_by=frozenset(spec.made_good_by)
        )
    return result


def channels(draft: Draft) -> dict[str, Channel]:
    """Return the channels."""
    result = {}
    for index, (channel_id, spec) in enumerate(draft.scenario.channels.items()):
        low, high = spec.hours
        if low > high:
            message = f"a letter by '{channel_id}' takes {low:g} to {high:g} hours"
            draft.sheet.refuse(
                "bad-range", ("channels", channel_id, "hours"), message, mend="write the lesser number first"
            )
        result[channel_id] = Channel(
            id=channel_id,
            index=index,
            hours=(float(low), float(high)),
            public=spec.public,
            cost=spec.cost,
            weight=float(spec.weight),
            leak=float(spec.leak),
            deniable=spec.deniable,
            audience=float(spec.audience),
            accepts=spec.accepts,
            open_to=readers(spec.open_to),
            readers=readers(spec.readers),
        )
    return result


def organisations(draft: Draft) -> dict[str, Organisation]:
    """Return the services that carry orders out."""
    result = {}
    for org_id, spec in draft.scenario.organisations.items():
        path: Path_ = ("organisations", org_id)
        result[org_id] = Organisation(
            id=org_id,
            side=spec.side,
            late=draft.formulas.number((*path, "late"), spec.late),
            lost=draft.formulas.number((*path, "lost"), spec.lost),
            overdone=draft.formulas.number((*path, "overdone"), spec.overdone),
            underdone=draft.formulas.number((*path, "underdone"), spec.underdone),
            late_hours=float(spec.late_hours),
        )
    return result


def attention(draft: Draft) -> tuple[tuple[Guard, int], ...]:
    """Return the points of attention of a watch: the first rule that holds."""
    rules = draft.scenario.attention
    draft.last_holds(("attention", len(rules) - 1, "when"), rules[-1].when, "rule of attention")
    return tuple(
        (draft.formulas.guard(("attention", i, "when"), rule.when), rule.points) for i, rule in enumerate(rules)
    )


def stages(draft: Draft) -> dict[str, Stage]:
    """Return the states of the crisis."""
    result = {}
    order_families = {side: {o.family for o in draft.scenario.orders.get(side, {}).values()} for side in SIDES}
    event_families = {e.family for e in draft.scenario.events.values()}
    for index, (stage_id, spec) in enumerate(draft.scenario.stages.items()):
        path: Path_ = ("stages", stage_id)
        for side in SIDES:
            for i, family in enumerate(spec.orders.get(side, ())):
                draft.refers((*path, "orders", side, i), f"family of orders of {side}", family, order_families[side])
            for i, channel in enumerate(spec.channels.get(side, ())):
                draft.refers((*path, "channels", side, i), "channel", channel, draft.scenario.channels)
            for i, form in enumerate(spec.forms.get(side, ())):
                draft.refers((*path, "forms", side, i), f"form of {side}", form, draft.scenario.forms.get(side, {}))
        for i, family in enumerate(spec.events):
            draft.refers((*path, "events", i), "family of events", family, event_families)
        result[stage_id] = _stage(draft, path, index, spec)
    return result


def _stage(draft: Draft, path: Path_, index: int, spec: StageSpec) -> Stage:
    guard = draft.formulas.guard
    draft.last_holds((*path, "watch", len(spec.watch) - 1, "when"), spec.watch[-1].when, "length of watch")
    exits = []
    for i, way in enumerate(spec.to):
        draft.refers((*path, "to", i, "stage"), "stage", way.stage, draft.scenario.stages)
        exits.append(Transition(to=way.stage, when=guard((*path, "to", i, "when"), way.when), says=way.says))
    return Stage(
        id=str(path[1]),
        index=index,
        lengths=tuple((guard((*path, "watch", i, "when"), x.when), float(x.hours)) for i, x in enumerate(spec.watch)),
        orders={side: frozenset(spec.orders.get(side, ())) for side in SIDES},
        channels={side: frozenset(spec.channels.get(side, ())) for side in SIDES},
        forms={side: frozenset(spec.forms.get(side, ())) for side in SIDES},
        events=frozenset(spec.events),
        agenda={side: tuple(spec.agenda.get(side, ())) for side in SIDES},
        blows=spec.blows,
        endings=frozenset(spec.endings),
        transitions=tuple(exits),
    )
