-- Each incident fact in use, unless a person rejected it, is one report of one incident, and incidents count their reports.
with used as (
    select facts.fact_id
    from {{ ref('stg_incident_facts') }} as facts
    inner join {{ ref('int_extractor_choice') }} as choice
        on facts.article_id = choice.article_id and facts.extractor = choice.extractor
    anti join (
        select fact_id from {{ ref('review_log') }} where decision = 'reject' and outcome = 'applied'
    ) as rejected on facts.fact_id = rejected.fact_id
),

counted as (
    select incident_id, count(*) as n_reports from {{ ref('incident_reports') }} group by incident_id
)

select 'lost' as fault, fact_id as id
from used anti join {{ ref('incident_reports') }} as reports using (fact_id)
union all
select 'not in use' as fault, fact_id as id
from {{ ref('incident_reports') }} anti join used using (fact_id)
union all
select 'miscounted' as fault, coalesce(incidents.incident_id, counted.incident_id) as id
from {{ ref('incidents') }} as incidents
full join counted on incidents.incident_id = counted.incident_id
where incidents.n_reports is distinct from counted.n_reports
