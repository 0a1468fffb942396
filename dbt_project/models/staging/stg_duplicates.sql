select source_path, line, article_id, duplicate_of
from {{ source('landing', 'duplicates') }}
