"""Debriefs as Markdown: plain headings, lists and tables that read well unrendered too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.locale import tr
from game.reports.debrief_parts import (
    AxisTold,
    Debrief,
    Deed,
    LetterTold,
    OddsTold,
    WatchTold,
)
from game.reports.debrief_words import (
    NO_ODDS,
    NOT_1962,
    SHAPES,
    chance_words,
    curve_words,
    deed_words,
    figure,
    heading,
    starred,
    stop,
)
from game.reports.markdown_parts import headed, node_table, notices, para, rules, safe, table


def markdown(debrief: Debrief) -> str:
    """Return a debrief as Markdown."""
    parts = [
        *_head(debrief),
        *_result(debrief),
        *_tension(debrief),
        *_odds(debrief.odds),
        *_timeline(debrief.timeline),
        *_letters(debrief.letters),
        *_fog(debrief),
        *_promises(debrief),
        *_reasons(debrief),
        *_afterwards(debrief),
        *_tracks(debrief),
        *_trust(debrief),
    ]
    return "\n".join(parts).rstrip() + "\n"


# -- a debrief -----------------------------------------------------------------------------------------------------


def _head(d: Debrief) -> Iterator[str]:
    yield f"# {safe(heading(d))}"
    yield ""
    yield from para(f"{d.scenario}. {d.title}, {d.date}.")
    yield from para(d.note)
    if d.code:
        yield f"{tr('Replay code:')} `{d.code.replace('`', '')}`"
        yield ""


def _result(d: Debrief) -> Iterator[str]:
    yield headed(tr("How it ended") if d.kind != "open" else tr("How it stands"))
    yield ""
    yield from para(d.cause)
    for desk in d.desks:
        yield f"### {safe(desk.city)}{f' ({safe(desk.player)})' if desk.player else ''}"
        yield ""
        yield from para(desk.text)
        yield from _axes(desk.axes)
    yield from para(d.caveat)
    yield from para(d.in_fact)
    yield from para(tr(NOT_1962))


def _axes(axes: Sequence[AxisTold]) -> Iterator[str]:
    rows = [(a.label, figure(a.value), "" if a.history is None else figure(a.history), a.about) for a in axes]
    yield from table((tr("axis, 0 to 100"), tr("here"), "1962", tr("what it asks")), rows)


def _tension(d: Debrief) -> Iterator[str]:
    yield headed(tr("Tension"))
    yield ""
    yield from para(curve_words(d))
    if d.marks:
        rows = [(str(m.number), m.when, f"{m.title} ({tr(SHAPES[m.shape])})", figure(m.value)) for m in d.marks]
        yield from table(("", tr("when"), tr("what"), tr("tension")), rows)


def _odds(odds: OddsTold | None) -> Iterator[str]:
    yield headed(tr("Odds"))
    yield ""
    if odds is None:
        yield from para(tr(NO_ODDS))
        return
    yield from para(f"{odds.by} {odds.interval}")
    for title, line in ((tr("Along this road"), odds.line), (tr("Along the course of 1962"), odds.history)):
        if line:
            yield f"### {title}"
            yield ""
            yield from node_table(line)
    if odds.turning:
        yield headed(tr("Turning points"), 3)
        yield ""
        rows = [
            (
                str(i),
                p.when,
                " ".join(x for x in (f"{p.title}.", p.text, p.beside) if x),
                chance_words(p.before),
                chance_words(p.after),
            )
            for i, p in enumerate(odds.turning, start=1)
        ]
        yield from table(("", tr("when"), tr("what"), tr("before the watch"), tr("after it")), rows)
    if odds.luck is not None:
        yield headed(tr("The same decisions with other luck"), 3)
        yield ""
        games = tr("Of {games} games: {chances}.", games=odds.luck.games, chances=chance_words(odds.luck.chances))
        yield from para(f"{odds.luck.text} {games}")
    if odds.published:
        yield headed(tr("What others thought"), 3)
        yield ""
        yield from (f"- {safe(line)}" for line in odds.published)
        yield ""
    if odds.leaves_out:
        yield headed(tr("What these odds leave out"), 3)
        yield ""
        yield from (f"- {safe(line)}" for line in odds.leaves_out)
        yield ""


def _timeline(watches: Sequence[WatchTold]) -> Iterator[str]:
    yield headed(tr("Watch by watch"))
    yield ""
    for w in watches:
        name = tr("The end, {when}", when=w.when)
        if w.number:
            name = tr("Watch {number}, {when}", number=w.number, when=w.when)
        tension = tr("Tension {own}.", own=figure(w.tension))
        if w.history is not None:
            tension = tr("Tension {own} (in 1962 {past}).", own=figure(w.tension), past=figure(w.history))
        yield f"### {name}"
        yield ""
        yield from para(f"{w.stage}. {tension}")
        yield from (_deed(x) for x in w.deeds)
        if w.deeds:
            yield ""


def _deed(deed: Deed) -> str:
    return f"- {safe(deed_words(deed))}"


def _letters(letters: Sequence[LetterTold]) -> Iterator[str]:
    yield headed(tr("The letters"))
    yield ""
    if not letters:
        yield from para(tr("Nobody wrote a letter."))
    for number, x in enumerate(letters, start=1):
        title = tr("Letter {number}: {sender} to {addressee}", number=number, sender=x.sender, addressee=x.addressee)
        yield f"### {safe(title)}, {safe(x.dateline)}"
        yield ""
        state = tr("It is {state}.", state=x.state) if x.state else ""
        how = tr("{channel}; tone: {tone}; {read}.", channel=x.channel, tone=x.tone, read=x.read)
        yield from para(" ".join(text for text in (how, state, x.beside) if text))
        signature = ", ".join(line.rstrip(",") for line in x.signature.splitlines())
        texts = (x.salutation, *(" ".join(s for s, _ in row) for row in x.passages), signature)
        yield "\n>\n".join(f"> {safe(text)}" for text in texts if text)
        yield ""
        for c in x.clauses:
            binds = f" {safe(tr('(binds {who})', who=c.binds))}" if c.binds else ""
            yield f"- {safe(f'{starred(c)}{c.words}')}{binds}{f' {safe(c.differs)}' if c.differs else ''}"
        if x.clauses:
            yield ""


def _fog(d: Debrief) -> Iterator[str]:
    yield headed(tr("What you did not know"))
    yield ""
    for group in d.lifted:
        yield f"### {safe(group.title)}"
        yield ""
        yield from para(group.about)
        for line in group.lines:
            source = f" ({safe(line.source)})" if line.source else ""
            yield f"- **{safe(line.title)}{stop(line.title)}** {safe(line.text)}{source}"
        yield ""


def _promises(d: Debrief) -> Iterator[str]:
    yield headed(tr("Promises"))
    yield ""
    if not d.promises:
        yield from para(tr("No promise was given."))
    for p in d.promises:
        past = f" {safe(tr('In fact: {what}', what=p.history))} ({safe(p.source)})" if p.history else ""
        yield f"- **{safe(p.label)}** ({safe(p.city)}): {p.state}. {safe(p.text)}{past}"
    if d.promises:
        yield ""


def _reasons(d: Debrief) -> Iterator[str]:
    if d.reasons:
        yield headed(tr("Why they decided so"))
        yield ""
        yield from (f"- {r.when}, {safe(r.city)}, {safe(r.act)}: {safe(r.words)}" for r in d.reasons)
        yield ""


def _afterwards(d: Debrief) -> Iterator[str]:
    if d.afterwards:
        yield headed(tr("What came later"))
        yield ""
        for a in d.afterwards:
            past = f" {safe(tr('In fact: {what}', what=a.history))}" if a.history else ""
            yield f"- **{safe(a.label)}.** {safe(a.text)}{past}"
        yield ""


def _tracks(d: Debrief) -> Iterator[str]:
    yield headed(tr("Both sides’ tracks"))
    yield ""
    rows = [
        (
            f"{t.city}: {t.label}" if t.city else t.label,
            figure(t.points[0][1]),
            tr("{low} to {high}", low=figure(min(v for _, v in t.points)), high=figure(max(v for _, v in t.points))),
            figure(t.points[-1][1]),
            *((figure(t.history[-1][1]),) if t.history else ()),
        )
        for t in d.tracks
    ]
    past = (tr("1962, at the end"),) if d.history else ()
    yield from table((tr("track"), tr("at first"), tr("range"), tr("at the end"), *past), rows)


def _trust(d: Debrief) -> Iterator[str]:
    yield headed(tr("Sources"))
    yield ""
    for s in d.sources:
        yield f"- {safe(s.full)}: {s.confidence}."
    if not d.sources:
        yield f"- {tr('This road cites none.')}"
    yield ""
    yield headed(tr("Invented for play"))
    yield ""
    yield from para(
        tr("No source stands behind these: {these}.", these="; ".join(d.invented))
        if d.invented
        else tr("Nothing told above is invented.")
    )
    yield headed(tr("How far to trust this"))
    yield ""
    yield from notices(d.notices)
    yield from rules(d.model)
