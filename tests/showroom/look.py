"""Every screen in many dresses and languages, looked at for faults: `python -m tests.showroom.look --language ru`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from pygame import Rect

from game.locale import Level, Reading, use
from game.ui.paint.kit import Kit
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage
from tests.showroom.faults import cut, faint, overlapping
from tests.showroom.ink import WatchedSurface, watched
from tests.showroom.sheets import DRESSES

PLAIN = tuple(dress for dress in DRESSES if not dress.high_contrast)


def faults_of(stage: Stage, dress: Dress) -> list[str]:
    """Return what is wrong with the screen on the stage in a dress."""
    with watched() as known:
        picture = stage.picture(dress)
        surface = WatchedSurface(dress.size, known)
        stage.scene.dress(Kit(dress.theme(stage.scene.palette)))
        stage.scene.draw(surface)
    written = surface.written
    found = [*(f"cut: {x}" for x in cut(written, Rect((0, 0), dress.size)))]
    found += [f"over: {x}" for x in overlapping(written)]
    return found + [f"faint: {x}" for x in faint(written, picture)]


def looked_at(
    names: Sequence[str], dresses: Sequence[Dress], language: str, level: Level = Level.STANDARD
) -> Iterator[tuple[str, Dress, list[str]]]:
    """Yield each screen in each dress with its faults."""
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        stage.read(Reading(language, level))
        try:
            for name in names:
                exhibits()[name](stage)
                for dress in dresses:
                    yield name, dress, faults_of(stage, dress)
        finally:
            stage.close()
            use(Reading())


def main() -> None:
    """Print every fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", default=[""])
    parser.add_argument("--language", default="en")
    parser.add_argument("--level", default="standard")
    given = parser.parse_args()
    names = [name for name in exhibits() if any(name.startswith(start) for start in given.only)]
    for name, dress, faults in looked_at(names, PLAIN, given.language, Level(given.level)):
        for fault in faults:
            print(f"{name} {dress.name}: {fault}", flush=True)


if __name__ == "__main__":
    main()
