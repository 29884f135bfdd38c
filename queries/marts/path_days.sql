-- The enterprises of enterprise_paths counted by the days between the marks that they hold, by the year of
-- their first registration, province and centre.
--
-- grain:   province_code, centre_id, first_registered_year, step_order, is_on_path, days, provenance
-- columns: province_code          varchar
--          centre_id              varchar   '' where no centre assisted
--          first_registered_year  date      first day of the year
--          step_order             integer   1 applied for a mark, 2 holds the NIB, 3 SNI Bina UMK,
--                                           4 SPPT-SNI
--          is_on_path             boolean   after all marks before it
--          days                   integer   days since the mark before it; 0 where it is not on the path
--          enterprise_count       bigint    enterprises
--          provenance             varchar
-- data:    certification_applications
with steps as (
    select unnest([1, 2, 3, 4])::integer as step_order
),

stepped as (
    select
        paths.province_code,
        coalesce(paths.centre_id, '') as centre_id,
        date_trunc('year', paths.first_registered_on)::date as first_registered_year,
        steps.step_order,
        path_days(
            steps.step_order, paths.first_registered_on, paths.nib_on, paths.bina_umk_on, paths.sppt_sni_on
        ) as days,
        paths.provenance
    from marts.enterprise_paths as paths
    cross join steps
    where holds_step(steps.step_order, paths.nib_on, paths.bina_umk_on, paths.sppt_sni_on)
)

select
    province_code,
    centre_id,
    first_registered_year,
    step_order,
    days is not null as is_on_path,
    coalesce(days, 0) as days,
    count(*) as enterprise_count,
    provenance
from stepped
group by province_code, centre_id, first_registered_year, step_order, stepped.days, provenance
order by step_order, first_registered_year, province_code, centre_id, is_on_path, days, provenance
