"""A match told as readable text: what each side knows, what is commanded, what comes true. Ids and numbers only.

The words of the scenario may change without changing a transcript; its rules and numbers may not.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.core.definitions import Model
from game.core.digest import digest
from game.core.facts import Fact
from game.core.letters import Clause, Letter, LetterDraft
from game.core.match import Match
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Plan, Seal
from game.core.scores import score
from game.core.sides import BOTH, SIDES, Side
from game.core.views import View

_SHARED = ("knot", "rung", "world", "flights", "grip", "us_alert", "ussr_alert", "ships", "cuba_fire", "planes")
_OWN = ("home", "hawks", "face", "ally", "ctrl", "weary", "dread", "res", "ctl", "faith")
_DEAL = ("deal_pledge", "deal_quarantine", "deal_jupiters", "deal_arms", "deal_il28", "deal_inspection", "out")


def told(match: Match, command: Command) -> Iterator[str]:
    """Tell a command that is about to be given, and before it what the two sides know if they are about to decide."""
    match command:
        case OpenWatch():
            yield from _opening(match)
        case Seal():
            yield f"  > {command.by} seals: {_plan(match.model, command.plan)}"
        case Answer():
            yield from _news(match, to=len(match.news))
            yield f"  > {command.by} answers {command.question}: {command.option}"
        case CloseWatch():
            yield from _news(match, to=len(match.news))


def ended(match: Match) -> Iterator[str]:
    """Tell how a match stands at the end of its story."""
    crisis, model = match.now, match.model
    yield ""
    if crisis.ending is None:
        yield f"== told so far: hour {_n(crisis.v[model.at.t])}, {crisis.stage}"
    else:
        ending = crisis.ending
        yield f"== ended: {ending.kind} {ending.id}, hour {_n(ending.t)}, cause {ending.cause or '-'}"
    for side in SIDES:
        yield f"  {side:4} score {' '.join(f'{axis} {x:.0f}' for axis, x in score(model, crisis, side).items())}"
    yield f"  digest {digest(crisis)[:16]}"


def _opening(match: Match) -> Iterator[str]:
    crisis, model = match.crisis, match.model
    at = model.at
    yield ""
    yield f"== watch {crisis.watch}: hour {_n(crisis.v[at.t])}, {_n(crisis.v[at.h])} hours, {crisis.stage}"
    shared = match.view("us")
    yield f"  both {_values(shared, _SHARED)}"
    if shared["struck"]:
        yield f"  deal {_values(shared, _DEAL)}"
    for side in SIDES:
        yield f"  {side:4} {_knows(match.view(side))}"


def _knows(view: View) -> str:
    side = view.side
    own = " ".join(f"{name} {_n(view[f'{side}_{name}'])}" for name in _OWN)
    parts = [own, f"attention {view.attention}"]
    parts += [f"{'/'.join(view.clash_options)} open"] if view.clash_options else [f"{len(view.eligible)} orders open"]
    for label, offers in (("our", view.own_offers), ("their", view.their_offers)):
        parts += [f"{label} {o.id} stands" for o in offers]
    parts += [f"{channel} busy" for channel in sorted(view.busy)]
    parts += [f"{order} on the way" for order in view.on_the_way]
    return "; ".join(parts)


def _values(view: View, names: tuple[str, ...]) -> str:
    return " ".join(f"{name} {_n(view[name])}" for name in names)


def _plan(model: Model, plan: Plan) -> str:
    parts = [plan.blow] if plan.blow else []
    parts += plan.orders
    parts += [_letter(model, draft) for draft in plan.letters]
    parts += [f"takes back {gone}" for gone in plan.withdraw]
    if plan.accept is not None:
        parts.append(f"accepts {plan.accept.letter} by {plan.accept.channel}")
    return "; ".join(parts) or "nothing"


def _letter(model: Model, draft: LetterDraft | Letter) -> str:
    said = ", ".join(_clause(c) for c in draft.clauses) or "no terms"
    extra = " urgent" if draft.urgent else ""
    extra += f" deadline {draft.deadline}" if draft.deadline else ""
    extra += f" answers {draft.answers}" if draft.answers else ""
    return f"writes by {draft.channel} tone {draft.tone:g}{extra} ({said})"


def _clause(clause: Clause) -> str:
    return f"{clause.kind} {clause.term} {clause.level}{' in secret' if clause.secret else ''}"


def _news(match: Match, to: int) -> Iterator[str]:
    """Tell what came true since the last command of the watch."""
    already = _told_before(match)
    for fact in match.news[already:to]:
        yield f"    {_readers(fact):7} {_fact(fact)}"


def _told_before(match: Match) -> int:
    """Return how many facts of the watch had come true when its last question was asked."""
    if not match.answers:
        return 0
    key = match.answers[-1][0].partition("/")[0]
    asked = [i for i, f in enumerate(match.news) if str(f.kind) == "asked" and f.id == key]
    return asked[-1] + 1 if asked else 0


def _readers(fact: Fact) -> str:
    return "both" if fact.readers == BOTH else ", ".join(sorted(fact.readers)) or "nobody"


def _fact(fact: Fact) -> str:
    data = " ".join(f"{name}={_datum(value)}" for name, value in fact.data)
    by: Side | str = "" if fact.side is None else f" ({fact.side})"
    return f"{fact.kind} {fact.id}{by} {data}".rstrip()


def _datum(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(str(int(x)) for x in value)
    return _n(value) if isinstance(value, float) else str(value)


def _n(x: float) -> str:
    return f"{round(x)}"
