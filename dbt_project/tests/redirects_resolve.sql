-- Every old id leads, through any number of redirects, to an incident of today or to a withdrawal that says why.
with recursive

redirects as (
    select * from {{ ref('incident_id_redirects') }}
),

chains as (
    select old_id, new_id, reason, 1 as steps from redirects
    union all
    select chains.old_id, redirects.new_id, redirects.reason, chains.steps + 1 as steps
    from chains
    inner join redirects on chains.new_id = redirects.old_id
    where chains.steps <= 1000
),

ends as (
    select old_id, max_by(new_id, steps) as end_id, max_by(reason, steps) as reason, max(steps) as steps
    from (select old_id, coalesce(new_id, '') as new_id, reason, steps from chains)
    group by old_id
)

select ends.*
from ends
left join {{ ref('incidents') }} as incidents on ends.end_id = incidents.incident_id
where
    ends.steps > 1000
    or (ends.end_id <> '' and incidents.incident_id is null)
    or (ends.end_id = '' and not starts_with(ends.reason, 'withdrawn'))
