"""Publication: the marts of an audited build become the files that readers open.

In: the build database (schema `marts`, and the statements of `published_sql`). Out: `<warehouse>/waqai.duckdb` and
`<warehouse>/parquet`, each swapped in by one rename, so that a reader sees the old build or the new one and never
something between. Rows are written in a fixed order; a build equal to the published one leaves it as it is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.settings import PUBLISHED_NAME, Settings

MARTS_SCHEMA = "marts"
META_SCHEMA = "marts_meta"
BUILD_INFO = "build_info"
LEDGER_TABLES = frozenset({"incident_id_redirects"})
"""Tables that carry the history of publications: no part of the content hash of `build_info`."""
KEPT_BUILDS = 3
"""The published build and the two before it."""


class PublicationError(Exception):
    """The marts cannot be published as they are; the message names the table or statement and the cure."""


@dataclass(frozen=True)
class Statement:
    """One view or macro of the published file, as SQL whose relations carry no database or schema name."""

    name: str
    sql: str


@dataclass(frozen=True)
class Publication:
    """What was published: its number and hash, whether it differs from the one before, and rows by table."""

    number: int
    content_hash: str
    changed: bool
    rows: dict[str, int]


def publish(settings: Settings, statements: Sequence[Statement], info: dict[str, str | None]) -> Publication:
    """Copy the marts of the build database to new files and swap them in.

    `info` holds the columns of `build_info` (version, input_hash, extractor_version and others); `content_hash`
    is added to it. The caller holds the writer lock and has seen every check pass.
    """
    _remove_stale_staging(settings)
    staging = settings.warehouse / f".staging-{os.getpid()}"
    staging.mkdir(parents=True)
    try:
        staged = staging / PUBLISHED_NAME
        content_hash = _write_database(staged, settings.build_database, statements, info)
        rows, fingerprint = _fingerprint(staged)
        number = last_number(settings)
        if (
            _fingerprint_if_readable(settings.published) == fingerprint
            and settings.parquet.is_symlink()
            and settings.parquet.resolve().name == _build_name(number, fingerprint)
        ):
            return Publication(number, content_hash, False, rows)
        number += 1
        folder = staging / "parquet"
        _write_parquet(staged, folder, rows)
        _swap(settings, staged, folder, _build_name(number, fingerprint))
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _remove_old_builds(settings)
    return Publication(number, content_hash, True, rows)


def rows_of_marts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by mart of the build database behind `con`."""
    rows = {}
    for table in _marts(con, "current_database()"):
        counted = con.execute(f"select count(*) from {MARTS_SCHEMA}.{_quote(table)}").fetchone()
        rows[table] = int(counted[0]) if counted else 0
    return rows


def last_number(settings: Settings) -> int:
    """The number of the last publication, 0 before the first; it starts the name of the build's Parquet folder."""
    if settings.parquet.is_symlink():
        return _number_of(settings.parquet.readlink())
    return max((_number_of(folder) for folder in _build_folders(settings)), default=0)


def read_published_sql(con: duckdb.DuckDBPyConnection, folder: Path) -> list[Statement]:
    """The views and macros of the published file.

    They come from `marts_meta.published_ddl(position, name, ddl)` of the build database where dbt wrote it, and
    from the files `*.sql` of `folder` in the order of their names.
    """
    statements: list[Statement] = []
    known = con.execute(
        "select count(*) from duckdb_tables() where schema_name = 'marts_meta' and table_name = 'published_ddl'"
    ).fetchone()
    if known and known[0]:
        rows = con.execute(
            "select name, ddl from marts_meta.published_ddl order by position, name"
        ).fetchall()
        statements += [Statement(name, ddl) for name, ddl in rows]
    if folder.is_dir():
        statements += [Statement(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.sql"))]
    return statements


@contextmanager
def open_published(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a published file, without access to other files, to the network or to settings."""
    con = duckdb.connect(
        str(path),
        read_only=True,
        config={"enable_external_access": "false", "autoload_known_extensions": "false"},
    )
    try:
        con.execute("set lock_configuration = true")
        yield con
    finally:
        con.close()


def _write_database(
    staged: Path, build_database: Path, statements: Sequence[Statement], info: dict[str, str | None]
) -> str:
    con = duckdb.connect(str(staged))
    try:
        con.execute(f"attach {_literal(str(build_database))} as build (read_only)")
        tables = _marts(con, "'build'")
        if not tables:
            raise PublicationError(
                f"the build database has no table in schema {MARTS_SCHEMA}; run the models first"
            )
        for table in tables:
            if table != BUILD_INFO:
                _copy_table(con, table)
        con.execute("detach build")
        content_hash = _hash_of(con, [table for table in tables if table not in LEDGER_TABLES | {BUILD_INFO}])
        _write_build_info(con, {**info, "content_hash": content_hash})
        for statement in statements:
            try:
                con.execute(statement.sql)
            except duckdb.Error as error:
                raise PublicationError(f"published statement {statement.name} fails: {error}") from error
        con.execute("checkpoint")
    finally:
        con.close()
    Path(f"{staged}.wal").unlink(missing_ok=True)
    _sync(staged)
    return content_hash


def _marts(con: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    return _names(
        con.execute(
            f"select table_name from duckdb_tables() where database_name = {database} and schema_name = ? order by 1",
            [MARTS_SCHEMA],
        ).fetchall()
    )


def _copy_table(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Copy one mart with its columns, not-null marks, primary key and comments, its rows ordered by the key."""
    columns = con.execute(
        "select column_name, data_type, is_nullable, comment from duckdb_columns()"
        " where database_name = 'build' and schema_name = ? and table_name = ? order by column_index",
        [MARTS_SCHEMA, table],
    ).fetchall()
    key_row = con.execute(
        "select constraint_column_names from duckdb_constraints() where database_name = 'build'"
        " and schema_name = ? and table_name = ? and constraint_type = 'PRIMARY KEY'",
        [MARTS_SCHEMA, table],
    ).fetchone()
    key: list[str] = list(key_row[0]) if key_row else []
    parts = [f"{_quote(name)} {kind}{'' if nullable else ' not null'}" for name, kind, nullable, _ in columns]
    if key:
        parts.append(f"primary key ({', '.join(map(_quote, key))})")
    con.execute(f"create table {_quote(table)} ({', '.join(parts)})")
    order = ", ".join(
        f"{_quote(name)} nulls first" for name in [*key, *(c[0] for c in columns if c[0] not in key)]
    )
    con.execute(
        f"insert into {_quote(table)} select * from build.{MARTS_SCHEMA}.{_quote(table)} order by {order}"
    )
    comment = con.execute(
        "select comment from duckdb_tables() where database_name = 'build' and schema_name = ? and table_name = ?",
        [MARTS_SCHEMA, table],
    ).fetchone()
    if comment and comment[0]:
        con.execute(f"comment on table {_quote(table)} is {_literal(comment[0])}")
    for name, _, _, text in columns:
        if text:
            con.execute(f"comment on column {_quote(table)}.{_quote(name)} is {_literal(text)}")


def _write_build_info(con: duckdb.DuckDBPyConnection, info: dict[str, str | None]) -> None:
    columns = ", ".join(f"{_quote(name)} varchar" for name in info)
    con.execute(f"create table {BUILD_INFO} ({columns})")
    con.execute(f"insert into {BUILD_INFO} values ({', '.join('?' * len(info))})", list(info.values()))
    con.execute(
        f"comment on table {BUILD_INFO} is 'One row: what this build was made of. Equal in the file and in the"
        " Parquet folder of one build; content_hash covers every table but the ledger of ids.'"
    )


def _hash_of(con: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> str:
    """A hash over the rows of the tables, whatever their order."""
    lines = []
    for table in sorted(tables):
        row = con.execute(f"select count(*), sum(hash(rows)) from {_quote(table)} as rows").fetchone()
        lines.append(f"{table} {row}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _fingerprint(path: Path) -> tuple[dict[str, int], str]:
    """Rows by table of a published file, and a hash over tables, columns, comments, views and macros."""
    con = duckdb.connect(str(path), read_only=True)
    try:
        tables = _names(
            con.execute("select table_name from duckdb_tables() where not internal order by 1").fetchall()
        )
        rows = {}
        for table in tables:
            counted = con.execute(f"select count(*) from {_quote(table)}").fetchone()
            rows[table] = int(counted[0]) if counted else 0
        shape = [
            con.execute(query).fetchall()
            for query in (
                "select table_name, comment, sql from duckdb_tables() where not internal order by 1",
                "select table_name, column_name, comment from duckdb_columns() where not internal order by 1, 2",
                "select view_name, comment, sql from duckdb_views() where not internal order by 1",
                "select function_name, comment, parameters, macro_definition from duckdb_functions()"
                " where not internal order by 1, 3::varchar, 4",
            )
        ]
        digest = hashlib.sha256(f"{_hash_of(con, tables)}\n{shape}".encode()).hexdigest()
    finally:
        con.close()
    return rows, digest


def _fingerprint_if_readable(path: Path) -> str | None:
    if not path.exists() or Path(f"{path}.wal").exists():
        return None
    try:
        return _fingerprint(path)[1]
    except duckdb.Error:
        return None


def _write_parquet(staged: Path, folder: Path, rows: dict[str, int]) -> None:
    folder.mkdir()
    con = duckdb.connect(str(staged), read_only=True)
    try:
        for table in rows:
            target = folder / f"{table}.parquet"
            con.execute(f"copy {_quote(table)} to {_literal(str(target))} (format parquet, compression zstd)")
            _sync(target)
    finally:
        con.close()
    _sync(folder)


def _swap(settings: Settings, staged: Path, folder: Path, name: str) -> None:
    """Two renames: first the database file, then the link to the Parquet folder."""
    settings.builds.mkdir(exist_ok=True)
    target = settings.builds / name
    for leftover in _build_folders(settings):
        if _number_of(leftover) >= _number_of(target):
            shutil.rmtree(leftover)
    folder.rename(target)
    link = staged.parent / "link"
    link.symlink_to(Path(settings.builds.name) / name)
    Path(f"{settings.published}.wal").unlink(missing_ok=True)
    staged.replace(settings.published)
    if settings.parquet.is_dir() and not settings.parquet.is_symlink():
        raise PublicationError(f"{settings.parquet} is a folder where a link is expected; move it away")
    link.replace(settings.parquet)
    _sync(settings.warehouse)


def _remove_old_builds(settings: Settings) -> None:
    current = settings.parquet.resolve()
    older = [folder for folder in _build_folders(settings) if folder != current]
    older.sort(key=_number_of, reverse=True)
    for folder in older[KEPT_BUILDS - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_stale_staging(settings: Settings) -> None:
    for folder in settings.warehouse.glob(".staging-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _build_folders(settings: Settings) -> list[Path]:
    if not settings.builds.is_dir():
        return []
    return [folder for folder in settings.builds.resolve().iterdir() if _number_of(folder)]


def _build_name(number: int, fingerprint: str) -> str:
    return f"{number:06d}-{fingerprint[:12]}"


def _number_of(folder: Path) -> int:
    number = folder.name.partition("-")[0]
    return int(number) if number.isdigit() else 0


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _names(rows: list[tuple[str]]) -> list[str]:
    return [name for (name,) in rows]


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
