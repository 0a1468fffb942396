select source_path, line, article_id, duplicate_of
from {{ ref('stg_duplicates') }}
