"""`knot-of-war tree`: the places of a tree, or of history and its branches; merge trees, write them to a file."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from game.app.archive.archive import open_archive
from game.app.archive.picture import Strand, TreePicture
from game.app.choices import ChoiceError
from game.app.newgame import made_by, model_of, scenario_title
from game.cli.exits import Complaint, Exit
from game.cli.roads import road_of, write_out
from game.cli.scenario import refused, scenario_of
from game.content import ContentError
from game.history.fold import Fold
from game.history.tree import Tree
from game.history.tree_file import TreeFile, write_tree
from game.saves import SaveError, Seats


def tree(given: Namespace) -> int:
    """Print the roads asked for, merged, or write them to a tree file."""
    try:
        merged = _merged(given)
        model = scenario_of(given.scenario) if merged is None else model_of(merged.root.scenario)
        archive = open_archive(model, merged, None if merged is None else Fold(model))
    except SaveError as error:
        raise Complaint(str(error), Exit.SAVE) from None
    except ChoiceError as error:
        raise Complaint(str(error)) from None
    except ContentError as error:
        raise refused(error) from None
    if given.out is not None:
        _write(given, merged)
        return Exit.FINE
    if merged is not None and not given.beside:
        archive.roads = tuple(road for road in archive.roads if road.kind == "yours")
    picture = archive.picture()
    if given.json:
        sys.stdout.write(json.dumps(_as_json(picture)) + "\n")
    else:
        sys.stdout.write("\n".join(_as_text(picture)) + "\n")
    return Exit.FINE


def _merged(given: Namespace) -> Tree | None:
    trees = [road_of(name, given).tree for name in given.roads]
    if not trees:
        return None
    first, *rest = trees
    for other in rest:
        first = first.merge(other)
    return first


def _write(given: Namespace, merged: Tree | None) -> None:
    if merged is None:
        raise Complaint("--out needs the road or the roads that are to be written")
    model = model_of(merged.root.scenario)
    us, ussr = merged.root.setup.personas
    file = TreeFile(tree=merged, seats=Seats(us=us, ussr=ussr), made_by=made_by(), title=scenario_title(model))
    write_out(given.out, write_tree(file))


def _as_text(picture: TreePicture) -> Iterator[str]:
    for strand in picture.strands:
        if not strand.stops:
            continue
        yield ""
        yield strand.title + _leaves(picture, strand)
        for stop in strand.stops:
            marks = " *" if stop.star else ""
            here = "  <- here" if stop.here else ""
            end = f"  [{stop.ending_words}]" if stop.ending_words and stop.ending_words != stop.label else ""
            yield f"  {stop.node}  {stop.when}  knot {stop.knot:3.0f}  {stop.label or '-'}{end}{marks}{here}"
            if stop.note:
                yield f"      {stop.note}"


def _leaves(picture: TreePicture, strand: Strand) -> str:
    if strand.fork is None:
        return ""
    key, number = strand.fork
    left = picture.strand(key)
    stop = left.stop(number)
    return f" (leaves {left.title} at {stop.node if stop else 'its fork'})"


def _as_json(picture: TreePicture) -> dict[str, Any]:
    return {
        "roads": [
            {
                "key": strand.key,
                "kind": strand.kind,
                "title": strand.title,
                "leaves": None if strand.fork is None else {"road": strand.fork[0], "place": strand.fork[1]},
                "places": [
                    {
                        "node": s.node,
                        "place": s.number,
                        "t": s.t,
                        "when": s.when,
                        "label": s.label,
                        "knot": s.knot,
                        "ending": s.ending_words or None,
                        "here": s.here,
                        "name": s.name,
                        "note": s.note,
                        "star": s.star,
                    }
                    for s in strand.stops
                ],
            }
            for strand in picture.strands
        ],
    }
