"""Publication: what readers see before, during and after a swap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from orchestration import publishing
from orchestration.publishing import PublicationError, Statement
from orchestration.settings import Settings

VIEW = Statement("as_pairs", "create view as_pairs as select id, n from incidents where n > 0")
MACRO = Statement(
    "upto",
    "create macro upto(day) as table select id, (select max(n) from as_pairs) as top from incidents where n <= day",
)
INFO = {"version": "1", "input_hash": "abc", "extractor_version": "rules 1"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings.of(tmp_path / "raw", tmp_path / "warehouse", 1)
    made.prepare()
    return made


def build(
    settings: Settings, rows: list[tuple[str, int]], redirects: list[tuple[str, str]] | None = None
) -> None:
    with duckdb.connect(str(settings.build_database)) as con:
        con.execute("create schema if not exists marts")
        con.execute(
            "create or replace table marts.incidents (id varchar primary key, n integer not null, l varchar[])"
        )
        con.execute("comment on table marts.incidents is 'what ''happened'''")
        con.execute("comment on column marts.incidents.n is 'dead'")
        con.executemany("insert into marts.incidents values (?, ?, ['a'])", rows)
        con.execute(
            "create or replace table marts.incident_id_redirects (old_id varchar primary key, new_id varchar)"
        )
        if redirects:
            con.executemany("insert into marts.incident_id_redirects values (?, ?)", redirects)


def published_rows(settings: Settings) -> list[tuple[str, int]]:
    with duckdb.connect(str(settings.published), read_only=True) as con:
        return con.execute("select id, n from incidents").fetchall()


def test_tables_keep_keys_comments_and_a_fixed_order_of_rows(settings: Settings) -> None:
    build(settings, [("c", 3), ("a", 1), ("b", 2)])
    publishing.publish(settings, [VIEW, MACRO], INFO)
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert con.execute("select id from incidents").fetchall() == [("a",), ("b",), ("c",)]
        assert con.execute(
            "select comment from duckdb_tables() where table_name = 'incidents'"
        ).fetchone() == ("what 'happened'",)
        assert con.execute(
            "select is_nullable, comment from duckdb_columns() where table_name = 'incidents' and column_name = 'n'"
        ).fetchone() == (False, "dead")
        assert con.execute(
            "select constraint_text from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
            " and table_name = 'incidents'"
        ).fetchone() == ("PRIMARY KEY(id)",)
        assert con.execute("select version, input_hash, extractor_version from build_info").fetchall() == [
            ("1", "abc", "rules 1")
        ]
    parquet = pl.scan_parquet(settings.parquet / "build_info.parquet").collect()
    with duckdb.connect(str(settings.published), read_only=True) as con:
        assert parquet.rows() == con.execute("from build_info").fetchall()


def test_views_and_macros_work_under_another_name_and_attached(settings: Settings, tmp_path: Path) -> None:
    build(settings, [("a", 1), ("b", 2)])
    publishing.publish(settings, [VIEW, MACRO], INFO)
    other = settings.published.rename(tmp_path / "another name.db")
    with duckdb.connect(str(other), read_only=True) as con:
        assert con.execute("from upto(1)").fetchall() == [("a", 2)]
    with duckdb.connect() as con:
        con.execute(f"attach '{other}' as far (read_only)")
        con.execute("use far")
        assert con.execute("from upto(2) order by id").fetchall() == [("a", 2), ("b", 2)]
        con.execute("attach ':memory:' as copied")
        con.execute("copy from database far to copied")
        assert con.execute(
            "select comment from duckdb_columns() where database_name = 'copied'"
            " and table_name = 'incidents' and column_name = 'n'"
        ).fetchall() == [("dead",)]


def test_an_equal_build_leaves_the_published_files_alone(settings: Settings) -> None:
    build(settings, [("a", 1), ("b", 2)])
    first = publishing.publish(settings, [VIEW], INFO)
    stamp, link = settings.published.stat().st_ino, settings.parquet.readlink()
    build(settings, [("b", 2), ("a", 1)])
    second = publishing.publish(settings, [VIEW], INFO)
    assert (first.changed, second.changed, second.number) == (True, False, first.number)
    assert (settings.published.stat().st_ino, settings.parquet.readlink()) == (stamp, link)


@pytest.mark.parametrize("change", ["row", "comment", "view", "redirect", "info"])
def test_any_difference_is_published(settings: Settings, change: str) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    build(settings, [("a", 2 if change == "row" else 1)], [("x", "a")] if change == "redirect" else None)
    if change == "comment":
        with duckdb.connect(str(settings.build_database)) as con:
            con.execute("comment on table marts.incidents is 'new words'")
    info = {**INFO, "version": "2"} if change == "info" else INFO
    again = publishing.publish(settings, [VIEW] if change == "view" else [], info)
    assert again.changed
    assert again.number == 2


def test_the_ledger_of_ids_is_no_part_of_the_content_hash(settings: Settings) -> None:
    build(settings, [("a", 1)])
    first = publishing.publish(settings, [], INFO)
    build(settings, [("a", 1)], [("x", "a")])
    assert publishing.publish(settings, [], INFO).content_hash == first.content_hash


def test_two_builds_before_are_kept_and_older_ones_removed(settings: Settings) -> None:
    for n in range(1, 6):
        build(settings, [("a", n)])
        publishing.publish(settings, [], INFO)
    numbers = sorted(int(folder.name.split("-")[0]) for folder in settings.builds.iterdir())
    assert numbers == [3, 4, 5]
    assert settings.parquet.resolve().name.startswith("000005-")
    assert not list(settings.warehouse.glob(".staging-*"))


def test_an_open_reader_keeps_its_snapshot_and_does_not_block(settings: Settings) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys\n"
            f"con = duckdb.connect({str(settings.published)!r}, read_only=True)\n"
            "print(con.execute('select n from incidents').fetchone()[0], flush=True)\n"
            "sys.stdin.readline()\n"
            "print(con.execute('select n from incidents').fetchone()[0], flush=True)\n",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdin is not None and reader.stdout is not None
    assert reader.stdout.readline() == "1\n"
    build(settings, [("a", 7)])
    publishing.publish(settings, [], INFO)
    assert published_rows(settings) == [("a", 7)]
    out, _ = reader.communicate("go\n", timeout=60)
    assert (out, reader.returncode) == ("1\n", 0)


def test_a_leftover_wal_and_staging_of_a_killed_run_do_no_harm(settings: Settings) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    Path(f"{settings.published}.wal").write_bytes(b"not a log")
    leftover = settings.warehouse / ".staging-1"
    leftover.mkdir()
    (leftover / "waqai.duckdb").write_bytes(b"half")
    orphan = settings.builds / "000009-deadbeef"
    orphan.mkdir()
    build(settings, [("a", 2)])
    assert publishing.publish(settings, [], INFO).number == 2
    assert published_rows(settings) == [("a", 2)]
    assert not leftover.exists()
    assert not orphan.exists()


def test_a_kill_between_the_two_swaps_is_healed_by_the_next_run(settings: Settings) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    before = settings.parquet.readlink()
    build(settings, [("a", 2)])
    publishing.publish(settings, [], INFO)
    settings.parquet.unlink()
    settings.parquet.symlink_to(before)
    healed = publishing.publish(settings, [], INFO)
    assert (healed.changed, healed.number) == (True, 2)
    assert pl.read_parquet(settings.parquet / "incidents.parquet")["n"].to_list() == [2]


def test_a_statement_that_fails_publishes_nothing(settings: Settings) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    build(settings, [("a", 2)])
    with pytest.raises(PublicationError, match="published statement broken"):
        publishing.publish(
            settings, [Statement("broken", "create view broken as select nothing from nowhere")], INFO
        )
    assert published_rows(settings) == [("a", 1)]
    assert not list(settings.warehouse.glob(".staging-*"))


def test_a_build_without_marts_says_what_to_do(settings: Settings) -> None:
    duckdb.connect(str(settings.build_database)).close()
    with pytest.raises(PublicationError, match="run the models first"):
        publishing.publish(settings, [], INFO)


def test_the_published_connection_reads_nothing_else(settings: Settings) -> None:
    build(settings, [("a", 1)])
    publishing.publish(settings, [], INFO)
    with publishing.open_published(settings.published) as con:
        assert con.execute("select n from incidents").fetchall() == [(1,)]
        for forbidden in (
            f"from read_parquet('{settings.parquet}/incidents.parquet')",
            "attach ':memory:' as m; create table m.t as select 1; copy incidents to '/tmp/x.csv'",
            "set enable_external_access = true",
            "delete from incidents",
            "install httpfs",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(forbidden)
