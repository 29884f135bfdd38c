-- The path of the ministry's story, informal -> NIB -> SNI Bina UMK (self-declared) -> SPPT-SNI, walked by
-- enterprises in this order, beside how many hold each mark on whatever way.
--
-- grain:   step_order
-- params:  $from_date      date      first day of registration; null for all
--          $to_date        date      last day of registration; null for all
--          $province_code  varchar   null for all
--          $centre_id      varchar   null for all
-- columns: step_order      integer   1 to 4
--          step            varchar   'informal', 'NIB', 'SNI_BINA_UMK' or 'SPPT_SNI'
--          holders_count   bigint    enterprises that hold this mark; at the first step all that applied for
--                                    one
--          path_count      bigint    enterprises that hold it after all marks before it
--          previous_share  double    0 to 1, of those on the path one step before
--          median_days     integer   days from the mark before, of those on the path
--          provenance      varchar
-- data:    certification_applications
with chosen as (
    select
        *,
        nib_on is not null as is_second,
        coalesce(nib_on <= bina_umk_on, false) as is_third,
        coalesce(nib_on <= bina_umk_on and bina_umk_on <= sppt_sni_on, false) as is_fourth
    from marts.enterprise_paths
    where
        (first_registered_on >= $from_date::date or $from_date is null)
        and (first_registered_on <= $to_date::date or $to_date is null)
        and (province_code = $province_code or $province_code is null)
        and (centre_id = $centre_id or $centre_id is null)
),

steps as (
    select
        1 as step_order,
        'informal' as step,
        count(*) as holders_count,
        count(*) as path_count,
        null::integer as median_days,
        weakest(provenance) as provenance
    from chosen
    union all
    select
        2 as step_order,
        'NIB' as step,
        count(nib_on) as holders_count,
        count(*) filter (where is_second) as path_count,
        quantile_disc(date_diff('day', first_registered_on, nib_on), 0.5)::integer as median_days,
        weakest(provenance) as provenance
    from chosen
    union all
    select
        3 as step_order,
        'SNI_BINA_UMK' as step,
        count(bina_umk_on) as holders_count,
        count(*) filter (where is_third) as path_count,
        quantile_disc(date_diff('day', nib_on, bina_umk_on), 0.5) filter (where is_third)::integer
            as median_days,
        weakest(provenance) as provenance
    from chosen
    where nib_on is not null or bina_umk_on is not null
    union all
    select
        4 as step_order,
        'SPPT_SNI' as step,
        count(sppt_sni_on) as holders_count,
        count(*) filter (where is_fourth) as path_count,
        quantile_disc(date_diff('day', bina_umk_on, sppt_sni_on), 0.5) filter (where is_fourth)::integer
            as median_days,
        weakest(provenance) as provenance
    from chosen
    where sppt_sni_on is not null or is_third
)

select
    step_order,
    step,
    holders_count,
    path_count,
    path_count / nullif(lag(path_count) over (order by step_order), 0) as previous_share,
    median_days,
    coalesce(
        provenance,
        (select weakest(every_one.provenance) from chosen as every_one),
        (select weakest(paths.provenance) from marts.enterprise_paths as paths),
        'derived'
    ) as provenance
from steps
order by step_order
