-- The eight smallest hashes of each sketch: articles that share one are looked at as possible copies of each other. `seat` is
-- the article's place among those that share it, by day.
select
    article_id,
    told_on,
    band,
    row_number() over (partition by band order by told_on, article_id) as seat
from (
    select article_id, told_on, unnest(sketch[1:8]) as band
    from {{ ref('int_article_sketches') }}
)
