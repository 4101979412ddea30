"""Matches at a desk."""

from __future__ import annotations

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.core.phases import Phase


@pytest.fixture
def begin():
    """Return a function that begins a match and reads its first brief."""

    def begun(side="us", start="oct27", seed=7, store=None, **choices):
        session = start_session(NewGame(side=side, start=start, seed=seed, **choices), store)
        session.open_watch()
        return session

    return begun


@pytest.fixture
def play():
    """Return a function that plays a persona's choices at the persons' desks until a condition holds."""

    def played(session, until=lambda s: False):
        from game.ai import policy_for

        model = session.match.model
        personas = session.match.crisis.setup.personas
        minds = {side: policy_for(personas[0 if side == "us" else 1], model, side) for side in session.people}
        while session.phase is not Phase.ENDED and not until(session):
            side = session.waiting_for
            if session.phase is Phase.BRIEF:
                refusal = session.open_watch()
            elif session.phase is Phase.ASSESS:
                refusal = session.close_watch()
            elif session.phase is Phase.INCIDENT:
                question = session.match.question
                refusal = session.answer(minds[side].answer(session.view(side), question, session._dice(side))[0])
            else:
                view = session.match.crisis_view(side)
                refusal = session.seal(side, minds[side].plan(view, session._dice(side))[0])
            assert refusal is None
        return session

    return played
