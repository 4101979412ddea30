"""A small scenario to break on purpose."""

import shutil
from pathlib import Path

import pytest

MINI = Path(__file__).parent / "fixtures" / "mini"


class Copy:
    """A copy of the smallest scenario that can be bent."""

    def __init__(self, folder):
        shutil.copytree(MINI, folder)
        self.folder = folder

    def bend(self, file, old, new):
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def write(self, file, content):
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self


@pytest.fixture
def mini(tmp_path):
    return Copy(tmp_path / "mini")
