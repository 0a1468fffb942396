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

meetings as (
    select distinct mine.article_id, earlier.article_id as earlier_id
    from changed
    inner join bands as mine on changed.article_id = mine.article_id
    inner join bands as earlier
        on mine.band = earlier.band and (earlier.told_on, earlier.article_id) < (mine.told_on, mine.article_id)
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
