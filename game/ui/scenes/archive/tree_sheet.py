"""What is told of one stop of a tree: what had happened, what was decided there, and the real week beside it."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.archive.archive import Archive
from game.app.archive.odds_words import decided_words
from game.app.archive.roads import Road
from game.app.archive.watching import HourTold, hours_told
from game.app.calendar import stamp
from game.app.lexicon import lexicon_of
from game.core.sides import SIDES, US
from game.locale import tr
from game.odds.held import asked_of
from game.odds.turning import Decided
from game.ui.paint.typesetting import Run
from game.ui.scenes.parts import CITIES

_MOST_HOURS = 3


@dataclass(frozen=True, slots=True)
class StopTold:
    """A stop in words.

    runs: the sheet's text, headings in bold. spoken: the same without manner.
    """

    when: str
    title: str
    runs: tuple[Run, ...]

    @property
    def spoken(self) -> str:
        """The text for a voice."""
        return "".join(run.text for run in self.runs)


def tell_stop(archive: Archive, road: Road, number: int, label: str, ending: str, note: str) -> StopTold:
    """Return what is told of a place of a road.

    Args:
        label: what had just happened; empty for a quiet watch.
        ending: words of the ending, if the road ends there.
        note: what the player has written on it.
    """
    model = archive.model
    t = road.places[number].landmark.t
    before = road.places[number - 1].landmark.t if number else t - 24.0
    told = hours_told(model, before, t)
    if not number and not told:  # nothing is told of the hours before: the first of those that follow
        told = hours_told(model, t, t + 24.0)[: _MOST_HOURS if road.kind == "history" else 1]
    parts: list[Run] = []
    if note:
        _part(parts, tr("Your note"), note)
    if road.kind == "curated" and _is_fork(archive, road, number):
        _part(parts, "", road.about)
        _part(parts, tr("To think about"), road.question)
        _small(parts, road.source)
    if ending:
        _part(parts, tr("The end"), f"{ending}.")
    if road.kind == "history":
        for hour in told[-_MOST_HOURS:]:
            _happened(parts, hour)
    if number < len(road.places) - 1:
        _decided(parts, archive, road, number)
    if road.kind != "history" and told:
        _part(parts, tr("In the real week"), "")
        _happened(parts, told[-1])
    if not parts:
        _part(parts, "", tr("A quiet watch: nothing of weight is told of it."))
    title = label or (tr("The end") if ending else tr("A quiet watch"))
    return StopTold(stamp(model, t, US), title, tuple(parts))


def _is_fork(archive: Archive, road: Road, number: int) -> bool:
    """Whether the road begins to differ here from what lies beside it; a road by itself does so at once."""
    history = next((r for r in archive.roads if r.kind == "history"), None)
    shared = {place.node for place in history.places} if history is not None else set()
    first = next((p.number for p in road.places if p.node not in shared), 0)
    return number == first


def _happened(parts: list[Run], hour: HourTold) -> None:
    for telling in hour.tellings[:1]:
        _part(parts, f"{hour.when}. {hour.title}", telling.text)
        _small(parts, telling.source)


def _decided(parts: list[Run], archive: Archive, road: Road, number: int) -> None:
    """What each side decided in the watch that opens here; of a game in play only what its player decided."""
    watch = road.branch.watches[number]
    words = lexicon_of(archive.model)
    lines = []
    for side in SIDES:
        if road.reader not in (None, side):
            continue
        answers = tuple(answer for answer in watch.answers if asked_of(archive.model, answer[0]) == side)
        done = decided_words(archive.model, words, Decided(side=side, plan=watch.plans[side], answers=answers))
        lines.append(f"{tr(CITIES[side])}: {done}.")
    if lines:
        _part(parts, tr("Decided here"), "\n".join(lines))


def _part(parts: list[Run], head: str, text: str) -> None:
    if not (head or text):
        return
    if parts:
        parts.append(Run("\n\n"))
    if head:
        parts.append(Run(head, bold=True))
    if text:
        parts.append(Run(f"\n{text}" if head else text))


def _small(parts: list[Run], source: str) -> None:
    if source:
        parts.append(Run(f"\n{source}", colour="ink_soft"))
