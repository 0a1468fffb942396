{#-
  The ledger of the last publication as dbt reads it: which reports stood behind which incident id, the redirects
  given out so far, and the number of that publication. Where nothing has been published the tables are empty.
-#}
{% macro ensure_ledger() %}
    {% if execute %}
        {% do run_query("create schema if not exists landing") %}
        {% do run_query(
            "create table if not exists landing.id_ledger ("
            "incident_id varchar not null, fact_id varchar not null, report_key varchar not null, "
            "article_id varchar not null, evidence_start integer not null, evidence_end integer not null)"
        ) %}
        {% do run_query(
            "create table if not exists landing.id_redirects ("
            "old_id varchar not null, new_id varchar, reason varchar not null, changed_in integer not null)"
        ) %}
        {% do run_query("create table if not exists landing.publication (number integer not null)") %}
    {% endif %}
{% endmacro %}
