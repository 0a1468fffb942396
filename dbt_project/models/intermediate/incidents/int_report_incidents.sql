-- Every report with its incident. The incident's id is made of the content of its first report; where the first reports of two
-- incidents are alike word for word, the article tells them apart.
with reports as (
    select
        reports.fact_id,
        reports.article_id,
        reports.report_key,
        reports.place_in_time,
        reports.row_hash,
        clusters.cluster_id,
        coalesce(roots.root_id, reports.article_id) as text_id
    from {{ ref('int_incident_reports') }} as reports
    inner join {{ ref('int_incident_clusters') }} as clusters on reports.unit_id = clusters.unit_id
    left join {{ ref('int_article_roots') }} as roots on reports.article_id = roots.article_id
),

firsts as (
    select
        cluster_id,
        min_by(report_key, place_in_time) as report_key,
        min_by(article_id, place_in_time) as article_id,
        min(place_in_time) as place_in_time
    from reports
    group by cluster_id
),

incidents as (
    select
        cluster_id,
        case
            when row_number() over (partition by report_key order by place_in_time) = 1 then report_key
            else 'i' || left(sha256(report_key || '|' || article_id || '|' || place_in_time.evidence_start), 16)
        end as incident_id
    from firsts
)

select
    reports.fact_id,
    incidents.incident_id,
    reports.text_id,
    hash(reports.row_hash, incidents.incident_id, reports.text_id) as row_hash
from reports
inner join incidents on reports.cluster_id = incidents.cluster_id
