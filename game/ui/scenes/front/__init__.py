"""The front of the house: title, new games, saves, settings, games played."""
