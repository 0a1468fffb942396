-- Every role that an article gives someone, resolved and corrected, with a hash of the outcome.
with corrections as (
    select
        fact_id,
        map_from_entries(list(struct_pack(k := field, v := coalesce(value, '')) order by field)) as corrections
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'correct' and kind = 'actor_role'
    group by fact_id
),

rejected as (
    select distinct fact_id
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'reject'
),

facts as (
    select facts.*, coalesce(corrections.corrections, map([]::varchar[], []::varchar[])) as corrections
    from {{ ref('stg_actor_role_facts') }} as facts
    anti join rejected on facts.fact_id = rejected.fact_id
    left join corrections on facts.fact_id = corrections.fact_id
),

resolved as (
    select
        facts.fact_id,
        coalesce(merges.same_as, mentions.actor_id) as actor_id,
        mentions.reported_on,
        {{ corrected('role', 'facts.role') }} as role,
        {{ corrected('organisation', 'facts.organisation') }} as organisation,
        try_cast(case when length(facts.since) = 7 then facts.since || '-01' else facts.since end as date) as valid_from,
        mentions.row_hash as mention_hash
    from facts
    inner join {{ ref('int_person_mentions') }} as mentions on facts.fact_id = mentions.fact_id
    left join {{ ref('int_actor_merges') }} as merges on mentions.actor_id = merges.actor_id
    where mentions.actor_id is not null
)

select
    *,
    'o' || left(md5(concat_ws(
        '|', actor_id, {{ fold_ar('role') }}, coalesce({{ fold_ar('organisation') }}, '?'),
        coalesce(valid_from::varchar, '?'), 'article'
    )), 16) as actor_role_id,
    hash(mention_hash, actor_id, role, organisation, valid_from) as row_hash
from resolved
