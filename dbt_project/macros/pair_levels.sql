{#-
  How two tellings are compared, as levels that a person can read, and what each level counts towards the score.
  `a` and `b` are rows of int_incident_units. A level that contradicts can never be outweighed.
-#}

{#- `relation` is that of the two types in event_type_relations; types that a person joined may have none. -#}
{% macro type_level(a, b, relation) -%}
case when {{ a }}.event_type = {{ b }}.event_type then 'same' else coalesce({{ relation }}, 'unrelated') end
{%- endmacro %}

{#- Two tellings of single days that are not the same day. -#}
{% macro days_differ(a, b) -%}
(
    {{ a }}.date_start = {{ a }}.date_end and {{ b }}.date_start = {{ b }}.date_end
    and {{ a }}.date_start <> {{ b }}.date_start
)
{%- endmacro %}

{#- 'Since 8 July', told by several: one course of acts, up to the day of each report. -#}
{% macro goes_on(a, b) -%}
(
    {{ a }}.granularity = 'series' and {{ b }}.granularity = 'series' and {{ a }}.date_start = {{ b }}.date_start
    and {{ a }}.date_start < {{ a }}.date_end and {{ a }}.date_end = {{ a }}.first_reported_on
    and {{ b }}.date_start < {{ b }}.date_end and {{ b }}.date_end = {{ b }}.first_reported_on
)
{%- endmacro %}

{#- Days apart count only between tellings that name a single day. -#}
{% macro time_level(a, b) -%}
case
    when {{ a }}.date_start = {{ b }}.date_start and {{ a }}.date_end = {{ b }}.date_end then
        case when {{ a }}.date_start = {{ a }}.date_end then 'same_day' else 'same_period' end
    when {{ goes_on(a, b) }} then 'same_start'
    when 'series' in ({{ a }}.granularity, {{ b }}.granularity) then 'contradicts'
    when {{ a }}.date_start = {{ a }}.date_end and {{ b }}.date_start = {{ b }}.date_end then
        case
            when abs(date_diff('day', {{ a }}.date_start, {{ b }}.date_start)) > 1 then 'apart'
            when {{ a }}.family in ('protest', 'operation') then 'apart'
            else 'next_day'
        end
    when {{ a }}.date_start <= {{ b }}.date_start and {{ a }}.date_end >= {{ b }}.date_end then 'within'
    when {{ b }}.date_start <= {{ a }}.date_start and {{ b }}.date_end >= {{ a }}.date_end then 'within'
    when {{ a }}.date_start <= {{ b }}.date_end and {{ b }}.date_start <= {{ a }}.date_end then 'overlaps'
    else 'apart'
end
{%- endmacro %}

{#-
  `a_path` and `b_path` list a place with all that contains it. A square or bridge of one governorate is as good as a
  quarter (`is_narrow`). Quarters and squares a short way apart ('ساحة الطيران', 'الباب الشرقي') are names of one scene for
  many outlets; villages are not.
-#}
{% macro place_level(a, b, a_path, b_path) -%}
case
    when {{ a }}.area <> {{ b }}.area then
        case when {{ a }}.governorate_code is null or {{ b }}.governorate_code is null then 'wider' else 'contradicts' end
    when {{ a }}.place_id = {{ b }}.place_id then case when {{ a }}.is_narrow then 'same' else 'wide' end
    when {{ a }}.place_id is null and {{ a }}.place_key is null then 'wide'
    when {{ b }}.place_id is null and {{ b }}.place_key is null then 'wide'
    when {{ a }}.place_key = {{ b }}.place_key and ({{ a }}.place_id is null or {{ b }}.place_id is null) then 'same'
    when {{ a }}.place_id is null or {{ b }}.place_id is null then
        case when least({{ a }}.place_rank, {{ b }}.place_rank) <= 2 and coalesce({{ a }}.place_id, {{ b }}.place_id) is not null
            and ({{ a }}.place_id is null and {{ b }}.place_rank <= 2 or {{ b }}.place_id is null and {{ a }}.place_rank <= 2)
            then 'wide' else 'unsure' end
    when list_contains({{ a_path }}, {{ b }}.place_id) then case when {{ b }}.place_rank > 2 then 'contains' else 'wide' end
    when list_contains({{ b_path }}, {{ a }}.place_id) then case when {{ a }}.place_rank > 2 then 'contains' else 'wide' end
    when {{ are_near(a, b) }} then 'near'
    when 1 in ({{ a }}.place_rank, {{ b }}.place_rank) then 'unsure'
    else 'contradicts'
end
{%- endmacro %}

{#- No more than `near_places_km` between two quarters, squares or parts of one town. -#}
{% macro are_near(a, b) -%}
coalesce(
    {{ a }}.is_narrow and {{ b }}.is_narrow and 5 not in ({{ a }}.place_rank, {{ b }}.place_rank)
    and sqrt(
        pow(111.2 * ({{ a }}.latitude - {{ b }}.latitude), 2)
        + pow(111.2 * ({{ a }}.longitude - {{ b }}.longitude) * cos(radians(({{ a }}.latitude + {{ b }}.latitude) / 2)), 2)
    ) < {{ var('near_places_km') }},
    false
)
{%- endmacro %}

{#-
  One count of two tellings: 12 against 13 differs, 28 against 32 agrees well enough, 3 against 40 on the same day
  contradicts, 3 today and 5 tomorrow rises, 3 today and 40 tomorrow leaps. Whom an outlet counts among the injured varies too
  much to contradict.
-#}
{% macro count_level(a, b, measure) -%}
case
    when {{ a }}.{{ measure }}_low is null and {{ a }}.{{ measure }}_high is null then 'unknown'
    when {{ b }}.{{ measure }}_low is null and {{ b }}.{{ measure }}_high is null then 'unknown'
    when {{ a }}.{{ measure }}_best = {{ b }}.{{ measure }}_best then 'same'
    when {{ count_gap(a, b, measure) }} <= 0 then 'compatible'
    when
        {{ a }}.first_reported_on < {{ b }}.first_reported_on and {{ a }}.{{ measure }}_best < {{ b }}.{{ measure }}_best
        or {{ b }}.first_reported_on < {{ a }}.first_reported_on and {{ b }}.{{ measure }}_best < {{ a }}.{{ measure }}_best
        then case when {{ count_ratio(a, b, measure) }} > 3 then 'leaps' else 'rises' end
    when {{ count_gap(a, b, measure) }} >= 10 and {{ count_ratio(a, b, measure) }} > 5
        then '{{ 'far' if measure == 'injured' else 'contradicts' }}'
    when {{ count_gap(a, b, measure) }} >= 3 and {{ count_ratio(a, b, measure) }} > 2
        then '{{ 'differs' if measure == 'injured' else 'far' }}'
    when
        least({{ a }}.{{ measure }}_best, {{ b }}.{{ measure }}_best) >= 10 and {{ count_ratio(a, b, measure) }} <= 1.35
        then 'compatible'
    else 'differs'
end
{%- endmacro %}

{#- The room between the two intervals; zero or less where they meet. -#}
{% macro count_gap(a, b, measure) -%}
(
    greatest(coalesce({{ a }}.{{ measure }}_low, {{ a }}.{{ measure }}_high), coalesce({{ b }}.{{ measure }}_low, {{ b }}.{{ measure }}_high))
    - least(coalesce({{ a }}.{{ measure }}_high, {{ a }}.{{ measure }}_low), coalesce({{ b }}.{{ measure }}_high, {{ b }}.{{ measure }}_low))
)
{%- endmacro %}

{% macro count_ratio(a, b, measure) -%}
(
    greatest(coalesce({{ a }}.{{ measure }}_low, {{ a }}.{{ measure }}_high), coalesce({{ b }}.{{ measure }}_low, {{ b }}.{{ measure }}_high))
    / greatest(1, least(coalesce({{ a }}.{{ measure }}_high, {{ a }}.{{ measure }}_low), coalesce({{ b }}.{{ measure }}_high, {{ b }}.{{ measure }}_low)))
)
{%- endmacro %}

{#-
  The worst word on any count decides, then the best; but a toll of dead that agrees is not undone by other counts, and ten and
  more dead told alike are hardly chance. A figure
  that rises speaks for one event only where the day is one: 3 dead on Monday and 5 on Tuesday are as likely two.
-#}
{% macro toll_level(a, b) -%}
{%- set levels -%}
[{% for measure in measures() %}{{ count_level(a, b, measure) }}{{ ',' if not loop.last }}{% endfor %}]
{%- endset -%}
list_transform([{{ levels }}], lambda l: case
    when list_contains(l, 'contradicts') then 'contradicts'
    when l[1] = 'same' and least({{ a }}.killed_best, {{ b }}.killed_best) >= 10 then 'same_large'
    when l[1] = 'same' then case when len(list_intersect(l, ['far', 'differs'])) > 0 then 'compatible' else 'same' end
    when list_contains(l, 'far') then 'far'
    when list_contains(l, 'leaps') then 'leaps'
    when list_contains(l, 'rises') then case when {{ days_differ(a, b) }} then 'differs' else 'rises' end
    when l[1] = 'compatible' then 'compatible'
    when list_contains(l, 'differs') then case when list_contains(l, 'same') then 'compatible' else 'differs' end
    when list_contains(l, 'same') then 'same'
    when list_contains(l, 'compatible') then 'compatible'
    else 'unknown'
end)[1]
{%- endmacro %}

{#- Codes that name nobody in particular ('armed men') differ from nothing; but who calls the dead civilians does not mean fighters. -#}
{% macro actor_level(a, b, column) -%}
case
    when len({{ a }}.{{ column }}) = 0 or len({{ b }}.{{ column }}) = 0 then 'unknown'
    when list_has_any({{ a }}.{{ column }}, {{ b }}.{{ column }}) then 'same'
    when {{ a }}.{{ column }} = ['civilians'] and {{ are_fighters(b, column) }} then 'different'
    when {{ b }}.{{ column }} = ['civilians'] and {{ are_fighters(a, column) }} then 'different'
    when list_has_any(
        list_concat({{ a }}.{{ column }}, {{ b }}.{{ column }}),
        ['armed_group_unidentified', 'insurgents_other', 'militias', 'iraqi_security_forces', 'civilians', 'other']
    ) then 'unknown'
    else 'different'
end
{%- endmacro %}

{% macro are_fighters(a, column) -%}
list_has_all(['islamic_state', 'al_qaeda', 'pkk', 'shia_militias'], {{ a }}.{{ column }})
{%- endmacro %}

{#- Words in common over the words of the shorter telling. -#}
{% macro word_overlap(a, b) -%}
case
    when least(len({{ a }}.words), len({{ b }}.words)) = 0 then 0
    else len(list_intersect({{ a }}.words, {{ b }}.words)) / least(len({{ a }}.words), len({{ b }}.words))
end
{%- endmacro %}

{% macro word_level(overlap) -%}
case when {{ overlap }} >= 0.6 then 'most' when {{ overlap }} >= 0.3 then 'many' when {{ overlap }} > 0.1 then 'some' else 'few' end
{%- endmacro %}

{#-
  True where two tellings cannot be of one event, whatever else speaks for it. One outlet's attack is another's blasts: on a
  single day an event and a series may be one.
-#}
{% macro contradicts(a, b, a_path, b_path) -%}
(
    {{ a }}.granularity <> {{ b }}.granularity and {{ time_level(a, b) }} <> 'same_day'
    or {{ status_class(a) }} <> {{ status_class(b) }}
    or {{ place_level(a, b, a_path, b_path) }} = 'contradicts'
    or {{ toll_level(a, b) }} = 'contradicts'
)
{%- endmacro %}

{#- What happened or was to happen, what was foiled and what is only denied are told apart. -#}
{% macro status_class(a) -%}
case {{ a }}.status when 'planned' then 'occurred' else {{ a }}.status end
{%- endmacro %}

{% macro pair_features() -%}
{{ return(['type', 'time', 'place', 'toll', 'perpetrator', 'target', 'word']) }}
{%- endmacro %}

{#- The first days of the months that an interval touches, one a row. -#}
{% macro months(date_start, date_end) -%}
unnest(generate_series(date_trunc('month', {{ date_start }}), date_trunc('month', {{ date_end }}), interval 1 month))::date
{%- endmacro %}
