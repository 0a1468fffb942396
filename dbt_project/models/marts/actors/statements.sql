{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='statement_id', on_schema_change='fail',
    meta={'live': 'int_statement_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_statement_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'statement_id') }}
)

select
    changed.statement_id,
    facts.article_id,
    changed.reported_on,
    changed.speaker_actor_id,
    facts.speaker,
    changed.basis as speaker_basis,
    facts.quote,
    changed.topic,
    facts.evidence,
    facts.evidence_start,
    facts.evidence_end,
    facts.extractor,
    changed.row_hash
from changed
inner join {{ ref('stg_statement_facts') }} as facts on changed.statement_id = facts.fact_id
