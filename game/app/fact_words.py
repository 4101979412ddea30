"""One thing that came true, as a report on a desk: who brings it, what it says, and where the line comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from game.app.brevity import brief
from game.app.calendar import stamp
from game.app.correspondence import letter
from game.app.lexicon import Lexicon, lexicon_of, plain, said
from game.app.session import Session
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.sides import Side, other
from game.locale import Level, marked, reading, tr

GRAVE: Final = 8.0
"""A jolt on the rope of this size is grave news."""
_STAFF: Final = marked("Your staff")
_PROMISES: Final = {
    FactKind.PROMISE_MADE: marked("A promise is given: {promise}"),
    FactKind.PROMISE_KEPT: marked("A promise is kept: {promise}"),
    FactKind.PROMISE_BROKEN: marked("A promise is broken: {promise}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One paper on a desk.

    Args:
        key: unique within the match.
        kind: `letter`, `report`, `event`, `promise`, `leak`, `stage`, `order` or `question`.
        letter: id of the letter it brings, if it brings one.
        source: `FRUS XI · high confidence`, `invented for play`, or empty.
        weight: 0 routine, 1 news, 2 important, 3 grave.
        record: what happened in 1962 where this report has its like there; only at the level of documents.
    """

    key: str
    kind: str
    t: float
    when: str
    sender: str
    title: str
    text: str
    icon: str
    letter: str | None
    source: str
    weight: int
    record: str = ""

    def speak(self) -> tuple[str, ...]:
        """Return the paper as lines to be read aloud."""
        head = tr("{when}, {sender}: {title}.", when=self.when, sender=self.sender, title=self.title)
        return tuple(x for x in (head, self.text, self.record, self.source) if x)


def item_of(session: Session, side: Side, fact: Fact, number: int) -> InboxItem | None:
    """Return the report a desk has of a fact it learned, or None if it says nothing new to it.

    Args:
        number: the fact's place among those the side has learned.
    """
    telling = _Telling(session, side, fact)
    found = telling.tell()
    if found is None:
        return None
    kind, sender, title, text, icon, weight = found
    return InboxItem(
        key=f"{number}:{fact.kind}:{fact.id}",
        kind=kind,
        t=fact.t,
        when=stamp(session.match.model, _hour(session.match.model, fact), side),
        sender=sender,
        title=title,
        text=brief(text),
        icon=icon,
        letter=telling.letter,
        source=telling.source,
        weight=weight,
        record=telling.record,
    )


def _hour(model: Model, fact: Fact) -> float:
    """Return the hour of a fact: of an event that falls by the calendar its own, else that of its watch."""
    if fact.kind is FactKind.EVENT:
        event = next((e for e in model.events if e.id == fact.id), None)
        if event is not None and event.at is not None:
            return max(event.at, fact.t)
    return fact.t


_Told = tuple[str, str, str, str, str, int]
"""kind, sender, title, text, icon, weight"""


class _Telling:
    """Puts one fact into words for one side."""

    def __init__(self, session: Session, side: Side, fact: Fact) -> None:
        self.session = session
        self.side = side
        self.fact = fact
        self.model: Model = session.match.model
        self.words: Lexicon = lexicon_of(self.model)
        self.letter: str | None = None
        self.source = ""
        self.record = ""

    def tell(self) -> _Told | None:
        """Return what a front end shows, or None."""
        by_kind: dict[FactKind, Any] = {
            FactKind.LETTER_READ: self._letter_read,
            FactKind.LETTER_LEAKED: self._leaked,
            FactKind.PRICE_RAISED: self._price,
            FactKind.OFFER_LAPSED: self._lapsed,
            FactKind.OFFER_WITHDRAWN: self._withdrawn,
            FactKind.OLDER_WORDS_TAKEN: self._older,
            FactKind.ORDER_CARRIED_OUT: self._carried_out,
            FactKind.ORDER_LAPSED: self._order_lapsed,
            FactKind.ORDER_NOTICED: self._noticed,
            FactKind.WARNING_MADE_GOOD: self._made_good,
            FactKind.DEADLINE_PASSED: self._deadline,
            FactKind.EVENT: self._event,
            FactKind.FOLLOW_ON: self._event,
            FactKind.HAZARD: self._event,
            FactKind.ANSWERED: self._answered,
            FactKind.FATE: self._fate,
            FactKind.BLOW: self._blow,
            FactKind.RUNG: self._rung,
            FactKind.BARGAIN_STRUCK: self._struck,
            FactKind.BARGAIN_COLLAPSED: self._collapsed,
            FactKind.PROMISE_MADE: self._promise,
            FactKind.PROMISE_KEPT: self._promise,
            FactKind.PROMISE_BROKEN: self._promise,
            FactKind.STAGE: self._stage,
        }
        telling = by_kind.get(self.fact.kind)
        return None if telling is None else telling()

    def _mine(self) -> bool:
        return self.fact.side == self.side

    def _them(self) -> str:
        return self.words.text(
            "sides", other(self.side), "city", tr("Moscow") if self.side == "us" else tr("Washington")
        )

    # -- letters ---------------------------------------------------------------------------------------------------

    def _letter_read(self) -> _Told | None:
        paper = letter(self.session, self.side, self.fact.id)
        if paper is None:
            return None
        self.letter = paper.id
        icon = self.words.text("channels", paper.channel, "icon", "ch-cable")
        if paper.own:
            return ("letter", paper.channel_label, tr("Your letter has been read"), paper.gist, icon, 0)
        weight = 3 if paper.accepts is not None else 2
        return (
            "letter",
            tr("{sender}, {channel}", sender=paper.sender, channel=self.words.initial(paper.channel_label)),
            paper.headline,
            paper.gist,
            icon,
            weight,
        )

    def _named_letter(self) -> str:
        paper = letter(self.session, self.side, self.fact.id)
        if paper is None:
            return tr("a letter")
        self.letter = paper.id
        day, said_in_short = paper.dateline.split(",")[0], self.words.initial(paper.headline)
        if paper.own:
            return tr("your letter of {day} ({gist})", day=day, gist=said_in_short)
        return tr("their letter of {day} ({gist})", day=day, gist=said_in_short)

    def _leaked(self) -> _Told:
        text = tr("The text of {letter} has come out.", letter=self._named_letter())
        return ("leak", tr("The press"), tr("A private letter is in the papers"), text, "ch-press", 3)

    def _price(self) -> _Told:
        name = self._named_letter()
        if self._mine():
            return (
                "report",
                tr(_STAFF),
                tr("Your new letter asks more than the old"),
                tr("They have read it: {letter}. The rope tightens.", letter=name),
                "ui-flag",
                1,
            )
        text = tr(
            "In {letter} they ask more than before. What they offered earlier still stands, unless they took it back.",
            letter=name,
        )
        return ("report", tr(_STAFF), tr("They have raised their price"), text, "ui-flag", 2)

    def _lapsed(self) -> _Told:
        text = tr("Too old to be answered now: {letter}.", letter=self._named_letter())
        return ("report", tr(_STAFF), tr("An offer has lapsed"), text, "ui-clock", 1)

    def _withdrawn(self) -> _Told:
        text = tr("No longer on the table: {letter}.", letter=self._named_letter())
        return ("report", tr(_STAFF), tr("An offer is taken back"), text, "ui-back", 2)

    def _older(self) -> _Told:
        if self._mine():
            text = tr(
                "{city} had asked for more since. Your yes to the older words now lies before them as an offer of "
                "yours: their own words.",
                city=self._them(),
            )
            return ("report", tr(_STAFF), tr("Your yes comes back as an offer"), text, "ch-cable", 2)
        text = tr(
            "They say yes to what you wrote earlier, not to what you asked since. Your own older words now lie before "
            "you as their offer."
        )
        return ("report", tr(_STAFF), tr("They take up your older words"), text, "ch-cable", 3)

    # -- orders ----------------------------------------------------------------------------------------------------

    def _order_entry(self) -> Any:
        entry = self.words.entry("orders", self.fact.id)
        self.source = self.words.provenance(entry)
        return entry

    def _icon(self, entry: Any, default: str) -> str:
        return said(entry.get("icon")) or default

    def _carried_out(self) -> _Told:
        entry = self._order_entry()
        self.source = ""
        name = self.words.label("orders", self.fact.id)
        text = said(entry.get("done")) or tr("Reported carried out.")
        return ("order", self._service(), name, text, self._icon(entry, "ui-check"), 0)

    def _service(self) -> str:
        service = self.model.orders[self.fact.id].organisation
        return self.words.label("organisations", service, self.side) if service else tr(_STAFF)

    def _order_lapsed(self) -> _Told:
        name = self.words.label("orders", self.fact.id)
        text = tr(
            "When its hour came, the order no longer fitted the situation: {order}.", order=self.words.initial(name)
        )
        return ("order", self._service(), tr("An order has lapsed"), text, "ui-clock", 1)

    def _noticed(self) -> _Told | None:
        if self._mine():
            return None
        entry = self._order_entry()
        name = self.words.label("orders", self.fact.id)
        text = said(entry.get("noticed"), self.side) or tr(
            "{city} has given an order: {order}.", city=self._them(), order=self.words.initial(name)
        )
        order = self.model.orders[self.fact.id]
        title = said(entry.get("headline")) or _headline(text)
        sender = self.words.text("sides", self.side, "watchers", tr("Intelligence"))
        text = text.removeprefix(title).lstrip(". ")
        return ("report", sender, title, text, self._icon(entry, "in-intel"), 3 if order.pull >= 12 else 1)

    def _made_good(self) -> _Told | None:
        name = self.words.initial(self.words.label("orders", self.fact.id))
        if self._mine():
            return (
                "report",
                tr(_STAFF),
                tr("A warning is made good"),
                tr("They see that you meant it: {order}.", order=name),
                "ui-flag",
                0,
            )
        return (
            "report",
            tr(_STAFF),
            tr("They make a warning good"),
            tr("They had warned of it, and they have acted."),
            "ui-flag",
            1,
        )

    def _deadline(self) -> _Told:
        acted = bool(self.fact.get("acted"))
        if self._mine():
            text = (
                tr("It ran out without a yes, but you had acted on it.")
                if acted
                else tr("It ran out, and you had done nothing. Your next warning will weigh less.")
            )
            return ("report", tr(_STAFF), tr("Your deadline has passed"), text, "ui-clock", 1 if acted else 2)
        text = tr("They have acted on it.") if acted else tr("Nothing has happened. They look weaker for it.")
        return ("report", tr(_STAFF), tr("Their deadline has passed"), text, "ui-clock", 2)

    # -- what falls ------------------------------------------------------------------------------------------------

    def _event(self) -> _Told | None:
        family = "events" if self.words.entry("events", self.fact.id) else "hazards"
        entry = self.words.entry(family, self.fact.id)
        text = said(entry.get(self.side))
        if entry and not text:
            return None
        self.source = self.words.provenance(entry)
        self.record = self._record(entry)
        sender = said(entry.get("sender"), self.side) or tr(_STAFF)
        title = said(entry.get("title"), self.side) or said(entry.get("title")) or plain(self.fact.id)
        event = next((e for e in self.model.events if e.id == self.fact.id), None)
        weight = 3 if event is None or event.mortal or event.knot >= GRAVE else 2 if event.asks else 1
        return ("event", sender, title, text, said(entry.get("icon")) or "in-note", weight)

    def _record(self, entry: Any) -> str:
        """Return what happened in 1962, for who reads with the documents; what was known only later waits."""
        past = entry.get("history")
        if reading().level is not Level.DOCUMENTS or not isinstance(past, dict) or not said(past.get("text")):
            return ""
        if past.get("later") and self.session.match.now.ending is None:
            return tr("In 1962: what lay behind this was known only later. It is told after the end.")
        return tr("In 1962: {record}", record=said(past.get("text")))

    def _option(self) -> str:
        options = self.words.entry("choices", self.fact.id).get("options")
        found = options.get(self.fact.get("option")) if isinstance(options, dict) else None
        name = found.get("name") if isinstance(found, dict) else found
        return str(name) if name else plain(str(self.fact.get("option")))

    def _answered(self) -> _Told:
        title = self.words.label("choices", self.fact.id)
        decided = tr("You decided: {answer}.", answer=self.words.initial(self._option()))
        return ("question", tr("Your own hand"), title, decided, "ui-pen", 0)

    def _fate(self) -> _Told:
        entry = self.words.entry("choices", self.fact.id)
        text = said(entry.get("fate"), self.side) or tr("It was done before your word arrived.")
        title = tr("Against your word: {answer}", answer=self.words.initial(self._option()))
        return ("event", tr(_STAFF), title, text, "in-note", 3)

    def _blow(self) -> _Told:
        entry = self.words.entry("clash", self.fact.id)
        name = self.words.label("clash", self.fact.id)
        icon = said(entry.get("icon")) or "or-strike"
        if self._mine():
            return ("order", tr("Your own order"), name, "", icon, 2)
        sender = self.words.text("sides", self.side, "watchers", tr("Intelligence"))
        title = tr("{city}: {blow}", city=self._them(), blow=self.words.initial(name))
        return ("event", sender, title, "", icon, 3)

    def _rung(self) -> _Told:
        name = self.model.rung_names[int(self.fact.id)]
        label = self.words.label("rungs", self.fact.id) if self.words.entry("rungs", self.fact.id) else name
        text = self.words.about("rungs", self.fact.id, self.side)
        title = tr("One rung higher: {rung}", rung=self.words.initial(label))
        return ("event", tr(_STAFF), title, text, "ui-ladder", 3)

    # -- the bargain -----------------------------------------------------------------------------------------------

    def _struck(self) -> _Told:
        paper = letter(self.session, self.side, self.fact.id)
        self.letter = paper.id if paper is not None else None
        who = tr("Your yes has arrived") if self._mine() else tr("They have said yes")
        text = tr(
            "A bargain is struck. Now it has to be kept: watch the removal, the line, and those who were not asked."
        )
        return ("event", tr(_STAFF), who, text, "ui-hand", 3)

    def _collapsed(self) -> _Told:
        text = tr("What was agreed is no longer kept. The crisis goes on.")
        return ("event", tr(_STAFF), tr("The bargain has come undone"), text, "ui-flag", 3)

    def _promise(self) -> _Told:
        key = str(self.fact.kind).removeprefix("promise-")
        entry = self.words.entry("promises", self.fact.id)
        self.source = self.words.provenance(entry)
        name = self.words.label("promises", self.fact.id)
        whose = tr("{promise} (yours).", promise=name) if self._mine() else tr("{promise} (theirs).", promise=name)
        text = said(entry.get(key), self.side) or said(entry.get(key)) or whose
        weight = 2 if self.fact.kind is FactKind.PROMISE_BROKEN else 1
        title = tr(_PROMISES[self.fact.kind], promise=self.words.initial(name))
        return ("promise", tr(_STAFF), title, text, "ui-hand", weight)

    def _stage(self) -> _Told:
        entry = self.words.entry("stages", self.fact.id)
        self.source = self.words.provenance(entry)
        text = said(entry.get(self.side)) or said(entry.get("about"))
        changes = said(entry.get("changes"))
        name = self.words.label("stages", self.fact.id)
        return ("stage", tr(_STAFF), name, f"{text} {changes}".strip(), said(entry.get("icon")) or "ui-flag", 2)


def _headline(text: str) -> str:
    """Return the first sentence of a report, short enough for a card."""
    first = text.split(". ", 1)[0].rstrip(".")
    words = first.split()
    return first if len(words) <= 12 else " ".join(words[:11]) + " …"
