-- Both halves of the mission: incidents around each polling day, by governorate and days to the vote.
with polling_days as (
    select
        elections.election_id,
        coalesce(
            case when milestones.date_precision = 'day' then milestones.date_start end, elections.polling_on
        ) as polling_on
    from {{ ref('mart_elections') }} as elections
    left join {{ ref('election_milestones') }} as milestones
        on
            elections.election_id = milestones.election_id
            and milestones.milestone_type = 'polling_day'
            and milestones.status in ('occurred', 'scheduled')
),

happened as (
    select * from {{ ref('incidents') }}
    where granularity = 'event' and status = 'occurred' and country = 'IQ' and date_precision = 'day'
)

select
    polling_days.election_id,
    coalesce(happened.governorate_code, 'IQ') as governorate_code,
    (happened.date_start - polling_days.polling_on)::integer as days_to_polling,
    min(polling_days.polling_on) as polling_on,
    count(*)::integer as n_incidents,
    {% for measure in ['killed', 'injured'] %}
    {% for bound in ['low', 'best', 'high'] %}
    sum(happened.{{ measure }}_{{ bound }})::integer as {{ measure }}_{{ bound }},
    {% endfor %}
    {% endfor %}
    count(*) filter (where happened.killed_best is null)::integer as n_without_killed
from polling_days
inner join happened
    on happened.date_start between polling_days.polling_on - 180 and polling_days.polling_on + 180
group by polling_days.election_id, coalesce(happened.governorate_code, 'IQ'), days_to_polling
