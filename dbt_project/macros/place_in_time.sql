{#-
  Which of two reports is the earlier: by the day it was told, undated ones last, then by file, line and place in the
  article. Never by the day it was loaded.
-#}
{% macro place_in_time(source_path, line) -%}
struct_pack(
    told_on := coalesce(reported_on, date '9999-12-31'), source_path := {{ source_path }}, line := {{ line }},
    evidence_start := evidence_start, fact_id := fact_id
)
{%- endmacro %}
