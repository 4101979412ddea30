"""Hangs the exhibits: one picture each, and contact sheets of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pygame
from pygame import Rect, Surface

from game.locale import Level, Reading, reading, use
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage

_ACROSS: Final = 4
_THUMB: Final = 480
_GAP: Final = 12
_LABEL: Final = 26


@dataclass(frozen=True, slots=True)
class Hung:
    """One exhibit in one dress and one language."""

    name: str
    language: str
    dress: Dress
    picture: Surface

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}-{self.language}-{self.dress.name}.png"


def hung(
    names: Iterable[str], dresses: Sequence[Dress], languages: Sequence[str], level: Level = Level.STANDARD
) -> Iterator[Hung]:
    """Draw exhibits in every dress and language.

    Raises:
        KeyError: there is no exhibit of a name.
    """
    known = exhibits()
    wanted = {name: known[name] for name in names}
    as_before = reading()
    with TemporaryDirectory(prefix="knot-of-war-") as folder:
        stage = Stage(Path(folder))
        try:
            for language in languages:
                stage.read(Reading(language, level))
                for name, bring in wanted.items():
                    bring(stage)
                    for dress in dresses:
                        yield Hung(name, language, dress, stage.picture(dress))
        finally:
            stage.close()
            use(as_before)


def contact_sheet(pictures: Sequence[Hung]) -> Surface:
    """Lay pictures out in rows of four, each with its name above it."""
    tall = max(round(_THUMB * p.picture.get_height() / p.picture.get_width()) for p in pictures)
    rows = -(-len(pictures) // _ACROSS)
    sheet = Surface((_GAP + _ACROSS * (_THUMB + _GAP), _GAP + rows * (tall + _LABEL + _GAP)))
    kit = Kit(Theme("neutral"))
    sheet.fill(kit.colour("table"))
    for number, hanging in enumerate(pictures):
        x = _GAP + number % _ACROSS * (_THUMB + _GAP)
        y = _GAP + number // _ACROSS * (tall + _LABEL + _GAP)
        kit.write_line(sheet, f"{hanging.name} · {hanging.language}", "small", Rect(x, y, _THUMB, _LABEL), "on_table")
        high = round(_THUMB * hanging.picture.get_height() / hanging.picture.get_width())
        sheet.blit(pygame.transform.smoothscale(hanging.picture, (_THUMB, high)), (x, y + _LABEL))
    return sheet


def write(picture: Surface, path: Path) -> Path:
    """Write a picture as PNG and return its file."""
    pygame.image.save(picture, path)
    return path
