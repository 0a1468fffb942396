-- The actors that people found to be one, each with the id that stands for them all: the registry's, else the smallest.
with recursive

links as (
    select actor_id, other_actor_id from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'same' and actor_id is not null
    union
    select other_actor_id, actor_id from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'same' and actor_id is not null
),

reach as (
    select actor_id, actor_id as other_id from links
    union
    select reach.actor_id, links.other_actor_id as other_id
    from reach
    inner join links on reach.other_id = links.actor_id
)

select
    reach.actor_id,
    min_by(reach.other_id, struct_pack(r := not actors.is_reviewed, a := reach.other_id)) as same_as
from reach
inner join {{ ref('int_actor_ids') }} as actors on reach.other_id = actors.actor_id
group by reach.actor_id
