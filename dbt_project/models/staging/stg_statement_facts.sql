select
    fact_id,
    article_id,
    evidence,
    evidence_start,
    evidence_end,
    extractor,
    extractor_version,
    speaker,
    quote,
    topic
from {{ source('landing', 'statement_facts') }}
