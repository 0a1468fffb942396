-- Who is named as office-holder or speaker, resolved by name, by office and by day. A name that the registry lacks becomes an
-- actor of its own; a family name alone is joined to a fuller name of the same article or stays with its article, and
-- never meets another article's. Descriptions ('مصدر امني') are nobody.
{{ config(
    materialized='incremental', incremental_strategy='diff', unique_key='article_id',
    meta={'live': 'int_article_inputs'}
) }}

with inputs as (
    select * from {{ ref('int_article_inputs') }}
),

changed as (
    {{ only_changed('inputs', 'article_id') }}
),

mentions as (
    select facts.fact_id, facts.article_id, facts.extractor, facts.person as name, 'actor_role' as kind
    from {{ ref('stg_actor_role_facts') }} as facts
    union all
    select facts.fact_id, facts.article_id, facts.extractor, facts.speaker as name, 'statement' as kind
    from {{ ref('stg_statement_facts') }} as facts
),

dated as (
    select
        mentions.fact_id,
        mentions.article_id,
        mentions.kind,
        mentions.name,
        {{ fold_ar('mentions.name') }} as name_key,
        articles.anchor_on as reported_on,
        changed.row_hash
    from mentions
    inner join changed on mentions.article_id = changed.article_id
    inner join {{ ref('stg_articles') }} as articles on mentions.article_id = articles.article_id
    inner join {{ ref('int_extractor_choice') }} as choice
        on mentions.article_id = choice.article_id and mentions.extractor = choice.extractor
),

by_name as (
    select dated.fact_id, min(names.actor_id) as actor_id
    from dated
    inner join {{ ref('int_actor_names') }} as names
        on
            dated.name_key = names.name_key
            and (names.valid_from is null or dated.reported_on is null or dated.reported_on >= names.valid_from)
            and (names.valid_to is null or dated.reported_on is null or dated.reported_on < names.valid_to)
    group by dated.fact_id
    having count(distinct names.actor_id) = 1
),

by_office as (
    select dated.fact_id, min(offices.actor_id) as actor_id
    from dated
    inner join {{ ref('int_office_names') }} as offices
        on
            dated.name_key = offices.name_key
            and dated.reported_on >= offices.valid_from
            and (offices.valid_to is null or dated.reported_on < offices.valid_to)
    where dated.kind = 'statement'
    group by dated.fact_id
    having count(distinct offices.actor_id) = 1
),

described as (
    select
        dated.*,
        coalesce(by_name.actor_id, by_office.actor_id) as registered_id,
        case when by_name.actor_id is not null then 'name' when by_office.actor_id is not null then 'office' end as basis,
        case
            when words.stands_for is null then 'person'
            when words.stands_for = 'description' and dated.kind = 'actor_role' then 'person'
            else words.stands_for
        end as stands_for
    from dated
    left join by_name on dated.fact_id = by_name.fact_id
    left join by_office on dated.fact_id = by_office.fact_id
    left join (
        select distinct regexp_replace({{ fold_ar('word') }}, '^ال', '') as word_key, stands_for
        from {{ ref('speaker_descriptions') }}
    ) as words on regexp_replace(split_part(dated.name_key, ' ', 1), '^ال', '') = words.word_key
),

full_names as (
    select distinct
        article_id,
        name_key,
        coalesce(registered_id, 'name_' || replace(name_key, ' ', '_')) as actor_id
    from described
    where contains(name_key, ' ') and stands_for <> 'description'
),

within_article as (
    select described.fact_id, min(full_names.actor_id) as actor_id
    from described
    inner join full_names
        on
            described.article_id = full_names.article_id
            and list_contains(string_split(full_names.name_key, ' '), described.name_key)
    where described.registered_id is null and described.stands_for = 'person' and not contains(described.name_key, ' ')
    group by described.fact_id
    having count(distinct full_names.actor_id) = 1
)

select
    described.fact_id,
    described.article_id,
    described.kind,
    described.name,
    described.name_key,
    described.reported_on,
    described.stands_for,
    case
        when described.registered_id is not null then described.registered_id
        when described.stands_for = 'description' or described.name_key = '' then null
        when contains(described.name_key, ' ') then 'name_' || replace(described.name_key, ' ', '_')
        when within_article.actor_id is not null then within_article.actor_id
        when described.stands_for = 'person'
            then 'name_' || described.name_key || '_' || described.article_id
    end as actor_id,
    case
        when described.basis is not null then described.basis
        when within_article.actor_id is not null then 'article'
        when described.stands_for = 'description' then 'description'
        else 'unknown'
    end as basis,
    described.row_hash
from described
left join within_article on described.fact_id = within_article.fact_id
