-- The 64 smallest hashes of the runs of four words of each article that reports an incident: enough to tell how much of
-- two texts is the same. Articles under another outlet's name are found with it.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    meta={'live': 'int_reporting_articles'}
) }}

with inputs as (
    select * from {{ ref('int_reporting_articles') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
),

words as (
    select
        changed.article_id,
        changed.row_hash,
        changed.told_on,
        list_filter(
            regexp_split_to_array({{ fold_ar('articles.text') }}, '[^\p{L}\p{N}]+'), lambda w: w <> ''
        ) as words
    from changed
    inner join {{ ref('stg_articles') }} as articles on changed.article_id = articles.article_id
)

select
    article_id,
    row_hash,
    told_on,
    list_sort(list_distinct(list_transform(
        range(1, greatest(2, len(words) - 2)),
        lambda i: hash(words[i], words[i + 1], words[i + 2], words[i + 3])
    )))[1:64] as sketch
from words
