-- One row an article: its inputs together with what people decided about its facts.
with reviews as (
    select article_id, bit_xor({{ digest(['review_id', 'outcome', 'fact_id', 'effect']) }}) as reviews_hash
    from (
        select review_id, outcome, fact_id, effect, article_id from {{ ref('int_review_effects') }}
        union all
        select review_id, outcome, other_fact_id, effect, other_article_id from {{ ref('int_review_effects') }}
    )
    where article_id is not null
    group by article_id
)

select inputs.article_id, hash(inputs.row_hash, coalesce(reviews.reviews_hash, 0)) as row_hash
from {{ ref('int_article_inputs') }} as inputs
left join reviews on inputs.article_id = reviews.article_id
