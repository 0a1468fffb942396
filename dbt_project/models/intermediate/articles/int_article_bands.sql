-- The eight smallest hashes of each sketch: articles that share one are looked at as possible copies of each other.
{{ config(materialized='view') }}

select article_id, told_on, unnest(sketch[1:8]) as band
from {{ ref('int_article_sketches') }}
