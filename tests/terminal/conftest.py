"""Somebody who types: lines handed in one by one, or decided as he reads."""

from __future__ import annotations

import io
from typing import TextIO, cast

import pytest

from game.ai import policy_for
from game.app.choices import NewGame
from game.app.newgame import start_session
from game.core.phases import Phase
from game.terminal.shell import play


class Typist(io.TextIOBase):
    """Plays a persona's choices by typing commands; `extra` lines are typed in the first two watches."""

    def __init__(self, session, sink, extra=()):
        super().__init__()
        self.session = session
        self.sink = sink
        self.extra = list(extra)
        self.queue = []
        self.done = set()
        personas = session.match.crisis.setup.personas
        self.minds = {s: policy_for(personas[s == "ussr"], session.match.model, s) for s in session.people}

    def isatty(self):
        return False

    def readline(self, size=-1, /):
        if not self.queue:
            self.queue = self.next_lines()
        return self.queue.pop(0) + "\n"

    def next_lines(self):
        session = self.session
        if session.phase is Phase.INCIDENT and not self.sink.getvalue().endswith("press Enter> "):
            question = session.match.question
            side = question.side
            return [self.minds[side].answer(session.view(side), question, session._dice(side))[0]]
        side = session.waiting_for
        if side is None or self.sink.getvalue().endswith("press Enter> "):
            return [""]
        key = (session.match.crisis.watch, side)
        if key in self.done:
            return ["seal yes"]
        self.done.add(key)
        plan, _ = self.minds[side].plan(session.match.crisis_view(side), session._dice(side))
        lines = list(self.extra) if len(self.done) <= 2 else []
        if plan.blow:
            lines.append(f"move {plan.blow}")
        if plan.accept:
            lines.append(f"accept {plan.accept.letter} {plan.accept.channel}")
        lines += [self.letter(x) for x in plan.letters]
        lines += [f"order {o}" for o in plan.orders]
        return [*lines, "seal yes"]

    @staticmethod
    def letter(draft):
        parts = [f"letter {draft.channel}", f"tone {draft.tone}"]
        parts += [f"{c.kind} {c.term} {c.level}{' secret' if c.secret else ''}" for c in draft.clauses]
        if draft.deadline:
            parts.append(f"deadline {draft.deadline}")
        if draft.urgent:
            parts.append("urgent")
        if draft.answers:
            parts.append(f"answers {draft.answers}")
        return "; ".join(parts)


@pytest.fixture
def play_typed():
    """Return a function that plays a whole match by typing; gives the session, the transcript and the exit code."""

    def played(extra=(), store=None, **choices):
        session = start_session(NewGame(**choices), store)
        sink = io.StringIO()
        code = play(session, NewGame(), cast("TextIO", Typist(session, sink, extra)), sink, store)
        return session, sink.getvalue(), code

    return played


@pytest.fixture
def typed():
    """Return a function that types some lines and then nothing more; gives the transcript and the exit code."""

    def played(lines, store=None, session=None, choices=None):
        sink = io.StringIO()
        text = "\n".join(lines) + ("\n" if lines else "")
        if session is None and choices is not None:
            session = start_session(choices, store)
        code = play(session, NewGame(), io.StringIO(text), sink, store)
        return sink.getvalue(), code

    return played
