-- One row a reporting article, with a hash of itself and of every article that shares a band with it.
with bands as (
    select * from {{ ref('int_article_bands') }}
),

members as (
    select band, bit_xor({{ digest(['article_id', 'told_on']) }}) as members_hash
    from bands
    group by band
),

shared as (
    select bands.article_id, bit_xor({{ digest(['bands.band', 'members.members_hash']) }}) as bands_hash
    from bands
    inner join members on bands.band = members.band
    group by bands.article_id
)

select
    articles.article_id,
    hash(articles.row_hash, coalesce(shared.bands_hash, 0)) as row_hash
from {{ ref('int_reporting_articles') }} as articles
left join shared on articles.article_id = shared.article_id
