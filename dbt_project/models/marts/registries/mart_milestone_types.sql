{{ config(alias='milestone_types') }}

select milestone_type, name_ar, name_en, repeats, sort_order
from {{ ref('milestone_types') }}
