-- The tellings of one incident lie within the span of days that the settings allow, unless a person joined them.
with spans as (
    select incident_id, max(date_start) - min(date_end) as gap
    from {{ ref('incident_reports') }}
    group by incident_id
),

joined_by_people as (
    select reports.incident_id
    from {{ ref('review_log') }} as reviews
    inner join {{ ref('incident_reports') }} as reports on reviews.fact_id = reports.fact_id
    where reviews.decision = 'same' and reviews.outcome = 'applied'
)

select spans.*
from spans
anti join joined_by_people on spans.incident_id = joined_by_people.incident_id
where spans.gap > {{ var('incident_span_days') }}
