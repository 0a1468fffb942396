-- The scored pairs with a hash of each.
{{ config(materialized='view') }}

select *, hash(hash_a, hash_b, score, verdict) as row_hash
from {{ ref('int_incident_pairs') }}
where verdict <> 'self'
