{#-
  The words by which two tellings of one event are compared: folded, article and conjunction off the front,
  numbers and the common words of all such news left out, sorted, once each.
  'انفجار عبوة ناسفة قرب السوق الشعبي' -> ['سوق', 'شعبي', 'قرب']
-#}
{% macro evidence_words(folded, common_words) -%}
list_sort(list_distinct(list_filter(
    list_transform(
        regexp_split_to_array({{ folded }}, '[^\p{L}]+'),
        lambda w: regexp_replace(w, '^(وال|بال|فال|كال|لل|ال|و)(\p{L}{3,})$', '\2')
    ),
    lambda w: length(w) >= 3 and not list_contains({{ common_words }}, w)
)))
{%- endmacro %}

{#-
  The words without the name of the place, which is compared by itself: of 'انفجار قرب سوق بكركوك' told of كركوك
  there remain قرب and سوق.
-#}
{% macro without_place(words, place_key) -%}
list_filter({{ words }}, lambda w: not list_has_any(
    [w, regexp_replace(w, '^[بلوفك]', '')],
    list_transform(
        regexp_split_to_array(coalesce({{ place_key }}, ''), '[^\p{L}]+'), lambda p: regexp_replace(p, '^ال', '')
    )
))
{%- endmacro %}
