-- Suspicious: an event that is said to have occurred after the last day on which it was reported.
{{ config(severity='warn') }}

select incident_id, date_start, last_reported_on
from {{ ref('incidents') }}
where status = 'occurred' and date_start > last_reported_on
