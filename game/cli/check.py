"""`knot-of-war check`: what is wrong with scenarios, all at once."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from game.cli.exits import Exit
from game.cli.scenario import refused
from game.content import ContentError, list_scenarios, load_model
from game.content import check as check_scenarios
from game.content.levels import OVERLAYS
from game.content.sheet import scenario_folder
from game.history.curated import curated_problems
from game.prose.files import phrase_problems


def check(given: Namespace) -> int:
    """Print every problem of the scenarios named, or of all that are shipped; exit code 1 if there are any."""
    names = [*given.paths] or [str(s.folder) for s in list_scenarios()]
    try:
        folders: list[str | Path] = [scenario_folder(name) for name in names]
    except ContentError as error:
        raise refused(error) from None
    problems = check_scenarios(folders)
    if not problems:
        problems = sorted({p for folder in folders for p in phrase_problems(folder)})
    if not problems:
        problems = sorted({p for folder in folders for p in curated_problems(load_model(folder))})
    if given.json:
        sys.stdout.write(json.dumps([asdict(p) for p in problems]) + "\n")
    else:
        for problem in problems:
            sys.stdout.write(f"{problem}\n\n")
        for folder in () if problems else folders:
            sys.stdout.writelines(f"{line}\n" for line in _levels(folder))
        sys.stdout.write(_verdict(len(folders), len(problems)) + "\n")
    return Exit.PROBLEMS if problems else Exit.FINE


def _levels(folder: str | Path) -> Iterator[str]:
    """Yield how much of a scenario's words each reading level tells in its own way; nothing for one without levels."""
    model = load_model(folder)
    for level in OVERLAYS:
        told = model.words.covered(level)
        if told.given:
            share = 100 * told.given / told.texts
            yield (
                f"{model.id}: level {level} tells {told.given:,} of {told.texts:,} texts its own way ({share:.0f} %), "
                f"{told.words:,} words where words/ has {told.standard:,}."
            )


def _verdict(scenarios: int, problems: int) -> str:
    read = f"{scenarios} scenario{'s' if scenarios != 1 else ''} read"
    return f"{read}: {problems} problem{'s' if problems != 1 else ''}." if problems else f"{read}: nothing is wrong."
