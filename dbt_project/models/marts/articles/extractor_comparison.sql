-- Where two extractors have read the same articles: how many facts each found, and on how many they agree (overlapping words,
-- same kind and type). The rules read every article, also those in which they find nothing; of the others facts tell that
-- they read, or a line that says that there are none. `waqai compare` looks closer: it pairs facts one to one and compares their fields.
with facts as (
    select * from {{ ref('int_facts_index') }}
),

readers as (
    select article_id, extractor from facts
    union
    select article_id, extractor from {{ ref('stg_readings') }}
    union
    select article_id, 'waqai-rules' as extractor from {{ ref('stg_articles') }}
),

pairs as (
    select a.article_id, a.extractor as extractor_a, b.extractor as extractor_b
    from readers as a
    inner join readers as b on a.article_id = b.article_id and a.extractor < b.extractor
),

read_by_both as (
    select extractor_a, extractor_b, count(*) as n_articles
    from pairs
    group by all
),

counted as (
    select
        pairs.extractor_a,
        pairs.extractor_b,
        facts.kind,
        count(*) filter (where facts.extractor = pairs.extractor_a) as n_facts_a,
        count(*) filter (where facts.extractor = pairs.extractor_b) as n_facts_b
    from pairs
    inner join facts on pairs.article_id = facts.article_id and facts.extractor in (pairs.extractor_a, pairs.extractor_b)
    group by all
),

-- Several facts of one reader may overlap a single one of the other: no more agree than either has.
agreed_in_articles as (
    select
        pairs.article_id,
        pairs.extractor_a,
        pairs.extractor_b,
        a.kind,
        a.fact_type,
        least(count(distinct a.fact_id), count(distinct b.fact_id)) as n_agreed
    from pairs
    inner join facts as a on pairs.article_id = a.article_id and pairs.extractor_a = a.extractor
    inner join facts as b
        on pairs.article_id = b.article_id and pairs.extractor_b = b.extractor
            and a.kind = b.kind and a.fact_type is not distinct from b.fact_type
            and a.evidence_start < b.evidence_end and b.evidence_start < a.evidence_end
    group by all
),

agreed as (
    select extractor_a, extractor_b, kind, sum(n_agreed) as n_agreed
    from agreed_in_articles
    group by all
),

final as (
    select
        counted.extractor_a,
        counted.extractor_b,
        counted.kind,
        read_by_both.n_articles::integer as n_articles,
        counted.n_facts_a::integer as n_facts_a,
        counted.n_facts_b::integer as n_facts_b,
        coalesce(agreed.n_agreed, 0)::integer as n_agreed,
        round(2 * coalesce(agreed.n_agreed, 0) / (counted.n_facts_a + counted.n_facts_b), 3)::double as agreement
    from counted
    inner join read_by_both using (extractor_a, extractor_b)
    left join agreed using (extractor_a, extractor_b, kind)
)

select * from final
