-- Every decision of a person, with what came of it.
select
    review_id,
    decision,
    outcome,
    kind,
    fact_id,
    other_fact_id,
    actor_id,
    other_actor_id,
    field,
    value,
    reviewer,
    reviewed_on,
    reason,
    article_id,
    quote,
    other_article_id,
    other_quote,
    source_path,
    line
from {{ ref('int_review_effects') }}
