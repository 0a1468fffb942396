-- Every actor there is: the registry's, and those that only articles name.
with registry as (
    select actor_id, name_ar, name_en, actor_type, code, country, true as is_reviewed from {{ ref('actors') }}
),

unknown as (
    select
        mentions.actor_id,
        min_by(mentions.name, struct_pack(n := -length(mentions.name), a := mentions.name)) as name_ar,
        case when bool_or(mentions.stands_for = 'group') then 'group' else 'person' end as actor_type
    from {{ ref('int_person_mentions') }} as mentions
    where mentions.actor_id is not null
    group by mentions.actor_id
    having mentions.actor_id not in (select actor_id from registry)
)

select * from registry
union all
select actor_id, name_ar, null, actor_type, null, null, false from unknown
