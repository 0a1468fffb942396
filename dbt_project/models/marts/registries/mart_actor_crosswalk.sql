{{ config(alias='actor_crosswalk') }}

select actor_id, ucdp_side, plover_sector, plover_country
from {{ ref('actor_crosswalk') }}
