{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='incident_id', on_schema_change='fail',
    meta={'live': 'int_incident_figure_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_incident_figure_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'incident_id') }}
),

reports as (
    select reports.* exclude (row_hash), changed.row_hash
    from {{ ref('incident_reports') }} as reports
    inner join changed on reports.incident_id = changed.incident_id
),

{{ figure_ctes() }},

evenings as (
    select distinct incident_id, measure, reported_on as evening from figures where reported_on is not null
),

figures_by_evening as (
    select figures.*, evenings.evening
    from figures
    inner join evenings
        on figures.incident_id = evenings.incident_id and figures.measure = evenings.measure
            and figures.reported_on <= evenings.evening
),

{{ toll_ctes('standing', 'figures_by_evening', ['incident_id', 'measure', 'evening']) }},

final as (
    select
        figures.incident_id,
        figures.measure,
        figures.fact_id,
        figures.reported_on,
        figures.low,
        figures.best,
        figures.high,
        figures.is_correction,
        standing.low as standing_low,
        standing.best as standing_best,
        standing.high as standing_high,
        changed.row_hash
    from figures
    inner join changed on figures.incident_id = changed.incident_id
    left join standing
        on figures.incident_id = standing.incident_id and figures.measure = standing.measure
            and figures.reported_on = standing.evening
)

select * from final
