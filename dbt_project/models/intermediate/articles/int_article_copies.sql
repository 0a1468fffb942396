-- For each reporting article the earliest article whose text is mostly the same; itself where there is none.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    meta={'live': 'int_article_neighbours'}
) }}

with inputs as (
    select * from {{ ref('int_article_neighbours') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
),

bands as (
    select * from {{ ref('int_article_bands') }}
),

-- Where very many share a phrase, an article is compared with the first five of them and with the twenty before it.
wanted as (
    select
        bands.article_id,
        bands.band,
        unnest(list_distinct(list_concat(
            range(1, least(6, bands.seat)), range(greatest(1, bands.seat - 20), bands.seat)
        ))) as seat
    from changed
    inner join bands on changed.article_id = bands.article_id
    where bands.seat > 1
),

meetings as (
    select distinct wanted.article_id, bands.article_id as earlier_id
    from wanted
    inner join bands on wanted.band = bands.band and wanted.seat = bands.seat
),

copies as (
    select
        meetings.article_id,
        min_by(
            meetings.earlier_id,
            struct_pack(t := theirs.told_on, a := theirs.article_id)
        ) as copies_article_id
    from meetings
    inner join {{ ref('int_article_sketches') }} as mine on meetings.article_id = mine.article_id
    inner join {{ ref('int_article_sketches') }} as theirs on meetings.earlier_id = theirs.article_id
    -- A short text must be the same nearly word for word; of a long one the sketch is a sample.
    where
        len(list_intersect(mine.sketch, theirs.sketch)) >= greatest(1, least(len(mine.sketch), len(theirs.sketch)))
            * case
                when least(len(mine.sketch), len(theirs.sketch)) < 64 then {{ var('short_copy_similarity') }}
                else {{ var('copy_similarity') }}
            end
    group by meetings.article_id
)

select
    changed.article_id,
    changed.row_hash,
    coalesce(copies.copies_article_id, articles.copy_of, changed.article_id) as copies_article_id
from changed
inner join {{ ref('int_reporting_articles') }} as articles on changed.article_id = articles.article_id
left join copies on changed.article_id = copies.article_id
