"""The order of the tests, the files that run the whole job first, so that two workers end together; no test by the clock."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A machine that is busy with other work fails no property.
settings.register_profile("waqai", deadline=None)
settings.load_profile("waqai")

_LONG = ("tests/pipeline/test_line.py", "tests/faults/", "tests/dbt/", "tests/pipeline/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(_LONG) if item.nodeid.startswith(start)), len(_LONG))

    items.sort(key=place)
