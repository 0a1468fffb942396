{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='incident_id', on_schema_change='fail',
    meta={'live': 'int_incident_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_incident_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'incident_id') }}
),

reports as (
    select reports.*
    from {{ ref('incident_reports') }} as reports
    semi join changed on reports.incident_id = changed.incident_id
),

{{ incident_ctes(ref('event_types'), ref('places')) }}

select * from summed
