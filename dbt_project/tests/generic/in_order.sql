{#- Rows in which a list of bounds does not rise; null bounds are passed over. -#}
{% test in_order(model, bounds) %}
select *
from {{ model }}
where
    {% for columns in bounds %}
    {% for lower in columns %}{% for upper in columns[loop.index:] %}
    {{ lower }} > {{ upper }} or
    {% endfor %}{% endfor %}
    {% endfor %}
    false
{% endtest %}
