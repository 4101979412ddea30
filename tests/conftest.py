"""How hard properties are tried, and what every test finds as it was.

`HYPOTHESIS_PROFILE=ci` or `=night` tries more examples than a quick run does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from game.locale import Reading, use

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("quick", max_examples=20, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("night", max_examples=500, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def told_in_english() -> Iterator[None]:
    """What one test had told in another language, the next is told in English again."""
    yield
    use(Reading())
