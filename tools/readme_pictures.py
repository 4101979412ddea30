"""Make the pictures of the README: `python tools/readme_pictures.py`. Writes docs/pictures/*.png and watch.gif.

Needs Pillow, which the `dev` extra brings. No display is needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
from PIL import Image

from game.ui.scenes import intents as ask
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
STILLS = ("us-desk-with-a-plan", "us-letter-desk", "tree")
SIZE = (1280, 720)
FILM_WIDTH = 800
LOOK_MS = 1800
"""How long each picture of the film stays: long enough to read its headlines, and slower than anything that flashes."""


def watch(stage: Stage) -> list[tuple[str, Callable[[], None]]]:
    """Return the steps of one watch at Washington's desk: what each shows, and how to come there."""
    return [
        ("the desk", lambda: exhibits()["us-desk"](stage)),
        ("their letter", lambda: stage.ask(ask.ReadLetter("ussr-3"))),
        ("the answer", lambda: stage.ask(ask.OpenLetterDesk(answers="ussr-3"))),
        ("the council", lambda: exhibits()["us-council-heard"](stage)),
        ("the orders", lambda: exhibits()["us-orders"](stage)),
        ("the plan", lambda: exhibits()["us-desk-with-a-plan"](stage)),
        ("sealing", lambda: stage.ask(ask.AskSeal())),
        ("an incident", lambda: exhibits()["us-incident"](stage)),
        ("what changed", lambda: exhibits()["us-assessment"](stage)),
    ]


def image(surface: pygame.Surface) -> Image.Image:
    """Return a picture for Pillow."""
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for name in STILLS:
            exhibits()[name](stage)
            image(stage.picture(Dress(SIZE))).quantize(128).save(FOLDER / f"{name}.png", optimize=True)
        frames = []
        for _, come in watch(stage):
            come()
            frames.append(image(stage.picture(Dress(SIZE))))
        stage.close()
    high = round(FILM_WIDTH * SIZE[1] / SIZE[0])
    small = [frame.resize((FILM_WIDTH, high), Image.Resampling.LANCZOS).quantize(96) for frame in frames]
    small[0].save(FOLDER / "watch.gif", save_all=True, append_images=small[1:], duration=LOOK_MS, loop=0)
    for path in sorted(FOLDER.iterdir()):
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
