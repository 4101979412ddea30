"""What opened the way: the letter, order, answer or chance that an ending, a rung or blows came of, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.app.calendar import stamp
from game.app.lexicon import Lexicon, plain
from game.app.session import Session
from game.app.tutorial import ending_lesson
from game.core.crisis import EndingKind
from game.core.sides import Side
from game.locale import marked, tr

_CITIES: Final[Mapping[Side, str]] = {"us": marked("Washington"), "ussr": marked("Moscow")}


def cause_words(session: Session, words: Lexicon) -> str:
    """Return what a match that has ended came of, in a sentence or two."""
    crisis = session.match.now
    cause = crisis.ending.cause if crisis.ending else None
    if cause is None and ending_lesson(session, "us") is not None:
        return tr("The lesson ends here. The crisis does not.")
    if cause is None:
        return tr("Nothing opened the way to it but time: the last day came, and there was no bargain.")
    facts = (*session.match.told, *session.match.news)
    if cause.startswith("overruled:"):
        who = words.text("sides", cause.removeprefix("overruled:"), "leader", cause)
        return tr(
            "{leader} lost the decision to those around him: "
            "the pressure for force had grown far beyond his standing at home.",
            leader=who,
        )
    letter = next((x for x in crisis.archive if x.id == cause), None)
    if letter is not None:
        who = words.text("sides", letter.by, "leader", letter.by)
        taken = next((x for x in crisis.archive if x.id == letter.accepts), None)
        if crisis.ending is not None and crisis.ending.kind is not EndingKind.SETTLEMENT:
            return tr("There had been a bargain, since {leader} said yes. It did not hold.", leader=who)
        if taken is None:
            return tr("It rests on one letter: {leader} said yes to the terms.", leader=who)
        city = words.text("sides", taken.by, "city", tr(_CITIES[taken.by]))
        when_sent = stamp(session.match.model, taken.sent, taken.by)
        return tr(
            "It rests on one letter: {leader} said yes to the terms of {when} in {city}.",
            leader=who,
            when=when_sent,
            city=city,
        )
    found = next((f for f in facts if f.id == cause.split(":")[0]), None)
    step = opened(words, cause)
    if found is None:
        return tr("The step that opened it: {step}.", step=step)
    hour = stamp(session.match.model, found.t, "us")
    first = next((event.id for event in session.match.model.events if any(x.id == cause for x in event.then)), None)
    if first is not None:
        step = tr("{first}, and then {then}", first=opened(words, first), then=step)
    return tr("The step that opened it, {when}: {step}.", when=hour, step=step)


def name_of(words: Lexicon, cause: str) -> str:
    """Return what opened a rung or blows, in words: an order, an event, an answer, a chance of the ladder."""
    choice, _, option = cause.partition(":")
    if option and words.entry("choices", choice):
        return tr(
            "{question}: {answer}", question=words.label("choices", choice), answer=answer_of(words, choice, option)
        )
    for family in ("orders", "events", "hazards", "clash"):
        if words.entry(family, cause):
            return words.label(family, cause)
    return plain(cause)


def answer_of(words: Lexicon, choice: str, option: str) -> str:
    """Return an answer to an incident, for the middle of a sentence."""
    options = words.entry("choices", choice).get("options")
    found = options.get(option) if isinstance(options, Mapping) else None
    name = found.get("name") if isinstance(found, Mapping) else found
    return words.initial(str(name)) if name else plain(option)


def opened(words: Lexicon, cause: str) -> str:
    """Return what opened a rung or blows, for the middle of a sentence: of an answer the question comes last."""
    choice, _, option = cause.partition(":")
    if option and words.entry("choices", choice):
        question = words.initial(words.label("choices", choice)).rstrip(".")
        return tr("{answer} ({question})", answer=answer_of(words, choice, option), question=question)
    return words.initial(name_of(words, cause))
