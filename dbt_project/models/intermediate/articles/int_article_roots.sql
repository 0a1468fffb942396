-- Of each article that copies another, the first text in the chain of copies.
with recursive

copies as (
    select article_id, copies_article_id from {{ ref('int_article_copies') }}
    where copies_article_id <> article_id
),

chains as (
    select article_id, copies_article_id as root_id, 1 as steps from copies
    union all
    select chains.article_id, copies.copies_article_id as root_id, chains.steps + 1 as steps
    from chains
    inner join copies on chains.root_id = copies.article_id
    where chains.steps < 50
)

select article_id, max_by(root_id, steps) as root_id
from chains
group by article_id
