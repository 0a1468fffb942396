"""What becomes of the sound rows beside one another: loaded, duplicate, copy, or conflict over an id.

In: `landing.parsed` and the keys in `landing.touched`. Out: `landing.resolved`, a pure function of the set of rows,
whatever the order in which they came:
1. rows of one article_id: the first row is the article; rows with another text are in conflict and quarantined;
2. the rest of that id (same text again) and rows of the same text and outlet are duplicates of the first;
3. what is left is loaded; where a text is left under several outlets, the later ones are copies of the first.
"First" is by published_on (unknown last), then path, then line. Only ids and texts that were touched are redone.
"""

from __future__ import annotations

import duckdb

from orchestration.landing import transaction

_ORDER = "published_on nulls last, source_path, line"

_STEPS = (
    # A touched id can free or take a row of another text; so all texts of touched ids are redone.
    """
    create or replace temp table redo_texts as
    select text_hash from landing.touched where text_hash is not null
    union
    select p.text_hash from landing.parsed as p
    where p.reason is null and p.article_id in (select t.article_id from landing.touched as t)
    """,
    """
    create or replace temp table redo_ids as
    select distinct p.article_id from landing.parsed as p
    where p.reason is null and p.text_hash in (select t.text_hash from redo_texts as t)
    """,
    f"""
    create or replace temp table by_id as
    select
        source_path, line, article_id, outlet_key, text_hash, published_on,
        first_value(text_hash) over same_id as id_text,
        first_value(source_path) over same_id as id_path,
        first_value(line) over same_id as id_line,
        row_number() over same_id as id_rank
    from landing.parsed
    where reason is null and article_id in (select r.article_id from redo_ids as r)
    window same_id as (partition by article_id order by {_ORDER})
    """,
    f"""
    create or replace temp table by_text as
    select
        source_path, line, article_id, text_hash,
        first_value(source_path) over same_outlet as kept_path,
        first_value(line) over same_outlet as kept_line,
        first_value(article_id) over same_outlet as kept_id,
        row_number() over same_outlet as outlet_rank,
        first_value(article_id) over same_text as text_id
    from by_id
    where id_rank = 1 and text_hash in (select t.text_hash from redo_texts as t)
    window
        same_outlet as (partition by text_hash, outlet_key order by {_ORDER}),
        same_text as (partition by text_hash order by {_ORDER})
    """,
    """
    delete from landing.resolved as r
    using landing.parsed as p
    where
        p.source_path = r.source_path and p.line = r.line
        and p.text_hash in (select t.text_hash from redo_texts as t)
    """,
    """
    insert into landing.resolved
    select
        i.source_path, i.line,
        case
            when i.text_hash <> i.id_text then 'quarantined'
            when i.id_rank > 1 or t.outlet_rank > 1 then 'duplicate'
            else 'loaded'
        end as disposition,
        case when i.text_hash <> i.id_text then 'conflicting_id' end as reason,
        case when i.text_hash <> i.id_text then
            'article_id ' || i.article_id || ' stands with another text in ' || i.id_path || ' line ' || i.id_line
            || ', which is kept; the one in ' || i.source_path || ' line ' || i.line || ' needs an id of its own'
        end as detail,
        case when i.text_hash = i.id_text and (i.id_rank > 1 or t.outlet_rank > 1) then t.kept_path end,
        case when i.text_hash = i.id_text and (i.id_rank > 1 or t.outlet_rank > 1) then t.kept_line end,
        case when i.text_hash = i.id_text and (i.id_rank > 1 or t.outlet_rank > 1) then t.kept_id end,
        case when i.id_rank = 1 and t.outlet_rank = 1 and t.text_id <> i.article_id then t.text_id end
    from by_id as i
    left join by_text as t
        on t.article_id = i.article_id and t.text_hash = i.text_hash
    where i.text_hash in (select t2.text_hash from redo_texts as t2)
    """,
    "delete from landing.touched",
)
_TEMPORARY = ("redo_texts", "redo_ids", "by_id", "by_text")


def resolve(con: duckdb.DuckDBPyConnection) -> None:
    """Bring `landing.resolved` up to date in one transaction; nothing happens where nothing was touched."""
    row = con.execute("select count(*) from landing.touched").fetchone()
    if not row or not row[0]:
        return
    with transaction(con):
        for step in _STEPS:
            con.execute(step)
        for name in _TEMPORARY:
            con.execute(f"drop table {name}")
