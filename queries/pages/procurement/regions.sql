-- The share of small enterprises of each province's or each regency's and city's own government, with the
-- class of the map.
--
-- The six administrative units of Jakarta have no budget of their own: not applicable.
--
-- grain:   region_code
-- params:  $year                    integer   fiscal year; null for 2025
--          $level                   varchar   'province' (null too) or 'regency'
--          $simulated               boolean   false leaves simulated institutions out; null counts them
--          $measure                 varchar   'budget' (null too), 'obligation' or 'provider': the
--                                             denominator
-- columns: region_code              varchar
--          region_name              varchar
--          list_code                varchar   of the region; of a simulated government the made-up code
--          list_name                varchar   the same: what a list calls it, which may name no region
--          institution_code         varchar   null where no institution is known or it is simulated
--          institution_name         varchar
--          is_applicable            boolean   false for the administrative units of Jakarta
--          share                    double    of the chosen denominator: lower bound
--          upper_share              double    upper bound
--          gap_idr                  decimal(27,3) rupiah: realised small-enterprise spending less the
--                                                 obligation; null where it is simulated
--          class                    integer   0 no data, 1 to 5 below and above the target, 6 not applicable
--          provenance               varchar
-- data:    procurement, provinces, regencies
with regions as (
    select *
    from marts.regions
    where level = coalesce($level, 'province')
),

years as (
    select
        *,
        if($measure in ('provider', 'obligation'), realised_umk_idr, planned_umk_idr) as umk_idr,
        if($measure in ('provider', 'obligation'), realised_unknown_idr, planned_unknown_idr) as unknown_idr,
        case $measure
            when 'provider' then realised_idr
            when 'obligation' then obligation(budget_idr)
            else budget_idr
        end as denominator_idr
    from marts.procurement_years
    where
        year = coalesce($year, 2025)
        and region_code is not null
        and institution_kind <> 'state_firm'
        and (provenance <> 'simulated' or coalesce($simulated, true))
),

measured as (
    select
        regions.region_code,
        regions.region_name,
        years.institution_code,
        years.institution_name,
        regions.is_self_governing as is_applicable,
        years.umk_idr / nullif(years.denominator_idr, 0) as share,
        (years.umk_idr + years.unknown_idr) / nullif(years.denominator_idr, 0) as upper_share,
        years.realised_umk_idr - obligation(years.budget_idr) as gap_idr,
        if($measure = 'obligation', 1 / umk_rule_share(), 1) as scale,
        coalesce(years.provenance = 'simulated', false) as is_made_up,
        beside(
            regions.provenance,
            years.provenance,
            (select weakest(every_one.provenance) from years as every_one)
        ) as provenance
    from regions
    left join years using (region_code)
)

select
    region_code,
    region_name,
    if(is_made_up, institution_code, region_code) as list_code,
    if(is_made_up, institution_name, region_name) as list_name,
    if(is_made_up, null, institution_code) as institution_code,
    if(is_made_up, null, institution_name) as institution_name,
    is_applicable,
    share,
    upper_share,
    if(is_made_up, null, gap_idr) as gap_idr,
    case
        when not is_applicable then 6
        when share is null then 0
        else class_of(share, list_transform(umk_share_borders(), lambda border: border * scale))
    end as class,
    provenance
from measured
order by is_made_up, list_code
