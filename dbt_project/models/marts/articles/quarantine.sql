select source_path, line, reason, detail
from {{ ref('stg_quarantine') }}
