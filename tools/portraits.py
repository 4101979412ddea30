"""Draw the heads in assets/portraits: `python tools/portraits.py`. `--sheet FILE` shows all side by side.

The first sixteen are functions of assets/source/portrait_kit.py. The others are a table, assets/source/portraits.yaml:
each person's measures, dress and hair, drawn here by the same kit, so that all look cut by one hand. CC0-1.0.

The frame: 160 wide, 200 high, x from -80 to 80. A head looks towards x below 0 and light comes from there; one that
turns right is mirrored at the end. The crown lies at y 46, eyes at 94, the chin at 160.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pygame
import yaml

from game.ui.paint.pictures import portrait

ASSETS = Path(__file__).parents[1] / "assets"
sys.path.insert(0, str(ASSETS / "source"))

import portrait_kit as kit  # noqa: E402 - the folder of sources is no package

INKS = {"ink": kit.INK, "paper": kit.PAPER, "tone": kit.TONE}
Points = list[tuple[float, float]]
Shape = Mapping[str, Any]
SHOULDERS = "-80,200 -80,184 -66,170 -32,160 -16,152 22,152 38,160 68,168 80,180 80,200"


def points(text: str) -> Points:
    """Read `-12,60 4,52` as points."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


# ------------------------------------------------------------------ shapes named in the table


def draw(head: kit.Head, shape: Shape) -> None:
    """Draw one shape of the table. Raises ValueError for a kind that is not known."""
    fill = INKS.get(shape.get("fill", "ink"))
    edge, wide = INKS.get(shape.get("edge", "")), shape.get("wide", 1.8)
    if "blob" in shape:
        head.blob(points(shape["blob"]), fill, edge, wide if edge else 0)
    elif "plate" in shape:
        head.poly(points(shape["plate"]), fill, edge, wide if edge else 0)
    elif "line" in shape:
        head.curve(points(shape["line"]), wide, fill)
    elif "cuts" in shape:
        for cut in shape["cuts"]:
            head.taper(points(cut), wide, fill)
    elif "dot" in shape:
        ((x, y),) = points(shape["dot"])
        head.dot(x, y, wide, fill)
    elif "star" in shape:
        ((x, y),) = points(shape["star"])
        kit.star(head, x, y, wide, fill)
    else:
        raise ValueError(f"no such shape: {dict(shape)}")


# ------------------------------------------------------------------ dress


def suit(head: kit.Head, tie: str = "ink", knot: float = 1.0, slope: float = 0) -> None:
    """A dark suit and a tie."""
    kit.suit(head, tie=INKS[tie], tiebig=knot, slope=slope)
    kit.neck(head)


def pale_suit(head: kit.Head, tie: str = "ink", knot: float = 1.0) -> None:
    """A light suit, as one wears it in Havana."""
    kit.suit(head, tie=INKS[tie], tiebig=knot, coat=kit.PAPER, lapel=False)
    head.poly(points("-84,204 -84,188 -62,172 -30,160 -20,158 -8,204"), kit.PAPER, kit.INK, 2.2)
    head.poly(points("84,204 84,184 64,170 36,160 25,157 12,204"), kit.PAPER, kit.INK, 2.2)
    for lapel in ("-20,158 -34,164 -38,178 -27,180 -10,200", "25,157 40,163 45,177 33,180 14,200"):
        head.curve(points(lapel), 2.0)
    kit.neck(head)


def open_tunic(head: kit.Head, tie: str = "ink", stars: int = 0, ribbons: int = 8, gold: str = "shoulder") -> None:
    """A tunic with lapels over shirt and tie. gold: where the rank is worn, shoulder, boards or none."""
    kit.uniform(head, boards=gold == "boards", medals=ribbons)
    kit.neck(head)
    head.poly(points("-18,158 2,176 22,156 14,180 2,186 -10,180"), kit.PAPER, kit.INK, 1.6)
    head.poly(points("-4,174 6,174 8,200 -6,200"), INKS[tie], kit.PAPER, 1.2)
    if gold == "shoulder":
        for place in range(stars):
            kit.star(head, -66 + place * 8.2, 181 - place * 3.4, 3.6)
    elif gold == "boards":
        for place in range(stars):
            kit.star(head, -67 + place * 8.6, 181.5 - place * 4.0, 3.2, kit.INK)


def stand_collar(head: kit.Head, stars: int = 1, ribbons: int = 8) -> None:
    """A Soviet general's tunic: stand-and-fall collar with tabs, boards, ribbons."""
    kit.uniform(head, medals=ribbons)
    kit.neck(head)
    for collar in ("-24,156 -26,172 0,184 2,176", "32,154 34,170 6,184 2,176"):
        head.poly(points(collar), kit.INK, kit.PAPER, 1.8)
    for tab in ("-23,163 -24,170 -14,175 -13,168", "30,161 31,168 20,174 20,167"):
        head.poly(points(tab), kit.TONE, kit.PAPER, 1.0)
    apart, size = (10.0, 4.2) if stars < 3 else (7.8, 3.2)
    for place in range(stars):
        kit.star(head, -67 + place * apart, 181.5 - place * apart * 0.5, size, kit.INK)
        kit.star(head, 71 - place * apart, 180.0 - place * apart * 0.54, size, kit.INK)
    head.curve(points("2,186 3,200"), 1.6, kit.PAPER)


def reefer(head: kit.Head, ribbons: int = 8) -> None:
    """A naval officer's double-breasted jacket, white shirt and black tie."""
    kit.suit(head, tie=kit.INK)
    kit.neck(head)
    for x, y in ((-20, 192), (26, 192)):
        head.dot(x, y, 2.6, kit.TONE)
    for place in range(ribbons):
        x, y = 42 + place % 4 * 7.5, 181.0 + place // 4 * 6
        head.poly([(x, y), (x + 6.5, y), (x + 6.5, y + 4.5), (x, y + 4.5)], (kit.PAPER, kit.TONE)[place % 2])


def striped_shirt(head: kit.Head) -> None:
    """A submariner's open jacket over the striped vest."""
    head.poly(points(SHOULDERS), kit.INK)
    head.poly(points("-22,158 2,196 28,156 18,200 -12,200"), kit.PAPER)
    head.poly(points("-21,158 -8,200 14,200 28,156"), kit.PAPER)
    kit.neck(head)
    for y in range(172, 200, 7):
        half = 17 - (y - 172) * 0.3
        head.curve([(3 - half, y - 2), (3, y + 2), (3 + half, y - 2)], 2.6)
    head.poly(points("-22,156 -34,168 -20,186 -10,200 -4,200 -16,176"), kit.INK, kit.PAPER, 1.8)
    head.poly(points("28,154 41,167 27,186 16,200 10,200 22,174"), kit.INK, kit.PAPER, 1.8)


def pressure_suit(head: kit.Head) -> None:
    """The suit of a pilot who flies at seventy thousand feet: a ring for the helmet and laced seams."""
    head.poly(points("-84,204 -84,190 -62,174 -34,164 40,164 66,172 84,187 84,204"), kit.PAPER, kit.INK, 2.4)
    kit.neck(head)
    head.blob(points("-38,168 -30,160 2,172 36,158 44,166 36,178 4,188 -30,180"), kit.TONE, kit.INK, 2.4)
    head.curve(points("-34,169 -18,176 4,179 26,174 40,166"), 1.8)
    for x, y in ((-27, 175), (-14, 180), (4, 183.5), (22, 180), (34, 173)):
        head.dot(x, y, 1.6)
    head.curve(points("-56,172 -50,186 -48,200"), 2.0)
    head.curve(points("60,171 55,186 54,200"), 2.0)
    for y in (180, 187, 194):
        head.curve([(-56, y), (-46, y - 2)], 1.4)
        head.curve([(51, y - 2), (61, y)], 1.4)


def flying_jacket(head: kit.Head) -> None:
    """A flying jacket with its collar open and a scarf."""
    head.poly(points(SHOULDERS), kit.INK)
    head.poly(points("-20,158 2,190 26,156 16,200 -10,200"), kit.TONE)
    kit.neck(head)
    head.poly(points("-20,157 -10,176 2,182 16,174 26,155 24,170 4,192 -16,174"), kit.PAPER, kit.INK, 1.8)
    head.poly(points("-22,156 -40,166 -30,184 -8,200 0,190 -16,174"), kit.INK, kit.PAPER, 1.8)
    head.poly(points("28,154 46,164 38,183 14,200 6,190 22,172"), kit.INK, kit.PAPER, 1.8)
    head.curve(points("2,192 3,200"), 2.0, kit.PAPER)
    head.curve(points("40,190 52,186 62,188"), 1.8, kit.PAPER)


DRESSES: dict[str, Callable[..., None]] = {
    dress.__name__.replace("_", "-"): dress
    for dress in (
        suit,
        pale_suit,
        open_tunic,
        stand_collar,
        reefer,
        striped_shirt,
        pressure_suit,
        flying_jacket,
    )
}


# ------------------------------------------------------------------ heads


def head_of(person: Shape) -> kit.Head:
    """Return the drawn head of one person of the table."""
    head = kit.Head(person["turns"] == "right")
    kit.base(head, person["face"])
    dress = dict(person["dress"])
    DRESSES[dress.pop("kind")](head, **dress)
    kit.face(head)
    kit.features(head)
    for shape in person.get("hair", ()):
        draw(head, shape)
    if "glasses" in person:
        glasses = dict(person["glasses"])
        if "lenses" in glasses:
            glasses["c"] = INKS[glasses.pop("lenses")]
        kit.glasses(head, **glasses)
    for shape in person.get("last", ()):
        draw(head, shape)
    return head


def short(svg: str) -> str:
    """Leave out every `.0`: a tenth of the file."""
    return re.sub(r"(\d)\.0(?=\D)", r"\1", svg)


def heads() -> Iterator[tuple[str, str, kit.Head]]:
    """Return every head as (file name without ending, the person's name, the drawn head)."""
    for key, (name, drawn) in kit.PEOPLE.items():
        yield key, name, drawn()
    table = yaml.safe_load((ASSETS / "source" / "portraits.yaml").read_text(encoding="utf-8"))
    for key, person in table["people"].items():
        yield key, person["name"], head_of(person)


def sheet(file: Path, sizes: tuple[int, ...] = (112, 56)) -> None:
    """Save a picture of all written heads, each at these widths in pixels."""
    drawn = list(heads())
    across = 8
    cell = (sum(sizes) + 8 * (len(sizes) + 1), int(sizes[0] * 1.25) + 12)
    page = pygame.Surface((across * cell[0], -(-len(drawn) // across) * cell[1]))
    page.fill("#e6d7b2")
    for place, (key, _, head) in enumerate(drawn):
        x, y = place % across * cell[0] + 8, place // across * cell[1] + 6
        for size in sizes:
            page.blit(portrait(key, (size, int(size * 1.25)), "washington" if head.m else "moscow"), (x, y))
            x += size + 8
    pygame.image.save(page, str(file))


def main() -> None:
    """Write every head."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sheet", type=Path, help="also save a picture of all heads here, as PNG")
    asked = parser.parse_args()
    for key, name, head in heads():
        (ASSETS / "portraits" / f"{key}.svg").write_text(short(head.svg(title=name)) + "\n", encoding="utf-8")
    if asked.sheet:
        sheet(asked.sheet)


if __name__ == "__main__":
    main()
