"""How a persona writes: a round or two in which the forms of letters compete with writing nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.acceptance import Weighed
from game.ai.compose import Composer, letter_to_answer, threat_of
from game.ai.pick import FAIR, FAIR_LANE, GREAT, GREAT_LANE, SLACK, Pick
from game.ai.policy import Reason
from game.core.definitions import Channel, Form, Model, Term
from game.core.letters import LetterDraft
from game.core.luck import Dice, OpponentRow, deviate
from game.core.sides import Side
from game.core.together import Competing, competing
from game.core.views import View
from game.core.worth import sheet_of

MOST_MARKED_UP = 2
"""Most terms a counter-draft changes in the offer it sends back."""


@dataclass(frozen=True, slots=True)
class _Entry:
    form: Form
    channel: Channel
    way: str
    cost: int
    counter: bool


@dataclass(frozen=True, slots=True)
class _Desk:
    """The forms of one stage.

    Args:
        competing: (values, lanes, needs) -> for each round (place, score) of the entries that may be chosen in it.
        luck: for each round the draw of writing nothing, then that of each entry.
        nothing: for each round the place of the draw of writing nothing.
    """

    entries: tuple[_Entry, ...]
    competing: Competing
    luck: OpponentRow
    nothing: tuple[int, ...]


class Writer:
    """One side's forms of letters, prepared."""

    __slots__ = ("_composer", "_entries", "_model", "_pick", "_sheet", "_side", "_stages")

    def __init__(self, model: Model, side: Side, pick: Pick) -> None:
        """Prepare the forms of `side`."""
        self._model = model
        self._side = side
        self._pick = pick
        self._composer = Composer(model, side)
        self._sheet = sheet_of(model, side)
        self._entries = tuple(
            _Entry(
                form=form,
                channel=model.channels[form.channel],
                way=form.channel,
                cost=model.channels[form.channel].cost,
                counter=form.counter,
            )
            for form in model.forms[side]
        )
        self._stages: dict[str, _Desk] = {}

    def _prepare(self, stage_id: str) -> _Desk:
        stage, side = self._model.stages[stage_id], self._side
        forms, ways = stage.forms[side], stage.channels[side]
        open_now = tuple(e for e in self._entries if e.form.id in forms and e.way in ways and side in e.channel.open_to)
        names = ["none", *(e.form.id for e in open_now)]
        numbers = range(self._pick.letter_rounds)
        nothing = tuple(number * len(names) for number in numbers)
        later = self._pick.later_rounds_cost
        desk = self._stages[stage_id] = _Desk(
            entries=open_now,
            competing=competing(
                [e.form.score for e in open_now],
                [
                    [-1 if number and e.cost > later else none + 1 + i for i, e in enumerate(open_now)]
                    for number, none in enumerate(nothing)
                ],
                (FAIR_LANE, GREAT_LANE),
            ),
            luck=OpponentRow(f"form:{side}:{name}:{number}" for number in numbers for name in names),
            nothing=nothing,
        )
        return desk

    def write(
        self,
        view: View,
        dice: Dice,
        points: int,
        temp: float,
        weighed: Sequence[Weighed],
        reasons: list[Reason] | None,
    ) -> tuple[LetterDraft, ...]:
        """Return the letters of this watch, at most one a round; their channels cost at most `points`.

        Args:
            temp: width of chance, in units of score.
            weighed: the other side's offers that were weighed and not taken, the most attractive first.
            reasons: receives the summands of the forms chosen, unless None.
        """
        desk = self._stages.get(view.stage) or self._prepare(view.stage)
        if not desk.entries or points < 1:
            return ()
        busy, answering = view.busy, bool(weighed)
        lanes = dice.lanes(desk.luck)
        # What a letter must score to be thought of at all, by how lucky it is, against writing nothing.
        least = [temp * deviate(lanes[nothing]) for nothing in desk.nothing]
        needs = [(x - temp * FAIR - SLACK, x - temp * GREAT - SLACK, -math.inf) for x in least]
        found = desk.competing(view.values, lanes, needs)
        drafts: list[LetterDraft] = []
        used: set[str] = set()
        for nothing, best_score, competitors in zip(desk.nothing, least, found, strict=True):
            best = None
            for place, score in competitors:
                entry = desk.entries[place]
                if entry.cost > points or entry.way in busy or entry.way in used or (entry.counter and not answering):
                    continue
                total = score + temp * deviate(lanes[nothing + 1 + place])
                if total > best_score:
                    best_score, best = total, (score, place, entry)
            if best is None:
                continue
            score, place, entry = best
            draft = self._draft(view, entry, weighed, drafts)
            if draft is None:
                continue
            points -= self._model.channels[draft.channel].cost
            drafts.append(draft)
            used.add(draft.channel)
            if reasons is not None:
                chance = temp * (deviate(lanes[nothing + 1 + place]) - self._pick.gumbel_mean)
                reasons += self._reasons(view, entry, chance)
                if score <= 0:
                    reasons.append(Reason(f"letter:{entry.form.id}", "near", 1.0))
        return tuple(drafts)

    def _draft(
        self, view: View, entry: _Entry, weighed: Sequence[Weighed], written: Sequence[LetterDraft]
    ) -> LetterDraft | None:
        form = entry.form
        if form.counter:
            return self._counter(view, entry, weighed[0], written)
        levels = self._composer.levels(view, form.soft, entry.channel)
        clauses = (
            self._composer.offer(view, levels, form.tone)
            if form.offer
            else self._composer.protest(view, levels, form.tone)
            if form.tone <= 0
            else ()
        )
        taken = [draft.answers for draft in written if draft.answers is not None]
        answered = letter_to_answer(view, self._model.letter_rules.stands_hours, taken)
        return LetterDraft(
            channel=entry.channel.id,
            tone=form.tone,
            clauses=clauses + threat_of(self._model, form),
            urgent=form.urgent,
            deadline=form.deadline,
            answers=None if answered is None else answered.id,
        )

    def _counter(
        self, view: View, entry: _Entry, nearest: Weighed, written: Sequence[LetterDraft]
    ) -> LetterDraft | None:
        """Send the most attractive offer back with at most two terms moved toward one's own, or None if none is."""
        offer = nearest.offer
        channel = entry.channel
        same = self._model.channels[offer.channel]
        used = {draft.channel for draft in written} | view.busy
        open_channels = self._model.stages[view.stage].channels[self._side]
        if (
            same.id in open_channels
            and same.id not in used
            and self._side in same.open_to
            and same.cost <= channel.cost
        ):
            channel = same
        wished = self._composer.levels(view, entry.form.soft, channel)
        levels = self._composer.fit(offer.levels, channel)
        gains = []
        for term in self._model.terms:
            i = term.index
            gain = term.worth[self._side][wished[i]] - term.worth[self._side][levels[i]]
            if gain > 0 and self._may_move(term, wished[i]):
                gains.append((gain, i))
        if not gains:
            return None
        gains.sort(key=lambda x: (-x[0], x[1]))
        for _, i in gains[:MOST_MARKED_UP]:
            levels[i] = wished[i]
        return LetterDraft(
            channel=channel.id,
            tone=entry.form.tone,
            clauses=self._composer.offer(view, levels, entry.form.tone) + threat_of(self._model, entry.form),
            urgent=entry.form.urgent,
            deadline=entry.form.deadline,
            answers=offer.id,
        )

    def _may_move(self, term: Term, level: int) -> bool:
        """Return whether a counter-draft may move a term there: no gift below silence, none that ends nothing."""
        rules = self._model.letter_rules
        if term.index == rules.key_term and level < rules.least_arms:
            return False
        return term.giver != self._side or level >= term.neutral

    def _reasons(self, view: View, entry: _Entry, chance: float) -> list[Reason]:
        about = f"letter:{entry.form.id}"
        found = [Reason(about, part.motive, float(part.value(view.values))) for part in entry.form.reasons]
        found.append(Reason(about, "chance", chance))
        return found
