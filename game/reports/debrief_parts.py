"""A debrief as a value: all words written, all numbers reckoned, so that any page can be made of it.

Hours are hours since the scenario's zero hour; `when` is the same in words, by Washington's clock unless it says so.
Shares are 0 to 1. The odds are optional: without them a debrief says that they were not asked.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from game.core.sides import Side

Points = tuple[tuple[float, float], ...]
Shape = Literal["disc", "square", "triangle", "diamond"]
"""Disc: words and bargains. Triangle: orders and answers. Diamond: what fell. Square: blows and rungs."""


# -- odds, as they are handed in -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How often a group of endings came, of the games played on from one node.

    Args:
        kind: `settlement`, `stalemate`, `overruled`, `clash`, `theatre-nuclear`, `general-war`, or `war` for all three.
        share, low, high: with the ends of the 95 % interval, 0 to 1.
    """

    kind: str
    label: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeOdds:
    """The odds of one node.

    Args:
        t: hour of the node's moment of decision, and `when` the same in words.
        games: how many were played on from it.
    """

    t: float
    when: str
    games: int
    chances: tuple[Chance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A decision or an event that moved the odds.

    Args:
        when: `t` in words.
        title: what was decided, or what fell.
        text: what it was held against, in a sentence; may be empty.
        before, after: the odds on either side of it.
        head: the chief thing of it in one short line; may be empty.
        beside: how it stands to 1962, in a short sentence; may be empty.
    """

    t: float
    when: str
    title: str
    text: str
    before: tuple[Chance, ...]
    after: tuple[Chance, ...]
    head: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LuckAccount:
    """The player's own decisions under other lucks: how often they would have come to what."""

    games: int
    chances: tuple[Chance, ...]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsTold:
    """Everything that was asked about the odds.

    Args:
        by: whose estimate it is: the model, the games, who sat at the desks.
        interval: what the ranges cover, and what they do not.
        line, history: the odds along this road, and along that of 1962.
        published: what others thought, to be read beside it.
        leaves_out: what the model leaves out.
    """

    by: str
    interval: str = ""
    line: tuple[NodeOdds, ...] = ()
    history: tuple[NodeOdds, ...] = ()
    turning: tuple[TurningPoint, ...] = ()
    luck: LuckAccount | None = None
    published: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()


# -- the debrief ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """Something marked on the curve of the tension: a shape, a number, and the words below it.

    `beside` says in a short sentence how it stands to 1962; it may be empty.
    """

    number: int
    t: float
    value: float
    shape: Shape
    when: str
    title: str
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the timeline.

    Args:
        shape: what kind of thing it was.
        who: `Washington`, `Moscow`, or empty.
        note: what lay behind it, or what came of it; may be empty.
        source: where the line comes from, if it is a fact of 1962.
    """

    shape: Shape
    who: str
    title: str
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchTold:
    """One watch of the timeline.

    Args:
        number: from 1; 0 for the end.
        tension: at its moment of decision, 0 to 100.
        history: the tension of 1962 at that hour, if history is there to be held against.
    """

    number: int
    t: float
    when: str
    stage: str
    tension: float
    history: float | None
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseTold:
    """One clause of a letter in plain words.

    Args:
        binds: the city it would bind, if any.
        differs: how 1962's letter of that hour had it, if otherwise.
    """

    number: int
    words: str
    binds: str = ""
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTold:
    """A letter in full.

    Args:
        state: what became of it after it was read; may be empty.
        beside: how it stands to 1962's letter of that hour, in a sentence; empty where there is no 1962 beside it.
        passages: paragraphs, each of (sentence, number of the clause it puts into words or None).
    """

    id: str
    side: Side
    t: float
    sender: str
    addressee: str
    channel: str
    dateline: str
    read: str
    state: str
    tone: str
    gist: str
    salutation: str
    passages: tuple[tuple[tuple[str, int | None], ...], ...]
    signature: str
    clauses: tuple[ClauseTold, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """One thing not known at a desk while it mattered.

    Args:
        belief: what `text` begins with, if it was believed.
        short: the same in three short lines: its name, what was thought (may be empty), and what was so.
    """

    kind: str
    title: str
    text: str
    source: str = ""
    belief: str = ""
    short: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedGroup:
    """Things not known, of one kind."""

    title: str
    about: str
    lines: tuple[Lifted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTold:
    """One axis of one desk's result, 0 to 100, beside 1962's."""

    label: str
    about: str
    value: float
    history: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTold:
    """One desk at the end.

    Args:
        city: which desk.
        player: who sat there, as the player typed it or as the persona is called.
        text: the ending as it looked from there.
    """

    side: Side
    city: str
    player: str
    text: str
    axes: tuple[AxisTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackTold:
    """One quantity of the truth, watch by watch, on a scale from `lo` to `hi`; `city` is whose, if one's."""

    name: str
    label: str
    about: str
    city: str
    lo: float
    hi: float
    points: Points
    history: Points = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTold:
    """A promise given on this road: `state` is `kept`, `broken` or `still open`."""

    label: str
    city: str
    state: str
    text: str
    history: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What moved whoever held a chair, where the game knows it."""

    when: str
    city: str
    act: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What came later on this road, and what came in fact."""

    label: str
    text: str
    history: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTold:
    """A source that lines of this debrief rest on.

    Args:
        kind: `documents`, `oral`, `study` or `press`.
        confidence: how often it was cited with which confidence, in words.
        title: a name that says what it is, where `short` does not.
        times: how often it was cited.
    """

    short: str
    full: str
    kind: str
    note: str
    confidence: str
    title: str = ""
    times: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A heading and a paragraph that say how far to trust the page."""

    title: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """A finished or unfinished branch, told whole.

    Args:
        scenario: title of the scenario; `model` names version and digest of the rules.
        name: what the player calls this road; may be empty.
        note: what the player wrote about it; may be empty.
        kind: `settlement`, `stalemate`, `overruled`, `war`, or `open` while it goes on.
        tension, history: (hour, 0 to 100); `history` is empty where there is no line of 1962 to hold it against.
        days: (hour, label) of the midnights that the charts mark.
        code: replay code, and `qr` the same as an SVG picture; both may be empty.
    """

    scenario: str
    model: str
    name: str
    note: str
    kind: str
    title: str
    date: str
    cause: str
    in_fact: str
    caveat: str
    desks: tuple[DeskTold, ...]
    tension: Points
    history: Points
    bands: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    marks: tuple[EventMark, ...]
    odds: OddsTold | None
    timeline: tuple[WatchTold, ...]
    letters: tuple[LetterTold, ...]
    lifted: tuple[LiftedGroup, ...]
    tracks: tuple[TrackTold, ...]
    promises: tuple[PromiseTold, ...]
    reasons: tuple[Reason, ...]
    afterwards: tuple[After, ...]
    sources: tuple[SourceTold, ...]
    invented: tuple[str, ...]
    notices: tuple[Notice, ...]
    code: str = ""
    qr: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return everything as objects, lists, numbers and texts."""
        found: dict[str, Any] = listed(asdict(self))
        return found


def listed(value: Any) -> Any:
    """Return a value with tuples as lists, so that it can be written as JSON."""
    if isinstance(value, dict):
        return {key: listed(x) for key, x in value.items()}
    return [listed(x) for x in value] if isinstance(value, tuple | list) else value
