-- The one extractor whose facts the marts use, an article: a person over a language model over the rules.
-- WAQAI_EXTRACTOR (`waqai build --prefer`) puts an extractor, or a class of them, before all others wherever it has facts, or
-- has said that there are none.
with readers as (
    select article_id, extractor from {{ ref('int_facts_index') }}
    union
    select article_id, extractor from {{ ref('stg_readings') }}
),

ranked as (
    select
        readers.article_id,
        readers.extractor,
        arg_min(
            priorities.extractor_class,
            struct_pack(l := -length(priorities.pattern), p := priorities.pattern)
        ) as extractor_class,
        arg_min(
            priorities.priority,
            struct_pack(l := -length(priorities.pattern), p := priorities.pattern)
        ) as priority
    from readers
    inner join {{ ref('extractor_priority') }} as priorities on readers.extractor like priorities.pattern
    group by readers.article_id, readers.extractor
)

select
    article_id,
    arg_min(
        extractor,
        struct_pack(
            p := if('{{ env_var("WAQAI_EXTRACTOR", "") | replace("'", "''") }}' in (extractor, extractor_class), 0, priority),
            e := extractor
        )
    ) as extractor
from ranked
group by article_id
