{{ config(alias='places') }}

select
    place_id, name_ar, name_en, admin_level, governorate_code, latitude, longitude, parent_place_id, country,
    valid_from, valid_to
from {{ ref('places') }}
