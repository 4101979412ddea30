"""One watch of many games, from its opening to its assessment; the twin of `game.core.watch`, in the same order.

    open      slot of luck, mail read, old offers lapse, signals felt, length of the watch, bearings taken
    decide    both sides' plans, made beforehand
    act       letters go off, waiting orders are carried out, new ones are given (Washington's first)
    fall      time drifts, incidents fall and ask, a reprisal spreads, deadlines run out   (calm)
    blows     or, under blows: both choose, hazards are met
    knot      the rope is reckoned
    assess    the clock moves on, the bargain and the promises are weighed, endings, the next stage

Where nearly all games are concerned the whole crowd is reckoned and the others are spared; where few are, those alone.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Ask
from game.core.rules.mail import needs_derived
from game.core.sides import Side
from game.lockstep.chair import Chair
from game.lockstep.crowd import Crowd
from game.lockstep.inplay import Answers, InPlay, both
from game.lockstep.luck import bases
from game.lockstep.part import some
from game.lockstep.plans import Plans
from game.lockstep.rules import bearings, blows, endings, incidents, knot, mail, offers, orders, promises, stages
from game.lockstep.rules.bargain import perhaps_collapse

_BLOW_HOURS = 6.0


def open_watch(crowd: Crowd) -> None:
    """Bring every game that has not ended to the moment of decision of the watch that opens at its hour."""
    _open(InPlay(crowd, {}))


def play_watch(crowd: Crowd, plans: Plans, chairs: Mapping[Side, Chair], answers: Answers | None = None) -> None:
    """Bring every game that has not ended to its next moment of decision, or to its end.

    A game that ends stays as it was at its end (`Crowd.ending`), however often the crowd is played on.

    Args:
        crowd: at moments of decision; changed in place.
        plans: legal plans of both sides; what they say of games that have ended counts for nothing.
        chairs: who answers questions.
        answers: answers that are settled beforehand, where the option is open.
    """
    w = InPlay(crowd, chairs, answers)
    at = w.at
    blows_games = np.flatnonzero((w.v[at.clash] != 0) & ~w.over)
    if blows_games.size:
        blows.exchange(w, plans, blows_games)
        knot.tie_under_blows(w, blows_games)
    calm = ~w.over
    calm[blows_games] = False
    if some(calm):
        _act(w, plans, calm)
        begun = np.flatnonzero((w.v[at.clash] != 0) & calm)
        if begun.size:
            # Blows opened by an order end the watch there: the next one begins six hours on.
            w.v[at.h][begun] = _BLOW_HOURS
            knot.tie_under_blows(w, begun)
            calm[begun] = False
        if some(calm):
            _let_time_pass(w, calm)
    _assess(w)


def end_watch(crowd: Crowd, chairs: Mapping[Side, Chair], ask: Ask, answers: Answers) -> None:
    """Let a question be answered in mid-watch and bring every game to its next moment of decision, or to its end.

    What else would have fallen in the watch is left out: whoever is asked cannot know how far it has come.

    Args:
        crowd: in calm, where the question is asked; changed in place.
        answers: the answers, where the option is open.
    """
    w = InPlay(crowd, chairs, answers)
    games, spared = np.flatnonzero(~w.over), np.flatnonzero(w.over)
    w.ask(games, ask)
    incidents.spread_reprisal(w, games)
    mail.run_out_deadlines(w, games)
    knot.tie(w, spared)
    _assess(w)


def _act(w: InPlay, plans: Plans, calm: NDArray[np.bool_]) -> None:
    mail.send_all(w, plans, calm)
    orders.carry_out_waiting(w, calm)
    orders.give(w, plans.orders if calm.all() else plans.orders & calm)
    mail.fade_cries(w, np.flatnonzero(~calm))


def _let_time_pass(w: InPlay, calm: NDArray[np.bool_]) -> None:
    games, spared = np.flatnonzero(calm), np.flatnonzero(~calm)
    w.all_but(spared, w.model.derive)
    w.all_but(spared, w.model.drift)
    incidents.let_fall(w, games)
    incidents.spread_reprisal(w, games)
    mail.run_out_deadlines(w, games)
    knot.tie(w, spared)


def _assess(w: InPlay) -> None:
    v, at = w.v, w.at
    v[at.t] = np.where(w.over, v[at.t], v[at.t] + v[at.h])
    endings.end_blows(w)
    endings.end_by_overruling(w)
    perhaps_collapse(w)
    promises.weigh_promises(w, np.flatnonzero(~w.over))
    endings.end_in_peace(w)
    games = np.flatnonzero(~w.over)
    if games.size:
        stages.move_on(w, games)
        _open(w)


def _open(w: InPlay) -> None:
    crowd, v, at = w.crowd, w.v, w.at
    live = ~w.over
    spared = np.flatnonzero(w.over)
    v[0] = np.where(live, bases(crowd.seed, v[at.t]), v[0])
    v[at.a], v[at.b] = (np.where(live, 0.0, x) for x in (v[at.a], v[at.b]))
    crowd.watch += live
    calm = live & (v[at.clash] == 0)
    if some(calm):
        _hear(w, calm)
    games = np.flatnonzero(live)
    hours = v[at.h].copy()
    hours[games] = stages.length_of_watch(w, games)
    v[at.h] = hours
    bearings.take_bearings(w, spared)


def _hear(w: InPlay, calm: NDArray[np.bool_]) -> None:
    """Read the mail, let offers lapse, and feel the signals of the last watch."""
    crowd, v, at = w.crowd, w.v, w.at
    arrived = crowd.mail.here & (crowd.mail.arrives <= v[at.t]) & calm
    if some(arrived):
        was_struck = v[at.struck] != 0
        # Taking bearings is soon enough for derived values, unless what letters do hangs on them.
        if needs_derived(w.model):
            w.all_but(np.flatnonzero(~arrived.any(axis=0)), w.model.derive)
        mail.read_mail(w, arrived)
        stages.move_on(w, np.flatnonzero((v[at.struck] != 0) & ~was_struck))
    offers.lapse_offers(w, calm)
    for i, side in both():
        felt = crowd.signals[i]
        games = np.flatnonzero((felt != 0).any(axis=0) & calm)
        if games.size:
            p = w.part(games)
            res, ctl, dread, faith = felt[:, games]
            w.shock(p, side, (res, ctl, dread, faith), threat=True)
            p.put_back()
            felt[:, games] = 0.0
