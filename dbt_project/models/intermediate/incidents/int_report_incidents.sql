-- Every report with its incident. The incident's id is the key of its first report: the earliest by day, then by
-- article and place in it.
with reports as (
    select
        reports.fact_id,
        reports.report_key,
        reports.row_hash,
        clusters.cluster_id,
        coalesce(roots.root_id, reports.article_id) as text_id,
        struct_pack(
            r := coalesce(reports.reported_on, date '9999-12-31'),
            a := reports.article_id,
            s := reports.evidence_start,
            f := reports.fact_id
        ) as place_in_time
    from {{ ref('int_incident_reports') }} as reports
    inner join {{ ref('int_incident_clusters') }} as clusters on reports.unit_id = clusters.unit_id
    left join {{ ref('int_article_roots') }} as roots on reports.article_id = roots.article_id
),

incidents as (
    select cluster_id, min_by(report_key, place_in_time) as incident_id
    from reports
    group by cluster_id
)

select
    reports.fact_id,
    incidents.incident_id,
    reports.text_id,
    hash(reports.row_hash, incidents.incident_id, reports.text_id) as row_hash
from reports
inner join incidents on reports.cluster_id = incidents.cluster_id
