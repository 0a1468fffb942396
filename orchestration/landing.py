"""The landing schema of the build database: what was read from raw/, and what was extracted from it.

In: a DuckDB connection. Out: `create(con)` leaves the schema `landing` in place. Tables hold what was read (`files`,
`parsed`, `resolved`, `coded_facts`, `reviews`, `rejected_reviews`, `extractions`, `datings`, `<kind>_facts`); views show it
as the warehouse sees it (`items`, `articles`, `duplicates`, `quarantine`, `fact_items`, `readings`). dbt reads only `articles`,
`duplicates`, `quarantine`, `reviews`, `extractions`, `readings` and the fact tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from extraction import facts

SCHEMA = "landing"
FACT_TABLES: dict[str, str] = {kind: f"{SCHEMA}.{kind}_facts" for kind in facts.KINDS}
ORIGIN_COLUMNS: tuple[tuple[str, str], ...] = (("source_path", "varchar"), ("source_line", "bigint"))
"""File and line of a fact coded elsewhere; null for the built-in extractor."""

_TABLES = """
create table landing.meta (name varchar primary key, value varchar);

-- One row a file under raw/ that has been read to its end; a file half read has none and is read again.
-- The stat columns only tell whether to look again; nothing else is made of them.
create table landing.files (
    source_path varchar not null, kind varchar not null, size bigint, mtime_ns bigint, ctime_ns bigint,
    inode ubigint, n_items bigint not null, ignored_columns varchar[] not null
);

-- One row an article read, whatever becomes of it. `reason` is set where the row alone decides: it breaks the
-- contract; such rows keep no text.
create table landing.parsed (
    source_path varchar not null, line bigint not null, article_id varchar, outlet varchar, url varchar,
    title varchar, published_on date, text varchar, lang varchar, outlet_key varchar, text_hash varchar,
    content_hash varchar, reason varchar, detail varchar
);

-- What becomes of each sound row of `parsed` beside the others: loaded, a duplicate, or in conflict over its id.
create table landing.resolved (
    source_path varchar not null, line bigint not null, disposition varchar not null, reason varchar,
    detail varchar, duplicate_of_path varchar, duplicate_of_line bigint, duplicate_of varchar, copy_of varchar
);

-- Ids and texts whose rows changed since `resolved` was last computed; empty between runs.
create table landing.touched (article_id varchar, text_hash varchar);

-- One row a line of raw/facts, with what it was checked against, so that it is checked again when that changes.
create table landing.coded_facts (
    source_path varchar not null, line bigint not null, payload varchar, article_id varchar, extractor varchar,
    disposition varchar not null, reason varchar, detail varchar, kind varchar, fact_id varchar,
    fact_json varchar, bound_article_id varchar, bound_hash varchar
);

create table landing.reviews (
    source_path varchar not null, line bigint not null, decision varchar not null, article_id varchar,
    quote varchar, other_article_id varchar, other_quote varchar, actor_id varchar, other_actor_id varchar,
    field varchar, value varchar, reviewer varchar not null, day date not null, reason varchar not null
);
create table landing.rejected_reviews (
    source_path varchar not null, line bigint not null, reason varchar not null, detail varchar not null
);

-- Which article, with which content, has been read by which extractor; `made_of` is the hash of its rules and lexicons.
create table landing.extractions (
    article_id varchar not null, content_hash varchar not null, extractor varchar not null,
    extractor_version varchar not null, made_of varchar not null, n_facts integer not null
);

-- On which day an article stands, as the built-in extractor found it; one row an extracted article.
create table landing.datings (
    article_id varchar not null, content_hash varchar not null, dated_from varchar not null, dated_start date,
    dated_end date, anchor_on date
);
"""

_VIEWS = """
create view landing.items as
select
    p.source_path, p.line, p.article_id,
    case when p.reason is not null then 'quarantined' else r.disposition end as disposition,
    r.duplicate_of_path, r.duplicate_of_line, r.duplicate_of, r.copy_of,
    coalesce(p.reason, r.reason) as reason, coalesce(p.detail, r.detail) as detail,
    p.text_hash, p.content_hash, p.outlet_key, p.published_on
from landing.parsed as p
left join landing.resolved as r on r.source_path = p.source_path and r.line = p.line;

create view landing.articles as
with loaded as (
    select
        p.article_id, p.outlet, p.url, p.title, p.published_on,
        coalesce(d.dated_from, case when p.published_on is null then 'none' else 'given' end) as dated_from,
        d.dated_start, d.dated_end, coalesce(p.published_on, d.anchor_on) as anchor_on,
        r.copy_of, p.text, p.lang, p.text_hash, p.content_hash, p.source_path, p.line
    from landing.parsed as p
    inner join landing.resolved as r
        on r.source_path = p.source_path and r.line = p.line and r.disposition = 'loaded'
    left join landing.datings as d on d.article_id = p.article_id and d.content_hash = p.content_hash
)
select
    *,
    md5(concat_ws(
        chr(31), content_hash, coalesce(outlet, chr(0)), coalesce(url, chr(0)), dated_from,
        coalesce(dated_start::varchar, ''), coalesce(dated_end::varchar, ''), coalesce(anchor_on::varchar, ''),
        coalesce(copy_of, ''), lang, text_hash, source_path, line::varchar
    )) as row_hash
from loaded;

create view landing.duplicates as
select source_path, line, article_id, duplicate_of from landing.items where disposition = 'duplicate';

create view landing.fact_items as
select source_path, line, article_id, disposition, reason, detail, kind, fact_id from landing.coded_facts;

-- Articles that somebody has read and found empty.
create view landing.readings as
select bound_article_id as article_id, extractor from landing.coded_facts
where kind = 'nothing' and disposition = 'loaded';

create view landing.quarantine as
select source_path, line, reason, detail from landing.items where disposition = 'quarantined'
union all
select source_path, line, reason, detail from landing.coded_facts where disposition = 'quarantined'
union all
select source_path, line, reason, detail from landing.rejected_reviews;
"""


def create(con: duckdb.DuckDBPyConnection) -> None:
    """Leave the schema `landing` in `con`; one that was made by other statements is dropped, and so read anew."""
    statements = [
        f"create schema {SCHEMA}",
        _TABLES,
        *(f"create table {FACT_TABLES[kind]} ({_fact_columns(kind)})" for kind in facts.KINDS),
        _VIEWS,
    ]
    layout = hashlib.sha256("".join(statements).encode()).hexdigest()
    if _stored_layout(con) == layout:
        return
    with transaction(con):
        con.execute(f"drop schema if exists {SCHEMA} cascade")
        for statement in statements:
            con.execute(statement)
        con.execute("insert into landing.meta values ('layout', ?)", [layout])


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All that is done inside, or, where it raises, nothing."""
    con.execute("begin")
    try:
        yield
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")


def append(
    con: duckdb.DuckDBPyConnection,
    table: str,
    rows: Sequence[Sequence[Any] | dict[str, Any]],
    schema: pa.Schema,
) -> None:
    """Add `rows` (tuples in the order of `schema`, or mappings) to the columns of `table` that `schema` names."""
    if not rows:
        return
    if isinstance(rows[0], dict):
        batch = pa.Table.from_pylist(list(rows), schema=schema)
    else:
        columns = zip(*rows, strict=True)
        batch = pa.table(
            [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
            schema=schema,
        )
    append_table(con, table, batch)


def append_table(con: duckdb.DuckDBPyConnection, table: str, batch: pa.Table) -> None:
    """Add an Arrow table to the columns of `table` that bear its names."""
    names = ", ".join(f'"{name}"' for name in batch.schema.names)
    con.register("appended", batch)
    try:
        con.execute(f"insert into {table} ({names}) select {names} from appended")
    finally:
        con.unregister("appended")


def fact_table_schema(kind: str) -> pa.Schema:
    """Arrow schema of a fact table: the contract's columns, then file and line for facts coded elsewhere."""
    schema = facts.arrow_schema(kind)
    return schema.append(pa.field("source_path", pa.string())).append(pa.field("source_line", pa.int64()))


def _fact_columns(kind: str) -> str:
    columns = [
        f'"{field.name}" {_sql_type(field.type)}{"" if field.nullable else " not null"}'
        for field in facts.arrow_schema(kind)
    ]
    columns += [f"{name} {sql_type}" for name, sql_type in ORIGIN_COLUMNS]
    return ", ".join(columns)


_SQL_TYPES: dict[pa.DataType, str] = {
    pa.string(): "varchar",
    pa.int32(): "integer",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.list_(pa.string()): "varchar[]",
}


def _sql_type(arrow: pa.DataType) -> str:
    return _SQL_TYPES[arrow]


def _stored_layout(con: duckdb.DuckDBPyConnection) -> str | None:
    found = con.execute(
        "select count(*) from duckdb_tables() where schema_name = 'landing' and table_name = 'meta'"
    ).fetchone()
    if not found or not found[0]:
        return None
    row = con.execute("select value from landing.meta where name = 'layout'").fetchone()
    return str(row[0]) if row else None
