"""Debriefs and comparisons as Markdown: plain headings, lists and tables that read well unrendered too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    yield f"Made by Knot of War from {_safe(model)}."
    yield ""


# -- a debrief -----------------------------------------------------------------------------------------------------


def _head(d: Debrief) -> Iterator[str]:
    yield f"# {_safe(heading(d))}"
    yield ""
    yield from _para(f"{d.scenario}. {d.title}, {d.date}.")
    yield from _para(d.note)
    if d.code:
        yield f"Replay code: `{d.code.replace('`', '')}`"
        yield ""


def _result(d: Debrief) -> Iterator[str]:
    yield "## How it ended" if d.kind != "open" else "## How it stands"
    yield ""
    yield from _para(d.cause)
    for desk in d.desks:
        yield f"### {_safe(desk.city)}{f' ({_safe(desk.player)})' if desk.player else ''}"
        yield ""
        yield from _para(desk.text)
        yield from _axes(desk.axes)
    yield from _para(d.caveat)
    yield from _para(d.in_fact)
    yield from _para(NOT_1962)


def _axes(axes: Sequence[AxisTold]) -> Iterator[str]:
    rows = [(a.label, figure(a.value), "" if a.history is None else figure(a.history), a.about) for a in axes]
    yield from _table(("axis, 0 to 100", "here", "1962", "what it asks"), rows)


def _tension(d: Debrief) -> Iterator[str]:
    yield "## Tension"
    yield ""
    yield from _para(curve_words(d))
    if d.marks:
        rows = [(str(m.number), m.when, f"{m.title} ({SHAPES[m.shape]})", figure(m.value)) for m in d.marks]
        yield from _table(("", "when", "what", "tension"), rows)


def _odds(odds: OddsTold | None) -> Iterator[str]:
    yield "## Odds"
    yield ""
    if odds is None:
        yield from _para(NO_ODDS)
        return
    yield from _para(f"{odds.by} {odds.interval}")
    for title, line in (("Along this road", odds.line), ("Along the course of 1962", odds.history)):
        if line:
            yield f"### {title}"
            yield ""
            yield from _node_table(line)
    if odds.turning:
        yield "### Turning points"
        yield ""
        rows = [
            (str(i), p.when, f"{p.title}. {p.text}".strip(), chance_words(p.before), chance_words(p.after))
            for i, p in enumerate(odds.turning, start=1)
        ]
        yield from _table(("", "when", "what", "before the watch", "after it"), rows)
    if odds.luck is not None:
        yield "### The same decisions with other luck"
        yield ""
        yield from _para(f"{odds.luck.text} Of {odds.luck.games} games: {chance_words(odds.luck.chances)}.")
    if odds.published:
        yield "### What others thought"
        yield ""
        yield from (f"- {_safe(line)}" for line in odds.published)
        yield ""
    if odds.leaves_out:
        yield "### What these odds leave out"
        yield ""
        yield from (f"- {_safe(line)}" for line in odds.leaves_out)
        yield ""


def _node_table(line: Sequence[NodeOdds]) -> Iterator[str]:
    head, rows = node_rows(line)
    yield from _table(head, rows)


def _timeline(watches: Sequence[WatchTold]) -> Iterator[str]:
    yield "## Watch by watch"
    yield ""
    for w in watches:
        name = f"Watch {w.number}, {w.when}" if w.number else f"The end, {w.when}"
        past = "" if w.history is None else f" (in 1962 {figure(w.history)})"
        yield f"### {name}"
        yield ""
        yield from _para(f"{w.stage}. Tension {figure(w.tension)}{past}.")
        yield from (_deed(x) for x in w.deeds)
        if w.deeds:
            yield ""


def _deed(deed: Deed) -> str:
    return f"- {_safe(deed_words(deed))}"


def _letters(letters: Sequence[LetterTold]) -> Iterator[str]:
    yield "## The letters"
    yield ""
    if not letters:
        yield from _para("Nobody wrote a letter.")
    for number, x in enumerate(letters, start=1):
        yield f"### Letter {number}: {_safe(x.sender)} to {_safe(x.addressee)}, {_safe(x.dateline)}"
        yield ""
        yield from _para(f"{x.channel}; tone: {x.tone}; {x.read}.{f' It is {x.state}.' if x.state else ''}")
        signature = ", ".join(line.rstrip(",") for line in x.signature.splitlines())
        texts = (x.salutation, *(" ".join(s for s, _ in row) for row in x.passages), signature)
        yield "\n>\n".join(f"> {_safe(text)}" for text in texts if text)
        yield ""
        for c in x.clauses:
            yield f"- {_safe(c.words)}{f' (binds {_safe(c.binds)})' if c.binds else ''}"
        if x.clauses:
            yield ""


def _fog(d: Debrief) -> Iterator[str]:
    yield "## What you did not know"
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
    yield "## Promises"
    yield ""
    if not d.promises:
        yield from _para("No promise was given.")
    for p in d.promises:
        past = f" In fact: {_safe(p.history)} ({_safe(p.source)})" if p.history else ""
        yield f"- **{_safe(p.label)}** ({_safe(p.city)}): {p.state}. {_safe(p.text)}{past}"
    if d.promises:
        yield ""


def _reasons(d: Debrief) -> Iterator[str]:
    if d.reasons:
        yield "## Why they decided so"
        yield ""
        yield from (f"- {r.when}, {_safe(r.city)}, {_safe(r.act)}: {_safe(r.words)}" for r in d.reasons)
        yield ""


def _afterwards(d: Debrief) -> Iterator[str]:
    if d.afterwards:
        yield "## What came later"
        yield ""
        for a in d.afterwards:
            past = f" In fact: {_safe(a.history)}" if a.history else ""
            yield f"- **{_safe(a.label)}.** {_safe(a.text)}{past}"
        yield ""


def _tracks(d: Debrief) -> Iterator[str]:
    yield "## Both sides' tracks"
    yield ""
    rows = [
        (
            f"{t.city}: {t.label}" if t.city else t.label,
            figure(t.points[0][1]),
            f"{figure(min(v for _, v in t.points))} to {figure(max(v for _, v in t.points))}",
            figure(t.points[-1][1]),
            *((figure(t.history[-1][1]),) if t.history else ()),
        )
        for t in d.tracks
    ]
    past = ("1962, at the end",) if d.history else ()
    yield from _table(("track", "at first", "range", "at the end", *past), rows)


def _trust(d: Debrief) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for s in d.sources:
        yield f"- {_safe(s.full)}: {s.confidence}."
    if not d.sources:
        yield "- This road cites none."
    yield ""
    yield "## Invented for play"
    yield ""
    yield from _para(
        f"No source stands behind these: {'; '.join(d.invented)}." if d.invented else "Nothing told above is invented."
    )
    yield "## How far to trust this"
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
    yield f"# {_safe(r.name_a)} beside {_safe(r.name_b)}"
    yield ""
    yield from _para(f"{r.scenario}. {r.parting} {r.luck}")
    if r.account:
        yield "## The decision and the dice"
        yield ""
        for line in r.account:
            yield from _para(line)
    if r.fork_lines:
        yield "## Where they part"
        yield ""
        rows = [(x.what, x.a, x.b) for x in r.fork_lines]
        yield from _table(("decision", _safe(r.name_a), _safe(r.name_b)), rows)


def _two_results(r: TwoRoads) -> Iterator[str]:
    yield "## How they end"
    yield ""
    for name, title, text in ((r.name_a, r.ending_a, r.text_a), (r.name_b, r.ending_b, r.text_b)):
        yield f"- **{_safe(name)}**: {_safe(title)}. {_safe(text)}"
    yield ""
    for where, axes in r.axes.items():
        yield f"### {_safe(where)}"
        yield ""
        rows = [(x.label, figure(x.a), figure(x.b)) for x in axes]
        yield from _table(("axis, 0 to 100", _safe(r.name_a), _safe(r.name_b)), rows)


def _two_curves(r: TwoRoads) -> Iterator[str]:
    yield "## Tension"
    yield ""
    for name, curve in ((r.name_a, r.tension_a), (r.name_b, r.tension_b)):
        most = max(curve, key=lambda p: p[1])
        yield f"- {_safe(name)}: begins at {figure(curve[0][1])}, at most {figure(most[1])}, ends at {_last(curve)}."
    yield ""
    yield "## Odds"
    yield ""
    if not (r.odds_a or r.odds_b):
        yield from _para(NO_ODDS)
    for name, line in ((r.name_a, r.odds_a), (r.name_b, r.odds_b)):
        if line:
            yield f"### {_safe(name)}"
            yield ""
            yield from _node_table(line)


def _last(curve: Points) -> str:
    return figure(curve[-1][1])


def _two_letters(r: TwoRoads) -> Iterator[str]:
    yield "## Letters side by side"
    yield ""
    if r.shared_letters:
        yield from _para(f"{r.shared_letters} of the letters are the same on both roads and are left out here.")
    for x in r.letters:
        yield f"### {_safe(x.sender)}, {x.when}"
        yield ""
        yield from _table(("", _safe(r.name_a), _safe(r.name_b), "differs"), _letter_rows(x))
    if not r.letters:
        yield from _para("No letter differs.")


def _letter_rows(row: LetterRow) -> list[tuple[str, str, str, str]]:
    return [
        ("sent", row.a or "not written", row.b or "not written", ""),
        ("in short", row.gist_a, row.gist_b, ""),
        *((c.term, c.a, c.b, c.mark) for c in row.clauses),
    ]


def _two_fallen(r: TwoRoads) -> Iterator[str]:
    yield "## What fell on one road only"
    yield ""
    if r.fallen:
        yield from _table(("when", "what", "on", "owing to"), [(f.when, f.title, f.road, f.owing) for f in r.fallen])
    else:
        yield from _para("The same things fell on both.")


def _two_tracks(r: TwoRoads) -> Iterator[str]:
    yield "## Both sides' tracks at the end"
    yield ""
    rows = [
        (f"{t.city}: {t.label}" if t.city else t.label, _last(t.points), _last(t.history) if t.history else "")
        for t in r.tracks
    ]
    yield from _table(("track", _safe(r.name_a), _safe(r.name_b)), rows)
