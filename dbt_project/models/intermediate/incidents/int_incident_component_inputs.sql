-- One row a component: a hash of its units, the reports in them and the links between them.
with members as (
    select
        components.component_id,
        count(*) as n_units,
        bit_xor({{ digest(['units.unit_id', 'units.members_hash', 'units.row_hash']) }}) as units_hash
    from {{ ref('int_incident_components') }} as components
    inner join {{ ref('int_incident_units') }} as units on components.unit_id = units.unit_id
    group by components.component_id
),

links as (
    select components.component_id, bit_xor({{ digest(['pairs.pair_id', 'pairs.score', 'pairs.verdict']) }}) as links_hash
    from {{ ref('int_incident_pairs') }} as pairs
    inner join {{ ref('int_incident_components') }} as components on pairs.unit_a = components.unit_id
    where pairs.verdict in ('link', 'same_by_person', 'different_by_person')
    group by components.component_id
)

select
    members.component_id,
    members.n_units,
    {{ var('incident_span_days') }} as span_days,
    hash(members.units_hash, coalesce(links.links_hash, 0), {{ var('incident_span_days') }}) as row_hash
from members
left join links on members.component_id = links.component_id
