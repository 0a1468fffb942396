{#-
  Hash of several values of a row, fit to be summed up by bit_xor. DuckDB's own hash of several arguments mixes them by xor, so
  that over an even number of rows a common argument cancels out.
-#}
{% macro digest(values) -%}
hash(concat_ws('|'{% for value in values %}, coalesce(({{ value }})::varchar, '~'){% endfor %}))
{%- endmacro %}
