-- Every statement in use with its speaker, resolved and corrected, and a hash of the outcome.
with corrections as (
    select
        fact_id,
        map_from_entries(list(struct_pack(k := field, v := coalesce(value, '')) order by field)) as corrections
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'correct' and kind = 'statement'
    group by fact_id
),

rejected as (
    select distinct fact_id
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'reject'
),

facts as (
    select facts.fact_id, facts.topic, coalesce(corrections.corrections, map([]::varchar[], []::varchar[])) as corrections
    from {{ ref('stg_statement_facts') }} as facts
    anti join rejected on facts.fact_id = rejected.fact_id
    left join corrections on facts.fact_id = corrections.fact_id
),

resolved as (
    select
        facts.fact_id as statement_id,
        mentions.reported_on,
        {{ corrected('speaker_actor_id', 'coalesce(merges.same_as, mentions.actor_id)') }} as speaker_actor_id,
        case when map_contains(corrections, 'speaker_actor_id') then 'person' else mentions.basis end as basis,
        {{ corrected('topic', 'facts.topic') }} as topic,
        mentions.row_hash as mention_hash
    from facts
    inner join {{ ref('int_person_mentions') }} as mentions on facts.fact_id = mentions.fact_id
    left join {{ ref('int_actor_merges') }} as merges on mentions.actor_id = merges.actor_id
)

select *, hash(*columns(*)) as row_hash from resolved
