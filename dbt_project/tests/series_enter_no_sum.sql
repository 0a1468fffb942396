-- Sums over incidents hold what the events among them hold, and no more.
with events as (
    select * from {{ ref('incidents') }}
    where granularity = 'event' and status = 'occurred' and date_start is not null
        and date_trunc('month', date_start) = date_trunc('month', date_end)
),

by_event as (
    select date_trunc('month', date_start)::date as month, event_type, max(killed_high) as killed_high, count(*) as n_incidents
    from events
    group by all
),

sums as (
    select month, event_type, max(n_incidents) as n_incidents, max(killed_high) as killed_high
    from {{ ref('incident_sides_monthly') }}
    group by month, event_type
)

select sums.month, sums.event_type, sums.n_incidents, by_event.n_incidents as n_events
from sums
left join by_event on sums.month = by_event.month and sums.event_type = by_event.event_type
where by_event.month is null or sums.n_incidents > by_event.n_incidents

union all

select days.polling_on, days.election_id, days.n_incidents, count(events.incident_id) as n_events
from {{ ref('election_incidents') }} as days
left join events
    on
        events.date_start = days.polling_on + days.days_to_polling
        and events.date_precision = 'day'
        and events.country = 'IQ'
        and coalesce(events.governorate_code, 'IQ') = days.governorate_code
group by days.election_id, days.governorate_code, days.days_to_polling, days.polling_on, days.n_incidents
having count(events.incident_id) <> days.n_incidents
