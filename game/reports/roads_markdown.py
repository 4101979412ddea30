"""Two roads side by side as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from game.locale import tr, trn
from game.reports.debrief_parts import Points
from game.reports.debrief_roads import LetterRow, TwoRoads
from game.reports.debrief_words import NO_ODDS, figure
from game.reports.markdown_parts import headed, node_table, notices, para, rules, safe, table


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
        *notices(roads.notices),
        *rules(roads.model),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _two_heads(r: TwoRoads) -> Iterator[str]:
    yield f"# {safe(tr('{a} beside {b}', a=r.name_a, b=r.name_b))}"
    yield ""
    yield from para(f"{r.scenario}. {r.parting} {r.luck}")
    if r.account:
        yield headed(tr("The decision and the dice"))
        yield ""
        for line in r.account:
            yield from para(line)
    if r.fork_lines:
        yield headed(tr("Where they part"))
        yield ""
        rows = [(x.what, x.a, x.b) for x in r.fork_lines]
        yield from table((tr("decision"), safe(r.name_a), safe(r.name_b)), rows)


def _two_results(r: TwoRoads) -> Iterator[str]:
    yield headed(tr("How they end"))
    yield ""
    for name, title, text in ((r.name_a, r.ending_a, r.text_a), (r.name_b, r.ending_b, r.text_b)):
        yield f"- **{safe(name)}**: {safe(title)}. {safe(text)}"
    yield ""
    for where, axes in r.axes.items():
        yield f"### {safe(where)}"
        yield ""
        rows = [(x.label, figure(x.a), figure(x.b)) for x in axes]
        yield from table((tr("axis, 0 to 100"), safe(r.name_a), safe(r.name_b)), rows)


def _two_curves(r: TwoRoads) -> Iterator[str]:
    yield headed(tr("Tension"))
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
        yield f"- {safe(told)}"
    yield ""
    yield headed(tr("Odds"))
    yield ""
    if not (r.odds_a or r.odds_b):
        yield from para(tr(NO_ODDS))
    for name, line in ((r.name_a, r.odds_a), (r.name_b, r.odds_b)):
        if line:
            yield f"### {safe(name)}"
            yield ""
            yield from node_table(line)


def _last(curve: Points) -> str:
    return figure(curve[-1][1])


def _two_letters(r: TwoRoads) -> Iterator[str]:
    yield headed(tr("Letters side by side"))
    yield ""
    if r.shared_letters:
        yield from para(
            trn(
                "{count} of the letters is the same on both roads and is left out here.",
                "{count} of the letters are the same on both roads and are left out here.",
                r.shared_letters,
            )
        )
    for x in r.letters:
        yield f"### {safe(x.sender)}, {x.when}"
        yield ""
        yield from table(("", safe(r.name_a), safe(r.name_b), tr("differs")), _letter_rows(x))
    if not r.letters:
        yield from para(tr("No letter differs."))


def _letter_rows(row: LetterRow) -> list[tuple[str, str, str, str]]:
    return [
        (tr("sent"), row.a or tr("not written"), row.b or tr("not written"), ""),
        (tr("in short"), row.gist_a, row.gist_b, ""),
        *((c.term, c.a, c.b, c.mark) for c in row.clauses),
    ]


def _two_fallen(r: TwoRoads) -> Iterator[str]:
    yield headed(tr("What fell on one road only"))
    yield ""
    if r.fallen:
        head = (tr("when"), tr("what"), tr("on"), tr("owing to"))
        yield from table(head, [(f.when, f.title, f.road, f.owing) for f in r.fallen])
    else:
        yield from para(tr("The same things fell on both."))


def _two_tracks(r: TwoRoads) -> Iterator[str]:
    yield headed(tr("Both sides' tracks at the end"))
    yield ""
    rows = [
        (f"{t.city}: {t.label}" if t.city else t.label, _last(t.points), _last(t.history) if t.history else "")
        for t in r.tracks
    ]
    yield from table((tr("track"), safe(r.name_a), safe(r.name_b)), rows)
