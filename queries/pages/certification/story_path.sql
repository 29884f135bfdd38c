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
with named as (
    select
        unnest([1, 2, 3, 4])::integer as step_order,
        unnest(['informal', 'NIB', 'SNI_BINA_UMK', 'SPPT_SNI']) as step
),

-- whole years come from the sums that are made in advance, single days from the enterprises themselves
chosen as (
    select
        step_order,
        if(is_on_path, days, null) as days,
        enterprise_count,
        provenance
    from marts.path_days
    where
        first_registered_year >= whole_from('year', $from_date)
        and first_registered_year <= whole_until('year', $to_date)
        and (province_code = $province_code or $province_code is null)
        and (nullif(centre_id, '') = $centre_id or $centre_id is null)
    union all
    select
        named.step_order,
        path_days(
            named.step_order, paths.first_registered_on, paths.nib_on, paths.bina_umk_on, paths.sppt_sni_on
        ) as days,
        1 as enterprise_count,
        paths.provenance
    from marts.enterprise_paths as paths
    cross join named
    where
        (paths.first_registered_on >= $from_date::date or $from_date is null)
        and (paths.first_registered_on <= $to_date::date or $to_date is null)
        and (
            paths.first_registered_on < whole_from('year', $from_date)
            or paths.first_registered_on > whole_until('year', $to_date)
        )
        and (paths.province_code = $province_code or $province_code is null)
        and (paths.centre_id = $centre_id or $centre_id is null)
        and holds_step(named.step_order, paths.nib_on, paths.bina_umk_on, paths.sppt_sni_on)
),

counted as (
    select
        step_order,
        days,
        sum(enterprise_count) as enterprise_count,
        weakest(provenance) as provenance
    from chosen
    group by step_order, days
),

ranked as (
    select
        *,
        sum(enterprise_count) over (partition by step_order order by days) as so_far,
        sum(enterprise_count) over (partition by step_order) as path_count
    from counted
    where days is not null
),

medians as (
    select
        step_order,
        min(days) filter (where step_order > 1) as median_days
    from ranked
    where 2 * so_far >= path_count
    group by step_order
),

sums as (
    select
        step_order,
        sum(enterprise_count) as holders_count,
        sum(enterprise_count) filter (where days is not null) as path_count,
        weakest(provenance) as provenance,
        weakest(if(days is null, null, provenance)) as path_provenance
    from counted
    group by step_order
),

steps as (
    select
        named.step_order,
        named.step,
        coalesce(sums.holders_count, 0)::bigint as holders_count,
        coalesce(sums.path_count, 0)::bigint as path_count,
        lag(coalesce(sums.path_count, 0)) over in_order as previous_count,
        sums.provenance,
        lag(sums.path_provenance) over in_order as previous_provenance
    from named
    left join sums on named.step_order = sums.step_order
    window in_order as (order by named.step_order)
)

select
    steps.step_order,
    steps.step,
    steps.holders_count,
    steps.path_count,
    steps.path_count / nullif(steps.previous_count, 0) as previous_share,
    medians.median_days,
    coalesce(
        weaker(steps.provenance, steps.previous_provenance),
        steps.provenance,
        steps.previous_provenance,
        (select weakest(every_one.provenance) from counted as every_one),
        (select weakest(paths.provenance) from marts.path_days as paths),
        'derived'
    ) as provenance
from steps
left join medians on steps.step_order = medians.step_order
order by steps.step_order
