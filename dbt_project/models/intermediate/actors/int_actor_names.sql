-- Every name of a registered actor, folded, with the days on which it means that actor.
with names as (
    select actor_id, name_ar as name, cast(null as date) as valid_from, cast(null as date) as valid_to
    from {{ ref('actors') }}
    union all
    select actor_id, alias as name, valid_from, valid_to from {{ ref('actor_aliases') }}
)

select distinct actor_id, {{ fold_ar('name') }} as name_key, valid_from, valid_to
from names
where {{ fold_ar('name') }} <> ''
