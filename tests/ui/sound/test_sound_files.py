"""The sound files are those our script makes, no louder than agreed, and their loops have no seam."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.resources import resources
from game.ui.sound.cues import CUES, ROOMS

FOLDER = resources("assets") / "sounds"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ogg"))


@pytest.fixture(scope="module", autouse=True)
def mixer():
    pygame.mixer.init(44_100, -16, 1, allowedchanges=0)
    yield
    pygame.mixer.quit()


@pytest.fixture(scope="module")
def script():
    pytest.importorskip("soundfile", reason="making the sounds needs soundfile")
    spec = importlib.util.spec_from_file_location("build_sounds", FOLDER.parent / "source" / "build_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(file: Path) -> np.ndarray:
    """Samples from -1 to 1, as the game would play them."""
    return np.frombuffer(pygame.mixer.Sound(file).get_raw(), dtype=np.int16) / 32768


def decibels(level: float) -> float:
    return float(20 * np.log10(level))


def test_every_cue_and_room_has_its_file_and_no_file_is_idle():
    wanted = {file for cue in CUES.values() for file in cue.files} | set(ROOMS)
    assert wanted == set(NAMES)


def test_all_files_together_are_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ogg")) < 1_500_000


def test_the_script_makes_exactly_the_files_that_are_shipped(script, tmp_path):
    script.main(tmp_path)
    assert sorted(path.stem for path in tmp_path.glob("*.ogg")) == NAMES
    for name in NAMES:
        if (tmp_path / f"{name}.ogg").read_bytes() == (FOLDER / f"{name}.ogg").read_bytes():
            continue
        # Another release of the encoder may set other bytes; it must not be heard.
        ours, theirs = samples(tmp_path / f"{name}.ogg"), samples(FOLDER / f"{name}.ogg")
        assert ours.size == theirs.size, name
        assert np.sqrt(np.mean((ours - theirs) ** 2)) < 0.1 * np.sqrt(np.mean(theirs**2)), name


@pytest.mark.parametrize("name", NAMES)
def test_peaks_lie_where_they_were_set_and_none_above_twelve_below_full_scale(script, name):
    loudest = decibels(np.abs(samples(FOLDER / f"{name}.ogg")).max())
    assert loudest <= -11
    assert loudest == pytest.approx(script.LEVELS.get(name, -12.0), abs=1.0)


@pytest.mark.parametrize("name", ROOMS)
def test_the_sound_of_a_room_goes_round_without_a_click(name):
    wave = samples(FOLDER / f"{name}.ogg")
    bends = np.abs(np.diff(np.concatenate([wave, wave[:128]]), 2))
    seam = bends[wave.size - 66 : wave.size + 62].max()
    usual = [bends[at : at + 128].max() for at in range(0, wave.size - 256, 128)]
    assert seam <= np.percentile(usual, 95)
    assert wave.size == 24 * 44_100


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(ROOMS)))
def test_cues_begin_and_end_in_silence_and_are_short(name):
    wave = samples(FOLDER / f"{name}.ogg")
    assert abs(wave[0]) < 0.012
    assert abs(wave[-1]) < 0.003
    assert wave.size < 1.6 * 44_100
