select
    source_path,
    line,
    decision,
    article_id,
    quote,
    other_article_id,
    other_quote,
    actor_id,
    other_actor_id,
    field,
    value,
    reviewer,
    day as reviewed_on,
    reason
from {{ source('landing', 'reviews') }}
