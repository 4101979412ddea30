"""Two branches beside each other: where they part, and everything that is different from there on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from game.core.crisis import Crisis, Setup
from game.core.facts import Fact, FactKind
from game.core.letters import LetterDraft
from game.core.plans import Plan
from game.core.scores import score
from game.core.sides import SIDES, Side
from game.history.branch import Branch, WatchPlayed
from game.history.compare_dice import OneSided, one_sided
from game.history.compare_letters import LetterPair, pair_letters

TOLD_TRACKS: Final = (
    "knot",
    "mrbm",
    "irbm",
    "strike",
    "invade",
    "us_dread",
    "ussr_dread",
    "us_hawks",
    "ussr_hawks",
    "us_home",
    "ussr_home",
    "us_face",
    "ussr_face",
    "us_ally",
    "ussr_ally",
    "us_faith",
    "ussr_faith",
)
"""Tracks of both sides that are compared, in this order, where the scenario has them."""

Matter = Literal["orders", "letters", "accept", "withdraw", "blow", "answers", "luck", "setup"]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that was decided differently at the fork.

    Args:
        matter: what kind of decision it is.
        side: whose, or None for luck and set-up.
        a, b: ids of orders, options or letters; for new letters their channels.
        drafts_a, drafts_b: those letters.
    """

    matter: Matter
    side: Side | None
    a: tuple[str, ...]
    b: tuple[str, ...]
    drafts_a: tuple[LetterDraft, ...] = ()
    drafts_b: tuple[LetterDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """Where two branches part.

    Args:
        t: hour of the last common moment of decision; None if not even the beginning is common.
        watch: its number, from 1.
        node: the last node that both have, or None.
        node_a, node_b: the first nodes that only one has; None if that branch goes no further.
    """

    t: float | None
    watch: int
    node: str | None
    node_a: str | None
    node_b: str | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPair:
    """One quantity on both branches.

    Args:
        a, b: (hour, value) at each moment of decision and at the end.
        widest: the hour at which the two lie furthest apart, and by how much (b less a), among common hours.
    """

    name: str
    a: Points
    b: Points
    widest: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one branch stands at its end.

    Args:
        ending, kind: ids, None while it goes on.
        t: hour of the end, or of the last moment of decision.
        rung: highest rung of the ladder reached.
        scores: by side, each axis 0 to 100 and `total`.
    """

    ending: str | None
    kind: str | None
    t: float
    side: Side | None
    cause: str | None
    rung: int
    scores: dict[Side, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two branches beside each other; `a` is the one asked about, `b` what it is held against.

    Args:
        same: whether they are one branch, so that nothing else differs.
        same_luck: whether both were played under the same luck from the fork on.
        letters: all letters of both, paired.
        fallen: events that fell on one branch only, and whether decision or dice made the difference.
        facts_a, facts_b: what came true from the fork on, both sides' knowledge.
    """

    same: bool
    same_luck: bool
    parting: Parting
    tracks: tuple[TrackPair, ...]
    letters: tuple[LetterPair, ...]
    fallen: tuple[OneSided, ...]
    outcome_a: Outcome
    outcome_b: Outcome
    facts_a: tuple[Fact, ...]
    facts_b: tuple[Fact, ...]

    @property
    def tension(self) -> TrackPair:
        """The knot on both branches."""
        return next(p for p in self.tracks if p.name == "knot")

    def to_json(self) -> dict[str, Any]:
        """Return everything as objects, lists, numbers and texts."""
        found: dict[str, Any] = _plain(asdict(self))
        return found


def compare(a: Branch, b: Branch) -> Comparison:
    """Return two branches of one scenario held against each other.

    Raises:
        ValueError: they are of different scenarios, so their quantities do not mean the same.
    """
    if a.model.id != b.model.id:
        msg = f"branches of {a.model.id!r} and {b.model.id!r} cannot be compared: they are different scenarios"
        raise ValueError(msg)
    common = _common(a, b)
    parting = _parting(a, b, common)
    return Comparison(
        same=len(a.watches) == len(b.watches) == common and not parting.differences,
        same_luck=_luck_from(a, common) == _luck_from(b, common),
        parting=parting,
        tracks=tuple(_track(a, b, name) for name in TOLD_TRACKS if name in a.model.index),
        letters=pair_letters(a.end.archive, b.end.archive),
        fallen=one_sided(a, b),
        outcome_a=_outcome(a),
        outcome_b=_outcome(b),
        facts_a=_facts_from(a, common),
        facts_b=_facts_from(b, common),
    )


# -- the fork ------------------------------------------------------------------------------------------------------


def _common(a: Branch, b: Branch) -> int:
    """Return how many watches from the start were played alike.

    Branches of one tree share nodes. Branches of two trees, as a match and history, are alike as far as the same was
    decided at the same hours.
    """
    if a.setup.start != b.setup.start:
        return 0
    count = 0
    for x, y in zip(a.watches, b.watches, strict=False):
        same_hour = x.before.v[a.model.at.t] == y.before.v[b.model.at.t]
        if x.node != y.node and (not same_hour or _decisions(a, b, x, y)):
            break
        count += 1
    return count


def _parting(a: Branch, b: Branch, common: int) -> Parting:
    x, y = (branch.watches[common] if common < len(branch.watches) else None for branch in (a, b))
    at_start = a.setup.start == b.setup.start
    before = x.before if x is not None else a.end
    shares_node = a.nodes[: common + 1] == b.nodes[: common + 1]
    differences = [*_setups(a.setup, b.setup)]
    if x is not None and y is not None:
        differences += _decisions(a, b, x, y)
    return Parting(
        t=before.v[a.model.at.t] if at_start else None,
        watch=common + 1,
        node=a.nodes[common] if shares_node else None,
        node_a=x.node if x is not None else None,
        node_b=y.node if y is not None else None,
        differences=tuple(differences),
    )


_SET_UP: Final = ("start", "seed", "personas", "hazard", "historical_luck", "nature", "temperament", "attention", "fog")


def _setups(a: Setup, b: Setup) -> list[Difference]:
    found = []
    for name in _SET_UP:
        x, y = getattr(a, name), getattr(b, name)
        if x != y:
            found.append(Difference(matter="setup", side=None, a=(name, _said(x)), b=(name, _said(y))))
    return found


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _decisions(a: Branch, b: Branch, x: WatchPlayed, y: WatchPlayed) -> list[Difference]:
    found: list[Difference] = []
    luck_x, luck_y = (_luck_words(branch, w.before) for branch, w in ((a, x), (b, y)))
    if luck_x != luck_y:
        found.append(Difference(matter="luck", side=None, a=luck_x, b=luck_y))
    for side in SIDES:
        p, q = x.plans.get(side, Plan()), y.plans.get(side, Plan())
        pairs: tuple[tuple[Matter, tuple[str, ...], tuple[str, ...]], ...] = (
            ("orders", p.orders, q.orders),
            ("accept", _accept(p), _accept(q)),
            ("withdraw", p.withdraw, q.withdraw),
            ("blow", _one(p.blow), _one(q.blow)),
        )
        found += [Difference(matter=m, side=side, a=u, b=v) for m, u, v in pairs if sorted(u) != sorted(v)]
        if p.letters != q.letters:
            found.append(_letters(side, p.letters, q.letters))
    answers_x, answers_y = dict(x.answers), dict(y.answers)
    for key in {**answers_x, **answers_y}:
        u, v = answers_x.get(key), answers_y.get(key)
        if u != v:
            asked = (key.partition("/")[0],)
            asking = _asker(x, y, asked[0])
            found.append(
                Difference(matter="answers", side=asking, a=asked + _one(u), b=asked + _one(v)),
            )
    return found


def _asker(x: WatchPlayed, y: WatchPlayed, choice: str) -> Side | None:
    facts = (f for w in (x, y) for f in w.facts if f.kind is FactKind.ANSWERED and f.id == choice)
    return next((f.side for f in facts), None)


def _letters(side: Side, a: tuple[LetterDraft, ...], b: tuple[LetterDraft, ...]) -> Difference:
    here, there = (tuple(x.channel for x in drafts) for drafts in (a, b))
    return Difference(matter="letters", side=side, a=here, b=there, drafts_a=a, drafts_b=b)


def _accept(plan: Plan) -> tuple[str, ...]:
    return () if plan.accept is None else (plan.accept.letter, plan.accept.channel)


def _one(x: str | None) -> tuple[str, ...]:
    return () if x is None else (x,)


def _luck_words(branch: Branch, before: Crisis) -> tuple[str, ...]:
    now, began = before.setup, branch.setup
    if (now.seed, now.historical_luck) == (began.seed, began.historical_luck):
        return ("as at the start",)
    return ("as in history",) if now.historical_luck else (f"new, {now.seed}",)


def _luck_from(branch: Branch, common: int) -> tuple[int, bool]:
    setup = (branch.watches[common].before if common < len(branch.watches) else branch.end).setup
    return setup.seed, setup.historical_luck


def _facts_from(branch: Branch, common: int) -> tuple[Fact, ...]:
    return tuple(f for w in branch.watches[common:] for f in w.facts)


# -- curves and outcomes -------------------------------------------------------------------------------------------


def points(branch: Branch, name: str) -> Points:
    """Return (hour, value) of a quantity at each moment of decision of a branch and at its end."""
    slot, at = branch.model.index[name], branch.model.at.t
    moments = [branch.start, *(w.after for w in branch.watches)]
    return tuple((float(m.v[at]), float(m.v[slot])) for m in moments)


def _track(a: Branch, b: Branch, name: str) -> TrackPair:
    x, y = points(a, name), points(b, name)
    there = dict(y)
    apart = [(t, there[t] - value) for t, value in x if t in there]
    widest = max(apart, key=lambda p: abs(p[1]), default=None)
    return TrackPair(name=name, a=x, b=y, widest=widest if widest is not None and widest[1] else None)


def _outcome(branch: Branch) -> Outcome:
    model, end = branch.model, branch.end
    ending = end.ending
    return Outcome(
        ending=ending.id if ending else None,
        kind=str(ending.kind) if ending else None,
        t=float(end.v[model.at.t]),
        side=ending.side if ending else None,
        cause=ending.cause if ending else None,
        rung=int(end.v[model.at.rung]),
        scores={side: score(model, end, side) for side in SIDES},
    )


def _plain(value: Any) -> Any:
    """Return a value with sets and tuples as lists, so that it can be written as JSON."""
    if isinstance(value, dict):
        return {key: _plain(x) for key, x in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(x) for x in value] if isinstance(value, tuple | list) else value
