-- The quoted words stand in the article at their offsets, character for character.
with quotations as (
    {% for mart in ['incident_reports', 'election_milestone_reports', 'actor_role_reports', 'statements'] %}
    select '{{ mart }}' as mart, article_id, evidence, evidence_start, evidence_end from {{ ref(mart) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select quotations.mart, quotations.article_id, quotations.evidence, quotations.evidence_start, quotations.evidence_end
from quotations
left join {{ ref('mart_articles') }} as articles on quotations.article_id = articles.article_id
where
    substr(
        articles.title || chr(10) || articles.text,
        quotations.evidence_start + 1,
        quotations.evidence_end - quotations.evidence_start
    ) is distinct from quotations.evidence
