{#-
  What the claims about a milestone come to. One definition for the mart `election_milestones` and the published macro
  `election_milestones_as_of`. The macro writes common table expressions over one named `claims` that has the columns
  of the mart election_milestone_reports; the last of them is `settled`.

  What has occurred beats what is scheduled; among schedules the latest report wins; a claim without a date never takes the place
  of one with a date; a step told as done before its day is only scheduled.
-#}
{% macro milestone_ctes() -%}
weighed as (
    select
        claims.*,
        coalesce(reported_on, date '0001-01-01') as told_on,
        case
            when status = 'occurred' and milestone_type <> 'date_set' and date_start > reported_on then 'scheduled'
            else status
        end as claim_status
    from claims
),

-- A postponement that names a day nobody has named before sets the new day.
moved as (
    select
        weighed.* exclude (claim_status),
        case
            when
                claim_status = 'postponed' and date_start is not null
                and exists (
                    select 1 from weighed as earlier
                    where earlier.milestone_id = weighed.milestone_id and earlier.claim_status = 'scheduled'
                        and earlier.date_start <> weighed.date_start and earlier.told_on <= weighed.told_on
                )
                and not exists (
                    select 1 from weighed as earlier
                    where earlier.milestone_id = weighed.milestone_id and earlier.claim_status = 'scheduled'
                        and earlier.date_start = weighed.date_start and earlier.told_on <= weighed.told_on
                )
                then 'scheduled'
            else claim_status
        end as claim_status
    from weighed
),

held_votes as (
    select
        milestone_id, date_start, date_end, date_precision,
        count(distinct article_id) as n_articles,
        max(told_on) as last_told_on
    from moved
    where claim_status = 'occurred' and date_start is not null
    group by milestone_id, date_start, date_end, date_precision
),

held as (
    select
        milestone_id,
        min_by(
            struct_pack(date_start := date_start, date_end := date_end, date_precision := date_precision),
            struct_pack(
                l := date_end - date_start, n := -n_articles, t := -date_diff('day', date '0001-01-01', last_told_on),
                s := date_start, p := date_precision
            )
        ) as chosen
    from held_votes
    group by milestone_id
),

planned as (
    select
        milestone_id, date_start, date_end, date_precision, told_on,
        count(distinct article_id) as n_articles,
        bool_or(is_derived) as is_decision,
        -- A day that is past when it is told is history.
        told_on > date_end as is_past
    from moved
    where claim_status = 'scheduled' and date_start is not null
    group by milestone_id, date_start, date_end, date_precision, told_on
),

called_off as (
    select milestone_id, date_start, max(told_on) as called_off_on
    from moved
    where claim_status in ('postponed', 'cancelled') and date_start is not null
    group by milestone_id, date_start
),

days_told as (
    select
        milestone_id,
        date_start,
        min(told_on) as first_told_on,
        min(told_on) filter (where is_decision and not is_past) as decided_on
    from planned
    group by milestone_id, date_start
),

-- A plan is off once its day was called off, or once another day was decided on after it was first told. Telling it again as
-- background does not bring it back.
schedule_votes as (
    select
        planned.*,
        coalesce(
            called_off.called_off_on >= planned.told_on
            or (called_off.called_off_on is not null and not planned.is_decision),
            false
        )
        or exists (
            select 1 from days_told as other
            where
                other.milestone_id = planned.milestone_id
                and other.date_start <> planned.date_start
                and other.decided_on > days_told.first_told_on
        ) as is_off
    from planned
    inner join days_told
        on planned.milestone_id = days_told.milestone_id and planned.date_start = days_told.date_start
    left join called_off
        on planned.milestone_id = called_off.milestone_id and planned.date_start = called_off.date_start
),

schedules as (
    select
        milestone_id,
        min_by(
            struct_pack(
                date_start := date_start, date_end := date_end, date_precision := date_precision, told_on := told_on,
                is_off := is_off
            ),
            struct_pack(
                h := is_past, o := is_off, t := -date_diff('day', date '0001-01-01', told_on),
                l := (date_end - date_start > 0), n := -n_articles, s := -date_diff('day', date '0001-01-01', date_start),
                e := date_end, p := date_precision
            )
        ) as chosen
    from schedule_votes
    group by milestone_id
),

latest as (
    select
        milestone_id,
        max(told_on) filter (where claim_status = 'occurred' and date_start is null and reported_on is not null)
            as undated_held_on,
        bool_or(claim_status = 'occurred') as any_held,
        bool_or(claim_status = 'scheduled') as any_scheduled,
        max_by(
            struct_pack(
                status := claim_status, told_on := told_on, date_start := date_start, date_end := date_end,
                date_precision := date_precision
            ),
            struct_pack(t := told_on, d := (date_start is not null), s := claim_status, f := fact_id)
        ) filter (where claim_status in ('postponed', 'cancelled')) as setback,
        max_by(
            struct_pack(
                status := claim_status, date_start := date_start, date_end := date_end, date_precision := date_precision
            ),
            struct_pack(d := (date_start is not null), t := told_on, s := claim_status, f := fact_id)
        ) filter (where claim_status in ('demanded', 'rejected')) as wish
    from moved
    group by milestone_id
),

judged as (
    select
        latest.milestone_id,
        case
            when held.milestone_id is not null then 'occurred'
            when latest.any_held and schedules.milestone_id is null then 'occurred'
            when latest.undated_held_on >= schedules.chosen.date_start then 'occurred'
            when latest.setback is not null and (
                schedules.milestone_id is null or schedules.chosen.is_off or latest.setback.told_on > schedules.chosen.told_on
            ) then latest.setback.status
            when schedules.milestone_id is not null or latest.any_scheduled then 'scheduled'
            when latest.any_held then 'occurred'
            else latest.wish.status
        end as status,
        case
            when held.milestone_id is not null then held.chosen.date_start
            when schedules.milestone_id is not null then schedules.chosen.date_start
            else coalesce(latest.setback.date_start, latest.wish.date_start)
        end as date_start,
        case
            when held.milestone_id is not null then held.chosen.date_end
            when schedules.milestone_id is not null then schedules.chosen.date_end
            else coalesce(latest.setback.date_end, latest.wish.date_end)
        end as date_end,
        case
            when held.milestone_id is not null then held.chosen.date_precision
            when schedules.milestone_id is not null then schedules.chosen.date_precision
            when latest.setback.date_start is not null then latest.setback.date_precision
            when latest.wish.date_start is not null then latest.wish.date_precision
            else 'unknown'
        end as date_precision
    from latest
    left join held on latest.milestone_id = held.milestone_id
    left join schedules on latest.milestone_id = schedules.milestone_id
),

described as (
    select
        milestone_id,
        min(election_id) as election_id,
        min(milestone_type) as milestone_type,
        min(round) as round,
        max_by(value, struct_pack(o := (claim_status = 'occurred'), t := told_on, v := value, f := fact_id))
            filter (where value is not null) as value,
        count(distinct fact_id)::integer as n_reports,
        count(distinct outlet_key)::integer as n_outlets,
        min(reported_on) as first_reported_on,
        max(reported_on) as last_reported_on
    from moved
    group by milestone_id
),

settled as (
    select
        described.milestone_id,
        described.election_id,
        described.milestone_type,
        described.round,
        judged.status,
        judged.date_start,
        judged.date_end,
        judged.date_precision,
        described.value,
        described.n_reports,
        described.n_outlets,
        described.first_reported_on,
        described.last_reported_on
    from described
    inner join judged on described.milestone_id = judged.milestone_id
)
{%- endmacro %}
