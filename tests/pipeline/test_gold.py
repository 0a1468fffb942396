"""The whole job on real articles, where they lie beside the checkout; else these tests skip and say so."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PACKAGE_ROOT, Settings
from tests.pipeline.line import build, published, settings_of

SHARED = PACKAGE_ROOT.parent / "shared"
GOLD = SHARED / "gold" / "articles.dev.jsonl"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not GOLD.exists(), reason="the labelled articles are not beside this checkout"),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = settings_of(tmp_path_factory.mktemp("real"))
    folder = settings.raw / "articles"
    folder.mkdir(parents=True)
    for path in [GOLD, *sorted((SHARED / "seeds").glob("*.txt"))]:
        shutil.copyfile(path, folder / path.name)
    published(build(settings))
    return settings


def test_every_article_is_loaded_copied_or_set_aside_with_a_reason(warehouse: Settings) -> None:
    lines = sum(1 for line in GOLD.read_text("utf-8").splitlines() if line.strip())
    seeds = len(list((SHARED / "seeds").glob("*.txt")))
    with duckdb.connect(str(warehouse.build_database), read_only=True) as con:
        counts = dict(con.execute("select disposition, count(*) from landing.items group by all").fetchall())
        unexplained = con.execute(
            "select count(*) from landing.items where disposition = 'quarantined' and reason is null"
        ).fetchone()
    assert sum(counts.values()) == lines + seeds
    assert counts["loaded"] >= 0.95 * (lines + seeds)
    assert unexplained == (0,)


def test_all_four_kinds_reach_the_published_file(warehouse: Settings) -> None:
    with duckdb.connect(str(warehouse.published), read_only=True) as con:
        for table in ("incident_reports", "election_milestone_reports", "actor_roles", "statements"):
            row = con.execute(f"select count(*) from {table}").fetchone()
            assert row and row[0] > 20, table


def test_the_seed_articles_tell_what_they_are_known_to_tell(warehouse: Settings) -> None:
    with duckdb.connect(str(warehouse.published), read_only=True) as con:
        tarmiya = con.execute(
            "select count(*) from incident_reports where event_type = 'security_operation' and governorate_code = 'IQ-BG'"
        ).fetchone()
        polling = con.execute(
            "select status from election_milestones where election_id = 'iq-parliament-2021'"
            " and milestone_type = 'polling_day' and date_start = date '2021-10-10'"
        ).fetchall()
        nineveh = con.execute(
            "select count(*) from incident_reports where event_type = 'territory_captured' and date_start = date '2014-06-01'"
            " and date_precision = 'month'"
        ).fetchone()
        undated = con.execute(
            "select count(*) from articles where published_on is null and dated_from = 'given'"
        ).fetchone()
    assert tarmiya and tarmiya[0] >= 1
    assert polling
    assert nineveh and nineveh[0] >= 1
    assert undated == (0,)


def test_no_published_text_differs_from_the_file_by_a_code_point(warehouse: Settings) -> None:
    seed = sorted((SHARED / "seeds").glob("*.txt"))[0]
    whole = Path(seed).read_bytes().decode("utf-8")
    with duckdb.connect(str(warehouse.published), read_only=True) as con:
        found = con.execute(
            "select title || chr(10) || text from articles where ? like title || '%' and title <> ''", [whole]
        ).fetchall()
    assert any(raw in (whole, whole.replace("\r\n", "\n", 1)) for (raw,) in found)
