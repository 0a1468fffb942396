-- What most deserves a look: tolls in dispute, pairs that nearly were one, actors whom nobody has reviewed.
with disputed as (
    select
        'disputed_toll' as subject,
        incident_id as subject_id,
        cast(null as varchar) as other_id,
        (coalesce(killed_high, 0) - coalesce(killed_low, 0) + coalesce(injured_high, 0) - coalesce(injured_low, 0))::double
            as weight,
        'killed ' || coalesce(killed_low::varchar, '?') || '-' || coalesce(killed_high::varchar, '?')
        || ', injured ' || coalesce(injured_low::varchar, '?') || '-' || coalesce(injured_high::varchar, '?') as detail
    from {{ ref('incidents') }}
    where is_disputed
),

borderline as (
    select
        'borderline_pair' as subject,
        pairs.fact_a as subject_id,
        pairs.fact_b as other_id,
        10.0 - abs(pairs.score - {{ var('link_score') }}) as weight,
        pairs.verdict || ', score ' || pairs.score as detail
    from {{ ref('incident_report_pairs') }} as pairs
    inner join {{ ref('incident_reports') }} as a on pairs.fact_a = a.fact_id
    inner join {{ ref('incident_reports') }} as b on pairs.fact_b = b.fact_id
    where
        (pairs.verdict = 'look' and a.incident_id <> b.incident_id)
        or (pairs.verdict = 'link' and pairs.score <= {{ var('link_score') }} + 1)
        or (pairs.verdict = 'contradicts' and pairs.score >= {{ var('link_score') }} + 3)
),

unreviewed as (
    select
        'unreviewed_actor' as subject,
        actor_id as subject_id,
        cast(null as varchar) as other_id,
        n_mentions::double as weight,
        name_ar || ', ' || n_mentions || ' mentions' as detail
    from {{ ref('mart_actors') }}
    where not is_reviewed and n_mentions >= 3
),

unbound as (
    select
        'review_without_effect' as subject,
        review_id as subject_id,
        cast(null as varchar) as other_id,
        100.0 as weight,
        outcome as detail
    from {{ ref('review_log') }}
    where outcome not in ('applied', 'overruled', 'nothing_to_do')
),

everything as (
    select * from disputed
    union all
    select * from borderline
    union all
    select * from unreviewed
    union all
    select * from unbound
)

select
    subject,
    subject_id,
    coalesce(other_id, '') as other_id,
    weight::double as weight,
    detail,
    row_number() over (
        partition by subject order by weight desc, subject_id, other_id
    )::integer as rank
from everything
qualify row_number() over (partition by subject order by weight desc, subject_id, other_id) <= 500
