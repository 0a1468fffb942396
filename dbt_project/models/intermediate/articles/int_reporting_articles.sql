-- The articles that report an incident, with the day they stand on and a hash of what makes their text theirs.
select
    articles.article_id,
    coalesce(articles.anchor_on, date '9999-12-31') as told_on,
    articles.copy_of,
    hash(articles.row_hash, registry.registry_hash) as row_hash
from {{ ref('stg_articles') }} as articles
cross join {{ ref('int_registry_version') }} as registry
semi join {{ ref('int_incident_reports') }} as reports on articles.article_id = reports.article_id
