"""The term sheet: what can be written about each term, by which kinds of clause, at which levels, by which channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.app.calendar import between, span
from game.app.clause_words import KIND_ABOUT, KIND_WORDS, TONES, level_label, term_label, worth_words
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.definitions import Model, Term
from game.core.legality import refuse_letter
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.sides import Side
from game.locale import listed, marked, tr

_THREAT: Final = ClauseKind.THREAT
GIVING: Final = (ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.REFUSAL)
ASKING: Final = (ClauseKind.DEMAND, ClauseKind.CONDITION)
_CLOSED: Final = {
    "secret-in-public": marked("this can only be promised in private"),
    "too-much-for-channel": marked("this channel cannot carry so much"),
}
DEADLINES: Final = (0, 12, 24, 48, 72)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of clause that can be chosen."""

    kind: ClauseKind
    label: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChoice:
    """A level that can be chosen.

    Args:
        worth: what it is worth to the desk that writes, in words.
        open: whether the channel can carry it.
        reason: why not.
        secret_only: private by nature; it can go by no public channel.
        idle: it says no more than silence would; a front end need not offer it.
    """

    level: int
    label: str
    worth: str
    open: bool
    reason: str
    secret_only: bool
    idle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """One line of the sheet.

    Args:
        about: what is bargained; for a threat, what would follow and which orders would make it good.
        gloss: why it matters to either side, in a sentence or two; empty for a threat.
        binds: whom it would bind; None for a threat.
        can_be_secret: whether a clause on it may be marked secret by this channel.
    """

    id: str
    label: str
    about: str
    gloss: str
    icon: str
    binds: Side | None
    is_threat: bool
    kinds: tuple[KindChoice, ...]
    levels: tuple[LevelChoice, ...]
    can_be_secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLine:
    """One channel.

    Args:
        delay: `5 to 12 hours`; brief: `5–12 h`.
        pace: the same as one would say it: `half a day, more or less`.
        open: whether a letter can go by it now; `reason` says why not.
        carries_yes: whether an acceptance can go by it.
        stands: whether an offer made by it stands; what goes by the others is talk.
    """

    id: str
    label: str
    about: str
    icon: str
    delay: str
    brief: str
    pace: str
    seen_by: str
    cost: int
    public: bool
    deniable: bool
    leak: str
    carries_yes: bool
    stands: bool
    open: bool
    reason: str


def tones() -> tuple[tuple[float, str], ...]:
    """Return the tones of a letter, hardest first."""
    return tuple((value, tr(name)) for value, name in TONES)


def deadlines() -> tuple[tuple[int, str], ...]:
    """Return the times that can be set for an answer."""
    return tuple(
        (hours, tr("no deadline") if hours == 0 else tr("an answer within {time}", time=span(hours)))
        for hours in DEADLINES
    )


def channels(session: Session, side: Side) -> tuple[ChannelLine, ...]:
    """Return the channels a desk can ever use, with those that are open now marked."""
    model = session.match.model
    words = lexicon_of(model)
    lines = []
    for c in model.channels.values():
        if side not in c.open_to:
            continue
        reason = _closed(session, side, c.id)
        lines.append(
            ChannelLine(
                id=c.id,
                label=words.label("channels", c.id, side),
                about=words.about("channels", c.id, side),
                icon=words.text("channels", c.id, "icon", "ch-cable"),
                delay=between(*c.hours),
                brief=_brief(*c.hours),
                pace=words.initial(words.text("channels", c.id, "delay") or between(*c.hours)),
                seen_by=words.text("channels", c.id, "seen_by", side=side)
                or (tr("The whole world") if c.public else tr("The two leaders and few others")),
                cost=c.cost,
                public=c.public,
                deniable=c.deniable,
                leak=_leak_words(c.leak),
                carries_yes=c.accepts,
                stands=c.weight >= 1,
                open=not reason,
                reason=reason,
            )
        )
    return tuple(lines)


def term_sheet(session: Session, side: Side, channel: str) -> tuple[TermLine, ...]:
    """Return what a letter by a channel can say: one's own terms, the other's, then one's threats."""
    model = session.match.model
    own = [_term_line(session, side, t, channel) for t in model.terms if t.giver == side]
    theirs = [_term_line(session, side, t, channel) for t in model.terms if t.giver != side]
    threats = [_threat_line(model, side, x.id) for x in model.threats.values() if x.by == side]
    return (*own, *theirs, *threats)


def neutral_level(model: Model, term: str) -> int:
    """Return the level that a letter has which does not speak of a term."""
    return next((t.neutral for t in model.terms if t.id == term), 0)


def _closed(session: Session, side: Side, channel: str) -> str:
    match = session.match
    view = match.crisis_view(side)
    if channel not in match.model.stages[match.crisis.stage].channels[side]:
        return tr("not open in this stage")
    if channel in view.busy:
        return tr("a letter of yours is still under way by it")
    return ""


def _brief(low: float, high: float) -> str:
    """Return a range of hours in little room; less than an hour counts as one."""
    least, most = max(round(low), 1), max(round(high), 1)
    return tr("{hours} h", hours=most) if least == most else tr("{least}–{most} h", least=least, most=most)


def _leak_words(leak: float) -> str:
    if leak <= 0:
        return tr("cannot leak")
    return tr("seldom leaks") if leak < 0.03 else tr("may leak")


def _term_line(session: Session, side: Side, term: Term, channel: str) -> TermLine:
    model = session.match.model
    words = lexicon_of(model)
    kinds = GIVING if term.giver == side else ASKING
    return TermLine(
        id=term.id,
        label=term_label(model, term.id),
        about=words.text("terms", term.id, "question") or words.about("terms", term.id, side),
        gloss=words.text("terms", term.id, "gloss"),
        icon=words.text("terms", term.id, "icon", "ui-pen"),
        binds=term.giver,
        is_threat=False,
        kinds=tuple(KindChoice(k, tr(KIND_WORDS[k]), tr(KIND_ABOUT[k])) for k in kinds),
        levels=tuple(_level(session, side, term, level, channel) for level in range(len(term.levels))),
        can_be_secret=not model.channels[channel].public,
    )


def _level(session: Session, side: Side, term: Term, level: int, channel: str) -> LevelChoice:
    model = session.match.model
    kind = ClauseKind.OFFER if term.giver == side else ClauseKind.DEMAND
    draft = LetterDraft(channel=channel, tone=0, clauses=(Clause(term=term.id, level=level, kind=kind),))
    refusal = refuse_letter(model, session.match.crisis_view(side), draft)
    by_term = refusal is not None and refusal.code in _CLOSED
    reason = ""
    if refusal is not None and by_term:
        reason = tr(_CLOSED[refusal.code])
    return LevelChoice(
        level=level,
        label=level_label(model, term.id, level, side),
        worth=worth_words(term, level, False, side),
        open=not by_term,
        reason=reason,
        secret_only=level in term.secret,
        idle=level in (0, term.neutral),
    )


def _threat_line(model: Model, side: Side, threat: str) -> TermLine:
    words = lexicon_of(model)
    found = model.threats[threat]
    orders = listed([tr("“{order}”", order=words.label("orders", o)) for o in sorted(found.made_good_by)], "or")
    shown = words.text("threats", threat, "made_good")
    if shown:
        made_good = tr("{deed} Orders: {orders}.", deed=shown, orders=orders)
    else:
        made_good = tr("Made good by orders: {orders}.", orders=orders)
    about = " ".join(x for x in (words.about("threats", threat, side), made_good) if x)
    return TermLine(
        id=threat,
        label=term_label(model, threat),
        about=about,
        gloss="",
        icon=words.text("threats", threat, "icon", "ui-flag"),
        binds=None,
        is_threat=True,
        kinds=(KindChoice(_THREAT, tr(KIND_WORDS[_THREAT]), tr(KIND_ABOUT[_THREAT])),),
        levels=tuple(
            LevelChoice(
                level=i,
                label=level_label(model, threat, i),
                worth="",
                open=True,
                reason="",
                secret_only=False,
                idle=False,
            )
            for i in range(1, len(found.levels))
        ),
        can_be_secret=False,
    )
