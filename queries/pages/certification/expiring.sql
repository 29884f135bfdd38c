-- SPP-IRT certificates that end within six months after the as-of date, by the centre that assisted, the most
-- first; of simulated ones a made-up name stands for the centre.
--
-- grain:   centre_id
-- params:  $province_code    varchar   null for all
--          $centre_id        varchar   null for all
--          $simulated        boolean   false leaves simulated records out; null counts them
-- columns: centre_id         varchar   '' where no centre assisted
--          name              varchar   of the centre
--          province_name     varchar   null where the name is made up
--          expiring_count    bigint    certificates
--          first_expires_on  date      the first day on which one ends
--          provenance        varchar
-- data:    certification_applications, centres
with chosen as (
    select *
    from marts.applications
    where
        (province_code = $province_code or $province_code is null)
        and (centre_id = $centre_id or $centre_id is null)
        and (provenance <> 'simulated' or coalesce($simulated, true))
        and scheme = 'SPP_IRT'
        and state = 'issued'
        and expires_on > as_of_day
        and expires_on <= as_of_day + interval 6 month
),

counted as (
    select
        coalesce(chosen.centre_id, '') as centre_id,
        any_value(centres.name) as name,
        any_value(centres.province_name) as province_name,
        count(*) as expiring_count,
        min(chosen.expires_on) as first_expires_on,
        weakest(beside(chosen.provenance, centres.provenance, null)) as provenance,
        weakest(beside(chosen.provenance, centres.provenance, null)) = 'simulated' as is_made_up
    from chosen
    left join marts.centres on chosen.centre_id = centres.centre_id
    where centres.provenance is distinct from 'simulated' or coalesce($simulated, true)
    group by coalesce(chosen.centre_id, '')
)

select
    if(counted.is_made_up, coalesce(made_up.made_up_code, ''), counted.centre_id) as centre_id,
    if(counted.is_made_up, made_up.made_up_name, counted.name) as name,
    if(counted.is_made_up, null, counted.province_name) as province_name,
    counted.expiring_count,
    counted.first_expires_on,
    counted.provenance
from counted
left join marts.made_up_names as made_up
    on made_up.category like '%_centre' and counted.centre_id = made_up.unit_id
order by expiring_count desc, centre_id
