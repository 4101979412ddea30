"""Make every sound of the game from sums of sines and seeded noise, so that nothing is recorded, bought or downloaded.

Usage: python build_sounds.py OUT        (needs NumPy and soundfile; writes one small Ogg Vorbis file a sound)

All are mono at 44.1 kHz. The loudest peak of a cue lies at -12 dBFS unless `LEVELS` says otherwise. Rooms are loops:
their noise is made in the frequency domain and their clocks wrap round, so that the last sample leads into the first.
"""

import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import soundfile

Wave: TypeAlias = Any  # an array of samples

RATE = 44_100
ROOM_SECONDS = 24
QUALITY = 0.45  # soundfile's compression level: 0 is the largest file, 1 the smallest
ROOM_QUALITY = 0.2  # more compression rounds the ends of a file so much that its seam can be heard

LEVELS = {
    "incident": -18.0,
    "focus": -30.0,
    "creak-down": -18.0,
    "pen": -18.0,
    "settled": -15.0,
    "washington": -18.0,
    "moscow": -18.0,
}
"""Peaks in dBFS of what is softer than the rest."""

LOOPS = ("washington", "moscow")


# -- raw material ------------------------------------------------------------------------------------------------------


def luck_of(name: str) -> np.random.Generator:
    """Return the same luck for the same name, on every machine."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def moments(seconds: float) -> Wave:
    """Return times in seconds, one a sample."""
    return np.arange(round(seconds * RATE)) / RATE


def noise(luck: np.random.Generator, seconds: float, low: float, high: float, tilt: float = 0.0) -> Wave:
    """Return noise between two frequencies in Hz that wraps round without a seam; tilt 0.5 makes it pink, 1 brown."""
    count = round(seconds * RATE)
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    edge = 0.12
    rise = np.clip((hertz - low * (1 - edge)) / (2 * edge * low + 1e-9), 0, 1)
    fall = np.clip((high * (1 + edge) - hertz) / (2 * edge * high), 0, 1)
    strength = np.sin(rise * np.pi / 2) * np.sin(fall * np.pi / 2) * np.maximum(hertz, 1.0) ** -tilt
    spectrum = strength * (luck.standard_normal(hertz.size) + 1j * luck.standard_normal(hertz.size))
    return peak(np.fft.irfft(spectrum, count))


def peak(wave: Wave, level: float = 1.0) -> Wave:
    """Return a sound whose loudest sample is `level`."""
    loudest = float(np.abs(wave).max())
    return wave * (level / loudest) if loudest else wave


def fading(seconds: float, falls: float, rises: float = 0.001) -> Wave:
    """Return a curve that rises at once, halves about every 0.7 `falls`, and ends in silence."""
    t = moments(seconds)
    return np.minimum(1, t / rises) * np.exp(-t / falls) * np.minimum(1, (seconds - t) / min(0.01, seconds / 4))


def sine(hertz: float | Wave, seconds: float) -> Wave:
    """Return a sine; `hertz` may change from sample to sample."""
    return np.sin(2 * np.pi * np.cumsum(np.broadcast_to(hertz, moments(seconds).shape)) / RATE)


def put(into: Wave, at: float, wave: Wave, level: float = 1.0) -> None:
    """Add a sound at a time in seconds; what runs over the end comes in at the beginning."""
    places = (round(at * RATE) + np.arange(wave.size)) % into.size
    np.add.at(into, places, level * wave)


def silence(seconds: float) -> Wave:
    return np.zeros(round(seconds * RATE))


def struck(hertz: float, seconds: float, falls: float) -> Wave:
    """Return a small bell: a note and two partials that are no harmonics and die sooner."""
    partials = ((1.0, 1.0, 1.0), (2.76, 0.35, 0.45), (5.4, 0.12, 0.25))
    return peak(
        sum(part * sine(hertz * times, seconds) * fading(seconds, falls * lasts) for times, part, lasts in partials)
    )


# -- the desk ----------------------------------------------------------------------------------------------------------


def key(luck: np.random.Generator, pitch: float = 1.0) -> Wave:
    out = silence(0.06)
    put(out, 0, noise(luck, 0.018, 1800 * pitch, 4500 * pitch) * fading(0.018, 0.006))
    put(out, 0.002, sine(120 * pitch, 0.03) * fading(0.03, 0.012), 0.7)
    return out


def bell(luck: np.random.Generator) -> Wave:
    out = silence(1.2)
    for i in range(14):
        put(out, 0.26 * i / 14, noise(luck, 0.008, 2200, 6000) * fading(0.008, 0.002), 0.35 + 0.02 * i)
    put(out, 0.27, struck(2100, 0.9, 0.22))
    return out


def telex(luck: np.random.Generator) -> Wave:
    out = silence(8 * 0.12 + 0.02)
    for letter in range(8):
        for slot, bit in enumerate(luck.integers(0, 2, 5)):
            put(
                out,
                letter * 0.12 + slot * 0.02,
                noise(luck, 0.016, 750, 1080) * fading(0.016, 0.008),
                0.25 + 0.75 * bit,
            )
    return out


def incident(_luck: np.random.Generator) -> Wave:
    out = silence(1.1)
    for i in range(3):
        put(out, 0.25 * i, struck(1900, 0.55, 0.12))
    return out


def stamp(luck: np.random.Generator) -> Wave:
    out = silence(0.3)
    put(out, 0, sine(70, 0.28) * fading(0.28, 0.09))
    put(out, 0, noise(luck, 0.06, 60, 600) * fading(0.06, 0.04), 0.8)
    return out


def paper(luck: np.random.Generator) -> Wave:
    t = moments(0.18)
    swell = np.where(t < 0.04, t / 0.04, np.exp(-(t - 0.04) / 0.05)) * np.minimum(1, (0.18 - t) / 0.03)
    crumple = 0.6 + 0.4 * np.abs(noise(luck, 0.18, 20, 90))
    return noise(luck, 0.18, 1000, 5000) * swell * crumple


def creak(_luck: np.random.Generator) -> Wave:
    seconds = 0.5
    t = moments(seconds)
    cycles = np.cumsum(55 + 25 * t / seconds) / RATE
    saw = 2 * (cycles % 1) - 1
    spectrum = np.fft.rfft(saw)
    hertz = np.fft.rfftfreq(saw.size, 1 / RATE)
    inside = np.exp(-(((hertz - 480) / 190) ** 2))
    shake = 0.55 + 0.45 * sine(11 + 6 * t / seconds, seconds)
    body = np.fft.irfft(spectrum * inside, saw.size) * shake
    return body * np.sin(np.pi * t / seconds) ** 0.6


def focus(_luck: np.random.Generator) -> Wave:
    return sine(900, 0.02) * fading(0.02, 0.004)


def refused(luck: np.random.Generator) -> Wave:
    out = silence(0.34)
    for at in (0.0, 0.16):
        put(out, at, (sine(180, 0.09) + 0.3 * noise(luck, 0.09, 150, 700)) * fading(0.09, 0.03))
    return out


def radio(luck: np.random.Generator) -> Wave:
    seconds = 0.9
    t = moments(seconds)
    glide = 400 + 800 * (0.5 - 0.5 * np.cos(np.pi * t / seconds))
    ends = np.minimum(1, np.minimum(t / 0.03, (seconds - t) / 0.12))
    return (
        noise(luck, seconds, 300, 3400, 0.5) + 0.35 * sine(glide, seconds) * np.abs(noise(luck, seconds, 2, 9))
    ) * ends


def static(luck: np.random.Generator) -> Wave:
    seconds = 0.8
    out = 0.4 * noise(luck, seconds, 400, 3400) * (0.5 + 0.5 * np.abs(noise(luck, seconds, 6, 30)))
    for at in np.sort(luck.uniform(0.02, 0.72, 22)):
        put(out, float(at), noise(luck, 0.012, 900, 6000) * fading(0.012, 0.003), float(luck.uniform(0.3, 1.0)))
    t = moments(seconds)
    return out * np.minimum(1, np.minimum(t / 0.01, (seconds - t) / 0.1))


def watch_ends(luck: np.random.Generator) -> Wave:
    out = silence(0.75)
    put(out, 0, sine(2400, 0.03) * fading(0.03, 0.006))
    put(out, 0.25, noise(luck, 0.3, 60, 420, 0.5) * fading(0.3, 0.09, 0.02), 0.9)
    put(out, 0.52, sine(95, 0.15) * fading(0.15, 0.04), 0.8)
    return out


def settled(luck: np.random.Generator) -> Wave:
    out = silence(0.7)
    put(out, 0.02, sine(90, 0.5) * fading(0.5, 0.12, 0.012))
    put(out, 0, noise(luck, 0.12, 200, 900, 0.5) * fading(0.12, 0.04, 0.01), 0.18)
    return out


def telephone(luck: np.random.Generator) -> Wave:
    """Two gongs that a clapper strikes in turn, 24 times a second, for one ring."""
    out = silence(1.5)
    for i in range(24):
        put(out, i / 24, struck(1310 if i % 2 else 1570, 0.4, 0.09), 0.8 + 0.2 * luck.random())
    return out


def pen(luck: np.random.Generator) -> Wave:
    out = silence(0.85)
    at = 0.0
    while at < 0.7:
        stroke = float(luck.uniform(0.05, 0.12))
        t = moments(stroke)
        put(out, at, noise(luck, stroke, 2600, 7500) * np.sin(np.pi * t / stroke) ** 1.5, float(luck.uniform(0.5, 1)))
        at += stroke + float(luck.uniform(0.01, 0.05))
    return out


# -- the rooms ---------------------------------------------------------------------------------------------------------


def far(wave: Wave, luck: np.random.Generator, falls: float = 0.35) -> Wave:
    """Return a loop as heard through a door: dull, and with the echo of a corridor."""
    # The echo as a whole is softer than what comes straight through the door, or strokes and steps would run together.
    echo = 0.006 * luck.standard_normal(wave.size) * np.exp(-np.arange(wave.size) / RATE / falls)
    echo[0] = 1
    hertz = np.fft.rfftfreq(wave.size, 1 / RATE)
    dull = 1 / (1 + (hertz / 900) ** 2)
    return peak(np.fft.irfft(np.fft.rfft(wave) * np.fft.rfft(echo) * dull, wave.size))


def washington(luck: np.random.Generator) -> Wave:
    """A light wall clock, the air of a house with ventilation, typewriters behind two doors."""
    out = 0.5 * noise(luck, ROOM_SECONDS, 70, 420, 0.9) + 0.12 * noise(luck, ROOM_SECONDS, 600, 2400, 0.5)
    out *= 1 + 0.15 * noise(luck, ROOM_SECONDS, 0.08, 0.4)
    for second in range(ROOM_SECONDS):
        tick = struck(3300 if second % 2 else 3050, 0.03, 0.004)
        put(out, second + 0.5, tick, 0.3)
    typing = silence(ROOM_SECONDS)
    for begins, letters in ((2.3, 17), (6.1, 9), (9.4, 26), (15.2, 12), (18.6, 21)):
        at = begins
        for _ in range(letters):
            put(typing, at, key(luck), float(luck.uniform(0.5, 1)))
            at += float(luck.uniform(0.1, 0.26))
    put(typing, 14.1, struck(2100, 0.5, 0.15), 0.4)
    return out + 0.3 * far(typing, luck)


def moscow(luck: np.random.Generator) -> Wave:
    """A long-case clock, a radiator with steam in it, a corridor with somebody far down it."""
    out = 0.6 * noise(luck, ROOM_SECONDS, 40, 240, 1.0)
    breath = 0.5 + 0.5 * noise(luck, ROOM_SECONDS, 0.04, 0.2)
    out += 0.07 * noise(luck, ROOM_SECONDS, 2400, 6500) * breath**2
    for second in range(ROOM_SECONDS):
        heavy = sine(210 if second % 2 else 170, 0.07) * fading(0.07, 0.018)
        put(out, second + 0.5, heavy + 0.4 * noise(luck, 0.07, 700, 1900) * fading(0.07, 0.006), 0.42)
    for at, hard in ((5.35, 0.5), (5.62, 0.3), (16.8, 0.45), (17.02, 0.25), (17.5, 0.2)):
        put(out, at, struck(620, 0.3, 0.05), 0.22 * hard)
    steps = silence(ROOM_SECONDS)
    for i in range(13):
        put(steps, 9.0 + 0.56 * i, (sine(85, 0.09) * fading(0.09, 0.02)), 0.4 + 0.6 * np.sin(np.pi * (i + 1) / 14))
    return out + 0.28 * far(steps, luck, 0.6)


RECIPES: dict[str, Callable[[np.random.Generator], Wave]] = {
    "key-1": lambda luck: key(luck, 0.94),
    "key-2": key,
    "key-3": lambda luck: key(luck, 1.06),
    "bell": bell,
    "telex": telex,
    "incident": incident,
    "stamp": stamp,
    "paper": paper,
    "creak-up": creak,
    "creak-down": lambda luck: creak(luck)[::-1],
    "focus": focus,
    "refused": refused,
    "radio": radio,
    "static": static,
    "watch-ends": watch_ends,
    "settled": settled,
    "telephone": telephone,
    "pen": pen,
    "washington": washington,
    "moscow": moscow,
}


# -- files -------------------------------------------------------------------------------------------------------------


def made(name: str) -> Wave:
    """Return one sound, samples from -1 to 1."""
    return peak(RECIPES[name](luck_of(name)), 10 ** (LEVELS.get(name, -12.0) / 20))


def ogg(name: str) -> bytes:
    """Return one sound as an Ogg Vorbis file."""
    out = BytesIO()
    quality = ROOM_QUALITY if name in LOOPS else QUALITY
    soundfile.write(out, made(name), RATE, "VORBIS", format="OGG", compression_level=quality)
    return numbered(out.getvalue(), zlib.crc32(name.encode()))


def numbered(file: bytes, serial: int) -> bytes:
    """Return an Ogg file whose stream bears a number of ours in place of one from the clock: same sound, same bytes."""
    out = bytearray()
    at = 0
    while at < len(file):
        lengths = file[at + 27 : at + 27 + file[at + 26]]
        end = at + 27 + len(lengths) + sum(lengths)
        page = bytearray(file[at:end])
        page[14:18] = struct.pack("<I", serial)
        page[22:26] = bytes(4)
        page[22:26] = struct.pack("<I", _checksum(page))
        out += page
        at = end
    return bytes(out)


def _checksum(page: bytearray) -> int:
    """Ogg's checksum of a page: CRC-32 without reflection, from zero."""
    total = 0
    for byte in page:
        total = ((total << 8) & 0xFFFFFFFF) ^ _TABLE[(total >> 24) ^ byte]
    return total


def _entry(value: int) -> int:
    value <<= 24
    for _ in range(8):
        value = ((value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


_TABLE = tuple(_entry(value) for value in range(256))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in RECIPES:
        (folder / f"{name}.ogg").write_bytes(ogg(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
