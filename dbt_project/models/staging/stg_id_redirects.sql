select old_id, new_id, reason, changed_in
from {{ source('landing', 'id_redirects') }}
