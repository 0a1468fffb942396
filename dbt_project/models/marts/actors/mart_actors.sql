{{ config(alias='actors') }}

with mentions as (
    select coalesce(merges.same_as, mentions.actor_id) as actor_id, count(*) as n_mentions
    from {{ ref('int_person_mentions') }} as mentions
    left join {{ ref('int_actor_merges') }} as merges on mentions.actor_id = merges.actor_id
    where mentions.actor_id is not null
    group by all
)

select
    actors.actor_id,
    actors.name_ar,
    actors.name_en,
    actors.actor_type,
    actors.code,
    actors.country,
    actors.is_reviewed,
    coalesce(mentions.n_mentions, 0)::integer as n_mentions
from {{ ref('int_actor_ids') }} as actors
left join mentions on actors.actor_id = mentions.actor_id
left join {{ ref('int_actor_merges') }} as merges on actors.actor_id = merges.actor_id
where merges.same_as is null or merges.same_as = actors.actor_id
