{{ config(alias='actor_aliases') }}

-- The registry's names, and the spellings of those who only articles name.
with registered as (
    select actor_id, alias, valid_from, valid_to from {{ ref('actor_aliases') }}
    union
    select actor_id, name_ar, null, null from {{ ref('actors') }}
    where (actor_id, name_ar) not in (select (actor_id, alias) from {{ ref('actor_aliases') }})
),

written as (
    select distinct mentions.actor_id, mentions.name as alias, cast(null as date) as valid_from,
        cast(null as date) as valid_to
    from {{ ref('int_person_mentions') }} as mentions
    where mentions.basis in ('unknown', 'article') and mentions.actor_id is not null
        and mentions.actor_id not in (select actor_id from {{ ref('actors') }})
),

everything as (
    select * from registered
    union
    select * from written
)

select distinct
    coalesce(merges.same_as, everything.actor_id) as actor_id,
    everything.alias,
    everything.valid_from,
    everything.valid_to
from everything
left join {{ ref('int_actor_merges') }} as merges on everything.actor_id = merges.actor_id
