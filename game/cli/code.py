"""`knot-of-war code`: the replay code of a road, and what somebody's code holds."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from game.app.newgame import made_by
from game.app.shared import open_code
from game.cli.exits import Complaint, Exit
from game.cli.roads import road_of, store_of, write_out
from game.core.digest import digest
from game.history.code import code_of_branch
from game.saves import SaveError


def code(given: Namespace) -> int:
    """Print the code of a road; with `--take SIDE` begin a match at its end instead."""
    found = road_of(given.road, given, given.node)
    try:
        text = code_of_branch(found.branch, made_by())
        if given.take is not None:
            return _take(given, text)
        if given.svg is not None:
            from game.history.qr import qr_svg

            write_out(given.svg, qr_svg(text))
        picture = _qr(text) if given.qr else ""
    except SaveError as error:
        raise Complaint(str(error), Exit.SAVE) from None
    end = digest(found.branch.end)
    if given.json:
        facts = {"code": text, "scenario": found.branch.model.id, "watches": len(found.branch.watches), "digest": end}
        sys.stdout.write(json.dumps(facts) + "\n")
    else:
        sys.stdout.write(f"{text}\n{picture}")
        sys.stderr.write(f"{len(text)} characters, {len(found.branch.watches)} watches, digest {end}\n")
    return Exit.FINE


def _qr(text: str) -> str:
    from game.history.qr import qr_text

    return qr_text(text) + "\n"


def _take(given: Namespace, text: str) -> int:
    """Put the road among the saves, as a match of which one desk is the player's own."""
    session, _ = open_code(text, given.take, store_of(given))
    end = digest(session.match.crisis)
    watch = session.match.crisis.watch
    sys.stdout.write(f"Watch {watch} stands open among the saves: knot-of-war play --resume\nDigest {end}\n")
    return Exit.FINE
