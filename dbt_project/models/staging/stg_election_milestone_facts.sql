select
    fact_id,
    article_id,
    evidence,
    evidence_start,
    evidence_end,
    extractor,
    extractor_version,
    election as election_id,
    milestone_type,
    status,
    date_start,
    date_end,
    date_precision,
    value
from {{ source('landing', 'election_milestone_facts') }}
