"""Whether a persona takes up an offer: what the deal is worth to him against going on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.ai.policy import Reason
from game.core.definitions import Channel, Model
from game.core.legality import ways_to_accept
from game.core.letters import Letter
from game.core.luck import Dice
from game.core.plans import Acceptance
from game.core.sides import Side, other
from game.core.views import View
from game.core.worth import can_end_it, sheet_of, softest_offer

FOCAL_REACH = 25.0
"""Distance from one's own earlier words at which they no longer draw one to an offer, in units of worth."""
LEAST_FEAR, MOST_FEAR = 0.02, 0.95
"""Bounds of a leader's own guess at the chance of a clash."""
HURRY_DREAD = 42.0
"""Dread from which a yes goes by the quickest way."""
LOUD_TONE = -0.5
"""A public letter colder than this asks its reader to bow."""
NO_DUE = 9998.0
"""A deadline at or beyond this hour is none."""
COST = 1
"""Points of attention a yes takes."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One offer as its reader weighs it; all parts in units of worth, `chance` the probability of a yes.

    `margin` is `worth + focal - audience - bow - sting - go_on - inertia - early - blood`.
    """

    offer: Letter
    worth: float
    focal: float
    audience: float
    bow: float
    sting: float
    go_on: float
    inertia: float
    early: float
    blood: float
    margin: float
    chance: float

    def reasons(self, about: str) -> list[Reason]:
        """Return the parts as summands for a yes (`accept:...`) or against it (`refuse:...`)."""
        sign = 1.0 if about.startswith("accept:") else -1.0
        parts = (
            ("worth", self.worth),
            ("focal", self.focal),
            ("audience", -self.audience),
            ("bow", -self.bow),
            ("sting", -self.sting),
            ("go-on", -self.go_on),
            ("inertia", -self.inertia),
            ("early", -self.early),
            ("blood", -self.blood),
        )
        found = [Reason(about, label, sign * value) for label, value in parts if value]
        if sign * self.margin < 0:
            found.append(Reason(about, "near", 1.0))
        return found


class Weighing:
    """The acceptance rule for one side, prepared."""

    __slots__ = ("_at", "_channels", "_model", "_rules", "_sheet", "_side")

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the rule for `side`."""
        self._model = model
        self._side = side
        self._rules = model.letter_rules
        self._sheet = sheet_of(model, side)
        self._channels = model.channels
        self._at = _Slots(model, side)

    def weigh(self, view: View) -> list[Weighed]:
        """Return every standing offer that is ripe to be weighed, the most attractive first; private before public.

        Offers once accepted are left out: the yes is under way, or has been heard and did not bind.
        """
        if not view.their_offers or view.values[self._at.struck]:
            return []
        rules, v = self._rules, view.values
        settled = {x.accepts for x in view.sent if x.accepts is not None}
        calm_reader = v[self._at.dread] < rules.reading_dread
        ripe = [
            o
            for o in view.their_offers
            if o.id not in settled
            and can_end_it(self._model, o.levels)
            and not (calm_reader and view.t - (o.sent if o.read is None else o.read) < rules.reading_hours)
        ]
        if not ripe:
            return []
        softest = softest_offer(self._model, v, self._side, view.own_offers)
        own_soft = None if softest is None else softest[1]
        public = [o for o in view.own_offers if self._channels[o.channel].public and can_end_it(self._model, o.levels)]
        demanded = None if not public else self._sheet.worth(v, public[-1].levels, public[-1].secrets)
        weighed = [self._weigh(view, offer, own_soft, demanded) for offer in ripe]
        weighed.sort(key=lambda x: (-x.margin, self._channels[x.offer.channel].public))
        return weighed

    def _weigh(self, view: View, offer: Letter, own_soft: float | None, demanded: float | None) -> Weighed:
        v, at, rules = view.values, self._at, self._rules
        channel = self._channels[offer.channel]
        w = self._sheet.worth(v, offer.levels, offer.secrets)
        focal = 0.0
        if own_soft is not None:
            focal = v[at.focal] * min(max(1 - max(0.0, own_soft - w) / FOCAL_REACH, 0.0), 1.0)
        audience = 0.0
        if demanded is not None:
            audience = rules.audience[self._side] * max(0.0, demanded - w) * channel.audience
        v[at.o_worth] = w
        sting = float(rules.sting[self._side](v)) * channel.audience
        bow = v[at.pride] * self._bow(offer, channel)
        deal = w + focal - audience - bow - sting
        fear = min(max(v[at.dread] / 100, LEAST_FEAR), MOST_FEAR)
        go_on = (1 - fear) * max(v[at.hold], deal + v[at.more]) + fear * v[at.clash]
        early = rules.early_weight * v[at.early]
        blood = rules.blood_weight * v[at.pride] * v[at.blood]
        margin = deal - go_on - v[at.inertia] - early - blood
        return Weighed(
            offer=offer,
            worth=w,
            focal=focal,
            audience=audience,
            bow=bow,
            sting=sting,
            go_on=go_on,
            inertia=v[at.inertia],
            early=early,
            blood=blood,
            margin=margin,
            chance=1 / (1 + math.exp(-min(max(margin / rules.tau, -700.0), 700.0))),
        )

    def _bow(self, offer: Letter, channel: Channel) -> float:
        """Return how much of an ultimatum the offer is, before the reader's pride."""
        rules = self._rules
        bow = 0.0
        if offer.deadline:
            bow += rules.bow_public_deadline if channel.public else rules.bow_private_deadline
        if channel.public and offer.tone < LOUD_TONE:
            bow += rules.bow_public_threat
        if offer.urgent:
            bow += rules.bow_urgent
        return bow

    def decide(self, view: View, dice: Dice, weighed: list[Weighed], reasons: list[Reason] | None) -> Acceptance | None:
        """Return the acceptance of the most attractive offer, if his mood lets him take it and a channel is free."""
        if not weighed or view.attention < COST or view.yes_under_way:
            return None
        best = weighed[0]
        taken = dice.mood < best.chance
        channel = self._channel(view) if taken else None
        if reasons is not None:
            reasons += best.reasons(f"{'accept' if channel is not None else 'refuse'}:{best.offer.id}")
        return None if channel is None else Acceptance(letter=best.offer.id, channel=channel)

    def _channel(self, view: View) -> str | None:
        """Return the channel of a yes: the quickest in fear or under a deadline, else the first private one."""
        v, at = view.values, self._at
        ways = [self._channels[c] for c in ways_to_accept(self._model, view)]
        if not ways:
            return None
        private = [c for c in ways if not c.public]
        if v[at.dread] >= HURRY_DREAD or v[at.their_due] < NO_DUE or not private:
            way = min(ways, key=lambda c: sum(c.hours))
        else:
            way = private[0]
        return None if way.id in view.busy else way.id


class _Slots:
    """Where the rule's numbers stand among the values."""

    __slots__ = (
        "blood",
        "clash",
        "dread",
        "early",
        "focal",
        "hold",
        "inertia",
        "more",
        "o_worth",
        "pride",
        "struck",
        "their_due",
    )

    def __init__(self, model: Model, side: Side) -> None:
        ix = model.index
        self.dread = ix[f"{side}_dread"]
        self.blood = ix[f"{side}_blood"]
        self.hold = ix[f"{side}_hold"]
        self.more = ix[f"{side}_more"]
        self.focal = ix[f"p_focal_{side}"]
        self.pride = ix[f"p_pride_{side}"]
        self.clash = ix[f"p_clash_{side}"]
        self.inertia = ix[f"p_inertia_{side}"]
        self.early = ix["early"]
        self.struck = ix["struck"]
        self.o_worth = ix["o_worth"]
        self.their_due = ix[f"{other(side)}_due"]
