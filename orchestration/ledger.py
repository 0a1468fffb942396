"""The ledger of ids: what the last publication called each incident, handed to the models of the next build.

In: the published file, or the copy under `<warehouse>/ledger` where that file is missing. Out: `landing.id_ledger`,
`landing.id_redirects` and `landing.publication` of the build database. It is read from the publication itself, so a
run that is killed cannot leave the two apart.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from orchestration import publishing
from orchestration.settings import Settings

_TABLES = {
    "id_ledger": (
        "incident_id varchar not null, fact_id varchar not null, report_key varchar not null,"
        " article_id varchar not null, evidence_start integer not null, evidence_end integer not null"
    ),
    "id_redirects": "old_id varchar not null, new_id varchar, reason varchar not null, changed_in integer not null",
    "publication": "number integer not null",
}
_SOURCES = {
    "id_ledger": (
        "incident_reports",
        "select incident_id, fact_id, report_key, article_id, evidence_start, evidence_end"
        " from {relation} order by fact_id, incident_id",
    ),
    "id_redirects": (
        "incident_id_redirects",
        "select old_id, new_id, reason, changed_in from {relation} order by old_id",
    ),
}


def load(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Fill the ledger tables of the build database behind `con` from the last publication; empty before the first."""
    con.execute("create schema if not exists landing")
    relations = _relations(con, settings)
    con.execute("begin")
    for table, columns in _TABLES.items():
        con.execute(f"create or replace table landing.{table} ({columns})")
    for table, (mart, query) in _SOURCES.items():
        if mart in relations:
            con.execute(f"insert into landing.{table} {query.format(relation=relations[mart])}")
    number = publishing.last_number(settings)
    if relations and number:
        con.execute("insert into landing.publication values (?)", [number])
    con.execute("commit")
    if "published" in {
        name for (name,) in con.execute("select database_name from duckdb_databases()").fetchall()
    }:
        con.execute("detach published")


def keep_copy(settings: Settings) -> None:
    """Copy the ledger's tables of the published Parquet folder to `<warehouse>/ledger`."""
    fresh = settings.ledger.with_name(f".{settings.ledger.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for mart, _ in _SOURCES.values():
        source = settings.parquet / f"{mart}.parquet"
        if source.exists():
            shutil.copyfile(source, fresh / source.name)
    shutil.rmtree(settings.ledger, ignore_errors=True)
    fresh.rename(settings.ledger)


def _relations(con: duckdb.DuckDBPyConnection, settings: Settings) -> dict[str, str]:
    """SQL for each mart that the ledger is read from: a table of the published file, else a file of the copy."""
    if settings.published.exists():
        con.execute(f"attach {_literal(settings.published)} as published (read_only)")
        present = con.execute(
            "select table_name from duckdb_tables() where database_name = 'published' and schema_name = 'main'"
        ).fetchall()
        return {name: f'published.main."{name}"' for (name,) in present}
    files = sorted(settings.ledger.glob("*.parquet"))
    return {path.stem: f"read_parquet({_literal(path)})" for path in files}


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
