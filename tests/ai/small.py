"""A small scenario built by hand: the term sheet and the acceptance rule of October 1962, four orders, a few forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

from game.core.definitions import (
    Channel,
    Choice,
    Compose,
    Form,
    LetterRules,
    Model,
    Option,
    Order,
    Persona,
    Quantity,
    Stage,
    Summand,
    Term,
    Threat,
)
from game.core.letters import Clause, ClauseKind, Letter
from game.core.sides import BOTH, SIDES, Side
from game.core.views import View
from game.core.worth import levels_of

SHEET = (
    ("pledge", "us", 5, (0, -3, -8, -14, -22), (0, 5, 15, 24, 30), 0, ()),
    ("quarantine", "us", 3, (0, -2, -9), (0, 6, 10), 0, ()),
    ("jupiters", "us", 5, (0, 0, -6, -15, -26), (-3, 0, 8, 13, 20), 1, (2,)),
    ("overflights", "us", 3, (0, -2, -10), (0, 3, 7), 0, ()),
    ("arms", "ussr", 5, (0, 5, 14, 38, 60), (0, -3, -10, -22, -32), 0, ()),
    ("il28", "ussr", 3, (0, 3, 8), (0, -4, -8), 0, ()),  # a vague phrase costs Moscow 4, as in the worked example
    ("troops", "ussr", 3, (0, 3, 9), (0, -2, -12), 0, ()),
    ("inspection", "ussr", 3, (0, 4, 9), (0, -3, -12), 0, ()),
    ("castro", "ussr", 3, (0, 2, 7), (0, -3, -12), 0, ()),
)
_PARAMS = ("hope", "more", "clash", "inertia", "focal", "pride", "temp", "caution")
_OWN = ("dread", "blood", "hold", "more", "faith", "due", "need", "price", "press", "calm", "weary")
NAMES = (
    "luck",
    "t",
    "h",
    "early",
    "struck",
    "struck_t",
    "o_inspection",
    "o_worth",
    *(f"{side}_{name}" for side in SIDES for name in _OWN),
    *(f"p_{name}_{side}" for side in SIDES for name in _PARAMS),
)
INDEX = {name: i for i, name in enumerate(NAMES)}
CALM = {"p_temp_us": 0.001, "p_temp_ussr": 0.001, "us_due": 9999.0, "ussr_due": 9999.0, "struck_t": 9999.0}


def name(which: str) -> Any:
    """Return the formula that reads one value."""
    return lambda v: v[INDEX[which]]


def always(_: Any) -> bool:
    """Hold."""
    return True


def nothing(_: Any) -> None:
    """Change nothing."""


def clip(x: float, lo: float, hi: float) -> float:
    """Return x within bounds."""
    return min(max(x, lo), hi)


def number(x: float) -> Any:
    """Return a constant formula."""
    return lambda v: x


def terms() -> tuple[Term, ...]:
    """Return the term sheet of October 1962."""
    return tuple(
        Term(
            id=term,
            index=i,
            giver=giver,  # type: ignore[arg-type]
            levels=tuple(f"{term} {n}" for n in range(count)),
            worth={"us": us, "ussr": ussr},
            neutral=neutral,
            secret=frozenset(secret),
            secret_worth={"us": 0.5, "ussr": 0.5},
            channel_max={"cable": 2, "back": 2, "un": 3} if term == "jupiters" else {},
        )
        for i, (term, giver, count, us, ussr, neutral, secret) in enumerate(SHEET)
    )


def rules() -> LetterRules:
    """Return the acceptance rule of October 1962, and stand-ins for the rest of the letter rules."""
    both: dict[Side, Any] = {"us": number(0), "ussr": number(0)}
    return LetterRules(
        force=both,
        arrival=both,
        on_leak=both,
        on_column=both,
        expiry=both,
        trust={
            "us": lambda v: clip(0.62 + 0.005 * v[INDEX["us_faith"]] + 0.09 * v[INDEX["o_inspection"]], 0.5, 1.05),
            "ussr": lambda v: clip(0.75 + 0.005 * v[INDEX["ussr_faith"]], 0.6, 1.1),
        },
        sting={
            "us": lambda v: 0.018 * max(0, 40 - v[INDEX["o_worth"]]) ** 2,
            "ussr": lambda v: 0.018 * max(0, -18 - v[INDEX["o_worth"]]) ** 2,
        },
        pull_tone=-2.2,
        pull_deadline=7,
        pull_offer=-3,
        pull_raised=4,
        pull_public_demand=2,
        pull_threat=1,
        stands_hours=96,
        wears_off_hours=84,
        raise_if_worse_by=3,
        binds_within=3,
        first_offer_baseline={"us": 0, "ussr": -46},
        least_arms=3,
        key_term=4,
        audience={"us": 0.45, "ussr": 0.30},
        bow_public_deadline=9,
        bow_private_deadline=3,
        bow_public_threat=2,
        bow_urgent=3,
        tau=7,
        reading_hours=10,
        reading_dread=46,
        early_weight=36,
        blood_weight=12,
    )


def channels() -> dict[str, Channel]:
    """Return four channels."""
    return {
        ident: Channel(
            id=ident,
            index=i,
            hours=hours,
            public=public,
            cost=cost,
            weight=1.0,
            leak=0.0,
            deniable=False,
            audience=audience,
            accepts=accepts,
            open_to=BOTH,
            readers=BOTH,
        )
        for i, (ident, hours, public, cost, audience, accepts) in enumerate(
            (
                ("cable", (5.0, 12.0), False, 2, 1.0, True),
                ("radio", (0.3, 1.0), True, 2, 1.0, True),
                ("back", (6.5, 10.0), False, 1, 1.0, True),
                ("un", (3.0, 8.0), False, 1, 0.5, False),
            )
        )
    }


def order(ident: str, side: Side, index: int, score: float, **more: Any) -> Order:
    """Return an order with a constant score."""
    plain: dict[str, Any] = {
        "family": "all",
        "cost": 1,
        "when": always,
        "cool": 0.0,
        "limit": 0,
        "lag": 0.0,
        "pull": 0.0,
        "do": nothing,
        "sets": frozenset(),
        "seen": 1.0,
        "signal": None,
        "asks": (),
        "makes_good": False,
        "organisation": None,
        "overdone": None,
        "underdone": None,
        "score": number(score),
        "reasons": (Summand(motive="urge", value=number(score)),),
    }
    return Order(id=ident, side=side, index=index, **{**plain, **more})


def form(ident: str, side: Side, index: int, channel: str, score: float, **more: Any) -> Form:
    """Return a form of letter with a constant score."""
    plain: dict[str, Any] = {
        "tone": 0.0,
        "offer": True,
        "urgent": False,
        "deadline": 0,
        "soft": 0.0,
        "threat": None,
        "counter": False,
        "reasons": (Summand(motive="base", value=number(score)),),
    }
    return Form(id=ident, side=side, index=index, channel=channel, score=number(score), **{**plain, **more})


def option(ident: str, score: float) -> Option:
    """Return an option with a constant score."""
    return Option(
        id=ident,
        when=always,
        score=number(score),
        base=number(score),
        reasons=(Summand(motive="base", value=number(score)),),
        pull=0.0,
        do=nothing,
        signal=None,
        asks=(),
    )


def _compose(side: Side) -> tuple[Compose, ...]:
    at: Mapping[str, tuple[float, ...]] = {
        "us": {"pledge": (12, 20, 44, 78), "quarantine": (10, 62), "jupiters": (16, 38, 60, 78), "arms": (0, 0, 0, 0)},
        "ussr": {"pledge": (4, 12, 24, 76), "jupiters": (0, 45, 50, 50), "arms": (17, 26, 34, 37), "troops": (46, 92)},
    }[side]
    turns = {"us": {2: 1, 3: 1}, "ussr": {2: 4, 3: 4}}[side]
    lines = []
    for term in terms():
        if term.id in at:
            own = term.giver == side
            jupiters = term.id == "jupiters"
            lines.append(
                Compose(
                    term=term.index,
                    by=name(f"{side}_{'need' if own else 'price'}"),
                    at=tuple(at[term.id]),
                    keep=own,
                    private_max=2 if jupiters else None,
                    un_max=3 if jupiters else None,
                    public_turns=turns if jupiters else {},
                )
            )
    return tuple(lines)


def small_model(**more: Any) -> Model:
    """Return the small scenario; `more` replaces fields."""
    orders = [
        order("look", "us", 0, 2.0, sets=frozenset({"flights"})),
        order("look-away", "us", 1, 1.5, sets=frozenset({"flights"})),
        order("speak", "us", 2, 1.0, cost=2),
        order("dither", "us", 3, 0.5),
        order("work", "ussr", 4, 1.0),
    ]
    forms: dict[Side, tuple[Form, ...]] = {
        "us": (form("offer-cable", "us", 0, "cable", -5.0), form("assure", "us", 1, "back", -5.0)),
        "ussr": (form("plea", "ussr", 0, "cable", -5.0), form("price", "ussr", 1, "radio", -5.0)),
    }
    both: dict[Side, Any] = {"us": nothing, "ussr": nothing}
    every = frozenset(channels())
    stage = Stage(
        id="open",
        index=0,
        lengths=((always, 12.0),),
        orders={"us": frozenset({"all"}), "ussr": frozenset({"all"})},
        channels={"us": every, "ussr": every},
        forms={side: frozenset({"offer-cable", "assure", "plea", "price", "counter", "defy"}) for side in SIDES},
        events=frozenset(),
        agenda={"us": (), "ussr": ()},
        blows=False,
        endings=frozenset(),
        transitions=(),
    )
    plain: dict[str, Any] = {
        "id": "small",
        "digest": "",
        "zero": "1962-10-16T06:00-04:00",
        "quantities": tuple(Quantity(name=n, kind="track", lo=-9999, hi=9999, init=0, seen=BOTH) for n in NAMES),
        "index": INDEX,
        "at": SimpleNamespace(**INDEX),
        "template": (0.0,) * len(NAMES),
        "hidden": {"us": (), "ussr": ()},
        "terms": terms(),
        "threats": {
            "strike": Threat(id="strike", by="us", levels=("unsaid", "hinted", "spelt out"), made_good_by=frozenset()),
            "berlin": Threat(id="berlin", by="ussr", levels=("unsaid", "hinted"), made_good_by=frozenset()),
        },
        "channels": channels(),
        "orders": {o.id: o for o in orders},
        "events": (),
        "choices": {
            "plane-lost": Choice(
                id="plane-lost",
                side="us",
                when=always,
                options=(option("hold", 1.0), option("retaliate", -1.0), option("quiet", 0.0)),
                fate=None,
            )
        },
        "rung_names": (),
        "rung4": (),
        "clash_options": {
            "us": (option("cease", 0.0), option("go-on", 1.0)),
            "ussr": (option("cease-too", 0.0),),
        },
        "clash_hazards": (),
        "clash_steps": 10,
        "stages": {"open": stage},
        "stage_order": ("open",),
        "attention": ((always, 4),),
        "letter_rules": rules(),
        "on_stalemate": nothing,
        "overruled_rate": both,
        "bargain_collapses": always,
        "loose_ends_tied": always,
        "promises": (),
        "endings": (),
        "derive": nothing,
        "drift": nothing,
        "knot_tight": number(0),
        "knot_loose": number(0),
        "knot_ease_hours": number(1),
        "motives": both,
        "motive_names": ("press", "calm"),
        "compose": {"us": _compose("us"), "ussr": _compose("ussr")},
        "forms": forms,
        "persona_pick": {},
        "personas": {
            "kennedy": Persona(id="kennedy", side="us", params={}),
            "khrushchev": Persona(id="khrushchev", side="ussr", params={}),
        },
        "advisers": {"us": (), "ussr": ()},
        "scores": {"us": (), "ussr": ()},
        "score_cap_general_war": 3,
        "score_overruled_cap": 25,
        "default_start": "",
    }
    unused: dict[str, Any] = {f.name: {} for f in fields(Model)}
    return Model(**{**unused, **plain, **more})


def gives(side: Side, **levels: int) -> tuple[Clause, ...]:
    """Return plain clauses of a side: offers of its own terms, demands of the other's."""
    giver = {t.id: t.giver for t in terms()}
    return tuple(
        Clause(term=term, level=level, kind=ClauseKind.OFFER if giver[term] == side else ClauseKind.DEMAND)
        for term, level in levels.items()
    )


def letter(model: Model, ident: str, by: Side, channel: str, clauses: tuple[Clause, ...], **more: Any) -> Letter:
    """Return a letter that has been read."""
    levels, secrets = levels_of(model, by, clauses)
    plain: dict[str, Any] = {
        "tone": 0.0,
        "urgent": False,
        "deadline": 0,
        "answers": None,
        "sent": 270.0,
        "arrives": 276.0,
        "offer": True,
        "read": 276.0,
    }
    return Letter(
        id=ident, by=by, channel=channel, clauses=clauses, levels=levels, secrets=secrets, **{**plain, **more}
    )


def values(**given: float) -> list[Any]:
    """Return values by name; everything else is 0, dues are far away, chance is all but nothing."""
    v: list[Any] = [0.0] * len(NAMES)
    for which, value in {**CALM, **given}.items():
        v[INDEX[which]] = value
    return v


def view(model: Model, side: Side, v: list[Any] | None = None, **more: Any) -> View:
    """Return a view; by default nothing stands, nothing is under way, and every order of the side may be given."""
    plain: dict[str, Any] = {
        "stage": "open",
        "watch": 20,
        "t": 288.0,
        "h": 12.0,
        "attention": 4,
        "own_offers": (),
        "their_offers": (),
        "read": (),
        "sent": (),
        "busy": frozenset(),
        "eligible": tuple(o.id for o in model.orders.values() if o.side == side),
        "clash_options": (),
        "on_the_way": (),
        "temperament": 1.0,
    }
    return View(model=model, side=side, values=values() if v is None else v, **{**plain, **more})
