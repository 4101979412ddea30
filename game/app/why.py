"""Why a watch went as it did, as far as a desk can see: somebody of the council says it in a line or two."""

from __future__ import annotations

from typing import Final

from game.app.council import council
from game.app.forecast import outlook, worlds
from game.app.inbox import watch_items
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.pulls import strongest
from game.app.session import Session
from game.app.table_talk import luck, pick, texts
from game.core.facts import Fact, FactKind
from game.core.sides import Side
from game.locale import listed, marked, tr

STRIKING: Final = 6.0
"""Change of the knot from which it is worth saying that it was to be expected."""


def after(session: Session, side: Side) -> tuple[str, ...]:
    """Return why the watch went as it did, as far as this desk can see: who says it, and what."""
    match = session.match
    if match.then is None:
        return ()
    model = match.model
    words = lexicon_of(model)
    at = model.at
    moved = match.then.v[at.knot] - match.crisis.v[at.knot]
    cards = council(session, side)
    if not cards:
        return ()
    speaker = int(luck(session, side, "why") * len(cards))
    lines = [_why_it_moved(session, side, cards[speaker].name, moved)]
    plan = match.plans.get(side)
    if plan is not None and not match.crisis.v[at.clash]:
        low, high = outlook(worlds(session, side, plan)).tension
        now = match.then.v[at.knot]
        kind = "after-surprise" if not low - 2 <= now <= high + 2 else ""
        if not watch_items(session, side, match.crisis.watch):
            kind = "after-silence" if _waits_for_an_answer(session, side) else ""
        elif match.then.v[at.struck] > match.crisis.v[at.struck]:
            kind = ""  # a bargain speaks for itself
        elif not kind and abs(moved) >= STRIKING:
            kind = "after-tighter" if moved > 0 else "after-looser"
        rows = texts(words.entry("council", kind).get("words"))
        if rows:
            other_voice = cards[(speaker + 1 + int(luck(session, side, "speaker") * (len(cards) - 1))) % len(cards)]
            lines.append(_spoken(other_voice.name, pick(session, side, kind, rows)))
    return tuple(x for x in lines if x)


def _why_it_moved(session: Session, side: Side, speaker: str, moved: float) -> str:
    match = session.match
    since = match.crisis.v[match.model.at.t]
    at = match.model.at
    if match.then is not None and match.then.v[at.clash] and not match.crisis.v[at.clash]:
        return _spoken(speaker, tr("Blows are exchanged: nothing else weighed as much on the rope."))
    causes = _causes(session, side, since, moved)
    if abs(moved) < 1:
        return _spoken(speaker, _balance(session, side, since))
    size = "little" if abs(moved) < 4 else "much" if abs(moved) > 10 else ""
    way = "tighter" if moved > 0 else "looser"
    if moved < 0 and any(f.kind is FactKind.BARGAIN_STRUCK and f.t >= since for f in session.facts(side)):
        return _spoken(speaker, tr(_BY_BARGAIN[size]))
    if not causes:
        return _spoken(speaker, tr(_BY_ITSELF[way, size]))
    return _spoken(speaker, tr(_THROUGH[way, size], causes=listed(causes[:2])))


def _spoken(speaker: str, words: str) -> str:
    return tr("{speaker}: {words}", speaker=speaker, words=words)


_BY_BARGAIN: Final = {
    "little": marked("The rope has loosened a little: the bargain did it."),
    "": marked("The rope has loosened: the bargain did it."),
    "much": marked("The rope has loosened much: the bargain did it."),
}
_BY_ITSELF: Final = {
    ("tighter", "little"): marked(
        "The rope has tightened a little, by itself: a rope that nobody pulls settles to what the standing orders "
        "keep up."
    ),
    ("tighter", ""): marked(
        "The rope has tightened, by itself: a rope that nobody pulls settles to what the standing orders keep up."
    ),
    ("tighter", "much"): marked(
        "The rope has tightened much, by itself: a rope that nobody pulls settles to what the standing orders keep up."
    ),
    ("looser", "little"): marked(
        "The rope has loosened a little, by itself: a rope that nobody pulls settles to what the standing orders "
        "keep up."
    ),
    ("looser", ""): marked(
        "The rope has loosened, by itself: a rope that nobody pulls settles to what the standing orders keep up."
    ),
    ("looser", "much"): marked(
        "The rope has loosened much, by itself: a rope that nobody pulls settles to what the standing orders keep up."
    ),
}
_THROUGH: Final = {
    ("tighter", "little"): marked("The rope has tightened a little, mostly through {causes}."),
    ("tighter", ""): marked("The rope has tightened, mostly through {causes}."),
    ("tighter", "much"): marked("The rope has tightened much, mostly through {causes}."),
    ("looser", "little"): marked("The rope has loosened a little, mostly through {causes}."),
    ("looser", ""): marked("The rope has loosened, mostly through {causes}."),
    ("looser", "much"): marked("The rope has loosened much, mostly through {causes}."),
}


def _balance(session: Session, side: Side, since: float) -> str:
    """Say what held the rope where it was."""
    pulled, gave = (_causes(session, side, since, way)[:1] for way in (1.0, -1.0))
    if pulled and pulled == gave:
        return tr("The rope is where it was: {cause} pulled, and gave as much slack.", cause=pulled[0])
    if pulled and gave:
        return tr("The rope is where it was: {tight} drew it tight, {slack} let it go.", tight=pulled[0], slack=gave[0])
    if pulled:
        return tr("The rope is where it was: {cause} drew it tight, the hours let it go.", cause=pulled[0])
    if gave:
        return tr(
            "The rope is where it was: {cause} gave slack, and the standing orders took it up.",
            cause=gave[0],
        )
    return tr("The rope is where it was. Nobody pulled that we could see.")


def _waits_for_an_answer(session: Session, side: Side) -> bool:
    view = session.view(side)
    answered = {x.answers for x in view.read}
    return any(x.id not in answered for x in view.sent[-1:])


def _causes(session: Session, side: Side, since: float, moved: float) -> list[str]:
    model = session.match.model
    words = lexicon_of(model)
    found: list[tuple[float, str]] = []
    for pull, fact in strongest(session, side, since):
        if (pull > 0) == (moved > 0):
            found.append((abs(pull), _act(side, words, fact)))
    for fact in session.facts(side):
        if fact.kind is FactKind.EVENT and fact.t >= since and moved > 0:
            event = next((e for e in model.events if e.id == fact.id), None)
            if event is not None and event.knot > 0:
                told = words.label("events", fact.id, side)
                found.append((event.knot, tr("the event “{event}”", event=told)))
    found.sort(key=lambda x: -x[0])
    return [text for size, text in found if size >= 1.5]


def _act(side: Side, words: Lexicon, fact: Fact) -> str:
    mine = fact.side == side
    if fact.kind in (FactKind.ORDER_CARRIED_OUT, FactKind.ORDER_NOTICED):
        name = words.initial(words.label("orders", fact.id))
        noticed = said(words.entry("orders", fact.id).get("noticed"), side)
        if mine:
            return tr("your order to {order}", order=name)
        if noticed:
            return tr("their step: “{step}”", step=noticed.split(". ")[0].rstrip("."))
        return tr("their order to {order}", order=name)
    if fact.kind is FactKind.PRICE_RAISED:
        return tr("your higher price") if mine else tr("their higher price")
    if fact.kind in (FactKind.LETTER_SENT, FactKind.LETTER_READ):
        return tr("your letter") if mine else tr("their letter")
    if fact.kind is FactKind.BLOW:
        move = words.label("clash", fact.id)
        return tr("your move “{move}”", move=move) if mine else tr("their move “{move}”", move=move)
    return tr("what you decided under pressure") if mine else plain(fact.id)
