-- Who held which office: what the registry knows and what articles say, each with its source.
with registered as (
    select
        'o' || left(md5(concat_ws(
            '|', offices.actor_id, offices.role, offices.organisation, coalesce(offices.valid_from::varchar, '?'), 'registry'
        )), 16) as actor_role_id,
        coalesce(merges.same_as, offices.actor_id) as actor_id,
        offices.role,
        offices.organisation,
        offices.valid_from,
        offices.valid_to,
        offices.office_key,
        'registry' as source,
        0 as n_reports,
        cast(null as date) as first_reported_on,
        cast(null as date) as last_reported_on
    from {{ ref('actor_offices') }} as offices
    left join {{ ref('int_actor_merges') }} as merges on offices.actor_id = merges.actor_id
),

told as (
    select
        actor_role_id,
        min(actor_id) as actor_id,
        min_by(role, struct_pack(r := coalesce(reported_on, date '9999-12-31'), f := fact_id)) as role,
        min_by(organisation, struct_pack(r := coalesce(reported_on, date '9999-12-31'), f := fact_id)) as organisation,
        min(valid_from) as valid_from,
        cast(null as date) as valid_to,
        cast(null as varchar) as office_key,
        'article' as source,
        count(*)::integer as n_reports,
        min(reported_on) as first_reported_on,
        max(reported_on) as last_reported_on
    from {{ ref('actor_role_reports') }}
    group by actor_role_id
)

select * from registered
union all
select * from told
