"""Debriefs and comparisons as one HTML page each: no script, no network, nothing beside the file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from game.locale import reading, tr, trn
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
from game.reports.hours import chart_hours
from game.reports.page_bars import Pair, bars_chart
from game.reports.page_curves import Road, odds_chart, shape, tension_chart, track_chart


def html(debrief: Debrief) -> str:
    """Return a debrief as a page; everything that a player has typed is escaped."""
    d = debrief
    names = tr("this road"), "1962"
    roads = [Road(names[0], d.tension, "own")]
    if d.history:
        roads.append(Road(names[1], d.history, "other"))
    hours = chart_hours([road.points for road in roads], d.days)
    charts = {
        "tension": tension_chart("tension", tr("Tension"), curve_words(d), roads, hours, d.bands, d.days, d.marks),
        "bars": [
            bars_chart(
                f"axes-{desk.side}",
                tr("{city}: what came of it", city=desk.city),
                [Pair(a.label, a.value, a.history) for a in desk.axes],
                names,
            )
            for desk in d.desks
        ],
        "tracks": [track_chart(f"track-{t.name}", t, hours, names) for t in d.tracks],
        "odds": "",
    }
    if d.odds is not None and (d.odds.line or d.odds.history):
        about = tr(
            "Share of games played on from each moment that came to each kind of ending, with 95 % intervals. "
            "The figures stand in the table below."
        )
        charts["odds"] = odds_chart("odds", tr("Odds"), about, d.odds.line, d.odds.history, hours, d.days, names)
    return _fill("debrief.html.j2", d=d, charts=charts, qr=_titled(d.qr), title=heading(d))


def comparison_html(roads: TwoRoads) -> str:
    """Return two roads side by side as a page; everything that a player has typed is escaped."""
    r = roads
    names = (r.name_a, r.name_b)
    about = " ".join(
        tr(
            "{name}: from {first}, at most {most}, to {last}.",
            name=name,
            first=figure(curve[0][1]),
            most=figure(max(v for _, v in curve)),
            last=figure(curve[-1][1]),
        )
        for name, curve in zip(names, (r.tension_a, r.tension_b), strict=True)
    )
    both = [Road(r.name_a, r.tension_a, "own"), Road(r.name_b, r.tension_b, "other")]
    hours = chart_hours([road.points for road in both], r.days)
    charts = {
        "tension": tension_chart("tension", tr("Tension"), about, both, hours, r.bands, r.days, fork=r.fork),
        "bars": [
            bars_chart(
                f"axes-{i}", tr("{city}: what came of it", city=where), [Pair(x.label, x.a, x.b) for x in axes], names
            )
            for i, (where, axes) in enumerate(r.axes.items())
        ],
        "tracks": [track_chart(f"track-{t.name}", t, hours, names) for t in r.tracks],
        "odds": "",
    }
    if r.odds_a or r.odds_b:
        about = tr("Share of games played on from each moment that came to each kind of ending, with 95 % intervals.")
        charts["odds"] = odds_chart("odds", tr("Odds"), about, r.odds_a, r.odds_b, hours, r.days, names)
    return _fill("roads.html.j2", r=r, charts=charts, title=tr("{a} beside {b}", a=r.name_a, b=r.name_b))


def _titled(qr: str) -> str:
    """Return the picture of a code with a title of its own, as every picture of a page has one."""
    if not qr or "<title" in qr:
        return qr
    head, end, rest = qr.partition(">")
    return f'{head} role="img"{end}<title>{escape(tr("The replay code as a QR code"))}</title>{rest}'


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
    found.globals |= {"curve_words": curve_words, "tr": tr, "trn": trn, "language": lambda: reading().language}
    found.globals["small_shape"] = _small_shape
    return found


def _small_shape(kind: Shape) -> str:
    """Return a shape for the margin of a line, with what it stands for as its title."""
    title = f"<title>{escape(tr(SHAPES[kind]))}</title>"
    return f'<svg class="shape" viewBox="0 0 20 20" role="img">{title}{shape(kind, 10, 10)}</svg>'
