{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='pair_id', on_schema_change='fail',
    meta={'live': 'int_incident_pair_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_incident_pair_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'pair_id') }}
)

select
    pair_id,
    fact_a,
    fact_b,
    {% for feature in pair_features() %}
    {{ feature }}_level,
    {% endfor %}
    word_overlap,
    score,
    verdict,
    row_hash
from changed
