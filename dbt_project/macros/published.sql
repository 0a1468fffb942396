{#- The statements of models/published/published_ddl.sql. Their relations are the tables of the published file. -#}

{#- The incidents as the press stood on the evening of a day: today's grouping, what was reported up to then. -#}
{% macro published_incidents_as_of() -%}
create macro incidents_as_of(day) as table
with reports as (
    select * from incident_reports where reported_on <= cast(day as date)
),

{{ incident_ctes('event_types', 'places') }}

select * from summed
{%- endmacro %}

{#- The milestones as the press stood on the evening of a day. -#}
{% macro published_election_milestones_as_of() -%}
create macro election_milestones_as_of(day) as table
with claims as (
    select * from election_milestone_reports where reported_on <= cast(day as date)
),

{{ milestone_ctes() }}

select * from settled
{%- endmacro %}

{#- Who held which office on a day, by the registry; on the day of a handover the one who comes. -#}
{% macro published_office_holders_on() -%}
create macro office_holders_on(day) as table
select roles.office_key, roles.role, roles.organisation, roles.actor_id, actors.name_ar, actors.name_en,
    roles.valid_from, roles.valid_to
from actor_roles as roles
inner join actors on roles.actor_id = actors.actor_id
where
    roles.source = 'registry'
    and (roles.valid_from is null or roles.valid_from <= cast(day as date))
    and (roles.valid_to is null or roles.valid_to > cast(day as date))
{%- endmacro %}

{#- The id that stands today for an id ever published, through chains of redirects; null where it was withdrawn. -#}
{% macro published_current_incident_id() -%}
create macro current_incident_id(id) as table
with recursive chain as (
    select cast(id as varchar) as incident_id, 0 as steps
    union all
    select redirects.new_id, chain.steps + 1
    from chain
    inner join incident_id_redirects as redirects on chain.incident_id = redirects.old_id
    where chain.steps < 1000
)

select incident_id from chain order by steps desc limit 1
{%- endmacro %}

{#- The columns of UCDP GED, for scripts that read it. One row an incident that occurred. -#}
{% macro published_as_ucdp() -%}
create view as_ucdp as
with sides as (
    select
        incident_actors.incident_id,
        string_agg(actors.name_en, ', ' order by actors.actor_id) filter (where role = 'perpetrator') as side_a,
        string_agg(actors.name_en, ', ' order by actors.actor_id) filter (where role = 'target') as side_b,
        bool_or(role = 'perpetrator' and ucdp_side = 'state') as state_acts,
        bool_or(role = 'perpetrator' and ucdp_side = 'nonstate') as group_acts,
        bool_or(role = 'target' and ucdp_side = 'state') as state_is_hit,
        bool_or(role = 'target' and ucdp_side = 'nonstate') as group_is_hit,
        bool_or(role = 'target' and ucdp_side = 'civilian') as civilians_are_hit
    from incident_actors
    inner join actors on incident_actors.actor_id = actors.actor_id
    left join actor_crosswalk on incident_actors.actor_id = actor_crosswalk.actor_id
    group by incident_actors.incident_id
)

select
    incidents.incident_id as id,
    year(incidents.date_start)::integer as year,
    case
        when (state_acts or group_acts) and civilians_are_hit and not coalesce(state_is_hit or group_is_hit, false) then 3
        when state_acts and (group_is_hit or state_is_hit) then 1
        when group_acts and state_is_hit then 1
        when group_acts and group_is_hit then 2
        when (state_acts or group_acts) and civilians_are_hit then 3
    end as type_of_violence,
    sides.side_a,
    sides.side_b,
    incidents.n_reports as number_of_sources,
    case when incidents.granularity = 'event' then 1 else 2 end as event_clarity,
    case
        when incidents.date_start is null then null
        when incidents.date_end = incidents.date_start then 1
        when incidents.date_end - incidents.date_start < 6 then 2
        when incidents.date_end - incidents.date_start = 6 then 3
        when incidents.date_end - incidents.date_start <= 31 then 4
        else 5
    end as date_prec,
    incidents.date_start,
    incidents.date_end,
    case
        when incidents.place_id is null then case when incidents.governorate_code is null then 6 else 4 end
        else case places.admin_level
            when 'country' then 6 when 'governorate' then 4 when 'area' then 4
            when 'district' then 3 when 'subdistrict' then 3 else 1
        end
    end as where_prec,
    incidents.place_name_ar as where_description,
    governorates.name_en as adm_1,
    coalesce(places.latitude, governorates.latitude) as latitude,
    coalesce(places.longitude, governorates.longitude) as longitude,
    incidents.country,
    incidents.killed_best as best,
    incidents.killed_high as high,
    incidents.killed_low as low,
    case
        when coalesce(civilians_are_hit and not (state_is_hit or group_is_hit), false) then incidents.killed_best
    end as deaths_civilians,
    incidents.event_type
from incidents
left join sides on incidents.incident_id = sides.incident_id
left join places on incidents.place_id = places.place_id
left join governorates on incidents.governorate_code = governorates.governorate_code
where incidents.status = 'occurred'
{%- endmacro %}

{#- The columns of PLOVER-coded events (as in POLECAT), with the precision of day and place. -#}
{% macro published_as_plover() -%}
create view as_plover as
with sides as (
    select
        incident_actors.incident_id,
        string_agg(actors.name_en, ', ' order by actors.actor_id) filter (where role = 'perpetrator') as actor_name,
        string_agg(distinct plover_sector, ';' order by plover_sector) filter (where role = 'perpetrator') as actor_sector,
        string_agg(distinct plover_country, ';' order by plover_country) filter (where role = 'perpetrator')
            as actor_country,
        string_agg(actors.name_en, ', ' order by actors.actor_id) filter (where role = 'target') as recipient_name,
        string_agg(distinct plover_sector, ';' order by plover_sector) filter (where role = 'target') as recipient_sector,
        string_agg(distinct plover_country, ';' order by plover_country) filter (where role = 'target')
            as recipient_country
    from incident_actors
    inner join actors on incident_actors.actor_id = actors.actor_id
    left join actor_crosswalk on incident_actors.actor_id = actor_crosswalk.actor_id
    group by incident_actors.incident_id
)

select
    incidents.incident_id as event_id,
    incidents.date_start as event_date,
    incidents.date_end as event_date_end,
    incidents.date_precision,
    event_types.plover_event_type as event_type,
    event_types.plover_mode as event_mode,
    incidents.status,
    sides.actor_name,
    sides.actor_sector,
    sides.actor_country,
    sides.recipient_name,
    sides.recipient_sector,
    sides.recipient_country,
    incidents.place_name_ar as placename,
    governorates.name_en as province,
    incidents.country,
    coalesce(places.admin_level, case when incidents.governorate_code is not null then 'governorate' else 'country' end)
        as place_precision,
    coalesce(places.latitude, governorates.latitude) as latitude,
    coalesce(places.longitude, governorates.longitude) as longitude,
    incidents.killed_best as killed,
    incidents.injured_best as injured,
    incidents.n_reports as number_of_reports
from incidents
inner join event_types on incidents.event_type = event_types.event_type
left join sides on incidents.incident_id = sides.incident_id
left join places on incidents.place_id = places.place_id
left join governorates on incidents.governorate_code = governorates.governorate_code
where event_types.plover_event_type is not null
{%- endmacro %}
