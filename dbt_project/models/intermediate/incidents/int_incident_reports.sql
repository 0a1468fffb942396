-- One row a report: an incident fact of the extractor used for its article, corrected by people, with its place resolved and
-- all that comparison needs. Only articles whose inputs changed are resolved again.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    meta={'live': 'int_article_rulings'}
) }}

with inputs as (
    select * from {{ ref('int_article_rulings') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
),

corrections as (
    select
        fact_id,
        map_from_entries(list(struct_pack(k := field, v := coalesce(value, '')) order by field)) as corrections
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'correct' and kind = 'incident'
    group by fact_id
),

rejected as (
    select distinct fact_id
    from {{ ref('int_review_effects') }}
    where outcome = 'applied' and decision = 'reject'
),

paired_by_people as (
    select fact_id, bit_xor(effect) as ruling_hash
    from (
        select fact_id, effect from {{ ref('int_review_effects') }}
        where outcome = 'applied' and decision in ('same', 'different') and kind = 'incident'
        union all
        select other_fact_id, effect from {{ ref('int_review_effects') }}
        where outcome = 'applied' and decision in ('same', 'different') and kind = 'incident'
    )
    group by fact_id
),

facts as (
    select
        facts.*,
        changed.row_hash,
        articles.anchor_on as reported_on,
        articles.source_path,
        articles.line,
        coalesce(corrections.corrections, map([]::varchar[], []::varchar[])) as corrections,
        paired_by_people.ruling_hash
    from {{ ref('stg_incident_facts') }} as facts
    inner join changed on facts.article_id = changed.article_id
    inner join {{ ref('stg_articles') }} as articles on facts.article_id = articles.article_id
    inner join {{ ref('int_extractor_choice') }} as choice
        on facts.article_id = choice.article_id and facts.extractor = choice.extractor
    left join rejected on facts.fact_id = rejected.fact_id
    left join corrections on facts.fact_id = corrections.fact_id
    left join paired_by_people on facts.fact_id = paired_by_people.fact_id
    where rejected.fact_id is null
),

corrected as (
    select
        fact_id,
        article_id,
        reported_on,
        source_path,
        line,
        extractor,
        extractor_version,
        evidence,
        evidence_start,
        evidence_end,
        row_hash,
        ruling_hash,
        {{ corrected('event_type', 'event_type') }} as event_type,
        {{ corrected('status', 'status') }} as status,
        {{ corrected('granularity', 'granularity') }} as granularity,
        {{ corrected('date', corrected('date_start', 'date_start', 'date'), 'date') }} as date_start,
        {{ corrected('date', corrected('date_end', 'date_end', 'date'), 'date') }} as date_end,
        case when map_contains(corrections, 'date') then 'day' else date_precision end as date_precision,
        {{ corrected('country', 'country') }} as country,
        {{ corrected('governorate', 'governorate_code') }} as governorate_code,
        {{ corrected('place_id', 'null') }} as corrected_place_id,
        place,
        {% for measure in measures() %}
        {% for bound in ['low', 'best', 'high'] %}
        {{ corrected_count(measure, bound, measure ~ '_' ~ bound) }} as {{ measure }}_{{ bound }},
        {% endfor %}
        {{ measure }}_stated,
        {% endfor %}
        list_sort(coalesce(perpetrator, [])) as perpetrators,
        list_sort(coalesce(target, [])) as targets,
        {{ fold_ar('evidence') }} as evidence_key,
        nullif(regexp_replace({{ fold_ar('place') }}, '^ال', ''), '') as place_key,
        list_transform(
            list_filter(map_entries(corrections), lambda e: starts_with(e.key, 'incident.')),
            lambda e: substr(e.key, 10) || '=' || e.value
        ) as rulings
    from facts
),

placed as (
    select
        corrected.* exclude (corrected_place_id, governorate_code, country),
        coalesce(corrected.corrected_place_id, inside.place_id, anywhere.place_id) as place_id,
        corrected.governorate_code as stated_governorate_code,
        corrected.country as stated_country
    from corrected
    left join {{ ref('int_place_names') }} as inside
        on
            corrected.place_key = inside.name_key
            and coalesce(corrected.governorate_code, '-') = inside.governorate_code
            and coalesce(corrected.country, 'IQ') = inside.country
    left join {{ ref('int_place_names') }} as anywhere
        on
            corrected.place_key = anywhere.name_key
            and corrected.governorate_code is null
            and anywhere.n_homes = 1
            and coalesce(corrected.country, anywhere.country) = anywhere.country
),

located as (
    select
        placed.* exclude (stated_governorate_code, stated_country),
        coalesce(placed.stated_governorate_code, places.governorate_code) as governorate_code,
        coalesce(placed.stated_country, places.country) as country,
        coalesce(paths.place_rank, 2) as place_rank,
        coalesce(places.place_id is not null and paths.place_rank > 2, false)
            or (placed.place_id is null and placed.place_key is not null) as is_placed,
        places.name_ar as place_name_ar
    from placed
    left join {{ ref('places') }} as places on placed.place_id = places.place_id
    left join {{ ref('int_place_paths') }} as paths on placed.place_id = paths.place_id
),

common_words as (
    select list(word order by word) as words from {{ ref('evidence_common_words') }}
),

described as (
    select
        located.*,
        coalesce(governorate_code, country, '?') as area,
        {% for measure in measures() %}{{ measure }}_best is not null or {% endfor %} false as has_figure,
        {{ without_place(evidence_words('evidence_key', 'common_words.words'), 'place_key') }} as words,
        regexp_matches(evidence_key, '{{ correction_pattern() }}') as is_correction
    from located
    cross join common_words
),

-- Reports with the same signature tell the same event; where type, day, place and figures say too little, the
-- words of the evidence are part of it.
signed as (
    select
        *,
        concat_ws(
            '|',
            granularity, status, event_type, area,
            coalesce(date_start::varchar, '?'), coalesce(date_end::varchar, '?'),
            coalesce(place_id, place_key, '?'),
            {% for measure in measures() %}
            concat_ws('-', coalesce({{ measure }}_low::varchar, '?'), coalesce({{ measure }}_best::varchar, '?'),
                coalesce({{ measure }}_high::varchar, '?')),
            {% endfor %}
            array_to_string(perpetrators, ','),
            array_to_string(targets, ','),
            case
                when date_start is null then md5(evidence_key)
                when is_placed or has_figure or event_type = 'territory_captured' then ''
                else array_to_string(words, ' ')
            end,
            case when ruling_hash is not null then concat_ws(':', fact_id, ruling_hash::varchar) else '' end
        ) as signature
    from described
),

final as (
    select
        fact_id,
        article_id,
        row_hash,
        reported_on,
        extractor,
        extractor_version,
        event_type,
        status,
        granularity,
        date_start,
        date_end,
        date_precision,
        country,
        governorate_code,
        place,
        place_key,
        place_id,
        place_rank,
        place_name_ar,
        area,
        {% for measure in measures() %}
        {{ measure }}_low,
        {{ measure }}_best,
        {{ measure }}_high,
        {{ measure }}_stated,
        {% endfor %}
        perpetrators,
        targets,
        evidence,
        evidence_start,
        evidence_end,
        words,
        is_correction,
        rulings,
        {{ place_in_time('source_path', 'line') }} as place_in_time,
        'i' || left(sha256(concat_ws('|', coalesce(reported_on::varchar, '?'), evidence_key, row_number() over (
            partition by article_id, evidence_key
            order by evidence_start, event_type, date_start, place_key, killed_best, fact_id
        ))), 16) as report_key,
        'u' || left(md5(concat_ws('|', signature, row_number() over (
            partition by article_id, signature order by evidence_start, evidence_end, fact_id
        ))), 20) as unit_id
    from signed
)

select * from final
