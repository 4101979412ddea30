"""The real game under a real X server, read by another program over AT-SPI as Orca would read it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
SESSION = """
"$1" --launch-immediately --a11y=1 & bus=$!
Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$2/display" 2>/dev/null & screen=$!
for i in $(seq 100); do [ -s "$2/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$2/display")"
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \\
  --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled "<true>" >/dev/null
"$3" -m game play & game=$!
"$4" "$5" "$6" >"$2/read.jsonl"; code=$?
kill $game $screen $bus
exit $code
"""


def missing() -> str:
    """What this machine lacks for the test, in words; empty when it has all."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    programs = [name for name in ("dbus-run-session", "Xvfb", "gdbus", "bash") if shutil.which(name) is None]
    if programs:
        return f"not installed: {', '.join(programs)}"
    if not any(Path(launcher).is_file() for launcher in LAUNCHERS):
        return "not installed: at-spi2-core"
    probe = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).is_file() or subprocess.run(probe, check=False, capture_output=True).returncode:
        return "not installed: python3-pyatspi"
    return ""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The title as another program reads it, and the screen after it has clicked Settings."""
    pytest.importorskip("accesskit", reason="the bridge to screen readers needs knot-of-war[a11y]")
    if why := missing():
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("at-spi")
    home = folder / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"volume_desk": 0, "volume_room": 0, "captions": true}', encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "DBUS_", "COVERAGE_"))}
    env = {**kept, "KNOT_OF_WAR_HOME": str(home), "SDL_AUDIODRIVER": "dummy", "SDL_VIDEODRIVER": "x11"}
    env.pop("WAYLAND_DISPLAY", None)
    launcher = next(path for path in LAUNCHERS if Path(path).is_file())
    reader = str(HERE / "at_spi_reader.py")
    steps = ["session", launcher, str(folder), sys.executable, SYSTEM_PYTHON, reader, "Settings"]
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION, *steps],
        check=False,
        env=env,
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    before, after = map(json.loads, (folder / "read.jsonl").read_text(encoding="utf-8").splitlines())
    return before, after


def named(nodes, begin):
    return next(node for node in nodes if node["name"].startswith(begin))


pytestmark = [pytest.mark.slow, pytest.mark.window]


def test_the_window_and_its_screen_have_names(read):
    before, _after = read
    assert (before[0]["role"], before[0]["name"]) == ("frame", "Knot of War")
    assert before[1]["name"].startswith("Knot of War")


def test_one_control_has_the_focus_and_says_its_place(read):
    before, _after = read
    focused = [node for node in before if "focused" in node["states"]]
    assert len(focused) == 1
    assert focused[0]["place"]
    assert "click" in focused[0]["actions"]


def test_every_control_has_a_name_and_a_size(read):
    before, _after = read
    buttons = [node for node in before if node["role"] == "push button"]
    assert len(buttons) >= 5
    for node in buttons:
        assert node["name"]
        assert node["size"][0] > 20
        assert node["size"][1] > 20


def test_a_click_from_the_reader_opens_the_screen_behind_the_button(read):
    _before, after = read
    assert after[1]["name"] == "Settings"
    assert named(after, "Back")["role"] == "push button"
    assert any("focused" in node["states"] for node in after)
