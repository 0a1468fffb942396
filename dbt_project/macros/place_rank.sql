{#- How narrow an administrative level is: 0 a country, 2 a governorate, 6 a neighbourhood. -#}
{% macro place_rank(admin_level) -%}
case {{ admin_level }}
    when 'country' then 0 when 'area' then 1 when 'governorate' then 2 when 'district' then 3
    when 'subdistrict' then 4 when 'town' then 5 else 6
end
{%- endmacro %}
