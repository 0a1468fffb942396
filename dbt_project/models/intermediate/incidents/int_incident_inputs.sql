-- One row an incident: a hash of the reports behind it. Only incidents whose hash is new are summed up again.
select incident_id, bit_xor({{ digest(['fact_id', 'row_hash']) }}) as row_hash
from {{ ref('int_report_incidents') }}
group by incident_id
