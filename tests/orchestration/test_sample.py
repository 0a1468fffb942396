"""The sample that is shipped in raw/: large and mixed enough, and read without loss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.intake import Counts, take_in

RAW = Path(__file__).resolve().parents[2] / "raw"


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        report = take_in(connection, RAW)
        assert report.articles == Counts(91, 90, 1, 0)
        assert report.facts == Counts(3, 3, 0, 0)
        assert report.reviews == Counts(2, 2, 0, 0)
        assert report.skipped_files == []
        yield connection


def test_every_format_is_among_the_sample(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "select distinct regexp_extract(source_path, '[^./]+([.]gz)?$') from landing.articles"
    ).fetchall()
    found = {suffix for (suffix,) in rows}
    assert found == {"txt", "md", "html", "jsonl", "jsonl.gz", "csv", "csv.gz", "parquet"}


def test_outlets_days_and_copies(con: duckdb.DuckDBPyConnection) -> None:
    years = con.execute(
        "select distinct year(published_on) from landing.articles order by 1 nulls last"
    ).fetchall()
    assert years == [*((year,) for year in range(2014, 2024)), (None,)]
    assert con.execute("select count(distinct outlet) from landing.articles").fetchone() == (4,)
    assert con.execute(
        "select article_id, copy_of from landing.articles where copy_of is not null"
    ).fetchall() == [("majra-2021-0726", "saaf-2021-0725")]


def test_the_words_reviewed_stand_in_their_articles(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """
        select contains(a.text, r.quote), contains(b.text, r.other_quote)
        from landing.reviews as r
        inner join landing.articles as a on a.article_id = r.article_id
        inner join landing.articles as b on b.article_id = r.other_article_id
        """
    ).fetchall()
    assert rows == [(True, True), (True, True)]
