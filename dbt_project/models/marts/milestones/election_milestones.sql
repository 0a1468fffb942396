with claims as (
    select * from {{ ref('election_milestone_reports') }}
),

{{ milestone_ctes() }}

select * from settled
