-- Suspicious: a single event with more dead than any of these years is known for.
{{ config(severity='warn') }}

select incident_id, killed_high
from {{ ref('incidents') }}
where granularity = 'event' and killed_high > 2000
