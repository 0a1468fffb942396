{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='fact_id', on_schema_change='fail',
    meta={'live': 'int_report_incidents'}
) }}

with inputs as (
    select * from {{ ref('int_report_incidents') }}
),

changed as (
    {{ only_changed('inputs', 'fact_id') }}
),

final as (
    select
        reports.fact_id,
        changed.incident_id,
        reports.article_id,
        articles.outlet,
        articles.url,
        reports.reported_on,
        reports.extractor,
        reports.event_type,
        reports.status,
        reports.granularity,
        reports.date_start,
        reports.date_end,
        reports.date_precision,
        reports.country,
        reports.governorate_code,
        reports.place_id,
        reports.place,
        {% for measure in measures() %}
        reports.{{ measure }}_low,
        reports.{{ measure }}_best,
        reports.{{ measure }}_high,
        reports.{{ measure }}_stated,
        {% endfor %}
        reports.perpetrators,
        reports.targets,
        reports.evidence,
        reports.evidence_start,
        reports.evidence_end,
        articles.outlet_key,
        changed.text_id,
        reports.is_correction,
        reports.rulings,
        reports.report_key,
        changed.row_hash
    from changed
    inner join {{ ref('int_incident_reports') }} as reports on changed.fact_id = reports.fact_id
    inner join {{ ref('stg_articles') }} as articles on reports.article_id = articles.article_id
)

select * from final
