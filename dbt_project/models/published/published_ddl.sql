-- The views and table macros of the published file, as text whose relations carry no database or schema: publication runs them,
-- in order of position, in the new file once the marts stand there.
{{ config(schema='marts_meta', materialized='table') }}

{% set statements = [
    ('as_ucdp', published_as_ucdp()),
    ('as_plover', published_as_plover()),
    ('incidents_as_of', published_incidents_as_of()),
    ('election_milestones_as_of', published_election_milestones_as_of()),
    ('office_holders_on', published_office_holders_on()),
    ('current_incident_id', published_current_incident_id())
] %}
{% for name, ddl in statements %}
select {{ loop.index }}::integer as position, '{{ name }}' as name, '{{ ddl | trim | replace("'", "''") }}' as ddl
{% if not loop.last %}union all{% endif %}
{% endfor %}
