"""The room asked: who is for each road, unsure or against; and dissent, the strongest argument against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.app.council import AdviserCard, council
from game.app.draft_plan import blows
from game.app.expectations import settled
from game.app.figures import from_to, in_a_hundred, middle
from game.app.forecast import Outlook, Weighing, outlook, worlds
from game.app.pulls import pull_of_plan
from game.app.session import Session
from game.app.verdict import Ground, Opinion, Verdict, opinion
from game.app.wishes import Wish, in_a_line, in_short, lean_of, wishes
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import marked, tr

MOST_ROADS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road that the room speaks of, and who thinks what of it.

    Args:
        label: two or three words.
        about: whose it is, in a sentence.
        opinions: of everybody at the table, doves first.
    """

    id: str
    label: str
    about: str
    plan: Plan
    opinions: tuple[Opinion, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many are of that mind."""
        return sum(1 for x in self.opinions if x.verdict == verdict)

    def names(self, verdict: Verdict) -> list[str]:
        """Return who is of that mind."""
        return [x.name for x in self.opinions if x.verdict == verdict]

    @property
    def words(self) -> str:
        """The road and its count in one line."""
        return tr(
            "{road}: {pro} for, {unsure} unsure, {con} against.",
            road=self.label,
            pro=self.count("for"),
            unsure=self.count("unsure"),
            con=self.count("against"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """The strongest argument against the plan on the desk.

    Args:
        against: whether he is against it; where nobody is, he is the one who likes it least.
        argument: what he holds against it, with what it rests on.
        instead: what he would do.
        others: who is against it besides.
    """

    adviser: str
    name: str
    against: bool
    argument: str
    instead: str
    others: tuple[str, ...]

    def speak(self) -> tuple[str, ...]:
        """Return it as lines to be read aloud."""
        return tuple(x for x in (self.argument, self.instead) if x)


def roads_of(session: Session, side: Side, plan: Plan) -> tuple[tuple[str, str, str, Plan], ...]:
    """Return (id, label, about, plan) of up to three roads: the plan on the desk, nothing, and what they press for."""
    moves = blows(session, side)
    if moves:
        found = [(m.id, m.label, "", Plan(blow=m.id)) for m in moves]
        mine = [x for x in found if x[3] == plan]
        return tuple([*mine, *(x for x in found if x not in mine)][:MOST_ROADS])
    found = []
    if plan != Plan():
        found.append(("plan", tr("Your plan"), in_short(session, side, plan), plan))
    found.append(("nothing", tr("Nothing"), tr("No order and no letter in this watch."), Plan()))
    for card, his in _pressed_for(session, side, plan):
        if len(found) < MOST_ROADS:
            about = tr("{name} presses for it.", name=card.name.rsplit(maxsplit=1)[-1])
            found.append((f"wish:{card.id}", in_short(session, side, his.plan), about, his.plan))
    return tuple(found)


def _pressed_for(session: Session, side: Side, plan: Plan) -> list[tuple[AdviserCard, Wish]]:
    """Return what others press for, and who: first from the end of the table that the plan leans away from."""
    his = wishes(session, side)
    cards = [c for c in council(session, side) if his[c.id].plan not in (Plan(), plan)]
    doves = sorted((c for c in cards if lean_of(c) < 0), key=lean_of)
    hawks = sorted((c for c in cards if lean_of(c) >= 0), key=lambda c: -lean_of(c))
    ends = [hawks, doves] if pull_of_plan(session, side, plan) <= 0 else [doves, hawks]
    first = [end[0] for end in ends if end]
    rest = [c for c in cards if c not in first]
    found: list[tuple[AdviserCard, Wish]] = []
    for card in (*first, *rest):
        if all(his[card.id].plan != wish.plan for _, wish in found):
            found.append((card, his[card.id]))
    return found


def asked(session: Session, side: Side, plan: Plan) -> tuple[Road, ...]:
    """Ask the room: return up to three roads with what everybody makes of them."""
    cards = council(session, side)
    return tuple(
        Road(
            id=name,
            label=label,
            about=about,
            plan=road,
            opinions=opinions(session, side, cards, road),
        )
        for name, label, about, road in roads_of(session, side, plan)
    )


def weighings(session: Session, side: Side, plan: Plan) -> list[Weighing]:
    """Return all that has to be played out before the room can be asked, for a window that does it bit by bit."""
    plans = dict.fromkeys((plan, Plan(), *(road for _, _, _, road in roads_of(session, side, plan))))
    return [Weighing(session, side, p) for p in plans]


def opinions(session: Session, side: Side, cards: Sequence[AdviserCard], plan: Plan) -> tuple[Opinion, ...]:
    """Return what each of some advisers makes of a plan."""
    his = wishes(session, side)
    return tuple(
        opinion(session, side, c, plan, _seen(session, side, c, plan), _seen(session, side, c, Plan()), his[c.id].plan)
        for c in cards
    )


def _seen(session: Session, side: Side, card: AdviserCard, plan: Plan) -> Outlook:
    return outlook(worlds(session, side, plan), lean_of(card), pull_of_plan(session, side, plan))


# -- dissent -----------------------------------------------------------------------------------------------------------

_AGAINST: Final[dict[Ground, str]] = {
    "blows": marked("It leads toward blows: {blows} within a day and a half; if we wait, {blows_quiet}."),
    "rope": marked("It brings the rope to {rope}; if we wait it lies at {rope_quiet}."),
    "mishap": marked("Something may slip: a grave incident, {mishap}; if we wait, {mishap_quiet}."),
    "yes": marked("It brings no yes nearer: {accepted} within a day and a half; if we wait, {accepted_quiet}."),
    "taste": marked("It spends attention on the wrong thing, and brings their yes no nearer: {accepted}."),
    "slack": marked("It lets the rope go and gets nothing for it: their yes, {accepted} within a day and a half."),
    "force": marked("It begins what no letter ends: blows, {blows} within a day and a half."),
}
_AGAINST_WAITING: Final[dict[Ground, str]] = {
    "blows": marked("Waiting is no shelter: blows within a day and a half, {blows}."),
    "rope": marked("Left alone, the rope comes to lie at {rope}."),
    "taste": marked("Waiting is given to them too. It brings their yes no nearer: {accepted} within a day and a half."),
}
_SETTLED: Final = marked("All is settled, and the rope lies at {rope}. The hour is better spent on keeping it.")
_SLACKENS: Final = marked("Left alone, the rope falls to {rope}, and they need not hurry.")
_PULLS: Final = marked("It pulls where there is nothing to be gained: the rope comes to {rope}.")


def dissent(session: Session, side: Side, plan: Plan) -> Dissent | None:
    """Return the strongest argument against the plan on the desk, by who holds it; None where nobody sits there."""
    cards = council(session, side)
    if not cards:
        return None
    found = opinions(session, side, cards, plan)
    least = min(found, key=lambda x: x.score)
    card = next(c for c in cards if c.id == least.adviser)
    his = wishes(session, side)[card.id]
    instead = ""
    if his.plan != plan:
        instead = tr("He would do this instead: {act}.", act=in_a_line(session, side, his.plan))
    return Dissent(
        adviser=card.id,
        name=card.name,
        against=least.verdict == "against",
        argument=_argument(session, side, card, plan, least),
        instead=instead,
        others=tuple(x.name for x in found if x.verdict == "against" and x is not least),
    )


def _argument(session: Session, side: Side, card: AdviserCard, plan: Plan, held: Opinion) -> str:
    seen, quiet = (_seen(session, side, card, p) for p in (plan, Plan()))
    ground = held.worst or "taste"
    if settled(session) and ground in ("yes", "taste", "slack"):
        return tr(_SETTLED, rope=from_to(seen.tension))
    if plan == Plan():
        text = _AGAINST_WAITING.get(ground, _AGAINST_WAITING["taste"])
        if ground == "rope" and middle(seen.tension) <= session.match.crisis.v[session.match.model.at.knot]:
            text = _SLACKENS
    elif ground == "slack" and pull_of_plan(session, side, plan) > 0:
        text = _PULLS
    else:
        text = _AGAINST[ground]
    return tr(
        text,
        blows=in_a_hundred(seen.blows),
        blows_quiet=in_a_hundred(quiet.blows),
        rope=from_to(seen.tension),
        rope_quiet=from_to(quiet.tension),
        mishap=in_a_hundred(seen.grave),
        mishap_quiet=in_a_hundred(quiet.grave),
        accepted=in_a_hundred(seen.accepted),
        accepted_quiet=in_a_hundred(quiet.accepted),
    )
