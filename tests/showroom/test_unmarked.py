"""No screen says or shows a word that translators could not reach: tried with a made-up language."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import load_model
from game.locale import LANGUAGES, Reading
from game.saves.places import HOME_VARIABLE
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage
from tests.locale.pseudo import LANGUAGE, spoken_in_pseudo, unmarked
from tests.showroom.sheets import ROOMS, names_of

SAME_IN_EVERY_LANGUAGE = (
    *("KNOT OF WAR", "Knot of War", "Shift", "KOW", "Sorensen", "october", "UPI", *LANGUAGES.values()),
    *("Before the answer", "Half a save", "From the other classroom.kow", "/home/reader/.local/share/knot-of-war"),
    *("saves", "exchange", "crash", "txt", "ValueError", "no such clause", "Watch 1", "Up"),
    *("IBM Plex Mono", "Libre Franklin", "Oswald", "Paratype", "World Atlas"),
)
"""Names of the game, languages, keys, typefaces and persons cited; names a player gave to files; a report of ours."""
_NO_WORDS_OF_OURS = ("share: ", "saves: ")
"""A replay code is letters and no words; the saves on show were written down in English when they were made up."""


def bibliography() -> list[str]:
    """Titles stay in the language in which they were printed."""
    sources = load_model("october-1962").words["sources"]
    return [str(text) for entry in sources.values() for text in entry.values()]


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_every_screen_can_be_translated(
    room: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setitem(LANGUAGES, LANGUAGE, "[Öwñ]")
    digest = load_model("october-1962").digest[:8]  # letters and no words
    allowed = [*SAME_IN_EVERY_LANGUAGE, *bibliography(), digest]
    found: list[str] = []
    with spoken_in_pseudo():
        stage = Stage(tmp_path / "saves")
        stage.read(Reading(LANGUAGE))
        for name in names_of(room):
            exhibits()[name](stage)
            stage.picture(Dress())
            found += [f"{name}: {line}" for line in unmarked(stage.scene.speak(), allowed)]
        stage.close()
    found = [line for line in found if not line.startswith(_NO_WORDS_OF_OURS)]
    assert not found, "\n".join(found)
