-- Every id ever published that is no more, with the id that stands for it; null where it was withdrawn.
with current_reports as (
    select fact_id, incident_id, report_key, article_id, evidence_start, evidence_end
    from {{ ref('incident_reports') }}
),

current_ids as (
    select distinct incident_id from current_reports
),

publication as (
    select coalesce(max(number), 0) + 1 as number from {{ ref('stg_publication') }}
),

-- The reports of incidents that are gone.
gone as (
    select ledger.*
    from {{ ref('stg_id_ledger') }} as ledger
    anti join current_ids on ledger.incident_id = current_ids.incident_id
),

-- Where each of them is told now: as the same fact, in the same words, or in words that overlap.
heirs as (
    select gone.incident_id, gone.fact_id, current_reports.incident_id as new_id, 1 as likeness
    from gone inner join current_reports on gone.fact_id = current_reports.fact_id
    union all
    select gone.incident_id, gone.fact_id, current_reports.incident_id as new_id, 2 as likeness
    from gone inner join current_reports on gone.report_key = current_reports.report_key
    union all
    select gone.incident_id, gone.fact_id, current_reports.incident_id as new_id, 3 as likeness
    from gone
    inner join current_reports
        on
            gone.article_id = current_reports.article_id
            and gone.evidence_start < current_reports.evidence_end
            and current_reports.evidence_start < gone.evidence_end
),

votes as (
    select incident_id, new_id, min(likeness) as likeness, count(distinct fact_id) as n_reports
    from heirs
    group by incident_id, new_id
),

chosen as (
    select incident_id, min_by(new_id, struct_pack(l := likeness, n := -n_reports, i := new_id)) as new_id
    from votes
    group by incident_id
),

-- How many published incidents each heir takes in, itself included where it was published.
merged as (
    select new_id, count(distinct old_id) as n_old
    from (
        select new_id, incident_id as old_id from chosen
        union all
        select incident_id as new_id, incident_id as old_id from {{ ref('stg_id_ledger') }}
    )
    group by new_id
),

articles as (
    select gone.incident_id, bool_or(articles.article_id is not null) as any_article
    from gone
    left join {{ ref('stg_articles') }} as articles on gone.article_id = articles.article_id
    group by gone.incident_id
),

fresh as (
    select
        articles.incident_id as old_id,
        chosen.new_id,
        case
            when chosen.new_id is null and not articles.any_article then 'withdrawn: its articles are gone'
            when chosen.new_id is null then 'withdrawn: no report of it stands'
            when merged.n_old > 1 then 'merged'
            else 'first report changed'
        end as reason,
        publication.number::integer as changed_in
    from articles
    cross join publication
    left join chosen on articles.incident_id = chosen.incident_id
    left join merged on chosen.new_id = merged.new_id
),

-- A withdrawn incident whose first report is told again is found in the incident that tells it.
returned as (
    select redirects.old_id, min(current_reports.incident_id) as new_id
    from {{ ref('stg_id_redirects') }} as redirects
    inner join current_reports on redirects.old_id = current_reports.report_key
    where redirects.new_id is null
    group by redirects.old_id
),

kept as (
    select
        redirects.old_id,
        coalesce(redirects.new_id, returned.new_id) as new_id,
        case when returned.new_id is not null then 'returned' else redirects.reason end as reason,
        case when returned.new_id is not null then publication.number::integer else redirects.changed_in end as changed_in
    from {{ ref('stg_id_redirects') }} as redirects
    cross join publication
    left join returned on redirects.old_id = returned.old_id
    anti join current_ids on redirects.old_id = current_ids.incident_id
    anti join fresh on redirects.old_id = fresh.old_id
)

select * from fresh
union all
select * from kept
