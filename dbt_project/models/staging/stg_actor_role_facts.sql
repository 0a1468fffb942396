select
    fact_id,
    article_id,
    evidence,
    evidence_start,
    evidence_end,
    extractor,
    extractor_version,
    person,
    role,
    organisation,
    since
from {{ source('landing', 'actor_role_facts') }}
