"""An incident: what just happened, what must be decided at once, and what is known of each answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.app.backing import backers, voices
from game.app.brevity import brief
from game.app.calendar import stamp
from game.app.figures import Band
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.session import Session
from game.app.swing import swings
from game.core.definitions import Option
from game.core.sides import Side
from game.core.views import View
from game.locale import Level, reading, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOption:
    """One answer.

    Args:
        about: what it does and costs, as far as is known.
        warning: why to think twice; empty if there is nothing to say.
        rope: what becomes of the rope by the end of the watch, from and to in points; slack is negative.
        backers: advisers whose own motives speak for it most.
    """

    id: str
    label: str
    about: str
    warning: str
    rope: Band
    backers: tuple[str, ...]

    def told(self) -> tuple[str, ...]:
        """Return in words what becomes of the rope, and who at the table backs the answer."""
        names = tr("Backed by {names}.", names=", ".join(self.backers)) if self.backers else ""
        return tuple(x for x in (rope_in_words(self.rope), names) if x)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """An answer that is not open now, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A question that waits.

    Args:
        voices: (name, line) of the two advisers who speak up, each for what he would do.
        certain, uncertain: what this desk knows of it, and what it does not.
        record: what was done in 1962 where the case arose; only at the level of documents.
    """

    side: Side
    choice: str
    title: str
    when: str
    text: str
    icon: str
    options: tuple[IncidentOption, ...]
    closed: tuple[Closed, ...]
    voices: tuple[tuple[str, str], ...]
    certain: str
    uncertain: str
    record: str

    def speak(self) -> tuple[str, ...]:
        """Return the incident as lines to be read aloud."""
        options = [
            " ".join((tr("{number}. {answer}. {about}", number=i, answer=o.label, about=o.about), *o.told()))
            for i, o in enumerate(self.options, start=1)
        ]
        return (tr("{title}. {when}.", title=self.title, when=self.when), self.text, *options)


def rope_in_words(rope: Band) -> str:
    """Return in words how far the rope may have moved by the end of the watch."""
    low, high = round(rope[0]), round(rope[1])
    if low == high == 0:
        return tr("The rope stays where it is.")
    if low == high:
        points = abs(low)
        return (
            tr("Tightens the rope by {points}.", points=points)
            if low > 0
            else tr("Loosens the rope by {points}.", points=points)
        )
    if low == 0:
        return tr("Tightens the rope by up to {high}.", high=high)
    if high == 0:
        return tr("Loosens the rope by up to {high}.", high=-low)
    if low > 0:
        return tr("Tightens the rope by {low} to {high}.", low=low, high=high)
    if high < 0:
        return tr("Loosens the rope by {low} to {high}.", low=-high, high=-low)
    return tr("The rope may loosen by {low} or tighten by {high}.", low=-low, high=high)


def incident(session: Session) -> Incident | None:
    """Return the incident that waits for an answer, or None if there is none."""
    question = session.match.question
    if question is None:
        return None
    model, side = session.match.model, question.side
    view = session.view(side)
    words = lexicon_of(model)
    entry = words.entry("choices", question.choice)
    found = entry.get("options")
    texts = found if isinstance(found, dict) else {}
    options, closed = [], []
    open_options = [o for o in model.choices[question.choice].options if o.id in question.options]
    for_it = backers(session, side, open_options)
    ropes = swings(session, side, open_options)
    labels: dict[str, str] = {}
    for option in model.choices[question.choice].options:
        text = texts.get(option.id)
        text = text if isinstance(text, dict) else {"name": str(text) if text else plain(option.id)}
        label = said(text.get("name"), side) or plain(option.id)
        if option.id in question.options:
            labels[option.id] = label
            about = said(text.get("effect"), side)
            warning = _warning(session, view, option)
            options.append(
                IncidentOption(
                    id=option.id,
                    label=label,
                    about=brief(about),
                    warning=warning,
                    rope=ropes[option.id],
                    backers=for_it.get(option.id, ()),
                )
            )
        else:
            closed.append(Closed(label=label, reason=said(text.get("why_not"), side) or tr("It is not open now.")))
    return Incident(
        side=side,
        choice=question.choice,
        title=words.label("choices", question.choice, side),
        when=stamp(model, view.t, side),
        text=said(entry.get("prompt"), side) or words.about("choices", question.choice, side),
        icon=said(entry.get("icon")) or "in-note",
        options=tuple(options),
        closed=tuple(closed),
        voices=_voices(session, side, labels),
        certain=said(entry.get("certain"), side),
        uncertain=said(entry.get("uncertain"), side),
        record=_record(entry, words),
    )


def _record(entry: Mapping[str, Any], words: Lexicon) -> str:
    """Say what was done in 1962, if the case arose then, for who reads with the documents."""
    past = entry.get("history")
    if reading().level is not Level.DOCUMENTS or not isinstance(past, Mapping) or past.get("option") in (None, "none"):
        return ""
    told = tr("In 1962: {record}", record=said(past.get("text")))
    return tr("{record} ({source})", record=told, source=words.provenance(past))


def _warning(session: Session, view: View, option: Option) -> str:
    """Say where an answer begins blows or raises the ladder, if the players are warned at all."""
    if not session.information.adviser_warns:
        return ""
    model = session.match.model
    values = list(view.values)
    rung, clash = values[model.at.rung], values[model.at.clash]
    option.do(values)
    if values[model.at.clash] > clash:
        return tr("This begins a war.")
    if values[model.at.rung] > rung and values[model.at.rung] >= 4:
        return tr("Blood is shed by your order; what comes next is not yours alone.")
    return tr("It pulls hard on the rope.") if option.pull >= 8 else ""


def _voices(session: Session, side: Side, labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
    question = session.match.question
    if question is None:
        return ()
    options = [o for o in session.match.model.choices[question.choice].options if o.id in question.options]
    return tuple((name, f"{labels[option]}. {line}") for name, option, line in voices(session, side, options))
