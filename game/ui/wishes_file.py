"""The reader's wishes, kept between games in `settings.json`. A damaged file counts as none."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, fields
from pathlib import Path

from game.saves.places import home_folder
from game.ui.theme import TEXT_SIZES
from game.ui.window import Wishes


def _path() -> Path:
    return home_folder() / "settings.json"


def read_wishes() -> Wishes:
    """What was kept, field by field; what is missing or makes no sense is as at first."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Wishes()
    if not isinstance(found, dict):
        return Wishes()
    kept = {f.name: found[f.name] for f in fields(Wishes) if isinstance(found.get(f.name), bool)}
    text = found.get("text")
    return Wishes(**kept, text=text) if type(text) is int and text in TEXT_SIZES else Wishes(**kept)


def keep_wishes(wishes: Wishes) -> None:
    """Keep them; a disk that refuses is no reason to stop a game."""
    with contextlib.suppress(OSError):
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(wishes), indent=2), encoding="utf-8")
