"""Debriefs and comparisons as Markdown: plain headings, lists and tables that read well unrendered too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.locale import tr, trn
from game.reports.debrief_parts import (
    AxisTold,
    Debrief,
    Deed,
    LetterTold,
    NodeOdds,
    Notice,
    OddsTold,
    Points,
    WatchTold,
)
from game.reports.debrief_roads import LetterRow, TwoRoads
from game.reports.debrief_words import (
    NO_ODDS,
    NOT_1962,
    SHAPES,
    chance_words,
    curve_words,
    deed_words,
    figure,
    heading,
    node_rows,
    stop,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


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


def comparison_markdown(roads: TwoRoads) -> str:
    """Return two roads side by side as Markdown."""
    parts = [
        *_two_heads(roads),
        *_two_results(roads),
        *_two_curves(roads),
        *_two_letters(roads),
        *_two_fallen(roads),
        *_two_tracks(roads),
        "## How far to trust this",
        "",
        *_notices(roads.notices),
        *_rules(roads.model),
    ]
    return "\n".join(parts).rstrip() + "\n"


# -- small things --------------------------------------------------------------------------------------------------


def _headed(title: str, level: int = 2) -> str:
    return f"{'#' * level} {title}"


def _safe(text: str) -> str:
    """Return a text in which nothing is read as a mark of Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_safe(cell) for cell in row)} |"
    yield ""


def _para(text: str) -> Iterator[str]:
    if text:
        yield _safe(text)
        yield ""


def _rules(model: str) -> Iterator[str]:
    yield tr("Made by Knot of War from {model}.", model=_safe(model))
    yield ""


# -- a debrief -----------------------------------------------------------------------------------------------------


def _head(d: Debrief) -> Iterator[str]:
    yield f"# {_safe(heading(d))}"
    yield ""
    yield from _para(f"{d.scenario}. {d.title}, {d.date}.")
    yield from _para(d.note)
    if d.code:
        yield f"{tr('Replay code:')} `{d.code.replace('`', '')}`"
        yield ""


def _result(d: Debrief) -> Iterator[str]:
    yield _headed(tr("How it ended") if d.kind != "open" else tr("How it stands"))
    yield ""
    yield from _para(d.cause)
    for desk in d.desks:
        yield f"### {_safe(desk.city)}{f' ({_safe(desk.player)})' if desk.player else ''}"
        yield ""
        yield from _para(desk.text)
        yield from _axes(desk.axes)
    yield from _para(d.caveat)
    yield from _para(d.in_fact)
    yield from _para(tr(NOT_1962))


def _axes(axes: Sequence[AxisTold]) -> Iterator[str]:
    rows = [(a.label, figure(a.value), "" if a.history is None else figure(a.history), a.about) for a in axes]
    yield from _table((tr("axis, 0 to 100"), tr("here"), "1962", tr("what it asks")), rows)


def _tension(d: Debrief) -> Iterator[str]:
    yield _headed(tr("Tension"))
    yield ""
    yield from _para(curve_words(d))
    if d.marks:
        rows = [(str(m.number), m.when, f"{m.title} ({tr(SHAPES[m.shape])})", figure(m.value)) for m in d.marks]
        yield from _table(("", tr("when"), tr("what"), tr("tension")), rows)


def _odds(odds: OddsTold | None) -> Iterator[str]:
    yield _headed(tr("Odds"))
    yield ""
    if odds is None:
        yield from _para(tr(NO_ODDS))
        return
    yield from _para(f"{odds.by} {odds.interval}")
    for title, line in ((tr("Along this road"), odds.line), (tr("Along the course of 1962"), odds.history)):
        if line:
            yield f"### {title}"
            yield ""
            yield from _node_table(line)
    if odds.turning:
        yield _headed(tr("Turning points"), 3)
        yield ""
        rows = [
            (str(i), p.when, f"{p.title}. {p.text}".strip(), chance_words(p.before), chance_words(p.after))
            for i, p in enumerate(odds.turning, start=1)
        ]
        yield from _table(("", tr("when"), tr("what"), tr("before the watch"), tr("after it")), rows)
    if odds.luck is not None:
        yield _headed(tr("The same decisions with other luck"), 3)
        yield ""
        games = tr("Of {games} games: {chances}.", games=odds.luck.games, chances=chance_words(odds.luck.chances))
        yield from _para(f"{odds.luck.text} {games}")
    if odds.published:
        yield _headed(tr("What others thought"), 3)
        yield ""
        yield from (f"- {_safe(line)}" for line in odds.published)
        yield ""
    if odds.leaves_out:
        yield _headed(tr("What these odds leave out"), 3)
        yield ""
        yield from (f"- {_safe(line)}" for line in odds.leaves_out)
        yield ""


def _node_table(line: Sequence[NodeOdds]) -> Iterator[str]:
    head, rows = node_rows(line)
    yield from _table(head, rows)


def _timeline(watches: Sequence[WatchTold]) -> Iterator[str]:
    yield _headed(tr("Watch by watch"))
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
        yield from _para(f"{w.stage}. {tension}")
        yield from (_deed(x) for x in w.deeds)
        if w.deeds:
            yield ""


def _deed(deed: Deed) -> str:
    return f"- {_safe(deed_words(deed))}"


def _letters(letters: Sequence[LetterTold]) -> Iterator[str]:
    yield _headed(tr("The letters"))
    yield ""
    if not letters:
        yield from _para(tr("Nobody wrote a letter."))
    for number, x in enumerate(letters, start=1):
        title = tr("Letter {number}: {sender} to {addressee}", number=number, sender=x.sender, addressee=x.addressee)
        yield f"### {_safe(title)}, {_safe(x.dateline)}"
        yield ""
        state = tr("It is {state}.", state=x.state) if x.state else ""
        how = tr("{channel}; tone: {tone}; {read}.", channel=x.channel, tone=x.tone, read=x.read)
        yield from _para(f"{how} {state}")
        signature = ", ".join(line.rstrip(",") for line in x.signature.splitlines())
        texts = (x.salutation, *(" ".join(s for s, _ in row) for row in x.passages), signature)
        yield "\n>\n".join(f"> {_safe(text)}" for text in texts if text)
        yield ""
        for c in x.clauses:
            binds = f" {_safe(tr('(binds {who})', who=c.binds))}" if c.binds else ""
            yield f"- {_safe(c.words)}{binds}"
        if x.clauses:
            yield ""


def _fog(d: Debrief) -> Iterator[str]:
    yield _headed(tr("What you did not know"))
    yield ""
    for group in d.lifted:
        yield f"### {_safe(group.title)}"
        yield ""
        yield from _para(group.about)
        for line in group.lines:
            source = f" ({_safe(line.source)})" if line.source else ""
            yield f"- **{_safe(line.title)}{stop(line.title)}** {_safe(line.text)}{source}"
        yield ""


def _promises(d: Debrief) -> Iterator[str]:
    yield _headed(tr("Promises"))
    yield ""
    if not d.promises:
        yield from _para(tr("No promise was given."))
    for p in d.promises:
        past = f" {_safe(tr('In fact: {what}', what=p.history))} ({_safe(p.source)})" if p.history else ""
        yield f"- **{_safe(p.label)}** ({_safe(p.city)}): {p.state}. {_safe(p.text)}{past}"
    if d.promises:
        yield ""


def _reasons(d: Debrief) -> Iterator[str]:
    if d.reasons:
        yield _headed(tr("Why they decided so"))
        yield ""
        yield from (f"- {r.when}, {_safe(r.city)}, {_safe(r.act)}: {_safe(r.words)}" for r in d.reasons)
        yield ""


def _afterwards(d: Debrief) -> Iterator[str]:
    if d.afterwards:
        yield _headed(tr("What came later"))
        yield ""
        for a in d.afterwards:
            past = f" {_safe(tr('In fact: {what}', what=a.history))}" if a.history else ""
            yield f"- **{_safe(a.label)}.** {_safe(a.text)}{past}"
        yield ""


def _tracks(d: Debrief) -> Iterator[str]:
    yield _headed(tr("Both sides’ tracks"))
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
    yield from _table((tr("track"), tr("at first"), tr("range"), tr("at the end"), *past), rows)


def _trust(d: Debrief) -> Iterator[str]:
    yield _headed(tr("Sources"))
    yield ""
    for s in d.sources:
        yield f"- {_safe(s.full)}: {s.confidence}."
    if not d.sources:
        yield f"- {tr('This road cites none.')}"
    yield ""
    yield _headed(tr("Invented for play"))
    yield ""
    yield from _para(
        tr("No source stands behind these: {these}.", these="; ".join(d.invented))
        if d.invented
        else tr("Nothing told above is invented.")
    )
    yield _headed(tr("How far to trust this"))
    yield ""
    yield from _notices(d.notices)
    yield from _rules(d.model)


def _notices(notices: Sequence[Notice]) -> Iterator[str]:
    for n in notices:
        source = f" ({_safe(n.source)})" if n.source else ""
        yield f"**{_safe(n.title)}.** {_safe(n.text)}{source}"
        yield ""


# -- two roads -----------------------------------------------------------------------------------------------------


def _two_heads(r: TwoRoads) -> Iterator[str]:
    yield f"# {_safe(tr('{a} beside {b}', a=r.name_a, b=r.name_b))}"
    yield ""
    yield from _para(f"{r.scenario}. {r.parting} {r.luck}")
    if r.account:
        yield _headed(tr("The decision and the dice"))
        yield ""
        for line in r.account:
            yield from _para(line)
    if r.fork_lines:
        yield _headed(tr("Where they part"))
        yield ""
        rows = [(x.what, x.a, x.b) for x in r.fork_lines]
        yield from _table((tr("decision"), _safe(r.name_a), _safe(r.name_b)), rows)


def _two_results(r: TwoRoads) -> Iterator[str]:
    yield _headed(tr("How they end"))
    yield ""
    for name, title, text in ((r.name_a, r.ending_a, r.text_a), (r.name_b, r.ending_b, r.text_b)):
        yield f"- **{_safe(name)}**: {_safe(title)}. {_safe(text)}"
    yield ""
    for where, axes in r.axes.items():
        yield f"### {_safe(where)}"
        yield ""
        rows = [(x.label, figure(x.a), figure(x.b)) for x in axes]
        yield from _table((tr("axis, 0 to 100"), _safe(r.name_a), _safe(r.name_b)), rows)


def _two_curves(r: TwoRoads) -> Iterator[str]:
    yield _headed(tr("Tension"))
    yield ""
    for name, curve in ((r.name_a, r.tension_a), (r.name_b, r.tension_b)):
        most = max(curve, key=lambda p: p[1])
        told = tr(
            "{name}: begins at {first}, at most {most}, ends at {last}.",
            name=name,
            first=figure(curve[0][1]),
            most=figure(most[1]),
            last=_last(curve),
        )
        yield f"- {_safe(told)}"
    yield ""
    yield _headed(tr("Odds"))
    yield ""
    if not (r.odds_a or r.odds_b):
        yield from _para(tr(NO_ODDS))
    for name, line in ((r.name_a, r.odds_a), (r.name_b, r.odds_b)):
        if line:
            yield f"### {_safe(name)}"
            yield ""
            yield from _node_table(line)


def _last(curve: Points) -> str:
    return figure(curve[-1][1])


def _two_letters(r: TwoRoads) -> Iterator[str]:
    yield _headed(tr("Letters side by side"))
    yield ""
    if r.shared_letters:
        yield from _para(
            trn(
                "{count} of the letters is the same on both roads and is left out here.",
                "{count} of the letters are the same on both roads and are left out here.",
                r.shared_letters,
            )
        )
    for x in r.letters:
        yield f"### {_safe(x.sender)}, {x.when}"
        yield ""
        yield from _table(("", _safe(r.name_a), _safe(r.name_b), tr("differs")), _letter_rows(x))
    if not r.letters:
        yield from _para(tr("No letter differs."))


def _letter_rows(row: LetterRow) -> list[tuple[str, str, str, str]]:
    return [
        (tr("sent"), row.a or tr("not written"), row.b or tr("not written"), ""),
        (tr("in short"), row.gist_a, row.gist_b, ""),
        *((c.term, c.a, c.b, c.mark) for c in row.clauses),
    ]


def _two_fallen(r: TwoRoads) -> Iterator[str]:
    yield _headed(tr("What fell on one road only"))
    yield ""
    if r.fallen:
        head = (tr("when"), tr("what"), tr("on"), tr("owing to"))
        yield from _table(head, [(f.when, f.title, f.road, f.owing) for f in r.fallen])
    else:
        yield from _para(tr("The same things fell on both."))


def _two_tracks(r: TwoRoads) -> Iterator[str]:
    yield _headed(tr("Both sides' tracks at the end"))
    yield ""
    rows = [
        (f"{t.city}: {t.label}" if t.city else t.label, _last(t.points), _last(t.history) if t.history else "")
        for t in r.tracks
    ]
    yield from _table((tr("track"), _safe(r.name_a), _safe(r.name_b)), rows)
