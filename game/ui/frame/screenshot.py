"""Pictures of the screen, written beside the window's work into `screenshots` of the home folder."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pygame
from pygame import Surface

from game.saves.places import home_folder


class Camera:
    """Takes a picture at once and writes it in a thread; `developed` tells how that ended."""

    def __init__(self) -> None:
        self._done: list[Path | OSError] = []
        self.writing: threading.Thread | None = None

    def take(self, screen: Surface) -> None:
        """Keep the screen as it is now."""
        picture = screen.copy()
        self.writing = threading.Thread(target=self._write, args=(picture,))
        self.writing.start()

    def _write(self, picture: Surface) -> None:
        folder = home_folder() / "screenshots"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _free(folder, time.strftime("knot-of-war %Y-%m-%d %H.%M.%S"))
            pygame.image.save(picture, path)
        except (OSError, pygame.error) as error:
            self._done.append(error if isinstance(error, OSError) else OSError(str(error)))
        else:
            self._done.append(path)

    def developed(self) -> Path | OSError | None:
        """A picture's file, or why there is none; each is told once."""
        return self._done.pop(0) if self._done else None


def _free(folder: Path, name: str) -> Path:
    path, more = folder / f"{name}.png", 2
    while path.exists():
        path, more = folder / f"{name} {more}.png", more + 1
    return path
