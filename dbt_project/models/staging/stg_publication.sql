select number
from {{ source('landing', 'publication') }}
