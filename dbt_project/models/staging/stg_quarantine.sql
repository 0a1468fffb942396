select source_path, line, reason, detail
from {{ source('landing', 'quarantine') }}
