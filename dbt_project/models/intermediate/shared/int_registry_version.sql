-- One row: a hash of every registry and setting that resolution reads, so that an edited one resolves all facts anew.
with registries as (
    {% for seed in ['places', 'place_aliases', 'place_parents', 'actors', 'actor_aliases', 'actor_offices',
                    'event_types', 'event_type_relations', 'evidence_common_words', 'milestone_types', 'elections',
                    'extractor_priority', 'speaker_descriptions', 'pair_weights', 'governorates',
                    'review_fields'] %}
    select '{{ seed }}' as seed, hash({{ seed }}::varchar) as seed_hash from {{ ref(seed) }} as {{ seed }}
    union all
    {% endfor %}
    select 'settings' as seed, hash('{{ [var('link_score'), var('look_score'), var('near_places_km'), var('copy_similarity'),
        var('short_copy_similarity'), var('extractor', '')] | join(' ') }}') as seed_hash
)

select bit_xor({{ digest(['seed', 'seed_hash']) }}) as registry_hash from registries
