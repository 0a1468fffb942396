-- The incidents of which any report gives a figure, with the hash of their reports.
select inputs.incident_id, inputs.row_hash
from {{ ref('int_incident_inputs') }} as inputs
semi join (
    select incident_id from {{ ref('incident_reports') }}
    where {% for measure in measures() %}coalesce({{ measure }}_low, {{ measure }}_best, {{ measure }}_high) is not null
    {{ 'or' if not loop.last }} {% endfor %}
) as figures on inputs.incident_id = figures.incident_id
