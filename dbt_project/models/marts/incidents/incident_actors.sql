{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='incident_id', on_schema_change='fail',
    meta={'live': 'int_incident_actor_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_incident_actor_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'incident_id') }}
),

reports as (
    select reports.incident_id, reports.text_id, reports.perpetrators, reports.targets, changed.row_hash
    from {{ ref('incident_reports') }} as reports
    inner join changed on reports.incident_id = changed.incident_id
),

named as (
    select incident_id, row_hash, text_id, unnest(perpetrators) as actor_id, 'perpetrator' as role from reports
    union all
    select incident_id, row_hash, text_id, unnest(targets) as actor_id, 'target' as role from reports
)

select
    incident_id,
    actor_id,
    role,
    count(distinct text_id)::integer as n_independent_reports,
    row_hash
from named
group by incident_id, actor_id, role, row_hash
