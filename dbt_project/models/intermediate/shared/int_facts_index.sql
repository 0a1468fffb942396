{{ config(materialized="view") }}

-- Every fact of every kind and extractor, by its place in the article.
{% for kind in ['incident', 'election_milestone', 'actor_role', 'statement'] %}
select
    fact_id, article_id, '{{ kind }}' as kind, extractor, evidence_start, evidence_end,
    {% if kind == 'incident' %}event_type{% elif kind == 'election_milestone' %}milestone_type{% else %}cast(null as varchar){% endif %} as fact_type
from {{ ref('stg_' ~ kind ~ '_facts') }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
