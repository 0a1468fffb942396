{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='claim_id', on_schema_change='fail',
    meta={'live': 'int_milestone_report_inputs', 'hash': 'claim_hash'}
) }}

with inputs as (
    select * from {{ ref('int_milestone_report_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'claim_id', 'claim_hash') }}
)

select
    fact_id,
    milestone_id,
    article_id,
    outlet_key,
    reported_on,
    election_id,
    milestone_type,
    round,
    status,
    date_start,
    date_end,
    date_precision,
    value,
    is_derived,
    evidence,
    evidence_start,
    evidence_end,
    extractor,
    claim_id,
    claim_hash
from changed
