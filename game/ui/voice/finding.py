"""Which voices this system has, best first."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TypeAlias

from game.locale import tr
from game.ui.voice.engines import EachTime, Engine, Lines

SLOWEST, USUAL, FASTEST = 80, 175, 450
"""Words a minute."""

_REGIONS = {"en": "en-US", "es": "es-ES", "ru": "ru-RU"}

# Windows' own voices: each line is spoken after those before it, an empty one breaks off.
_POWERSHELL = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = {rate}
$voice.Volume = {volume}
try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'{region}') }} catch {{ }}
$words = New-Object IO.StreamReader([Console]::OpenStandardInput(), (New-Object Text.UTF8Encoding $false))
[Console]::Out.WriteLine('ready')
while ($null -ne ($line = $words.ReadLine())) {{
  if ($line) {{ [void]$voice.SpeakAsync($line) }} else {{ $voice.SpeakAsyncCancelAll() }}
}}
"""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak. language: of the interface, such as `ru`. rate: words a minute. volume: 0 to 10."""

    language: str = "en"
    rate: int = USUAL
    volume: int = 10


Maker: TypeAlias = Callable[[], Engine]


def makers(manner: Manner) -> list[Maker]:
    """Return what can speak here, best first; empty where nothing is installed. Starts nothing."""
    return list(_makers(manner))


def what_to_install() -> str:
    """Return one sentence on how this system gets a voice."""
    if sys.platform == "win32":
        return tr("No voice was found: switch on Windows PowerShell, or install knot-of-war[voice].")
    if sys.platform == "darwin":
        return tr("No voice was found: this Mac lacks the command say. Install knot-of-war[voice].")
    return tr("No voice was found: install speech-dispatcher or espeak-ng with the system's package manager.")


def _makers(manner: Manner) -> Iterator[Maker]:
    if find_spec("pyttsx3") is not None and not getattr(sys, "frozen", False):
        own = ("-m", "game.ui.voice.pyttsx3_lines", manner.language, str(manner.rate), str(manner.volume))
        yield lambda: Lines((sys.executable, *own))
    if spd := shutil.which("spd-say"):
        pace = round(100 * (manner.rate - USUAL) / (FASTEST - USUAL if manner.rate > USUAL else USUAL - SLOWEST))
        options = ("--language", manner.language, "--rate", str(pace), "--volume", str(manner.volume * 20 - 100))
        yield lambda: EachTime((spd, "--wait", *options, "--"), read=False, hush=(spd, "--cancel"))
    for name in ("espeak-ng", "espeak"):
        if espeak := shutil.which(name):
            loud = str(manner.volume * 10)
            command = (espeak, "-v", manner.language, "-s", str(manner.rate), "-a", loud, "--stdin")
            yield lambda command=command: EachTime(command)  # type: ignore[misc]
    if sys.platform == "darwin" and (say := shutil.which("say")):
        yield lambda: EachTime((say, *_mac_voice(say, manner.language), "-r", str(manner.rate), "-f", "-"))
    if sys.platform == "win32" and (shell := shutil.which("powershell")):
        pace = max(-10, min(10, round((manner.rate - USUAL) / 20)))
        region = _REGIONS.get(manner.language, manner.language)
        script = _POWERSHELL.format(rate=pace, volume=manner.volume * 10, region=region)
        yield lambda: Lines((shell, "-NoProfile", "-NonInteractive", "-Command", script))


def _mac_voice(say: str, language: str) -> tuple[str, ...]:
    """Return the option that picks a voice of the language; nothing for the system's own choice."""
    with suppress(OSError, subprocess.SubprocessError):
        listed = subprocess.run([say, "-v", "?"], capture_output=True, text=True, timeout=5, check=True)  # noqa: S603
        for line in listed.stdout.splitlines():
            name, _, rest = line.partition(f" {language}_")
            if rest:
                return ("-v", name.strip())
    return ()
