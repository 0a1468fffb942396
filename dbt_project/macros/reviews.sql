{#- True where the value of a correction fits its field; an empty value clears the field. -#}
{% macro review_value_is_valid(reviews, fields) -%}
coalesce(case {{ fields }}.value_type
    when 'event_type' then {{ reviews }}.value in (select event_type from {{ ref('event_types') }})
    when 'milestone_type' then {{ reviews }}.value in (select milestone_type from {{ ref('milestone_types') }})
    when 'incident_status' then {{ reviews }}.value in ('occurred', 'planned', 'foiled', 'denied')
    when 'milestone_status' then
        {{ reviews }}.value in ('occurred', 'scheduled', 'postponed', 'cancelled', 'demanded', 'rejected')
    when 'granularity' then {{ reviews }}.value in ('event', 'series')
    when 'topic' then {{ reviews }}.value in ('security', 'election', 'protest', 'other')
    when 'date' then coalesce({{ reviews }}.value, '') = '' or try_cast({{ reviews }}.value as date) is not null
    when 'governorate' then
        coalesce({{ reviews }}.value, '') = ''
        or {{ reviews }}.value in (select governorate_code from {{ ref('governorates') }})
    when 'place' then
        coalesce({{ reviews }}.value, '') = '' or {{ reviews }}.value in (select place_id from {{ ref('places') }})
    when 'actor' then {{ reviews }}.value in (select actor_id from {{ ref('actors') }})
    when 'election' then
        regexp_full_match(
            {{ reviews }}.value,
            'iq-(parliament|provincial|kurdistan-parliament|kurdistan-president|referendum|kurdistan-referendum)-(19|20)\d\d'
        )
    when 'count' then
        coalesce({{ reviews }}.value, '') = '' or regexp_full_match({{ reviews }}.value, '\d{1,6}(/\d{1,6}/\d{1,6})?')
    when 'number' then coalesce({{ reviews }}.value, '') = '' or try_cast({{ reviews }}.value as double) is not null
    when 'text' then true
end, false)
{%- endmacro %}

{#- A field of a fact after corrections; `corrections` is a map from field to value, null where there are none. -#}
{% macro corrected(field, expression, type='varchar') -%}
case
    when map_contains(corrections, '{{ field }}')
        then try_cast(nullif(map_extract_value(corrections, '{{ field }}'), '') as {{ type }})
    else {{ expression }}
end
{%- endmacro %}

{#- A bound (low, best or high) of a count after corrections: '5' sets all three, '3/5/7' each. -#}
{% macro corrected_count(measure, bound, expression) -%}
{%- set position = {'low': 1, 'best': 2, 'high': 3}[bound] -%}
case
    when map_contains(corrections, '{{ measure }}') then try_cast(
        case
            when contains(map_extract_value(corrections, '{{ measure }}'), '/')
                then split_part(map_extract_value(corrections, '{{ measure }}'), '/', {{ position }})
            else nullif(map_extract_value(corrections, '{{ measure }}'), '')
        end as integer)
    else {{ expression }}
end
{%- endmacro %}
