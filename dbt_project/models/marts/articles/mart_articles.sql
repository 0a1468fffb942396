{{ config(
    alias='articles', materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    on_schema_change='fail', meta={'live': 'stg_articles'}
) }}

with inputs as (
    select * from {{ ref('stg_articles') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
)

select
    article_id, outlet, url, title, published_on, dated_from, dated_start, dated_end, anchor_on, copy_of, text, lang,
    source_path, line, row_hash
from changed
