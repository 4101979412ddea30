"""The commands that only read: inbox, letters, status, map, council, log, help."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.app.correspondence import inbox_letters, letter, sent_letters
from game.app.council import council
from game.app.draft_plan import PlanDraft, blows
from game.app.expectations import forecasts, remarks
from game.app.fact_words import InboxItem
from game.app.help import glossary, look_up
from game.app.lexicon import lexicon_of
from game.app.pressing import pressed
from game.app.refusal_words import in_words
from game.app.session import Session
from game.app.the_room import asked, dissent
from game.app.wishes import in_a_line, wishes
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import Level, listed, marked, reading, tr, use
from game.terminal import pages
from game.terminal.council_pages import show_dissent, show_pressed, show_room
from game.terminal.paper import Paper, match

# For translators: what stands in capitals, and every word to be typed, is typed in English in every language.
HELP: Final[tuple[tuple[str, str], ...]] = (
    ("inbox", marked("what has come; read N reads one in full")),
    ("letters", marked("all letters read and sent; read ID reads one, such as read ussr-2")),
    ("status", marked("where things stand; map: the same on the map, in words")),
    ("council", marked("what the advisers say; council NAME: one of them; forecast: what they expect of your plan")),
    (
        "press NAME",
        marked("ask one of them further; follow NAME takes up what he would do; dissent: who is against your plan"),
    ),
    ("room", marked("how many are for your plan, for waiting, and for what others press for")),
    ("orders", marked("what can be ordered; orders N or orders WORD for one kind")),
    ("order NAME", marked("put an order into the plan; drop NAME takes it out")),
    ("letter", marked("write a letter step by step; help letter for one line")),
    ("counter N", marked("take their offer as a draft, to be marked up")),
    ("accept N", marked("say yes to a standing offer; withdraw N takes back one of yours")),
    ("plan", marked("what you have chosen; undo and clear change it")),
    ("seal", marked("hand the plan in and let the watch pass")),
    (
        "log",
        marked("everything so far; save NAME keeps a copy of the match; takeback goes one watch back, where allowed"),
    ),
    (
        "branches",
        marked("every place this match has passed, to go back to; 1962 and the roads beside it; codes and files"),
    ),
    ("glossary WORD", marked("hard words and persons; sources, about, tips")),
    ("level WORD", marked("tell it short, standard, or with documents")),
    ("quit", marked("leave; the match is kept")),
)

HELP_LETTER: Final = marked(
    "A letter in one line has its parts parted by semicolons, the channel first. For example: "
    "letter back; tone 0; offer pledge 3; offer jupiters 2; ask arms 4; answers ussr-2. "
    "Parts: tone -2 to 2; offer, give, ask, condition, refuse TERM LEVEL; threat NAME LEVEL; the word secret after a "
    "clause; deadline HOURS; urgent; answers LETTER. Levels begin at 0. Type terms to see the terms and their levels."
)


LEVELS: Final = {
    Level.SHORT: marked("plain and short"),
    Level.STANDARD: marked("as written"),
    Level.DOCUMENTS: marked("with the record of 1962 beside it"),
}


class ReadingRoom:
    """What one side can read at its desk in a watch, beside the plan it is making."""

    def __init__(self, paper: Paper, session: Session, side: Side) -> None:
        """Sit down with an empty plan."""
        self.paper = paper
        self.session = session
        self.side = side
        self.draft = PlanDraft(session, side)
        self._inbox: tuple[InboxItem, ...] = ()

    def help(self, rest: str) -> None:
        """Write the commands."""
        if rest == "letter":
            self.paper.say(tr(HELP_LETTER))
            return
        self.paper.head(tr("Commands"))
        for name, text in HELP:
            self.paper.say(f"{name}: {tr(text)}.", hang=4)

    def level(self, rest: str) -> None:
        """Tell more or less at a time from now on: short, standard or documents."""
        found = match(rest, [(level.value, tr(name)) for level, name in LEVELS.items()])
        if len(found) != 1:
            self.paper.say(tr("Type level and one of: short, standard, documents."))
            return
        use(replace(reading(), level=Level(found[0])))
        self.paper.say(tr("From now on it is told so: {level}.", level=tr(LEVELS[Level(found[0])])))

    def brief(self, _rest: str) -> None:
        """Write the brief again."""
        pages.show_brief(self.paper, self.session, self.side)

    def tips(self, _rest: str) -> None:
        """Write the tips of a scenario that teaches."""
        if not pages.show_lesson(self.paper, self.session, self.side):
            self.paper.say(tr("There are no tips for this watch. Type help for the commands."))

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
                tr("Type read and a number from 1 to {items}, or the id of a letter.", items=len(items))
                if items
                else tr("There is nothing to read.")
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
        for title, letters in ((tr("Letters received"), theirs), (tr("Letters sent"), own)):
            self.paper.head(title)
            for x in letters:
                state = f"{x.state_words[:1].upper()}{x.state_words[1:]}"
                self.paper.say(f"{x.id}: {x.dateline}, {x.channel_label}. {x.headline}. {state}.", hang=4)
            if not letters:
                self.paper.say(tr("None yet."))

    def status(self, _rest: str) -> None:
        """Write where things stand."""
        pages.show_status(self.paper, self.session, self.side)

    def map(self, _rest: str) -> None:
        """Write the map in words."""
        pages.show_map(self.paper, self.session, self.side)

    def council(self, rest: str) -> None:
        """Write what the advisers say; with a name, one of them in full."""
        if not rest:
            pages.show_council(self.paper, self.session, self.side)
            return
        cards = council(self.session, self.side)
        found = match(rest, [(c.id, c.name) for c in cards])
        for card in cards:
            if card.id in found:
                pages.show_adviser(self.paper, lexicon_of(self.session.match.model), card)
        if not found:
            self.paper.say(
                tr(
                    "Nobody at the table is called “{rest}”. There are {names}.",
                    rest=rest,
                    names=listed([c.name for c in cards]),
                )
            )

    def forecast(self, _rest: str) -> None:
        """Write what the council expects of the plan on the desk."""
        plan = self.draft.plan()
        if blows(self.session, self.side) and plan.blow is None:
            self.paper.say(tr("Choose a move first; then ask again."))
            return
        found = forecasts(self.session, self.side, plan)
        pages.show_forecast(self.paper, found, remarks(self.session, self.side, plan))

    def press(self, rest: str) -> None:
        """Press one adviser further on the plan on the desk."""
        adviser = self._adviser(rest)
        if adviser:
            show_pressed(self.paper, pressed(self.session, self.side, adviser, self.draft.plan()))

    def follow(self, rest: str) -> None:
        """Put what one adviser would do into the plan."""
        adviser = self._adviser(rest)
        if not adviser:
            return
        plan = wishes(self.session, self.side)[adviser].plan
        refusal = None if plan == Plan() else self.draft.take_up(plan)
        if plan == Plan():
            self.paper.say(tr("He would wait."))
        elif refusal is not None:
            self.paper.say(in_words(self.session, self.side, refusal))
        else:
            self.paper.say(tr("In the plan: {act}.", act=in_a_line(self.session, self.side, plan)))

    def dissent(self, _rest: str) -> None:
        """Write the strongest argument against the plan on the desk."""
        found = dissent(self.session, self.side, self.draft.plan())
        if found is not None:
            show_dissent(self.paper, found)

    def room(self, _rest: str) -> None:
        """Count who is for the plan, for waiting and for what others press for."""
        show_room(self.paper, asked(self.session, self.side, self.draft.plan()))

    def _adviser(self, rest: str) -> str:
        """Return the one adviser that is meant, or say who there is."""
        cards = council(self.session, self.side)
        found = match(rest, [(c.id, c.name) for c in cards]) if rest else []
        if len(found) == 1:
            return found[0]
        names = listed([c.name for c in cards])
        self.paper.say(tr("Name one of the table: {names}.", names=names))
        return ""

    def log(self, _rest: str) -> None:
        """Write everything so far."""
        pages.show_log(self.paper, self.session, self.side)

    def glossary(self, rest: str) -> None:
        """Look a word up, or list all."""
        if not rest:
            self.paper.head(tr("Glossary"))
            self.paper.say(", ".join(e.term for e in glossary(self.session, self.side)) + ".")
            self.paper.say(tr("Type glossary and a word."))
            return
        found = look_up(self.session, self.side, rest)
        if not found:
            self.paper.say(tr("There is no entry for “{rest}”. Type glossary to see all.", rest=rest))
        for entry in found:
            source = f" ({entry.source})" if entry.source else ""
            self.paper.say(f"{entry.term}: {entry.text}{source}", hang=4)

    def sources(self, _rest: str) -> None:
        """Write the bibliography."""
        pages.show_sources(self.paper, self.session)

    def about(self, _rest: str) -> None:
        """Write the note on content."""
        pages.show_about(self.paper, self.session)
