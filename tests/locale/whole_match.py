"""Everything that is said to a desk in a whole match, and in its debrief, as lines."""

from __future__ import annotations

import re

from game.ai import policy_for
from game.app.assessment import assessment
from game.app.briefing import briefing
from game.app.choices import NewGame
from game.app.codex import articles
from game.app.correspondence import inbox_letters, sent_letters, standing_offers
from game.app.council import council
from game.app.draft_plan import PlanDraft
from game.app.ending import ending
from game.app.expectations import forecasts
from game.app.help import content_note
from game.app.inbox import inbox, log
from game.app.incident import incident
from game.app.map_table import map_table
from game.app.newgame import (
    informations,
    lucks,
    opponents,
    risks,
    scenarios,
    sides,
    start_session,
    starts,
    temperaments,
    ways_back,
)
from game.app.orders_book import orders_book
from game.app.status import status
from game.app.term_sheet import channels, deadlines, term_sheet, tones
from game.app.tutorial import ending_lesson, incident_lesson, lesson
from game.app.warnings import warnings
from game.core.phases import Phase


def spoken(scenario, side, seed):
    """Return what one desk is told from the first page to the debrief, played by the persona of its leader."""
    session = start_session(NewGame(scenario=scenario, side=side, seed=seed))
    model = session.match.model
    lines = _first_pages(model, side)
    persona = session.match.crisis.setup.personas[0 if side == "us" else 1]
    mind = policy_for(persona, model, side)
    while session.phase is not Phase.ENDED:
        if session.phase is Phase.BRIEF:
            lines += _strings(lesson(session, side))
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            lines += assessment(session, side).speak()
            session.close_watch()
        elif session.phase is Phase.INCIDENT:
            found = incident(session)
            lines += _strings(found) + _strings(incident_lesson(session, side))
            session.answer(mind.answer(session.view(side), session.match.question, session._dice(side))[0])
        else:
            plan = mind.plan(session.match.crisis_view(side), session._dice(side))[0]
            lines += _desk(session, side, plan)
            assert session.seal(side, plan) is None
    lines += _strings(ending(session)) + _strings(ending_lesson(session, side))
    return lines


def _first_pages(model, side):
    told = [scenarios(), starts(model), sides(model), opponents(model, side), temperaments(model), lucks(model)]
    told += [informations(model), risks(model), ways_back(), _of_the_codex(model)]
    return [line for part in told for line in _strings(part)] + _strings(content_note(model))


def _of_the_codex(model):
    # The bibliography is the same in every language.
    return [article for article in articles(model) if article.part != "sources"]


def _desk(session, side, plan):
    draft = PlanDraft(session, side)
    for order in plan.orders:
        draft.toggle(order)
    told = [inbox(session, side), log(session, side), inbox_letters(session, side), sent_letters(session, side)]
    told += [standing_offers(session, side), status(session, side), orders_book(session, side, plan)]
    told += [council(session, side), forecasts(session, side, plan), draft.lines(), warnings(session, side, plan)]
    told += [channels(session, side), tones(), deadlines(), term_sheet(session, side, channels(session, side)[0].id)]
    lines = [*briefing(session, side).speak(), *map_table(session, side).speak()]
    return [*lines, *(line for part in told for line in _strings(part))]


_ID = re.compile(r"[a-z0-9_:/-]+")
"""An id; a text of one small word is taken for one too."""


def _strings(value):
    """Return every text of a value that front ends show: of data classes, mappings and lists, ids aside."""
    if isinstance(value, str):
        return [value] if value and not _ID.fullmatch(value) else []
    if isinstance(value, list | tuple):
        return [line for part in value for line in _strings(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [line for name in value.__dataclass_fields__ for line in _strings(getattr(value, name))]
    if isinstance(value, dict):
        return [line for part in value.values() for line in _strings(part)]
    return []
