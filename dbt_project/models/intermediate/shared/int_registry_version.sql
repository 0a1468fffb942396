-- One row: a hash of every registry that resolution reads, so that an edited registry resolves all facts anew.
with registries as (
    {% for seed in ['places', 'place_aliases', 'place_parents', 'actors', 'actor_aliases', 'actor_offices',
                    'event_types', 'event_type_relations', 'evidence_common_words', 'milestone_types', 'elections',
                    'extractor_priority', 'speaker_descriptions'] %}
    select '{{ seed }}' as seed, hash({{ seed }}) as seed_hash from {{ ref(seed) }} as {{ seed }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select bit_xor(hash(seed, seed_hash)) as registry_hash from registries
