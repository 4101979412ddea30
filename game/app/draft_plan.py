"""The plan on the desk: what a person has chosen so far in this watch, kept legal at every step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.app.calendar import between
from game.app.changes import Changes
from game.app.clause_words import tone_label
from game.app.correspondence import channel_label, letter, preview, yes_channels
from game.app.lexicon import lexicon_of, plain, said
from game.app.refusal_words import in_words
from game.app.session import Session
from game.core.legality import plan_cost
from game.core.letters import LetterDraft
from game.core.plans import Acceptance, Plan, Refusal
from game.core.sides import Side
from game.locale import listed, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One thing in the plan, in words.

    Args:
        key: `order:ID`, `letter:N`, `accept:ID`, `withdraw:ID` or `blow:ID`.
        cost: points of attention.
    """

    key: str
    icon: str
    title: str
    about: str
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A move that can be chosen while blows are exchanged."""

    id: str
    label: str
    about: str
    icon: str


class PlanDraft:
    """A plan in the making. What the rules would refuse is refused at once, and the plan stays as it was."""

    def __init__(self, session: Session, side: Side) -> None:
        """Begin an empty plan for the watch in play."""
        self.session = session
        self.side = side
        self.changes = Changes(Plan())

    # -- what it is ------------------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """Return the plan as it would be sealed."""
        return self.changes.now

    @property
    def _plan(self) -> Plan:
        return self.changes.now

    @property
    def attention(self) -> int:
        """Points of attention for this watch."""
        return self.session.match.crisis_view(self.side).attention

    @property
    def used(self) -> int:
        """Points that the plan takes."""
        return plan_cost(self.session.match.model, self._plan)

    @property
    def left(self) -> int:
        """Points that are left."""
        return self.attention - self.used

    @property
    def empty(self) -> bool:
        """Whether nothing has been chosen."""
        return self._plan == Plan()

    def problems(self) -> tuple[str, ...]:
        """Return what keeps the plan from being sealed, in words; nothing if it can be."""
        found = self.session.refuse(self.side, self._plan)
        return () if found is None else (in_words(self.session, self.side, found),)

    # -- changing it -----------------------------------------------------------------------------------------------

    def toggle(self, order: str) -> Refusal | None:
        """Put an order into the plan, or take it out again."""
        if order in self._plan.orders:
            return self._to(replace(self._plan, orders=tuple(x for x in self._plan.orders if x != order)))
        return self._try(replace(self._plan, orders=(*self._plan.orders, order)))

    def add_letter(self, draft: LetterDraft) -> Refusal | None:
        """Add a letter."""
        return self._try(replace(self._plan, letters=(*self._plan.letters, draft)))

    def replace_letter(self, index: int, draft: LetterDraft) -> Refusal | None:
        """Put a reworked letter in the place of an earlier draft."""
        letters = list(self._plan.letters)
        letters[index] = draft
        return self._try(replace(self._plan, letters=tuple(letters)))

    def remove_letter(self, index: int) -> Refusal | None:
        """Take a letter out; what it was to withdraw stays unless another letter says so."""
        letters = tuple(x for i, x in enumerate(self._plan.letters) if i != index)
        withdraw = self._plan.withdraw if letters else ()
        return self._to(replace(self._plan, letters=letters, withdraw=withdraw))

    def accept(self, letter_id: str, channel: str | None = None) -> Refusal | None:
        """Take up a standing offer; letters in the plan have to be taken out first."""
        way = channel or next(iter(yes_channels(self.session, self.side)), "")
        return self._try(replace(self._plan, accept=Acceptance(letter=letter_id, channel=way)))

    def refuse_acceptance(self) -> Refusal | None:
        """Take the acceptance out again."""
        return self._to(replace(self._plan, accept=None))

    def withdraw(self, letter_id: str) -> Refusal | None:
        """Have the first letter of the plan take back a standing offer of one's own."""
        if letter_id in self._plan.withdraw:
            return None
        return self._try(replace(self._plan, withdraw=(*self._plan.withdraw, letter_id)))

    def keep(self, letter_id: str) -> Refusal | None:
        """Let a standing offer stand after all."""
        return self._to(replace(self._plan, withdraw=tuple(x for x in self._plan.withdraw if x != letter_id)))

    def choose_blow(self, option: str) -> Refusal | None:
        """Choose the move of this round of blows; it takes the place of an earlier choice."""
        return self._try(Plan(blow=option))

    def take_up(self, plan: Plan) -> Refusal | None:
        """Add all of another plan, as somebody at the table would have it; a move takes the place of another."""
        if plan.blow is not None:
            return self.choose_blow(plan.blow)
        now = self._plan
        return self._try(
            replace(
                now,
                orders=(*now.orders, *(o for o in plan.orders if o not in now.orders)),
                letters=(*now.letters, *(x for x in plan.letters if x not in now.letters)),
                accept=plan.accept or now.accept,
            )
        )

    def remove(self, key: str) -> Refusal | None:
        """Take out what a slip stands for."""
        kind, _, name = key.partition(":")
        takers: dict[str, Callable[[], Refusal | None]] = {
            "order": lambda: self.toggle(name) if name in self._plan.orders else None,
            "letter": lambda: self.remove_letter(int(name)),
            "accept": self.refuse_acceptance,
            "withdraw": lambda: self.keep(name),
            "blow": lambda: self._to(Plan()),
        }
        return takers[kind]()

    def undo(self) -> str:
        """Take the last change back; return it in words, empty if there is none."""
        return self.changes.take_back(self._change)

    def redo(self) -> str:
        """Make the change again that was taken back last; return it in words, empty if there is none."""
        return self.changes.do_again(self._change)

    def _change(self, before: Plan, after: Plan) -> str:
        """Return in words what leads from one plan to another."""
        old, new = self._slips(before), self._slips(after)
        added = [slip.title for slip in new if slip not in old]
        gone = [slip.title for slip in old if slip not in new]
        if added:
            return listed([self._name(title) for title in added])
        return tr("{things} taken out", things=listed([self._name(title) for title in gone]))

    def _name(self, title: str) -> str:
        return lexicon_of(self.session.match.model).initial(title)

    def clear(self) -> None:
        """Take everything out."""
        if not self.empty:
            self._to(Plan())

    # -- in words --------------------------------------------------------------------------------------------------

    def lines(self) -> tuple[Slip, ...]:
        """Return the plan in words, one slip a thing."""
        return self._slips(self._plan)

    def _slips(self, plan: Plan) -> tuple[Slip, ...]:
        session, side, model = self.session, self.side, self.session.match.model
        words = lexicon_of(model)
        slips: list[Slip] = []
        for order in plan.orders:
            entry = words.entry("orders", order)
            icon = said(entry.get("icon")) or "ui-flag"
            about = words.about("orders", order, side)
            slips.append(
                Slip(
                    key=f"order:{order}",
                    icon=icon,
                    title=words.label("orders", order),
                    about=about,
                    cost=model.orders[order].cost,
                )
            )
        for i, draft in enumerate(plan.letters):
            paper = preview(session, side, draft, plan=plan, index=i)
            way = channel_label(model, draft.channel, side)
            about = tr("{channel}, {tone}. {gist}", channel=way, tone=tone_label(draft.tone), gist=paper.gist)
            icon = words.text("channels", draft.channel, "icon", "ch-cable")
            title = tr("Letter: {headline}", headline=words.initial(paper.headline))
            slips.append(
                Slip(key=f"letter:{i}", icon=icon, title=title, about=about, cost=model.channels[draft.channel].cost)
            )
        if plan.accept is not None:
            offer = letter(session, side, plan.accept.letter)
            way = channel_label(model, plan.accept.channel, side)
            about = tr("{channel}. {gist}", channel=way, gist=offer.gist if offer else "").strip()
            title = tr("Accept the offer of {day}", day=offer.day) if offer else tr("Accept an offer")
            slips.append(Slip(key=f"accept:{plan.accept.letter}", icon="ui-hand", title=title, about=about, cost=1))
        for gone in plan.withdraw:
            own = letter(session, side, gone)
            title = tr("Take back the offer of {day}", day=own.day) if own else tr("Take back an offer")
            slips.append(
                Slip(key=f"withdraw:{gone}", icon="ui-back", title=title, about=own.gist if own else "", cost=0)
            )
        if plan.blow is not None:
            move = next((m for m in blows(session, side) if m.id == plan.blow), None)
            if move is not None:
                slips.append(Slip(key=f"blow:{move.id}", icon=move.icon, title=move.label, about=move.about, cost=0))
        return tuple(slips)

    def _try(self, plan: Plan) -> Refusal | None:
        refusal = self.session.refuse(self.side, plan)
        return refusal if refusal is not None else self._to(plan)

    def _to(self, plan: Plan) -> Refusal | None:
        self.changes.to(plan)
        return None


def blows(session: Session, side: Side) -> tuple[Move, ...]:
    """Return the moves that are open while blows are exchanged; none at other times."""
    words = lexicon_of(session.match.model)
    found = []
    for option in session.match.crisis_view(side).clash_options:
        entry = words.entry("clash", option)
        about = said(entry.get("effect"), side) or words.about("clash", option, side)
        label = words.label("clash", option) if entry else plain(option)
        found.append(Move(id=option, label=label, about=about, icon=said(entry.get("icon")) or "or-strike"))
    return tuple(found)


def under_way(session: Session, side: Side) -> tuple[str, ...]:
    """Return what a desk has set going that is not yet done: orders, and letters on their way."""
    model = session.match.model
    words = lexicon_of(model)
    view = session.match.crisis_view(side)
    orders = [words.initial(words.label("orders", o)) for o in view.on_the_way]
    mail = []
    for x in view.sent:
        longest = model.channels[x.channel].hours[1]
        if x.read is None and view.t <= x.sent + longest:
            way = between(*model.channels[x.channel].hours)
            mail.append(
                tr(
                    "a letter ({channel}; {time})",
                    channel=words.initial(channel_label(model, x.channel, side)),
                    time=way,
                )
            )
    return (*orders, *mail)
