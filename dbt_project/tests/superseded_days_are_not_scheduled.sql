-- A day that was called off, or after which another was decided on, stays in the history and is no longer scheduled.
with days as (
    select
        milestone_id,
        date_start,
        min(reported_on) filter (where status = 'scheduled') as first_told_on,
        min(reported_on) filter (where is_derived and reported_on <= date_start) as decided_on,
        max(reported_on) filter (where status = 'scheduled') as last_told_on,
        max(reported_on) filter (where status in ('postponed', 'cancelled')) as called_off_on
    from {{ ref('election_milestone_reports') }}
    where date_start is not null
    group by milestone_id, date_start
)

select milestones.milestone_id, milestones.date_start
from {{ ref('election_milestones') }} as milestones
inner join days on milestones.milestone_id = days.milestone_id and milestones.date_start = days.date_start
left join days as other
    on milestones.milestone_id = other.milestone_id and milestones.date_start <> other.date_start
        and other.decided_on > days.first_told_on
where milestones.status = 'scheduled' and (days.called_off_on > days.last_told_on or other.milestone_id is not null)
