-- Two facts of one article are two events, unless a person says that they are one.
with joined as (
    select incident_id, article_id, count(*) as n_facts
    from {{ ref('incident_reports') }}
    group by incident_id, article_id
    having count(*) > 1
),

joined_by_people as (
    select reports.incident_id
    from {{ ref('review_log') }} as reviews
    inner join {{ ref('incident_reports') }} as reports on reviews.fact_id = reports.fact_id
    where reviews.decision = 'same' and reviews.outcome = 'applied'
)

select joined.*
from joined
anti join joined_by_people on joined.incident_id = joined_by_people.incident_id
