{#-
  What the reports of an incident come to: type, status, day, place, tolls, counts. One definition for the mart `incidents` and for the
  published macro `incidents_as_of`. The macro writes common table expressions over one named `reports` that has the
  columns of the mart incident_reports; the last of them is `summed`.
-#}
{% macro incident_ctes(event_types, places) -%}
outcomes as (
    select
        incident_id,
        coalesce(
            {{ latest_ruling('status') }},
            min_by(status, case status when 'occurred' then 1 when 'foiled' then 2 when 'planned' then 3 else 4 end)
        ) as status
    from reports
    group by incident_id
),

-- What only a plan said of type, day and place gives way once the thing has happened.
telling as (
    select reports.*
    from reports
    inner join outcomes on reports.incident_id = outcomes.incident_id
    where reports.status = outcomes.status
    union all
    select reports.*
    from reports
    anti join (
        select reports.incident_id from reports
        inner join outcomes on reports.incident_id = outcomes.incident_id and reports.status = outcomes.status
    ) as told on reports.incident_id = told.incident_id
),

type_votes as (
    select incident_id, event_type, count(distinct text_id) as n_texts
    from telling
    group by incident_id, event_type
),

types as (
    select
        votes.incident_id,
        max_by(
            votes.event_type,
            struct_pack(s := event_types.specificity, n := votes.n_texts, t := votes.event_type)
        ) as event_type
    from type_votes as votes
    inner join {{ event_types }} as event_types on votes.event_type = event_types.event_type
    group by votes.incident_id
),

day_votes as (
    select incident_id, granularity, date_start, date_end, date_precision, count(distinct text_id) as n_texts
    from telling
    where date_start is not null and date_end is not null
    group by incident_id, granularity, date_start, date_end, date_precision
),

-- The narrowest time, of what goes on the longest, then the one most texts give, then the earliest.
days as (
    select
        incident_id,
        min_by(
            struct_pack(date_start := date_start, date_end := date_end, date_precision := date_precision),
            struct_pack(
                l := if(granularity = 'series', date_start - date_end, date_end - date_start),
                n := -n_texts, s := date_start, p := date_precision, g := granularity
            )
        ) as chosen
    from day_votes
    group by incident_id
),

place_votes as (
    select
        telling.incident_id,
        telling.country,
        telling.governorate_code,
        telling.place_id,
        coalesce(places.name_ar, telling.place) as place_name_ar,
        case
            when telling.place_id is not null then {{ place_rank('places.admin_level') }} * 2
            when telling.governorate_code is not null then 3 + (telling.place is not null)::integer
            else -1 + (telling.country is not null)::integer
        end as depth,
        count(distinct telling.text_id) as n_texts
    from telling
    left join {{ places }} as places on telling.place_id = places.place_id
    group by all
),

-- The narrowest place, then the one most texts give.
homes as (
    select
        incident_id,
        max_by(
            struct_pack(
                country := country, governorate_code := governorate_code, place_id := place_id,
                place_name_ar := place_name_ar
            ),
            struct_pack(
                d := depth, n := n_texts, p := coalesce(place_id, ''), g := coalesce(governorate_code, ''),
                c := coalesce(country, ''), a := coalesce(place_name_ar, '')
            )
        ) as chosen
    from place_votes
    group by incident_id
),

rulings as (
    select
        incident_id,
        {{ latest_ruling('event_type') }} as event_type,
        {{ latest_ruling('date') }}::date as ruled_on,
        {{ latest_ruling('place_id') }} as place_id
        {%- for measure in measures() %},
        {{ latest_ruling(measure) }} as {{ measure }}
        {%- endfor %}
    from reports
    where len(rulings) > 0
    group by incident_id
),

{{ figure_ctes() }},

{{ toll_ctes('tolls', 'figures', ['incident_id', 'measure']) }},

toll_columns as (
    select
        incident_id
        {%- for measure in measures() %}{% for bound in ['low', 'best', 'high'] %},
        max({{ bound }}) filter (where measure = '{{ measure }}') as {{ measure }}_{{ bound }}
        {%- endfor %}{% endfor %}
    from tolls
    group by incident_id
),

-- Two reports of one day that give different figures.
daily_quarrels as (
    select
        incident_id,
        measure,
        reported_on,
        count(distinct best) > 1 or max(coalesce(low, high)) > min(coalesce(high, low)) as is_disputed
    from figures
    where measure in ('killed', 'injured') and reported_on is not null
    group by incident_id, measure, reported_on
),

quarrels as (
    select incident_id, bool_or(is_disputed) as is_disputed from daily_quarrels group by incident_id
),

counted as (
    select
        incident_id,
        min(granularity) as granularity,
        count(*) as n_reports,
        count(distinct outlet_key) as n_outlets,
        count(distinct text_id) as n_independent_reports,
        min(reported_on) as first_reported_on,
        max(reported_on) as last_reported_on,
        bit_xor({{ digest(['fact_id', 'row_hash']) }}) as row_hash
    from reports
    group by incident_id
),

summed as (
    select
        counted.incident_id,
        coalesce(rulings.event_type, types.event_type) as event_type,
        outcomes.status,
        counted.granularity,
        coalesce(rulings.ruled_on, days.chosen.date_start) as date_start,
        coalesce(rulings.ruled_on, days.chosen.date_end) as date_end,
        case
            when rulings.ruled_on is not null then 'day' else coalesce(days.chosen.date_precision, 'unknown')
        end as date_precision,
        coalesce(ruled_places.country, homes.chosen.country) as country,
        case
            when ruled_places.place_id is not null then ruled_places.governorate_code
            else homes.chosen.governorate_code
        end as governorate_code,
        coalesce(rulings.place_id, homes.chosen.place_id) as place_id,
        coalesce(ruled_places.name_ar, homes.chosen.place_name_ar) as place_name_ar,
        {% for measure in measures() %}
        {% for bound in ['low', 'best', 'high'] %}
        coalesce({{ ruled_bound('rulings.' ~ measure, bound) }}, toll_columns.{{ measure }}_{{ bound }})::integer
            as {{ measure }}_{{ bound }},
        {% endfor %}
        {% endfor %}
        counted.n_reports::integer as n_reports,
        counted.n_outlets::integer as n_outlets,
        counted.n_independent_reports::integer as n_independent_reports,
        counted.first_reported_on,
        counted.last_reported_on,
        coalesce(quarrels.is_disputed, false) as is_disputed,
        counted.row_hash
    from counted
    inner join outcomes on counted.incident_id = outcomes.incident_id
    inner join types on counted.incident_id = types.incident_id
    left join days on counted.incident_id = days.incident_id
    left join homes on counted.incident_id = homes.incident_id
    left join toll_columns on counted.incident_id = toll_columns.incident_id
    left join quarrels on counted.incident_id = quarrels.incident_id
    left join rulings on counted.incident_id = rulings.incident_id
    left join {{ places }} as ruled_places on rulings.place_id = ruled_places.place_id
)
{%- endmacro %}

{#- What a person laid down for the incident as a whole ('killed=12'), the word of the latest report that carries one. -#}
{% macro latest_ruling(field) -%}
max_by(
    substr(list_filter(rulings, lambda r: starts_with(r, '{{ field }}='))[1], {{ field | length + 2 }}),
    struct_pack(r := coalesce(reported_on, date '0001-01-01'), f := fact_id)
) filter (where len(list_filter(rulings, lambda r: starts_with(r, '{{ field }}='))) > 0)
{%- endmacro %}

{% macro ruled_bound(value, bound) -%}
try_cast(if(contains({{ value }}, '/'), split_part({{ value }}, '/', {{ {'low': 1, 'best': 2, 'high': 3}[bound] }}), {{ value }}) as integer)
{%- endmacro %}

{#- The figures of the reports, one row a report and measure; a bound that is not stated counts as the report's best. -#}
{% macro figure_ctes() -%}
figures as (
    {% for measure in measures() %}
    select
        incident_id,
        '{{ measure }}' as measure,
        fact_id,
        reported_on,
        text_id,
        is_correction,
        coalesce({{ measure }}_low, {{ measure }}_best) as low,
        {{ measure }}_best as best,
        coalesce({{ measure }}_high, {{ measure }}_best) as high
    from reports
    where {{ measure }}_low is not null or {{ measure }}_best is not null or {{ measure }}_high is not null
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)
{%- endmacro %}

{#-
  Low, best and high by `keys` from a table of figures. Low and high span all figures ever reported. Best follows the reports as
  long as they rise; a lower figure takes its place only where the report says that it corrects an earlier one, and
  then what was reported before the correction no longer counts. Of several figures of one day the one that most
  texts give is the day's, then the higher. Undated reports decide only where there are no others.
-#}
{% macro toll_ctes(name, source, keys) -%}
{%- set by = keys | join(', ') -%}
{{ name }}_support as (
    select
        {{ by }},
        reported_on,
        best,
        count(distinct text_id) as n_texts,
        bool_or(is_correction) as is_correction
    from {{ source }}
    where best is not null
    group by {{ by }}, reported_on, best
),

{{ name }}_corrections as (
    select
        {% for key in keys %}lower_figure.{{ key }}, {% endfor %}
        max(lower_figure.reported_on) as corrected_on,
        max_by(
            lower_figure.best, struct_pack(r := lower_figure.reported_on, b := -lower_figure.best)
        ) as corrected_best
    from {{ name }}_support as lower_figure
    inner join {{ name }}_support as higher_figure
        on
            {% for key in keys %}lower_figure.{{ key }} = higher_figure.{{ key }} and {% endfor %}
            lower_figure.best < higher_figure.best
            and coalesce(higher_figure.reported_on, date '0001-01-01') <= lower_figure.reported_on
    where lower_figure.is_correction
    group by {% for key in keys %}lower_figure.{{ key }}{{ ', ' if not loop.last }}{% endfor %}
),

{{ name }}_standing as (
    select support.*, corrections.corrected_on, corrections.corrected_best
    from {{ name }}_support as support
    left join {{ name }}_corrections as corrections using ({{ by }})
    left join (
        select distinct {% for key in keys %}old.{{ key }}, {% endfor %} old.best
        from {{ name }}_support as old
        inner join {{ name }}_corrections as c
            on {% for key in keys %}old.{{ key }} = c.{{ key }} and {% endfor %}
                coalesce(old.reported_on, date '0001-01-01') <= c.corrected_on
    ) as superseded using ({{ by }}, best)
    where
        corrections.corrected_on is null
        or (support.reported_on > corrections.corrected_on and superseded.best is null)
        or (support.reported_on = corrections.corrected_on and support.best = corrections.corrected_best)
),

{{ name }}_daily as (
    select
        {{ by }},
        reported_on,
        max_by(best, struct_pack(n := n_texts, b := best)) as best
    from {{ name }}_standing
    group by {{ by }}, reported_on
),

{{ name }}_best as (
    select
        {{ by }},
        coalesce(
            max(best) filter (where reported_on is not null), max(best) filter (where reported_on is null)
        ) as best
    from {{ name }}_daily
    group by {{ by }}
),

{{ name }}_bounds as (
    select {{ by }}, min(low) as low, max(high) as high
    from {{ source }}
    group by {{ by }}
),

{{ name }} as (
    select {% for key in keys %}bounds.{{ key }}, {% endfor %} bounds.low, standing.best, bounds.high
    from {{ name }}_bounds as bounds
    left join {{ name }}_best as standing using ({{ by }})
)
{%- endmacro %}
