-- Where two extractors have read the same article: how many facts each found, and on how many they agree (overlapping words,
-- same kind and type).
with facts as (
    select * from {{ ref('int_facts_index') }}
    semi join (
        select article_id from {{ ref('int_extractor_choice') }} where n_extractors > 1
    ) as several using (article_id)
),

readers as (
    select distinct article_id, extractor from facts
),

pairs as (
    select a.article_id, a.extractor as extractor_a, b.extractor as extractor_b
    from readers as a
    inner join readers as b on a.article_id = b.article_id and a.extractor < b.extractor
),

counted as (
    select
        pairs.extractor_a,
        pairs.extractor_b,
        facts.kind,
        count(*) filter (where facts.extractor = pairs.extractor_a) as n_facts_a,
        count(*) filter (where facts.extractor = pairs.extractor_b) as n_facts_b,
        count(distinct facts.article_id) as n_articles
    from pairs
    inner join facts on pairs.article_id = facts.article_id and facts.extractor in (pairs.extractor_a, pairs.extractor_b)
    group by all
),

agreed as (
    select pairs.extractor_a, pairs.extractor_b, a.kind, count(distinct a.fact_id) as n_agreed
    from pairs
    inner join facts as a on pairs.article_id = a.article_id and pairs.extractor_a = a.extractor
    inner join facts as b
        on pairs.article_id = b.article_id and pairs.extractor_b = b.extractor
            and a.kind = b.kind and a.fact_type is not distinct from b.fact_type
            and a.evidence_start < b.evidence_end and b.evidence_start < a.evidence_end
    group by all
)

select
    counted.extractor_a,
    counted.extractor_b,
    counted.kind,
    counted.n_articles::integer as n_articles,
    counted.n_facts_a::integer as n_facts_a,
    counted.n_facts_b::integer as n_facts_b,
    coalesce(agreed.n_agreed, 0)::integer as n_agreed
from counted
left join agreed using (extractor_a, extractor_b, kind)
