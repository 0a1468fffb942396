"""The unit tests of the models, as dbt runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.dbt.warehouse import Scratch, run_dbt


def test_unit_tests_of_the_models(told: Scratch, tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    shutil.copyfile(told.path, path)
    assert run_dbt(path, "test", "--select", "test_type:unit") == []
