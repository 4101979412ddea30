"""The credits name everything the game stands on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from game.app.credits import DEPENDENCIES, credit_pages
from game.resources import resources


def test_every_dependency_of_the_package_is_named_with_its_licence() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {line.split(">")[0].split("<")[0].split("=")[0].strip() for line in project["dependencies"]}
    assert wanted == {name for name, _, _ in DEPENDENCIES}


def test_every_licence_file_of_the_assets_is_a_page_of_its_own() -> None:
    pages = [page for page in credit_pages() if page.source == "licence"]
    files = list(resources("assets").glob("*/LICENSE-*.txt"))
    assert len(pages) == len(files) + 1
    assert all(page.text.strip() for page in pages)


def test_every_entry_of_the_list_of_licences_is_told() -> None:
    text = credit_pages()[1].text
    for line in (resources("assets") / "LICENSES.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("- **"):
            assert line.split("**")[1].rstrip(":").replace("`", "") in text


def test_a_copy_without_its_list_of_licences_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("game.app.credits.resources", lambda _: tmp_path)
    assert "missing" in credit_pages()[1].text
