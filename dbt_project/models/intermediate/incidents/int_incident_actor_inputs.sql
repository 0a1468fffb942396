-- The incidents of which any report names a side, with the hash of their reports.
select inputs.incident_id, inputs.row_hash
from {{ ref('int_incident_inputs') }} as inputs
semi join (
    select incident_id from {{ ref('incident_reports') }}
    where len(perpetrators) + len(targets) > 0
) as figures on inputs.incident_id = figures.incident_id
