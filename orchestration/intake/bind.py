"""Facts coded elsewhere, held against the words of their articles.

In: `landing.coded_facts` and the articles as resolved. Out: what becomes of each line, and the sound ones in the fact
tables. A line is checked when it is new and again whenever the article it names changes, comes or goes; a fact that
names a duplicate's id binds to the article that was kept; the same fact on two lines counts once, on the first. A line of kind
`nothing` becomes no fact, only a row of `landing.readings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb
import msgspec
import pyarrow as pa

from extraction import facts, readings
from orchestration.landing import FACT_TABLES, append, fact_table_schema, transaction

_ARTICLES_AT_ONCE = 64
_ROWS_AT_ONCE = 2000

_VERDICTS = pa.schema(
    [
        ("source_path", pa.string()),
        ("line", pa.int64()),
        ("bound_article_id", pa.string()),
        ("bound_hash", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
        ("kind", pa.string()),
        ("fact_id", pa.string()),
        ("fact_json", pa.string()),
    ]
)

_HELD = """
with holders as (
    select article_id, min(case when disposition = 'loaded' then article_id else duplicate_of end) as kept_id
    from landing.items
    where disposition in ('loaded', 'duplicate') and article_id in (select c.article_id from landing.coded_facts as c)
    group by article_id
),
hashes as (select article_id as kept_id, content_hash from landing.articles),
unchecked as (
    select c.source_path, c.line, c.payload, c.article_id, h.kept_id, a.content_hash
    from landing.coded_facts as c
    left join holders as h on h.article_id = c.article_id
    left join hashes as a on a.kept_id = h.kept_id
    where
        c.payload is not null
        and (
            c.disposition = 'pending'
            or c.bound_article_id is distinct from h.kept_id
            or c.bound_hash is distinct from a.content_hash
        )
),
grouped as (
    select
        kept_id, content_hash,
        list([source_path, line::varchar, payload, article_id] order by source_path, line) as lines
    from unchecked
    group by kept_id, content_hash
)
select g.kept_id, g.content_hash, a.title || chr(10) || a.text as raw, g.lines
from grouped as g
left join landing.articles as a on a.article_id = g.kept_id
"""

_APPLY = (
    """
    create or replace temp table regrouped as
    select c.fact_id from landing.coded_facts as c
    inner join verdicts as v on v.source_path = c.source_path and v.line = c.line
    where c.fact_id is not null
    union
    select v.fact_id from verdicts as v where v.fact_id is not null
    """,
    """
    update landing.coded_facts as c
    set
        disposition = case when v.reason is null then 'loaded' else 'quarantined' end,
        reason = v.reason, detail = v.detail, kind = v.kind, fact_id = v.fact_id, fact_json = v.fact_json,
        bound_article_id = v.bound_article_id, bound_hash = v.bound_hash
    from verdicts as v
    where v.source_path = c.source_path and v.line = c.line
    """,
    """
    create or replace temp table ranked as
    select
        source_path, line,
        row_number() over same_fact as place,
        first_value(source_path) over same_fact as first_path,
        first_value(line) over same_fact as first_line
    from landing.coded_facts
    where disposition in ('loaded', 'duplicate') and fact_id in (select r.fact_id from regrouped as r)
    window same_fact as (partition by fact_id order by source_path, line)
    """,
    """
    update landing.coded_facts as c
    set
        disposition = case when r.place = 1 then 'loaded' else 'duplicate' end,
        detail = case when r.place > 1 then 'the same fact stands in ' || r.first_path || ' line ' || r.first_line end
    from ranked as r
    where r.source_path = c.source_path and r.line = c.line
    """,
)


class _Verdict(NamedTuple):
    """What a line is worth: a reason for the quarantine, or the fact."""

    reason: str | None = None
    detail: str | None = None
    kind: str | None = None
    fact_id: str | None = None
    fact_json: str | None = None


def bind_facts(con: duckdb.DuckDBPyConnection) -> int:
    """Check every line that is new or whose article changed; returns how many were checked."""
    con.register("verdict_shape", _VERDICTS.empty_table())
    con.execute("create or replace temp table verdicts as select * from verdict_shape")
    con.unregister("verdict_shape")
    checked = 0
    for batch in _verdicts(con):
        append(con, "verdicts", batch, _VERDICTS)
        checked += len(batch)
    if checked:
        with transaction(con):
            for table in FACT_TABLES.values():
                con.execute(
                    f"delete from {table} as f using verdicts as v where v.source_path = f.source_path and v.line = f.source_line"
                )
            for step in _APPLY:
                con.execute(step)
            _synchronise(con)
    con.execute("drop table verdicts")
    return checked


def check_line(payload: str, named_id: str, kept_id: str | None, raw: str | None) -> _Verdict:
    """One line of coded facts against `raw`, the title and text of the article `kept_id` that `named_id` leads to."""
    if kept_id is None or raw is None:
        return _Verdict(
            "unknown_article", f"article {named_id} is not among the articles; add it or correct the id"
        )
    try:
        values = msgspec.json.decode(payload)
    except msgspec.DecodeError as error:
        return _Verdict("bad_fact", f"not a JSON object: {error}")
    values["article_id"] = kept_id
    if readings.is_nothing(values):
        return _reading(values)
    quote = values.get("evidence")
    start, end = values.get("evidence_start"), values.get("evidence_end")
    if kept_id != named_id and not (type(start) is int and type(end) is int and raw[start:end] == quote):
        values["evidence_start"] = values["evidence_end"] = None
    if isinstance(quote, str) and quote:
        try:
            facts.locate(values, {kept_id: raw})
        except facts.ContractError as error:
            return _Verdict("evidence_not_in_article", f"article {kept_id}: {error}")
    try:
        fact = facts.fact_from_dict(values, {kept_id: raw})
    except facts.ContractError as error:
        return _Verdict("bad_fact", str(error))
    return _Verdict(
        kind=facts.kind_of(fact), fact_id=fact.fact_id, fact_json=facts.encode_fact(fact).decode("utf-8")
    )


def _reading(values: dict[str, Any]) -> _Verdict:
    try:
        reading = readings.nothing_from_dict(values)
    except facts.ContractError as error:
        return _Verdict("bad_fact", str(error))
    return _Verdict(kind=readings.NOTHING, fact_id=readings.reading_id(reading))


def _verdicts(con: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[object, ...]]]:
    reader = con.cursor()  # streams beside the writes of `con`
    try:
        reader.execute(_HELD)
        while groups := reader.fetchmany(_ARTICLES_AT_ONCE):
            yield [
                (path, int(line), kept_id, content_hash, *check_line(payload, named_id, kept_id, raw))
                for kept_id, content_hash, raw, rows in groups
                for path, line, payload, named_id in rows
            ]
    finally:
        reader.close()


def _synchronise(con: duckdb.DuckDBPyConnection) -> None:
    """The fact tables hold exactly the loaded lines."""
    for kind, table in FACT_TABLES.items():
        con.execute(
            f"""
            delete from {table}
            where source_path is not null and (source_path, source_line) not in (
                select (c.source_path, c.line) from landing.coded_facts as c
                where c.disposition = 'loaded' and c.kind = '{kind}'
            )
            """
        )
        missing = con.execute(
            f"""
            select source_path, line, fact_json from landing.coded_facts as c
            where c.disposition = 'loaded' and c.kind = ? and not exists (
                select 1 from {table} as f where f.source_path = c.source_path and f.source_line = c.line
            )
            order by source_path, line
            """,
            [kind],
        ).fetchall()
        decoder: msgspec.json.Decoder[facts.Fact] = msgspec.json.Decoder(facts.KINDS[kind])
        schema = fact_table_schema(kind)
        for start in range(0, len(missing), _ROWS_AT_ONCE):
            rows: list[dict[str, Any]] = [
                {**facts.arrow_row(decoder.decode(text)), "source_path": path, "source_line": line}
                for path, line, text in missing[start : start + _ROWS_AT_ONCE]
            ]
            append(con, table, rows, schema)
