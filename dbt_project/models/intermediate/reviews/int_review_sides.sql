-- Each quotation of a review, bound to the fact of the used extractor that its words overlap most. Reviews bind to words
-- and not to row numbers, so they survive re-extraction.
with reviews as (
    select *, 'v' || left(md5(source_path || ':' || line), 16) as review_id from {{ ref('stg_reviews') }}
),

sides as (
    select review_id, 1 as side, article_id, quote, decision, field, value
    from reviews where article_id is not null
    union all
    select review_id, 2 as side, other_article_id, other_quote, decision, null, null
    from reviews where other_article_id is not null
),

placed as (
    select
        sides.*,
        articles.article_id is not null as article_exists,
        strpos(articles.title || chr(10) || articles.text, sides.quote) - 1 as quote_start,
        length(sides.quote) as quote_length
    from sides
    left join {{ ref('stg_articles') }} as articles on sides.article_id = articles.article_id
),

candidates as (
    select
        placed.review_id,
        placed.side,
        facts.fact_id,
        facts.kind,
        least(facts.evidence_end, placed.quote_start + placed.quote_length)
            - greatest(facts.evidence_start, placed.quote_start) as overlap,
        abs(facts.evidence_end - facts.evidence_start - placed.quote_length) as excess,
        facts.evidence_start,
        coalesce(fields.kind is not null, false) as field_fits,
        case
            when placed.field = 'event_type' and placed.decision <> 'correct' then facts.fact_type = placed.value
            else true
        end as type_fits
    from placed
    inner join {{ ref('int_facts_index') }} as facts on placed.article_id = facts.article_id
    inner join {{ ref('int_extractor_choice') }} as choice
        on facts.article_id = choice.article_id and facts.extractor = choice.extractor
    left join {{ ref('review_fields') }} as fields on placed.field = fields.field and facts.kind = fields.kind
    where
        placed.quote_start >= 0
        and facts.evidence_start < placed.quote_start + placed.quote_length
        and facts.evidence_end > placed.quote_start
        and (placed.decision not in ('same', 'different') or facts.kind = 'incident')
        and (placed.decision <> 'correct' or fields.kind is not null)
),

bound as (
    select
        review_id,
        side,
        arg_min(fact_id, struct_pack(o := -overlap, e := excess, s := evidence_start, f := fact_id)) as fact_id,
        arg_min(kind, struct_pack(o := -overlap, e := excess, s := evidence_start, f := fact_id)) as kind
    from candidates
    where type_fits
    group by review_id, side
)

select
    placed.review_id,
    placed.side,
    placed.article_id,
    bound.fact_id,
    bound.kind,
    case
        when not placed.article_exists then 'unknown_article'
        when coalesce(placed.quote, '') = '' or placed.quote_start < 0 then 'quote_not_found'
        when bound.fact_id is null then 'no_fact_at_quote'
        else 'bound'
    end as outcome
from placed
left join bound on placed.review_id = bound.review_id and placed.side = bound.side
