-- What was read is what was loaded, set aside as a duplicate, or quarantined; nothing else becomes of an article.
with read_items as (
    select disposition, count(*) as n from {{ ref('stg_items') }} group by disposition
),

kept as (
    select 'loaded' as disposition, count(*) as n from {{ ref('mart_articles') }}
    union all
    select 'duplicate' as disposition, count(*) as n from {{ ref('duplicates') }}
)

select coalesce(read_items.disposition, kept.disposition, 'unknown') as disposition, read_items.n as n_read, kept.n as n_kept
from read_items
full join kept on read_items.disposition = kept.disposition
where
    read_items.disposition is distinct from 'quarantined'
    and coalesce(read_items.n, 0) <> coalesce(kept.n, 0)
