-- Candidate pairs: units of one area and time whose types agree, with a level and a weight for each feature. A unit paired with
-- itself marks that it has been compared; only units whose features changed are compared again.
{{ config(
    materialized='incremental', incremental_strategy='pairs', unique_key='pair_id'
) }}

with units as (
    select units.*, coalesce(paths.path, []) as path
    from {{ ref('int_incident_units') }} as units
    left join {{ ref('int_place_paths') }} as paths on units.place_id = paths.place_id
),

changed as (
    select units.*
    from units
    {% if is_incremental() %}
    left join {{ this }} as seen
        on seen.verdict = 'self' and units.unit_id = seen.unit_a and units.row_hash = seen.hash_a
    where seen.unit_a is null
    {% endif %}
),

relations as (
    select event_type as type_a, event_type as type_b, 'same' as relation from {{ ref('event_types') }}
    union all
    select narrower as type_a, broader as type_b, relation from {{ ref('event_type_relations') }}
    union all
    select broader as type_a, narrower as type_b, relation from {{ ref('event_type_relations') }}
),

-- Tellings that name one day meet those of the day before, the same and the next, one act or many; a telling without a governorate
-- meets those of the same day anywhere in Iraq; a telling of a longer time meets all others of its months.
changed_days as (
    select *, date_start = date_end as is_day, date_end - date_start <= 400 as is_bounded from changed
    where date_start is not null
),

unit_days as (
    select *, date_start = date_end as is_day, date_end - date_start <= 400 as is_bounded from units
    where date_start is not null
),

calls as (
    select unit_id, event_type, granularity, 'day' as block_kind, area as block_area,
        unnest([date_start - 1, date_start, date_start + 1]) as block_day
    from changed_days where is_day
    union all
    select unit_id, event_type, granularity, 'day', if(governorate_code is null, 'IQ*', 'IQ'), date_start
    from changed_days where is_day and (governorate_code is not null or area = 'IQ')
    union all
    select unit_id, event_type, granularity, 'long', area, {{ months('date_start', 'date_end') }}
    from changed_days where is_bounded
    union all
    select unit_id, event_type, granularity, 'short', area, {{ months('date_start', 'date_end') }}
    from changed_days where is_bounded and not is_day
),

answers as (
    select unit_id, event_type, granularity, 'day' as block_kind, area as block_area, date_start as block_day
    from unit_days where is_day
    union all
    select unit_id, event_type, granularity, 'day', 'IQ*', date_start
    from unit_days where is_day and governorate_code is not null
    union all
    select unit_id, event_type, granularity, if(is_day, 'short', 'long'), area, {{ months('date_start', 'date_end') }}
    from unit_days where is_bounded
),

met as (
    select distinct
        least(calls.unit_id, answers.unit_id) as unit_a,
        greatest(calls.unit_id, answers.unit_id) as unit_b
    from calls
    inner join answers
        on
            calls.block_kind = answers.block_kind
            and calls.block_area = answers.block_area
            and calls.block_day = answers.block_day
            and (calls.granularity = answers.granularity or calls.block_kind = 'day')
            and calls.unit_id <> answers.unit_id
    inner join relations on calls.event_type = relations.type_a and answers.event_type = relations.type_b
),

decided as (
    select
        least(a.unit_id, b.unit_id) as unit_a,
        greatest(a.unit_id, b.unit_id) as unit_b,
        max_by(
            reviews.decision,
            struct_pack(d := reviews.reviewed_on, p := reviews.source_path, l := reviews.line)
        ) || '_by_person' as decision
    from {{ ref('int_review_effects') }} as reviews
    inner join {{ ref('int_incident_reports') }} as a on reviews.fact_id = a.fact_id
    inner join {{ ref('int_incident_reports') }} as b on reviews.other_fact_id = b.fact_id
    where reviews.outcome = 'applied' and reviews.decision in ('same', 'different') and a.unit_id <> b.unit_id
    group by all
),

candidates as (
    select unit_a, unit_b, cast(null as varchar) as decision from met
    anti join decided using (unit_a, unit_b)
    union all
    select unit_a, unit_b, decision from decided
),

levels as (
    select
        candidates.unit_a,
        candidates.unit_b,
        candidates.decision,
        a.row_hash as hash_a,
        b.row_hash as hash_b,
        a.fact_id as fact_a,
        b.fact_id as fact_b,
        {{ type_level('a', 'b', 'relations.relation') }} as type_level,
        {{ time_level('a', 'b') }} as time_level,
        {{ place_level('a', 'b', 'a.path', 'b.path') }} as place_level,
        {{ toll_level('a', 'b') }} as toll_level,
        {{ actor_level('a', 'b', 'perpetrators') }} as perpetrator_level,
        {{ actor_level('a', 'b', 'targets') }} as target_level,
        {{ word_overlap('a', 'b') }} as word_overlap,
        {{ status_class('a') }} <> {{ status_class('b') }} as statuses_differ,
        a.granularity <> b.granularity as granularities_differ
    from candidates
    inner join units as a on candidates.unit_a = a.unit_id
    inner join units as b on candidates.unit_b = b.unit_id
    left join relations on a.event_type = relations.type_a and b.event_type = relations.type_b
),

worded as (
    select *, {{ word_level('word_overlap') }} as word_level from levels
    where decision is not null or time_level <> 'apart'
),

scored as (
    select
        worded.*,
        {% for feature in pair_features() %}
        coalesce({{ feature }}_weights.weight, 0){{ ' +' if not loop.last }}
        {% endfor %}
            as score
    from worded
    {% for feature in pair_features() %}
    left join {{ ref('pair_weights') }} as {{ feature }}_weights
        on {{ feature }}_weights.feature = '{{ feature }}'
            and worded.{{ feature }}_level = {{ feature }}_weights.level
    {% endfor %}
),

judged as (
    select
        *,
        case
            when decision is not null then decision
            when statuses_differ or 'contradicts' in (time_level, place_level, toll_level) then 'contradicts'
            when
                granularities_differ and toll_level <> 'same_large'
                and not (toll_level = 'same' and place_level <> 'wider' and word_level <> 'few')
                then 'contradicts'
            when score >= {{ var('link_score') }} then 'link'
            else 'look'
        end as verdict
    from scored
    where decision is not null or score >= {{ var('look_score') }}
),

final as (
    select
        unit_a || '-' || unit_b as pair_id,
        unit_a,
        unit_b,
        hash_a,
        hash_b,
        fact_a,
        fact_b,
        {% for feature in pair_features() %}
        {{ feature }}_level,
        {% endfor %}
        round(word_overlap, 3) as word_overlap,
        score::integer as score,
        verdict
    from judged
    union all
    select
        unit_id || '-' || unit_id, unit_id, unit_id, row_hash, row_hash, fact_id, fact_id,
        {% for feature in pair_features() %}
        'same',
        {% endfor %}
        1, 0, 'self'
    from changed
)

select * from final
