-- One row an article: a hash of all that the resolution of its facts depends on, people's decisions apart. Only
-- articles whose hash is new are resolved again.
with facts as (
    select article_id, bit_xor({{ digest(['fact_id', 'extractor']) }}) as facts_hash
    from {{ ref('int_facts_index') }}
    group by article_id
),

final as (
    select
        articles.article_id,
        hash(
            articles.row_hash,
            choice.extractor,
            coalesce(facts.facts_hash, 0),
            registry.registry_hash
        ) as row_hash
    from {{ ref('stg_articles') }} as articles
    cross join {{ ref('int_registry_version') }} as registry
    left join facts on articles.article_id = facts.article_id
    left join {{ ref('int_extractor_choice') }} as choice on articles.article_id = choice.article_id
)

select * from final
