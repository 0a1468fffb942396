select
    article_id,
    outlet,
    coalesce(nullif({{ fold_ar('lower(outlet)') }}, ''), '?') as outlet_key,
    url,
    coalesce(title, '') as title,
    published_on,
    dated_from,
    dated_start,
    dated_end,
    anchor_on,
    copy_of,
    text,
    lang,
    source_path,
    line,
    row_hash
from {{ source('landing', 'articles') }}
