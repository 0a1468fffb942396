-- One row a unit (reports with the same signature), with a hash of the reports in it and the report that stands for them.
select
    unit_id,
    bit_xor({{ digest(['fact_id', 'row_hash']) }}) as members_hash,
    min_by(fact_id, place_in_time) as fact_id,
    min(reported_on) as first_reported_on
from {{ ref('int_incident_reports') }}
group by unit_id
