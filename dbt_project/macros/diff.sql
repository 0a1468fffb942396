{#-
  Incremental by difference: a model selects only rows whose key is new or whose input has changed, and the
  strategy removes what has vanished. It needs no state but the table itself, so a run that was killed is
  mended by the next one, and a rebuild from scratch gives the same table.
-#}

{#- Rows of `cte` whose (key, hash) the table does not hold yet; all of them on a first run. -#}
{% macro only_changed(cte, key, hash='row_hash') -%}
select {{ cte }}.*
from {{ cte }}
{% if is_incremental() %}
left join (select distinct {{ key }}, {{ hash }} from {{ this }}) as standing
    on {{ cte }}.{{ key }} = standing.{{ key }} and {{ cte }}.{{ hash }} = standing.{{ hash }}
where standing.{{ key }} is null
{% endif %}
{%- endmacro %}

{#-
  `unique_key` is the key of the block that is replaced as a whole. `meta.live` names the model that holds every key
  with the hash of its inputs; rows of any other key or hash leave.
-#}
{% macro get_incremental_diff_sql(arg_dict) %}
    {%- set target = arg_dict['target_relation'] -%}
    {%- set source = arg_dict['temp_relation'] -%}
    {%- set key = arg_dict['unique_key'] -%}
    {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
    {%- set meta = config.get('meta', {}) -%}
    {%- set hash = meta.get('hash', 'row_hash') -%}
    {%- if not meta.get('live') -%}
        {%- do exceptions.raise_compiler_error('strategy diff: ' ~ target ~ ' needs meta.live, a model with every key and hash') -%}
    {%- endif -%}
    delete from {{ target }} as standing
    where not exists (
        select 1 from {{ ref(meta['live']) }} as live
        where live.{{ key }} = standing.{{ key }} and live.{{ hash }} = standing.{{ hash }}
    );
    delete from {{ target }} where {{ key }} in (select {{ key }} from {{ source }});
    insert into {{ target }} ({{ columns }}) (select {{ columns }} from {{ source }})
{% endmacro %}

{#- For pairs: a pair stands while both its ends are what they were when it was compared. -#}
{% macro get_incremental_pairs_sql(arg_dict) %}
    {%- set target = arg_dict['target_relation'] -%}
    {%- set source = arg_dict['temp_relation'] -%}
    {%- set key = arg_dict['unique_key'] -%}
    {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
    {%- for side in ['a', 'b'] %}
    delete from {{ target }} as standing
    where not exists (
        select 1 from {{ ref('int_incident_units') }} as live
        where live.unit_id = standing.unit_{{ side }} and live.row_hash = standing.hash_{{ side }}
    );
    {%- endfor %}
    delete from {{ target }} where {{ key }} in (select {{ key }} from {{ source }});
    insert into {{ target }} ({{ columns }}) (select {{ columns }} from {{ source }})
{% endmacro %}
