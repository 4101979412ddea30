"""The hours of a tree as places across a sheet."""

from __future__ import annotations

from game.app.archive.picture import TreePicture
from game.reports.hours import Hours


class Axis(Hours):
    """Where an hour lies on the sheet of a tree: its days divide it, and all its roads give them their room."""

    def __init__(self, picture: TreePicture) -> None:
        roads = [[stop.t for stop in strand.stops] for strand in picture.strands]
        super().__init__(picture.first, picture.last, [t for t, _ in picture.days], roads)
