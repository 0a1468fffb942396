-- Every claim with the milestone it belongs to. Steps that happen once an election have one milestone; steps that repeat have one
-- for each distinct day, numbered by `round`, and a claim of a longer time joins the one day that it contains.
with claims as (
    select claims.*, types.repeats
    from {{ ref('int_milestone_claims') }} as claims
    inner join {{ ref('milestone_types') }} as types on claims.milestone_type = types.milestone_type
),

times as (
    select distinct election_id, milestone_type, date_start, date_end
    from claims
    where repeats and date_start is not null
),

homes as (
    select
        long_time.election_id,
        long_time.milestone_type,
        long_time.date_start,
        long_time.date_end,
        case when count(day_time.date_start) = 1 then min(day_time.date_start) end as home_start
    from times as long_time
    left join times as day_time
        on
            long_time.election_id = day_time.election_id
            and long_time.milestone_type = day_time.milestone_type
            and long_time.date_start < long_time.date_end
            and day_time.date_start = day_time.date_end
            and day_time.date_start between long_time.date_start and long_time.date_end
    group by all
),

rows_of_times as (
    select
        election_id, milestone_type, date_start, date_end,
        coalesce(home_start, date_start) as row_start,
        case when home_start is null then date_end else home_start end as row_end
    from homes
),

rounds as (
    select
        *,
        dense_rank() over (partition by election_id, milestone_type order by row_start, row_end) as round
    from rows_of_times
)

select
    claims.*,
    case
        when not claims.repeats then concat_ws(':', claims.election_id, claims.milestone_type)
        when rounds.row_start is null then concat_ws(':', claims.election_id, claims.milestone_type, 'undated')
        when rounds.row_start = rounds.row_end
            then concat_ws(':', claims.election_id, claims.milestone_type, rounds.row_start::varchar)
        else concat_ws(':', claims.election_id, claims.milestone_type, rounds.row_start::varchar, rounds.row_end::varchar)
    end as milestone_id,
    case when claims.repeats then rounds.round end::integer as round
from claims
left join rounds
    on
        claims.election_id = rounds.election_id
        and claims.milestone_type = rounds.milestone_type
        and claims.date_start = rounds.date_start
        and claims.date_end = rounds.date_end
