-- Every spelling of a place, folded, with the place it means inside a governorate (or a country outside Iraq) and
-- how many governorates know a place of that name. Of several places in one governorate the widest is meant:
-- it contains the others, so nothing is claimed that the text does not say.
with spellings as (
    select place_id, name_ar as name from {{ ref('places') }}
    union all
    select place_id, alias as name from {{ ref('place_aliases') }}
),

keyed as (
    select distinct
        places.place_id,
        places.country,
        places.governorate_code,
        {{ place_rank('places.admin_level') }} as place_rank,
        regexp_replace({{ fold_ar('spellings.name') }}, '^ال', '') as name_key
    from spellings
    inner join {{ ref('places') }} as places on spellings.place_id = places.place_id
),

chosen as (
    select
        name_key,
        country,
        coalesce(governorate_code, '-') as governorate_code,
        arg_min(place_id, struct_pack(r := place_rank, p := place_id)) as place_id
    from keyed
    group by name_key, country, coalesce(governorate_code, '-')
)

select
    name_key,
    country,
    governorate_code,
    place_id,
    count(*) over (partition by name_key) as n_homes
from chosen
where name_key <> ''
