"""One person at a desk: commands until the plan is sealed."""

from __future__ import annotations

from collections.abc import Callable

from game.app.branching import take_back
from game.app.draft_plan import blows, under_way
from game.app.orders_book import OrderCard, orders_book
from game.app.session import Session
from game.app.status import status
from game.app.warnings import warnings
from game.core.sides import Side
from game.locale import tr
from game.saves import SaveError, SaveStore
from game.terminal.doors import Leave, Sealed, TakenBack
from game.terminal.letter_tray import LetterTray, points
from game.terminal.paper import Paper, match, small


class Desk(LetterTray):
    """The desk of one side for one watch."""

    def __init__(self, paper: Paper, session: Session, side: Side, store: SaveStore | None) -> None:
        """Sit down with an empty plan."""
        super().__init__(paper, session, side)
        self.store = store
        self._cards: tuple[OrderCard, ...] = ()
        self._commands: dict[str, Callable[[str], None]] = {
            "help": self.help,
            "inbox": self.inbox,
            "read": self.read,
            "letters": self.letters,
            "status": self.status,
            "map": self.map,
            "council": self.council,
            "forecast": self.forecast,
            "press": self.press,
            "follow": self.follow,
            "dissent": self.dissent,
            "room": self.room,
            "orders": self.orders,
            "order": self.order,
            "drop": self.drop,
            "terms": self.terms,
            "letter": self.letter,
            "counter": self.counter,
            "accept": self.accept,
            "withdraw": self.withdraw,
            "move": self.move,
            "plan": self.plan,
            "undo": self.undo,
            "clear": self.clear,
            "seal": self.seal,
            "takeback": self.takeback,
            "branches": self.branches,
            "log": self.log,
            "save": self.save,
            "glossary": self.glossary,
            "sources": self.sources,
            "about": self.about,
            "tips": self.tips,
            "level": self.level,
            "brief": self.brief,
            "quit": self.quit,
        }
        self._menu = ("inbox", "status", "council", "orders", "letter", "map", "plan", "seal", "help")

    def sit(self) -> None:
        """Take commands until the plan is sealed.

        Raises:
            Leave: the person quits.
            TakenBack: the match stands at another place of its tree.
            Moved: another match is to be played.
            EndOfInput: there is no more input.
        """
        if blows(self.session, self.side):
            self._show_moves()
        else:
            self.paper.line()
            names = ", ".join(f"{n} {name}" for n, name in enumerate(self._menu, start=1))
            self.paper.say(tr("What now? Type a command or its number: {names}.", names=names))
        while True:
            now = status(self.session, self.side)
            left = (
                tr(", {left} of {attention} left", left=self.draft.left, attention=self.draft.attention)
                if not now.blows
                else ""
            )
            typed = self.paper.ask(tr("\n{leader}, watch {watch}{left}", leader=now.leader, watch=now.watch, left=left))
            try:
                self.obey(typed)
            except Sealed:
                return

    def obey(self, typed: str) -> None:
        """Carry out one line."""
        word, _, rest = typed.partition(" ")
        word, rest = word.lower(), rest.strip()
        if not word:
            self.paper.say(tr("Type help for the commands, or seal to let the watch pass."))
            return
        if word.isdigit():
            if blows(self.session, self.side):
                word, rest = "move", word
            elif 1 <= int(word) <= len(self._menu):
                word = self._menu[int(word) - 1]
        word = {
            "?": "help",
            "q": "quit",
            "exit": "quit",
            "s": "status",
            "i": "inbox",
            "who": "glossary",
            "b": "branches",
            "d": "drop",
            "f": "forecast",
            "p": "plan",
            "r": "read",
            "tree": "branches",
            "wait": "seal",
        }.get(word, word)
        found = [word] if word in self._commands else [name for name in self._commands if name.startswith(word)]
        if len(found) == 1:
            self._commands[found[0]](rest)
        elif found:
            self.paper.say(tr("That could be {found}.", found=" or ".join(found)))
        else:
            self._unknown(typed)

    def _unknown(self, typed: str) -> None:
        cards = match(typed, [(c.id, c.label) for f in orders_book(self.session, self.side) for c in f.cards])
        if len(cards) == 1:
            self.paper.say(
                tr(
                    "There is no command “{typed}”. To give that order, type: order {cards}",
                    typed=typed,
                    cards=cards[0],
                )
            )
        else:
            self.paper.say(tr("There is no command “{typed}”. Type help for the commands.", typed=typed))

    # -- orders ----------------------------------------------------------------------------------------------------

    def _number_cards(self) -> tuple[OrderCard, ...]:
        families = orders_book(self.session, self.side, self.draft.plan())
        return tuple(c for f in families for c in f.cards)

    def orders(self, rest: str) -> None:
        """List the orders that can be given; with a word, one kind in full."""
        if blows(self.session, self.side):
            self._show_moves()
            return
        families = orders_book(self.session, self.side, self.draft.plan())
        numbers = {c.id: n for n, c in enumerate((c for f in families for c in f.cards), start=1)}
        if rest:
            wanted = match(rest, [(f.id, f.label) for f in families])
            shown = [f for f in families if f.id in wanted]
            if not shown:
                self.paper.say(
                    tr(
                        "There is no kind of order “{rest}”. Kinds: {names}.",
                        rest=rest,
                        names=", ".join(f.label for f in families),
                    )
                )
                return
            for family in shown:
                self.paper.head(family.label)
                self.paper.say(family.about)
                for c in family.cards:
                    self._card(numbers[c.id], c)
            return
        self.paper.head(tr("Orders that can be given now"))
        for family in families:
            opened = [c for c in family.cards if c.open or c.chosen]
            if not opened:
                continue
            self.paper.line(f"{family.label}:")
            for c in opened:
                state = (
                    tr(" (in the plan)")
                    if c.chosen
                    else tr(" (contradicts: {conflicts})", conflicts=c.conflicts[0])
                    if c.conflicts
                    else ""
                )
                self.paper.item(numbers[c.id], f"{c.label}{state}. {points(c.cost)}.")
        self.paper.line()
        self.paper.say(
            tr(
                "Type order and a number or a name. Type orders and a kind, such as orders line, to read "
                "what each does, and why some are closed."
            )
        )

    def _card(self, number: int, c: OrderCard) -> None:
        self.paper.line()
        service = tr(" By {service}.", service=small(c.service)) if c.service else ""
        self.paper.item(number, f"{c.label} ({c.id}). {c.about}{service} {points(c.cost)}.")
        if c.risk:
            self.paper.say(tr("Risk: {risk}", risk=c.risk), indent=5)
        if not c.open:
            self.paper.say(tr("Not now: {reason}.", reason=c.reason), indent=5)

    def order(self, rest: str) -> None:
        """Put an order into the plan."""
        if not rest:
            self.orders("")
            return
        card = self._find(rest)
        if card is None:
            return
        if card.chosen:
            self.paper.say(
                tr("“{label}” is in the plan already. Type drop {id} to take it out.", label=card.label, id=card.id)
            )
            return
        refusal = self.draft.toggle(card.id)
        if not self._refused(refusal):
            self.paper.say(tr("In the plan: {label}. {about}", label=card.label, about=card.about))
            if card.risk:
                self.paper.say(tr("Risk: {risk}", risk=card.risk))

    def drop(self, rest: str) -> None:
        """Take something out of the plan: by name, or by its number in the plan."""
        slips = self.draft.lines()
        found = match(rest, [(s.key, s.title) for s in slips]) or match(
            f"order:{rest}", [(s.key, s.title) for s in slips]
        )
        if len(found) != 1:
            self.paper.say(
                tr("Type drop and the number or the name of something in the plan.")
                if slips
                else tr("The plan is empty.")
            )
            return
        title = next(s.title for s in slips if s.key == found[0])
        self.draft.remove(found[0])
        self.paper.say(tr("Taken out: {title}.", title=title))

    def _find(self, rest: str) -> OrderCard | None:
        cards = self._number_cards()
        if not cards:
            self.paper.say(tr("No orders can be given in this stage."))
            return None
        found = match(rest, [(c.id, c.label) for c in cards])
        if len(found) == 1:
            return next(c for c in cards if c.id == found[0])
        if found:
            names = "; ".join(f"{c.label} ({c.id})" for c in cards if c.id in found)
            self.paper.say(tr("That could be: {names}.", names=names))
        elif (
            rest.lower() in self.session.match.model.orders
            and self.session.match.model.orders[rest.lower()].side == self.side
        ):
            self.paper.say(tr("That order does not belong to this stage of the crisis."))
        else:
            self.paper.say(tr("There is no order “{rest}”. Type orders to see them.", rest=rest))
        return None

    # -- the plan --------------------------------------------------------------------------------------------------

    def _show_moves(self) -> None:
        self.paper.head(tr("Blows are exchanged"))
        moves = blows(self.session, self.side)
        for number, m in enumerate(moves, start=1):
            self.paper.item(number, f"{m.label}. {m.about}")
        self.paper.line()
        self.paper.say(tr("Type move and a number; then seal."))

    def move(self, rest: str) -> None:
        """Choose a move while blows are exchanged."""
        moves = blows(self.session, self.side)
        found = match(rest, [(m.id, m.label) for m in moves])
        if len(found) != 1:
            self.paper.say(tr("Type move and the number of a move.") if moves else tr("No blows are being exchanged."))
            return
        if not self._refused(self.draft.choose_blow(found[0])):
            self.paper.say(tr("Chosen: {names}. Type seal.", names=next(m.label for m in moves if m.id == found[0])))

    def plan(self, _rest: str) -> None:
        """Write what has been chosen."""
        self.paper.head(tr("The plan on your desk"))
        slips = self.draft.lines()
        for number, slip in enumerate(slips, start=1):
            cost = f" {points(slip.cost)}." if slip.cost else ""
            self.paper.item(number, f"{slip.title}. {slip.about}{cost}")
        if not slips:
            self.paper.say(tr("Nothing yet. To wait is a choice too."))
        for row in under_way(self.session, self.side):
            self.paper.say(tr("Under way already: {row}.", row=row), hang=4)
        if not blows(self.session, self.side):
            self.paper.say(
                tr(
                    "Attention: {used} used, {left} left of {attention}.",
                    used=self.draft.used,
                    left=self.draft.left,
                    attention=self.draft.attention,
                )
            )

    def undo(self, _rest: str) -> None:
        """Take the last change back."""
        self.paper.say(tr("Taken back.") if self.draft.undo() else tr("There is nothing to take back."))

    def clear(self, _rest: str) -> None:
        """Take everything out."""
        self.draft.clear()
        self.paper.say(tr("The plan is empty."))

    def seal(self, rest: str) -> None:
        """Hand the plan in, after a word of warning."""
        problems = self.draft.problems()
        if problems:
            for row in problems:
                self.paper.say(row)
            if blows(self.session, self.side):
                self._show_moves()
            return
        plan = self.draft.plan()
        found = warnings(self.session, self.side, plan)
        if found:
            self.paper.subhead(tr("A word before you seal"))
            for w in found:
                grave_mark = tr("Grave:") + " " if w.grave else ""
                self.paper.say(f"- {grave_mark}{w.text}", indent=2, hang=4)
        sure = rest.lower() in ("yes", "y", "now")
        grave = any(w.grave for w in found)
        if not sure and not self.paper.yes(tr("Seal this plan?"), default=not grave):
            self.paper.say(tr("The plan stays on your desk."))
            return
        if not self._refused(self.session.seal(self.side, plan)):
            self.paper.say(
                tr("The lid closes over your plan.") if not self.draft.empty else tr("You let the watch pass.")
            )
            raise Sealed

    def takeback(self, _rest: str) -> None:
        """Go back to the opening of the watch before; what was played stays in the tree."""
        try:
            if not self._refused(take_back(self.session)):
                raise TakenBack
        except SaveError as error:
            self.paper.say(str(error.problem))

    def branches(self, _rest: str) -> None:
        """Open the tree of this match, with history and its branches beside it."""
        from game.terminal.tree_room import TreeRoom  # brings what odds need, which a first page must not wait for

        reader = self.side if len(self.session.people) == 1 else None
        TreeRoom(self.paper, self.session, reader=reader, store=self.store).open()

    # -- the rest --------------------------------------------------------------------------------------------------

    def save(self, rest: str) -> None:
        """Keep a copy of the match under a name."""
        from game.saves import Journal

        if self.store is None or not isinstance(self.session.journal, Journal):
            self.paper.say(tr("This match is played without saves."))
            return
        if not rest:
            self.paper.say(tr("Type save and a name."))
            return
        try:
            entry = self.store.save_slot(rest, self.session.journal)
        except SaveError as error:
            self.paper.say(str(error.problem))
        else:
            self.paper.say(
                tr("Saved as “{name}”. The plan on your desk is not part of it until it is sealed.", name=entry.name)
            )

    def quit(self, _rest: str) -> None:
        """Leave the game; a match that the disk refused is not left without a plain yes."""
        if self.session.save_problem and not self.paper.yes(tr("This match is not saved. Leave and lose it?")):
            return
        raise Leave
