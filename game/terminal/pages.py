"""The pages that are only read: brief, inbox, letters, status, council, assessment, ending."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from game.app.assessment import assessment
from game.app.briefing import briefing
from game.app.calendar import span
from game.app.council import AdviserCard, council
from game.app.ending import EndingPages, ending
from game.app.expectations import AdviserForecast, Forecast
from game.app.fact_words import InboxItem
from game.app.figures import in_a_hundred
from game.app.help import content_note, sources
from game.app.inbox import inbox, log
from game.app.letter_paper import LetterPaper
from game.app.lexicon import INVENTED, Lexicon, lexicon_of
from game.app.map_table import map_table
from game.app.session import Session
from game.app.status import Status, status
from game.app.tutorial import Lesson, ending_lesson, lesson
from game.core.facts import FactKind
from game.core.sides import SIDES, Side
from game.locale import Level, listed, marked, reading, tr
from game.terminal.paper import Paper, sentence, small

_GRAVE = 3


def _mark(item: InboxItem) -> str:
    return tr("Grave.") + " " if item.weight == _GRAVE else ""


def show_brief(paper: Paper, session: Session, side: Side, seen: AbstractSet[str] = frozenset()) -> None:
    """Write the brief of a watch; of the news, what is not in `seen`, the keys of what was told a moment ago."""
    b = briefing(session, side)
    now = status(session, side)
    paper.head(f"{b.title}" if b.first else f"{b.title}: {b.stage}")
    paper.say(tr("{date}. You sit at {leader}'s desk in {desk}.", date=b.date, leader=now.leader, desk=now.desk))
    paper.line()
    told = b.new_stage and not b.first and any(f":{FactKind.STAGE}:" in key for key in seen)
    for paragraph in b.paragraphs[told:]:
        paper.say(paragraph)
        paper.line()
    if b.first:
        paper.say(f"{now.stage}: {now.stage_about}")
        paper.say(
            tr(
                "{words} This watch lasts {hours}; you have {attention} points of attention.",
                words=now.knot.words,
                hours=span(now.hours),
                attention=now.attention,
            )
        )
        paper.say(tr("The match ends on {last_day} at the latest.", last_day=now.last_day))
        paper.line()
    news = [item for item in b.news if item.key not in seen]
    if news:
        paper.line(tr("New on the desk:"))
        for item in news:
            paper.say(f"- {_mark(item)}{item.sender}: {sentence(item.title)}", hang=2)
    else:
        paper.say(tr("Nothing else has come.") if b.news else tr("Nothing new has come."))
    paper.line()
    if b.agenda and (b.first or b.new_stage):
        paper.say(tr("The council argues about: {agenda}.", agenda=listed(list(b.agenda))))
    if b.voice is not None:
        paper.say(f"{b.voice[0]}: “{b.voice[1]}”", hang=2)
    show_lesson(paper, session, side)


def show_lesson(paper: Paper, session: Session, side: Side) -> bool:
    """Write the tips of a scenario that teaches; False if it has none for this watch."""
    return show_tips(paper, lesson(session, side))


def show_tips(paper: Paper, found: Lesson | None) -> bool:
    """Write a lesson; False if there is none."""
    if found is None:
        return False
    paper.subhead(found.title)
    if found.about:
        paper.say(found.about, indent=2)
    for tip in found.tips:
        paper.say(f"- {tip.typed}", indent=2, hang=4)
    return True


def show_inbox(paper: Paper, session: Session, side: Side) -> tuple[InboxItem, ...]:
    """Write the inbox as a numbered list and return its items."""
    items = inbox(session, side)
    paper.head(tr("Inbox"))
    if not items:
        paper.say(tr("Nothing new. The next watch may bring a reply."))
    for number, item in enumerate(items, start=1):
        paper.item(number, f"{item.when}, {item.sender}: {sentence(item.title)}")
    if items:
        paper.line()
        paper.say(tr("Type read and a number to read one in full."))
    return items


def show_item(paper: Paper, item: InboxItem) -> None:
    """Write one report in full."""
    paper.subhead(f"{item.when}, {item.sender}")
    paper.say(sentence(item.title))
    if item.text:
        paper.say(item.text)
    if item.source:
        paper.say(f"({item.source})")


def show_letter(paper: Paper, x: LetterPaper, *, clauses: bool = True) -> None:
    """Write a letter in full, with its clauses; at the short level what it comes to goes before it."""
    if reading().level is Level.SHORT and x.gist:
        paper.line()
        paper.say(tr("In short: {gist}", gist=x.gist))
    paper.line()
    for line in x.letterhead:
        paper.line(f"    {line}")
    paper.line(f"    {x.dateline}")
    paper.line()
    if x.salutation:
        paper.say(x.salutation, indent=2)
        paper.line()
    for row in x.paragraphs:
        text = " ".join(p.text + (f" [{p.clause}]" if p.clause else "") for p in row)
        paper.say(text, indent=2)
        paper.line()
    for line in x.signature.split("\n") if x.signature else ():
        paper.line(f"  {line}")
    paper.line()
    if clauses and x.clauses:
        paper.line(tr("Its clauses:"))
        for c in x.clauses:
            worth = f"; {c.worth}" if c.worth else ""
            paper.say(f"{c.words}{worth}.", indent=2, hang=5)
    paper.say(
        tr(
            "Way: {channel_label}; {read_line}. Tone: {tone_label}.",
            channel_label=x.channel_label,
            read_line=x.read_line,
            tone_label=x.tone_label,
        )
    )
    if x.answers_line:
        paper.say(tr("It {answers_line}.", answers_line=x.answers_line))
    if x.deadline_words:
        paper.say(tr("It wants {deadline_words}.", deadline_words=x.deadline_words))
    if x.state != "draft":
        left = tr(" It lapses in {hours_left}.", hours_left=span(x.hours_left)) if x.hours_left is not None else ""
        paper.say(tr("It is {state_words}.{left}", state_words=x.state_words, left=left))
    if x.acceptable:
        paper.say(tr("You could accept it: type accept."))


def show_letters(paper: Paper, letters: Sequence[LetterPaper]) -> None:
    """Write a numbered list of letters."""
    for number, x in enumerate(letters, start=1):
        whose = tr("yours") if x.own else x.sender
        paper.item(
            number,
            f"{x.dateline}, {whose}, {x.channel_label}: {x.headline}. {x.state_words[:1].upper()}{x.state_words[1:]}.",
        )


def show_status(paper: Paper, session: Session, side: Side) -> None:
    """Write where things stand."""
    s = status(session, side)
    paper.head(tr("Where things stand"))
    paper.say(
        tr(
            "{date}. Watch {watch}, {hours} long. {stage}: {stage_about}",
            date=s.date,
            watch=s.watch,
            hours=span(s.hours),
            stage=s.stage,
            stage_about=s.stage_about,
        )
    )
    paper.say(
        tr(
            "{words} Washington pulls {pull_us:.0f} of 10, Moscow {pull_ussr:.0f}, as far as is seen here.",
            words=s.knot.words,
            pull_us=s.knot.pull_us,
            pull_ussr=s.knot.pull_ussr,
        )
    )
    paper.say("; ".join(f"{c.label} {c.time}" for c in s.clocks) + tr(". The ladder: {rung}.", rung=small(s.rung)))
    paper.say(
        tr(
            "Attention for this watch: {attention}. The match ends on {last_day} at the latest.",
            attention=s.attention,
            last_day=s.last_day,
        )
    )
    for d in s.deadlines:
        paper.say(f"{d.words}.")
    _readings(paper, tr("On your side"), s, "own")
    _readings(paper, tr("Seen by both"), s, "shared")
    _readings(paper, tr("On the other side, as your services guess"), s, "theirs")
    paper.subhead(tr("Orders in force"))
    for g in (*s.alerts, *s.postures):
        paper.say(f"{g.label}: {g.words}.", indent=2, hang=4)


def _readings(paper: Paper, title: str, s: Status, which: str) -> None:
    readings = {"own": s.own, "shared": s.shared, "theirs": s.theirs}[which]
    if readings:
        paper.subhead(title)
        for r in readings:
            paper.say(f"{r.words}.", indent=2, hang=4)


def show_map(paper: Paper, session: Session, side: Side) -> None:
    """Write the map table in words."""
    paper.head(tr("The map table"))
    for row in map_table(session, side).speak():
        paper.say(row)


def show_council(paper: Paper, session: Session, side: Side) -> None:
    """Write what the advisers say."""
    paper.head(tr("The council"))
    words = lexicon_of(session.match.model)
    for card in council(session, side):
        topic = tr(" (on {topic})", topic=words.initial(card.topic)) if card.topic else ""
        paper.say(f"{card.name}, {card.office}; {tr(_LEANS[card.leaning])}{topic}:")
        if card.line:
            paper.say(f"“{card.line}”", indent=4)
    paper.line()
    paper.say(
        tr("Type council and a name to hear one alone, and forecast to hear what they expect of the plan on your desk.")
    )


def show_adviser(paper: Paper, words: Lexicon, card: AdviserCard) -> None:
    """Write one adviser in full: who he is, how he talks, what he says and where that comes from."""
    paper.subhead(f"{card.name}, {card.office}")
    today = tr("Today he {leans}, and is {sure}.", leans=tr(_LEANS[card.leaning]), sure=tr(_SURE[card.sure]))
    paper.say(f"{card.manner} {today}".strip(), indent=2)
    if card.line:
        paper.say(tr("On {topic}: “{line}”", topic=words.initial(card.topic), line=card.line), indent=2)
    if card.source:
        paper.say(tr("(What he stood for: {source})", source=card.source), indent=2)


# For translators: what an adviser would do; said after his name, and after `Today he`.
_LEANS = {
    "bargain": marked("would bargain"),
    "hold": marked("would hold the line"),
    "press": marked("would press harder"),
}
_SURE = {1: marked("not very sure"), 2: marked("sure enough"), 3: marked("very sure")}


def show_forecast(paper: Paper, forecast: Forecast, remarks: Sequence[tuple[str, str]]) -> None:
    """Write what the council expects of the plan."""
    paper.head(tr("What the council expects of this plan"))
    for line in forecast.words:
        paper.say(line)
    paper.line()
    groups: list[tuple[list[str], AdviserForecast]] = []
    for row in forecast.rows:
        if groups and groups[-1][1].words == row.words:
            groups[-1][0].append(row.name)
        else:
            groups.append(([row.name], row))
    for names, row in groups:
        knot = tr(
            "The knot from {tension:.0f} to {tension_a:.0f}, a grave incident {grave}.",
            tension=row.tension[0],
            tension_a=row.tension[1],
            grave=in_a_hundred(row.grave),
        )
        paper.say(f"{listed(names)}: {row.words} {knot}", hang=4)
    for name, remark in remarks:
        if any(name == row.name and remark in row.words for row in forecast.rows):
            continue
        paper.say(f"{name}: “{remark}”", hang=4)
    if forecast.doubt:
        paper.line()
        paper.say(tr("Nobody here knows more than you see. {doubt}", doubt=forecast.doubt))


def show_assessment(paper: Paper, session: Session, side: Side) -> frozenset[str]:
    """Write what came of a watch; return the keys of the events it told."""
    a = assessment(session, side)
    paper.head(a.title)
    paper.say(f"{a.date}. {a.knot.words}")
    for item in a.events:
        paper.line()
        mark = _mark(item)
        paper.say(f"{mark}{item.sender}: {sentence(item.title)}", hang=2)
        if item.text:
            paper.say(item.text, indent=2)
        if item.source:
            paper.say(f"({item.source})", indent=2)
    if a.orders:
        paper.subhead(tr("Your orders"))
        for o in a.orders:
            paper.say(f"{o.label}: {o.words}", indent=2, hang=4)
    if a.moved:
        paper.subhead(tr("What moved"))
        for m in a.moved:
            paper.say(f"{m.words}.", indent=2, hang=4)
    if a.why:
        paper.subhead(tr("In council"))
        for row in a.why:
            paper.say(row, indent=2, hang=4)
    return frozenset(item.key for item in a.events)


def show_log(paper: Paper, session: Session, side: Side) -> None:
    """Write everything this side has learned."""
    paper.head(tr("The log"))
    for page in log(session, side):
        paper.subhead(tr("Watch {watch}, {date}, {stage}", watch=page.watch, date=page.date, stage=page.stage))
        for item in page.items:
            paper.say(f"- {item.when}, {item.sender}: {sentence(item.title)}", indent=2, hang=4)


def show_about(paper: Paper, session: Session) -> None:
    """Write the note on content."""
    for entry in content_note(session.match.model):
        paper.head(entry.term)
        for part in entry.text.split("\n\n"):
            paper.say(" ".join(part.split()))
            paper.line()


def show_sources(paper: Paper, session: Session) -> None:
    """Write the bibliography."""
    paper.head(tr("Sources"))
    for source in sources(session.match.model):
        paper.say(f"{source.short}: {source.full}", hang=4)


def show_ending(paper: Paper, session: Session, people: Sequence[Side]) -> None:
    """Write the ending and the debrief."""
    pages = ending(session)
    if pages is None:
        return
    paper.head(pages.title)
    paper.say(f"{pages.date}. {tr(_KINDS[pages.kind])}")
    for side in [*people, *[s for s in SIDES if s not in people]]:
        if pages.text.get(side):
            paper.subhead(tr("Washington") if side == "us" else tr("Moscow"))
            paper.say(pages.text[side])
    for side in people[:1]:
        show_tips(paper, ending_lesson(session, side))
    paper.line()
    if pages.history:
        bare = "1962" in pages.history or pages.history == f"{tr(INVENTED).capitalize()}."
        paper.say(pages.history if bare else tr("In 1962: {history}", history=pages.history))
    paper.subhead(tr("How it came"))
    paper.say(pages.cause)
    paper.say(tr("Hours are Washington's from here on, unless another city is named."))
    for step in pages.steps:
        paper.say(f"- {step.when}: {sentence(step.title)} {step.text}".rstrip(), indent=2, hang=4)
    _axes(paper, pages, people)
    _unknown(paper, pages)
    _why(paper, pages, people)
    if pages.epilogue:
        paper.head(tr("What came later"))
        for x in pages.epilogue:
            past = tr(" In fact: {history}", history=x.history) if x.history else ""
            paper.say(f"{x.label}. {x.text}{past}", hang=2)


_KINDS = {
    "settlement": marked("This match ended in a settlement."),
    "stalemate": marked("This match ended without a bargain."),
    "overruled": marked("This match ended when a leader lost the decision."),
    "war": marked("This match ended in war."),
}


def _axes(paper: Paper, pages: EndingPages, people: Sequence[Side]) -> None:
    paper.head(tr("What came of it"))
    paper.say(f"{pages.scores_about} {pages.history_about}".strip())
    if pages.caveat:
        paper.say(pages.caveat)
    for side in [*people, *[s for s in SIDES if s not in people]]:
        paper.subhead(tr("Washington") if side == "us" else tr("Moscow"))
        for axis in pages.axes[side]:
            past = f", 1962: {axis.history:.0f}" if axis.history is not None else ""
            paper.say(
                tr(
                    "{label}: {value:.0f} of 100{past}. {about}",
                    label=axis.label,
                    value=axis.value,
                    past=past,
                    about=axis.about,
                ),
                indent=2,
                hang=4,
            )


def _unknown(paper: Paper, pages: EndingPages) -> None:
    if not pages.unknown:
        return
    paper.head(tr("What was not known"))
    heads = {
        "near": tr("How near it came"),
        "order": tr("Orders that went astray"),
        "belief": tr("What was believed, and what was so"),
        "event": tr("What one capital never heard"),
        "letter": tr("Letters never read"),
        "nature": tr("What had been drawn by lot at the start, and hidden from both"),
    }
    for kind, title in heads.items():
        rows = [u for u in pages.unknown if u.kind == kind]
        if rows:
            paper.subhead(title)
            for u in rows:
                source = f" ({u.source})" if u.source else ""
                paper.say(f"- {sentence(u.title)} {u.text}{source}", indent=2, hang=4)


def _why(paper: Paper, pages: EndingPages, people: Sequence[Side]) -> None:
    rows = [r for r in pages.reasons if r.side not in people]
    if not rows:
        return
    paper.head(tr("Why the other desk did what it did"))
    city = tr("Washington") if rows[0].side == "us" else tr("Moscow")
    paper.say(
        tr(
            "Hours are {city}'s. The largest reason for each act, and the largest against it where it weighed.",
            city=city,
        )
    )
    watch = None
    for r in rows:
        if r.watch != watch:
            watch = r.watch
            paper.line(f"{r.when}:")
        paper.say(f"- {sentence(r.act)} {r.words}", indent=2, hang=4)
