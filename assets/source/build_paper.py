"""Paint the seeded texture tiles of assets/paper from recipe.json, so that the game only loads small pictures.

Usage: python build_paper.py RECIPE OUT        (needs pygame-ce, NumPy; writes fibres.png, fibres-rough.png, wear.png)
"""

import json
import math
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pygame


def rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def fibre_tile(recipe: dict[str, Any]) -> pygame.Surface:
    """One wrapping tile of bent fibres and specks, transparent elsewhere."""
    side, over = recipe["tile_px"], recipe["supersample"]
    luck = random.Random(recipe["seed"])
    big = pygame.Surface((side * over, side * over), pygame.SRCALPHA)
    fibres, specks = recipe["fibres"], recipe["specks"]
    for _ in range(fibres["count"]):
        colour = fibres["dark"] if luck.random() < fibres["dark_share"] else fibres["light"]
        ink = (*rgb(colour), luck.choice(fibres["alpha_of_255"]))
        x, y, turn = luck.uniform(0, side), luck.uniform(0, side), luck.uniform(0, math.tau)
        step = luck.uniform(*fibres["length_px"]) / fibres["segments"]
        points = [(x, y)]
        for _ in range(fibres["segments"]):
            turn += luck.uniform(-1, 1) * fibres["bend_per_segment_rad"]
            x, y = x + math.cos(turn) * step, y + math.sin(turn) * step
            points.append((x, y))
        for dx in (-side, 0, side):
            for dy in (-side, 0, side):
                moved = [((a + dx) * over, (b + dy) * over) for a, b in points]
                pygame.draw.lines(big, ink, False, moved, max(1, round(fibres["width_px"] * over)))
    for _ in range(specks["count"]):
        ink = (*rgb(specks["colour"]), luck.choice(specks["alpha_of_255"]))
        radius = luck.uniform(*specks["radius_px"])
        centre = (luck.uniform(2, side - 2) * over, luck.uniform(2, side - 2) * over)
        pygame.draw.circle(big, ink, centre, radius * over)
    return pygame.transform.smoothscale(big, (side, side))


def blurred(noise: np.ndarray, radius: int) -> np.ndarray:
    out = noise
    for axis in (0, 1):
        out = sum(np.roll(out, shift, axis) for shift in range(-radius, radius + 1)) / (2 * radius + 1)
    return out


def normalised(noise: np.ndarray) -> np.ndarray:
    return (noise - noise.mean()) / noise.std()


def wear_tile(recipe: dict[str, Any]) -> pygame.Surface:
    """The mask that wears a stamp: white and opaque where ink holds, transparent where it failed."""
    side = recipe["tile_px"]
    luck = np.random.default_rng(recipe["seed"])
    fine = normalised(blurred(luck.random((side, side)), 1))
    coarse = normalised(blurred(blurred(luck.random((side, side)), 9), 9))
    field = 0.62 * fine + 0.75 * coarse
    alpha = np.full((side, side), 255, dtype=np.uint8)
    alpha[field > recipe["half_above"]] = recipe["half_alpha_of_255"]
    alpha[field > recipe["cut_above"]] = 0
    surface = pygame.Surface((side, side), pygame.SRCALPHA)
    surface.fill((255, 255, 255, 255))
    pygame.surfarray.pixels_alpha(surface)[:] = alpha
    return surface


def main(recipe: Path, out: Path) -> None:
    rules = json.loads(recipe.read_text(encoding="utf-8"))
    pygame.image.save(fibre_tile(rules["paper"]), out / "fibres.png")
    pygame.image.save(fibre_tile(rules["rough_paper"]), out / "fibres-rough.png")
    pygame.image.save(wear_tile(rules["stamp"]["wear"]), out / "wear.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
