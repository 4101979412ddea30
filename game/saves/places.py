"""Where the player's files live: where the platform expects them, or where the player says."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "KNOT_OF_WAR_HOME"
"""Environment variable that moves everything the game writes to a folder of the player's choice."""


def home_folder() -> Path:
    """Return the folder for everything the game writes; it need not exist yet."""
    override = os.environ.get(HOME_VARIABLE)
    if override:
        return Path(override).expanduser()
    import platformdirs  # noqa: PLC0415  (a game that is told where to write need not ask the platform)

    return platformdirs.user_data_path("knot-of-war", appauthor=False)


def saves_folder(chosen: str | Path | None = None) -> Path:
    """Return the folder of the saves: the chosen one, or the usual one; it need not exist yet."""
    return Path(chosen).expanduser() if chosen else home_folder() / "saves"
