{{ config(alias='governorates') }}

select governorate_code, name_ar, name_en, place_id, latitude, longitude
from {{ ref('governorates') }}
