-- What each review does: to which fact or pair, and where it does nothing, why. One row a review and side.
with reviews as (
    select *, 'v' || left(md5(source_path || ':' || line), 16) as review_id from {{ ref('stg_reviews') }}
),

actors as (
    select distinct actor_id from {{ ref('int_actor_ids') }}
),

judged as (
    select
        reviews.*,
        first_side.article_id as first_article_id,
        first_side.fact_id,
        first_side.kind,
        other_side.fact_id as other_fact_id,
        coalesce(left(reviews.field, 9) = 'incident.', false) as on_incident,
        case
            when reviews.decision not in ('same', 'different', 'correct', 'reject') then 'unknown_decision'
            when reviews.actor_id is not null and reviews.decision in ('same', 'different') then
                case
                    when mine.actor_id is null or other.actor_id is null then 'unknown_actor'
                    when reviews.actor_id = reviews.other_actor_id then 'nothing_to_do'
                    else 'applied'
                end
            when first_side.outcome is null then 'names_nothing'
            when first_side.outcome <> 'bound' then first_side.outcome
            when reviews.decision in ('same', 'different') and other_side.outcome is null then 'names_nothing'
            when reviews.decision in ('same', 'different') and other_side.outcome <> 'bound' then other_side.outcome
            when reviews.decision in ('same', 'different') and first_side.fact_id = other_side.fact_id
                then 'nothing_to_do'
            when reviews.decision = 'correct' and not ({{ review_value_is_valid('reviews', 'fields') }}) then 'bad_value'
            else 'applied'
        end as outcome
    from reviews
    left join {{ ref('int_review_sides') }} as first_side
        on reviews.review_id = first_side.review_id and first_side.side = 1
    left join {{ ref('int_review_sides') }} as other_side
        on reviews.review_id = other_side.review_id and other_side.side = 2
    left join actors as mine on reviews.actor_id = mine.actor_id
    left join actors as other on reviews.other_actor_id = other.actor_id
    left join {{ ref('review_fields') }} as fields
        on reviews.field = fields.field and first_side.kind = fields.kind
),

-- A later decision on the same thing wins over an earlier one.
ranked as (
    select
        *,
        row_number() over (
            partition by
                outcome = 'applied',
                case when decision in ('same', 'different') then 'pair' else decision end,
                least(fact_id, other_fact_id),
                greatest(fact_id, other_fact_id),
                least(actor_id, other_actor_id),
                greatest(actor_id, other_actor_id),
                case when decision = 'correct' then field end
            order by reviewed_on desc, source_path desc, line desc
        ) as recency
    from judged
),

final as (
    select
        review_id,
        decision,
        reviewed_on,
        reviewer,
        reason,
        source_path,
        line,
        field,
        value,
        article_id,
        quote,
        other_article_id,
        other_quote,
        actor_id,
        other_actor_id,
        fact_id,
        other_fact_id,
        kind,
        on_incident,
        case when outcome = 'applied' and recency > 1 then 'overruled' else outcome end as outcome,
        {{ digest(['decision', 'field', 'value', 'fact_id', 'other_fact_id', 'reviewed_on']) }} as effect
    from ranked
)

select * from final
