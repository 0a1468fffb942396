-- The eight smallest hashes of each sketch: articles that share one are looked at as possible copies of each other. A phrase that
-- more than fifty articles share is a formula of the trade and tells nothing.
select article_id, told_on, band
from (
    select article_id, told_on, unnest(sketch[1:8]) as band
    from {{ ref('int_article_sketches') }}
)
qualify count(*) over (partition by band) between 2 and 50
