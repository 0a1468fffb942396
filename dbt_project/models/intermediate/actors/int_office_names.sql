-- The ways to name the holder of an office without the man's name: 'رئيس الوزراء', 'رئيس الوزراء العراقي'.
with offices as (
    select *, {{ fold_ar('role') }} as role_key, {{ fold_ar('organisation') }} as organisation_key
    from {{ ref('actor_offices') }}
),

named as (
    select actor_id, office_key, valid_from, valid_to, role_key as name_key from offices
    union all
    select actor_id, office_key, valid_from, valid_to, role_key || ' ' || organisation_key from offices
    where organisation_key is not null
    union all
    select actor_id, office_key, valid_from, valid_to, role_key || ' العراقي' from offices
    where starts_with(office_key, 'iq_')
)

select distinct actor_id, office_key, name_key, valid_from, valid_to from named
