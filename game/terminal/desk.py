"""One person at a desk: commands until the plan is sealed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.app.correspondence import inbox_letters, letter, preview, preview_acceptance, sent_letters, standing_offers
from game.app.council import forecasts, remarks
from game.app.draft_plan import PlanDraft, blows, under_way
from game.app.fact_words import InboxItem
from game.app.help import glossary, look_up
from game.app.letter_draft import LetterDesk
from game.app.letter_paper import LetterPaper
from game.app.orders_book import OrderCard, orders_book
from game.app.refusal_words import in_words
from game.app.session import Session
from game.app.status import status
from game.app.take_back import can_take_back, take_back
from game.app.warnings import warnings
from game.core.plans import Acceptance, Plan, Refusal
from game.core.sides import Side
from game.saves import SaveError, SaveStore
from game.terminal import pages
from game.terminal.composer import Composer
from game.terminal.paper import Paper, match

HELP: Final[tuple[tuple[str, str], ...]] = (
    ("inbox", "what has come; read N reads one in full"),
    ("letters", "all letters read and sent; read ID reads one, such as read ussr-2"),
    ("status", "where things stand; map: the same on the map, in words"),
    ("council", "what the advisers say; forecast: what they expect of your plan"),
    ("orders", "what can be ordered; orders N or orders WORD for one kind"),
    ("order NAME", "put an order into the plan; drop NAME takes it out"),
    ("letter", "write a letter step by step; help letter for one line"),
    ("counter N", "take their offer as a draft, to be marked up"),
    ("accept N", "say yes to a standing offer; withdraw N takes back one of yours"),
    ("plan", "what you have chosen; undo and clear change it"),
    ("seal", "hand the plan in and let the watch pass"),
    ("log", "everything so far; save NAME keeps a copy of the match; takeback goes one watch back, where allowed"),
    ("glossary WORD", "hard words and persons; sources, about, tips"),
    ("quit", "leave; the match is kept"),
)

HELP_LETTER: Final = (
    "A letter in one line has its parts parted by semicolons, the channel first. For example: "
    "letter back; tone 0; offer pledge 3; offer jupiters 2; ask arms 4; answers ussr-2. "
    "Parts: tone -2 to 2; offer, give, ask, condition, refuse TERM LEVEL; threat NAME LEVEL; the word secret after a "
    "clause; deadline HOURS; urgent; answers LETTER. Levels begin at 0. Type terms to see the terms and their levels."
)


class Sealed(Exception):
    """The plan is sealed; the desk is done with this watch."""


class Leave(Exception):
    """The person wants to leave the game."""


class TakenBack(Exception):
    """The watch before was taken back; play goes on with another match."""

    def __init__(self, session: Session) -> None:
        """Carry the match that stands where the watch before began."""
        super().__init__()
        self.session = session


class Desk:
    """The desk of one side for one watch."""

    def __init__(self, paper: Paper, session: Session, side: Side, store: SaveStore | None) -> None:
        """Sit down with an empty plan."""
        self.paper = paper
        self.session = session
        self.side = side
        self.store = store
        self.draft = PlanDraft(session, side)
        self._inbox: tuple[InboxItem, ...] = ()
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
            "log": self.log,
            "save": self.save,
            "glossary": self.glossary,
            "sources": self.sources,
            "about": self.about,
            "tips": self.tips,
            "brief": self.brief,
            "quit": self.quit,
        }
        self._menu = ("inbox", "status", "council", "orders", "letter", "map", "plan", "seal", "help")

    def sit(self) -> None:
        """Take commands until the plan is sealed.

        Raises:
            Leave: the person quits.
            EndOfInput: there is no more input.
        """
        if blows(self.session, self.side):
            self._show_moves()
        else:
            self.paper.line()
            names = ", ".join(f"{n} {name}" for n, name in enumerate(self._menu, start=1))
            self.paper.say(f"What now? Type a command or its number: {names}.")
        while True:
            now = status(self.session, self.side)
            left = f", {self.draft.left} of {self.draft.attention} left" if not now.blows else ""
            typed = self.paper.ask(f"\n{now.leader}, watch {now.watch}{left}")
            try:
                self.obey(typed)
            except Sealed:
                return

    def obey(self, typed: str) -> None:
        """Carry out one line."""
        word, _, rest = typed.partition(" ")
        word, rest = word.lower(), rest.strip()
        if not word:
            self.paper.say("Type help for the commands, or seal to let the watch pass.")
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
            "wait": "seal",
        }.get(word, word)
        found = [word] if word in self._commands else [name for name in self._commands if name.startswith(word)]
        if len(found) == 1:
            self._commands[found[0]](rest)
        elif found:
            self.paper.say(f"That could be {' or '.join(found)}.")
        else:
            self._unknown(typed)

    def _unknown(self, typed: str) -> None:
        cards = match(typed, [(c.id, c.label) for f in orders_book(self.session, self.side) for c in f.cards])
        if len(cards) == 1:
            self.paper.say(f"There is no command “{typed}”. To give that order, type: order {cards[0]}")
        else:
            self.paper.say(f"There is no command “{typed}”. Type help for the commands.")

    # -- reading ---------------------------------------------------------------------------------------------------

    def help(self, rest: str) -> None:
        """Write the commands."""
        if rest == "letter":
            self.paper.say(HELP_LETTER)
            return
        self.paper.head("Commands")
        for name, text in HELP:
            self.paper.say(f"{name}: {text}.", hang=4)

    def brief(self, _rest: str) -> None:
        """Write the brief again."""
        pages.show_brief(self.paper, self.session, self.side)

    def tips(self, _rest: str) -> None:
        """Write the tips of a scenario that teaches."""
        if not pages.show_lesson(self.paper, self.session, self.side):
            self.paper.say("There are no tips for this watch. Type help for the commands.")

    def inbox(self, rest: str) -> None:
        """Write the inbox."""
        if rest:
            self.read(rest)
            return
        self._inbox = pages.show_inbox(self.paper, self.session, self.side)

    def read(self, rest: str) -> None:
        """Read one paper of the inbox by number, or a letter by its id."""
        items = self._inbox or pages.show_inbox(self.paper, self.session, self.side)
        self._inbox = items
        found = letter(self.session, self.side, rest.lower()) if rest else None
        if found is not None:
            pages.show_letter(self.paper, found)
            return
        if not rest.isdigit() or not 1 <= int(rest) <= len(items):
            self.paper.say(
                f"Type read and a number from 1 to {len(items)}, or the id of a letter."
                if items
                else "There is nothing to read."
            )
            return
        item = items[int(rest) - 1]
        paper = letter(self.session, self.side, item.letter) if item.letter and item.kind == "letter" else None
        if paper is not None:
            pages.show_letter(self.paper, paper)
        else:
            pages.show_item(self.paper, item)

    def letters(self, _rest: str) -> None:
        """Write all letters read and sent."""
        theirs, own = inbox_letters(self.session, self.side), sent_letters(self.session, self.side)
        for title, letters in (("Letters received", theirs), ("Letters sent", own)):
            self.paper.head(title)
            for x in letters:
                state = f"{x.state_words[:1].upper()}{x.state_words[1:]}"
                self.paper.say(f"{x.id}: {x.dateline}, {x.channel_label}. {x.headline}. {state}.", hang=4)
            if not letters:
                self.paper.say("None yet.")

    def status(self, _rest: str) -> None:
        """Write where things stand."""
        pages.show_status(self.paper, self.session, self.side)

    def map(self, _rest: str) -> None:
        """Write the map in words."""
        pages.show_map(self.paper, self.session, self.side)

    def council(self, _rest: str) -> None:
        """Write what the advisers say."""
        pages.show_council(self.paper, self.session, self.side)

    def forecast(self, _rest: str) -> None:
        """Write what the council expects of the plan on the desk."""
        plan = self.draft.plan()
        if blows(self.session, self.side) and plan.blow is None:
            self.paper.say("Choose a move first; then ask again.")
            return
        found = forecasts(self.session, self.side, plan)
        pages.show_forecast(self.paper, found, remarks(self.session, self.side, plan))

    def log(self, _rest: str) -> None:
        """Write everything so far."""
        pages.show_log(self.paper, self.session, self.side)

    def glossary(self, rest: str) -> None:
        """Look a word up, or list all."""
        if not rest:
            self.paper.head("Glossary")
            self.paper.say(", ".join(e.term for e in glossary(self.session.match.model)) + ".")
            self.paper.say("Type glossary and a word.")
            return
        found = look_up(self.session.match.model, rest)
        if not found:
            self.paper.say(f"There is no entry for “{rest}”. Type glossary to see all.")
        for entry in found:
            source = f" ({entry.source})" if entry.source else ""
            self.paper.say(f"{entry.term}: {entry.text}{source}", hang=4)

    def sources(self, _rest: str) -> None:
        """Write the bibliography."""
        pages.show_sources(self.paper, self.session)

    def about(self, _rest: str) -> None:
        """Write the note on content."""
        pages.show_about(self.paper, self.session)

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
                self.paper.say(f"There is no kind of order “{rest}”. Kinds: {', '.join(f.label for f in families)}.")
                return
            for family in shown:
                self.paper.head(family.label)
                self.paper.say(family.about)
                for c in family.cards:
                    self._card(numbers[c.id], c)
            return
        self.paper.head("Orders that can be given now")
        for family in families:
            opened = [c for c in family.cards if c.open or c.chosen]
            if not opened:
                continue
            self.paper.line(f"{family.label}:")
            for c in opened:
                state = " (in the plan)" if c.chosen else f" (contradicts: {c.conflicts[0]})" if c.conflicts else ""
                self.paper.item(numbers[c.id], f"{c.label}{state}. {_cost(c.cost)}.")
        self.paper.line()
        self.paper.say(
            "Type order and a number or a name. Type orders and a kind, such as orders line, to read what each does, "
            "and why some are closed."
        )

    def _card(self, number: int, c: OrderCard) -> None:
        self.paper.line()
        service = f" By {c.service[:1].lower()}{c.service[1:]}." if c.service else ""
        self.paper.item(number, f"{c.label} ({c.id}). {c.about}{service} {_cost(c.cost)}.")
        if c.risk:
            self.paper.say(f"Risk: {c.risk}", indent=5)
        if not c.open:
            self.paper.say(f"Not now: {c.reason}.", indent=5)

    def order(self, rest: str) -> None:
        """Put an order into the plan."""
        if not rest:
            self.orders("")
            return
        card = self._find(rest)
        if card is None:
            return
        if card.chosen:
            self.paper.say(f"“{card.label}” is in the plan already. Type drop {card.id} to take it out.")
            return
        refusal = self.draft.toggle(card.id)
        if not self._refused(refusal):
            self.paper.say(f"In the plan: {card.label}. {card.about}")
            if card.risk:
                self.paper.say(f"Risk: {card.risk}")

    def drop(self, rest: str) -> None:
        """Take something out of the plan: by name, or by its number in the plan."""
        slips = self.draft.lines()
        found = match(rest, [(s.key, s.title) for s in slips]) or match(
            f"order:{rest}", [(s.key, s.title) for s in slips]
        )
        if len(found) != 1:
            self.paper.say(
                "Type drop and the number or the name of something in the plan." if slips else "The plan is empty."
            )
            return
        title = next(s.title for s in slips if s.key == found[0])
        self.draft.remove(found[0])
        self.paper.say(f"Taken out: {title}.")

    def _find(self, rest: str) -> OrderCard | None:
        cards = self._number_cards()
        if not cards:
            self.paper.say("No orders can be given in this stage.")
            return None
        found = match(rest, [(c.id, c.label) for c in cards])
        if len(found) == 1:
            return next(c for c in cards if c.id == found[0])
        if found:
            names = "; ".join(f"{c.label} ({c.id})" for c in cards if c.id in found)
            self.paper.say(f"That could be: {names}.")
        elif (
            rest.lower() in self.session.match.model.orders
            and self.session.match.model.orders[rest.lower()].side == self.side
        ):
            self.paper.say("That order does not belong to this stage of the crisis.")
        else:
            self.paper.say(f"There is no order “{rest}”. Type orders to see them.")
        return None

    # -- letters ---------------------------------------------------------------------------------------------------

    def terms(self, rest: str) -> None:
        """Write the term sheet with its levels."""
        from game.app.term_sheet import channels, term_sheet

        lines = channels(self.session, self.side)
        found = match(rest, [(c.id, c.label) for c in lines])
        channel = found[0] if found else next((c.id for c in lines if c.open), lines[0].id)
        self.paper.head("The term sheet")
        for t in term_sheet(self.session, self.side, channel):
            own = "yours to give" if t.binds == self.side else "theirs to give" if t.binds else "a warning of yours"
            self.paper.say(f"{t.id}: {t.label}, {own}. {t.about}", hang=4)
            for x in t.levels:
                worth = f" ({x.worth})" if x.worth else ""
                self.paper.say(f"{x.level}: {x.label}{worth}", indent=6, hang=9)
        self.paper.line()
        self.paper.line("Channels:")
        for c in lines:
            state = "" if c.open else f" Closed: {c.reason}."
            self.paper.say(f"{c.id}: {c.label}. {c.about} {_cost(c.cost)}.{state}", hang=4)

    def letter(self, rest: str) -> None:
        """Write a letter: step by step, in one line, or `letter edit N`."""
        if blows(self.session, self.side):
            self.paper.say("While blows are exchanged nothing else gets through.")
            return
        words = rest.split()
        if words and words[0] == "edit":
            self._edit(words[1] if len(words) > 1 else "1")
            return
        desk = LetterDesk(self.session, self.side, plan=self.draft.plan())
        composer = Composer(self.paper, desk)
        draft = composer.quick(rest) if rest else composer.guide()
        if draft is None:
            self.paper.say("No letter was added.")
            return
        if not self._refused(self.draft.add_letter(draft)):
            if rest:
                pages.show_letter(
                    self.paper,
                    preview(
                        self.session, self.side, draft, plan=self.draft.plan(), index=len(self.draft.plan().letters) - 1
                    ),
                )
                for row in desk.believed():
                    self.paper.say(f"- {row}", indent=2, hang=4)
            self.paper.say("The letter is in the plan. It goes when you seal.")

    def _edit(self, number: str) -> None:
        letters = self.draft.plan().letters
        if not number.isdigit() or not 1 <= int(number) <= len(letters):
            self.paper.say("There is no such letter in the plan.")
            return
        index = int(number) - 1
        before = Plan(letters=letters[:index])
        draft = Composer(self.paper, LetterDesk(self.session, self.side, letters[index], plan=before)).guide()
        if draft is not None and not self._refused(self.draft.replace_letter(index, draft)):
            self.paper.say("The letter is changed.")

    def counter(self, rest: str) -> None:
        """Take their offer as the draft of an answer."""
        offers = [x for x in inbox_letters(self.session, self.side) if x.clauses]
        found = self._which(rest, offers, "letter with terms", "counter")
        if found is None:
            return
        desk = LetterDesk(self.session, self.side, plan=self.draft.plan())
        if self._refused(desk.counter_to(found.id)):
            return
        draft = Composer(self.paper, desk).guide()
        if draft is not None and not self._refused(self.draft.add_letter(draft)):
            self.paper.say("The letter is in the plan. It goes when you seal.")

    def accept(self, rest: str) -> None:
        """Say yes to a standing offer: `accept N [channel]`."""
        which, _, way = rest.partition(" ")
        offers = list(standing_offers(self.session, self.side))
        found = self._which(which, offers, "standing offer that would end the crisis", "accept")
        if found is None:
            return
        if self._refused(self.draft.accept(found.id, way.strip() or None)):
            return
        taken = self.draft.plan().accept
        if isinstance(taken, Acceptance):
            paper = preview_acceptance(self.session, self.side, taken)
            if paper is not None:
                pages.show_letter(self.paper, paper)
        self.paper.say("The yes is in the plan. It goes when you seal.")

    def withdraw(self, rest: str) -> None:
        """Have the letter in the plan take back an offer of one's own."""
        own = [x for x in sent_letters(self.session, self.side) if x.state == "standing"]
        found = self._which(rest, own, "standing offer of yours", "withdraw")
        if found is not None and not self._refused(self.draft.withdraw(found.id)):
            self.paper.say("The first letter of your plan will take it back.")

    def _which(self, rest: str, letters: list[LetterPaper], what: str, command: str) -> LetterPaper | None:
        if not letters:
            self.paper.say(f"There is no {what}.")
            return None
        if not rest and len(letters) > 1:
            pages.show_letters(self.paper, letters)
            self.paper.say(f"Type {command} and a number.")
            return None
        found = match(rest, [(x.id, x.headline) for x in letters]) if rest else [letters[0].id]
        if len(found) != 1:
            self.paper.say(f"Type {command} and a number from 1 to {len(letters)}.")
            pages.show_letters(self.paper, letters)
            return None
        return next(x for x in letters if x.id == found[0])

    # -- the plan --------------------------------------------------------------------------------------------------

    def _show_moves(self) -> None:
        self.paper.head("Blows are exchanged")
        moves = blows(self.session, self.side)
        for number, m in enumerate(moves, start=1):
            self.paper.item(number, f"{m.label}. {m.about}")
        self.paper.line()
        self.paper.say("Type move and a number; then seal.")

    def move(self, rest: str) -> None:
        """Choose a move while blows are exchanged."""
        moves = blows(self.session, self.side)
        found = match(rest, [(m.id, m.label) for m in moves])
        if len(found) != 1:
            self.paper.say("Type move and the number of a move." if moves else "No blows are being exchanged.")
            return
        if not self._refused(self.draft.choose_blow(found[0])):
            self.paper.say(f"Chosen: {next(m.label for m in moves if m.id == found[0])}. Type seal.")

    def plan(self, _rest: str) -> None:
        """Write what has been chosen."""
        self.paper.head("The plan on your desk")
        slips = self.draft.lines()
        for number, slip in enumerate(slips, start=1):
            cost = f" {_cost(slip.cost)}." if slip.cost else ""
            self.paper.item(number, f"{slip.title}. {slip.about}{cost}")
        if not slips:
            self.paper.say("Nothing yet. To wait is a choice too.")
        for row in under_way(self.session, self.side):
            self.paper.say(f"Under way already: {row}.", hang=4)
        self.paper.say(f"Attention: {self.draft.used} used, {self.draft.left} left of {self.draft.attention}.")

    def undo(self, _rest: str) -> None:
        """Take the last change back."""
        self.paper.say("Taken back." if self.draft.undo() else "There is nothing to take back.")

    def clear(self, _rest: str) -> None:
        """Take everything out."""
        self.draft.clear()
        self.paper.say("The plan is empty.")

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
            self.paper.subhead("A word before you seal")
            for w in found:
                self.paper.say(f"- {'Grave: ' if w.grave else ''}{w.text}", indent=2, hang=4)
        sure = rest.lower() in ("yes", "y", "now")
        grave = any(w.grave for w in found)
        if not sure and not self.paper.yes("Seal this plan?", default=not grave):
            self.paper.say("The plan stays on your desk.")
            return
        if not self._refused(self.session.seal(self.side, plan)):
            self.paper.say("The lid closes over your plan." if not self.draft.empty else "You let the watch pass.")
            raise Sealed

    def takeback(self, _rest: str) -> None:
        """Go back to the opening of the watch before, where the choice of information allows it."""
        if self.store is None or not can_take_back(self.session):
            self.paper.say("What is done is done. A match with clear information allows to take the last watch back.")
            return
        try:
            raise TakenBack(take_back(self.session, self.store))
        except SaveError as error:
            self.paper.say(str(error.problem))

    # -- the rest --------------------------------------------------------------------------------------------------

    def save(self, rest: str) -> None:
        """Keep a copy of the match under a name."""
        from game.saves import Journal

        if self.store is None or not isinstance(self.session.journal, Journal):
            self.paper.say("This match is played without saves.")
            return
        if not rest:
            self.paper.say("Type save and a name.")
            return
        try:
            entry = self.store.save_slot(rest, self.session.journal)
        except SaveError as error:
            self.paper.say(str(error.problem))
        else:
            self.paper.say(f"Saved as “{entry.name}”. The plan on your desk is not part of it until it is sealed.")

    def quit(self, _rest: str) -> None:
        """Leave the game."""
        raise Leave

    def _refused(self, refusal: Refusal | None) -> bool:
        if refusal is None:
            return False
        self.paper.say(in_words(self.session, self.side, refusal))
        return True


def _cost(cost: int) -> str:
    return f"{cost} point{'s' * (cost != 1)}"
