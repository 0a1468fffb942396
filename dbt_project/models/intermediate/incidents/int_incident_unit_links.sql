-- Every unit with a hash of its links.
with ends as (
    select unit_a as unit_id, unit_b as other_id from {{ ref('int_incident_links') }}
    union all
    select unit_b as unit_id, unit_a as other_id from {{ ref('int_incident_links') }}
),

hashed as (
    select unit_id, bit_xor({{ digest(['other_id']) }}) as links_hash from ends group by unit_id
)

select units.unit_id, coalesce(hashed.links_hash, 0::ubigint) as links_hash
from {{ ref('int_incident_units') }} as units
left join hashed on units.unit_id = hashed.unit_id
