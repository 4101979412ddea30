"""QR codes of replay codes: for a window, a page and a terminal."""

from __future__ import annotations

import io

import segno

from game.history.problems import too_long_for_qr
from game.saves.problems import SaveError

QUIET = 4
"""Width of the bright border that readers need, in modules."""
_BLOCKS = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}


def qr_matrix(code: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a code's QR by row, True for dark, without the bright border of `QUIET` modules.

    Raises:
        SaveError: the code is too long for any QR.
    """
    return tuple(tuple(bool(module) for module in row) for row in _made(code).matrix)


def qr_svg(code: str, *, scale: float = 3) -> str:
    """Return the QR as one inline `<svg>` element, dark on white.

    Args:
        scale: pixels a module.

    Raises:
        SaveError: the code is too long for any QR.
    """
    sink = io.BytesIO()
    _made(code).save(
        sink, kind="svg", scale=scale, border=QUIET, dark="#000", light="#fff", xmldecl=False, svgns=True, nl=False
    )
    return sink.getvalue().decode()


def qr_text(code: str) -> str:
    """Return the QR as lines of half blocks for a terminal with bright letters on a dark ground.

    Raises:
        SaveError: the code is too long for any QR.
    """
    rows = qr_matrix(code)
    width = len(rows) + 2 * QUIET
    blank = (False,) * width
    side = (False,) * QUIET
    padded = [blank] * QUIET + [(*side, *row, *side) for row in rows] + [blank] * QUIET
    if len(padded) % 2:
        padded.append(blank)
    return "\n".join(
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(padded[::2], padded[1::2], strict=True)
    )


def _made(code: str) -> segno.QRCode:
    try:
        return segno.make_qr(code, error="l", mode="alphanumeric", boost_error=False)
    except segno.DataOverflowError:
        raise SaveError(too_long_for_qr(len(code))) from None
