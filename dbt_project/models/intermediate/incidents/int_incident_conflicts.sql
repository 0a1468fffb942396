-- Which units of one component must not end in one incident, and why: two facts of one article are two events, places that
-- exclude each other, tolls or outcomes that contradict, a person's word. A unit set against itself marks that its
-- component has been looked at; only changed components are looked at again.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='component_id',
    meta={'live': 'int_incident_component_inputs'}
) }}

with inputs as (
    select component_id, row_hash, n_units from {{ ref('int_incident_component_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'component_id') }}
),

members as (
    select
        changed.component_id,
        changed.row_hash,
        units.* exclude (row_hash),
        coalesce(paths.path, []) as path
    from changed
    inner join {{ ref('int_incident_components') }} as components on changed.component_id = components.component_id
    inner join {{ ref('int_incident_units') }} as units on components.unit_id = units.unit_id
    left join {{ ref('int_place_paths') }} as paths on units.place_id = paths.place_id
    where changed.n_units > 1
),

contradicting as (
    select a.component_id, a.row_hash, a.unit_id as unit_a, b.unit_id as unit_b, 'contradicts' as reason
    from members as a
    inner join members as b on a.component_id = b.component_id and a.unit_id < b.unit_id
    where {{ contradicts('a', 'b', 'a.path', 'b.path') }}
),

articles as (
    select distinct members.component_id, members.row_hash, members.unit_id, reports.article_id
    from members
    inner join {{ ref('int_incident_reports') }} as reports on members.unit_id = reports.unit_id
),

same_article as (
    select distinct a.component_id, a.row_hash, a.unit_id as unit_a, b.unit_id as unit_b, 'same_article' as reason
    from articles as a
    inner join articles as b
        on a.component_id = b.component_id and a.article_id = b.article_id and a.unit_id < b.unit_id
),

parted as (
    select a.component_id, a.row_hash, a.unit_id as unit_a, b.unit_id as unit_b, 'person' as reason
    from {{ ref('int_incident_pairs') }} as pairs
    inner join members as a on pairs.unit_a = a.unit_id
    inner join members as b on pairs.unit_b = b.unit_id and a.component_id = b.component_id
    where pairs.verdict = 'different_by_person'
),

final as (
    select component_id, row_hash, unit_a, unit_b, reason, false as by_person from contradicting
    union all
    select component_id, row_hash, unit_a, unit_b, reason, false as by_person from same_article
    union all
    select component_id, row_hash, unit_a, unit_b, reason, true as by_person from parted
    union all
    select component_id, row_hash, component_id, component_id, 'looked_at', false from changed
)

select * from final
