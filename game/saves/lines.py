"""The lines of a save: JSON, each chained to the one before by a digest, so that no line can be changed alone."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NoReturn

from game.core.crisis import Setup
from game.saves.codec import Misshapen, from_json, step_from_json, step_to_json, to_json
from game.saves.migrations import climb
from game.saves.problems import SaveError, bad_header, changed_line, newer_format, not_a_save
from game.saves.schema import FORMAT, MARK, Fell, Header, SavedMatch
from game.saves.steps import Step

MOST_BYTES = 64 * 2**20
"""A save larger than this was not written by the game: a long match comes to a hundredth of it."""

MOST_SEED = 2**63 - 1
"""The greatest seed of any luck."""

_CUT = "The end of the save was not completely on disk; the match resumes at the last step that was."


def header_line(header: Header) -> tuple[bytes, str]:
    """Return the first line of a save, and its link of the chain."""
    return _line({"game": MARK, "format": FORMAT, **to_json(header)}, "")


def step_line(number: int, step: Step, fell: Fell, before: str) -> tuple[bytes, str]:
    """Return the line of the `number`th step, and its link of the chain; `before` is the link before it."""
    return _line({"n": number, "do": step_to_json(step), "fell": to_json(fell)}, before)


def read_lines(data: bytes, name: str) -> SavedMatch:
    """Return the match that a save's bytes hold.

    An unfinished last line is dropped, with a remark. Anything else amiss is refused.

    Raises:
        SaveError: not a save, a newer one, or one that was changed.
    """
    if len(data) > MOST_BYTES:
        raise SaveError(not_a_save(name, f"it is larger than {MOST_BYTES // 2**20} MB"))
    if not data.strip():
        raise SaveError(not_a_save(name, "it is empty"))
    remarks: list[str] = []
    raw = data.split(b"\n")
    if not raw[-1]:
        raw.pop()
    lines = [_parse(line) for line in raw]
    made_for = _check_mark(lines[0], name)
    if len(lines) > 1 and lines[-1] is None:
        lines.pop()
        remarks.append(_CUT)
    chained = _check_chain(lines, name)
    head, *steps = climb(chained, made_for)
    header = _header(head, name)
    done: list[Step] = []
    fell: list[Fell] = []
    for number, step in enumerate(steps, start=1):
        try:
            if set(step) != {"n", "do", "fell"} or step["n"] != number:
                raise Misshapen("is not the next step of the match")
            done.append(step_from_json(step["do"]))
            fell.append(from_json(Fell, step["fell"], "fell"))
        except Misshapen as why:
            raise SaveError(changed_line(name, number + 1, f"makes no sense ({why})")) from None
    return SavedMatch(name=name, header=header, steps=tuple(done), fell=tuple(fell), remarks=tuple(remarks))


def _line(content: dict[str, Any], before: str) -> tuple[bytes, str]:
    link = _link(content, before)
    return _canonical({**content, "chain": link}) + b"\n", link


def _link(content: dict[str, Any], before: str) -> str:
    return hashlib.sha256(before.encode() + _canonical(content)).hexdigest()[:32]


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode()


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _check_mark(first: dict[str, Any] | None, name: str) -> int:
    if first is None or first.get("game") != MARK:
        raise SaveError(not_a_save(name, "its first line is not one that this game writes"))
    found = first.get("format")
    if type(found) is not int or found < 1:
        raise SaveError(bad_header(name, "its format is not a number"))
    if found > FORMAT:
        raise SaveError(newer_format(name, found, FORMAT, f"version {str(first.get('made_by', 'unknown'))[:40]}"))
    return found


def _check_chain(lines: list[dict[str, Any] | None], name: str) -> list[dict[str, Any]]:
    sound: list[dict[str, Any]] = []
    before = ""
    for number, line in enumerate(lines, start=1):
        if line is None:
            raise SaveError(changed_line(name, number, "cannot be read"))
        content = {key: value for key, value in line.items() if key != "chain"}
        try:
            link = _link(content, before)
        except (ValueError, RecursionError):
            link = ""
        if line.get("chain") != link:
            raise SaveError(changed_line(name, number, "does not follow from the one before it"))
        sound.append(content)
        before = link
    return sound


def _header(head: dict[str, Any], name: str) -> Header:
    content = {key: value for key, value in head.items() if key not in {"game", "format"}}
    try:
        header = from_json(Header, content)
        check_setup(content["setup"])
    except Misshapen as why:
        raise SaveError(bad_header(name, str(why))) from None
    return header


def check_setup(data: Any) -> Setup:
    """Return a set-up that was written as JSON.

    Raises:
        Misshapen: it is none, or a value is out of range.
    """
    setup = from_json(Setup, data, "setup")
    limits: tuple[tuple[str, tuple[float, ...], float, float], ...] = (
        ("seed", (setup.seed,), 0, MOST_SEED),
        ("hazard", (setup.hazard,), 0, 100),
        ("fog", (setup.fog,), 0, 100),
        ("temperament", setup.temperament, 0, 100),
        ("attention", setup.attention, -10, 10),
    )
    for what, values, least, most in limits:
        if not all(least <= x <= most for x in values):
            raise Misshapen(f"expected {least:g} to {most:g}, found {values}", f"setup.{what}")
    return setup
