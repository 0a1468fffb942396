-- The claims in the order in which they were told, each with what it did to the plan that stood before it.
with claims as (
    select *, coalesce(reported_on, date '0001-01-01') as told_on
    from {{ ref('election_milestone_reports') }}
),

sequenced as (
    select
        *,
        row_number() over (
            partition by milestone_id
            order by told_on, (status = 'postponed') desc, date_start nulls first, fact_id, is_derived
        ) as step
    from claims
),

standing as (
    select
        *,
        last_value(case when status in ('scheduled', 'postponed') then date_start end ignore nulls) over (
            partition by milestone_id order by step rows between unbounded preceding and 1 preceding
        ) as previous_start
    from sequenced
)

select
    claim_id,
    milestone_id,
    step::integer as step,
    reported_on,
    case
        when status = 'occurred' and (milestone_type = 'date_set' or date_start <= told_on or date_start is null)
            then 'held'
        when status in ('demanded', 'rejected', 'cancelled', 'postponed') then status
        when date_start is null then 'announced'
        when previous_start is null then 'set'
        when previous_start = date_start then 'confirmed'
        else 'moved'
    end as move,
    status,
    date_start,
    date_end,
    previous_start,
    fact_id,
    article_id,
    evidence
from standing
