{{ config(alias='event_types') }}

select
    event_type, name_ar, name_en, family, specificity, acled_event_type, acled_sub_event_type, plover_event_type,
    plover_mode
from {{ ref('event_types') }}
