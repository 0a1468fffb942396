-- The pairs that may join two units, with the score that says in which order; a person's word comes before all.
{{ config(materialized='view') }}

select pair_id, unit_a, unit_b, case verdict when 'link' then score else 1000000 end as score
from {{ ref('int_incident_pairs') }}
where verdict in ('link', 'same_by_person')
