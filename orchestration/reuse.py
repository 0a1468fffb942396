"""What of the last dbt run still stands, so that a run with nothing new does not compute it again.

In: the build database. Out: a `Record` of the last complete run (what it read, by which rules, what it left, how its
tests fared), and the sources that differ since. The record is taken away before dbt runs and put back when all has
passed, so a run that fails or is killed leaves none, and everything is run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import duckdb
import msgspec

LEDGER_SOURCES = frozenset({"id_ledger", "id_redirects", "publication"})
"""What a publication writes for the next build: the only sources whose change alone is run on its own."""
STATUS = "reused"
"""What Dagster's records call a model or test that was not run again."""
_RECORD = "line.dbt_record"
_MODELS = "line.models"
_OUTSIDE = ("landing", "line")


class Check(msgspec.Struct, frozen=True):
    """How a dbt test fared: its asset and name as Dagster knows them, and what it said."""

    asset: tuple[str, ...]
    name: str
    passed: bool
    severity: str
    unique_id: str
    rows: str = ""


class Record(msgspec.Struct, frozen=True):
    """A complete run: hashes of the rules, of each source, of each table left behind, and its checks."""

    rules: str
    sources: dict[str, str]
    tables: dict[str, str]
    checks: tuple[Check, ...] = ()


class Scope(NamedTuple):
    """What has to be run: everything, or what depends on these sources; None of them means nothing."""

    everything: bool
    sources: tuple[str, ...] = ()
    from_scratch: bool = False
    """Whether the tables there were made by other models, so that none of their rows can stay."""

    @property
    def arguments(self) -> list[str]:
        """What tells dbt."""
        if self.from_scratch:
            return ["--full-refresh"]
        if self.everything or not self.sources:
            return []
        return ["--select", " ".join(f"source:landing.{name}+" for name in self.sources)]


def take(con: duckdb.DuckDBPyConnection) -> Record | None:
    """The record of the last complete run, which is gone from the database afterwards."""
    con.execute("create schema if not exists line")
    con.execute(f"create table if not exists {_RECORD} (record varchar not null)")
    row = con.execute(f"select record from {_RECORD}").fetchone()
    con.execute(f"delete from {_RECORD}")
    return msgspec.json.decode(row[0], type=Record) if row else None


def keep(con: duckdb.DuckDBPyConnection, record: Record) -> None:
    """Put a record where the next run takes it."""
    con.execute(f"insert into {_RECORD} values (?)", [msgspec.json.encode(record).decode()])


def made_by(con: duckdb.DuckDBPyConnection) -> str | None:
    """The hash of the models that all tables were made by; None where nothing is known."""
    con.execute("create schema if not exists line")
    con.execute(f"create table if not exists {_MODELS} (models varchar not null)")
    row = con.execute(f"select models from {_MODELS}").fetchone()
    return str(row[0]) if row else None


def set_made_by(con: duckdb.DuckDBPyConnection, models: str) -> None:
    """Note that every table is now made by these models."""
    con.execute("begin")
    con.execute(f"delete from {_MODELS}")
    con.execute(f"insert into {_MODELS} values (?)", [models])
    con.execute("commit")


def sources(con: duckdb.DuckDBPyConnection, names: Iterable[str]) -> dict[str, str]:
    """A hash of the rows of each landing table, whatever their order; an article's text counts by its hash."""
    return {
        name: _hash(con, f"landing.{name}", "text" if name == "articles" else None) for name in sorted(names)
    }


def tables(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A hash of the rows of each table that dbt left."""
    rows = con.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = current_database()"
        f" and schema_name not in {_OUTSIDE} order by all"
    ).fetchall()
    return {f"{schema}.{table}": _hash(con, f'"{schema}"."{table}"') for schema, table in rows}


def scope(record: Record | None, rules: str, found: Mapping[str, str], left: Mapping[str, str]) -> Scope:
    """What has to be run, given the last record and the database as it is now."""
    if (
        record is None
        or record.rules != rules
        or record.tables != left
        or record.sources.keys() != found.keys()
    ):
        return Scope(everything=True)
    changed = tuple(name for name in sorted(found) if found[name] != record.sources[name])
    return Scope(not LEDGER_SOURCES.issuperset(changed), changed)


def _hash(con: duckdb.DuckDBPyConnection, relation: str, without: str | None = None) -> str:
    columns = f"* exclude ({without})" if without else "*"
    row = con.execute(
        f"select count(*), sum(hash(rows)) from (select {columns} from {relation}) as rows"
    ).fetchone()
    return str(row)
