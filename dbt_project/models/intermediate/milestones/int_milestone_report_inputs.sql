-- Every claim by its key, with a hash of itself and of the milestone it belongs to.
{{ config(materialized='view') }}

select
    fact_id || ':' || milestone_id as claim_id,
    hash(row_hash, milestone_id, round, is_derived) as claim_hash,
    *
from {{ ref('int_milestone_rows') }}
