{{ config(alias='elections') }}

-- The registry's elections, and those that only articles speak of.
with registry as (
    select election_id, name_ar, name_en, body, year::integer as year, polling_on, true as is_reviewed
    from {{ ref('elections') }}
),

spoken_of as (
    select distinct
        election_id,
        regexp_extract(election_id, '^iq-(.+)-(\d{4})$', 1) as body,
        regexp_extract(election_id, '^iq-(.+)-(\d{4})$', 2)::integer as year
    from {{ ref('election_milestone_reports') }}
    anti join registry using (election_id)
)

select * from registry
union all
select
    spoken_of.election_id,
    coalesce(bodies.name_ar || ' ' || spoken_of.year, spoken_of.election_id) as name_ar,
    coalesce(bodies.name_en || ' ' || spoken_of.year, spoken_of.election_id) as name_en,
    spoken_of.body,
    spoken_of.year,
    null as polling_on,
    false as is_reviewed
from spoken_of
left join {{ ref('election_bodies') }} as bodies on spoken_of.body = bodies.body
