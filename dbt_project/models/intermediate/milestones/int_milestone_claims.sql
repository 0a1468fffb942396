-- One row a claim about a step of an election: the milestone facts in use, corrected by people, and the polling day that an
-- occurred `date_set` schedules. Work is done for changed articles only.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    meta={'live': 'int_article_rulings'}
) }}

with inputs as (
    select * from {{ ref('int_article_rulings') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
),

corrections as (
    select
        fact_id,
        map_from_entries(list(struct_pack(k := field, v := coalesce(value, '')) order by field)) as corrections
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'correct' and kind = 'election_milestone'
    group by fact_id
),

rejected as (
    select distinct fact_id
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'reject'
),

facts as (
    select
        facts.*,
        changed.row_hash,
        articles.anchor_on as reported_on,
        articles.outlet_key,
        coalesce(corrections.corrections, map([]::varchar[], []::varchar[])) as corrections
    from {{ ref('stg_election_milestone_facts') }} as facts
    inner join changed on facts.article_id = changed.article_id
    inner join {{ ref('stg_articles') }} as articles on facts.article_id = articles.article_id
    inner join {{ ref('int_extractor_choice') }} as choice
        on facts.article_id = choice.article_id and facts.extractor = choice.extractor
    left join rejected on facts.fact_id = rejected.fact_id
    left join corrections on facts.fact_id = corrections.fact_id
    where rejected.fact_id is null
),

corrected as (
    select
        fact_id,
        article_id,
        outlet_key,
        reported_on,
        {{ corrected('election', 'election_id') }} as election_id,
        {{ corrected('milestone_type', 'milestone_type') }} as milestone_type,
        {{ corrected('status', 'status') }} as status,
        {{ corrected('date', corrected('date_start', 'date_start', 'date'), 'date') }} as date_start,
        {{ corrected('date', corrected('date_end', 'date_end', 'date'), 'date') }} as date_end,
        case when map_contains(corrections, 'date') then 'day' else date_precision end as date_precision,
        {{ corrected('value', 'value', 'double') }} as value,
        evidence,
        evidence_start,
        evidence_end,
        extractor,
        row_hash
    from facts
),

scheduled_by_decision as (
    select * replace ('polling_day' as milestone_type, 'scheduled' as status, null as value)
    from corrected
    where milestone_type = 'date_set' and status = 'occurred' and date_start is not null
)

select *, false as is_derived from corrected
union all
select *, true as is_derived from scheduled_by_decision
