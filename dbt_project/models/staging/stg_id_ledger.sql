select incident_id, fact_id, report_key, article_id, evidence_start, evidence_end
from {{ source('landing', 'id_ledger') }}
