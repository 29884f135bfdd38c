-- SPP-IRT certificates that end within six months after the as-of date, by the centre that assisted, the most
-- first.
--
-- grain:   centre_id
-- params:  $province_code    varchar   null for all
--          $centre_id        varchar   null for all
-- columns: centre_id         varchar   '' where no centre assisted
--          name              varchar   of the centre
--          province_name     varchar
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
        and scheme = 'SPP_IRT'
        and state = 'issued'
        and expires_on > as_of_day
        and expires_on <= as_of_day + interval 6 month
)

select
    coalesce(chosen.centre_id, '') as centre_id,
    any_value(centres.name) as name,
    any_value(centres.province_name) as province_name,
    count(*) as expiring_count,
    min(chosen.expires_on) as first_expires_on,
    weakest(beside(chosen.provenance, centres.provenance, null)) as provenance
from chosen
left join marts.centres on chosen.centre_id = centres.centre_id
group by coalesce(chosen.centre_id, '')
order by expiring_count desc, centre_id
