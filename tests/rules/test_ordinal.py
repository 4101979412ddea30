"""What should raise the risk of war, a settlement, standing or trust does so; and what should lower it lowers it.

Each check plays two arms under the same luck. It holds if the whole 95 % interval of the difference lies on the right
side of zero. The statements are ordinary ones, such as historians of the crisis make; the numbers are this model's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from game.ai import Persona
from game.core.crisis import Crisis
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Acceptance, Plan
from game.core.views import view_of
from tests.rules.arms import OCTOBER, Arm, Measure, Way, at_least, difference, ended, happened, play, value

KENNEDY, KHRUSHCHEV = Way(persona="kennedy"), Way(persona="khrushchev")
WAR, SETTLED, OVERRULED = ended("war"), ended("settlement"), ended("overruled")
LINE = frozenset({"lenient-line", "selective-line", "strict-line", "fuel-line", "lift-quarantine"})
FLIGHTS = frozenset({"fly-high", "fly-low", "fly-armed", "fly-none"})
SUBS = frozenset({"subs-on", "subs-quiet", "subs-recall"})
ASW = frozenset({"asw-force", "asw-signal", "asw-track"})
ALERTS = frozenset({"alert-three", "alert-two", "alert-down"})
COMMAND = frozenset({"send-word-us", "rest-us"})


def both(way: Way, *first: str, never: frozenset[str] = frozenset(), ship: str = "") -> Way:
    """Return a way with orders given first, orders never given, and the answer to a ship at the line."""
    answers = {"ship-us": ship} if ship else {}
    return replace(way, first=first, never=(way.never | never) - set(first), answers=answers)


def clauses(side: str, **levels: int) -> tuple[Clause, ...]:
    """Return offers of one's own terms and conditions on the other's."""
    giver = {t.id: t.giver for t in OCTOBER.terms}
    kinds = {True: ClauseKind.OFFER, False: ClauseKind.CONDITION}
    return tuple(Clause(term=term, level=level, kind=kinds[giver[term] == side]) for term, level in levels.items())


def says(side: str, hour: float, channel: str, tone: float = 0, *, urgent=False, deadline=0, **levels: int):
    """Return what writes one letter in the watch that begins at an hour, and nothing else in it."""
    draft = LetterDraft(channel=channel, tone=tone, clauses=clauses(side, **levels), urgent=urgent, deadline=deadline)
    return lambda view: Plan(letters=(draft,)) if view.t == hour else None


def takes(hour: float, channel: str):
    """Return what accepts the newest acceptable offer in the watch that begins at an hour."""

    def plan(view):
        fitting = [o for o in view.their_offers if o.levels[OCTOBER.letter_rules.key_term] >= 3]
        return Plan(accept=Acceptance(letter=fitting[-1].id, channel=channel)) if fitting and view.t == hour else None

    return plan


def struck_by(hour: float) -> Measure:
    """Return the measure of whether a bargain was struck by an hour."""
    slot = OCTOBER.index["struck_t"]
    return lambda crisis: float(crisis.v[slot] <= hour)


def struck_at(crisis: Crisis) -> float:
    """Return the hour of the bargain, or of the end of a game without one."""
    return float(min(crisis.v[OCTOBER.index["struck_t"]], 504.0))


def end_hour(crisis: Crisis) -> float:
    """Return the hour at which the game ended."""
    return float(crisis.v[OCTOBER.at.t])


def margin_of_the_trade(crisis: Crisis) -> float:
    """Return how far Kennedy is drawn to the standing offer that trades the Jupiters through others."""
    jupiters = next(t.index for t in OCTOBER.terms if t.id == "jupiters")
    weighed = Persona(OCTOBER, "us", "kennedy").weigh(view_of(OCTOBER, crisis, "us"))
    return next(w.margin for w in weighed if w.offer.levels[jupiters] == 3)


def proposes(channel: str) -> Way:
    """Return a Khrushchev who proposes on 26 October, once and by one channel, to trade the Jupiters."""
    return replace(QUIET_MOSCOW, idle=True, instead=says("ussr", 252, channel, pledge=3, jupiters=3, arms=4))


@dataclass(frozen=True, kw_only=True)
class Check:
    """One statement: in the games of `more` there is more of something than in those of `less`."""

    more: Arm
    less: Arm
    of: Measure
    games: int = 60


SECOND_PLANE = (("planes", 1.0), ("unanswered", 1.0), ("rung", 3.0))
TENSE = (("knot", 80.0), ("us_ctrl", 50.0))
IN_CUBA = (("clash", 1.0), ("rung", 6.0), ("invade", 80.0))
AFTER = (("insp_row", 0.0), ("il28_row", 0.0))
ASKED: dict[str, Any] = {"start": "oct29", "unfired": ("castro-five-points",), "until": 450}
EVERY_WAY = frozenset(OCTOBER.channels)
QUIET_MOSCOW = replace(KHRUSHCHEV, mute=EVERY_WAY)
HEARS_NOTHING = replace(KENNEDY, mute=EVERY_WAY, idle=True)

DEMANDS = replace(HEARS_NOTHING, instead=says("us", 252, "radio", pledge=2, arms=4, inspection=2))

CHECKS = {
    "an air strike on 20 October rather than the quarantine raises the risk of war": Check(
        more=Arm(start="oct20", us=both(KENNEDY, "air-strike")),
        less=Arm(start="oct20", us=both(KENNEDY, never=frozenset({"air-strike"}))),
        of=WAR,
    ),
    "a darker reading of the accidents raises the risk of war": Check(
        more=Arm(hazard=3.2), less=Arm(hazard=0.3), of=WAR, games=120
    ),
    "firing at a rudder rather than letting ships pass tightens the knot": Check(
        more=Arm(us=both(KENNEDY, "strict-line", ship="disable"), hazard=4, until=228),
        less=Arm(us=both(KENNEDY, "lenient-line", never=LINE, ship="pass"), hazard=4, until=228),
        of=value("knot"),
    ),
    "low flights and leave to fire lose more aircraft than high flights and held fire": Check(
        more=Arm(us=both(KENNEDY, "fly-low", never=FLIGHTS), ussr=both(KHRUSHCHEV, "air-free"), until=300),
        less=Arm(us=both(KENNEDY, "fly-high", never=FLIGHTS), ussr=both(KHRUSHCHEV, "air-hold"), until=300),
        of=value("planes"),
    ),
    "low flights see more than high ones": Check(
        more=Arm(us=both(KENNEDY, "fly-low", never=FLIGHTS), values=(("flights", 1.0),), until=240),
        less=Arm(us=both(KENNEDY, never=FLIGHTS), values=(("flights", 1.0),), until=240),
        of=value("look"),
        games=20,
    ),
    "bombing a site after a lost aircraft rather than holding raises the risk of war": Check(
        more=Arm(start="oct27", values=SECOND_PLANE, us=both(KENNEDY, "strike-sam")),
        less=Arm(start="oct27", values=SECOND_PLANE, us=both(KENNEDY, never=frozenset({"strike-sam"}))),
        of=WAR,
        games=120,
    ),
    "a second aircraft lost makes Washington's hawks louder than one": Check(
        more=Arm(start="oct27", values=(("planes", 2.0), ("unanswered", 2.0), ("rung", 3.0)), until=280),
        less=Arm(start="oct27", values=SECOND_PLANE, until=280),
        of=value("us_hawks"),
        games=40,
    ),
    "submarines that press on and are forced up meet more often": Check(
        more=Arm(us=both(KENNEDY, "asw-force", never=ASW), ussr=both(KHRUSHCHEV, never=SUBS), until=320),
        less=Arm(us=both(KENNEDY, "asw-track", never=ASW), ussr=both(KHRUSHCHEV, "subs-recall", never=SUBS), until=320),
        of=happened("sub-forced-up"),
    ),
    "asking for Turkey in private rather than in public spares the alliance": Check(
        more=Arm(
            start="oct26",
            ussr=replace(QUIET_MOSCOW, instead=says("ussr", 252, "back", pledge=3, jupiters=2, arms=4)),
            us=HEARS_NOTHING,
            until=300,
        ),
        less=Arm(
            start="oct26",
            ussr=replace(QUIET_MOSCOW, instead=says("ussr", 252, "radio", pledge=3, jupiters=4, arms=4)),
            us=HEARS_NOTHING,
            until=300,
        ),
        of=value("us_ally"),
    ),
    "a trade of the Jupiters kept secret rather than made in public spares the alliance": Check(
        more=Arm(
            start="oct26",
            ussr=replace(QUIET_MOSCOW, instead=says("ussr", 252, "back", pledge=3, jupiters=2, arms=4)),
            us=replace(HEARS_NOTHING, instead=takes(264, "radio")),
            until=300,
        ),
        less=Arm(
            start="oct26",
            ussr=replace(QUIET_MOSCOW, instead=says("ussr", 252, "radio", pledge=3, jupiters=4, arms=4)),
            us=replace(HEARS_NOTHING, instead=takes(264, "radio")),
            until=300,
        ),
        of=value("us_ally"),
        games=30,
    ),
    "the same trade proposed through the United Nations rather than by broadcast costs less face": Check(
        more=Arm(start="oct26", ussr=proposes("un"), us=DEMANDS, until=288, hazard=0),
        less=Arm(start="oct26", ussr=proposes("radio"), us=DEMANDS, until=288, hazard=0),
        of=margin_of_the_trade,
        games=30,
    ),
    "a gentler president settles more often than the Chiefs": Check(
        more=Arm(us=Way(persona="stevenson")), less=Arm(us=Way(persona="chiefs")), of=SETTLED, games=80
    ),
    "the Chiefs at the desk raise the risk of war": Check(
        more=Arm(us=Way(persona="chiefs")), less=Arm(us=Way(persona="stevenson")), of=WAR, games=80
    ),
    "a marshal in Khrushchev's chair raises the risk of war": Check(
        more=Arm(ussr=Way(persona="malinovsky")), less=Arm(ussr=Way(persona="mikoyan-line")), of=WAR, games=80
    ),
    "asking Castro first spares Moscow some of his anger": Check(
        more=Arm(**ASKED, values=(*AFTER, ("castro_asked", 1.0))),
        less=Arm(**ASKED, values=(*AFTER, ("castro_asked", 0.0))),
        of=value("ussr_ally"),
    ),
    "telling Castro last has him refuse inspection more often": Check(
        more=Arm(**ASKED, values=(*AFTER, ("castro_asked", 0.0))),
        less=Arm(**ASKED, values=(*AFTER, ("castro_asked", 1.0))),
        of=lambda crisis: float(crisis.v[OCTOBER.index["insp_row"]] == 1),
    ),
    "exiles left to themselves raid Cuba": Check(
        more=Arm(us=both(KENNEDY, never=frozenset({"curb-exiles"})), hazard=4, until=300),
        less=Arm(us=both(KENNEDY, "curb-exiles"), hazard=4, until=300),
        of=happened("exile-raid"),
        games=40,
    ),
    "a deadline made good leaves more respect than a bluff": Check(
        more=Arm(
            us=replace(
                both(KENNEDY, "alert-two", "call-up"),
                instead=says("us", 192, "radio", -1, deadline=24, pledge=1, arms=4),
            ),
            until=252,
        ),
        less=Arm(
            us=replace(
                both(KENNEDY, never=frozenset(o.id for o in OCTOBER.orders.values() if o.makes_good)),
                instead=says("us", 192, "radio", -1, deadline=24, pledge=1, arms=4),
            ),
            until=252,
        ),
        of=value("ussr_res"),
        games=40,
    ),
    "a yes by cable binds later than a yes by radio": Check(
        more=Arm(start="oct26", us=replace(KENNEDY, instead=takes(252, "cable")), ussr=QUIET_MOSCOW, until=288),
        less=Arm(start="oct26", us=replace(KENNEDY, instead=takes(252, "radio")), ussr=QUIET_MOSCOW, until=288),
        of=struck_at,
        games=60,
    ),
    "hawks who outrun his standing overrule a president": Check(
        more=Arm(values=(("us_home", 45.0),)), less=Arm(values=(("us_home", 85.0),)), of=OVERRULED, games=80
    ),
    "a president who does nothing is overruled": Check(
        more=Arm(us=replace(KENNEDY, idle=True), start="oct22"), less=Arm(start="oct22"), of=OVERRULED, games=40
    ),
    "a chairman who does nothing comes nearer to war": Check(
        more=Arm(ussr=replace(KHRUSHCHEV, idle=True), start="oct22"), less=Arm(start="oct22"), of=WAR, games=60
    ),
    "seeing that everyone gets the word tightens control": Check(
        more=Arm(values=TENSE, us=both(KENNEDY, "send-word-us"), until=228),
        less=Arm(values=TENSE, us=both(KENNEDY, never=COMMAND), until=228),
        of=value("us_ctrl"),
        games=30,
    ),
    "loose control lets blows fall that nobody ordered": Check(
        more=Arm(start="oct26", values=(("us_ctrl", 25.0), ("us_dread", 60.0), ("knot", 85.0)), hazard=12, until=276),
        less=Arm(start="oct26", values=(("us_ctrl", 95.0), ("us_dread", 60.0), ("knot", 85.0)), hazard=12, until=276),
        of=happened("unordered-blow-us"),
        games=120,
    ),
    "a higher alert brings more accidents": Check(
        more=Arm(values=(("us_alert", 2.0),), us=both(KENNEDY, never=ALERTS), until=300, hazard=3),
        less=Arm(values=(("us_alert", 0.0),), us=both(KENNEDY, never=ALERTS), until=300, hazard=3),
        of=happened("icbm-test", "cape-test", "bear-at-the-fence", "false-radar-us", "alert-in-clear"),
    ),
    "tired staffs make more mistakes": Check(
        more=Arm(values=(("us_weary", 90.0),), us=both(KENNEDY, never=COMMAND), until=300, hazard=3),
        less=Arm(values=(("us_weary", 5.0),), us=both(KENNEDY, never=COMMAND), until=300, hazard=3),
        of=happened("u2-strays", "false-radar-us", "recon-plane-crashes"),
    ),
    "a private warning with a private concession is accepted sooner than a warning alone": Check(
        more=Arm(
            start="oct27",
            us=replace(
                KENNEDY, instead=says("us", 264, "back", -1, deadline=24, pledge=3, quarantine=1, jupiters=2, arms=4)
            ),
            until=312,
        ),
        less=Arm(
            start="oct27",
            us=replace(KENNEDY, instead=says("us", 264, "back", -1, deadline=24, pledge=1, arms=4)),
            until=312,
        ),
        of=struck_by(312),
        games=100,
    ),
    "a private warning with a private concession is accepted sooner than a concession alone": Check(
        more=Arm(
            start="oct27",
            us=replace(
                KENNEDY, instead=says("us", 264, "back", -1, urgent=True, deadline=24, pledge=3, jupiters=2, arms=4)
            ),
            until=312,
        ),
        less=Arm(
            start="oct27",
            us=replace(KENNEDY, instead=says("us", 264, "back", 0, pledge=3, jupiters=2, arms=4)),
            until=312,
        ),
        of=struck_by(312),
        games=150,
    ),
    "letting the secret clause be known costs faith": Check(
        more=Arm(start="oct29", until=384),
        less=Arm(start="oct29", ussr=both(KHRUSHCHEV, "spill-secret"), until=384),
        of=value("us_faith"),
        games=30,
    ),
    "a soft letter followed by a dearer one costs faith": Check(
        more=Arm(
            start="oct24", ussr=replace(KHRUSHCHEV, instead=says("ussr", 192, "cable", 1, pledge=3, arms=4)), until=240
        ),
        less=Arm(
            start="oct24",
            ussr=replace(
                KHRUSHCHEV,
                instead=lambda view: (
                    says("ussr", 192, "cable", 1, pledge=3, arms=4)(view)
                    or says("ussr", 216, "radio", pledge=3, jupiters=4, arms=4)(view)
                ),
            ),
            until=240,
        ),
        of=value("us_faith"),
        games=30,
    ),
    "tactical weapons left to the commander make an invasion nuclear": Check(
        more=Arm(start="oct24", stage="war", values=(*IN_CUBA, ("tac", 1.0)), hazard=2),
        less=Arm(start="oct24", stage="war", values=(*IN_CUBA, ("tac", 0.0)), hazard=2),
        of=at_least("rung", 9),
        games=120,
    ),
    "the nearer the missiles are to ready, the louder the hawks": Check(
        more=Arm(values=(("mrbm", 95.0), ("mrbm_us", 95.0)), until=228),
        less=Arm(values=(("mrbm", 20.0), ("mrbm_us", 20.0)), until=228),
        of=value("us_hawks"),
        games=30,
    ),
    "control that both see slipping makes both readier to settle": Check(
        more=Arm(
            start="oct26",
            values=(("us_ctl", 40.0), ("ussr_ctl", 40.0), ("us_ctrl", 45.0), ("ussr_ctrl", 45.0)),
            hazard=0,
        ),
        less=Arm(
            start="oct26",
            values=(("us_ctl", 90.0), ("ussr_ctl", 90.0), ("us_ctrl", 90.0), ("ussr_ctrl", 90.0)),
            hazard=0,
        ),
        of=lambda crisis: -struck_at(crisis),
        games=120,
    ),
    "a concession with a deadline ends the quarrel over the bombers sooner": Check(
        more=Arm(
            start="oct29",
            values=(("il28_row", 1.0), ("il28_gone", 0.0)),
            us=both(KENNEDY, never=frozenset({"il28-deadline"})),
        ),
        less=Arm(start="oct29", values=(("il28_row", 1.0), ("il28_gone", 0.0)), us=both(KENNEDY, "il28-deadline")),
        of=end_hour,
        games=60,
    ),
}


@pytest.fixture(scope="module")
def games():
    """Return what plays the games of an arm; each arm is played once however many checks ask for it."""
    played: dict[str, list[Crisis]] = {}

    def of(arm: Arm, count: int) -> list[Crisis]:
        known = played.setdefault(repr(arm), [])
        known += [play(arm, seed) for seed in range(len(known), count)]
        return known[:count]

    return of


@pytest.mark.parametrize("statement", CHECKS)
def test_in_this_model(statement, games):
    check = CHECKS[statement]
    found = difference(games(check.more, check.games), games(check.less, check.games), check.of)
    assert found.low > 0, f"{statement}: {found}"
