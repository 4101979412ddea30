"""Every control of every screen can be reached, names itself, and is large enough to hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.saves.places import HOME_VARIABLE
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.showroom.exhibits import exhibits
from game.ui.showroom.stage import Dress, Stage
from tests.showroom.controls import nameless, out_of_reach, same_keys, too_small
from tests.showroom.sheets import ROOMS, names_of

DRESSES = (Dress(), Dress((1024, 768), 200))


@pytest.fixture(scope="module", params=ROOMS)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What is wrong with the controls of a room's screens, each line beginning with the name of the fault."""
    folder: Path = tmp_path_factory.mktemp("controls")
    checks: tuple[Callable[[TreeScene], Iterator[str]], ...] = (out_of_reach, nameless, too_small, same_keys)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        stage = Stage(folder / "saves")
        faults = []
        for name in names_of(request.param):
            exhibits()[name](stage)
            for dress in DRESSES:
                stage.tree.dress(Kit(dress.theme(stage.tree.palette)))
                faults += [f"{check.__name__} {name} {dress.name}: {x}" for check in checks for x in check(stage.tree)]
        stage.close()
        yield faults


@pytest.mark.parametrize("fault", ["out_of_reach", "nameless", "too_small", "same_keys"])
def test_no_control_of_any_screen_is_at_fault(found: list[str], fault: str) -> None:
    assert not [line for line in found if line.startswith(fault)]
