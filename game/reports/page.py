"""Debriefs and comparisons as one HTML page each: no script, no network, nothing beside the file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from game.reports.debrief_parts import Debrief, Shape
from game.reports.debrief_roads import TwoRoads
from game.reports.debrief_words import (
    NO_ODDS,
    NOT_1962,
    SHAPES,
    chance_words,
    curve_words,
    figure,
    heading,
    node_rows,
    stop,
)
from game.reports.page_bars import Pair, bars_chart
from game.reports.page_curves import Road, odds_chart, shape, tension_chart, track_chart

HERE, PAST = "this road", "1962"


def html(debrief: Debrief) -> str:
    """Return a debrief as a page; everything that a player has typed is escaped."""
    d = debrief
    roads = [Road(HERE, d.tension, "own")]
    if d.history:
        roads.append(Road(PAST, d.history, "other"))
    charts = {
        "tension": tension_chart("tension", "Tension", curve_words(d), roads, d.bands, d.days, d.marks),
        "bars": [
            bars_chart(
                f"axes-{desk.side}",
                f"{desk.city}: what came of it",
                [Pair(a.label, a.value, a.history) for a in desk.axes],
                (HERE, PAST),
            )
            for desk in d.desks
        ],
        "tracks": [track_chart(f"track-{t.name}", t, (HERE, PAST)) for t in d.tracks],
        "odds": "",
    }
    if d.odds is not None and (d.odds.line or d.odds.history):
        about = "Share of games played on from each moment that came to each kind of ending, with 95 % intervals. "
        about += "The figures stand in the table below."
        charts["odds"] = odds_chart("odds", "Odds", about, d.odds.line, d.odds.history, d.days, (HERE, PAST))
    return _fill("debrief.html.j2", d=d, charts=charts, qr=_titled(d.qr), title=heading(d))


def comparison_html(roads: TwoRoads) -> str:
    """Return two roads side by side as a page; everything that a player has typed is escaped."""
    r = roads
    names = (r.name_a, r.name_b)
    about = " ".join(
        f"{name}: from {figure(curve[0][1])}, at most {figure(max(v for _, v in curve))}, to {figure(curve[-1][1])}."
        for name, curve in zip(names, (r.tension_a, r.tension_b), strict=True)
    )
    both = [Road(r.name_a, r.tension_a, "own"), Road(r.name_b, r.tension_b, "other")]
    charts = {
        "tension": tension_chart("tension", "Tension", about, both, r.bands, r.days, fork=r.fork),
        "bars": [
            bars_chart(f"axes-{i}", f"{where}: what came of it", [Pair(x.label, x.a, x.b) for x in axes], names)
            for i, (where, axes) in enumerate(r.axes.items())
        ],
        "tracks": [track_chart(f"track-{t.name}", t, names) for t in r.tracks],
        "odds": "",
    }
    if r.odds_a or r.odds_b:
        about = "Share of games played on from each moment that came to each kind of ending, with 95 % intervals."
        charts["odds"] = odds_chart("odds", "Odds", about, r.odds_a, r.odds_b, r.days, names)
    return _fill("roads.html.j2", r=r, charts=charts, title=f"{r.name_a} beside {r.name_b}")


def _titled(qr: str) -> str:
    """Return the picture of a code with a title of its own, as every picture of a page has one."""
    if not qr or "<title" in qr:
        return qr
    head, end, rest = qr.partition(">")
    return f'{head} role="img"{end}<title>The replay code as a QR code</title>{rest}'


def _fill(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    folder = files("game.reports") / "templates"
    found = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {"picture": Markup, "figure": figure, "chances": chance_words, "stop": stop}
    found.globals |= {"NO_ODDS": NO_ODDS, "NOT_1962": NOT_1962, "SHAPES": SHAPES, "node_rows": node_rows}
    found.globals["curve_words"] = curve_words
    found.globals["small_shape"] = _small_shape
    return found


def _small_shape(kind: Shape) -> str:
    """Return a shape for the margin of a line, with what it stands for as its title."""
    return f'<svg class="shape" viewBox="0 0 20 20" role="img"><title>{SHAPES[kind]}</title>{shape(kind, 10, 10)}</svg>'
