"""When memory is tidied up beside a window.

Python's collector looks through everything that has been loaded whenever enough has been added: a tenth of a second
and more with a scenario in memory, in whatever thread, and no key is answered meanwhile. So what stays for good is
taken out of its sight, it passes over young objects only while somebody acts, and over all of them while nobody does.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_YOUNG: Final = 2000
"""Objects added before the youngest are looked through: about a millisecond."""
_ROUNDS: Final = 6
"""Looks at the youngest before those that outlived one are looked through, too: a few milliseconds."""
_NEVER: Final = 1_000_000
_DUE: Final = 4
"""Looks at the middle-aged from which on it is worth looking through everything."""
_STILL: Final = 1.0
"""Seconds in which nothing has been added that would be worth a look."""


@contextmanager
def tidied_in_pauses() -> Iterator[None]:
    """Leave the long pass to a `Tidier` for as long as a window runs."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, _ROUNDS, _NEVER)
    gc.freeze()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def stays() -> None:
    """All that is in memory now (modules, scenarios) is there to stay: a window never has it looked through again."""
    if gc.get_threshold()[2] == _NEVER:
        gc.freeze()


class Tidier:
    """Tidies up once nobody acts and nothing is being loaded.

    Seconds are those of any clock that never goes back.
    """

    def __init__(self) -> None:
        self._looks = 0
        self._since = 0.0

    def rest(self, now: float) -> None:
        """Look through everything that does not stay, if there is reason to; call it while nobody acts."""
        looks = gc.get_count()[2]
        if looks != self._looks:
            self._looks, self._since = looks, now
        elif looks >= _DUE and now - self._since > _STILL:
            gc.collect()
