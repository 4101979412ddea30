"""The fog lifted: what each desk did not know, from near misses to what archives gave away decades later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.ai.acceptance import Weighing
from game.app.calendar import stamp
from game.app.debriefing_sources import Citations
from game.app.debriefing_timeline import city
from game.app.hindsight import Unknown, unknowns
from game.app.lexicon import Lexicon, lexicon_of, said
from game.app.session import Session
from game.core.facts import FactKind
from game.core.letters import Letter
from game.core.sides import SIDES, Side, other
from game.core.views import view_of
from game.locale import listed, marked, tr
from game.reports.debrief_parts import Lifted, LiftedGroup

_GROUPS: Final = (
    (
        "near",
        marked("How near it came"),
        marked("Accidents that fell and passed, the nearest first, with the model's odds."),
    ),
    ("belief", marked("Who was behind it"), marked("What a capital took an act for, and what it was.")),
    ("order", marked("Orders that went another way"), marked("What was ordered is not always what was done.")),
    ("event", marked("What one capital never heard of"), ""),
    ("letter", marked("Letters that nobody read"), ""),
    (
        "nature",
        marked("Characters drawn by lot"),
        marked("Drawn at the start of the match, and known to nobody in it."),
    ),
)
_LATER: Final = marked("Known only decades later")
_MOST_NEAR: Final = 5
_LEAST_CHANCE: Final = 0.01
_BRIEF: Final = ("name", "thought", "so")
"""What an entry may say of itself in three short lines."""


def lifted_groups(session: Session, citations: Citations) -> tuple[LiftedGroup, ...]:
    """Return what was not known, group by group, leaving out groups with nothing in them."""
    model = session.match.model
    words = lexicon_of(model)
    found = unknowns(session)
    groups = [
        LiftedGroup(
            title=tr("How near a yes was"),
            about=tr("Offers that nobody took up, and when each came nearest to it, as the model draws their readers."),
            lines=_nearest(session, words),
        ),
        *(
            LiftedGroup(title=tr(title), about=tr(about) if about else "", lines=_of(found, kind))
            for kind, title, about in _GROUPS
        ),
        LiftedGroup(
            title=tr("How things really stood at the end"),
            about=tr("What one capital could not see from its desk."),
            lines=_unseen(session, words),
        ),
        LiftedGroup(
            title=tr("Who ordered what, unseen"),
            about=tr("Orders that the other capital never noticed."),
            lines=_secret_orders(session, words),
        ),
        LiftedGroup(
            title=tr(_LATER),
            about=tr("Not of this match but of October 1962: what neither desk could read in any report."),
            lines=_archives(words, citations),
        ),
    ]
    return tuple(g for g in groups if g.lines)


def _of(found: tuple[Unknown, ...], kind: str) -> tuple[Lifted, ...]:
    return tuple(
        Lifted(kind=kind, title=u.title, text=u.text, source=u.source, belief=u.belief, short=u.short)
        for u in found
        if u.kind == kind
    )


def _nearest(session: Session, words: Lexicon) -> tuple[Lifted, ...]:
    """Return the offers never taken up that came nearest to a yes, the nearest first."""
    match = session.match
    model = match.model
    taken = {x.accepts for x in match.now.archive}
    best: dict[str, tuple[float, float]] = {}
    for moment in session.chronicle.pages:
        if moment.v[model.at.struck] or moment.v[model.at.clash]:
            continue
        for side in SIDES:
            for weighed in Weighing(model, side).weigh(view_of(model, moment, side)):
                if weighed.chance > best.get(weighed.offer.id, (_LEAST_CHANCE, 0.0))[0]:
                    best[weighed.offer.id] = (weighed.chance, moment.v[model.at.t])
    found = sorted(((c, t, x) for x, (c, t) in best.items() if x not in taken), key=lambda f: (-f[0], f[1]))
    letters = {x.id: x for x in match.now.archive}
    return tuple(_nearly(session, words, letters[x], chance, t) for chance, t, x in found[:_MOST_NEAR])


def _nearly(session: Session, words: Lexicon, offer: Letter, chance: float, t: float) -> Lifted:
    model = session.match.model
    reader = words.text("sides", other(offer.by), "leader", city(words, other(offer.by)))
    by = words.label("channels", offer.channel, offer.by)
    share = max(round(100 * chance), 1)
    penned = session.letters.written(session.match, session.chronicle, offer)
    near = tr(
        "On {when} the odds of a yes from {reader} were about {share} in a hundred.",
        when=stamp(model, t, "us"),
        reader=reader,
        share=share,
    )
    from_whom = tr("An offer from {city}, {when}", city=city(words, offer.by), when=stamp(model, offer.sent, "us"))
    return Lifted(
        kind="yes",
        title=f"{city(words, offer.by)}, {stamp(model, offer.sent, 'us')}: {by}",
        text=f"{penned.gist} {near}",
        short=(from_whom, "", tr("The odds of a yes came to {share} in a hundred.", share=share)),
    )


def _unseen(session: Session, words: Lexicon) -> tuple[Lifted, ...]:
    """Return the settings that one desk could not see, as they stood at the end."""
    model, now = session.match.model, session.match.now
    found = []
    for q in model.quantities:
        blind = [s for s in SIDES if s not in q.seen]
        entry = words.entry("postures", q.name)
        values = entry.get("values")
        if q.kind != "posture" or not blind or not isinstance(values, list | tuple):
            continue
        level = int(now.v[model.index[q.name]])
        if level >= len(values):
            continue
        who = listed([city(words, s) for s in blind], "and")
        about = words.about("postures", q.name)
        what, name = said(values[level]) or values[level], words.label("postures", q.name)
        truth = tr("In truth: {what}. Hidden from {whom}.", what=what, whom=who)
        short = (name, "", tr("{about}: {what}.", about=about.rstrip("."), what=what) if about else truth)
        found.append(Lifted(kind="posture", title=name, text=f"{about} {truth}", short=short))
    return tuple(found)


def _secret_orders(session: Session, words: Lexicon) -> tuple[Lifted, ...]:
    match = session.match
    facts = (*match.told, *match.news)
    noticed = {(f.id, f.side) for f in facts if f.kind is FactKind.ORDER_NOTICED}
    hours: dict[tuple[Side, str], list[str]] = {}
    for fact in facts:
        if fact.kind is not FactKind.ORDER_GIVEN or fact.side is None:
            continue
        if (fact.id, fact.side) in noticed or other(fact.side) in fact.readers:
            continue
        hours.setdefault((fact.side, fact.id), []).append(stamp(match.model, fact.t, "us"))
    found = []
    for (side, order), when in hours.items():
        title, rival = f"{city(words, side)}: {words.initial(words.label('orders', order))}", city(words, other(side))
        found.append(
            Lifted(
                kind="order",
                title=title,
                text=tr("Given on {when}; {city} never saw it.", when=listed(when), city=rival),
                short=(title, "", tr("{city} never saw it.", city=rival)),
            )
        )
    return tuple(found)


def _archives(words: Lexicon, citations: Citations) -> tuple[Lifted, ...]:
    found = []
    for name in words.keys("codex"):
        entry = words.entry("codex", name)
        if entry.get("group") != "unknown":
            continue
        title = words.label("codex", name)
        text = said(entry.get("text"))
        brief = entry.get("brief")
        name, thought, so = (said(brief.get(x)) if isinstance(brief, Mapping) else "" for x in _BRIEF)
        short = (name or title, thought, so or text)
        found.append(Lifted(kind="archive", title=title, text=text, source=citations.cite(entry, title), short=short))
    return tuple(found)
