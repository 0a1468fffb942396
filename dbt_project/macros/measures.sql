{#- The counts of the contract; everything that is told of one of them is told of all. -#}
{% macro measures() -%}
{{ return(['killed', 'injured', 'killed_or_injured', 'abducted', 'arrested']) }}
{%- endmacro %}
