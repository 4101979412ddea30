"""The map table: coasts once drawn and kept, and on them what one side knows."""

from game.ui.map.picture import Flight, Line, MapPicture, Note, Place, Reach, Ship, Site, Spot, Submarine
from game.ui.map.projection import VIEWS, View

__all__ = [
    "VIEWS",
    "Flight",
    "Line",
    "MapPicture",
    "Note",
    "Place",
    "Reach",
    "Ship",
    "Site",
    "Spot",
    "Submarine",
    "View",
]
