select source_path, line, article_id, disposition
from {{ source('landing', 'items') }}
