"""What of the last dbt run stands: nothing that anything touched."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from orchestration import reuse
from orchestration.reuse import Check, Record, Scope

SOURCES = ("articles", "id_ledger")
CHECK = Check(("marts", "incidents"), "unique", True, "ERROR", "test.unique")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("create schema landing; create schema marts")
        made.execute("create table landing.articles as select 1 as id, 'h' as text_hash, 'words' as text")
        made.execute("create table landing.id_ledger as select 'i1' as incident_id")
        made.execute("create table marts.incidents as select i from range(3) as r(i)")
        yield made


def scope_now(con: duckdb.DuckDBPyConnection, rules: str = "r") -> Scope:
    return reuse.scope(reuse.take(con), rules, reuse.sources(con, SOURCES), reuse.tables(con))


def complete(con: duckdb.DuckDBPyConnection) -> None:
    reuse.take(con)
    reuse.keep(con, Record("r", reuse.sources(con, SOURCES), reuse.tables(con), (CHECK,)))


def test_without_a_record_everything_is_run(con: duckdb.DuckDBPyConnection) -> None:
    assert scope_now(con) == Scope(everything=True)


def test_with_nothing_new_nothing_is_run(con: duckdb.DuckDBPyConnection) -> None:
    complete(con)
    assert scope_now(con) == Scope(False, ())


def test_a_record_is_taken_once_so_a_killed_run_leaves_none(con: duckdb.DuckDBPyConnection) -> None:
    complete(con)
    taken = reuse.take(con)
    assert taken is not None
    assert taken.checks == (CHECK,)
    assert scope_now(con).everything


def test_a_new_ledger_alone_runs_what_depends_on_it(con: duckdb.DuckDBPyConnection) -> None:
    complete(con)
    con.execute("insert into landing.id_ledger values ('i2')")
    scope = scope_now(con)
    assert scope == Scope(False, ("id_ledger",))
    assert scope.arguments == ["--select", "source:landing.id_ledger+"]


@pytest.mark.parametrize(
    "change",
    [
        "insert into landing.articles values (2, 'h', 'words')",
        "update landing.articles set text_hash = 'other'",
        "update marts.incidents set i = 7 where i = 1",
        "create table marts.more as select 1 as n",
        "drop table marts.incidents",
    ],
)
def test_any_other_change_runs_everything(con: duckdb.DuckDBPyConnection, change: str) -> None:
    complete(con)
    con.execute(change)
    assert scope_now(con).everything


def test_other_rules_run_everything(con: duckdb.DuckDBPyConnection) -> None:
    complete(con)
    assert scope_now(con, "other rules").everything


def test_the_order_of_rows_is_no_change(con: duckdb.DuckDBPyConnection) -> None:
    complete(con)
    con.execute("create or replace table marts.incidents as select i from range(3) as r(i) order by i desc")
    assert scope_now(con) == Scope(False, ())


def test_tables_of_other_models_are_known(con: duckdb.DuckDBPyConnection) -> None:
    assert reuse.made_by(con) is None
    reuse.set_made_by(con, "old")
    assert reuse.made_by(con) == "old"
    reuse.set_made_by(con, "new")
    assert reuse.made_by(con) == "new"
    assert Scope(True, from_scratch=True).arguments == ["--full-refresh"]
