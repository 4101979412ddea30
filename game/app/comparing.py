"""Two roads side by side in words: where they part, and what is different from there on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.app.calendar import stamp
from game.app.clause_words import KIND_WORDS, level_label, term_label
from game.app.correspondence import channel_label
from game.app.debriefing import days_between, notices_of, session_of, tension_bands
from game.app.debriefing_decisions import accept_words, draft_words, orders_words
from game.app.debriefing_sources import Citations
from game.app.debriefing_timeline import answer_words, city
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.newgame import scenario_title
from game.app.session import Session
from game.core.definitions import Model
from game.core.letters import Clause, Letter
from game.core.sides import SIDES, Side
from game.history.branch import Branch
from game.history.compare import Comparison, Difference, Outcome, TrackPair, compare
from game.history.compare_letters import LetterPair
from game.locale import marked, tr, trc, trn
from game.odds.luck import Difference as OddsDifference
from game.reports.debrief_parts import NodeOdds, TrackTold
from game.reports.debrief_roads import AxisRow, ClauseRow, FallenRow, ForkLine, LetterRow, TwoRoads

_MARKS: Final = {
    "same": "",
    "level": marked("another level"),
    "kind": marked("meant otherwise"),
    "secret": marked("secret on one road only"),
    "only-a": marked("only in the first"),
    "only-b": marked("only in the second"),
}
_OWING: Final = {
    "decision": marked("what was decided"),
    "dice": marked("the dice: with the same luck it would have fallen on both"),
    "course": marked("how things stood by then: the same dice would not have brought it"),
    "unlike-hours": marked("something that cannot be told: the watches stand at different hours"),
}
_MATTERS: Final = {
    "orders": marked("orders"),
    "letters": marked("letters"),
    "accept": marked("yes"),
    "withdraw": marked("offers taken back"),
    "blow": marked("blow"),
    "answers": marked("answer"),
}
_MOVES: Final = {
    "war": marked(
        "From {a} to {b} the chance of war moves by {whole} points in the end: "
        "{decision} by the decision at the fork alone ({low} to {high}), "
        "{dice} by what fell in that watch, {later} by everything after it."
    ),
    "settlement": marked(
        "From {a} to {b} the chance of a settlement moves by {whole} points in the end: "
        "{decision} by the decision at the fork alone ({low} to {high}), "
        "{dice} by what fell in that watch, {later} by everything after it."
    ),
}
_SET_UP: Final = {
    "start": marked("beginning"),
    "seed": marked("number of the luck"),
    "personas": marked("characters in the chairs"),
    "hazard": marked("how dangerous accidents are"),
    "historical_luck": marked("events at their hour of 1962"),
    "nature": marked("characters drawn by lot"),
    "temperament": marked("temperament"),
    "attention": marked("attention"),
    "fog": marked("fog"),
}


def two_roads(
    a: Branch,
    b: Branch,
    *,
    comparison: Comparison | None = None,
    names: tuple[str, str] | None = None,
    odds: tuple[Sequence[NodeOdds], Sequence[NodeOdds]] = ((), ()),
    difference: OddsDifference | None = None,
) -> TwoRoads:
    """Return two branches side by side, in words; `game.reports` makes Markdown and a page of it.

    Args:
        comparison: what `compare(a, b)` gave, if it is at hand.
        names: what the roads are called, as a player may have typed it; None is for this road and 1962.
        odds: the odds along each, if they were asked.
        difference: how much of the difference was the decision and how much the dice, if that was asked.

    Raises:
        ValueError: the branches are of different scenarios.
    """
    found, names = comparison or compare(a, b), names or (tr("This road"), "1962")
    model = a.model
    words = lexicon_of(model)
    sessions = session_of(a), session_of(b)
    curve_a, curve_b = found.tension.a, found.tension.b
    both = max(curve_a[0][0], curve_b[0][0])
    first, last = min(curve_a[0][0], curve_b[0][0]), max(curve_a[-1][0], curve_b[-1][0])
    differing = tuple(p for p in found.letters if not p.shared)
    fork = found.parting.t
    return TwoRoads(
        scenario=scenario_title(model),
        model=tr("{scenario}, rules {digest}", scenario=model.id, digest=model.digest[:12]),
        name_a=names[0],
        name_b=names[1],
        parting=_parting(found, model),
        luck=_luck(found),
        account=() if difference is None else account_of(difference, names),
        fork=None if fork is None or found.same else (fork, tr("they part here")),
        fork_lines=tuple(_fork_line(d, model, words) for d in found.parting.differences),
        ending_a=_ending(found.outcome_a, model, words),
        ending_b=_ending(found.outcome_b, model, words),
        text_a=_ending_text(found.outcome_a, words),
        text_b=_ending_text(found.outcome_b, words),
        tension_a=curve_a,
        tension_b=curve_b,
        bands=tension_bands(),
        days=days_between(model, first, last),
        odds_a=tuple(odds[0]),
        odds_b=tuple(odds[1]),
        tracks=tuple(_track(p, model, words) for p in found.tracks if p.name != "knot"),
        letters=tuple(_letter_row(p, sessions, words) for p in differing),
        shared_letters=len(found.letters) - len(differing),
        fallen=tuple(
            FallenRow(
                when=stamp(model, x.fact.t, "us"),
                title=words.label("events" if words.entry("events", x.fact.id) else "hazards", x.fact.id),
                road=names[0] if x.only == "a" else names[1],
                owing=tr(_OWING[x.owing]),
            )
            for x in found.fallen
            if x.fact.t >= both
        ),
        axes={city(words, side): _axes(found, words, side) for side in SIDES},
        notices=notices_of(words, Citations(words)),
    )


# -- the fork ------------------------------------------------------------------------------------------------------


def _parting(found: Comparison, model: Model) -> str:
    if found.same:
        return tr("They are one and the same road.")
    parting = found.parting
    if parting.t is None:
        return tr("They have no beginning in common.")
    when = stamp(model, parting.t, "us")
    if parting.node_a is None or parting.node_b is None:
        return tr(
            "They are alike up to watch {watch}, {when}; there one of them stops.", watch=parting.watch, when=when
        )
    return tr("They part in watch {watch}, {when}.", watch=parting.watch, when=when)


def _luck(found: Comparison) -> str:
    if found.same:
        return ""
    if found.same_luck:
        return tr("Both have the same luck, so every difference comes from what was decided.")
    return tr("They were played with different luck; what fell on one road only may be owing to the dice.")


def account_of(difference: OddsDifference, names: tuple[str, str]) -> tuple[str, ...]:
    """Return one line for each measure: the whole way from the first road's chance to the second's, and its parts."""
    lines = []
    for measure, text in _MOVES.items():
        parts = difference.parts(measure)
        low, high = difference.decision[measure].interval()
        lines.append(
            tr(
                text,
                a=names[0],
                b=names[1],
                whole=_points(parts["whole"]),
                decision=_points(parts["decision"]),
                low=_points(low),
                high=_points(high),
                dice=_points(parts["dice"]),
                later=_points(parts["later"]),
            )
        )
    return (*lines, tr("By this model, from {games:,} games played on from each place.", games=difference.games))


def _points(share: float) -> str:
    """Return a difference of chances in points of a hundred, with its sign; nothing has none."""
    whole = round(100 * share)
    return f"{whole:+d}" if whole else "0"


def _fork_line(x: Difference, model: Model, words: Lexicon) -> ForkLine:
    if x.matter == "setup":
        a, b = (_set_up(words, x.a[0], told) for told in (x.a[1], x.b[1]))
        return ForkLine(what=tr("Set-up: {what}", what=tr(_SET_UP[x.a[0]])), a=a, b=b)
    if x.matter == "luck":
        return ForkLine(what=tr("Luck"), a=", ".join(x.a), b=", ".join(x.b))
    who = city(words, x.side)
    what = f"{who}: {tr(_MATTERS[x.matter])}" if who else plain(tr(_MATTERS[x.matter]))
    if x.matter == "letters":
        a, b = ("; ".join(draft_words(model, d, x.side) for d in drafts) for drafts in (x.drafts_a, x.drafts_b))
        return ForkLine(what=what, a=a or tr("none"), b=b or tr("none"))
    return ForkLine(what=what, a=_decided(x, x.a, model, words), b=_decided(x, x.b, model, words))


def _set_up(words: Lexicon, what: str, told: str) -> str:
    """A value of a set-up as a reader knows it: beginnings and characters by their names, a switch in words."""
    if what == "start":
        return words.label("starts", told)
    if what == "personas":
        return ", ".join(words.label("personas", who) for who in told.split(", "))
    return {"yes": trc("set-up", "yes"), "no": trc("set-up", "no")}.get(told, told)


def _decided(x: Difference, ids: tuple[str, ...], model: Model, words: Lexicon) -> str:
    if x.matter == "orders":
        return orders_words(model, ids) or tr("none")
    if x.matter == "accept":
        return accept_words(model, ids[1], x.side) if ids else tr("none")
    if x.matter == "withdraw":
        return trn("{count} of its own offers", "{count} of its own offers", len(ids)) if ids else tr("none")
    if x.matter == "blow":
        return words.label("clash", ids[0]) if ids else tr("none")
    return answer_words(words, *ids) if len(ids) > 1 else tr("was not asked")


# -- the rest ------------------------------------------------------------------------------------------------------


def _ending(x: Outcome, model: Model, words: Lexicon) -> str:
    when = stamp(model, x.t, "us")
    return f"{words.label('endings', x.ending)}, {when}" if x.ending else tr("Not ended by {when}", when=when)


def _ending_text(x: Outcome, words: Lexicon) -> str:
    if x.ending is None:
        return ""
    entry = words.entry("endings", x.ending)
    return " ".join(f"{city(words, s)}: {said(entry.get(s))}" for s in SIDES if said(entry.get(s)))


def _track(pair: TrackPair, model: Model, words: Lexicon) -> TrackTold:
    q = model.quantities[model.index[pair.name]]
    side = next((s for s in SIDES if pair.name.startswith(f"{s}_")), None)
    return TrackTold(
        name=pair.name,
        label=words.label("tracks", pair.name),
        about=words.about("tracks", pair.name, side),
        city=city(words, side),
        lo=q.lo,
        hi=q.hi,
        points=pair.a,
        history=pair.b,
    )


def _axes(found: Comparison, words: Lexicon, side: Side) -> tuple[AxisRow, ...]:
    other = found.outcome_b.scores[side]
    return tuple(
        AxisRow(label=words.label("axes", axis), a=value, b=other[axis])
        for axis, value in found.outcome_a.scores[side].items()
        if axis != "total"
    )


def _letter_row(pair: LetterPair, sessions: tuple[Session, Session], words: Lexicon) -> LetterRow:
    model, both = sessions[0].match.model, pair.a is not None and pair.b is not None
    return LetterRow(
        when=stamp(model, pair.t, "us"),
        sender=words.text("sides", pair.by, "leader", city(words, pair.by)),
        a=_sent(model, pair.a),
        b=_sent(model, pair.b),
        gist_a=_gist(sessions[0], pair.a),
        gist_b=_gist(sessions[1], pair.b),
        clauses=tuple(
            ClauseRow(
                term=term_label(model, c.term),
                a=_clause(model, c.a, pair.by),
                b=_clause(model, c.b, pair.by),
                mark=tr(_MARKS[c.mark]) if _MARKS[c.mark] and both else "",
                differs=c.mark if _MARKS[c.mark] and both else "",
            )
            for c in pair.clauses
        ),
    )


def _sent(model: Model, x: Letter | None) -> str:
    return "" if x is None else f"{stamp(model, x.sent, 'us')}: {channel_label(model, x.channel, x.by)}"


def _gist(session: Session, x: Letter | None) -> str:
    return "" if x is None else session.letters.written(session.match, session.chronicle, x).gist


def _clause(model: Model, c: Clause | None, by: Side) -> str:
    if c is None:
        return ""
    told = f"{tr(KIND_WORDS[c.kind])}: {level_label(model, c.term, c.level, by)}"
    return tr("{clause} (secret)", clause=told) if c.secret else told
