"""A scenario of one's own that extends a shipped one, with words, levels and translations to be written into it."""

from __future__ import annotations

import pytest

from game.content import load_model


class Child:
    """A scenario folder that extends October 1962."""

    def __init__(self, folder):
        """Write what it needs at least."""
        self.folder = folder
        self.write("scenario.yaml", 'id: child\ntitle: "A child"\nversion: 1\nextends: october-1962\n')

    def write(self, path, text):
        """Write one file and return its path."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def model(self):
        """Load it as it stands."""
        return load_model(self.folder)


@pytest.fixture
def child(tmp_path):
    """Return a scenario that can be written into."""
    return Child(tmp_path / "child")


@pytest.fixture
def another(tmp_path):
    """Return another one, the same but for what is written into it."""
    return Child(tmp_path / "elsewhere" / "child")
