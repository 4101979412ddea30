"""Replay codes: one branch as one short string that gives the same game on any machine.

    KOW1.  then base 41 of:  scenario digest (8 bytes) · digest of the last truth (4) · check (4) · packed text

The text holds the game's version, the set-up and one line a watch (`game.history.code_text`). The alphabet is digits,
capitals and five signs, which is what a QR code holds at its densest; small letters and blanks do no harm.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.digest import digest as digest_of
from game.history.branch import Branch, decisions_of, play_branch
from game.history.code_text import decision_from_text, decision_to_text
from game.history.code_words import WORDS
from game.history.decision import Decision
from game.history.problems import (
    Unplayable,
    code_of_elsewhere,
    damaged_code,
    newer_code,
    not_a_code,
    unwritable_code,
)
from game.history.tree import Tree
from game.saves.codec import Misshapen, to_json
from game.saves.lines import check_setup
from game.saves.problems import SaveError

FORMAT: Final = 1
MARK: Final = "KOW"
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_BASE: Final = len(_ALPHABET)
_DIGEST, _END, _CHECK = 8, 4, 4  # bytes
_MOST_TEXT: Final = 1_000_000
_LONGEST: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeContents:
    """What a code holds.

    Args:
        digest: the first 16 hexadecimal digits of the scenario's digest.
        made_by: version of the game that made the code.
        setup: the set-up, with the scenario's id in it.
        decisions: what was decided in each watch.
        end: the first 8 hexadecimal digits of the digest of the truth it led to.
    """

    digest: str
    made_by: str
    setup: Setup
    decisions: tuple[Decision, ...]
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePlayed:
    """A code played by the rules at hand.

    Args:
        branch: as far as it could be played.
        whole: whether every watch of the code could be played.
        same: whether it came to the very truth that the code was made from.
        remarks: what its reader should know, in sentences; none if all is as it was.
    """

    branch: Branch
    whole: bool
    same: bool
    remarks: tuple[str, ...]


def code_of_branch(branch: Branch, made_by: str) -> str:
    """Return the code of a branch.

    Args:
        made_by: the game's version.

    Raises:
        SaveError: an id in it is such as no scenario has.
    """
    end = digest_of(branch.end)
    return write_code(branch.model.digest, branch.setup, decisions_of(branch), end, made_by)


def code_of_place(tree: Tree, node: str, made_by: str) -> str:
    """Return the code of the way to a place of a tree; nothing is played for it.

    Raises:
        KeyError: there is no such place.
        SaveError: as `code_of_branch`.
    """
    end = tree.nodes[node].landmark.digest
    return write_code(tree.root.digest, tree.root.setup, tree.decisions(node), end, made_by)


def write_code(digest: str, setup: Setup, decisions: Iterable[Decision], end: str, made_by: str) -> str:
    """Return a code.

    Args:
        digest: the scenario's digest, 64 hexadecimal digits.
        end: the digest of the truth that the decisions lead to.

    Raises:
        SaveError: an id is such as no scenario has.
    """
    try:
        head = [made_by, to_json(setup)]
        lines = [json.dumps(head, separators=(",", ":"), sort_keys=True), *map(decision_to_text, decisions)]
        marks = bytes.fromhex(digest)[:_DIGEST] + bytes.fromhex(end)[:_END]
    except (Misshapen, ValueError) as why:
        raise SaveError(unwritable_code(str(why))) from None
    text = "\n".join(lines).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, WORDS.encode())
    body = marks + _check(marks, text) + packer.compress(text) + packer.flush()
    return f"{MARK}{FORMAT}.{_to_letters(body)}"


def read_code(text: str) -> CodeContents:
    """Return what a code holds. Blanks, line ends and small letters do no harm.

    Raises:
        SaveError: no code, a newer one, or a damaged one.
    """
    code = "".join(text.split()).upper()
    if len(code) > _LONGEST:
        raise SaveError(not_a_code("it is far too long"))
    mark, dot, letters = code.partition(".")
    number = mark.removeprefix(MARK)
    known = mark.startswith(MARK) and number.isascii() and number.isdecimal() and len(number) < 4
    if not (dot and known and int(number)):
        raise SaveError(not_a_code(f"it does not begin with {MARK}{FORMAT}."))
    if int(number) > FORMAT:
        raise SaveError(newer_code(int(number), FORMAT))
    try:
        return _unpack(_to_bytes(letters))
    except (Misshapen, zlib.error, ValueError, RecursionError) as why:
        raise SaveError(damaged_code(str(why) if isinstance(why, Misshapen) else "it does not unpack")) from None


def play_code(contents: CodeContents, model: Model) -> CodePlayed:
    """Return what a code's decisions come to by the rules of `model`, played as far as they are legal.

    Raises:
        SaveError: the code is of another scenario, or begins where this one cannot.
    """
    setup = contents.setup
    gone = _gone(contents, model)
    if gone:
        raise SaveError(code_of_elsewhere(gone))
    remarks: list[str] = []
    edited = not model.digest.startswith(contents.digest)
    if edited:
        remarks.append(
            f"The code was made with another state of the scenario {model.id!r} (digest {contents.digest}; "
            f"here {model.digest[: len(contents.digest)]}), so it is played by the rules at hand."
        )
    whole = True
    try:
        branch = play_branch(model, setup, contents.decisions)
    except Unplayable as why:
        whole = False
        branch = play_branch(model, setup, contents.decisions[: why.played])
        remarks.append(
            f"{why.played} of its {len(contents.decisions)} watches can be played; the next cannot: {why.because}. "
            f"One can play on from there."
        )
    same = whole and digest_of(branch.end).startswith(contents.end)
    if whole and not same:
        remarks.append(
            "All its decisions are legal here, but they come to another truth than they did "
            f"{'there' if edited else f'under version {contents.made_by} of the game'}."
        )
    elif same and edited:
        remarks.append("It comes to the very truth it was made from: the edit does not concern this game.")
    return CodePlayed(branch=branch, whole=whole, same=same, remarks=tuple(remarks))


def _gone(contents: CodeContents, model: Model) -> str | None:
    setup = contents.setup
    if setup.scenario != model.id:
        return f"it is a game of {setup.scenario!r}, not of {model.id!r}"
    if setup.start not in model.starts:
        return f"the scenario has no start {setup.start!r}"
    unknown = [p for p in setup.personas if p not in model.personas]
    return f"the scenario has no persona {unknown[0]!r}" if unknown else None


def _unpack(body: bytes) -> CodeContents:
    marks, check, packed = body[: _DIGEST + _END], body[_DIGEST + _END :][:_CHECK], body[_DIGEST + _END + _CHECK :]
    unpacker = zlib.decompressobj(-15, WORDS.encode())
    text = unpacker.decompress(packed, _MOST_TEXT)
    if not unpacker.eof or unpacker.unused_data or _check(marks, text) != check:
        raise Misshapen("its check does not fit what is in it")
    head, *lines = text.decode().split("\n")
    made_by, setup = _head(head)
    return CodeContents(
        digest=marks[:_DIGEST].hex(),
        made_by=made_by,
        setup=setup,
        decisions=tuple(map(decision_from_text, lines)),
        end=marks[_DIGEST:].hex(),
    )


def _head(line: str) -> tuple[str, Setup]:
    found: Any = json.loads(line)
    if not (isinstance(found, list) and len(found) == 2 and isinstance(found[0], str)):
        raise Misshapen("its first line is no set-up")
    return found[0], check_setup(found[1])


def _check(marks: bytes, text: bytes) -> bytes:
    return hashlib.sha256(marks + text).digest()[:_CHECK]


def _to_letters(data: bytes) -> str:
    """Return bytes in base 41: three letters for two bytes, two for a last one."""
    found: list[str] = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        value = int.from_bytes(pair)
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, _BASE)
            found.append(_ALPHABET[digit])
    return "".join(found)


def _to_bytes(letters: str) -> bytes:
    found = bytearray()
    for at in range(0, len(letters), 3):
        group = letters[at : at + 3]
        value = 0
        for letter in reversed(group):
            if letter not in _VALUES:
                raise Misshapen(f"{letter!r} is no letter of a code")
            value = value * _BASE + _VALUES[letter]
        size = len(group) - 1
        if size == 0 or value >= 256**size:
            raise Misshapen("letters are missing or mistaken")
        found += value.to_bytes(size)
    return bytes(found)
