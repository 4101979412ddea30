"""The lucks that estimates are made with: numbered, the same on every machine and for every node of a scenario.

Two nodes, or two decisions at one node, are thereby compared under the same lucks (common random numbers), so that
their difference is known far better than either chance by itself.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.content.bulk import draw
from game.core.definitions import Model
from game.core.luck import base_of, name_key

_MASK: Final = 2**64 - 1
_MOMENT: Final = np.uint64((base_of(0, 1) - base_of(0, 0)) & _MASK)
"""What one moment adds to `base_of`; the number of a lot stands in for the moment."""
_LOT: Final = name_key("lot")


def lots(model: Model, first: int, count: int) -> NDArray[np.uint64]:
    """Return the seeds of the lots `first` to `first + count - 1` of a scenario, each below 2**53."""
    base = np.uint64(base_of(name_key(f"lots:{model.digest}"), 0))
    with np.errstate(over="ignore"):
        bases = base + np.arange(first, first + count, dtype=np.uint64) * _MOMENT
    return (draw(bases, _LOT) * 2.0**53).astype(np.uint64)
