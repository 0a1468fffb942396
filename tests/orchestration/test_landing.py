"""The landing schema: its fact tables are those of the contract, and an older layout is not carried on."""

from __future__ import annotations

import duckdb
import pytest

from extraction import facts
from orchestration import landing


@pytest.mark.parametrize("kind", list(facts.KINDS))
def test_fact_tables_follow_the_contract(kind: str) -> None:
    with duckdb.connect() as con:
        landing.create(con)
        empty = con.execute(f"select * from {landing.FACT_TABLES[kind]}").to_arrow_table().schema
    wanted = landing.fact_table_schema(kind)
    assert empty.names == wanted.names
    assert empty.types == wanted.types


def test_creating_twice_keeps_what_is_there() -> None:
    with duckdb.connect() as con:
        landing.create(con)
        con.execute("insert into landing.touched values ('x', 'y')")
        landing.create(con)
        assert con.execute("select count(*) from landing.touched").fetchone() == (1,)


def test_an_older_layout_is_dropped() -> None:
    with duckdb.connect() as con:
        landing.create(con)
        con.execute("insert into landing.touched values ('x', 'y')")
        con.execute("update landing.meta set value = 'older' where name = 'layout'")
        landing.create(con)
        assert con.execute("select count(*) from landing.touched").fetchone() == (0,)


def test_a_transaction_that_fails_leaves_nothing() -> None:
    with duckdb.connect() as con:
        landing.create(con)
        with pytest.raises(duckdb.Error), landing.transaction(con):
            con.execute("insert into landing.touched values ('x', 'y')")
            con.execute("select * from nowhere")
        assert con.execute("select count(*) from landing.touched").fetchone() == (0,)
