-- An id that is current is never an old id.
select redirects.old_id
from {{ ref('incident_id_redirects') }} as redirects
inner join {{ ref('incidents') }} as incidents on redirects.old_id = incidents.incident_id
