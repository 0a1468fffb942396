-- A place and everything that contains it or ever contained it, itself included.
with recursive

parents as (
    select place_id, parent_place_id from {{ ref('places') }} where parent_place_id is not null
    union
    select place_id, parent_place_id from {{ ref('place_parents') }} where parent_place_id is not null
),

paths as (
    select place_id, place_id as ancestor_id from {{ ref('places') }}
    union
    select paths.place_id, parents.parent_place_id as ancestor_id
    from paths
    inner join parents on paths.ancestor_id = parents.place_id
),

final as (
    select
        paths.place_id,
        list_sort(list(paths.ancestor_id)) as path
    from paths
    group by paths.place_id
)

select
    final.place_id,
    final.path,
    places.admin_level,
    {{ place_rank('places.admin_level') }} as place_rank
from final
inner join {{ ref('places') }} as places on final.place_id = places.place_id
