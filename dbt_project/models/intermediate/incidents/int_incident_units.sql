-- What is compared: units with the features of the report that stands for them. `row_hash` covers the features
-- alone, so one more copy of a known report scores no pair anew; `members_hash` covers the reports.
with units as (
    select * from {{ ref('int_incident_unit_inputs') }}
),

final as (
    select
        units.unit_id,
        units.members_hash,
        units.first_reported_on,
        reports.fact_id,
        reports.granularity,
        reports.status,
        reports.event_type,
        types.family,
        reports.date_start,
        reports.date_end,
        reports.area,
        reports.governorate_code,
        reports.place_id,
        reports.place_key,
        reports.place_rank,
        reports.place_rank > 2 or coalesce(places.admin_level = 'area' and places.governorate_code is not null, false)
            as is_narrow,
        places.latitude,
        places.longitude,
        {% for measure in measures() %}
        coalesce(reports.{{ measure }}_low, reports.{{ measure }}_best) as {{ measure }}_low,
        reports.{{ measure }}_best,
        coalesce(reports.{{ measure }}_high, reports.{{ measure }}_best) as {{ measure }}_high,
        {% endfor %}
        reports.perpetrators,
        reports.targets,
        reports.words,
        registry.registry_hash
    from units
    cross join {{ ref('int_registry_version') }} as registry
    inner join {{ ref('int_incident_reports') }} as reports on units.fact_id = reports.fact_id
    inner join {{ ref('event_types') }} as types on reports.event_type = types.event_type
    left join {{ ref('places') }} as places on reports.place_id = places.place_id
)

select *, hash(*columns(* exclude (members_hash))) as row_hash from final
