-- Who did what, to whom, where, in which month. An incident with two perpetrators stands under each of them.
with happened as (
    select *, date_trunc('month', date_start)::date as month
    from {{ ref('incidents') }}
    where
        granularity = 'event' and status = 'occurred' and date_start is not null
        and date_trunc('month', date_start) = date_trunc('month', date_end)
),

perpetrators as (
    select incident_id, actor_id from {{ ref('incident_actors') }} where role = 'perpetrator'
),

targets as (
    select incident_id, actor_id from {{ ref('incident_actors') }} where role = 'target'
)

select
    happened.month,
    coalesce(happened.country, '?') as country,
    coalesce(happened.governorate_code, '?') as governorate_code,
    happened.event_type,
    coalesce(perpetrators.actor_id, '?') as perpetrator_id,
    coalesce(targets.actor_id, '?') as target_id,
    count(*)::integer as n_incidents,
    {% for measure in ['killed', 'injured'] %}
    {% for bound in ['low', 'best', 'high'] %}
    sum(happened.{{ measure }}_{{ bound }})::integer as {{ measure }}_{{ bound }},
    {% endfor %}
    {% endfor %}
    count(*) filter (where happened.killed_best is null)::integer as n_without_killed
from happened
left join perpetrators on happened.incident_id = perpetrators.incident_id
left join targets on happened.incident_id = targets.incident_id
group by
    happened.month, coalesce(happened.country, '?'), coalesce(happened.governorate_code, '?'), happened.event_type,
    coalesce(perpetrators.actor_id, '?'), coalesce(targets.actor_id, '?')
