"""What readers are shown works as printed: the README's queries and polars example, the notebook without a browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import Settings
from tests.pipeline.line import article, build, published, settings_of, write_articles

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A published warehouse of a few articles, one of them told by two outlets."""
    settings = settings_of(tmp_path_factory.mktemp("readers"))
    told = [article(number) for number in range(8)]
    told.append(article(3) | {"article_id": "made-again", "outlet": "إذاعة السهل"})
    write_articles(settings.raw / "articles" / "some.jsonl", told)
    published(build(settings))
    return settings


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_queries_of_the_readme_run(warehouse: Settings) -> None:
    queries = blocks("sql")
    assert len(queries) >= 3
    with duckdb.connect(str(warehouse.published), read_only=True) as con:
        for query in queries:
            assert con.execute(query).description


def test_the_polars_example_of_the_readme_prints_rows(warehouse: Settings) -> None:
    example = blocks("python")[0]
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=warehouse.published.parents[1], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "standing_best" in done.stdout


def test_the_notebook_runs_without_a_browser(warehouse: Settings) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "notebooks" / "incidents.py")],
        env=os.environ | {"WAQAI_PARQUET": str(warehouse.parquet)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_notebook_says_what_to_do_where_nothing_is_published(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "notebooks" / "incidents.py")],
        env=os.environ | {"WAQAI_PARQUET": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "make warehouse" in done.stderr
