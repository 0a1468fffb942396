select article_id, extractor
from {{ source('landing', 'readings') }}
