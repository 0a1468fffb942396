{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='fact_id', on_schema_change='fail',
    meta={'live': 'int_actor_role_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_actor_role_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'fact_id') }}
)

select
    facts.fact_id,
    changed.actor_role_id,
    changed.actor_id,
    facts.article_id,
    changed.reported_on,
    facts.person,
    changed.role,
    changed.organisation,
    facts.since,
    changed.valid_from,
    facts.evidence,
    facts.evidence_start,
    facts.evidence_end,
    facts.extractor,
    changed.row_hash
from changed
inner join {{ ref('stg_actor_role_facts') }} as facts on changed.fact_id = facts.fact_id
