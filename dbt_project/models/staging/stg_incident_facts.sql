select
    fact_id,
    article_id,
    evidence,
    evidence_start,
    evidence_end,
    extractor,
    extractor_version,
    event_type,
    status,
    granularity,
    date_start,
    date_end,
    date_precision,
    country,
    governorate as governorate_code,
    place,
    {% for measure in measures() %}
    {{ measure }}_low,
    {{ measure }}_best,
    {{ measure }}_high,
    {{ measure }}_stated,
    {% endfor %}
    perpetrator,
    target
from {{ source('landing', 'incident_facts') }}
