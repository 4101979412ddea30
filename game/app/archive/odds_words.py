"""Odds in words and in the shapes that pages are made of; every figure with its range and the number of games."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.app.calendar import stamp
from game.app.causes import name_of
from game.app.clause_words import KIND_WORDS, level_label, term_label
from game.app.correspondence import channel_label
from game.app.debriefing_timeline import answer_words, city
from game.app.lexicon import Lexicon, lexicon_of
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.sides import US, USSR
from game.history.estimates import Published
from game.locale import listed, marked, tr
from game.odds.estimate import GROUPS, Odds
from game.odds.ledger import Ledger
from game.odds.luck import LuckAccount
from game.odds.modesty import Modesty, modesty
from game.odds.seats import Seats
from game.odds.turning import DICE, TOGETHER, WATCH, Decided, TurningPoint, TurningPoints
from game.odds.wilson import Share
from game.reports import debrief_parts as told

GROUP_WORDS: Final[Mapping[str, str]] = {
    "settlement": marked("a settlement"),
    "stalemate": marked("no bargain by the last day"),
    "overruled-us": marked("Kennedy overruled"),
    "overruled-ussr": marked("Khrushchev overruled"),
    "clash": marked("blows without nuclear weapons"),
    "theatre-nuclear": marked("nuclear weapons in the theatre"),
    "general-war": marked("general war"),
}
RISK_WORDS: Final[Mapping[str, str]] = {
    "choice": marked("a leader's decision"),
    "contact": marked("forces in contact"),
    "alert": marked("accidents of the alert"),
    "misreading": marked("one side misread by the other"),
}
_MOVED: Final[Mapping[str, str]] = {
    "war": marked("{what} moved the chance of war by {points} points ({low} to {high})."),
    "settlement": marked("{what} moved the chance of a settlement by {points} points ({low} to {high})."),
}
_PARTS: Final[Mapping[str, str]] = {
    US: marked("Washington's decision"),
    USSR: marked("Moscow's decision"),
    TOGETHER: marked("Both decisions together"),
    WATCH: marked("This watch as a whole"),
}
_MOST_CLAUSES: Final = 3
_SMALL: Final = 0.0295


def share_words(share: Share) -> str:
    """Return a share with its range, `12 (10 to 14) of 100`; a certainty as such."""
    if share.low == share.high:
        return tr("certain") if share.share == 1.0 else tr("out of the question")
    return tr(
        "{share} ({low} to {high}) of 100",
        share=_hundredths(share.share),
        low=_hundredths(share.low),
        high=_hundredths(share.high),
    )


def odds_lines(odds: Odds) -> tuple[str, ...]:
    """Return one line for each kind of ending, the settlement first."""
    if odds.certain:
        group = next(g for g in GROUPS if odds.groups[g])
        return (tr("It has ended: {how}.", how=tr(GROUP_WORDS[group])),)
    return tuple(f"{_capital(tr(GROUP_WORDS[group]))}: {share_words(odds.chance(group))}." for group in GROUPS)


def ledger_lines(model: Model, ledger: Ledger) -> tuple[tuple[bool, str], ...]:
    """Return the risk of the coming watch and of what follows, each split by kind of cause.

    Each line says first whether it is a part of the one above it.
    """
    words = lexicon_of(model)
    lines = [(False, tr("Blows in the coming watch: {share}.", share=share_words(ledger.coming_watch())))]
    lines += [(True, _from(text, ledger.coming_watch(kind))) for kind, text in RISK_WORDS.items()]
    lines.append((False, tr("Blows later: {share}.", share=share_words(ledger.after_it()))))
    lines += [(True, _from(text, ledger.after_it(kind))) for kind, text in RISK_WORDS.items()]
    most = sorted(ledger.coming.items(), key=lambda x: (-x[1], x[0]))[:_MOST_CLAUSES]
    if most:
        names = [words.initial(name_of(words, cause)) for cause, _ in most]
        lines.append((False, tr("Most often in the coming watch it came of: {causes}.", causes=listed(names))))
    return tuple(lines)


def _from(cause: str, share: Share) -> str:
    return tr("from {cause}: {share}.", cause=tr(cause), share=share_words(share))


def luck_lines(account: LuckAccount, who: str) -> tuple[str, ...]:
    """Return how one side's own decisions fare under other lucks."""
    lines = [
        tr(
            "{who}'s own decisions under other luck would have ended in a bargain {share}.",
            who=who,
            share=share_words(account.well),
        )
    ]
    if account.own_score is not None:
        lines.append(
            tr(
                "The dice would have brought a better end than they did {better}, a worse one {worse}.",
                better=share_words(account.luckier),
                worse=share_words(account.unluckier),
            )
        )
    return tuple(lines)


def modesty_of(model: Model, games: int, seats: Seats) -> Modesty:
    """Return the words that stand beside an estimate, with the personas called by their names."""
    words = lexicon_of(model)
    return modesty(model, games, seats, {p: words.label("personas", p) for p in model.personas})


def odds_told(
    model: Model,
    seats: Seats,
    *,
    crises: Sequence[Crisis] = (),
    line: Sequence[Odds] = (),
    history: Sequence[tuple[Crisis, Odds]] = (),
    turning: TurningPoints | None = None,
    luck: LuckAccount | None = None,
) -> told.OddsTold:
    """Return everything that was asked about the odds, as a debrief takes it.

    Args:
        crises: the truth at the nodes of the road, and `line` the odds of each.
        history: the same of 1962.
    """
    words = lexicon_of(model)
    games = max((odds.games for odds in line if not odds.certain), default=turning.games if turning is not None else 0)
    beside = modesty_of(model, games, seats)
    return told.OddsTold(
        by=beside.by,
        interval=beside.interval,
        line=tuple(node_told(model, c, o) for c, o in zip(crises, line, strict=True)),
        history=tuple(node_told(model, c, o) for c, o in history),
        turning=tuple(turning_told(model, point) for point in turning.points) if turning is not None else (),
        luck=None if luck is None else _luck_told(luck, city(words, luck.side)),
        published=tuple(published_words(words, guess) for guess in beside.published),
        leaves_out=beside.leaves_out,
    )


def published_words(words: Lexicon, guess: Published) -> str:
    """Return a published guess in a line, with where it comes from."""
    source = words.provenance({"source": list(guess.sources), "confidence": guess.confidence})
    return f"{guess.who}, {guess.when}: {guess.text} ({source})"


def node_told(model: Model, crisis: Crisis, odds: Odds) -> told.NodeOdds:
    """Return the odds of one node as a debrief takes them."""
    t = float(crisis.v[model.at.t])
    return told.NodeOdds(t=t, when=stamp(model, t, US), games=odds.games, chances=chances(odds))


def chances(odds: Odds) -> tuple[told.Chance, ...]:
    """Return the chances of settlement, stalemate, a leader overruled, and war."""
    return (
        _chance("settlement", tr("settlement"), odds.settlement),
        _chance("stalemate", tr("no bargain"), odds.chance("stalemate")),
        _chance("overruled", tr("a leader overruled"), odds.chance("overruled-us", "overruled-ussr")),
        _chance("war", tr("war"), odds.war),
    )


def turning_told(model: Model, point: TurningPoint) -> told.TurningPoint:
    """Return a turning point in words."""
    words = lexicon_of(model)
    move = point.movement
    low, high = point.moved[point.measure].interval()
    moved = point.moved[point.measure].mean
    text = tr(
        _MOVED["war" if point.measure == "war" else "settlement"],
        what=_part_words(point.part),
        points=f"{100 * moved:+.0f}",
        low=f"{100 * low:+.0f}",
        high=f"{100 * high:+.0f}",
    )
    return told.TurningPoint(
        t=move.t,
        when=stamp(model, move.t, US),
        title=turning_title(model, words, point),
        text=text,
        before=chances(move.before),
        after=chances(move.after),
    )


def turning_title(model: Model, words: Lexicon, point: TurningPoint) -> str:
    """Return what turned it: what was decided, or what fell."""
    if point.part == DICE:
        fell = [_fell(words, fact) for fact in point.fell]
        return "; ".join([_capital(x) for x in dict.fromkeys(fell) if x][:_MOST_CLAUSES]) or tr("How the dice fell")
    parts = [f"{city(words, d.side)}: {decided_words(model, words, d)}" for d in point.decided]
    return "; ".join(parts)


def decided_words(model: Model, words: Lexicon, decided: Decided) -> str:
    """Return what one side decided in a watch, in a line; a quiet watch as `nothing new`."""
    plan, side = decided.plan, decided.side
    parts: list[str] = []
    if plan.accept is not None:
        way = words.initial(channel_label(model, plan.accept.channel, side))
        parts.append(tr("says yes: {channel}", channel=way))
    for letter in plan.letters:
        clauses = [
            f"{tr(KIND_WORDS[c.kind])} {words.initial(term_label(model, c.term))}:"
            f" {level_label(model, c.term, c.level, side)}"
            for c in letter.clauses[:_MOST_CLAUSES]
        ]
        way = words.initial(channel_label(model, letter.channel, side))
        written = tr("writes: {channel}", channel=way)
        parts.append(f"{written} ({'; '.join(clauses)})" if clauses else written)
    parts += [words.initial(words.label("orders", order)) for order in plan.orders]
    if plan.blow is not None:
        parts.append(words.initial(words.label("clash", plan.blow)))
    parts += [answer_words(words, key.partition("/")[0], option) for key, option in decided.answers]
    return "; ".join(parts) or tr("nothing new")


def _part_words(part: str) -> str:
    return tr(_PARTS.get(part, marked("What then fell")))


def _fell(words: Lexicon, fact: Fact) -> str:
    match fact.kind:
        case FactKind.EVENT | FactKind.FOLLOW_ON | FactKind.HAZARD:
            family = "events" if words.entry("events", fact.id) else "hazards"
            return words.label(family, fact.id)
        case FactKind.BARGAIN_STRUCK:
            return tr("the bargain is struck")
        case FactKind.BARGAIN_COLLAPSED:
            return tr("the bargain comes undone")
        case FactKind.LETTER_READ:
            return tr("a letter from {city} is read", city=city(words, fact.side))
        case FactKind.LETTER_LEAKED:
            return tr("a private letter comes out")
        case FactKind.FATE:
            return answer_words(words, fact.id, str(fact.get("option")))
        case FactKind.ENDED:
            return words.initial(words.label("endings", fact.id))
        case _:
            return ""


def _luck_told(account: LuckAccount, who: str) -> told.LuckAccount:
    text = " ".join(luck_lines(account, who))
    return told.LuckAccount(games=account.odds.games, chances=chances(account.odds), text=text)


def _chance(kind: str, label: str, share: Share) -> told.Chance:
    return told.Chance(kind=kind, label=label, share=share.share, low=share.low, high=share.high)


def _hundredths(share: float) -> str:
    """Return a share as so many of a hundred; with a decimal where whole numbers would hide it."""
    return f"{100 * share:.0f}" if share >= _SMALL or not share else f"{100 * share:.1f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
