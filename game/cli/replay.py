"""`knot-of-war replay`: a road watch by watch, with what is known of those hours today."""

from __future__ import annotations

import json
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from game.app.archive.finding import FoundRoad
from game.app.archive.roads import road_of_branch
from game.app.archive.watching import WatchPage, watch_page
from game.cli.exits import Exit
from game.cli.roads import place_of, road_of
from game.core.digest import digest
from game.core.sides import SIDES

_WIDTH = 96


def replay(given: Namespace) -> int:
    """Print a road, or the part of it that was asked for."""
    found = road_of(given.road, given, given.node)
    road = road_of_branch("road", "yours", found.title, found.branch, about=found.about, question=found.question)
    first = place_of(found, given.first) if given.first is not None else 0
    last = place_of(found, given.last)
    pages = [watch_page(road, number) for number in range(first, last + 1)]
    end = digest(found.branch.end)
    if given.json:
        json.dump(_as_json(found, pages, end), sys.stdout)
        sys.stdout.write("\n")
    else:
        sys.stdout.write("\n".join(_as_text(found, pages, end)) + "\n")
    return Exit.FINE


def _as_text(found: FoundRoad, pages: list[WatchPage], end: str) -> Iterator[str]:
    yield found.title
    yield from _wrapped(found.about)
    if found.question:
        yield from _wrapped(f"To discuss: {found.question}")
    for page in pages:
        yield ""
        yield f"Watch {page.number + 1} of {page.places} · {page.when['us']} Washington · {page.stage}"
        yield f"{page.title}. {page.knot}"
        for hour in page.told:
            yield f"  {hour.when}, in 1962: {hour.title}"
            for telling, following in zip_longest(hour.tellings, hour.tellings[1:]):
                same = following is not None and following.source == telling.source
                yield from _wrapped(f"{telling.head}: {telling.text}{'' if same else f' [{telling.source}]'}", "    ")
        for deed in page.deeds:
            who = f"{deed.who}: " if deed.who else ""
            yield from _wrapped(f"- {who}{deed.title}. {deed.note}".rstrip(), "  ", "    ")
        if page.ending:
            yield f"  The end: {page.ending}."
    yield ""
    yield f"Digest of the truth at the end of this road: {end}"


def _as_json(found: FoundRoad, pages: list[WatchPage], end: str) -> dict[str, Any]:
    return {
        "title": found.title,
        "about": found.about,
        "question": found.question,
        "scenario": found.branch.model.id,
        "digest": end,
        "watches": [
            {
                "watch": page.number + 1,
                "node": found.branch.nodes[page.number],
                "t": float(_hour(found, page.number)),
                "when": page.when,
                "stage": page.stage,
                "title": page.title,
                "tension": page.tension,
                "told": [
                    {
                        "when": hour.when,
                        "title": hour.title,
                        "tellings": [{"head": x.head, "text": x.text, "source": x.source} for x in hour.tellings],
                    }
                    for hour in page.told
                ],
                "deeds": [{"who": d.who, "title": d.title, "note": d.note, "source": d.source} for d in page.deeds],
                "known": {side: [item.title for item in page.known[side]] for side in SIDES},
                "ending": page.ending,
            }
            for page in pages
        ],
    }


def _hour(found: FoundRoad, number: int) -> float:
    branch = found.branch
    crisis = branch.start if number == 0 else branch.watches[number - 1].after
    return float(crisis.v[branch.model.at.t])


def _wrapped(text: str, indent: str = "", rest: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent if rest is None else rest, break_on_hyphens=False
    )
