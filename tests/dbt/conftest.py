"""One warehouse for all scenarios that need no second build: each scenario has places and days of its own."""

from __future__ import annotations

import pytest

from tests.dbt.scenarios import ARTICLES, FACTS, REVIEWS
from tests.dbt.warehouse import Scratch


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """The scenarios of tests/dbt/scenarios.py, built from scratch with every test of the project, and published."""
    scratch = Scratch(tmp_path_factory.mktemp("told"))
    scratch.land(ARTICLES, FACTS, REVIEWS)
    assert scratch.build("build") == []
    scratch.publish()
    return scratch
