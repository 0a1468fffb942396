-- Suspicious: a decision whose article, words, actor or value cannot be found.
{{ config(severity='warn') }}

select review_id, source_path, line, decision, outcome
from {{ ref('review_log') }}
where outcome not in ('applied', 'overruled', 'nothing_to_do')
